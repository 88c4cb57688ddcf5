"""Every address, found by walking the resolver: closed unless listed here, foreign rows look like none."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from interviews.domain import prep_link as prep_links
from interviews.domain import sharing
from interviews.models import (
    Answer,
    Consent,
    Invitation,
    PrepLink,
    Question,
    QuestionBank,
    QuestionVersion,
    ReportedQuestion,
    SampleAnswer,
    Verdict,
)
from postings.models import Skill
from prep.accounts.models import Membership, User
from prep.accounts.roles import STAFF, Role, give_role
from tests import make
from tests.conftest import client_of

# Open to everybody, and why.
OPEN = {
    "postings:posting_create": "the front page is where it begins",
    "interviews:practice_list": "an empty list tells a newcomer more than a login form",
    "interviews:levels": "how levels are computed is public",
    "interviews:reported_create": "whoever brings a question back becomes a visitor by that",
    "interviews:hiring_organization_list": "what was asked where is open to whoever prepares",
    "interviews:hiring_organization_detail": "as above; who reported is never shown",
    "interviews:guest_open": "candidates come by a prep link, without an account",
    "interviews:guest_detail": "as above: the browser's session says that it was let in",
    "interviews:guest_seen": "as above",
    "interviews:guest_start": "as above: whoever begins becomes a visitor by that",
    "interviews:guest_forget": "as above",
    "interviews:team_create": "says what prep links are; to start, one needs an account",
    "livez": "asked by whatever keeps the process alive",
    "readyz": "asked by whatever sends it traffic",
    "account_login": "allauth: sign in",
    "account_signup": "allauth: sign up",
    "account_logout": "allauth: sign out; for nobody a redirect",
    "account_inactive": "allauth: says that an account is closed",
    "account_email_verification_sent": "allauth: where the code is typed",
    "account_confirm_login_code": "allauth: signing in by code",
    "account_reset_password": "allauth: lost password",
    "account_reset_password_done": "allauth: lost password, sent",
    "account_reset_password_from_key": "allauth: link from an e-mail",
    "account_reset_password_from_key_done": "allauth: password set",
}
# allauth's own pages that ask for an account: it sends everybody else to the login page itself.
ACCOUNT = {"account_email", "account_change_password", "account_set_password", "account_reauthenticate"}
METHODS = ("GET", "HTMX", "POST", "PUT", "PATCH", "DELETE")
TOKEN = re.compile(rb'(csrfmiddlewaretoken" value="|X-CSRFToken": ")[^"]+')


@dataclass(frozen=True)
class Route:
    name: str
    pattern: str
    parameters: tuple[str, ...]
    role: str | None = None  # for people who have it; for everybody else there is nothing there


def routes(resolver: Any = None, namespace: str = "", prefix: str = "") -> list[Route]:
    found = []
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            if entry.namespace == "admin":
                continue
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            found += routes(entry, inner, prefix + str(entry.pattern))
        elif isinstance(entry, URLPattern):
            names = tuple(entry.pattern.converters) or tuple(entry.pattern.regex.groupindex)
            role = getattr(entry.callback, "role", None)
            found.append(Route(f"{namespace}{entry.name}", prefix + str(entry.pattern), names, role))
    return found


ROUTES = routes()
CLOSED = [route for route in ROUTES if route.name not in OPEN and route.name not in ACCOUNT]
OWNED = [route for route in CLOSED if route.parameters and not route.role]
ROLED = [route for route in CLOSED if route.role]
HOLDERS = {
    Role.CURATOR: "cora",
    Role.RECRUITER: "rui",
    STAFF: "otis",
}  # of each role, and what belongs to them in the world
LOOKED_AT = (
    QuestionBank,
    Question,
    QuestionVersion,
    ReportedQuestion,
    PrepLink,
    Invitation,
    Consent,
    Membership,
    SampleAnswer,
    Skill,
)
NOTHING = "/there-is-no-such-address/"
# What every holder of a role works on: it belongs to none of them.
COMMON = ("moderation/", "skills/")


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, Any]]:
    """One of everything, made once for this file: parameters for every address. What a person practises is
    Ana's; what needs a role belongs to the holder of the role."""
    with django_db_blocker.unblock():
        everything = transaction.atomic()
        everything.__enter__()
        ana = make.person(email="ana@example.org")
        question_set = make.question_set(owner=ana)
        interview = make.interview(owner=ana, of=question_set, answered=1)
        make.finished(owner=ana, of=question_set)
        posting = question_set.posting
        cora = make.person(email="cora@example.org")
        give_role(cora, Role.CURATOR)
        rui = make.person(email="rui@example.org")
        give_role(rui, Role.RECRUITER)
        question = make.question(curator=cora, of=make.bank(curator=cora, visibility="private"))
        sample = SampleAnswer.objects.create(question=question, by=cora, text="We moved one.")
        link = make.prep_link(by=rui)
        prep_links.invite(link, [("bea@example.org", "Bea")])
        make.member(of=link.organization, email="mia@example.org")
        offered = link.organization.memberships.create(email=ana.email)
        shown = make.guest_interview(link=link)
        sharing.give(shown, scope="report", name="Bea")
        yield {
            "ana": ana,
            "cora": cora,
            "rui": rui,
            "otis": make.person(email="otis@example.org", is_staff=True),
            "reported-questions": make.reports(by=ana, texts=["How do you plan?"]).new[0].code,
            "moderation": make.reports(by=rui, texts=["Why did you leave?"]).new[0].code,
            "banks": question.bank.code,
            "questions": question.code,
            "samples": sample.pk,
            "curated": {"skills": question.skills.get().pk},
            "posting": posting.code,
            "question-sets": question_set.code,
            "interviews": interview.code,
            "lines": posting.lines.first().pk,
            "skills": posting.listed_skills.first().pk,
            "items": question_set.items.first().pk,
            "answers": Answer.objects.filter(interview=interview).first().pk,
            "verdicts": Verdict.objects.filter(assessment__answer__interview=interview).first().pk,
            "position": 1,
            "links": link.code,
            "invited": link.code,
            "token": link.token,
            "people": link.invitations.get().pk,
            "shown": shown.pk,
            "members": link.organization.memberships.get(person__email="mia@example.org").pk,
            "shared-set": link.question_set.code,
            "offers": offered.pk,
        }
        transaction.set_rollback(True)
        everything.__exit__(None, None, None)


@pytest.fixture
def owned(world: dict[str, Any], db: None) -> dict[str, Any]:
    """Each test gets the world as it was made: what it changes is rolled back."""
    return world


@pytest.fixture
def ana(owned: dict[str, Any]) -> User:
    return owned["ana"]


def address(route: Route, owned: dict[str, Any], missing: bool = False) -> str:
    """The route's address for Ana's rows, or for rows that do not exist."""
    values: dict[str, Any] = {}
    parts = route.pattern.split("/")
    for name in route.parameters:
        if name == "code":
            noun = "posting" if parts[0] == "postings" else parts[0]
            noun = "shared-set" if route.name == "interviews:prep_link_create" else noun
            values[name] = "zzzzzzzzzzzz" if missing else owned[noun]
        elif name == "pk":
            noun = parts[parts.index("<int:pk>") - 1]
            there = owned["curated"].get(noun) if route.role else None
            values[name] = 987_654_321 if missing else there or owned[noun]
        else:
            values[name] = owned[name]
    return reverse(route.name, kwargs=values)


def call(client: Client, method: str, path: str) -> Any:
    if method == "HTMX":
        return client.get(path, headers={"HX-Request": "true"})
    return client.generic(method, path)


def sight(response: Any) -> tuple[int, bytes]:
    return response.status_code, TOKEN.sub(b"", response.content)


def test_routes_when_counted_are_all_classified():
    names = {route.name for route in ROUTES}

    assert set(OPEN) | ACCOUNT <= names
    assert all(route.name.startswith(("postings:", "interviews:", "operators")) for route in CLOSED)


@pytest.mark.parametrize("route", CLOSED, ids=lambda route: route.name)
def test_closed_address_when_nobody_is_there_leads_to_the_login(route, owned, client):
    for method, missing in itertools.product(METHODS, (False, True)):
        response = call(client, method, address(route, owned, missing))

        assert response.status_code == 302
        assert response.url.startswith(reverse("account_login"))


@pytest.mark.parametrize("route", OWNED, ids=lambda route: route.name)
def test_owned_address_when_it_is_anothers_looks_like_none(route, owned, otto, vera, db):
    staff = make.person(email="boss@example.org", is_staff=True, is_superuser=True)
    for stranger, method in itertools.product((otto, vera, staff), METHODS):
        client = client_of(stranger)
        foreign = call(client, method, address(route, owned))
        nothing = call(client, method, address(route, owned, missing=True))

        assert foreign.status_code in (404, 405)
        assert sight(foreign) == sight(nothing)


@pytest.mark.parametrize("route", OWNED, ids=lambda route: route.name)
def test_owned_address_when_the_owner_is_deactivated_is_closed(route, owned, ana, ana_client):
    User.objects.filter(pk=ana.pk).update(is_active=False)

    response = ana_client.get(address(route, owned))

    assert response.status_code == 302
    assert response.url.startswith(reverse("account_login"))


@pytest.mark.parametrize("route", OWNED, ids=lambda route: route.name)
def test_owned_address_when_the_owner_comes_answers(route, owned, ana_client):
    for method in METHODS:
        response = call(ana_client, method, address(route, owned))

        assert response.status_code in (200, 204, 302, 405, 409, 422)


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_address_when_only_looked_at_changes_nothing(route, owned, ana, ana_client):
    """GET is safe: the same export before and after."""
    from_export = reverse("interviews:your_data_export")
    if set(route.parameters) - {"code", "pk", "position", "token"}:
        pytest.fail("a parameter this test does not know") if route.name not in OPEN else None
        return
    before = ana_client.get(from_export).json()
    ana_client.get(address(route, owned))

    if route.name != "account_logout":
        assert ana_client.get(from_export).json() == before


@pytest.mark.parametrize("route", ROLED, ids=lambda route: route.name)
def test_address_of_a_role_when_somebody_lacks_it_looks_like_none(route, owned, ana, vera, db):
    others = [owned[name] for role, name in HOLDERS.items() if role != route.role]
    for stranger, method in itertools.product((ana, vera, *others), METHODS):
        client = client_of(stranger)
        there = call(client, method, address(route, owned))
        nothing = call(client, method, address(route, owned, missing=True))

        assert there.status_code == 404
        assert sight(there) == sight(nothing) == sight(call(client, method, NOTHING))


@pytest.mark.parametrize("route", ROLED, ids=lambda route: route.name)
def test_address_of_a_role_when_its_holder_comes_answers(route, owned, db):
    client = client_of(owned[HOLDERS[route.role]])
    for method in METHODS:
        response = call(client, method, address(route, owned))

        assert response.status_code in (200, 204, 302, 405, 409, 422)


@pytest.mark.parametrize("route", ROLED, ids=lambda route: route.name)
def test_address_of_a_role_when_the_boss_comes_is_there(route, owned, db):
    """Superusers have every role: what is not there for them is another's, and that is for access to say."""
    client = client_of(make.person(email="boss@example.org", is_staff=True, is_superuser=True))
    response = client.get(address(route, owned))

    assert response.status_code in ((200, 302, 404, 405) if route.parameters else (200, 302, 405))


@pytest.mark.parametrize(
    "route",
    [route for route in ROLED if route.parameters and not route.pattern.startswith(COMMON)],
    ids=lambda route: route.name,
)
def test_address_of_a_role_when_the_row_is_anothers_looks_like_none(route, owned, db):
    twin = make.person(email="twin@example.org")
    give_role(twin, route.role)
    client = client_of(twin)
    for method in METHODS:
        foreign = call(client, method, address(route, owned))
        nothing = call(client, method, address(route, owned, missing=True))

        assert foreign.status_code in (404, 405)
        assert sight(foreign) == sight(nothing)


@pytest.mark.parametrize("route", ROLED, ids=lambda route: route.name)
def test_address_of_a_role_when_its_holder_is_deactivated_is_closed(route, owned, db):
    holder = owned[HOLDERS[route.role]]
    client = client_of(holder)
    User.objects.filter(pk=holder.pk).update(is_active=False)

    response = client.get(address(route, owned))

    assert response.status_code == 302
    assert response.url.startswith(reverse("account_login"))


@pytest.mark.parametrize("route", ROLED, ids=lambda route: route.name)
def test_address_of_a_role_when_only_looked_at_changes_nothing(route, owned, db):
    def rows() -> list[Any]:
        return [list(model.objects.order_by("pk").values()) for model in LOOKED_AT]

    before = rows()
    client_of(owned[HOLDERS[route.role]]).get(address(route, owned))

    assert rows() == before


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
