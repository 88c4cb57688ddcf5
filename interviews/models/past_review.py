"""Reviews of a question that are over, so that a new one forgets nobody."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from interviews.enums import QuestionState
from interviews.models.question import Question

# What a question's row says of the review that it is in.
STAMPS = ("submitted_by", "submitted_at", "approved_by", "approved_at", "retired_by", "retired_at")


class PastReviewQuerySet(models.QuerySet["PastReview"]):
    def keep(
        self,
        questions: QuerySet[Question],
        *,
        by: models.Model,
        ended_in: str,
        note: str | None = "",
    ) -> None:
        """Copy what the rows of these questions say now, before it is overwritten. The caller holds the rows.
        `note` None is the one that stands on each question."""
        ended = {"ended_in": ended_in, "ended_by": by, "ended_at": timezone.now()}
        if note is not None:
            ended["note"] = note
        stamps = [f"{one}_id" if one.endswith("_by") else one for one in STAMPS]
        rows = questions.order_by().values("note", *stamps, question_id=F("pk"))
        self.bulk_create(PastReview(**row | ended) for row in rows)


class PastReview(models.Model):
    """One way of a question through its states that is over: who had it reviewed, approved and retired, and who
    began anew. The way it is on stands in the question itself. Never changed afterwards."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="past_reviews")
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    submitted_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    retired_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    retired_at = models.DateTimeField(null=True, blank=True)
    ended_in = models.CharField(max_length=10, choices=QuestionState)  # where the next way begins
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    ended_at = models.DateTimeField()
    note = models.CharField(max_length=300, blank=True)  # why it was sent back or retired

    objects = PastReviewQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_in__in=[QuestionState.DRAFT, QuestionState.IN_REVIEW]),
                name="past_review_ends_in_a_beginning",
            ),
            models.CheckConstraint(
                condition=Q(submitted_at__isnull=False)
                | Q(approved_at__isnull=False)
                | Q(retired_at__isnull=False),
                name="past_review_tells_something",
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{verb}_by": None}) | Q(**{f"{verb}_at__isnull": False}),
                    name=f"past_review_says_when_{verb}",
                )
                for verb in ("submitted", "approved", "retired")
            ),
        ]

    def __str__(self) -> str:
        return f"A review of {self.question_id} that is over"
