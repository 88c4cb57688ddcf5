"""Who is erased without having asked for it, and what goes with them."""

from datetime import timedelta
from typing import Any

import pytest
from celery.exceptions import SoftTimeLimitExceeded
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from interviews.domain import prep_link as prep_links
from interviews.domain import sharing, your_data
from interviews.enums import Scope
from interviews.models import Consent, Interview, PrepLink, QuestionSet, ReportedQuestion
from postings.models import Posting, Skill
from prep.accounts.models import User
from prep.accounts.roles import Role, give_role
from prep.accounts.sessions import Session
from tests import make
from tests.conftest import client_of
from tests.tables import tables_with
from tests.upon import upon

pytestmark = pytest.mark.django_db


def unseen(days: int = 31) -> None:
    User.objects.update(seen_on=timezone.localdate() - timedelta(days=days))


def ends(link: PrepLink, *, days: int) -> None:
    PrepLink.objects.filter(pk=link.pk).update(expires_at=timezone.now() + timedelta(days=days))


def sign_up(email: str = "new@example.org", browser: Client | None = None, **fields: Any) -> User:
    """Somebody who gave an address eight days ago and never proved it."""
    sent = {"email": email, "password1": "a long enough phrase"}
    (browser or Client()).post(reverse("account_signup"), sent)
    found = User.objects.filter(email=email)
    found.update(created_at=timezone.now() - timedelta(days=8), **fields)
    return found.get()


def test_purge_when_unseen_for_a_month_erases_visitors_only(ana, vera):
    make.question_set(owner=vera)
    unseen(30)
    assert your_data.purge() == 0
    unseen()

    assert your_data.purge() == 1
    assert list(User.objects.all()) == [ana]
    assert (Posting.objects.count(), Skill.objects.count()) == (0, 0)


@pytest.mark.parametrize(("days", "gone"), [(1, 0), (-29, 0), (-31, 1)])
def test_purge_when_a_guest_is_unseen_waits_until_a_month_after_the_links_end(rui, days, gone):
    link = make.prep_link(by=rui)
    interview = make.guest_interview(link=link)
    sharing.give(interview, scope=Scope.REPORT, name="")
    ends(link, days=days)
    unseen()

    assert your_data.purge() == gone

    assert (Interview.objects.count(), Consent.objects.count()) == (1 - gone, 1 - gone)


def test_purge_when_a_visitor_reported_something_takes_along_what_nobody_took(vera):
    make.reports(by=vera, texts=["How do you plan a busy week?"])
    unseen()

    your_data.purge()

    assert ReportedQuestion.objects.count() == 0


def test_purge_when_the_last_guest_goes_takes_along_what_was_kept_for_them(rui):
    link = make.prep_link(by=rui)
    make.guest_interview(link=link)
    your_data.close(link.organization)
    assert (Posting.objects.count(), QuestionSet.objects.count()) == (1, 1)
    unseen()

    your_data.purge()

    assert (Posting.objects.count(), QuestionSet.objects.count(), Skill.objects.count()) == (0, 0, 0)
    assert list(User.objects.all()) == [rui]


def test_purge_when_a_visitor_comes_back_meanwhile_leaves_them(vera):
    unseen()

    with upon("SAVEPOINT", lambda: User.objects.update(seen_on=timezone.localdate())):
        assert your_data.purge() == 0

    assert User.objects.filter(pk=vera.pk).exists()


def test_purge_when_a_question_was_deleted_otherwise_leaves_no_word_of_it_in_the_index(
    transactional_db, cora
):
    make.question(curator=cora, text="How do you weigh a zqcanary7f3a in your hand?").bank.delete()

    your_data.purge()

    assert tables_with("zqcanary7f3a") == []


class TimeIsOver:
    """What Celery raises in a task that took too long, once something was done so many times."""

    def __init__(self, after: int) -> None:
        self.left = after

    def __call__(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise SoftTimeLimitExceeded


def in_sessions() -> str:
    return str([session.get_decoded() for session in Session.objects.all()])


def test_purge_when_an_address_was_not_proved_in_a_week_forgets_it(ana):
    sign_up()
    assert "new@example.org" in in_sessions()

    assert your_data.purge() == 1

    assert list(User.objects.all()) == [ana]
    assert "new@example.org" not in in_sessions()


def test_purge_when_who_did_not_prove_it_went_on_as_a_visitor_leaves_them_their_work(vera):
    browser, posting = client_of(vera), make.posting(owner=vera)
    sign_up("gone@example.org", browser=browser)
    assert "gone@example.org" in in_sessions()

    assert your_data.purge() == 1

    assert list(User.objects.all()) == [vera]
    assert "gone@example.org" not in in_sessions()
    assert browser.get(reverse("postings:posting_detail", args=[posting.code])).status_code == 200


def test_purge_when_a_stranger_signed_up_with_an_invited_address_leaves_the_invitation(rui):
    link = make.prep_link(by=rui)
    prep_links.invite(link, [("vic@example.org", "Vic")])
    sign_up("vic@example.org")

    assert your_data.purge() == 1

    assert list(link.invitations.values_list("email", "name")) == [("vic@example.org", "Vic")]


@pytest.mark.parametrize(
    "fields",
    [
        {"created_at": timezone.now() - timedelta(days=6)},
        {"is_staff": True},
        {"is_active": False},
        {"last_login": timezone.now()},
    ],
    ids=lambda fields: next(iter(fields)),
)
def test_purge_when_a_sign_up_is_young_or_more_than_that_leaves_it(db, fields):
    person = sign_up()
    User.objects.filter(pk=person.pk).update(**fields)

    assert your_data.purge() == 0


def test_purge_when_an_unproved_account_has_rows_or_a_role_leaves_it(db):
    make.posting(owner=sign_up("rows@example.org"), read=False)
    give_role(sign_up("role@example.org"), Role.CURATOR)
    User.objects.create_user("made.by.staff@example.org", created_at=timezone.now() - timedelta(days=8))

    assert your_data.purge() == 0


def test_purge_when_somebody_cannot_be_erased_erases_the_others(vera, otto):
    make.interview(owner=otto, of=make.own_questions(owner=vera))  # nothing takes what is otto's
    make.posting(owner=make.visitor())
    sign_up("late@example.org")
    unseen()

    assert your_data.purge() == 2

    assert set(User.objects.all()) == {vera, otto}
    assert "late@example.org" not in in_sessions()


def test_purge_when_its_time_is_over_forgets_the_addresses_of_those_who_are_gone(db):
    sign_up("first@example.org")
    sign_up("second@example.org")
    assert "first@example.org" in in_sessions()

    with upon('DELETE FROM "accounts_user"', TimeIsOver(after=1)), pytest.raises(SoftTimeLimitExceeded):
        your_data.purge()

    assert [person.email for person in User.objects.all()] == ["second@example.org"]
    assert "first@example.org" not in in_sessions()
    assert "second@example.org" in in_sessions()
