"""The ledger of engine calls, the accounts that cap them, replies kept so that nothing is asked twice, and what
is known of the endpoint that is asked."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import models
from django.utils import timezone


class EngineCall(models.Model):
    """One question to an engine: what was asked, of which engine, how it ended, what it cost. Holds no text.

    While a call that costs money is under way it stands here as `asking`, with what was set aside for it.
    """

    ASKING = "asking"

    created_at = models.DateTimeField(default=timezone.now)
    prompt = models.CharField(max_length=40)
    prompt_version = models.PositiveSmallIntegerField()
    engine = models.CharField(max_length=40)
    model = models.CharField(max_length=120, blank=True)
    input_tokens = models.PositiveIntegerField(null=True)
    cached_tokens = models.PositiveIntegerField(null=True)
    output_tokens = models.PositiveIntegerField(null=True)
    cost = models.DecimalField(max_digits=14, decimal_places=6, null=True)  # unknown is null, never zero
    price = models.CharField(max_length=60, blank=True)  # input/cached/output per million, as it was then
    seconds = models.FloatField()
    outcome = models.CharField(max_length=40)
    subject = models.CharField(max_length=80, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="engine_calls"
    )
    payer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="engine_calls_paid"
    )
    tab = models.CharField(max_length=60, blank=True)
    accounts = models.JSONField(default=list)  # keys of the accounts it was charged to
    held_micros = models.BigIntegerField(default=0)  # what was set aside for it, in millionths
    held_tokens = models.BigIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["created_at"]), models.Index(fields=["outcome", "created_at"])]

    def __str__(self) -> str:
        return f"{self.prompt} v{self.prompt_version} by {self.engine}: {self.outcome}"


class EngineAccount(models.Model):
    """What was spent, or is set aside, under one cap: a person's day, a tab, the day of the whole site."""

    key = models.CharField(max_length=100, unique=True)
    touched_at = models.DateTimeField(default=timezone.now)
    calls = models.BigIntegerField(default=0)
    micros = models.BigIntegerField(default=0)  # calls of a known price, in millionths
    tokens = models.BigIntegerField(default=0)  # the other calls

    def __str__(self) -> str:
        return self.key


class EngineStop(models.Model):
    """A time in which no call that costs money was let out. An open end means that it is so now."""

    stopped_at = models.DateTimeField(default=timezone.now)
    stopped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"stopped at {self.stopped_at:%Y-%m-%d %H:%M}"


class StoredReply(models.Model):
    """A checked, complete answer to one question, so that the same question is not paid for twice.

    `key` is a hash of prompt, version, engine, model and facts. It goes with the person whose text it came from.
    """

    key = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=timezone.now)
    prompt = models.CharField(max_length=40)
    prompt_version = models.PositiveSmallIntegerField()
    engine = models.CharField(max_length=40)
    model = models.CharField(max_length=120, blank=True)
    values = models.JSONField(default=list)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="stored_replies"
    )

    class Meta:
        verbose_name_plural = "stored replies"
        indexes = [models.Index(fields=["created_at"])]

    def __str__(self) -> str:
        return f"{self.prompt} v{self.prompt_version} by {self.engine}"


class Endpoint(models.Model):
    """One model behind one address: how it wants to be asked, and whether it answers.

    `learned` is the form that worked last, since `learned_at`; `strays` counts prompts in a row with replies off it.
    `failures` counts calls in a row that found it away or in trouble. While `open_until` lies ahead nobody asks
    it (the circuit is open); after that one call goes first and shows whether it is back.
    """

    base_url = models.CharField(max_length=300)
    model = models.CharField(max_length=120)
    learned = models.JSONField(default=dict, blank=True)
    learned_at = models.DateTimeField(null=True, blank=True)
    strays = models.PositiveSmallIntegerField(default=0)
    failures = models.PositiveSmallIntegerField(default=0)
    open_until = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=300, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["base_url", "model"], name="one_row_per_endpoint")]

    def __str__(self) -> str:
        return f"{self.model} at {self.base_url}"

    @property
    def host(self) -> str:
        """Where it is, without a name or key that the address may carry."""
        return urlsplit(self.base_url).hostname or ""

    @property
    def is_open(self) -> bool:
        """The circuit is open: nobody asks it now."""
        return self.open_until is not None and self.open_until > timezone.now()
