"""The access matrix: every address, every method, everybody. Made by walking the resolver, so that a new address
is in it before anyone thinks of it.

Rows exist and belong to somebody: what is refused must look exactly like what does not exist.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse

from interviews.domain import prep_link as prep_links
from interviews.models import Verdict
from interviews.views.guest import MARKS
from prep.accounts.models import User
from prep.accounts.roles import STAFF, Role
from tests import make
from tests.access.routes import ACCOUNT, OPEN, ROUTES, Route, address, call, sight
from tests.conftest import client_of

NOTHING = "/there-is-no-such-address/"
METHODS = ("GET", "HTMX", "POST", "PUT", "PATCH", "DELETE")
PRINCIPALS = (
    "anonymous",
    "own guest",
    "other guest",
    "guest of a revoked link",
    "owner candidate",
    "other candidate",
    "recruiter of the organization",
    "recruiter of another",
    "curator",
    "admin",
    "deactivated",
)
NOBODY = ("anonymous", "deactivated")
# Whose rows the parameters name. Interviews exist three times: practised alone, by a link, by a revoked link.
OWN, BY_LINK, BY_REVOKED = "owner candidate", "own guest", "guest of a revoked link"
# What remains open to a guest when the link is revoked: taking back what is shown, and erasing.
ALWAYS_THEIRS = {
    "interviews:sharing_detail",
    "interviews:sharing_give",
    "interviews:sharing_withdraw",
    "interviews:interview_erase",
}
HOLDERS: dict[str, str] = {
    STAFF: "admin",
    Role.CURATOR: "curator",
    Role.RECRUITER: "recruiter of the organization",
}
HAVE_ROLE: dict[str, set[str]] = {
    STAFF: {"admin"},
    Role.CURATOR: {"curator", "admin"},
    Role.RECRUITER: {"recruiter of the organization", "recruiter of another", "admin"},
}
FINE = (200, 204, 302, 303, 405, 409, 422)


@dataclass(frozen=True)
class Row:
    """An address and whose rows it names."""

    route: Route
    whose: str

    def __str__(self) -> str:
        return f"{self.route.name} ({self.whose})" if self.whose != OWN else self.route.name


def is_interview(route: Route) -> bool:
    return route.pattern.startswith("interviews/<str:code>/")


ROWS = [
    Row(route, whose)
    for route in ROUTES
    for whose in ((OWN, BY_LINK, BY_REVOKED) if is_interview(route) else (OWN,))
]
CELLS = [(row, method, principal) for row in ROWS for method in METHODS for principal in PRINCIPALS]


def may(row: Row, principal: str) -> bool | None:
    """Is this address there for them? None: either way, as long as nothing breaks."""
    route = row.route
    if route.name in OPEN or route.name in ACCOUNT:
        return None
    if principal in NOBODY:
        return False
    if route.role:
        if not route.parameters:
            return principal in HAVE_ROLE[route.role]
        if principal == "admin" and route.role == Role.CURATOR:
            return None  # superusers curate what is shared, not what is somebody's own: access tells which
        return principal == HOLDERS[route.role]
    if not route.parameters:
        return True
    if row.whose == BY_REVOKED and route.name not in ALWAYS_THEIRS:
        return False
    return principal == row.whose


@pytest.fixture(scope="module")
def everybody(world: dict[str, Any], django_db_blocker: Any) -> Iterator[dict[str, Any]]:
    """The people of the matrix with their browsers, and the rows of the two guests beside those of the world."""
    with django_db_blocker.unblock(), transaction.atomic():
        link = make.PrepLink.objects.get(code=world["links"])
        closed = make.prep_link(by=world["rui"], of=link.question_set, label="Closed")
        guests = {name: make.guest_interview(link=link, answered=1, over=False) for name in ("own", "other")}
        revoked = make.guest_interview(link=closed, answered=1, over=False)
        prep_links.revoke(closed, by=world["rui"])
        eve = make.person(email="eve@example.org")
        make.prep_link(by=eve, of=make.own_questions(owner=make.organization(by=eve).account))
        gone = make.member(of=link.organization, email="gone@example.org")
        people: dict[str, User | None] = {
            "anonymous": None,
            "own guest": guests["own"].candidate,
            "other guest": guests["other"].candidate,
            "guest of a revoked link": revoked.candidate,
            "owner candidate": world["ana"],
            "other candidate": make.person(email="otto@example.org"),
            "recruiter of the organization": world["rui"],
            "recruiter of another": eve,
            "curator": world["cora"],
            "admin": make.person(email="boss@example.org", is_staff=True, is_superuser=True),
            "deactivated": gone,
        }
        cookies = {name: browser_of(person, link, name) for name, person in people.items()}
        User.objects.filter(pk=gone.pk).update(is_active=False)
        rows = {
            OWN: world,
            BY_LINK: {**world, **of_interview(guests["own"])},
            BY_REVOKED: {**world, **of_interview(revoked)},
        }
        yield {"cookies": cookies, "rows": rows, "nothing": {}}
        transaction.set_rollback(True)


def of_interview(interview: Any) -> dict[str, Any]:
    verdict = Verdict.objects.filter(assessment__answer__interview=interview).first()
    return {
        "interviews": interview.code,
        "answers": interview.answers.first().pk,
        "verdicts": verdict.pk,
    }


def browser_of(person: User | None, link: Any, name: str) -> dict[str, str]:
    """The cookies of a browser in which they are known; guests' browsers came by the link."""
    client = client_of(person)
    if "guest" in name:
        session = client.session
        session[MARKS] = {link.code: [0, link.token_hash]}
        session.save()
    return {key: morsel.value for key, morsel in client.cookies.items()}


@contextmanager
def undone() -> Iterator[None]:
    """What one cell changes, no other sees."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def ask(cookies: dict[str, str], method: str, path: str) -> Any:
    client = Client(raise_request_exception=False)
    for key, value in cookies.items():
        client.cookies[key] = value
    with undone():
        return call(client, method, path)


def test_cells_when_counted_are_more_than_two_thousand():
    assert len(PRINCIPALS) == 11
    assert len(CELLS) == len(ROWS) * 66
    assert len(CELLS) >= 2000


def test_routes_when_classified_leave_none_out():
    unclear = [
        str(row) for row in ROWS for principal in PRINCIPALS if may(row, principal) not in (True, False, None)
    ]
    opened = {row.route.name for row in ROWS if may(row, "anonymous") is not False}

    assert unclear == []
    assert opened == {route.name for route in ROUTES if route.name in OPEN or route.name in ACCOUNT}


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_cell_when_refused_looks_like_nothing_and_else_answers(row, everybody, db):
    path, missing = (path_of(row, everybody["rows"][row.whose], none) for none in (False, True))
    leaks: list[tuple[str, str, int]] = []
    for principal in PRINCIPALS:
        cookies, is_there = everybody["cookies"][principal], may(row, principal)
        for method in METHODS:
            response = ask(cookies, method, path)
            if response.status_code >= 500 or not fits(response, is_there, principal, method):
                leaks.append((principal, method, response.status_code))
            elif is_there is False and principal not in NOBODY and row.route.parameters:
                told = principal == BY_REVOKED == row.whose and b"was revoked" in response.content
                if not told and not looks_like_none(response, everybody, principal, method, missing):
                    leaks.append((principal, f"{method} tells", response.status_code))
    assert leaks == []


def looks_like_none(
    response: Any, everybody: dict[str, Any], principal: str, method: str, missing: str
) -> bool:
    """As an address that there is not; or, where a method is refused before any row is sought, as the same address
    of a row that there is not."""
    cookies, known = everybody["cookies"][principal], everybody["nothing"]
    if (principal, method) not in known:
        known[principal, method] = sight(ask(cookies, method, NOTHING))
    return sight(response) == known[principal, method] or sight(response) == sight(
        ask(cookies, method, missing)
    )


def path_of(row: Row, rows: dict[str, Any], missing: bool) -> str:
    """Open addresses may have parameters that name no row: anything will do there."""
    if may(row, "anonymous") is None and set(row.route.parameters) - {"code", "pk", "position", "token"}:
        return reverse(row.route.name, kwargs=dict.fromkeys(row.route.parameters, "x"))
    return address(row.route, rows, missing)


def fits(response: Any, is_there: bool | None, principal: str, method: str) -> bool:
    if is_there is None:
        return True
    if is_there:
        return response.status_code in FINE
    if principal in NOBODY:
        sent_to = response.headers.get("HX-Redirect" if method == "HTMX" else "Location", "")
        return sent_to.startswith(reverse(settings.LOGIN_URL))
    return response.status_code in (404, 405)
