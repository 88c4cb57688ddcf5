from fractions import Fraction

import pytest

from interviews import feedback
from interviews.feedback import Outcome


@pytest.mark.parametrize(
    ("level", "low", "high", "words"),
    [
        (3, 3, 3, ""),
        (3, 2, 3, "without one sentence it would be “first signs”"),
        (3, 3, 4, "if what is unclear were shown it would be “strong”"),
        (
            3,
            2,
            4,
            "without one sentence it would be “first signs”; if what is unclear were shown it would be “strong”",
        ),
        (None, None, None, ""),
    ],
)
def test_range_words_when_level_is_unsure_then_it_says_what_decides(
    level: int | None, low: int | None, high: int | None, words: str
) -> None:
    assert feedback.range_words(level, low, high) == words


@pytest.mark.parametrize(
    ("level", "high", "words"),
    [
        (None, None, "not shown"),
        (None, 2, "not shown"),
        (None, 3, "could not tell"),
        (1, 1, "no sign yet"),
        (1, 2, "no sign yet"),
        (1, 3, "could not tell"),
        (2, 5, "first signs"),
    ],
)
def test_level_words_when_the_lowest_might_as_well_be_solid_then_it_could_not_be_told(
    level: int | None, high: int | None, words: str
) -> None:
    assert feedback.level_words(level, high) == words


@pytest.mark.parametrize(
    ("points", "out_of", "words"),
    [
        (3.5, 5, "3½ of 5 points"),
        (0.5, 1, "half a point of 1"),
        (1.5, 4, "1½ of 4 points"),
        (0, 4, "0 of 4 points"),
        (2, 2, "2 of 2 points"),
    ],
)
def test_points_words_when_told_then_as_a_person_writes_them(points: float, out_of: int, words: str) -> None:
    assert feedback.points_words(points, out_of) == words


@pytest.mark.parametrize(
    ("points", "out_of", "words"),
    [
        (1, 1, "the most that 1 criterion can make"),
        (0.5, 1, ""),  # half of it is "solid" by itself
        (2, 2, "the most that 2 criteria can make"),
        (1.5, 2, ""),
        (3, 3, ""),
        (0, 0, ""),
    ],
)
def test_ceiling_words_when_few_criteria_hold_a_level_down_then_it_says_so(
    points: float, out_of: int, words: str
) -> None:
    assert feedback.ceiling_words(points, out_of) == words


def test_level_notes_when_there_are_two_then_both_are_told() -> None:
    said = "the most that 1 criterion can make; without one sentence it would be “first signs”"
    assert feedback.level_notes(3, 2, 3, 1, 1) == said
    assert feedback.level_notes(3, 3, 3, 2, 4) == ""


def test_level_words_when_there_is_no_level_then_not_shown() -> None:
    assert [feedback.level_words(level) for level in (None, 1, 5)] == [
        "not shown",
        "no sign yet",
        "exceptional",
    ]


def test_flag_words_when_a_flag_is_unknown_then_it_is_not_shown() -> None:
    assert feedback.flag_words(["vague", "made up", "vague"]) == [feedback.FLAGS["vague"]]


def test_outcome_when_half_is_shown_then_by_the_formula_of_levels() -> None:
    found = feedback.outcome(["shown", "partly", "missing"])
    assert found == Outcome(3, Fraction(3, 2), 3, 3)
    assert (found.words, found.points_words) == ("solid", "1½ of 3 points")


def test_outcome_when_nothing_is_shown_then_no_level() -> None:
    assert feedback.outcome(["missing", "missing", "missing", "unclear"]).words == "not shown"


def test_outcome_when_nothing_is_shown_and_much_is_unclear_then_it_could_not_be_told() -> None:
    found = feedback.outcome(["missing", "missing", "unclear", "unclear"])
    assert (found.level, found.words, found.could_not_be_told) == (None, "could not tell", True)
