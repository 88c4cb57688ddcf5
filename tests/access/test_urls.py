"""Every address: classified, named for its view, safe to look at, sent with the headers. Who may come in is the
matrix's question (test_matrix.py)."""

from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.urls import get_resolver, reverse

from prep.accounts.models import User
from prep.accounts.roles import STAFF, Role
from prep.accounts.sessions import Session, SessionAddress
from tests.access.routes import ACCOUNT, CLOSED, OPEN, ROUTES, Route, address
from tests.conftest import client_of

OURS = ("accounts", "engines", "postings", "interviews")
WORDS = {"code", "key", "token"}  # parameters that are looked for in the database as they come
WORDED = [route for route in ROUTES if WORDS & set(route.parameters)]
# What pages look for in the query of their address.
ASKED = (
    "after as attempt bank before difficulty family held kind like line next origin page "
    "q question role seen shown skill stage state text"
).split()
HOLDERS = {None: "ana", Role.CURATOR: "cora", Role.RECRUITER: "rui", STAFF: "otis"}  # whose the rows are


@pytest.fixture
def ana(owned: dict[str, Any]) -> User:
    return owned["ana"]


def test_routes_when_counted_are_all_classified():
    names = {route.name for route in ROUTES}

    assert set(OPEN) | ACCOUNT <= names
    assert all(route.name.startswith(("postings:", "interviews:", "operators")) for route in CLOSED)


def everything() -> dict[str, list[Any]]:
    """Every row of every table of ours, sessions apart: a browser may be remembered."""
    return {
        model.__name__: list(model.objects.order_by("pk").values())
        for app in OURS
        for model in apps.get_app_config(app).get_models()
        if model not in (Session, SessionAddress)
    }


@pytest.fixture(scope="module")
def before(world: dict[str, Any], django_db_blocker: Any) -> dict[str, list[Any]]:
    """All rows as the world was made; each test is undone, so they are the same before every one."""
    with django_db_blocker.unblock():
        return everything()


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_address_when_only_looked_at_changes_nothing(route: Route, owned, before, db):
    if set(route.parameters) - {"code", "pk", "position", "token"}:
        assert route.name in OPEN, "a parameter this test does not know"
        return
    client = client_of(owned[HOLDERS[route.role]])
    entered = everything()["User"]  # signing in is noted
    response, headers = client.get(address(route, owned)), client.head(address(route, owned))

    assert response.status_code == headers.status_code < 500
    assert everything() == {**before, "User": entered}


@pytest.mark.parametrize("route", WORDED, ids=lambda route: route.name)
def test_address_when_it_holds_nul_answers_as_any_that_names_nothing(route: Route, owned, db):
    """PostgreSQL would answer NUL with an error."""
    client = client_of(owned[HOLDERS[route.role]])
    odd, wrong = (
        reverse(route.name, kwargs={name: word if name in WORDS else 1 for name in route.parameters})
        for word in ("a\x00b", "zzzzzzzzzzzz")
    )

    assert "%00" in odd
    for method in ("GET", "POST"):
        assert client.generic(method, odd).status_code == client.generic(method, wrong).status_code < 500


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_address_when_queries_hold_nul_answers(route: Route, owned, db):
    if set(route.parameters) - {"code", "pk", "position", "token"}:
        assert route.name in OPEN, "a parameter this test does not know"
        return
    client = client_of(owned[HOLDERS[route.role]])

    assert client.get(address(route, owned), dict.fromkeys(ASKED, "a\x00b")).status_code < 500
    assert client.get(address(route, owned), dict.fromkeys(ASKED, "\x00")).status_code < 500


def test_cookie_when_it_holds_nul_is_of_nobody(client, db):
    """Browsers' cookies may write characters as octal numbers."""
    response = client.get(
        "/practice/", headers={"Cookie": f'{settings.SESSION_COOKIE_NAME}="aaaaaaaa\\000a"'}
    )

    assert response.status_code == 200


@pytest.mark.parametrize("person", [None, "ana", "vera"])
def test_admin_when_not_staff_stays_closed(person, request, db):
    who = request.getfixturevalue(person) if person else None
    client = client_of(who)
    for name in ("index", "app_list", "password_change", "jsi18n"):
        path = reverse(f"admin:{name}", kwargs={"app_label": "engines"} if name == "app_list" else None)
        response = client.get(path)
        assert response.status_code in (302, 404)


def test_names_when_compared_agree_with_views_and_templates():
    """interviews:question_set_detail is views/question_set.py: detail."""
    odd = []
    for app in ("postings", "interviews"):
        for entry in get_resolver().url_patterns:
            if getattr(entry, "namespace", None) != app:
                continue
            for route in entry.url_patterns:
                view = route.callback
                noun = view.__module__.removeprefix(f"{app}.views.")
                if (
                    not (settings.BASE_DIR / app / "views" / f"{noun}.py").exists()
                    or noun not in {route.name.rsplit("_", 1)[0], route.name}
                    and route.name not in RENAMED
                ):
                    odd.append(route.name)
    assert odd == []


# Addresses whose view lives with another noun, and why.
RENAMED = {
    "practice_list": "practice.list_all: `list` is Python's",
    "posting_erase": "erasing reaches over all nouns, so it stands with the list from which it is asked",
    "interview_erase": "as above",
    "your_data_export": "your_data is the noun",
    "your_data_erase": "your_data is the noun",
    "answer_take_up": "the verb has two words",
    "question_take_up": "as above",
    "question_send_back": "as above",
}


@pytest.mark.parametrize("name", sorted(OPEN))
def test_every_answer_when_sent_carries_the_headers(name, client, db):
    route = next(route for route in ROUTES if route.name == name)
    if route.parameters:
        values = dict.fromkeys(route.parameters, "x")
        response = client.get(reverse(name, kwargs=values))
    else:
        response = client.get(reverse(name))

    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["X-Frame-Options"] == "DENY"
    by_link = name.startswith("interviews:guest_")
    assert response.headers["Referrer-Policy"] == ("no-referrer" if by_link else "same-origin")
    assert response.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "no-store" in response.headers["Cache-Control"]
