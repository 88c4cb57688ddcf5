"""Staff stay signed in for half a day, others for two weeks."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from prep.accounts import staff
from tests import make
from tests.conftest import client_of

PEOPLE = reverse("admin:accounts_user_changelist")


@pytest.fixture
def boss(db):
    return make.person(email="boss@example.org", is_staff=True, is_superuser=True)


def after(hours):
    return time_machine.travel(timezone.now() + timedelta(hours=hours), tick=False)


def test_staff_when_they_signed_in_half_a_day_ago_sign_in_again(boss):
    client = client_of(boss)

    with after(hours=11.9):
        assert client.get(PEOPLE).status_code == 200
    with after(hours=12.1):
        reply = client.get(PEOPLE)
        assert reply.status_code == 302
        assert "Clear-Site-Data" not in reply  # words that no server has yet stay in the browser
        assert "_auth_user_id" not in client.session


def test_staff_when_signed_in_with_stay_signed_in_do_so_too(boss, client):
    boss.set_password("a long enough phrase")
    boss.save()
    credentials = {"login": boss.email, "password": "a long enough phrase", "remember": "on"}
    client.post(reverse("account_login"), credentials)

    assert client.get(PEOPLE).status_code == 200
    with after(hours=12.1):
        assert client.get(PEOPLE).status_code == 302


def test_others_when_they_signed_in_yesterday_go_on(ana):
    client = client_of(ana)

    with after(hours=24):
        assert client.get(reverse("interviews:practice_list")).status_code == 200


def test_somebody_when_made_staff_while_signed_in_for_long_signs_in_again(ana):
    client = client_of(ana)
    session = client.session
    del session[staff.SIGNED_IN_AT]  # signed in before this was noted
    session.save()
    ana.is_staff = ana.is_superuser = True
    ana.save()

    assert client.get(PEOPLE).status_code == 302
