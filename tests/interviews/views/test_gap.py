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


@pytest.fixture
def firm(ana):
    """The account of an organization, founded by somebody whom no operator made a recruiter."""
    return make.organization(by=ana).account


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


def test_line_when_a_recruiter_pasted_it_for_themselves_is_as_private_as_anybody_elses(cora_client, rui):
    looked_at(rui)

    assert shown(cora_client) == []


def test_line_when_organizations_have_it_counts_people_only(cora_client, firm):
    for owner in (*people(3), firm):
        looked_at(owner)

    assert "3 people, 4 postings" in cora_client.get(PAGE).content.decode()


def test_line_when_fewer_than_three_people_have_an_organizations_line_counts_none_of_them(cora_client, firm):
    for number, owner in enumerate(people(2)):
        looked_at(firm, f"Line {number}")
        looked_at(owner, "Line 1")

    page = cora_client.get(PAGE)

    assert shown(cora_client) == ["Line 0", "Line 1"]
    assert page.content.decode().count("1 posting of an organization<") == 2


def test_line_when_two_organizations_post_it_says_so(cora_client, firm, otto):
    looked_at(firm)
    looked_at(make.organization(by=otto, name="Clinic").account)

    assert "2 postings of organizations<" in cora_client.get(PAGE).content.decode()


def test_line_when_an_organization_posts_it_is_shown(cora_client, firm):
    looked_at(firm)

    assert shown(cora_client) == [LINE]


def test_line_when_a_question_covers_it_is_no_gap_until_that_is_retired(cora_client, firm, cora):
    question = make.question(curator=cora, state="approved")
    looked_at(firm, question=question)
    assert shown(cora_client) == []

    questions.retire(question, by=cora)

    assert shown(cora_client) == [LINE]


def test_line_when_taken_out_of_the_posting_is_no_gap(cora_client, firm):
    postings.remove_line(looked_at(firm).line)

    assert shown(cora_client) == []


def test_look_when_printed_says_whether_the_line_is_covered(firm):
    assert str(looked_at(firm)).endswith("open")


def test_page_when_there_is_more_asks_no_more_often(cora_client, firm, django_assert_max_num_queries):
    for number in range(2):
        with django_assert_max_num_queries(6):
            cora_client.get(reverse("interviews:gap_list"))
        looked_at(firm, f"Line {number}")


def test_line_when_a_question_is_to_be_written_for_it_leads_to_the_editor_that_repeats_it(
    cora_client, firm, cora
):
    first, second = (make.bank(curator=cora, name=name) for name in ("Alpha", "Beta"))
    looked_at(firm, "Clean <b>A & B</b>?")
    page = cora_client.get(PAGE, {"bank": second.code})
    address = re.search(r'href="(/banks/[^"]+line=[^"]+)"', page.content.decode())[1]

    editor = cora_client.get(address)

    assert address.startswith(f"/banks/{second.code}/")
    assert editor.context["line"] == "Clean <b>A & B</b>?"
    assert "Clean &lt;b&gt;A &amp; B&lt;/b&gt;?" in editor.content.decode()
    assert cora_client.get(PAGE, {"bank": "unknown"}).context["bank"] == first
    assert cora_client.post(address, {"text": ""}).context["line"]  # still there beside what is refused


def test_line_when_there_is_no_bank_leads_to_making_one(cora_client, firm):
    looked_at(firm)

    assert "Make a bank" in cora_client.get(PAGE).content.decode()
