"""Lines that no approved question covers: the most wanted first, and nothing that one person alone pasted."""

import re

import pytest
from django.urls import reverse

from interviews.domain import question as questions
from interviews.models import LineLook
from postings.domain import posting as postings
from tests import make

pytestmark = pytest.mark.django_db

PAGE = "/gaps/"
LINE = "Keep the linen cupboard of the building tidy"


def looked_at(owner, text=LINE, question=None):
    posting = make.posting(owner=owner, read=False)
    line = postings.add_line(posting, text=text, kind="responsibility", importance="required", skills=[])
    return LineLook.objects.create(line=line, question=question)


def people(count):
    return [make.person(email=f"p{number}@example.org") for number in range(count)]


def shown(cora_client):
    return [gap["text"] for gap in cora_client.get(PAGE).context["gaps"]]


def test_gaps_when_there_are_none_say_so(cora_client):
    assert "No gap to show" in cora_client.get(PAGE).content.decode()


def test_line_when_fewer_than_three_people_have_it_is_not_shown(cora_client, ana):
    for owner in people(2):
        looked_at(owner)
    for _ in range(5):
        looked_at(ana, "Only I was asked this")

    assert shown(cora_client) == []


def test_line_when_three_people_have_it_is_shown_the_most_wanted_first(cora_client):
    for owner in people(3):
        looked_at(owner)
    for number in range(4):
        looked_at(make.person(email=f"q{number}@example.org"), "Write the rota")

    assert shown(cora_client) == ["Write the rota", LINE]
    assert "3 people, 3 postings" in cora_client.get(PAGE).content.decode()


def test_line_when_two_people_and_an_organization_have_it_is_not_shown(cora_client, ana, vera, rui):
    for owner in (vera, ana, make.organization(by=rui).account):
        looked_at(owner)

    assert shown(cora_client) == []


def test_line_when_organizations_have_it_counts_people_only(cora_client, rui):
    for owner in (*people(3), make.organization(by=rui).account):
        looked_at(owner)

    assert "3 people, 4 postings" in cora_client.get(PAGE).content.decode()


def test_line_when_a_recruiter_posts_it_is_shown(cora_client, rui):
    looked_at(rui)

    assert shown(cora_client) == [LINE]


def test_line_when_a_question_covers_it_is_no_gap_until_that_is_retired(cora_client, rui, cora):
    question = make.question(curator=cora, state="approved")
    looked_at(rui, question=question)
    assert shown(cora_client) == []

    questions.retire(question, by=cora)

    assert shown(cora_client) == [LINE]


def test_line_when_taken_out_of_the_posting_is_no_gap(cora_client, rui):
    postings.remove_line(looked_at(rui).line)

    assert shown(cora_client) == []


def test_look_when_printed_says_whether_the_line_is_covered(rui):
    assert str(looked_at(rui)).endswith("open")


def test_page_when_there_is_more_asks_no_more_often(cora_client, rui, django_assert_max_num_queries):
    for number in range(2):
        with django_assert_max_num_queries(6):
            cora_client.get(reverse("interviews:gap_list"))
        looked_at(rui, f"Line {number}")


def test_line_when_a_question_is_to_be_written_for_it_leads_to_the_editor_that_repeats_it(
    cora_client, rui, cora
):
    first, second = (make.bank(curator=cora, name=name) for name in ("Alpha", "Beta"))
    looked_at(rui, "Clean <b>A & B</b>?")
    page = cora_client.get(PAGE, {"bank": second.code})
    address = re.search(r'href="(/banks/[^"]+line=[^"]+)"', page.content.decode())[1]

    editor = cora_client.get(address)

    assert address.startswith(f"/banks/{second.code}/")
    assert editor.context["line"] == "Clean <b>A & B</b>?"
    assert "Clean &lt;b&gt;A &amp; B&lt;/b&gt;?" in editor.content.decode()
    assert cora_client.get(PAGE, {"bank": "unknown"}).context["bank"] == first
    assert cora_client.post(address, {"text": ""}).context["line"]  # still there beside what is refused


def test_line_when_there_is_no_bank_leads_to_making_one(cora_client, rui):
    looked_at(rui)

    assert "Make a bank" in cora_client.get(PAGE).content.decode()
