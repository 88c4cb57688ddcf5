"""What members of an organization do at the same moment: it has an owner as long as anybody is in it.

Each is done some times over: on PostgreSQL the threads do not meet every time.
"""

from functools import partial

import pytest
from django.test import Client

from prep.accounts import organizations
from prep.accounts.models import Membership, Organization, User
from prep.accounts.roles import Role, has_role
from tests import make
from tests.at_once import at_once
from tests.conftest import client_of

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = 6


def leave(client: Client) -> int:
    return client.post("/team/leave/", {"sure": "on"}).status_code


def test_offer_when_made_twice_at_once_then_it_is_one(rui: User) -> None:
    home = make.organization(by=rui)
    for number in range(ROUNDS):
        offer = partial(organizations.offer, home, email=f"{number}@example.org", by=rui)

        assert at_once(offer, offer) == [None, None]

    assert home.memberships.filter(person=None).count() == ROUNDS


def test_leave_when_owner_and_heir_do_at_once_then_the_third_owns_it(rui: User) -> None:
    for number in range(ROUNDS):
        founder = make.person(email=f"founder{number}@example.org")
        home = make.organization(by=founder)
        heir, third = (
            make.member(of=home, email=f"{name}{number}@example.org") for name in ("heir", "third")
        )

        left = at_once(partial(organizations.leave, founder), partial(organizations.leave, heir))

        assert left == [None, None]
        assert organizations.is_owner(third, home)


def test_leave_when_the_last_two_do_at_once_then_it_is_closed(db: None) -> None:
    for number in range(ROUNDS):
        founder = make.person(email=f"founder{number}@example.org")
        other = make.member(of=make.organization(by=founder), email=f"other{number}@example.org")
        clients = [client_of(founder), client_of(other)]

        assert at_once(*(partial(leave, client) for client in clients)) == [302, 302]
        assert not Organization.objects.exists()
        assert not User.objects.filter(is_organization=True).exists()


def test_leave_when_the_offer_is_taken_at_once_then_the_joiner_owns_it_or_is_nowhere(db: None) -> None:
    for number in range(ROUNDS):
        founder = make.person(email=f"founder{number}@example.org")
        home = make.organization(by=founder)
        joiner = make.person(email=f"joiner{number}@example.org")
        offered = home.memberships.create(email=joiner.email)
        client = client_of(founder)

        left, joined = at_once(partial(leave, client), partial(organizations.join, offered, by=joiner))

        is_in = joined is None
        joiner = User.objects.get(pk=joiner.pk)
        assert left == 302
        assert is_in == has_role(joiner, Role.RECRUITER) == Organization.objects.filter(pk=home.pk).exists()
        assert is_in == Membership.objects.filter(person=joiner, is_owner=True).exists()


def test_join_when_an_organization_is_founded_at_once_then_the_person_is_in_one(db: None) -> None:
    for number in range(ROUNDS):
        home = make.organization(by=make.person(email=f"founder{number}@example.org"))
        person = make.person(email=f"joiner{number}@example.org")
        offered = home.memberships.create(email=person.email)

        joined, founded = at_once(
            partial(organizations.join, offered, by=person),
            partial(organizations.found, name="Own", by=person),
        )

        assert joined is None or isinstance(joined, organizations.AlreadyInOne)
        assert founded == organizations.of(person)
