"""Visitors: who they are, how their work becomes an account's, when it goes."""

from datetime import timedelta
from functools import partial

import pytest
import time_machine
from django.conf import settings
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from postings.domain import posting as postings
from postings.models import Posting
from prep.accounts import sessions, visitors
from prep.accounts.models import User
from prep.held import Erased
from tests import make
from tests.at_once import at_once
from tests.conftest import client_of

pytestmark = pytest.mark.django_db


def paste(client: Client) -> Posting:
    client.post(reverse("postings:posting_create"), {"text": make.POSTING_TEXT})
    return Posting.objects.latest("pk")


def test_visitor_when_pasting_for_the_first_time_is_made_on_the_spot(client):
    posting = paste(client)

    assert posting.owner.is_visitor
    assert client.get(reverse("postings:posting_detail", args=[posting.code])).status_code == 200


def test_visitor_when_only_looking_leaves_no_row(client):
    client.get(reverse("postings:posting_create"))

    assert User.objects.count() == 0


def test_visitor_when_in_another_browser_is_unknown(client):
    posting = paste(client)

    response = Client().get(reverse("postings:posting_detail", args=[posting.code]))

    assert response.status_code == 302


def test_visitor_when_signing_in_keeps_everything(client, ana):
    posting = paste(client)
    visitor = posting.owner

    client.force_login(ana, backend="django.contrib.auth.backends.ModelBackend")
    response = client.get(reverse("postings:posting_detail", args=[posting.code]))

    posting.refresh_from_db()
    assert (response.status_code, posting.owner) == (200, ana)
    assert not User.objects.filter(pk=visitor.pk).exists()


def test_visitor_when_signing_up_keeps_everything(client, mailoutbox):
    posting = paste(client)
    sign_up(client, mailoutbox)

    response = client.get(reverse("postings:posting_detail", args=[posting.code]))

    posting.refresh_from_db()
    assert (response.status_code, posting.owner.email) == (200, "new@example.org")


def sign_up(client: Client, mailoutbox: list) -> None:
    client.post(reverse("account_signup"), {"email": "new@example.org", "password1": "a long enough phrase"})
    code = next(line.strip() for line in mailoutbox[0].body.splitlines() if is_code(line))
    client.post(reverse("account_email_verification_sent"), {"code": code})


def is_code(line: str) -> bool:
    word = line.strip()
    return 6 <= len(word) <= 12 and word.replace("-", "").isalnum() and word == word.upper()


def test_adopt_when_done_twice_changes_nothing_more(ana, vera):
    posting = make.posting(owner=vera)

    visitors.adopt(vera, by=ana)
    visitors.adopt(vera, by=ana)

    posting.refresh_from_db()
    assert posting.owner == ana
    assert User.objects.count() == 1


def test_adopt_when_the_visitor_is_an_account_leaves_it(ana, otto):
    visitors.adopt(otto, by=ana)

    assert User.objects.filter(pk=otto.pk).exists()


def test_session_when_it_names_an_account_as_visitor_is_not_believed(otto):
    client = client_of(None)
    session = client.session
    session[sessions.VISITOR] = otto.pk
    session.save()

    assert client.get(reverse("interviews:your_data")).status_code == 302


def test_sign_out_when_done_leaves_nobody(ana_client):
    response = ana_client.post(reverse("account_logout"))

    assert response.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert ana_client.get(reverse("interviews:your_data")).status_code == 302


def test_sign_up_when_put_off_clears_nothing_of_the_visitor(vera_client):
    response = vera_client.post(reverse("account_logout"))

    assert "Clear-Site-Data" not in response.headers
    assert vera_client.get(reverse("interviews:your_data")).status_code == 200


def test_administrator_when_signing_out_of_the_admin_leaves_nothing_behind(admin_client):
    response = admin_client.post(reverse("admin:logout"))

    assert response.headers["Clear-Site-Data"] == '"cache", "storage"'


def test_seen_on_when_a_visitor_comes_back_is_today(vera, vera_client):
    User.objects.update(seen_on=timezone.localdate() - timedelta(days=3))

    vera_client.get(reverse("interviews:practice_list"))

    vera.refresh_from_db()
    assert vera.seen_on == timezone.localdate()


def test_visitor_when_coming_back_within_a_month_is_known_however_often(client):
    start = timezone.now()
    with time_machine.travel(start, tick=False) as clock:
        address = reverse("postings:posting_detail", args=[paste(client).code])
        for days in (13, 26, 55, 85):
            clock.move_to(start + timedelta(days=days))
            assert client.get(address).status_code == 200

        clock.move_to(start + timedelta(days=85 + 32))
        assert client.get(address).status_code == 302


def test_visitor_when_their_browser_only_looked_at_a_link_before_is_kept_as_long(client, rui):
    client.get(reverse("interviews:guest_open", args=[make.prep_link(by=rui).token]))
    assert client.session.get_expiry_age() <= 24 * 60 * 60

    paste(client)

    assert client.session.get_expiry_age() > 30 * 24 * 60 * 60


def test_session_when_it_would_last_longer_is_not_cut_short_by_a_visit(vera, vera_client):
    session = vera_client.session
    session.set_expiry(timedelta(days=100))
    session.save()
    User.objects.update(seen_on=timezone.localdate() - timedelta(days=3))

    vera_client.get(reverse("interviews:practice_list"))

    assert vera_client.session.get_expiry_age() > 99 * 24 * 60 * 60


@pytest.mark.parametrize(("chosen", "lasts"), [(timedelta(days=31), settings.SESSION_COOKIE_AGE), (0, 0)])
def test_session_when_the_visitor_has_signed_in_lasts_as_an_accounts(ana, client, chosen, lasts):
    paste(client)
    session = client.session
    session.set_expiry(chosen)
    session.save()

    client.force_login(ana, backend="django.contrib.auth.backends.ModelBackend")
    client.get(reverse("interviews:practice_list"))

    ends_with_browser = client.session.get_expire_at_browser_close()
    assert (0 if ends_with_browser else client.session.get_expiry_age()) == lasts


def test_session_when_somebody_only_looked_at_a_link_and_signs_up_lasts_as_an_accounts(
    client, rui, mailoutbox
):
    client.get(reverse("interviews:guest_open", args=[make.prep_link(by=rui).token]))

    sign_up(client, mailoutbox)
    client.get(reverse("interviews:practice_list"))

    assert client.session["_auth_user_id"]
    assert client.session.get_expiry_age() == settings.SESSION_COOKIE_AGE


@pytest.mark.parametrize(("stay", "lasts"), [("on", settings.SESSION_COOKIE_AGE), ("", 0)])
def test_session_when_somebody_only_looked_at_a_link_and_signs_in_lasts_as_chosen(
    ana, client, rui, stay, lasts
):
    client.get(reverse("interviews:guest_open", args=[make.prep_link(by=rui).token]))
    ana.set_password("a long enough phrase")
    ana.save()

    credentials = {"login": ana.email, "password": "a long enough phrase", "remember": stay}
    client.post(reverse("account_login"), credentials)
    client.get(reverse("interviews:practice_list"))

    assert client.session["_auth_user_id"] == str(ana.pk)
    ends_with_browser = client.session.get_expire_at_browser_close()
    assert (0 if ends_with_browser else client.session.get_expiry_age()) == lasts


def test_email_when_it_differs_by_case_only_is_taken(ana):
    with pytest.raises(IntegrityError), transaction.atomic():
        make.person(email="ANA@example.org")


def test_email_when_empty_is_refused(db):
    with pytest.raises(IntegrityError), transaction.atomic():
        User(email="").save()


def test_user_when_printed_says_who(ana, vera):
    assert (str(ana), str(vera)) == ("ana@example.org", "visitor")


def test_superuser_when_made_is_staff(db):
    boss = User.objects.create_superuser("boss@example.org", "x")

    assert (boss.is_staff, boss.is_superuser) == (True, True)


@pytest.mark.django_db(transaction=True)
def test_visitor_when_adopted_while_a_posting_is_sent_then_it_is_theirs_or_not_found(ana: User) -> None:
    for number in range(6):  # on PostgreSQL the threads do not meet every time
        vera = make.visitor()

        adopted, sent = at_once(
            partial(visitors.adopt, User.objects.get(pk=vera.pk), by=ana),
            partial(postings.submit, text=f"A posting {number}", by=vera),
        )

        assert adopted is None
        assert not User.objects.filter(pk=vera.pk).exists()
        if not isinstance(sent, Erased):
            assert Posting.objects.get(pk=sent.pk).owner == ana
