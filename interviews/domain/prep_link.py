"""What recruiters do with prep links."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from interviews.models import Invitation, PrepLink, QuestionSet
from interviews.models.prep_link import LIFE_DAYS, LIFE_DAYS_MAX
from prep.accounts.models import Organization, User
from prep.held import hold


class IsRevoked(Exception):
    """The link was closed for good."""


@transaction.atomic
def make(
    *,
    question_set: QuestionSet,
    organization: Organization,
    label: str,
    note: str,
    contact: str,
    mode: str,
    days: int,
    max_uses: int,
    by: User,
) -> PrepLink:
    return PrepLink.objects.create(
        question_set=question_set,
        organization=organization,
        made_by=by,
        role=question_set.posting.title,
        label=label,
        note=note,
        contact=contact,
        mode=mode,
        expires_at=timezone.now() + timedelta(days=min(days, LIFE_DAYS_MAX)),
        max_uses=max_uses,
        **PrepLink.fresh(),
    )


def revoke(link: PrepLink, *, by: User) -> None:
    """Close the link for good, at once and for everybody. Its token is forgotten. Twice is once."""
    PrepLink.objects.filter(pk=link.pk, revoked_at=None).update(
        revoked_at=timezone.now(), revoked_by=by, **PrepLink.fresh()
    )


def extend(link: PrepLink) -> None:
    """Two more weeks from its end, or from now if that is over; never beyond the longest life from now."""
    _must_be_open(link)
    longer = max(link.expires_at, timezone.now()) + timedelta(days=LIFE_DAYS)
    PrepLink.objects.filter(pk=link.pk, revoked_at=None).update(expires_at=min(longer, link.latest_end))


def renew(link: PrepLink) -> None:
    """Give the link a fresh address; the one shared so far opens nothing any more. Invited people keep theirs."""
    _must_be_open(link)
    PrepLink.objects.filter(pk=link.pk, revoked_at=None).update(**PrepLink.fresh())


@transaction.atomic
def invite(link: PrepLink, people: Iterable[tuple[str, str]]) -> int:
    """Make a link of their own for each (address, name) that has none yet. Returns how many are new."""
    _must_be_open(hold(PrepLink.objects.all(), link.pk))
    known = {email.lower() for email in link.invitations.values_list("email", flat=True)}
    fresh = {email.lower(): (email, name) for email, name in people if email.lower() not in known}
    Invitation.objects.bulk_create(
        Invitation(prep_link=link, email=email, name=name, **PrepLink.fresh())
        for email, name in fresh.values()
    )
    return len(fresh)


def renew_invitation(invitation: Invitation) -> None:
    """A fresh link for one person, good for as many devices as the first. The former opens nothing any more."""
    _must_be_open(invitation.prep_link)
    Invitation.objects.filter(pk=invitation.pk).update(
        renewed_at=timezone.now(), opened=0, started=0, **PrepLink.fresh()
    )


def withdraw_invitation(invitation: Invitation) -> None:
    """The person's link opens nothing any more and their address is gone. What they began stays theirs, and
    begun by invitation: were it forgotten how they came, finishing would move the numbers of the open link."""
    Invitation.objects.filter(pk=invitation.pk).update(email="", name="", **PrepLink.fresh())


def _must_be_open(link: PrepLink) -> None:
    if link.revoked_at is not None:
        raise IsRevoked
