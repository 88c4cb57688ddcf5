"""What tells of a person in other places than the rows that are theirs goes with them."""

import re

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from interviews.domain import your_data
from prep.accounts.models import User
from prep.accounts.sessions import Session
from tests import make
from tests.conftest import client_of
from tests.tables import tables_with
from tests.upon import die, upon


def known_elsewhere(person: User) -> None:
    """Signed in on another device, and edited by staff in the admin."""
    Client().post(reverse("account_login"), {"login": person.email, "password": make.PASSWORD})
    staff = client_of(make.person(email="boss@example.org", is_staff=True, is_superuser=True))
    made = {"email": person.email, "created_at_0": "2026-01-01", "created_at_1": "10:00", "is_active": "on"}
    staff.post(reverse("admin:accounts_user_change", args=[person.pk]), made)
    address = person.emailaddress_set.get()
    sent = {"email": address.email, "user": person.pk, "verified": "on", "primary": "on"}
    staff.post(reverse("admin:account_emailaddress_change", args=[address.pk]), sent)


def test_erase_when_known_elsewhere_leaves_no_address_there_either(ana, otto):
    known_elsewhere(ana)
    otto_client = client_of(otto)
    assert {"django_admin_log", "accounts_session"} <= set(tables_with("ana@example.org"))

    your_data.erase(User.objects.get(pk=ana.pk))

    assert tables_with("ana@example.org") == []
    assert list(LogEntry.objects.values_list("object_repr", flat=True)) == ["", ""]
    assert otto_client.get(reverse("interviews:your_data")).status_code == 200


def test_erase_when_somebody_else_has_a_like_address_leaves_their_traces(ana):
    known_elsewhere(make.person(email="diana@example.org"))

    your_data.erase(ana)

    assert {"django_admin_log", "accounts_session"} <= set(tables_with("diana@example.org"))


def test_erase_when_a_visitor_is_known_in_a_browser_ends_that_session(vera):
    client_of(vera)

    your_data.erase(vera)

    assert Session.objects.count() == 0


def half_signed_up(email: str) -> Client:
    """A browser in which somebody typed the address to sign up, and was asked for a code."""
    browser = Client()
    browser.post(reverse("account_signup"), {"email": email, "password1": make.PASSWORD})
    return browser


@pytest.mark.parametrize("table", ["accounts_session", "accounts_user"])
def test_erase_when_it_breaks_in_between_leaves_all_of_it_to_be_erased(ana, table):
    client_of(ana)
    half_signed_up("ana@example.org")

    with upon(f'DELETE FROM "{table}"', die), pytest.raises(RuntimeError):
        your_data.erase(ana)
    assert User.objects.filter(email="ana@example.org").exists()
    your_data.erase(ana)

    assert tables_with("ana@example.org") == []
    assert Session.objects.count() == 1  # whose address it was is no matter of that browser


def test_erase_when_others_have_sessions_reads_none_of_them(ana, otto):
    client_of(ana)
    client_of(otto)
    half_signed_up("bea@example.org")

    with CaptureQueriesContext(connection) as asked:
        your_data.erase(ana)

    about = [one["sql"] for one in asked.captured_queries if "accounts_session" in one["sql"]]
    conditions = [sql.partition(" WHERE ")[2] for sql in about]
    assert about != []
    assert all(re.search(r"person_id|session_key|session_id|address", words) for words in conditions)
    assert Session.objects.count() == 2
