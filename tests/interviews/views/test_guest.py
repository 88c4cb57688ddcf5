"""Coming by a prep link: nothing happens before a button is pressed, and nothing tells one closed link from
another."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from interviews.domain import guest as guests
from interviews.domain import prep_link as prep_links
from interviews.models import Interview, Invitation, PrepLink
from prep.accounts.models import User
from prep.accounts.sessions import Session
from prep.web import limits
from tests import make

CSRF = re.compile(rb'(csrfmiddlewaretoken" value="|X-CSRFToken": ")[^"]+')


def opened(token: str) -> str:
    return reverse("interviews:guest_open", args=[token])


def page_of(link: PrepLink) -> str:
    return reverse("interviews:guest_detail", args=[link.code])


def arrive(client: Client, lock: PrepLink | Invitation) -> None:
    assert client.get(opened(lock.token)).status_code == 303


def begin(client: Client, link: PrepLink, mode: str = "coached"):
    return client.post(reverse("interviews:guest_start", args=[link.code]), {"mode": mode})


def sight(response) -> tuple[int, bytes, dict[str, str]]:
    changing = ("Date", "Content-Length")
    headers = {name: value for name, value in response.headers.items() if name not in changing}
    return response.status_code, CSRF.sub(b"", response.content), headers


def close(link: PrepLink, how: str) -> None:
    past = timezone.now() - timedelta(minutes=1)
    changes = {
        "expired": {"expires_at": past},
        "used up": {"started": 50},
        "revoked by hand": {"revoked_at": past},
    }
    PrepLink.objects.filter(pk=link.pk).update(**changes[how])


# ---------------------------------------------------------------- opening


def test_link_when_opened_leads_to_an_address_without_the_token(link, client):
    response = client.get(opened(link.token))

    assert (response.status_code, response.url) == (303, page_of(link))
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    landing = client.get(response.url)
    assert landing.status_code == 200
    assert landing.headers["Referrer-Policy"] == "same-origin"  # without a token, and with forms to send
    assert link.token not in landing.content.decode()
    assert link.token_hash not in landing.content.decode()


def test_landing_when_read_says_who_invites_to_what_and_who_sees_what(link, client):
    arrive(client, link)

    text = client.get(page_of(link)).content.decode()

    for words in (
        "Riverside Hospital",
        "Ward Sister",
        "Take your time.",
        "Rui, rui@example.org",
        "no account",
    ):
        assert words in text
    assert "Not who they are" in text
    assert text.count('<button class="button" data-size="large"') == 1


def test_landing_when_opened_says_in_what_language_it_is(link, client):
    arrive(client, link)

    assert "in English." in client.get(page_of(link)).content.decode()


def test_landing_when_invited_by_address_says_what_that_means(link, bea, client):
    arrive(client, bea)

    assert "That your own link was opened" in client.get(page_of(link)).content.decode()


def test_link_when_fetched_by_a_scanner_a_thousand_times_starts_nothing(link, bea):
    before = rows(link)

    scanner = Client()
    for number in range(500):
        scanner.cookies.clear()
        for lock in (link, bea):
            response = scanner.get(opened(lock.token)) if number % 2 else scanner.head(opened(lock.token))
            assert response.status_code == 303
        if number % 50 == 0:
            scanner.get(page_of(link))

    assert rows(link) == before
    assert (Interview.objects.count(), User.objects.filter(email=None, is_organization=False).count()) == (
        0,
        0,
    )


def rows(link: PrepLink) -> list:
    return [*PrepLink.objects.filter(pk=link.pk).values(), *link.invitations.values()]


def test_browser_when_it_only_looked_is_forgotten_after_a_day(link, client):
    arrive(client, link)

    assert client.session.get_expiry_age() <= 24 * 60 * 60
    begin(client, link)
    assert client.session.get_expiry_age() > 40 * 24 * 60 * 60


def test_session_when_kept_holds_no_token(link, bea, client):
    arrive(client, link)
    arrive(client, bea)

    for session in Session.objects.all():
        assert link.token not in str(session.get_decoded())
        assert bea.token not in str(session.get_decoded())


# ---------------------------------------------------------------- beginning


def test_rehearsal_when_begun_belongs_to_a_visitor_of_this_browser(link, client):
    arrive(client, link)

    response = begin(client, link, "mock")

    interview = Interview.objects.get()
    assert response.url == reverse("interviews:interview_detail", args=[interview.code])
    assert interview.candidate.is_visitor
    assert (interview.prep_link, interview.invitation, interview.mode) == (link, None, "mock")
    assert client.get(response.url, follow=True).status_code == 200


def test_counts_when_people_come_are_numbers_of_browsers(link, client):
    arrive(client, link)
    for _ in range(3):
        assert client.post(reverse("interviews:guest_seen", args=[link.code])).status_code == 204
    begin(client, link)
    begin(client, link, "mock")
    second = Client()
    arrive(second, link)
    begin(second, link)

    link.refresh_from_db()
    assert (link.opened, link.started, link.finished) == (2, 2, 0)
    assert timezone.now() - link.last_used_at < timedelta(minutes=5)
    assert Client().post(reverse("interviews:guest_seen", args=[link.code])).status_code == 204


def test_opened_when_one_browser_comes_again_and_again_is_one(link, bea, client):
    for _ in range(5):
        for lock in (link, bea):
            arrive(client, lock)
            client.post(reverse("interviews:guest_seen", args=[link.code]))

    link.refresh_from_db()
    bea.refresh_from_db()
    assert (link.opened, bea.opened) == (1, 1)


def test_mode_when_the_link_sets_it_is_not_asked(rui, client):
    link = make.prep_link(by=rui, mode="mock")
    arrive(client, link)
    assert b"How do you want to rehearse?" not in client.get(page_of(link)).content

    begin(client, link, "coached")

    assert Interview.objects.get().mode == "mock"


def test_mode_when_none_is_chosen_is_asked_for(link, client):
    arrive(client, link)

    response = begin(client, link, "")

    assert response.status_code == 422
    assert "Choose one of the two." in response.content.decode()


def test_link_when_its_last_use_is_taken_lets_nobody_new_in_but_the_one_go_on(rui, client):
    link = make.prep_link(by=rui, max_uses=1)
    late = Client()
    arrive(client, link)
    arrive(late, link)

    assert begin(client, link).status_code == 302

    assert begin(late, link).status_code == 404
    assert Client().get(opened(link.token)).status_code == 404
    assert client.get(opened(link.token)).status_code == 303
    assert begin(client, link, "mock").status_code == 302
    link.refresh_from_db()
    assert (link.started, link.state) == (1, "used_up")


def test_link_when_it_ends_meanwhile_lets_the_one_who_began_go_on_but_not_again(link, client):
    arrive(client, link)
    begin(client, link)
    close(link, "expired")

    text = client.get(page_of(link)).content.decode()

    assert "Go on where you were" in text
    assert "Begin the same" not in text
    assert begin(client, link, "mock").status_code == 404


def test_questions_when_still_being_written_ask_to_come_back(rui, client):
    home = make.organization(by=rui)
    empty = make.question_set(owner=home.account, written=False)
    link = make.prep_link(by=rui, of=empty)
    arrive(client, link)

    response = client.post(reverse("interviews:guest_start", args=[link.code]), {"mode": "mock"}, follow=True)

    assert "still being prepared" in response.content.decode()
    link.refresh_from_db()
    assert link.started == 0


def test_rehearsal_when_too_much_was_started_is_not_begun_and_takes_no_use(link, client, busy_network):
    arrive(client, link)
    response = client.post(reverse("interviews:guest_start", args=[link.code]), {"mode": "mock"}, follow=True)

    assert limits.TOO_MANY_STARTS in response.content.decode()
    link.refresh_from_db()
    assert (link.started, Interview.objects.count()) == (0, 0)


def test_invited_person_when_coming_on_three_devices_begins_on_each(link, bea):
    for _ in range(3):
        device = Client()
        arrive(device, bea)
        assert begin(device, link).status_code == 302

    bea.refresh_from_db()
    link.refresh_from_db()
    assert (bea.started, bea.opened, link.started, link.opened) == (3, 3, 0, 0)
    assert Interview.objects.filter(invitation=bea).count() == 3


def test_invited_person_when_the_allowance_is_used_is_let_in_no_more(link, bea):
    Invitation.objects.filter(pk=bea.pk).update(started=5)

    assert Client().get(opened(bea.token)).status_code == 404


def test_invited_person_when_the_open_link_is_used_up_still_comes_in(link, bea, client):
    close(link, "used up")

    arrive(client, bea)

    assert begin(client, link).status_code == 302


@pytest.mark.parametrize("what", ["renewed", "withdrawn"])
def test_invited_person_when_the_link_is_no_more_theirs_is_out(link, bea, client, what):
    token = bea.token
    arrive(client, bea)

    prep_links.renew_invitation(bea) if what == "renewed" else prep_links.withdraw_invitation(bea)

    assert client.get(opened(token)).status_code == 404
    assert client.get(page_of(link)).status_code == 404


def test_invited_person_when_withdrawn_after_beginning_goes_on(link, bea, client):
    arrive(client, bea)
    begin(client, link)

    prep_links.withdraw_invitation(bea)

    assert client.get(page_of(link)).status_code == 200
    assert begin(client, link, "mock").status_code == 302
    assert set(Interview.objects.values_list("invitation", flat=True)) == {bea.pk}


def test_finished_when_counted_is_once_per_person_and_never_for_the_invited(link, bea):
    guest = make.visitor()
    make.guest_interview(link=link, by=guest)
    make.guest_interview(link=link, by=guest)
    make.guest_interview(link=link, invitation=bea)
    make.guest_interview(link=link, answered=0)

    link.refresh_from_db()
    assert link.finished == 1


def test_landing_when_visited_by_many_asks_the_database_no_more_often(
    link, client, django_assert_max_num_queries
):
    arrive(client, link)
    begin(client, link)
    for _ in range(3):
        make.guest_interview(link=link)

    with django_assert_max_num_queries(12):
        client.get(page_of(link))


@pytest.mark.parametrize("no_more", [prep_links.renew_invitation, prep_links.withdraw_invitation])
def test_start_when_the_invitation_is_no_more_theirs_between_look_and_press_takes_nothing(link, bea, no_more):
    no_more(bea)

    with pytest.raises(guests.NoRoom):
        guests.start(link=link, invitation=bea, mode="mock", by=make.visitor())


def test_start_when_the_link_is_used_up_between_look_and_press_takes_nothing(rui):
    link = make.prep_link(by=rui, max_uses=1)
    guests.start(link=link, invitation=None, mode="mock", by=make.visitor())

    with pytest.raises(guests.NoRoom):
        guests.start(link=link, invitation=None, mode="mock", by=make.visitor())
    link.refresh_from_db()
    assert (link.started, Interview.objects.count()) == (1, 1)
