"""Organizations: who may found one, who is in, and whose rows a person may touch because of it.

Whoever offers, takes or ends a place holds the organization first: of two at once the second sees what the first
did, so that an organization has one offer per address, and an owner as long as anybody is in it.
"""

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from prep.accounts.models import Membership, Organization, User
from prep.accounts.roles import Role, give_role, has_role, take_role
from prep.held import hold


class AlreadyInOne(Exception):
    """A person is in one organization at a time."""


class OwnerNeeded(Exception):
    """Only an owner may do this."""


class OfferGone(Exception):
    """The place was taken back, or taken, in the meantime."""


def of(person: User | None) -> Organization | None:
    """The organization this person is a member of right now."""
    if person is None or person.is_visitor or not person.is_active:
        return None
    return Organization.objects.select_related("account").filter(memberships__person=person).first()


def belongs_to(person: User, owner: str) -> Q:
    """Rows that are the person's own or their organization's; `owner` names the path to a User."""
    return Q(**{owner: person}) | Q(**{f"{owner}__organization__memberships__person": person})


def may_found(person: User | None) -> bool:
    """Recruiters that an admin named; where RECRUITERS is "open", anyone whose address is verified."""
    if person is None or person.is_visitor or not person.is_active:
        return False
    if has_role(person, Role.RECRUITER):
        return True
    return settings.RECRUITERS == "open" and verified(person).exists()


@transaction.atomic
def found(*, name: str, by: User) -> Organization:
    """Start an organization; whoever does is its owner. Twice gives the same one."""
    hold(User.objects.all(), by.pk)  # of two clicks at once the second waits for the first
    if there := of(by):
        return there
    organization = Organization.objects.create(
        name=name, account=User.objects.create_account_of_organization()
    )
    organization.memberships.create(person=by, is_owner=True, joined_at=timezone.now())
    give_role(by, Role.RECRUITER)
    return organization


def rename(organization: Organization, *, name: str, by: User) -> None:
    _must_own(organization, by)
    Organization.objects.filter(pk=organization.pk).update(name=name)


@transaction.atomic
def offer(organization: Organization, *, email: str, by: User) -> None:
    """Offer a place to whoever can prove this address. Twice is once; no email is sent."""
    hold(Organization.objects.all(), organization.pk)
    _must_own(organization, by)
    there = organization.memberships.filter(Q(email__iexact=email) | Q(person__email__iexact=email))
    if there.exists():
        return
    organization.memberships.create(email=email)


def verified(person: User) -> QuerySet[EmailAddress]:
    """The addresses that this person has proved to be theirs."""
    return EmailAddress.objects.filter(user=person, verified=True)


def offers_to(person: User) -> QuerySet[Membership]:
    """Places offered to an address that this person has proved to be theirs."""
    proved = Q(pk__in=[])
    for email in verified(person).values_list("email", flat=True):
        proved |= Q(email__iexact=email)
    return Membership.objects.select_related("organization").filter(proved, person=None).order_by("pk")


@transaction.atomic
def join(offered: Membership, *, by: User) -> None:
    """Take an offered place. Raises OfferGone where it is none any more: the role goes with the place only."""
    hold(User.objects.all(), by.pk)  # another place may be taken, or an organization founded, in another tab
    hold(Organization.objects.all(), offered.organization_id)
    if Membership.objects.filter(person=by).exists():
        raise AlreadyInOne
    taken = Membership.objects.filter(pk=offered.pk, person=None)
    if not taken.update(person=by, email="", joined_at=timezone.now()):
        raise OfferGone
    give_role(by, Role.RECRUITER)


@transaction.atomic
def remove(membership: Membership, *, by: User) -> None:
    """Take a member or an offer out. It holds from that person's next request on."""
    organization = hold(Organization.objects.all(), membership.organization_id)
    _must_own(organization, by)
    if membership.person_id == by.pk:
        raise OwnerNeeded
    _end(organization.memberships.filter(pk=membership.pk))


@transaction.atomic
def leave(person: User) -> Organization | None:
    """Leave. The longest-standing member becomes the owner where none is left. Returns the organization if
    nobody is in it any more: it has to be closed, before anybody else can join."""
    theirs = Organization.objects.filter(memberships__person=person)
    organization = theirs.select_for_update(of=("self",)).first()
    if organization is None:
        return None
    _end(organization.memberships.filter(person=person))
    members = organization.memberships.filter(person__isnull=False)
    if not members.exists():
        return organization
    if not members.filter(is_owner=True).exists():
        members.filter(pk=members.order_by("joined_at", "pk")[0].pk).update(is_owner=True)
    return None


def is_owner(person: User, organization: Organization) -> bool:
    return organization.memberships.filter(person=person, is_owner=True).exists()


def _end(places: QuerySet[Membership]) -> None:
    """Whoever is in by now goes out: a place may have been taken since it was looked at."""
    for there in places.select_related("person"):
        there.delete()
        if there.person is not None:
            take_role(there.person, Role.RECRUITER)


def _must_own(organization: Organization, by: User) -> None:
    if not is_owner(by, organization):
        raise OwnerNeeded
