"""The queue: for curators only, most reported first, three ways to decide and one back."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from interviews.domain import moderation
from interviews.models import Question, ReportedQuestion
from tests import make

pytestmark = pytest.mark.django_db

LIST = reverse("interviews:moderation_list")
DECIDED = reverse("interviews:moderation_decided")


def at(name: str, row: ReportedQuestion) -> str:
    return reverse(f"interviews:moderation_{name}", args=[row.code])


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


@pytest.fixture
def row(ana) -> ReportedQuestion:
    return make.reports(by=ana, texts=["How do you plan a week?"]).new[0]


def given(into, /, **values):
    return {
        "text": "How do you plan a week on the ward?",
        "bank": into.pk,
        "kind": "technical",
        "difficulty": 2,
        "skill": "Planning",
        "approve": "on",
        **values,
    }


def test_list_when_several_reported_the_same_shows_one_with_its_count(ana, otto, row, cora_client):
    make.reports(by=otto, texts=["How do you plan a week?"], hiring_organization="Quayside Surgery")
    make.reports(by=otto, texts=["Why do you want to leave?"])

    page = text_of(cora_client.get(LIST))

    assert page.count("How do you plan a week?") == 1
    assert "Reported 2 times, last in October 2026" in page
    assert "Harbour Street Clinic, Quayside Surgery" in page
    assert page.index("How do you plan") < page.index("Why do you want to leave")
    assert "ana@example.org" not in page


def test_list_when_many_places_reported_it_names_three(ana, row, cora_client):
    for number in range(4):
        make.reports(by=ana, texts=["How do you plan a week?"], hiring_organization=f"Clinic {number}")

    assert "and 2 more" in text_of(cora_client.get(LIST))


def test_list_when_empty_says_so(cora_client):
    assert "The queue is empty" in text_of(cora_client.get(LIST))
    assert "Nothing decided yet" in text_of(cora_client.get(DECIDED))


def test_detail_when_opened_shows_what_is_wrong_with_the_wording_and_what_is_alike(ana, cora, cora_client):
    bank = make.bank(curator=cora)
    make.question(curator=cora, of=bank, text="Do you have experience with scheduling appointments?")
    row = make.reports(by=ana, texts=["Do you have experience scheduling appointments?"]).new[0]

    page = text_of(cora_client.get(at("detail", row)))

    assert "A yes or a no would answer this" in page
    assert "Do you have experience with scheduling appointments?" in page
    assert "Asks the same" in page
    assert "ana@example.org" not in page


def alike(of, count, curator):
    """Questions that read like SCHEDULING."""
    return [
        make.question(
            curator=curator, of=of, text=f"Do you have experience with scheduling appointments {n}?"
        )
        for n in range(count)
    ]


SCHEDULING = "Do you have experience scheduling appointments?"


def test_detail_when_what_is_alike_was_reported_before_says_what_joining_adds_to(
    ana, otto, cora, cora_client
):
    first, other = alike(make.bank(curator=cora), 2, cora)
    for by, text in ((otto, "Can you run a diary?"), (make.person(email="p@example.org"), "Whose diary?")):
        moderation.join(make.reports(by=by, texts=[text]).new[0], by=cora, question=first)
    row = make.reports(by=ana, texts=[SCHEDULING]).new[0]

    page = text_of(cora_client.get(at("detail", row)))

    known = {one.pk: reported for one, reported in cora_client.get(at("detail", row)).context["alike"]}
    assert (known[first.pk]["times"], known[other.pk]) == (2, None)
    assert page.count(", reported 2 times, last in October 2026") == 1
    assert page.count(", curated, draft") == 2


def test_detail_when_more_is_alike_asks_no_more_often(ana, otto, cora, cora_client):
    bank = make.bank(curator=cora)
    row = make.reports(by=ana, texts=[SCHEDULING]).new[0]
    counts = []
    for more, texts in ((1, make.unlike(1)), (3, make.unlike(3, start=50))):
        for question, text in zip(alike(bank, more, cora), texts, strict=True):
            report = make.reports(by=otto, texts=[text]).new[0]
            moderation.join(report, by=cora, question=question)
        with CaptureQueriesContext(connection) as asked:
            shown = cora_client.get(at("detail", row)).context["alike"]
        counts.append((len(shown), len(asked)))

    assert (counts[0][0], counts[1][0]) == (1, 4)
    assert counts[0][1] == counts[1][1]


def test_detail_when_a_question_asks_the_same_in_other_words_offers_it_and_none_that_only_looks_alike(
    ana, cora, cora_client
):
    bank = make.bank(curator=cora)
    same, look = (
        make.question(curator=cora, of=bank, text=text)
        for text in (
            "A person with dementia pushes your hand away each time you try to help with washing. What do you try?",
            "How does someone who works with you notice that you are under pressure?",
        )
    )
    row = make.reports(by=ana, texts=["How would you wash someone who does not want to be washed"]).new[0]

    page = cora_client.get(at("detail", row))

    assert [one for one, _ in page.context["alike"]] == [same]
    assert look.text not in text_of(page)
    assert "The text asks nothing." not in text_of(page)


def test_detail_when_nothing_is_alike_and_there_is_no_bank_says_so(row, cora_client):
    ReportedQuestion.objects.update(text="???")
    page = text_of(cora_client.get(at("detail", row)))

    assert "No question of the shared banks reads like it." in page
    assert "There is no shared bank yet." in page


def test_accept_when_approved_is_public_at_once(row, cora, cora_client, client):
    bank = make.bank(curator=cora)

    response = cora_client.post(at("accept", row), given(bank))

    assert response.url == LIST
    question = Question.objects.get()
    assert (question.text, question.state, question.origin) == (
        "How do you plan a week on the ward?",
        "approved",
        "reported",
    )
    assert "It is in Ward clerks now: approved." in text_of(cora_client.get(LIST))
    clinic = reverse("interviews:hiring_organization_detail", args=["harbour-street-clinic"])
    assert "</span> once, in October 2026" in text_of(client.get(clinic))


def test_accept_when_no_kind_is_chosen_is_of_the_kind_it_asks_for(row, cora, cora_client):
    asked = "What would you do if a resident refuses her medicine?"

    cora_client.post(at("accept", row), given(make.bank(curator=cora), kind="", text=asked))

    assert Question.objects.get().kind == "situational"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"text": ""}, "Write the question as it shall be asked."),
        ({"text": "How old are you?"}, "touches on age"),
        ({"text": "Why does Sarah Jones say so?"}, "looks like a person"),
        ({"text": "Why <b>here</b>?"}, "contains markup"),
        ({"text": "Why www.example.org?"}, "link"),
        ({"text": "How do you use evil.shop?"}, "“evil.shop” looks like a link."),
        ({"skill": ""}, "Name the skill that a good answer shows."),
        ({"bank": 0}, "Select a valid choice."),
    ],
)
def test_accept_when_something_is_wrong_says_what(values, said, row, cora, cora_client):
    response = cora_client.post(at("accept", row), given(make.bank(curator=cora), **values))

    assert response.status_code == 422
    assert said in text_of(response)
    assert not Question.objects.exists()


@pytest.mark.parametrize("text", ["How do you secure an ASP.NET application?", "Why Oliver Brown.de?"])
def test_accept_when_a_product_or_the_organization_only_looks_like_what_must_go_takes_it(
    text, ana, cora, cora_client
):
    row = make.reports(by=ana, texts=[text], hiring_organization="Oliver Brown.de").new[0]

    page = text_of(cora_client.get(at("detail", row)))
    cora_client.post(at("accept", row), given(make.bank(curator=cora), text=text))

    assert "contains a link" not in page
    assert Question.objects.get().text == text


def test_accept_when_the_bank_is_private_is_refused(row, cora, cora_client):
    response = cora_client.post(at("accept", row), given(make.bank(curator=cora, visibility="private")))

    assert response.status_code == 422


def test_join_when_the_question_is_there_counts_it(row, cora, cora_client):
    question = make.question(curator=cora)

    response = cora_client.post(at("join", row), {"question": question.code})

    assert response.url == LIST
    row.refresh_from_db()
    assert (row.state, row.question, row.counts) == ("duplicate", question, True)


@pytest.mark.parametrize("code", ["", "zzzzzzzzzzzz"])
def test_join_when_there_is_no_such_question_says_so(code, row, cora, cora_client):
    response = cora_client.post(at("join", row), {"question": code})

    assert response.status_code == 422
    row.refresh_from_db()
    assert row.is_pending


def test_report_when_its_first_is_in_a_bank_offers_to_count_it_there(row, otto, cora, cora_client):
    question = make.question(curator=cora)
    moderation.join(row, by=cora, question=question)
    late = make.reports(by=otto, texts=["How do you plan a week?"]).new[0]
    link = f'<a href="{reverse("interviews:question_detail", args=[question.code])}">{question.text}</a>'

    assert "In a bank already" in text_of(cora_client.get(LIST))
    assert "Count it there" in text_of(cora_client.get(at("detail", late)))
    assert "from earlier reports, reported once, in October 2026" in text_of(
        cora_client.get(at("detail", late))
    )
    assert [link in text_of(cora_client.get(page)) for page in (LIST, DECIDED, at("detail", late))] == [
        True
    ] * 3
    assert "Is it there already?" not in text_of(cora_client.get(DECIDED))


def test_detail_when_decided_says_what_became_of_it_and_leads_back(row, cora, cora_client):
    question = make.question(curator=cora)
    moderation.join(row, by=cora, question=question)

    page = text_of(cora_client.get(at("detail", row)))

    assert "Reported once, in October 2026" in page
    assert "Counted with the same question" in page
    assert reverse("interviews:question_detail", args=[question.code]) in page
    assert at("undo", row) in page
    assert at("reject", row) not in page


def test_reject_when_reasoned_tells_the_reporter(row, ana_client, cora_client):
    response = cora_client.post(at("reject", row), {"reason": "unclear", "note": "Which week?"})

    assert response.url == LIST
    page = text_of(ana_client.get(reverse("interviews:reported_list")))
    assert "It cannot be understood without having been there. Which week?" in page


@pytest.mark.parametrize(("reason", "note"), [("", "x"), ("odd", ""), ("other", "")])
def test_reject_when_no_reason_is_given_asks_for_one(reason, note, row, cora_client):
    assert cora_client.post(at("reject", row), {"reason": reason, "note": note}).status_code == 422


def test_reject_when_the_reason_is_another_keeps_the_own_words(row, cora_client):
    cora_client.post(at("reject", row), {"reason": "other", "note": "Sent for fun."})

    row.refresh_from_db()
    assert row.note == "Sent for fun."


def test_undo_when_decided_puts_it_back(row, cora, cora_client):
    moderation.reject(row, by=cora, note="No.")
    assert "No." in text_of(cora_client.get(DECIDED))

    response = cora_client.post(at("undo", row))

    assert response.url == DECIDED
    row.refresh_from_db()
    assert row.is_pending


@pytest.mark.parametrize("verb", ["accept", "join", "reject", "undo"])
def test_decision_when_another_curator_was_quicker_says_so(verb, row, cora, cora_client):
    question = make.question(curator=cora)
    if verb != "undo":
        moderation.reject(row, by=cora, note="No.")
    values = {
        "accept": given(question.bank),
        "join": {"question": question.code},
        "reject": {"reason": "unclear"},
        "undo": {},
    }

    cora_client.post(at(verb, row), values[verb])

    assert "Somebody has decided about it in the meantime." in text_of(cora_client.get(LIST))


def test_part_when_joined_stands_alone(row, otto, cora_client):
    joined = make.reports(by=otto, texts=["How do you plan a week?"]).new[0]
    assert "Asks something else" in text_of(cora_client.get(at("detail", row)))

    cora_client.post(at("part", joined))
    cora_client.post(at("part", joined))

    joined.refresh_from_db()
    assert joined.lead is None


@pytest.mark.parametrize("count", [1, 5])
def test_pages_when_there_is_more_ask_no_more_queries(
    count, ana, otto, cora, cora_client, django_assert_num_queries
):
    for done, text in zip(make.unlike(count, start=50), make.unlike(count), strict=True):
        make.accepted(by=ana, curator=cora, text=done)
        first = make.reports(by=ana, texts=[text]).new[0]
        make.reports(by=otto, texts=[text])
    cora_client.get(LIST)

    with django_assert_num_queries(8):
        cora_client.get(LIST)
    with django_assert_num_queries(6):
        cora_client.get(DECIDED)
    with django_assert_num_queries(12):
        cora_client.get(at("detail", first))


def test_detail_when_there_is_no_such_report_is_not_there(cora_client):
    assert cora_client.get(reverse("interviews:moderation_detail", args=["zzzzzzzzzzzz"])).status_code == 404
