"""What pages show of an answer: its words with the evidence marked in them, criteria, levels."""

from dataclasses import dataclass, field

from django.db.models import Prefetch, QuerySet

from interviews import feedback, scoring
from interviews.confidence import Confidence, confidence
from interviews.enums import ItemOrigin, VerdictKind
from interviews.feedback import Outcome
from interviews.highlight import Passage, Segment, segments
from interviews.models import Answer, Assessment, Correction, Interview, Score, SetItem, Verdict
from interviews.scoring import SkillLevel
from prep.generation import EMBEDDED


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
    reason: str = ""  # why, where that is known
    pk: int = 0  # the verdict's
    correction: Correction | None = None
    engine_words: str = ""  # what the engine said
    engine_quotes: list[str] = field(default_factory=list)  # by which it said something else


@dataclass(frozen=True)
class ShownLevel:
    """The level of one skill in this answer."""

    skill: str
    level: int | None
    low: int | None
    high: int | None
    words: str
    notes: str  # what holds the level down, and what else it could be
    points: str
    corrected: str = ""  # that it rests on a correction, and what it would be without


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
    confidence: Confidence | None = None

    @property
    def is_corrected(self) -> bool:
        return any(criterion.correction for criterion in self.criteria)

    @property
    def is_assessed(self) -> bool:
        return self.assessment is not None and self.assessment.is_ready and self.assessment.assessed

    @property
    def is_refused(self) -> bool:
        """It was looked at, and there was nothing in it to assess."""
        return self.assessment is not None and self.assessment.is_ready and not self.assessment.assessed

    @property
    def unassessed(self) -> str:
        """What stands where the outcome would."""
        return "being read" if self.assessment is not None and self.assessment.is_working else "not assessed"

    @property
    def stage(self) -> str:
        """Becomes another whenever there is something else to say of the assessment."""
        one = self.assessment
        if one is None or not one.is_working:
            return one.state if one else ""
        return f"held{one.attempts}" if one.is_held_up else "late" if one.is_overdue else "working"

    @property
    def rating(self) -> str:
        """What the candidate said of it, in the words of the scale."""
        rating = self.answer.self_rating
        return scoring.LEVELS[rating] if rating else ""


def origin_words(item: SetItem, interview: Interview) -> str:
    """How the question is known. Who rehearses by a link did not write what the organization wrote itself."""
    if item.origin == ItemOrigin.OWN and interview.prep_link_id:
        return "Written by the organization"
    return item.get_origin_display()


def with_assessment(answers: QuerySet[Answer]) -> QuerySet[Answer]:
    """Everything that `shown` looks at, in a number of queries that does not grow."""
    verdicts = Prefetch(
        "assessment__verdicts", Verdict.objects.select_related("skill").prefetch_related("corrections")
    )
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
        _levels(assessment),
        feedback.flag_words(assessment.flags),
        _outcome(assessment),
        _confidence(answer, assessment),
    )


def _criterion(answer: Answer, verdict: Verdict) -> ShownCriterion:
    tone, icon = feedback.VERDICT_LOOKS[verdict.standing]
    number = verdict.position + 1
    quotes = [
        ShownQuote(quote.text, quote.start, f"words-{answer.pk}-{number}-{place}")
        for place, quote in enumerate(verdict.quoted)
    ]
    return ShownCriterion(
        number,
        verdict.text,
        verdict.skill.name,
        str(VerdictKind(verdict.standing).label),
        tone,
        icon,
        quotes,
        feedback.REASONS.get(verdict.note, "") if verdict.standing == verdict.verdict else "",
        verdict.pk,
        verdict.correction,
        str(VerdictKind(verdict.verdict).label),
        [quote["text"] for quote in verdict.quotes] if verdict.correction else [],
    )


def _levels(assessment: Assessment) -> list[ShownLevel]:
    """As they are stored; of a skill that lost its level to a correction, that it is not shown."""
    corrected = {one.skill.name for one in assessment.verdicts.all() if one.correction}
    alone = assessment.tallies(corrected=False) if corrected else {}
    by_engine = {name: scoring.skill_level(name, alone[name]) for name in alone if name in corrected}
    scores = {score.skill.name: score for score in assessment.scores.all()}
    lost = [name for name, level in by_engine.items() if level and name not in scores]
    return [
        *(_level(score, by_engine) for score in scores.values()),
        *(
            ShownLevel(name, None, None, None, scoring.NOT_SHOWN, "", "", _rests(name, by_engine))
            for name in lost
        ),
    ]


def _level(score: Score, by_engine: dict[str, SkillLevel | None]) -> ShownLevel:
    return ShownLevel(
        skill=score.skill.name,
        level=score.level,
        low=score.low,
        high=score.high,
        words=feedback.level_words(score.level, score.high),
        notes=feedback.level_notes(score.level, score.low, score.high, score.half_points / 2, score.out_of),
        points=feedback.points_words(score.half_points / 2, score.out_of),
        corrected=_rests(score.skill.name, by_engine) if score.skill.name in by_engine else "",
    )


def _rests(name: str, by_engine: dict[str, SkillLevel | None]) -> str:
    found = by_engine[name]
    return feedback.correction_words(found.level if found else None)


def _outcome(assessment: Assessment) -> Outcome | None:
    """By the formula of today only: what an older one made of it is not computed anew."""
    verdicts = [verdict.standing for verdict in assessment.verdicts.all()]
    return feedback.outcome(verdicts) if verdicts and assessment.scale_version == scoring.VERSION else None


def _confidence(answer: Answer, assessment: Assessment) -> Confidence | None:
    """How sure the engine can be; corrections have no say in that."""
    if not assessment.assessed:
        return None
    return confidence(
        answer.text,
        spoken=answer.spoken,
        flags=assessment.flags,
        ranges=[(score.low, score.high) for score in assessment.scores.all()],
        verdicts=[verdict.verdict for verdict in assessment.verdicts.all()],
        by_rules=assessment.engine == EMBEDDED,
    )
