"""What a candidate holds against a verdict."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from interviews.enums import VerdictKind
from interviews.evidence import CREDITED
from interviews.models.assessment import Verdict


class Correction(models.Model):
    """A verdict as the candidate sees it. The engine's own stays beside it; of several the latest counts."""

    created_at = models.DateTimeField(default=timezone.now)  # kept when an answer is assessed again
    verdict = models.ForeignKey(Verdict, on_delete=models.CASCADE, related_name="corrections")
    claimed = models.CharField(max_length=10, choices=VerdictKind)
    quote = models.TextField(blank=True)  # words of the answer, found there at quote_start
    quote_start = models.PositiveIntegerField(null=True, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(~Q(claimed__in=CREDITED), quote="", quote_start__isnull=True)
                | Q(~Q(quote=""), claimed__in=CREDITED, quote_start__isnull=False),
                name="claimed_credit_needs_a_quote",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claimed} instead of {self.verdict_id}"
