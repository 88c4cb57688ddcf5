"""The ledger of engine calls."""

from django.conf import settings
from django.db import models


class EngineCall(models.Model):
    """One question to an engine: what was asked, of which engine, how it ended. Holds no text."""

    created_at = models.DateTimeField(auto_now_add=True)
    prompt = models.CharField(max_length=40)
    prompt_version = models.PositiveSmallIntegerField()
    engine = models.CharField(max_length=40)
    model = models.CharField(max_length=120, blank=True)
    input_tokens = models.PositiveIntegerField(null=True)
    cached_tokens = models.PositiveIntegerField(null=True)
    output_tokens = models.PositiveIntegerField(null=True)
    seconds = models.FloatField()
    outcome = models.CharField(max_length=40)
    subject = models.CharField(max_length=80, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="engine_calls"
    )

    class Meta:
        indexes = [models.Index(fields=["created_at"])]

    def __str__(self) -> str:
        return f"{self.prompt} v{self.prompt_version} by {self.engine}: {self.outcome}"
