"""Skills as curators sort and fold them; nothing of private postings is shown, and old reports never change."""

import pytest
from django.urls import reverse

from interviews.curation import COMMON
from postings.domain import skill as domain
from postings.models import PostingSkill, Skill
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def planning(cora):
    make.question(curator=cora)
    return Skill.objects.get(name="Planning")


def page(name, *args):
    return reverse(f"interviews:{name}", args=args)


def named(name):
    return Skill.objects.named([name])[name]


def test_list_when_a_skill_is_in_private_postings_only_does_not_show_it(cora_client, planning, ana):
    own = make.posting(owner=ana)
    listed = own.listed_skills.first()

    text = cora_client.get(page("skill_list")).content.decode()

    assert "Planning" in text
    assert f">{listed.skill.name}</a>" not in text
    assert cora_client.get(page("skill_detail", listed.skill_id)).status_code == 404


def test_list_when_several_people_list_a_skill_shows_it(cora_client, planning):
    skill = named("Bed management")
    for number in range(COMMON):
        assert "Bed management" not in cora_client.get(page("skill_list")).content.decode()
        posting = make.posting(owner=make.person(email=f"p{number}@example.org"), read=False)
        PostingSkill.objects.create(posting=posting, skill=skill, position=0)

    assert "Bed management" in cora_client.get(page("skill_list")).content.decode()


def test_list_when_two_people_and_an_organization_list_a_skill_does_not_show_it(
    cora_client, planning, ana, vera, rui
):
    skill = named("Bed management")
    for owner in (ana, vera, make.organization(by=rui).account):
        PostingSkill.objects.create(posting=make.posting(owner=owner, read=False), skill=skill, position=0)

    assert "Bed management" not in cora_client.get(page("skill_list")).content.decode()


def test_list_when_filtered_or_long_shows_what_fits(cora_client, planning, monkeypatch):
    monkeypatch.setattr("interviews.views.skill.PER_PAGE", 1)
    domain.sort(named("Excel"), kind="tool")

    first = cora_client.get(page("skill_list")).content.decode()
    second = cora_client.get(page("skill_list") + "?after=excel").content.decode()

    assert (">Excel</a>" in first, ">Planning</a>" in first, "after=excel" in first) == (True, False, True)
    assert (">Excel</a>" in second, ">Planning</a>" in second) == (False, True)
    assert (
        ">Planning</a>" not in cora_client.get(page("skill_list") + "?kind=tool&after=excel").content.decode()
    )
    assert ">Planning</a>" in cora_client.get(page("skill_list") + "?q=PLAN").content.decode()


def test_skill_when_sorted_has_a_kind(cora_client, planning):
    cora_client.post(page("skill_detail", planning.pk), {"kind": "interpersonal"})
    assert cora_client.post(page("skill_detail", planning.pk), {"kind": "poem"}).status_code == 422

    planning.refresh_from_db()
    assert planning.kind == "interpersonal"


def test_skill_when_folded_is_another_name_and_comes_back(cora_client, planning):
    other = named("Plannings")
    domain.sort(other, kind="domain")
    shown = cora_client.get(page("skill_detail", other.pk)).content.decode()
    assert "Into “Planning”" in shown

    response = cora_client.post(page("skill_fold", other.pk), {"into": "planning"})

    assert response.url == page("skill_detail", planning.pk)
    assert "Plannings" in cora_client.get(response.url).content.decode()
    assert "Another name for" in cora_client.get(page("skill_detail", other.pk)).content.decode()
    cora_client.post(page("skill_unfold", other.pk))
    assert Skill.objects.get(pk=other.pk).merged_into is None


def test_skill_when_it_has_names_of_its_own_takes_them_along(planning):
    short, long = named("Plan"), named("Work planning")
    domain.fold(short, into=planning)
    domain.fold(planning, into=long)

    assert set(long.aliases.all()) == {short, planning}


@pytest.mark.parametrize("into", ["", "No such skill", "Planning"])
def test_skill_when_it_cannot_be_folded_stays(cora_client, planning, into):
    response = cora_client.post(page("skill_fold", planning.pk), {"into": into})

    planning.refresh_from_db()
    assert response.status_code == (302 if into == "Planning" else 422)
    assert planning.merged_into is None


def test_name_when_added_leads_to_the_skill(cora_client, planning):
    cora_client.post(page("skill_name", planning.pk), {"name": "Scheduling"})

    assert Skill.objects.current(["scheduling"])["scheduling"] == planning
    assert cora_client.post(page("skill_name", planning.pk), {"name": ""}).status_code == 422
    assert cora_client.post(page("skill_name", planning.pk), {"name": "PLANNING"}).status_code == 302
    assert Skill.objects.get(pk=planning.pk).merged_into is None


def test_posting_when_read_after_folding_lists_the_skill_that_stays(ana, otto):
    before = make.posting(owner=ana)
    listed = before.listed_skills.first().skill
    domain.fold(listed, into=named("The one name"))

    after = make.posting(owner=otto)

    assert "The one name" in {entry.skill.name for entry in after.listed_skills.all()}
    assert listed.name in {entry.skill.name for entry in before.listed_skills.all()}


def test_report_when_a_skill_is_folded_is_the_same_byte_for_byte(ana, ana_client):
    interview = make.finished(owner=ana)
    address = page("report_detail", interview.code)
    before = strip(ana_client.get(address).content)

    for listing in interview.question_set.posting.listed_skills.all():
        domain.fold(listing.skill, into=named("The one name"))

    assert strip(ana_client.get(address).content) == before


def strip(content):
    """Without the token, which is another in each answer."""
    return [line for line in content.decode().splitlines() if "csrf" not in line.lower()]
