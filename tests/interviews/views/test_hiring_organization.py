"""Public pages of what organizations asked: only approved, counted, never who."""

from datetime import date

import pytest
from django.urls import reverse

from interviews.domain import moderation
from tests import make
from tests.access.routes import TOKEN

pytestmark = pytest.mark.django_db

LIST = reverse("interviews:hiring_organization_list")
CLINIC = reverse("interviews:hiring_organization_detail", args=["harbour-street-clinic"])


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def test_detail_when_several_reported_shows_count_and_last_month(ana, otto, vera, cora, client):
    for person, month in ((ana, 8), (otto, 10), (vera, 9)):
        make.reports(by=person, texts=["How do you plan a week?"], asked_on=date(2026, month, 5))
    make.accept(curator=cora, text="How do you plan a week on the ward?")

    page = text_of(client.get(CLINIC))

    assert "Asked at Harbour Street Clinic" in page
    assert "How do you plan a week on the ward?" in page
    assert "</span> 3 times, last in October 2026" in page
    assert "<h2>Ward clerk</h2>" in page
    assert "<h3>First interview</h3>" in page
    assert "ana@example.org" not in page


def test_detail_when_nothing_is_approved_is_as_if_there_were_no_such_place(ana, cora, client):
    make.reports(by=ana, texts=["How do you plan a week?"])
    unknown = client.get(reverse("interviews:hiring_organization_detail", args=["nowhere"]))
    waiting = client.get(CLINIC)
    make.accept(curator=cora, approve=False)
    draft = client.get(CLINIC)

    assert [one.status_code for one in (unknown, waiting, draft)] == [404] * 3
    assert len({TOKEN.sub(b"", one.content) for one in (unknown, waiting, draft)}) == 1


def test_detail_when_filtered_shows_that_role_and_stage(ana, cora, client):
    make.accepted(by=ana, curator=cora, text="How do you plan a week?", role="Ward clerk", stage="first")
    make.accepted(by=ana, curator=cora, text="What is a fair price?", role="Buyer", stage="panel")

    everything, buyer, panel, neither = (
        text_of(client.get(CLINIC, query))
        for query in ({}, {"role": "buyer"}, {"stage": "panel"}, {"role": "ward clerk", "stage": "panel"})
    )

    assert [
        ("plan a week" in page, "fair price" in page) for page in (everything, buyer, panel, neither)
    ] == [
        (True, True),
        (False, True),
        (False, True),
        (False, False),
    ]
    assert "Nothing for that role and stage." in neither
    assert text_of(client.get(CLINIC, {"role": "odd", "stage": "odd"})).count("fair price") == 1


def test_detail_when_a_curated_question_was_reported_says_both(ana, cora, client):
    row = make.reports(by=ana, texts=["How do you plan a week?"]).new[0]
    moderation.join(row, by=cora, question=make.question(curator=cora, state="approved"))

    page = text_of(client.get(CLINIC))
    assert "Curated</span> also reported once, in October 2026" in page


def test_list_when_searched_finds_organizations_by_any_spelling(ana, cora, client):
    make.accepted(by=ana, curator=cora, text="How do you plan a week?")
    make.accepted(by=ana, curator=cora, text="What is fair?", hiring_organization="Quayside & Sons Ltd")

    found = {
        query: text_of(client.get(LIST, {"q": query})) for query in ("", "QUAYSIDE and", "none", "\x00?")
    }

    assert "Harbour Street Clinic" in found[""] and "Quayside" in found[""]
    assert "Harbour Street Clinic" not in found["QUAYSIDE and"] and "Sons" in found["QUAYSIDE and"]
    assert "Nothing from there yet" in found["none"]
    assert "Nothing from there yet" in found["\x00?"]


def test_list_when_empty_says_what_will_be_here(client):
    assert "Nothing here yet" in text_of(client.get(LIST))


@pytest.mark.parametrize("count", [1, 5])
def test_pages_when_there_is_more_ask_no_more_queries(count, ana, cora, client, django_assert_num_queries):
    for text in make.unlike(count):
        make.accepted(by=ana, curator=cora, text=text)

    with django_assert_num_queries(4):
        client.get(CLINIC)
    with django_assert_num_queries(2):
        client.get(LIST)


def test_posting_when_questions_were_reported_for_its_role_links_them(ana, otto, cora, ana_client):
    posting = make.posting(owner=ana)
    address = reverse("postings:posting_detail", args=[posting.code])
    facts = {"hiring_organization": f"{posting.hiring_organization} Ltd", "role": f"Senior {posting.title}"}
    make.reports(by=otto, texts=["How do you plan a week?"], **facts)
    assert "reported question" not in text_of(ana_client.get(address))

    make.accept(curator=cora)
    make.accepted(by=otto, curator=cora, text="What is a fair price?", **facts | {"role": "Buyer of coffee"})

    assert "1 reported question for this role" in text_of(ana_client.get(address))


def test_posting_when_only_other_roles_were_reported_says_so(ana, otto, cora, ana_client):
    posting = make.posting(owner=ana)
    make.accepted(
        by=otto,
        curator=cora,
        text="Why?! Why us?",
        hiring_organization=posting.hiring_organization,
        role="Pilot",
    )

    page = text_of(ana_client.get(reverse("postings:posting_detail", args=[posting.code])))

    assert "1 reported question at this organization" in page


def test_posting_when_it_names_no_organization_shows_only_the_way_to_report(ana, ana_client):
    posting = make.posting(owner=ana)
    posting.hiring_organization = ""
    posting.save()

    page = text_of(ana_client.get(reverse("postings:posting_detail", args=[posting.code])))

    assert "Report what you were asked" in page
    assert "reported question" not in page
