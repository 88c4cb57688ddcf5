"""The report of an interview: its wording, and its levels as they were computed when it was written."""

from django.db import models

from interviews.models.interview import Interview
from prep.generation import Generated


class Report(Generated):
    """What an interview showed as a whole, in words."""

    created_at = models.DateTimeField(auto_now_add=True)
    interview = models.OneToOneField(Interview, on_delete=models.CASCADE, related_name="report")
    summary = models.TextField(blank=True)
    strengths = models.JSONField(default=list, blank=True)
    next_steps = models.JSONField(default=list, blank=True)
    # [{skill, level or null, low, high, points, out_of, answers}], stored so that an old report never changes
    levels = models.JSONField(default=list, blank=True)
    scale_version = models.PositiveSmallIntegerField(default=0)
    prompt_version = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["state", "published_at"])]

    def __str__(self) -> str:
        return f"Report of interview {self.interview_id}"
