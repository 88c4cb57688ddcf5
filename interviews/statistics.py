"""What use says about a question, honest about small numbers. Pure arithmetic over verdicts, never over words.

Few answers say little and could point at a person, so nothing about verdicts is told below FEW people, and
how well a criterion tells strong answers from weak ones only from MANY answers on.
"""

import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from interviews.scoring import POINTS

FEW = 5
MANY = 30
SIDE = 5  # answers needed on each side, strong and weak
WELL, SOMEWHAT = 0.4, 0.2
OFTEN_SKIPPED = 0.4
OFTEN_CORRECTED = 0.1
HARDLY_EVER, NEARLY_ALWAYS = 0.05, 0.95
UNUSED_FOR = timedelta(days=365)


@dataclass(frozen=True)
class Seen:
    """One verdict on one answer: which answer, which criterion, what was found."""

    answer: int
    criterion: str
    verdict: str


@dataclass(frozen=True)
class Use:
    """How often a question was asked, and what became of it."""

    sets: int = 0
    asked: int = 0
    answered: int = 0
    skipped: int = 0
    people: int = 0
    corrections: int = 0
    seconds: Sequence[int] = ()
    last_on: datetime | None = None
    seen: Sequence[Seen] = field(default=(), repr=False)

    @property
    def is_told(self) -> bool:
        """Are there enough people behind it to speak of verdicts and time?"""
        return self.people >= FEW

    @property
    def judged(self) -> int:
        """Answers with verdicts."""
        return len({one.answer for one in self.seen})

    @property
    def minutes(self) -> float | None:
        """The time that the middle answer took."""
        if not self.is_told or not self.seconds:
            return None
        return round(statistics.median(self.seconds) / 60, 1)

    @property
    def skipped_share(self) -> float:
        return self.skipped / self.asked if self.asked else 0.0


@dataclass(frozen=True)
class Spread:
    """The verdicts on one criterion, and how well it tells strong answers from weak ones."""

    criterion: str
    shown: int
    partly: int
    missing: int
    unclear: int
    separation: float | None  # None: too few answers to say

    @property
    def total(self) -> int:
        return self.shown + self.partly + self.missing + self.unclear

    @property
    def found_share(self) -> float:
        return (self.shown + self.partly) / self.total if self.total else 0.0

    @property
    def words(self) -> str:
        """The separation in words; empty when nothing can be said."""
        if self.separation is None:
            return ""
        if self.separation >= WELL:
            return "tells strong answers from weak ones well"
        return "tells them apart somewhat" if self.separation >= SOMEWHAT else "hardly tells them apart"


def spreads(use: Use) -> list[Spread]:
    """One per criterion, in the order in which they were first met; none when too few people answered."""
    if not use.is_told:
        return []
    by_criterion: dict[str, Counter[str]] = defaultdict(Counter)
    for one in use.seen:
        by_criterion[one.criterion][one.verdict] += 1
    return [
        Spread(
            criterion,
            counts["shown"],
            counts["partly"],
            counts["missing"],
            counts["unclear"],
            separation(use.seen, criterion),
        )
        for criterion, counts in by_criterion.items()
    ]


def separation(seen: Iterable[Seen], criterion: str) -> float | None:
    """Mean worth of the criterion in answers strong in all the other criteria, less that in weak ones.

    Strong and weak are above and below the middle of the rest of the answer, the criterion itself left out.
    From -1 to 1; None below MANY answers, or when one side is too small.
    """
    own: dict[int, float] = {}
    rest: dict[int, list[float]] = defaultdict(list)
    for one in seen:
        if one.criterion == criterion:
            own[one.answer] = float(POINTS[one.verdict])
        else:
            rest[one.answer].append(float(POINTS[one.verdict]))
    pairs = [(statistics.fmean(rest[answer]), worth) for answer, worth in own.items() if rest[answer]]
    if len(pairs) < MANY:
        return None
    middle = statistics.median(strength for strength, _ in pairs)
    strong = [worth for strength, worth in pairs if strength > middle]
    weak = [worth for strength, worth in pairs if strength < middle]
    if min(len(strong), len(weak)) < SIDE:
        return None
    return statistics.fmean(strong) - statistics.fmean(weak)


def suggestions(use: Use, found: Sequence[Spread], approved_at: datetime | None, now: datetime) -> list[str]:
    """Why one may want to mend or retire the question, in sentences. Empty while there is too little to go by."""
    told = []
    if use.asked >= MANY and use.skipped_share >= OFTEN_SKIPPED:
        told.append(f"It was skipped {use.skipped} of {use.asked} times: people may not know what is asked.")
    if use.judged >= MANY:
        told += [reason for spread in found if (reason := _about(spread))]
    verdicts = len(use.seen)
    if use.judged >= MANY and use.corrections >= OFTEN_CORRECTED * verdicts:
        told.append(
            f"Candidates corrected {use.corrections} of {verdicts} verdicts: the criteria may be unclear."
        )
    if approved_at and now - max(approved_at, use.last_on or approved_at) > UNUSED_FOR:
        told.append("No set has drawn it for a year.")
    return told


def _about(spread: Spread) -> str:
    if spread.found_share <= HARDLY_EVER:
        return f"Hardly any answer shows “{spread.criterion}”: the question may not ask for it."
    if spread.found_share >= NEARLY_ALWAYS:
        return f"Nearly every answer shows “{spread.criterion}”: it tells nothing about anybody."
    if spread.separation is not None and spread.separation < SOMEWHAT / 2:
        return f"“{spread.criterion}” is found in weak answers as often as in strong ones."
    return ""
