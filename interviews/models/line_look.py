"""Which lines of postings an approved question covers, as the worker found it."""

from typing import Any

from django.db import models
from django.db.models import Case, Count, F, Q, Value, When

from interviews.models.question import Question
from postings.models import PostingLine

# What people wrote into private postings is shown to curators only where COMMON people have it in common, or
# where an organization's posting says it.
COMMON = 3


def people(owner: str) -> Count:
    """How many people own the rows; `owner` names the path to a User. An organization is none: whoever pastes for
    it has postings of their own as well."""
    return Count(owner, distinct=True, filter=Q(**{f"{owner}__is_organization": False}))


class LineLookQuerySet(models.QuerySet["LineLook"]):
    def open(self) -> "LineLookQuerySet":
        """Lines that no approved question covers."""
        return self.exclude(question__in=Question.objects.giving()).filter(line__removed_at=None)

    def wanted(self) -> models.QuerySet[Any]:
        """The open lines that curators may see, the most wanted first, each once with text, people and postings.
        Fewer people than COMMON count for none, and only organizations' postings then: one who practises for an
        organization would be seen beside its line."""
        owner = "line__posting__owner"
        of_organizations = Q(**{f"{owner}__is_organization": True})
        lines = (
            self.open()
            .values(text=F("line__text"))
            .annotate(
                everybody=people(owner),
                everywhere=Count("line__posting", distinct=True),
                published=Count("line__posting", distinct=True, filter=of_organizations),
            )
            .filter(Q(everybody__gte=COMMON) | Q(published__gte=1))
        )
        is_common = Q(everybody__gte=COMMON)
        told = lines.annotate(
            people=Case(When(is_common, then=F("everybody")), default=Value(0)),
            postings=Case(When(is_common, then=F("everywhere")), default=F("published")),
        )
        return told.values("text", "people", "postings").order_by("-people", "-postings", "text")


class LineLook(models.Model):
    """The last look for an approved question that fits one line of a posting. Without one it is a gap."""

    looked_at = models.DateTimeField(auto_now=True)
    line = models.OneToOneField(PostingLine, on_delete=models.CASCADE, related_name="look")
    question = models.ForeignKey(
        Question, on_delete=models.SET_NULL, null=True, blank=True, related_name="looks"
    )

    objects = LineLookQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Line {self.line_id}: {'covered' if self.question_id else 'open'}"
