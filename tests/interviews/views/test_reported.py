"""Reporting what was asked: by anybody, from a posting, within limits, and what became of it."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from interviews.domain import moderation, reported
from interviews.models import ReportedQuestion
from prep.accounts.models import User
from prep.web import limits
from tests import make
from tests.conftest import client_of

pytestmark = pytest.mark.django_db

CREATE = reverse("interviews:reported_create")
LIST = reverse("interviews:reported_list")


def given(**values):
    return {
        "questions": "Why do you want to work on this ward?\nHow do you plan a week?",
        "hiring_organization": "Harbour Street Clinic",
        "role": "Ward clerk",
        "stage": "panel",
        "asked_on": "2026-10",
        "country": "Ireland",
        **values,
    }


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def test_create_when_nobody_is_known_makes_a_visitor_by_sending(client):
    assert client.get(CREATE).status_code == 200
    assert not User.objects.exists()

    response = client.post(CREATE, given())

    assert (response.status_code, response.url) == (302, LIST)
    visitor = User.objects.get()
    assert visitor.is_visitor
    rows = ReportedQuestion.objects.order_by("pk")
    assert [(row.reporter, row.stage, row.asked_on, row.country, row.posting) for row in rows] == [
        (visitor, "panel", date(2026, 10, 1), "Ireland", None)
    ] * 2
    assert "2 questions wait for a curator" in text_of(client.get(LIST))


def test_create_when_sent_again_says_that_it_counts_once(ana_client):
    ana_client.post(CREATE, given(questions="Why us?"))
    ana_client.get(LIST)
    ana_client.post(CREATE, given(questions="why us"))

    page = text_of(ana_client.get(LIST))
    assert "1 you had reported before; it counts once." in page
    assert ReportedQuestion.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("questions", "", "Write at least one question."),
        ("questions", "-\n*", "Question 1 (“-”) is too short to be one."),
        ("questions", "“”", "Write at least one question."),
        ("questions", "Why?", "Question 1 (“Why?”) is too short to be one."),
        ("questions", "Why us?\n" * 21, "These are 21 questions; send up to 20 at a time."),
        ("questions", "why " * 90, "Question 1 has 359 characters; up to 300 are kept."),
        (
            "questions",
            "Why us?\nSarah Jones asked how I plan",
            "Question 2: “Sarah Jones” looks like a person",
        ),
        ("questions", "Write to me@example.org", "is an email address"),
        ("hiring_organization", "", "Name the organization."),
        ("hiring_organization", "???", "Write the organization&#x27;s name with letters or digits."),
        ("hiring_organization", "jane@example.org", "This holds an email address."),
        ("hiring_organization", "Clinic, +44 20 7946 0958", "This holds a phone number."),
        ("hiring_organization", "https://example.org", "This holds a link."),
        ("hiring_organization", "example.org/jobs", "This holds a link."),
        ("role", "", "Name the role."),
        ("role", "!!", "Write the role with letters."),
        ("role", "Assistant to Sarah Jones", "looks like a person"),
        ("stage", "odd", "Select a valid choice."),
        ("asked_on", "", "Say in which month it was."),
        ("asked_on", "last week", "Write the month as in 2026-10."),
        ("asked_on", "2026-13", "Write the month as in 2026-10."),
        ("asked_on", "2999-01", "That month is still to come."),
        ("asked_on", "1999-01", "Questions older than 10 years"),
        ("country", "353", "Write the country"),
        ("country", "x@y.de", "This holds an email address."),
    ],
)
def test_create_when_something_is_wrong_says_what_and_keeps_what_was_typed(name, value, said, ana_client):
    response = ana_client.post(CREATE, given(**{name: value}))

    assert response.status_code == 422
    assert said in text_of(response)
    assert not ReportedQuestion.objects.exists()
    if name != "questions":
        assert "How do you plan a week?" in text_of(response)


@pytest.mark.parametrize("typed", ["2026-10", "2026-10-05", "10/2026", "10.2026"])
def test_create_when_the_month_is_typed_in_another_way_takes_it(typed, ana_client):
    ana_client.post(CREATE, given(asked_on=typed))

    assert {row.asked_on for row in ReportedQuestion.objects.all()} == {date(2026, 10, 1)}


def test_create_when_the_day_is_full_says_how_many_fit(ana, ana_client):
    make.reports(by=ana, texts=make.unlike(reported.A_DAY - 1))

    response = ana_client.post(CREATE, given())
    assert response.status_code == 422
    assert "1 more fit today; nothing was kept." in text_of(response)
    ana_client.post(CREATE, given(questions="Why do you want to work here?"))
    response = ana_client.post(CREATE, given(questions="How do you plan?"))
    assert "No more fit today; nothing was kept." in text_of(response)


def test_create_when_one_network_sends_too_much_is_refused_at_exactly_one_more():
    """Each browser is a new visitor; what it says of where it comes from makes no difference."""
    sent = [
        Client().post(CREATE, given(questions="Why us?")).status_code for _ in range(limits.REPORTS.amount)
    ]
    spoofed = Client().post(CREATE, given(questions="Why us?"), headers={"X-Forwarded-For": "203.0.113.9"})

    assert set(sent) == {302}
    assert spoofed.status_code == 422
    assert "Nothing was kept; send it again in an hour." in text_of(spoofed)
    assert ReportedQuestion.objects.count() == limits.REPORTS.amount
    assert Client(REMOTE_ADDR="203.0.113.9").post(CREATE, given(questions="Why us?")).status_code == 302


def test_create_when_more_fields_are_sent_sets_only_its_own(ana, otto, ana_client):
    """Canaries in every field of the row that is not in the form."""
    names = {field.name for field in ReportedQuestion._meta.fields} - set(given())
    ana_client.post(CREATE, {**given(questions="Why us?"), **dict.fromkeys(names, "1"), "state": "accepted"})

    row = ReportedQuestion.objects.get()
    assert (row.reporter, row.state, row.counts, row.question, row.lead, row.note) == (
        ana,
        "pending",
        False,
        None,
        None,
        "",
    )


def test_debrief_when_opened_from_a_posting_is_filled_in(ana, ana_client):
    posting = make.posting(owner=ana)
    address = reverse("interviews:reported_debrief", args=[posting.code])

    page = text_of(ana_client.get(address))
    assert f'value="{posting.hiring_organization}"' in page
    assert f'value="{posting.title}"' in page
    assert f'value="{timezone.localdate():%Y-%m}"' in page
    response = ana_client.post(address, given(questions="Why us?"))

    assert response.url == LIST
    assert ReportedQuestion.objects.get().posting == posting
    assert ana_client.post(address, given(questions="")).status_code == 422


def test_list_when_decided_says_what_became_of_each(ana, cora, ana_client):
    make.accepted(by=ana, curator=cora, text="Why do you want to come to this ward?")
    rejected = make.reports(by=ana, texts=["How much do you weigh up?"]).new[0]
    moderation.reject(rejected, by=cora, note="It cannot be understood.")
    make.reports(by=ana, texts=["What would you do about a late train?"])

    page = text_of(ana_client.get(LIST))

    assert "Taken into a bank" in page
    assert "Why do you want to come to this ward?" in page
    assert "It cannot be understood." in page
    assert page.count("Take it back") == 1


def test_list_when_empty_shows_the_way(ana_client):
    assert "Nothing reported yet" in text_of(ana_client.get(LIST))


def test_list_when_long_has_pages(ana, ana_client):
    make.reports(by=ana, texts=make.unlike(reported.A_DAY))
    ReportedQuestion.objects.update(created_at="2026-01-01T00:00:00Z")
    make.reports(by=ana, texts=["Why us?"])

    assert "Page 1 of 2" in text_of(ana_client.get(LIST))


@pytest.mark.parametrize("count", [1, 6])
def test_list_when_there_is_more_asks_no_more_queries(count, ana, cora, django_assert_num_queries):
    for text in make.unlike(count):
        make.accepted(by=ana, curator=cora, text=text)
    client = client_of(ana)
    client.get(LIST)

    with django_assert_num_queries(5):
        client.get(LIST)


def test_withdraw_when_it_waits_takes_it_back(ana, ana_client):
    row = make.reports(by=ana, texts=["Why us?"]).new[0]

    response = ana_client.post(reverse("interviews:reported_withdraw", args=[row.code]))

    assert response.url == LIST
    assert not ReportedQuestion.objects.exists()


def test_withdraw_when_decided_says_that_it_is_too_late(ana, cora, ana_client):
    row = make.accepted(by=ana, curator=cora).reports.get()

    ana_client.post(reverse("interviews:reported_withdraw", args=[row.code]))

    assert "A curator has decided about that question already." in text_of(ana_client.get(LIST))
    assert ReportedQuestion.objects.count() == 1


def test_withdraw_when_it_is_anothers_is_not_there(ana, otto_client):
    row = make.reports(by=ana, texts=["Why us?"]).new[0]

    assert otto_client.post(reverse("interviews:reported_withdraw", args=[row.code])).status_code == 404
