"""The pages of an organization."""

import pytest
from django.test import Client
from django.urls import reverse

from interviews.models import PrepLink
from prep.accounts import organizations
from prep.accounts.models import Organization, User
from prep.accounts.roles import Role, has_role
from tests import make
from tests.conftest import client_of
from tests.upon import upon


@pytest.fixture
def home(rui: User) -> Organization:
    return make.organization(by=rui)


def at(name: str, *args: object) -> str:
    return reverse(f"interviews:team_{name}", args=args)


def text_of(client: Client, path: str) -> str:
    response = client.get(path, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def test_page_for_recruiters_when_nobody_is_there_says_what_it_is(client, vera_client, db):
    for somebody in (client, vera_client):
        page = text_of(somebody, at("create"))
        assert "Let every candidate arrive prepared" in page
        assert "For this you need an account" in page
        assert somebody.post(at("create"), {"name": "Mine"}).status_code == 200
    assert Organization.objects.count() == 0


def test_organization_when_started_leads_to_the_first_link(ana, ana_client):
    response = ana_client.post(at("create"), {"name": "Harbour Clinic"})

    assert response.url == reverse("interviews:prep_link_choose")
    assert organizations.of(ana).name == "Harbour Clinic"
    assert ana_client.get(at("create")).url == at("detail")
    assert "Prep links" in text_of(ana_client, reverse("interviews:practice_list"))


def test_organization_when_it_has_no_name_is_not_started(ana_client):
    response = ana_client.post(at("create"), {"name": "  "})

    assert response.status_code == 422
    assert Organization.objects.count() == 0


def test_organization_when_only_named_people_may_is_not_started(ana_client, settings):
    settings.RECRUITERS = "named"

    assert "not open to your account yet" in text_of(ana_client, at("create"))
    ana_client.post(at("create"), {"name": "Mine"})
    assert Organization.objects.count() == 0


def test_place_when_offered_is_taken_by_the_person_with_the_address(
    home, rui_client, ana, ana_client, otto_client
):
    rui_client.post(at("offer"), {"email": ana.email})
    offered = home.memberships.get(email=ana.email)
    assert "A place is waiting for you" in text_of(ana_client, at("create"))
    assert otto_client.post(at("join", offered.pk)).status_code == 404

    ana_client.post(at("join", offered.pk))

    assert organizations.of(ana) == home
    assert ana.email in text_of(rui_client, at("detail"))
    assert ana_client.post(at("join", offered.pk)).status_code == 404


def test_place_when_taken_back_while_it_is_taken_is_not_there(home, ana, ana_client):
    offered = home.memberships.create(email=ana.email)

    with upon('UPDATE "accounts_membership"', offered.delete):
        response = ana_client.post(at("join", offered.pk))

    assert response.status_code == 404
    assert not has_role(User.objects.get(pk=ana.pk), Role.RECRUITER)


def test_place_when_one_is_in_another_organization_says_so(home, rui_client, ana, ana_client):
    other = make.organization(by=ana, name="Elsewhere")
    rui_client.post(at("offer"), {"email": ana.email})

    page = ana_client.post(at("join", home.memberships.get(email=ana.email).pk), follow=True).content.decode()

    assert "Leave it first" in page
    assert organizations.of(ana) == other


def test_owner_when_renaming_offering_and_removing_does(home, rui, rui_client):
    mia = make.member(of=home, email="mia@example.org")

    rui_client.post(at("rename"), {"name": "Harbour Clinic"})
    rui_client.post(at("offer"), {"email": "noa@example.org"})
    rui_client.post(at("remove", home.memberships.get(person=mia).pk))

    home.refresh_from_db()
    assert home.name == "Harbour Clinic"
    assert [str(one) for one in home.memberships.all()] == [rui.email, "noa@example.org"]


@pytest.mark.parametrize(
    ("name", "values"), [("rename", {"name": ""}), ("offer", {"email": "nobody"}), ("offer", {})]
)
def test_form_when_bad_is_shown_again(home, rui_client, name, values):
    assert rui_client.post(at(name), values).status_code == 422


def test_member_when_not_an_owner_may_only_look_and_leave(home, rui):
    mia = make.member(of=home, email="mia@example.org")
    client = client_of(mia)
    assert "Offer a place" not in text_of(client, at("detail"))

    client.post(at("rename"), {"name": "Mine"})
    client.post(at("offer"), {"email": "x@example.org"})
    client.post(at("remove", home.memberships.get(person=rui).pk))

    home.refresh_from_db()
    assert (home.name, home.memberships.count()) == ("Riverside Hospital", 2)
    assert "Only an owner" in text_of(client, at("detail"))


def test_member_when_leaving_is_asked_once_and_out_at_once(home, rui):
    mia = make.member(of=home, email="mia@example.org")
    client = client_of(mia)
    assert "stay with your colleagues" in text_of(client, at("leave"))
    assert client.post(at("leave")).status_code == 422

    client.post(at("leave"), {"sure": "on"})

    assert client.get(at("detail")).status_code == 404
    assert organizations.of(rui) == home


def test_last_member_when_leaving_closes_everything(rui, rui_client):
    link = make.prep_link(by=rui)
    interview = make.guest_interview(link=link)
    assert "You are the last member" in text_of(rui_client, at("leave"))

    rui_client.post(at("leave"), {"sure": "on"})

    assert (Organization.objects.count(), PrepLink.objects.count()) == (0, 0)
    guest = client_of(interview.candidate)
    report = guest.get(reverse("interviews:report_detail", args=[interview.code]))
    assert report.status_code == 200
    sharing = guest.get(reverse("interviews:sharing_detail", args=[interview.code])).content.decode()
    assert "nobody to show this rehearsal to" in sharing


def test_recruiter_when_in_no_organization_is_led_to_start_one(rui_client):
    for name in ("detail", "leave"):
        assert rui_client.get(at(name)).url == at("create")
    for name in ("rename", "offer"):
        assert rui_client.post(at(name)).url == at("create")


def test_page_when_there_are_more_members_asks_no_more_often(home, rui_client, django_assert_max_num_queries):
    for number in range(4):
        make.member(of=home, email=f"m{number}@example.org")

    with django_assert_max_num_queries(8):
        rui_client.get(at("detail"))
