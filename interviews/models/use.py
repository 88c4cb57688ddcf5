"""What use tells of a question, read without a single word of an answer."""

from django.db.models import Count, Exists, Max, OuterRef, Q

from interviews.models.correction import Correction
from interviews.models.interview import Answer
from interviews.models.question import Question
from interviews.models.question_set import SetItem
from interviews.statistics import Seen, Use

LATEST = 500  # answers that verdicts and time are read from


def use_of(question: Question) -> Use:
    """How a question and its doubles were used: first attempts only, for a retry has seen the feedback.
    Two queries."""
    items = SetItem.objects.filter(Q(question=question) | Q(question__merged_into=question))
    first = Q(answers__attempt=1)
    answered = first & Q(answers__submitted_at__isnull=False)
    counts = items.aggregate(
        sets=Count("question_set", filter=Q(removed_at=None), distinct=True),
        asked=Count("answers", filter=first),
        answered=Count("answers", filter=answered),
        skipped=Count("answers", filter=first & Q(answers__skipped_at__isnull=False)),
        people=Count("answers__interview__candidate", filter=answered, distinct=True),
        last_on=Max("answers__created_at", filter=first),
    )
    submitted = Answer.objects.filter(item__in=items.values("pk"), attempt=1, submitted_at__isnull=False)
    rows = list(
        Answer.objects.filter(pk__in=submitted.order_by("-pk").values("pk")[:LATEST])
        .annotate(
            is_corrected=Exists(Correction.objects.filter(verdict=OuterRef("assessment__verdicts__pk")))
        )
        .order_by("-pk", "assessment__verdicts__position")
        .values_list(
            "pk", "seconds", "assessment__verdicts__text", "assessment__verdicts__verdict", "is_corrected"
        )
    )
    return Use(
        seconds=[seconds for seconds in {pk: seconds for pk, seconds, *_ in rows}.values() if seconds],
        seen=[Seen(pk, criterion, verdict) for pk, _, criterion, verdict, _ in rows if verdict],
        corrections=sum(is_corrected for *_, is_corrected in rows),
        **counts,
    )
