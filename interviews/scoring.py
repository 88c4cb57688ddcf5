"""Verdicts to levels: the one formula, with a version. Pure arithmetic that anyone can redo."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

VERSION = 1

LEVELS = {1: "no sign yet", 2: "first signs", 3: "solid", 4: "strong", 5: "exceptional"}
NOT_SHOWN = "not shown"

# What a verdict is worth. An unclear criterion wins nothing, but widens the range: it might have been shown.
POINTS = {"shown": Fraction(1), "partly": Fraction(1, 2), "missing": Fraction(0), "unclear": Fraction(0)}

# The share of the points that were there to win -> level. Read from the top: the first floor reached counts.
FLOORS = (
    (Fraction(9, 10), 5),
    (Fraction(7, 10), 4),
    (Fraction(9, 20), 3),
    (Fraction(1, 5), 2),
    (Fraction(0), 1),
)

# Few criteria cannot carry a high level: number of criteria -> the highest level they can make.
CEILINGS = {1: 3, 2: 4}


@dataclass(frozen=True)
class Judged:
    """One criterion as judged: the skill it speaks for and the verdict."""

    criterion: str
    skill: str
    verdict: str


@dataclass(frozen=True)
class Tally:
    """Points of one skill: won, won when the one sentence that carries most is left out, won if all that is
    unclear were shown; and the criteria there are."""

    won: Fraction
    least: Fraction
    most: Fraction
    out_of: int


@dataclass(frozen=True)
class SkillLevel:
    """The level of one skill, and the range in which it could as well lie."""

    skill: str
    level: int
    low: int
    high: int
    tally: Tally


def level_of(points: Fraction, out_of: int) -> int | None:
    """The level for `points` won of `out_of` criteria; None ("not shown") when no point was won."""
    if points <= 0 or out_of <= 0:
        return None
    level = _by_share(points, out_of)
    return min(level, CEILINGS.get(out_of, level))


def highest(points: Tally) -> int | None:
    """The level that there would be if all that is unclear were shown."""
    return level_of(points.most, points.out_of)


def is_capped(points: Fraction, out_of: int) -> bool:
    """Would the share of the points make a higher level, were there more criteria?"""
    ceiling = CEILINGS.get(out_of)
    return ceiling is not None and _by_share(points, out_of) > ceiling


def tally(judged: Sequence[Judged], skill: str, variants: Iterable[Mapping[str, str]] = ()) -> Tally:
    """The points of one skill in one answer. `variants` are verdicts by criterion with one sentence of the
    answer left out each; a criterion that a variant does not name keeps its verdict."""
    own = [one for one in judged if one.skill == skill]
    won = _points(one.verdict for one in own)
    others = [_points(way.get(one.criterion, one.verdict) for one in own) for way in variants]
    unclear = sum(one.verdict == "unclear" for one in own)
    return Tally(won, min([won, *others]), won + unclear, len(own))


def combine(tallies: Sequence[Tally]) -> Tally:
    """The points of one skill over several answers. One sentence is left out of one answer, not one of each."""
    won = sum((one.won for one in tallies), Fraction(0))
    drop = max((one.won - one.least for one in tallies), default=Fraction(0))
    most = sum((one.most for one in tallies), Fraction(0))
    return Tally(won, won - drop, most, sum(one.out_of for one in tallies))


def skill_level(skill: str, points: Tally) -> SkillLevel | None:
    """The level that the points make, or None: not shown."""
    level = level_of(points.won, points.out_of)
    if level is None:
        return None
    low = level_of(points.least, points.out_of) or 1
    high = highest(points) or 1
    return SkillLevel(skill, level, low, high, points)


def skill_levels(
    judged: Sequence[Judged], variants: Iterable[Mapping[str, str]] = ()
) -> dict[str, SkillLevel]:
    """Skill -> level in one answer, for skills with a credited criterion; the others are "not shown"."""
    ways = list(variants)
    skills = dict.fromkeys(one.skill for one in judged)
    levels = {skill: skill_level(skill, tally(judged, skill, ways)) for skill in skills}
    return {skill: level for skill, level in levels.items() if level}


def overall(strengths: Iterable[float | None], verdicts: Iterable[str]) -> float:
    """A mark from 0 to 5 for measuring engines from outside. Never shown to a person, never stored.

    The mean over criteria of the engine's own strength where it gives one, else of the verdict's points.
    """
    marks = [
        strength if strength is not None else float(POINTS[verdict])
        for strength, verdict in zip(strengths, verdicts, strict=True)
    ]
    return 5 * sum(marks) / len(marks) if marks else 0.0


def _by_share(points: Fraction, out_of: int) -> int:
    share = points / out_of
    return next(level for floor, level in FLOORS if share >= floor)


def _points(verdicts: Iterable[str]) -> Fraction:
    return sum((POINTS[verdict] for verdict in verdicts), Fraction(0))
