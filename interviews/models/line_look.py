"""Which lines of postings an approved question covers, as the worker found it."""

from django.db import models

from interviews.models.question import Question
from postings.models import PostingLine


class LineLook(models.Model):
    """The last look for an approved question that fits one line of a posting. Without one it is a gap."""

    looked_at = models.DateTimeField(auto_now=True)
    line = models.OneToOneField(PostingLine, on_delete=models.CASCADE, related_name="look")
    question = models.ForeignKey(
        Question, on_delete=models.SET_NULL, null=True, blank=True, related_name="looks"
    )

    def __str__(self) -> str:
        return f"Line {self.line_id}: {'covered' if self.question_id else 'open'}"
