"""What use tells of a question, read without a single word of an answer."""

from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from interviews.models.assessment import Verdict
from interviews.models.correction import Correction
from interviews.models.interview import Answer
from interviews.models.question import Question
from interviews.models.question_set import SetItem
from interviews.statistics import Seen, Use

LATEST = 500  # answers that verdicts and time are read from


def use_of(question: Question) -> Use:
    """How a question and its doubles were used: first attempts only, for a retry has seen the feedback."""
    items = SetItem.objects.filter(Q(question=question) | Q(question__merged_into=question))
    asked = Answer.objects.filter(item__in=items.values("pk"), attempt=1)
    submitted = Q(submitted_at__isnull=False)
    counts = asked.aggregate(
        asked=Count("pk"),
        answered=Count("pk", filter=submitted),
        skipped=Count("pk", filter=Q(skipped_at__isnull=False)),
        people=Count("interview__candidate", filter=submitted, distinct=True),
        last_on=Max("created_at"),
    )
    latest = asked.filter(submitted).order_by("-pk")
    keys = list(latest.values_list("pk", "seconds")[:LATEST])
    verdicts = Verdict.objects.filter(assessment__answer__in=[key for key, _ in keys])
    return Use(
        sets=items.filter(removed_at=None).aggregate(sets=Count("question_set", distinct=True))["sets"],
        seconds=[seconds for _, seconds in keys if seconds],
        seen=[Seen(*row) for row in _in_order(verdicts)],
        corrections=Correction.objects.filter(verdict__in=verdicts).values("verdict").distinct().count(),
        **counts,
    )


def _in_order(verdicts: QuerySet[Verdict]) -> Any:
    ordered = verdicts.order_by("-assessment__answer", "position")
    return ordered.values_list("assessment__answer", "text", "verdict")
