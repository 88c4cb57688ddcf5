"""Signing up: the code that does not arrive, the address that was wrong, the account that is there already."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from postings.models import Posting
from prep.accounts.adapters import TOO_OFTEN
from prep.accounts.models import User
from tests.prep.test_visitors import is_code, paste, sign_up

SIGN_UP, SIGN_IN = reverse("account_signup"), reverse("account_login")
CODE, OUT = reverse("account_email_verification_sent"), reverse("account_logout")
NEW = {"email": "new@example.org", "password1": "a long enough phrase"}
BACK = {"login": NEW["email"], "password": NEW["password1"]}

pytestmark = pytest.mark.django_db


def shown(response: Any) -> str:
    """A page without what differs from request to request."""
    return re.sub(r"[A-Za-z0-9]{64}", "token", response.content.decode())


def code_in(mail: Any) -> str:
    return next(line.strip() for line in mail.body.splitlines() if is_code(line))


def test_code_when_it_is_asked_for_again_is_a_new_one(client: Client, mailoutbox: list) -> None:
    client.post(SIGN_UP, NEW)

    client.post(CODE, {"action": "resend"})
    first, second = map(code_in, mailoutbox)
    client.post(CODE, {"code": second})

    assert first != second
    assert User.objects.get().emailaddress_set.get().verified


def test_code_when_it_is_right_says_one_thing(client: Client, mailoutbox: list) -> None:
    client.post(SIGN_UP, NEW, follow=True)
    page = client.post(CODE, {"code": code_in(mailoutbox[0])}, follow=True)

    assert [str(message) for message in page.context["messages"]] == ["You have confirmed new@example.org."]


def test_page_when_the_address_has_an_account_looks_like_that_of_a_new_one(
    ana: User, client: Client, mailoutbox: list
) -> None:
    pages = []
    for email in (NEW["email"], ana.email):
        page = Client().post(SIGN_UP, {**NEW, "email": email}, follow=True)
        pages.append(shown(page).replace(email, "the address"))

    assert pages[0] == pages[1]
    assert "the mail says so and has no code" in pages[0]
    assert ["already" in mail.subject for mail in mailoutbox] == [False, True]


def test_address_when_it_was_wrong_is_left_for_another_with_what_was_begun(
    client: Client, mailoutbox: list
) -> None:
    posting = paste(client)
    client.post(SIGN_UP, {**NEW, "email": "nwe@example.org"})

    left = client.post(OUT, {"next": SIGN_UP})
    mailoutbox.clear()
    sign_up(client, mailoutbox)

    assert left["Location"] == SIGN_UP
    assert client.get(reverse("postings:posting_detail", args=[posting.code])).status_code == 200
    assert Posting.objects.get().owner.email == NEW["email"]


def test_sign_in_when_it_follows_right_upon_signing_up_sends_a_second_code(
    client: Client, mailoutbox: list
) -> None:
    client.post(SIGN_UP, NEW)

    response = Client().post(SIGN_IN, BACK)

    assert (response.status_code, response["Location"], len(mailoutbox)) == (302, CODE, 2)


def test_sign_in_when_mails_were_asked_for_too_often_says_only_that(client: Client, mailoutbox: list) -> None:
    client.post(SIGN_UP, NEW)
    tries = [Client().post(SIGN_IN, BACK) for _ in range(3)]

    assert [len(mailoutbox), tries[-1].context["form"].non_field_errors()] == [3, [TOO_OFTEN]]
    assert "That was a little too often" in client.post(CODE, {"action": "resend"}).content.decode()
