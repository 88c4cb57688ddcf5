"""Sessions that say whose they are, and which addresses stand in them."""

import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test import Client
from django.urls import reverse

from prep.accounts.models import User
from prep.accounts.sessions import VISITOR, Session, SessionStore, addresses_in
from tests import make
from tests.conftest import client_of

pytestmark = pytest.mark.django_db

LOGIN, SIGN_UP = "account_login", "account_signup"


def sign_up(browser: Client, email: str) -> None:
    browser.post(reverse(SIGN_UP), {"email": email, "password1": make.PASSWORD})


def row_of(browser: Client) -> Session:
    return Session.objects.get(pk=browser.session.session_key)


def noted(browser: Client) -> set[str]:
    return set(row_of(browser).addresses.values_list("address", flat=True))


def test_session_when_saved_says_whose_it_is(ana: User, vera: User) -> None:
    assert row_of(client_of(ana)).person == ana
    assert row_of(client_of(vera)).person == vera


def test_session_when_a_visitor_signs_in_is_the_accounts(ana: User, vera: User) -> None:
    browser = client_of(vera)

    browser.post(reverse(LOGIN), {"login": "ana@example.org", "password": make.PASSWORD})

    assert browser.session[VISITOR] == vera.pk  # adopted with the next page
    assert row_of(browser).person == ana


def test_session_when_somebody_tries_to_sign_up_notes_their_addresses(vera: User) -> None:
    browser = client_of(vera)

    sign_up(browser, "Vera@Example.org")

    assert (row_of(browser).person, noted(browser)) == (vera, {"vera@example.org"})


def test_session_when_an_address_no_longer_stands_in_it_notes_it_no_more(vera: User) -> None:
    browser = client_of(vera)
    store = SessionStore(browser.session.session_key)
    store["one"], store["other"] = "one@example.org", {"email": "other@example.org"}
    store.save()
    assert noted(browser) == {"one@example.org", "other@example.org"}

    del store["one"]
    store.save()

    assert noted(browser) == {"other@example.org"}


def test_session_when_its_person_was_erased_meanwhile_is_not_made_again(vera: User) -> None:
    store = SessionStore(client_of(vera).session.session_key)
    assert store[VISITOR] == vera.pk
    vera.delete()

    with pytest.raises(UpdateError):
        store.save()
    late = SessionStore()
    late[VISITOR] = vera.pk
    late.save()  # names nobody: no error, and nothing comes of it

    assert Session.objects.get().pk == late.session_key


@pytest.mark.parametrize(
    ("held", "found"),
    [
        ("Ana@example.org", {"ana@example.org"}),
        ({"a": [{"b": "ana@example.org"}, "bea@example.org"]}, {"ana@example.org", "bea@example.org"}),
        ({"at": 1.5, "code": "ABCD", "none": None}, set()),
        ("@" * 300, set()),
    ],
)
def test_addresses_when_nested_are_found(held: object, found: set[str]) -> None:
    assert addresses_in(held) == found


def test_address_when_printed_is_itself(vera: User) -> None:
    browser = client_of(vera)
    sign_up(browser, "vera@example.org")

    assert [str(one) for one in row_of(browser).addresses.all()] == ["vera@example.org"]


@pytest.mark.django_db(transaction=True)
def test_sessions_when_kept_in_djangos_table_move_over(ana: User, vera: User) -> None:
    """Nobody is signed out by the change of tables; what is over stays behind."""
    browsers = [client_of(ana), client_of(vera)]
    sign_up(browsers[1], "vera@example.org")
    before = list(Session.objects.order_by("pk").values())
    over = SessionStore()
    over[VISITOR] = vera.pk
    over.set_expiry(-1)
    over.save()
    rows = Session.objects.values_list("session_key", "session_data", "expire_date")

    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE django_session AS {rows.query}")
    for name in ("0003_organizations", "0005_lower_addresses"):
        MigrationExecutor(connection).migrate([("accounts", name)])

    assert list(Session.objects.order_by("pk").values()) == before
    assert noted(browsers[1]) == {"vera@example.org"}
    assert "django_session" not in connection.introspection.table_names()
