"""Addresses of accounts: one person each, however somebody spells it."""

import logging
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from prep.accounts.models import User
from tests import make
from tests.conftest import client_of

pytestmark = pytest.mark.django_db

SPELLINGS = ["Kim@Example.org", "kim@example.org", "KIM@EXAMPLE.ORG"]


def make_admin(email: str, monkeypatch: Any) -> None:
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", make.PASSWORD)
    call_command("createsuperuser", "--noinput", "--email", email, verbosity=0)


def signs_in(email: str) -> bool:
    """Right address and password: on to the code that is mailed, or in."""
    sent = {"login": email, "password": make.PASSWORD}
    return Client().post(reverse("account_login"), sent).status_code == 302


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_first_admin_when_made_with_capitals_signs_in_by_any_spelling(
    spelling: str, monkeypatch: Any
) -> None:
    make_admin("Kim@Example.org", monkeypatch)

    assert signs_in(spelling)


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_second_admin_when_the_address_is_anothers_in_capitals_is_told_so(
    spelling: str, monkeypatch: Any
) -> None:
    make_admin("kim@example.org", monkeypatch)

    with pytest.raises(CommandError, match="That email is already taken"):
        make_admin(spelling, monkeypatch)


def test_address_when_an_admin_spells_it_with_capitals_still_signs_in(ana: User) -> None:
    boss = make.person(email="boss@example.org", is_staff=True, is_superuser=True)
    page = reverse("admin:accounts_user_change", args=[ana.pk])

    client_of(boss).post(page, {"email": "Kim@Example.org", "name": "Kim", "is_active": "on"})

    ana.refresh_from_db()
    assert (ana.email, ana.name) == ("kim@example.org", "Kim")
    assert signs_in("Kim@Example.org")


def test_addresses_when_kept_with_capitals_are_lowered_but_those_of_two_people(caplog: Any) -> None:
    emails = ["Kim@Example.org", "ada@example.org", "É@example.org", "é@example.org"]
    people = User.objects.bulk_create(User(email=email) for email in [*emails, None])

    with caplog.at_level(logging.WARNING):
        import_module("prep.accounts.migrations.0005_lower_addresses").lower(apps, None)

    kept = [User.objects.get(pk=person.pk).email for person in people]
    assert kept == ["kim@example.org", "ada@example.org", "É@example.org", "é@example.org", None]
    (told,) = [record.getMessage() for record in caplog.records]
    assert str(people[2].pk) in told and "example" not in told
