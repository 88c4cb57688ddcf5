"""What an answer shows: verdicts from an engine, scores from arithmetic."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from interviews import scoring
from interviews.enums import VerdictKind
from interviews.evidence import Quote
from interviews.models.interview import Answer
from postings.models import Skill
from prep.generation import Generated

if TYPE_CHECKING:
    from interviews.models.correction import Correction


class Assessment(Generated):
    """The look at one submitted answer."""

    created_at = models.DateTimeField(auto_now_add=True)
    answer = models.OneToOneField(Answer, on_delete=models.CASCADE, related_name="assessment")
    assessed = models.BooleanField(default=False)  # False when ready: `reason` says why it was not judged
    reason = models.CharField(max_length=300, blank=True)
    flags = models.JSONField(default=list, blank=True)
    strong = models.TextField(blank=True)
    next_step = models.TextField(blank=True)
    # the verdicts with one sentence of the answer left out each: [{criterion: verdict}], for ranges of levels
    variants = models.JSONField(default=list, blank=True)
    prompt_version = models.PositiveSmallIntegerField(default=0)
    scale_version = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["state", "published_at"])]

    def __str__(self) -> str:
        return f"Assessment of answer {self.answer_id}"

    def tallies(self, *, corrected: bool = True) -> dict[str, scoring.Tally]:
        """Skill -> its points in this answer, in the order of the criteria; by the engine's verdicts alone
        unless `corrected`. What the candidate has corrected holds whichever sentence is left out."""
        verdicts = list(self.verdicts.all())
        settled = {one.criterion for one in verdicts if corrected and one.correction}
        judged = [
            scoring.Judged(one.criterion, one.skill.name, one.standing if corrected else one.verdict)
            for one in verdicts
        ]
        ways = [{key: kind for key, kind in way.items() if key not in settled} for way in self.variants]
        return {one.skill: scoring.tally(judged, one.skill, ways) for one in judged}


class Verdict(models.Model):
    """What the answer shows of one criterion, and the exact words that show it."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="verdicts")
    position = models.PositiveSmallIntegerField()
    criterion = models.CharField(max_length=40)  # the criterion's key
    text = models.CharField(max_length=300)  # the criterion as it stood
    skill = models.ForeignKey(Skill, on_delete=models.RESTRICT, related_name="verdicts")
    verdict = models.CharField(max_length=10, choices=VerdictKind)
    quotes = models.JSONField(default=list, blank=True)  # [{text, start}], each found in the answer there
    quote_count = models.PositiveSmallIntegerField(default=0)
    note = models.CharField(
        max_length=40, blank=True
    )  # of evidence.py: why it is unclear, or in part only, where that is known

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "criterion"], name="one_verdict_per_criterion"),
            models.CheckConstraint(
                condition=Q(verdict__in=[VerdictKind.MISSING, VerdictKind.UNCLEAR], quote_count=0)
                | Q(verdict__in=[VerdictKind.SHOWN, VerdictKind.PARTLY], quote_count__range=(1, 3)),
                name="credit_needs_a_quote",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verdict}: {self.text[:60]}"

    @property
    def correction(self) -> "Correction | None":
        """What the candidate said last against this verdict."""
        return next(iter(list(self.corrections.all())[-1:]), None)

    @property
    def standing(self) -> str:
        """The verdict that counts: the candidate's where there is one, else the engine's."""
        return self.correction.claimed if self.correction else self.verdict

    @property
    def quoted(self) -> list[Quote]:
        """The words by which the verdict that counts stands."""
        if own := self.correction:
            return [Quote(own.quote, own.quote_start)] if own.quote_start is not None else []
        return [Quote(quote["text"], quote["start"]) for quote in self.quotes]


class ScoreManager(models.Manager["Score"]):
    def compute(self, assessment_pk: int) -> None:
        """Write the scores of an assessment anew from its verdicts and their corrections."""
        self.filter(assessment=assessment_pk).delete()
        parts = ("verdicts__skill", "verdicts__corrections")
        assessment = Assessment.objects.prefetch_related(*parts).get(pk=assessment_pk)
        skills = {verdict.skill.name: verdict.skill for verdict in assessment.verdicts.all()}
        self.bulk_create(
            Score(
                assessment=assessment,
                skill=skills[name],
                level=found.level,
                low=found.low,
                high=found.high,
                half_points=int(points.won * 2),
                half_points_least=int(points.least * 2),
                out_of=points.out_of,
            )
            for name, points in assessment.tallies().items()
            if (found := scoring.skill_level(name, points))
        )


class Score(models.Model):
    """The level of one skill in one answer, computed by scoring.py. No row means "not shown"."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="scores")
    skill = models.ForeignKey(Skill, on_delete=models.RESTRICT, related_name="scores")
    level = models.PositiveSmallIntegerField()
    low = models.PositiveSmallIntegerField()
    high = models.PositiveSmallIntegerField()
    half_points = models.PositiveSmallIntegerField()  # shown = 2, partly = 1
    half_points_least = models.PositiveSmallIntegerField()  # with the sentence left out that carries most
    out_of = models.PositiveSmallIntegerField()  # criteria of this skill

    objects = ScoreManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assessment", "skill"], name="one_score_per_skill"),
            models.CheckConstraint(
                condition=Q(level__range=(1, 5))
                & Q(low__gte=1, low__lte=models.F("level"))
                & Q(high__gte=models.F("level"), high__lte=5),
                name="score_on_scale",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.skill_id}: {self.level}"
