"""What use tells: nothing from few people, separation from thirty answers on, and arithmetic one can redo."""

from datetime import UTC, datetime, timedelta

import pytest

from interviews import statistics
from interviews.statistics import Seen, Use

NOW = datetime(2026, 11, 1, tzinfo=UTC)


def seen(pattern):
    """criterion -> the verdicts of the answers in order, s p m u."""
    words = {"s": "shown", "p": "partly", "m": "missing", "u": "unclear"}
    return [
        Seen(answer, criterion, words[letter])
        for criterion, letters in pattern.items()
        for answer, letter in enumerate(letters)
    ]


def test_spread_when_enough_people_answered_counts_verdicts():
    use = Use(people=5, seen=seen({"Order": "sspmu"}))

    (spread,) = statistics.spreads(use)

    assert (spread.shown, spread.partly, spread.missing, spread.unclear) == (2, 1, 1, 1)
    assert (spread.total, spread.found_share) == (5, 0.6)


def test_use_when_few_people_answered_tells_no_verdicts_and_no_time():
    use = Use(people=4, seconds=[60, 90], seen=seen({"Order": "ssss"}))

    assert statistics.spreads(use) == []
    assert (use.is_told, use.minutes) == (False, None)


def test_time_when_told_is_that_of_the_middle_answer():
    assert Use(people=5, seconds=[30, 90, 600]).minutes == 1.5
    assert Use(people=5).minutes is None


def test_separation_when_strong_answers_show_it_is_high():
    half = 15
    use = seen({"Order": "s" * half + "m" * half, "Other": "s" * half + "m" * half})

    assert statistics.separation(use, "Order") == 1.0


def test_separation_when_found_everywhere_alike_is_nought():
    use = seen({"Order": "s" * 30, "Other": "s" * 15 + "m" * 15})

    assert statistics.separation(use, "Order") == 0.0


def test_separation_when_there_are_29_answers_is_not_told():
    use = seen({"Order": "s" * 29, "Other": "s" * 15 + "m" * 14})

    assert statistics.separation(use, "Order") is None


def test_separation_when_nearly_all_answers_are_alike_is_not_told():
    use = seen({"Order": "s" * 30, "Other": "s" * 4 + "m" * 26})

    assert statistics.separation(use, "Order") is None


@pytest.mark.parametrize(
    ("separation", "begins"), [(None, ""), (0.5, "tells strong"), (0.3, "tells them apart"), (0.0, "hardly")]
)
def test_spread_when_put_in_words_says_how_well(separation, begins):
    words = statistics.Spread("Order", 1, 1, 1, 1, separation).words

    assert words.startswith(begins)
    assert bool(words) == bool(begins)


def test_spread_when_empty_has_no_share():
    assert statistics.Spread("Order", 0, 0, 0, 0, None).found_share == 0.0


def test_suggestion_when_often_skipped_says_so():
    use = Use(asked=30, skipped=12)

    assert "skipped 12 of 30" in statistics.suggestions(use, [], NOW, NOW)[0]
    assert statistics.suggestions(Use(asked=29, skipped=29), [], NOW, NOW) == []


@pytest.mark.parametrize(
    ("letters", "begins"),
    [("m" * 30, "Hardly any"), ("s" * 30, "Nearly every"), (("sm" * 15), "“Order” is found in weak")],
)
def test_suggestion_when_a_criterion_tells_nothing_names_it(letters, begins):
    use = Use(people=30, seen=seen({"Order": letters, "Other": "s" * 15 + "m" * 15}))

    said = statistics.suggestions(use, statistics.spreads(use), NOW, NOW)

    assert any(one.startswith(begins) for one in said)


def test_suggestion_when_candidates_correct_many_verdicts_says_so():
    use = Use(
        people=30, corrections=6, seen=seen({"Order": "s" * 15 + "m" * 15, "Other": "s" * 15 + "m" * 15})
    )

    assert statistics.suggestions(use, statistics.spreads(use), NOW, NOW) == [
        "Candidates corrected 6 of 60 verdicts: the criteria may be unclear."
    ]


def test_suggestion_when_unused_for_a_year_says_so():
    long_ago = NOW - timedelta(days=400)

    assert statistics.suggestions(Use(), [], long_ago, NOW) == ["No set has drawn it for a year."]
    assert statistics.suggestions(Use(last_on=NOW), [], long_ago, NOW) == []
    assert statistics.suggestions(Use(), [], None, NOW) == []


def test_share_of_skips_when_never_asked_is_nought():
    assert Use().skipped_share == 0.0
