"""What recruiters see of a rehearsal, and that no page or export of theirs orders people."""

import ast
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import get_resolver, reverse

from interviews.domain import prep_link as prep_links
from interviews.domain import sharing
from interviews.enums import Scope
from interviews.models import Interview
from prep.accounts import organizations
from prep.accounts.roles import Role
from prep.web import limits
from tests import make
from tests.conftest import client_of
from tests.interviews.views.test_prep_link import CSRF, at, text_of

# ---------------------------------------------------------------- what is shown


def test_page_when_nobody_shows_anything_says_nothing_of_anybody(link, rui_client):
    interview = make.guest_interview(link=link)
    Interview.objects.update(shared_as="Carla Dias")

    page = text_of(rui_client, at("prep_link_detail", link.code))

    assert "Nothing so far." in page
    assert interview.code not in page
    assert "Carla" not in page
    assert rui_client.get(at("prep_link_shown", link.code, interview.pk)).status_code == 404


@pytest.mark.parametrize("scope", Scope)
def test_shown_when_one_scope_is_given_holds_that_and_nothing_else(link, rui_client, scope):
    interview = make.guest_interview(link=link)
    sharing.give(interview, scope=scope, name="Carla Dias")

    page = text_of(rui_client, at("prep_link_shown", link.code, interview.pk))

    assert "Practice feedback, not an assessment" in page
    assert "Carla Dias" in page
    assert ("Finished the rehearsal on" in page) is (scope == Scope.FINISHED)
    assert (make.GOOD_ANSWER in page) is (scope == Scope.ANSWERS)
    assert ("Skill by skill" in page) is (scope == Scope.REPORT)
    assert ("meter-cells" in page) is (scope == Scope.REPORT)


def test_shown_when_taken_back_is_gone_on_the_next_request(link, rui_client):
    interview = make.guest_interview(link=link)
    sharing.give(interview, scope=Scope.REPORT, name="Carla Dias")
    assert "Carla Dias" in text_of(rui_client, at("prep_link_detail", link.code))

    sharing.withdraw(interview, scope=Scope.REPORT)

    assert "Carla Dias" not in text_of(rui_client, at("prep_link_detail", link.code))
    assert rui_client.get(at("prep_link_shown", link.code, interview.pk)).status_code == 404


def test_shown_when_of_another_link_is_not_there(link, rui, rui_client):
    other = make.prep_link(by=rui, of=link.question_set, label="Other")
    interview = make.guest_interview(link=other)
    sharing.give(interview, scope=Scope.REPORT, name="")

    assert rui_client.get(at("prep_link_shown", link.code, interview.pk)).status_code == 404


def test_member_when_out_of_the_organization_sees_nothing_from_the_next_request(link, rui, rui_client):
    mia = make.member(of=link.organization, email="mia@example.org")
    client = client_of(mia)
    of_the_organization = (
        at("prep_link_detail", link.code),
        at("question_set_detail", link.question_set.code),
        reverse("postings:posting_detail", args=[link.question_set.posting.code]),
        at("qr_svg", link.code),
    )
    assert [client.get(path).status_code for path in of_the_organization] == [200] * 4

    organizations.remove(link.organization.memberships.get(person=mia), by=rui)

    assert [client.get(path).status_code for path in of_the_organization] == [404] * 4
    assert client.get(at("prep_link_list")).status_code == 404
    assert [rui_client.get(path).status_code for path in of_the_organization] == [200] * 4


# ---------------------------------------------------------------- no ranking, ever

ORDERS = [
    f"{key}={value}"
    for keys, values in (
        ("order order_by o sort sort_by ordering", "level -level score -score report__levels ended_at"),
        ("level score min_level level__gte levels threshold rating verdict skill scope", "1 3 5 shown Staff"),
    )
    for key in keys.split()
    for value in values.split()
]


def recruiter_routes() -> list[str]:
    """Every address of the app whose view is for recruiters."""
    (app,) = (one for one in get_resolver().url_patterns if getattr(one, "namespace", "") == "interviews")
    return [one.name for one in app.url_patterns if getattr(one.callback, "role", None) == Role.RECRUITER]


def test_recruiter_addresses_when_asked_to_order_or_filter_by_level_do_as_if_not_asked(link, rui_client):
    strong, weak = (make.guest_interview(link=link, answered=count) for count in (3, 1))
    for interview in (strong, weak):
        sharing.give(interview, scope=Scope.REPORT, name=f"Guest {interview.pk}")
    parameters = {"code": link.code, "pk": strong.pk}
    safe = 0
    for name in recruiter_routes():
        code = link.question_set.code if name == "prep_link_create" else link.code
        path = _address(name, {**parameters, "code": code})
        plain = rui_client.get(path)
        if plain.status_code != 200:
            continue
        safe += 1
        seen = CSRF.sub(b"", plain.content)
        for order in ORDERS:
            limits.forget_all()  # an export may be asked for 60 times an hour
            assert CSRF.sub(b"", rui_client.get(f"{path}?{order}").content) == seen, (name, order)
    assert safe >= 8


def _address(name: str, parameters: dict) -> str:
    (app,) = (one for one in get_resolver().url_patterns if getattr(one, "namespace", "") == "interviews")
    (route,) = (one for one in app.url_patterns if one.name == name)
    return reverse(f"interviews:{name}", kwargs={key: parameters[key] for key in route.pattern.converters})


def test_recruiter_views_when_read_know_no_parameter_about_people():
    """Which keys of the query the recruiters' views and their forms look at, read from the code."""
    views = settings.BASE_DIR / "interviews" / "views"
    keys: set[str] = set()
    for name in ("prep_link", "link_page", "invitation", "qr", "team"):
        for node in ast.walk(ast.parse(Path(views / f"{name}.py").read_text())):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "request.GET.get":
                keys.add(node.args[0].value)
            if isinstance(node, ast.Compare) and ast.unparse(node.comparators[0]) == "request.GET":
                keys.add(node.left.value)

    assert keys == {
        "page",
        "shown",
        "like",
        "download",
        "posting",
    }  # "posting": one of the recruiter's own, to copy


def test_exports_of_recruiters_when_read_hold_no_level(link, rui_client):
    interview = make.guest_interview(link=link)
    sharing.give(interview, scope=Scope.REPORT, name="Carla")
    prep_links.invite(link, [("bea@example.org", "Bea")])

    exported = rui_client.get(at("invitation_export", link.code)).content.decode()

    assert exported.splitlines()[0] == "email,name,link"
    assert "Carla" not in exported
    names = recruiter_routes()
    assert [name for name in names if "export" in name or "csv" in name] == ["invitation_export"]
