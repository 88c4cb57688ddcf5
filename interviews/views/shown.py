"""What pages show of an answer: its words with the evidence marked in them, criteria, levels."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch, QuerySet

from interviews import feedback, scoring
from interviews.enums import VerdictKind
from interviews.feedback import Outcome
from interviews.highlight import Passage, Segment, segments
from interviews.models import Answer, Assessment, Score, Verdict


@dataclass(frozen=True)
class ShownQuote:
    """Words of the answer, and the name of the place where they stand on the page."""

    text: str
    start: int
    anchor: str


@dataclass(frozen=True)
class ShownCriterion:
    """A criterion with its verdict in words and the words that show it."""

    number: int
    text: str
    skill: str
    words: str
    tone: str
    icon: str
    quotes: list[ShownQuote]


@dataclass(frozen=True)
class ShownLevel:
    """The level of one skill in this answer."""

    skill: str
    level: int
    low: int
    high: int
    words: str
    or_else: str
    points: str


@dataclass(frozen=True)
class ShownAnswer:
    """One attempt, ready for a template. Without an assessment there are words only."""

    answer: Answer
    assessment: Assessment | None
    words: list[Segment]
    criteria: list[ShownCriterion] = field(default_factory=list)
    levels: list[ShownLevel] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    outcome: Outcome | None = None

    @property
    def is_assessed(self) -> bool:
        return self.assessment is not None and self.assessment.is_ready and self.assessment.assessed

    @property
    def is_refused(self) -> bool:
        """It was looked at, and there was nothing in it to assess."""
        return self.assessment is not None and self.assessment.is_ready and not self.assessment.assessed

    @property
    def rating(self) -> str:
        """What the candidate said of it, in the words of the scale."""
        rating = self.answer.self_rating
        return scoring.LEVELS[rating] if rating else ""


def with_assessment(answers: QuerySet[Answer]) -> QuerySet[Answer]:
    """Everything that `shown` looks at, in a number of queries that does not grow."""
    verdicts = Prefetch("assessment__verdicts", Verdict.objects.select_related("skill"))
    scores = Prefetch("assessment__scores", Score.objects.select_related("skill").order_by("pk"))
    return answers.select_related("item", "assessment").prefetch_related(verdicts, scores)


def shown(answer: Answer) -> ShownAnswer:
    """An answer from with_assessment, as a page shows it."""
    assessment = getattr(answer, "assessment", None)
    if assessment is None or not assessment.is_ready:
        return ShownAnswer(answer, assessment, segments(answer.text, []))
    criteria = [_criterion(answer, verdict) for verdict in assessment.verdicts.all()]
    passages = [
        Passage(quote.start, quote.text, criterion.number, quote.anchor)
        for criterion in criteria
        for quote in criterion.quotes
    ]
    return ShownAnswer(
        answer,
        assessment,
        segments(answer.text, passages),
        criteria,
        [_level(score) for score in assessment.scores.all()],
        feedback.flag_words(assessment.flags),
        _outcome(assessment),
    )


def _criterion(answer: Answer, verdict: Verdict) -> ShownCriterion:
    tone, icon = feedback.VERDICT_LOOKS[verdict.verdict]
    number = verdict.position + 1
    quotes = [_quote(answer, number, place, quote) for place, quote in enumerate(verdict.quotes)]
    words = str(VerdictKind(verdict.verdict).label)
    return ShownCriterion(number, verdict.text, verdict.skill.name, words, tone, icon, quotes)


def _quote(answer: Answer, number: int, place: int, quote: dict[str, Any]) -> ShownQuote:
    return ShownQuote(quote["text"], quote["start"], f"words-{answer.pk}-{number}-{place}")


def _level(score: Score) -> ShownLevel:
    return ShownLevel(
        skill=score.skill.name,
        level=score.level,
        low=score.low,
        high=score.high,
        words=feedback.level_words(score.level),
        or_else=feedback.range_words(score.level, score.low, score.high),
        points=feedback.points_words(score.half_points / 2, score.out_of),
    )


def _outcome(assessment: Assessment) -> Outcome | None:
    """By the formula of today only: what an older one made of it is not computed anew."""
    verdicts = [verdict.verdict for verdict in assessment.verdicts.all()]
    return feedback.outcome(verdicts) if verdicts and assessment.scale_version == scoring.VERSION else None
