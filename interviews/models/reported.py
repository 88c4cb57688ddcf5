"""Questions that people were asked in real interviews, as they brought them back."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Count, Max, Q
from django.db.models.functions import Coalesce

from interviews.enums import InterviewStage, ReportedState
from interviews.models.question import Question
from postings.models import Posting
from prep.codes import new_code

DECIDED = (ReportedState.ACCEPTED, ReportedState.DUPLICATE)


class ReportedQuestionQuerySet(models.QuerySet["ReportedQuestion"]):
    def pending(self) -> "ReportedQuestionQuerySet":
        return self.filter(state=ReportedState.PENDING)

    def with_bundle(self) -> "ReportedQuestionQuerySet":
        """`bundle` is the number of the first report of the same question."""
        return self.annotate(bundle=Coalesce("lead_id", "pk"))

    def of_bundle(self, row: "ReportedQuestion") -> "ReportedQuestionQuerySet":
        """The row, the first report of the same question, and all others that were joined to that one."""
        first = row.lead_id or row.pk
        return self.filter(Q(pk=first) | Q(lead=first))

    def public(self) -> "ReportedQuestionQuerySet":
        """What anybody may see: counted reports of questions that curators have approved."""
        return self.filter(counts=True, question__in=Question.objects.giving())

    def by_question(self, keys: Iterable[int]) -> dict[int, dict[str, Any]]:
        """For those of the questions that were reported: how often, and when last. One query."""
        counted = self.filter(question__in=keys, counts=True).order_by().values("question")
        return {row["question"]: row for row in counted.annotate(times=Count("pk"), last=Max("asked_on"))}

    def of_question(self, question: Question) -> dict[str, Any]:
        """How often a question was reported and when last, and at how many organizations."""
        counted = self.filter(question=question, counts=True)
        return counted.aggregate(
            times=Count("pk"), last=Max("asked_on"), places=Count("organization_key", distinct=True)
        )


class ReportedQuestion(models.Model):
    """One person's word that a question was asked in a real interview at an organization."""

    code = models.CharField(max_length=12, unique=True, default=new_code, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    reporter = models.ForeignKey(  # never shown; null once that person is gone
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="reported_questions",
    )
    posting = models.ForeignKey(  # where the reporter practised for it, if so
        Posting, on_delete=models.SET_NULL, null=True, blank=True, related_name="reported_questions"
    )
    hiring_organization = models.CharField(max_length=200)
    organization_key = models.CharField(max_length=120, db_index=True)
    role = models.CharField(max_length=200)
    role_key = models.CharField(max_length=120, blank=True)
    stage = models.CharField(max_length=10, choices=InterviewStage, default=InterviewStage.OTHER)
    asked_on = models.DateField()  # the first of the month; nobody is asked for the day
    country = models.CharField(max_length=60, blank=True)
    text = models.CharField(max_length=300)  # as reported; what is published is the question's wording
    fold = models.CharField(max_length=300, db_index=True, editable=False)
    lead = models.ForeignKey(  # the first report of the same question; null for that one itself
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="joined"
    )

    state = models.CharField(max_length=10, choices=ReportedState, default=ReportedState.PENDING)
    question = models.ForeignKey(
        Question, on_delete=models.SET_NULL, null=True, blank=True, related_name="reports"
    )
    counts = models.BooleanField(default=False)  # one person counts once per question and organization
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="reports_reviewed",
    )
    reviewed_at = models.DateTimeField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)  # why it was not taken; the reporter reads it

    objects = ReportedQuestionQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["state", "lead"], name="reported_by_state"),
            models.Index(fields=["question", "organization_key"], name="reported_by_question"),
            models.Index(fields=["reporter", "created_at"], name="reported_by_person"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=ReportedState.PENDING, reviewed_at=None, reviewed_by=None, question=None)
                | (~Q(state=ReportedState.PENDING) & Q(reviewed_at__isnull=False)),
                name="pending_report_is_unreviewed",
            ),
            models.CheckConstraint(
                condition=~Q(state=ReportedState.REJECTED) | Q(question=None),
                name="rejected_report_names_no_question",
            ),
            models.CheckConstraint(
                condition=Q(counts=False) | Q(state__in=DECIDED), name="only_taken_reports_count"
            ),
            models.CheckConstraint(
                condition=~Q(organization_key="") & ~Q(text=""), name="report_says_what_and_where"
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def is_pending(self) -> bool:
        return self.state == ReportedState.PENDING
