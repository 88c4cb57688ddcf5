"""What an answer shows: verdicts from an engine, scores from arithmetic."""

from django.db import models
from django.db.models import Q

from interviews.enums import VerdictKind
from interviews.models.interview import Answer
from postings.models import Skill
from prep.generation import Generated


class Assessment(Generated):
    """The look at one submitted answer."""

    created_at = models.DateTimeField(auto_now_add=True)
    answer = models.OneToOneField(Answer, on_delete=models.CASCADE, related_name="assessment")
    assessed = models.BooleanField(default=False)  # False when ready: `reason` says why it was not judged
    reason = models.CharField(max_length=300, blank=True)
    flags = models.JSONField(default=list, blank=True)
    strong = models.TextField(blank=True)
    next_step = models.TextField(blank=True)
    prompt_version = models.PositiveSmallIntegerField(default=0)
    scale_version = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["state", "published_at"])]

    def __str__(self) -> str:
        return f"Assessment of answer {self.answer_id}"


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
