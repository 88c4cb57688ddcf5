"""The front page: one field, one button, and what may be pasted."""

import pytest
from django.test import Client
from django.urls import reverse

from postings import forms
from postings.models import Posting
from prep.accounts.models import User
from prep.web import limits
from tests import make
from tests.postings.views.test_posting import FRONT, HTMX, body, page


def test_create_when_anybody_looks_then_one_field_and_one_button(client: Client, db: None) -> None:
    response = client.get(FRONT)

    assert response.status_code == 200
    assert [field.label for field in response.context["form"]] == ["Paste a job posting"]
    assert body(response).count('<button class="button"') == 1
    assert '<button class="button" data-size="large" type="submit">Prepare me</button>' in body(response)
    assert User.objects.count() == 0


def test_create_when_anybody_looks_then_it_says_which_language_works(client: Client, db: None) -> None:
    shown = body(client.get(FRONT))

    assert "In English. One in French gets its lines, skills and facts read, but no questions yet." in shown


def test_create_when_somebody_has_postings_then_the_way_to_their_practice(
    ana_client: Client, otto_client: Client, posting: Posting
) -> None:
    link = f'<a href="{reverse("interviews:practice_list")}">go on with your practice</a>'

    assert (body(ana_client.get(FRONT)).count(link), body(otto_client.get(FRONT)).count(link)) == (1, 0)


def test_create_when_nobody_pastes_then_a_visitor_owns_the_posting(client: Client, db: None) -> None:
    response = client.post(FRONT, {"text": make.POSTING_TEXT})

    posting = Posting.objects.get()
    assert (response.status_code, response.url) == (302, page(posting))
    assert (posting.owner.is_visitor, posting.source_text) == (True, make.POSTING_TEXT)
    assert client.get(response.url).status_code == 200


def test_create_when_signed_in_then_theirs(ana_client: Client, ana: User) -> None:
    ana_client.post(FRONT, {"text": make.POSTING_TEXT})

    assert Posting.objects.get().owner == ana


def test_create_when_posted_twice_then_one_posting(vera_client: Client) -> None:
    answers = [vera_client.post(FRONT, {"text": make.POSTING_TEXT}).url for _ in range(2)]

    assert answers == [page(Posting.objects.get())] * 2


def test_create_when_htmx_posts_then_the_browser_is_sent_on(vera_client: Client) -> None:
    response = vera_client.post(FRONT, {"text": make.POSTING_TEXT}, headers=HTMX)

    assert (response.status_code, response["HX-Redirect"]) == (200, page(Posting.objects.get()))


def test_create_when_one_network_starts_too_much_is_refused_at_exactly_one_more(db: None) -> None:
    """Each browser is a new visitor; what it says of where it comes from makes no difference."""
    for _ in range(limits.STARTS.amount - 1):
        limits.may_go_on(limits.STARTS, "127.0.0.1")
    last = Client().post(FRONT, {"text": make.POSTING_TEXT})
    spoofed = Client().post(FRONT, {"text": make.POSTING_TEXT}, headers={"X-Forwarded-For": "203.0.113.9"})

    assert (last.status_code, spoofed.status_code) == (302, 422)
    assert limits.TOO_MANY_STARTS in body(spoofed)
    assert spoofed.context["form"]["text"].value() == make.POSTING_TEXT
    assert (Posting.objects.count(), User.objects.count()) == (1, 1)
    assert Client(REMOTE_ADDR="203.0.113.9").post(FRONT, {"text": make.POSTING_TEXT}).status_code == 302


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", forms.EMPTY),
        ("three little words", forms.TOO_SHORT),
        ("plain words " * 87_000, "This text is 1,044,000 characters long; up to 50,000 can be read."),
        ("\ufffd\ufffdJFIF\x00\x01 " * 400, forms.NO_TEXT),
    ],
)
def test_create_when_the_text_is_unfit_then_said_beside_the_field_and_kept(
    client: Client, db: None, text: str, said: str
) -> None:
    response = client.post(FRONT, {"text": text})

    assert response.status_code == 422
    assert body(response).count(said) == 1
    assert response.context["form"]["text"].value() == text
    assert 'aria-invalid="true"' in body(response)
    assert (Posting.objects.count(), User.objects.count()) == (0, 0)


def test_create_when_htmx_posts_something_unfit_then_only_the_form_comes_back(
    client: Client, db: None
) -> None:
    response = client.post(FRONT, {"text": "three little words"}, headers=HTMX)

    assert response.status_code == 422
    assert body(response).startswith('<form class="form" id="posting-new"')
    assert "three little words</textarea>" in body(response)


def test_create_when_the_field_is_not_there_then_as_if_empty(client: Client, db: None) -> None:
    assert client.post(FRONT).context["form"].errors == {"text": [forms.EMPTY]}


def test_create_when_more_arrives_than_the_server_takes_then_a_plain_page(client: Client, db: None) -> None:
    response = client.post(FRONT, {"text": "words " * 800_000})

    assert response.status_code == 400
    assert "The page could not read what was sent" in body(response)


def test_create_when_put_then_405(client: Client, db: None) -> None:
    assert client.put(FRONT).status_code == 405


def test_create_when_the_text_hides_characters_then_stored_without_them(client: Client, db: None) -> None:
    client.post(FRONT, {"text": "Plan\u200b the rota\x00 for every ward of this large hospital.\r\nNow."})

    assert Posting.objects.get().source_text == "Plan the rota for every ward of this large hospital.\nNow."
