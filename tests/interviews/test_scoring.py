"""Levels are arithmetic on verdicts."""

from fractions import Fraction

import pytest

from interviews.scoring import Judged, Tally, combine, level_of, overall, skill_levels, tally


def judged(*verdicts: str, skill: str = "Welding") -> list[Judged]:
    return [Judged(f"c{number}", skill, verdict) for number, verdict in enumerate(verdicts, 1)]


@pytest.mark.parametrize(
    ("points", "out_of", "level"),
    [
        (Fraction(0), 4, None),
        (Fraction(1), 0, None),
        (Fraction(1, 2), 4, 1),
        (Fraction(4), 20, 2),
        (Fraction(9), 20, 3),
        (Fraction(14), 20, 4),
        (Fraction(18), 20, 5),
        (Fraction(3), 3, 5),
        (Fraction(2), 2, 4),  # two criteria cannot make the highest level
        (Fraction(1), 1, 3),  # nor one more than solid
    ],
)
def test_level_of_when_share_reaches_a_floor_then_that_level(
    points: Fraction, out_of: int, level: int | None
) -> None:
    assert level_of(points, out_of) == level


def test_skill_levels_when_nothing_is_credited_then_skill_is_absent() -> None:
    assert skill_levels(judged("missing", "unclear")) == {}


def test_skill_levels_when_all_shown_then_exceptional() -> None:
    assert skill_levels(judged("shown", "shown", "shown"))["Welding"].level == 5


def test_skill_levels_when_one_sentence_decides_then_range_reaches_down() -> None:
    found = skill_levels(judged("shown", "shown", "shown"), [{"c1": "missing"}, {"c2": "shown"}])["Welding"]

    assert (found.low, found.level, found.high) == (3, 5, 5)


def test_skill_levels_when_two_skills_then_each_by_its_own_criteria() -> None:
    both = [*judged("shown", skill="Welding"), Judged("c2", "Planning", "partly")]

    assert {skill: one.level for skill, one in skill_levels(both).items()} == {"Welding": 3, "Planning": 3}


def test_overall_when_engine_gives_strengths_then_their_mean_of_five() -> None:
    assert overall([0.5, 1.0], ["missing", "shown"]) == 3.75


def test_overall_when_no_strength_then_points_of_the_verdict() -> None:
    assert overall([None, None], ["shown", "partly"]) == 3.75


def test_overall_when_nothing_was_judged_then_zero() -> None:
    assert overall([], []) == 0.0


def test_combine_when_skill_is_in_two_answers_then_one_sentence_is_left_out_of_one() -> None:
    first = tally(judged("shown", "shown"), "Welding", [{"c1": "missing"}])
    second = tally(judged("shown", "unclear"), "Welding", [{"c1": "missing"}])

    assert combine([first, second]) == Tally(Fraction(3), Fraction(2), Fraction(4), 4)


def test_combine_when_there_is_no_answer_then_nothing_is_won() -> None:
    assert combine([]) == Tally(Fraction(0), Fraction(0), Fraction(0), 0)
