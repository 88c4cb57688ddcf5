"""Who is not known, or no longer, is sent to the sign-in page and from there back to a page."""

from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from tests import make

HTMX = {"HX-Request": "true"}
SIGN_IN = reverse("account_login")
PAGE = "/question-sets/abcdefghjkmn/"
PRESSED = f"{PAGE}items/1/pin/"


def sign_in_then(page: str) -> str:
    return f"{SIGN_IN}?{urlencode({'next': page}, safe='/')}"


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_part_when_nobody_asks_for_it_leads_the_whole_page_to_sign_in_and_back(client, db, method):
    here = {"HX-Current-URL": f"http://testserver{PAGE}?q=1"}

    answer = client.generic(method, PRESSED, headers={**HTMX, **here})

    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["HX-Redirect"] == sign_in_then(f"{PAGE}?q=1")


@pytest.mark.parametrize("said", ["", "https://elsewhere.example/x/", "http://[", "javascript:alert(1)"])
def test_part_when_the_browser_names_no_page_of_ours_leads_to_sign_in_alone(client, db, said):
    answer = client.post(PRESSED, headers={**HTMX, "HX-Current-URL": said})

    assert answer.headers["HX-Redirect"] == SIGN_IN


def test_form_when_nobody_sends_it_leads_back_to_its_page(client, db):
    there = client.post(PRESSED, headers={"Referer": f"http://testserver{PAGE}"})
    unsaid = client.post(PRESSED)

    assert (there.status_code, there.url) == (302, sign_in_then(PAGE))
    assert (unsaid.status_code, unsaid.url) == (302, SIGN_IN)


def test_page_when_nobody_opens_it_leads_back_to_it(client, db):
    assert client.get(f"{PAGE}?q=1").url == sign_in_then(f"{PAGE}?q=1")


def test_form_when_its_sender_signs_in_meanwhile_ends_at_its_page(ana):
    ana.set_password("a long enough phrase")
    ana.save()
    page = reverse("postings:posting_detail", args=[make.posting(owner=ana).code])
    client = Client()
    sent = client.post(f"{page}reread/", headers={"Referer": f"http://testserver{page}"})

    answer = client.post(sent.url, {"login": ana.email, "password": "a long enough phrase"}, follow=True)

    assert (answer.status_code, answer.redirect_chain[-1][0]) == (200, page)
