"""Skills of a posting on its page: added and taken off."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from postings.domain import posting as postings
from postings.models import Posting, PostingSkill
from prep.accounts.models import User
from tests import make

HTMX = {"HX-Request": "true"}


@pytest.fixture
def posting(ana: User) -> Posting:
    return make.posting(owner=ana)


@pytest.fixture
def listed(posting: Posting) -> PostingSkill:
    return posting.listed_skills.select_related("skill").first()


def adding(posting: Posting) -> str:
    return reverse("postings:skill_create", args=[posting.code])


def removing(listed: PostingSkill) -> str:
    return reverse("postings:skill_remove", args=[listed.posting.code, listed.pk])


def place(posting: Posting) -> str:
    return f"{reverse('postings:posting_detail', args=[posting.code])}#skills-{posting.code}"


def body(response: Any) -> str:
    return " ".join(response.content.decode().split())


def test_create_when_posted_plainly_then_listed_and_back_on_the_page(
    ana_client: Client, posting: Posting
) -> None:
    response = ana_client.post(adding(posting), {"name": " Night  shifts "})

    assert (response.status_code, response.url) == (302, place(posting))
    assert str(list(posting.listed_skills.all())[-1]) == "Night shifts"


def test_create_when_posted_with_htmx_then_the_card_of_skills(ana_client: Client, posting: Posting) -> None:
    response = ana_client.post(adding(posting), {"name": "Night shifts"}, headers=HTMX)

    assert body(response).startswith(f'<section class="card" data-tone="neutral" id="skills-{posting.code}">')
    assert '<li class="chip">Night shifts<button' in body(response)


def test_create_when_it_is_the_first_skill_then_the_whole_panel_with_its_next_step(
    ana: User, ana_client: Client
) -> None:
    bare = make.posting(owner=ana, text="The sun was low and the sea was calm all day, said the old man.")

    response = ana_client.post(adding(bare), {"name": "Sailing"}, headers=HTMX)

    assert response["HX-Retarget"] == f"#posting-{bare.code}"
    assert body(response).count("Write my questions") == 1


def test_create_when_the_name_is_no_name_then_422_on_the_page_and_in_the_part(
    ana_client: Client, posting: Posting
) -> None:
    whole, part = (
        ana_client.post(adding(posting), {"name": "---"}, headers=headers) for headers in ({}, HTMX)
    )

    assert (whole.status_code, part.status_code) == (422, 422)
    assert '<h1 tabindex="-1">Ward Sister</h1>' in body(whole)
    assert body(part).startswith("<section")
    for response in (whole, part):
        assert body(response).count("needs a letter or a digit") == 1
        assert 'value="---"' in body(response)


def test_create_when_it_is_there_already_then_that_is_said_beside_the_field(
    ana_client: Client, listed: PostingSkill
) -> None:
    before = listed.posting.listed_skills.count()
    for headers in ({}, HTMX):
        response = ana_client.post(
            adding(listed.posting), {"name": listed.skill.name.upper()}, headers=headers
        )
        assert response.status_code == 422
        assert body(response).count(f"“{listed.skill.name}” is on the list already.") == 1
    assert listed.posting.listed_skills.count() == before


def test_create_when_it_was_taken_off_then_back(ana_client: Client, listed: PostingSkill) -> None:
    postings.remove_skill(listed)

    ana_client.post(adding(listed.posting), {"name": listed.skill.name})

    listed.refresh_from_db()
    assert listed.removed_at is None


def test_remove_when_pressed_plainly_then_off_and_back_on_the_page(
    ana_client: Client, listed: PostingSkill
) -> None:
    response = ana_client.post(removing(listed))

    listed.refresh_from_db()
    assert (response.status_code, response.url) == (302, place(listed.posting))
    assert listed.removed_at is not None


def test_remove_when_pressed_with_htmx_then_the_panel_says_so_and_offers_it_back(
    ana_client: Client, listed: PostingSkill
) -> None:
    response = ana_client.post(removing(listed), headers=HTMX)

    assert response["HX-Retarget"] == f"#posting-{listed.posting.code}"
    assert f"“{listed.skill.name}” was taken off." in body(response)
    assert response.context["removed_skills"] == [listed]
    assert body(response).count("autofocus") == 1


def test_skill_when_not_the_owner_or_unknown_then_404_and_when_nobody_then_login(
    client: Client, otto_client: Client, ana_client: Client, listed: PostingSkill
) -> None:
    unknown = reverse("postings:skill_remove", args=[listed.posting.code, 404_404])

    assert otto_client.post(adding(listed.posting), {"name": "Tact"}).status_code == 404
    assert otto_client.post(removing(listed)).status_code == 404
    assert ana_client.post(unknown).status_code == 404
    for address in (adding(listed.posting), removing(listed)):
        response = client.post(address, {"name": "Tact"})
        assert (response.status_code, response.url.split("?")[0]) == (302, reverse("account_login"))


def test_skill_when_the_method_is_wrong_then_405(ana_client: Client, listed: PostingSkill) -> None:
    assert ana_client.get(adding(listed.posting)).status_code == 405
    assert ana_client.get(removing(listed)).status_code == 405
