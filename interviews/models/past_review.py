"""Reviews of a question that are over, so that a new one forgets nobody."""

from django.conf import settings
from django.db import connections, models, router
from django.db.models import F, Q, QuerySet, Value
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
        note: str | F = "",
    ) -> int:
        """Copy what the rows of these questions say now, before it is overwritten. One statement however many
        there are; the caller holds the rows. `note` as F("note") is the one that stands on each question."""
        values = {
            "question_id": F("pk"),
            **{f"{one}_id" if one.endswith("_by") else one: F(one) for one in STAMPS},
            "note": note if isinstance(note, F) else Value(note, models.CharField()),
            "ended_in": Value(ended_in, models.CharField()),
            "ended_by_id": Value(by.pk, models.BigIntegerField()),
            "ended_at": Value(timezone.now(), models.DateTimeField()),
        }
        chosen = questions.order_by().values_list(*(_named(one) for one in values.values()))
        connection = connections[router.db_for_write(self.model)]
        select, params = chosen.query.get_compiler(connection=connection).as_sql()
        quote = connection.ops.quote_name
        columns = ", ".join(quote(name) for name in values)
        with connection.cursor() as cursor:
            # Names of our own columns, and a statement that the ORM has made: nothing here comes from outside.
            cursor.execute(f"INSERT INTO {quote(self.model._meta.db_table)} ({columns}) {select}", params)
            return int(cursor.rowcount)


def _named(value: F | Value) -> str | Value:
    return value.name if isinstance(value, F) else value


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
