"""Sample answers: what the engine says about a question's criteria before anybody is asked it."""

from django.conf import settings
from django.db import models

from interviews.content import LEVEL_NAMES
from interviews.models.question import Question
from prep.generation import Generated


class SampleAnswer(Generated):
    """An answer that a curator wrote to try a question's criteria on, and the verdicts it gets."""

    created_at = models.DateTimeField(auto_now_add=True)
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="samples")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="sample_answers",
    )
    meant = models.CharField(  # what the curator thinks of it, so that verdicts can be held against that
        max_length=1, choices=LEVEL_NAMES, default="3"
    )
    text = models.TextField()
    version = models.PositiveIntegerField(default=0)  # of the question, when it was tried; 0: not yet
    assessed = models.BooleanField(default=False)  # False when ready: `reason` says why it was not judged
    reason = models.CharField(max_length=300, blank=True)
    verdicts = models.JSONField(default=list, blank=True)  # [{criterion, text, skill, verdict, quotes: [..]}]

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["state", "published_at"])]

    def __str__(self) -> str:
        return f"{self.get_meant_display()} sample answer to {self.question_id}"
