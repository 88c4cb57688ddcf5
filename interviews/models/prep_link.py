"""Prep links, the people invited by them, and what candidates agree to show."""

from datetime import datetime, timedelta
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Lower
from django.utils import timezone

from interviews.enums import InterviewMode, LinkState, Scope
from interviews.models.interview import Interview
from interviews.models.question_set import QuestionSet
from prep.accounts.models import Organization
from prep.codes import new_code, new_lock, token_hash, token_of

LIFE_DAYS = 14
LIFE_DAYS_MAX = 90
USES = 50
USES_MAX = 10_000
STARTS_OF_ONE = 5  # an invited person may begin on so many browsers: mail reader, phone, computer


class LockQuerySet(models.QuerySet[Any]):
    def opened_by(self, token: str) -> Self:
        return self.filter(token_hash=token_hash(token))


class Lock(models.Model):
    """What a token opens. Neither the salt nor the hash is usable without the server's key."""

    salt = models.CharField(max_length=64)
    token_hash = models.CharField(max_length=64, unique=True)
    opened = models.PositiveIntegerField(default=0)
    started = models.PositiveIntegerField(default=0)  # people, not rehearsals
    last_used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    @staticmethod
    def fresh() -> dict[str, str]:
        """The fields of a lock that nobody has a token to yet."""
        return new_lock()

    @property
    def token(self) -> str:
        """For those who share it. Empty when the server's key was changed: then a fresh one is needed."""
        return token_of(self.salt, self.token_hash)


class InvitationQuerySet(LockQuerySet):
    def listed(self) -> Self:
        """Those that say whom they invite. The others were taken off the list, or their address was erased."""
        return self.exclude(email="")


class PrepLinkQuerySet(LockQuerySet):
    def in_state(self, state: str) -> Self:
        """The same rule as `PrepLink.state`, for the database."""
        now = timezone.now()
        revoked, expired = Q(revoked_at__isnull=False), Q(expires_at__lte=now)
        used_up = Q(started__gte=F("max_uses"))
        rules = {
            LinkState.REVOKED: revoked,
            LinkState.EXPIRED: ~revoked & expired,
            LinkState.USED_UP: ~revoked & ~expired & used_up,
            LinkState.LIVE: ~revoked & ~expired & ~used_up,
        }
        return self.filter(rules[LinkState(state)])

    def matching(self, words: str) -> Self:
        """Links whose label, role or invited address holds the words."""
        if not words:
            return self
        invited = Invitation.objects.filter(email__icontains=words).values("prep_link")
        return self.filter(Q(label__icontains=words) | Q(role__icontains=words) | Q(pk__in=invited))

    def with_invited(self) -> Self:
        """Each with the number of people invited by address, newest link first."""
        own = Invitation.objects.listed().filter(prep_link=OuterRef("pk")).order_by().values("prep_link")
        invited = Subquery(own.annotate(count=Count("pk")).values("count"))
        return self.annotate(invited=Coalesce(invited, 0)).order_by("-created_at", "-pk")


class PrepLink(Lock):
    """An organization's way in for candidates to one question set, for a time and so many people."""

    code = models.CharField(max_length=12, unique=True, default=new_code, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="prep_links")
    question_set = models.ForeignKey(QuestionSet, on_delete=models.RESTRICT, related_name="prep_links")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="prep_links"
    )
    role = models.CharField(max_length=200, blank=True)  # the posting's title as it stood
    label = models.CharField(max_length=120)  # for the recruiters only
    note = models.TextField(max_length=2000, blank=True)
    contact = models.CharField(max_length=200, blank=True)
    mode = models.CharField(max_length=10, choices=InterviewMode, blank=True)  # empty: the candidate chooses
    expires_at = models.DateTimeField()
    max_uses = models.PositiveIntegerField(default=USES)
    finished = models.PositiveIntegerField(default=0)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = PrepLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["organization", "-created_at", "-id"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(revoked_by__isnull=True) | Q(revoked_at__isnull=False), name="revoker_says_when"
            ),
            models.CheckConstraint(condition=Q(max_uses__range=(1, USES_MAX)), name="link_has_a_use_limit"),
            models.CheckConstraint(condition=Q(started__lte=F("max_uses")), name="link_keeps_its_use_limit"),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def state(self) -> LinkState:
        """Derived from what is so now, never stored."""
        if self.revoked_at:
            return LinkState.REVOKED
        if self.expires_at <= timezone.now():
            return LinkState.EXPIRED
        return LinkState.USED_UP if self.started >= self.max_uses else LinkState.LIVE

    @property
    def is_live(self) -> bool:
        return self.state == LinkState.LIVE

    @property
    def latest_end(self) -> datetime:
        """No link lives longer than this from now, however often it is extended."""
        return timezone.now() + timedelta(days=LIFE_DAYS_MAX)


class Invitation(Lock):
    """One person invited by email address, with a link of their own into the same rehearsal.

    The row outlives the address: what was begun by it was begun by invitation for ever, and is in no number.
    """

    created_at = models.DateTimeField(auto_now_add=True)
    prep_link = models.ForeignKey(PrepLink, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField(blank=True)  # empty once it is erased or taken off the list
    name = models.CharField(max_length=120, blank=True)
    renewed_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                "prep_link", Lower("email"), condition=~Q(email=""), name="invited_once_per_link"
            ),
        ]

    def __str__(self) -> str:
        return self.email or "address erased"

    @property
    def has_room(self) -> bool:
        return self.started < STARTS_OF_ONE


class ConsentQuerySet(models.QuerySet["Consent"]):
    def live(self) -> "ConsentQuerySet":
        """What is agreed now: the latest word for its scope, and that word is yes."""
        return self.filter(replaced_at=None, given=True)


class Consent(models.Model):
    """One change of what a candidate shows of an interview: a scope given or withdrawn, at a time.

    Rows are only ever added. The latest per scope is the one that nothing has replaced.
    """

    created_at = models.DateTimeField(auto_now_add=True)
    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="consents")
    scope = models.CharField(max_length=10, choices=Scope)
    given = models.BooleanField()
    text_version = models.PositiveSmallIntegerField()  # of the words that the candidate read
    replaced_at = models.DateTimeField(null=True, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["interview", "scope"], condition=Q(replaced_at=None), name="one_latest_word_per_scope"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scope} {'given' if self.given else 'withdrawn'} for {self.interview_id}"
