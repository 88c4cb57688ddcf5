"""Prep links that are closed, and addresses that never were: they all look the same."""

import pytest
from django.test import Client

from interviews.domain import prep_link as prep_links
from interviews.models import Interview
from tests.interviews.views.test_guest import arrive, begin, close, opened, page_of, sight


@pytest.mark.parametrize("how", ["expired", "used up", "revoked by hand"])
def test_link_when_closed_looks_like_one_that_never_was(link, client, how):
    wrong = client.get(opened("x" * 43))
    token = link.token

    close(link, how)

    assert wrong.status_code == 404
    assert sight(client.get(opened(token))) == sight(wrong)
    assert sight(client.get(page_of(link))) == sight(wrong)
    assert sight(client.get("/invited/zzzzzzzzzzzz/")) == sight(wrong)
    assert sight(begin(client, link)) == sight(wrong)


def test_link_when_revoked_closes_at_once_for_browsers_that_were_let_in(link, rui, client):
    arrive(client, link)

    prep_links.revoke(link, by=rui)

    assert client.get(page_of(link)).status_code == 404
    assert begin(client, link).status_code == 404
    assert Interview.objects.count() == 0


@pytest.mark.parametrize("odd", ["x", "é" * 43, "%00", "a b", "x" * 3000, "..%2F", "[token]"])
def test_token_when_odd_is_as_wrong_as_any(client, db, odd):
    wrong = client.get(opened("x" * 43))

    assert sight(client.get(f"/p/{odd}/")) == sight(wrong)


def test_closed_page_when_read_gives_a_way_to_ask_and_names_nobody(link, client):
    close(link, "expired")

    text = client.get(opened(link.token)).content.decode()

    assert "Could you please send me a fresh one?" in text
    for words in ("Riverside", "Ward", "expired", "revoked", link.code):
        assert words not in text


def test_landing_when_the_browser_was_not_let_in_is_closed(link, otto_client, vera_client, rui_client):
    for stranger in (Client(), otto_client, vera_client, rui_client):
        assert stranger.get(page_of(link)).status_code == 404
        assert begin(stranger, link).status_code == 404


def test_wrong_tokens_when_more_than_twenty_in_a_minute_are_slowed_down(link, client):
    codes = [client.get(opened("x" * 43)).status_code for _ in range(20)]

    assert codes == [404] * 20
    spoofed = client.get(opened("y" * 43), headers={"X-Forwarded-For": "1.2.3.4"})
    assert spoofed.status_code == 429
    assert client.get(opened("x" * 43), REMOTE_ADDR="10.0.0.2").status_code == 404
    assert client.get(opened(link.token)).status_code == 303


def test_link_when_made_afresh_closes_the_former_address_and_its_browsers(link, client):
    former = link.token
    arrive(client, link)

    prep_links.renew(link)

    link.refresh_from_db()
    assert client.get(opened(former)).status_code == 404
    assert client.get(page_of(link)).status_code == 404
    arrive(client, link)
    assert client.get(page_of(link)).status_code == 200
