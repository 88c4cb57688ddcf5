"""The pages of banks."""

import pytest
from django.urls import reverse

from interviews.models import QuestionBank
from prep.accounts.roles import Role, give_role
from tests import make
from tests.conftest import client_of

pytestmark = pytest.mark.django_db

LIST = "/banks/"


@pytest.fixture
def twin(db):
    person = make.person(email="twin@example.org")
    give_role(person, Role.CURATOR)
    return person


def page(name, *args):
    return reverse(f"interviews:{name}", args=args)


def test_list_when_empty_says_what_a_bank_is(cora_client):
    text = cora_client.get(LIST).content.decode()

    assert "No bank yet" in text
    assert "That is rare on purpose" in text


def test_list_when_there_are_banks_counts_their_questions(cora_client, cora):
    bank = make.bank(curator=cora, job_family="nursing", description="For wards", needs_second_eyes=True)
    make.question(curator=cora, of=bank)
    other = make.bank(curator=cora, name="Else")
    make.question(curator=cora, of=other, state="approved")
    make.question(curator=cora, of=other, state="in_review")
    make.bank(curator=cora, name="Bare")

    text = cora_client.get(LIST).content.decode()

    assert '<p class="small faint">1 in draft</p>' in text
    assert '<p class="small faint">1 approved, 1 in review</p>' in text
    assert '<p class="small faint">No question yet</p>' in text
    assert "To review (1)" in text
    assert all(word in text for word in ("nursing", "For wards", "Second pair of eyes"))


def test_list_when_a_curator_has_no_bank_of_their_own_says_where_to_begin(cora_client, cora, twin):
    make.bank(curator=twin)
    assert "Where to begin" in cora_client.get(LIST).content.decode()

    make.bank(curator=cora, name="Own")

    assert "Where to begin" not in cora_client.get(LIST).content.decode()


def test_list_when_a_bank_is_anothers_shows_it_only_if_shared(cora_client, twin):
    make.bank(curator=twin, name="Shared one")
    make.bank(curator=twin, name="Secret one", visibility="private")

    text = cora_client.get(LIST).content.decode()

    assert "Shared one" in text
    assert "Secret one" not in text


def test_menu_when_somebody_is_no_curator_has_no_banks(cora_client, ana_client):
    assert f'href="{LIST}"' in cora_client.get("/practice/").content.decode()
    assert f'href="{LIST}"' not in ana_client.get("/practice/").content.decode()


def test_bank_when_made_is_private_unless_said_otherwise(cora_client, cora):
    response = cora_client.post(page("bank_create"), {"name": "Wards", "visibility": "private"})

    bank = QuestionBank.objects.get()
    assert response.url == page("bank_detail", bank.code)
    assert (bank.name, bank.curator, bank.visibility, bank.needs_second_eyes) == (
        "Wards",
        cora,
        "private",
        False,
    )


@pytest.mark.parametrize("wrong", [{}, {"name": "x" * 121}, {"name": "Wards", "visibility": "world"}])
def test_bank_when_wrong_is_shown_again(cora_client, wrong):
    assert cora_client.post(page("bank_create"), wrong).status_code == 422
    assert not QuestionBank.objects.exists()


def test_form_when_opened_offers_families_in_use(cora_client, cora):
    make.bank(curator=cora, job_family="nursing")

    assert '<option value="nursing">' in cora_client.get(page("bank_create")).content.decode()


def test_fields_when_posted_beyond_the_form_are_not_stored(cora_client, cora, twin):
    cora_client.post(
        page("bank_create"),
        {
            "name": "Wards",
            "visibility": "private",
            "curator": twin.pk,
            "code": "canarycanary",
            "archived_at": "2026-01-01",
        },
    )

    bank = QuestionBank.objects.get()
    assert (bank.curator, bank.archived_at) == (cora, None)
    assert bank.code != "canarycanary"


def test_settings_when_saved_hold(cora_client, cora):
    bank = make.bank(curator=cora)
    assert bank.name in cora_client.get(page("bank_edit", bank.code)).content.decode()

    cora_client.post(
        page("bank_edit", bank.code), {"name": "New", "visibility": "shared", "needs_second_eyes": "on"}
    )

    bank.refresh_from_db()
    assert (bank.name, bank.needs_second_eyes) == ("New", True)
    assert cora_client.post(page("bank_edit", bank.code), {"name": ""}).status_code == 422


def test_settings_when_the_bank_is_anothers_are_closed_though_its_questions_are_not(cora, twin):
    bank = make.bank(curator=cora)
    other = client_of(twin)

    assert other.get(page("bank_detail", bank.code)).status_code == 200
    assert other.get(page("bank_edit", bank.code)).status_code == 404
    assert other.post(page("bank_archive", bank.code)).status_code == 404


def test_settings_when_nobody_owns_the_bank_any_more_are_for_every_curator(cora_client, cora):
    bank = make.bank(curator=cora)
    QuestionBank.objects.update(curator=None)

    assert cora_client.get(page("bank_edit", bank.code)).status_code == 200


def test_bank_when_put_away_is_kept_apart_and_comes_back(cora_client, cora):
    bank = make.bank(curator=cora)

    cora_client.post(page("bank_archive", bank.code))
    assert "Put away (1)" in cora_client.get(LIST).content.decode()
    cora_client.post(page("bank_archive", bank.code))

    assert "Put away" not in cora_client.get(LIST).content.decode()
