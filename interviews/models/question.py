"""The questions of a bank, and every wording they had."""

from collections import defaultdict
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q

from interviews import search
from interviews.criteria import LEAST, MOST
from interviews.enums import Difficulty, QuestionKind, QuestionOrigin, QuestionState
from interviews.models.bank import QuestionBank
from postings.models import Skill
from prep.codes import new_code

# What a version keeps, and a question has as it stands now.
CONTENT = ("text", "kind", "difficulty", "minutes", "criteria", "probes", "levels")


class QuestionQuerySet(models.QuerySet["Question"]):
    def approved(self) -> "QuestionQuerySet":
        return self.filter(state=QuestionState.APPROVED)

    def giving(self) -> "QuestionQuerySet":
        """Approved ones of shared banks: those that a candidate's set may draw."""
        return self.approved().filter(bank__in=QuestionBank.objects.giving())

    def for_curator(self, person: models.Model) -> "QuestionQuerySet":
        return self.filter(bank__in=QuestionBank.objects.for_curator(person))

    def asked(self, *, q: str = "", skill: str = "", family: str = "", **exact: Any) -> "QuestionQuerySet":
        """Those with all the words of `q`, the skill by any of its names, the bank's job family, and the exact
        values of kind, difficulty, state and origin."""
        found = self.filter(**exact)
        if family:
            found = found.filter(bank__job_family=family)
        if skill:
            skills = Skill.objects.known_as(skill)
            found = found.filter(
                pk__in=Question.skills.through.objects.filter(skill__in=skills).values("question")
            )
        return search.matching(found, q) if q else found

    @staticmethod
    def names_skill() -> Exists:
        """Of a skill: does any question name it? Asked skill by skill, which stops at the first one found."""
        return Exists(Question.skills.through.objects.filter(skill=OuterRef("pk")))

    def counts(self) -> dict[int, dict[str, int]]:
        """bank -> state -> how many, read from one index."""
        found: dict[int, dict[str, int]] = defaultdict(lambda: dict.fromkeys(QuestionState.values, 0))
        for bank, state, count in self.order_by().values_list("bank", "state").annotate(Count("pk")):
            found[bank][state] = count
        return found


class Question(models.Model):
    """One question of a bank, as it stands now. Its past wordings are its versions."""

    code = models.CharField(max_length=12, unique=True, default=new_code, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    bank = models.ForeignKey(QuestionBank, on_delete=models.CASCADE, related_name="questions")
    text = models.CharField(max_length=600)
    kind = models.CharField(max_length=20, choices=QuestionKind)
    difficulty = models.PositiveSmallIntegerField(choices=Difficulty, default=Difficulty.MEDIUM)
    minutes = models.PositiveSmallIntegerField(default=3)
    criteria = models.JSONField(default=list)  # [{key, text, skill}], read and copied whole
    criteria_count = models.PositiveSmallIntegerField(default=0, editable=False)
    probes = models.JSONField(default=list, blank=True)  # follow-ups, in the order in which they help
    levels = models.JSONField(default=dict, blank=True)  # {"1" | "3" | "5": what such an answer contains}
    skills = models.ManyToManyField(Skill, blank=True, related_name="questions")  # those the criteria name
    origin = models.CharField(max_length=10, choices=QuestionOrigin, default=QuestionOrigin.CURATED)
    pack_key = models.CharField(max_length=120, null=True, blank=True, unique=True)  # of a starter pack
    pack_stamp = models.CharField(max_length=32, blank=True, editable=False)  # what the pack said last
    version = models.PositiveIntegerField(default=1)  # the number of the wording that stands
    edited_at = models.DateTimeField(null=True, blank=True)

    state = models.CharField(max_length=10, choices=QuestionState, default=QuestionState.DRAFT)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="questions_written",
    )
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="questions_submitted",
    )
    submitted_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="questions_approved",
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    retired_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="questions_retired",
    )
    retired_at = models.DateTimeField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)  # why it was sent back or retired
    merged_into = models.ForeignKey(  # a double: its uses and statistics count for the other one
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="doubles"
    )

    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [
            # Newest first with any mix of filters is read from these alone, however many rows there are.
            models.Index(
                "bank",
                models.F("id").desc(),
                "state",
                "kind",
                "difficulty",
                "origin",
                name="question_of_bank",
            ),
            models.Index(
                models.F("id").desc(), "bank", "state", "kind", "difficulty", "origin", name="question_of_any"
            ),
            models.Index(fields=["state", "bank"], name="question_by_state"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="question_has_words"),
            models.CheckConstraint(
                condition=~Q(state__in=[QuestionState.IN_REVIEW, QuestionState.APPROVED])
                | Q(criteria_count__range=(LEAST, MOST)),
                name="reviewed_question_has_criteria",
            ),
            models.CheckConstraint(
                condition=~Q(state=QuestionState.DRAFT) | Q(submitted_at=None, submitted_by=None),
                name="draft_is_not_submitted",
            ),
            models.CheckConstraint(
                condition=~Q(state=QuestionState.IN_REVIEW) | Q(submitted_at__isnull=False),
                name="question_in_review_says_since_when",
            ),
            models.CheckConstraint(
                condition=~Q(state=QuestionState.APPROVED) | Q(approved_at__isnull=False),
                name="approved_question_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[QuestionState.DRAFT, QuestionState.IN_REVIEW])
                | Q(approved_at=None, approved_by=None),
                name="unapproved_question_names_no_approval",
            ),
            models.CheckConstraint(
                condition=Q(state=QuestionState.RETIRED, retired_at__isnull=False)
                | (~Q(state=QuestionState.RETIRED) & Q(retired_at=None, retired_by=None)),
                name="retired_question_says_when",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | Q(state=QuestionState.RETIRED),
                name="merged_question_is_retired",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def is_approved(self) -> bool:
        return self.state == QuestionState.APPROVED


class QuestionVersion(models.Model):
    """One wording of a question: who wrote it, when. Never changed afterwards."""

    created_at = models.DateTimeField(auto_now_add=True)
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="question_versions",
    )
    text = models.CharField(max_length=600)
    kind = models.CharField(max_length=20, choices=QuestionKind)
    difficulty = models.PositiveSmallIntegerField(choices=Difficulty)
    minutes = models.PositiveSmallIntegerField()
    criteria = models.JSONField(default=list)
    probes = models.JSONField(default=list, blank=True)
    levels = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["question", "number"], name="versions_are_numbered"),
        ]

    def __str__(self) -> str:
        return f"Version {self.number} of {self.question_id}"
