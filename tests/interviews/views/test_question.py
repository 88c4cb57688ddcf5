"""The pages of one question: what they show, what they refuse, what they cost."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from interviews.domain import double as doubles
from interviews.domain import moderation
from interviews.domain import question as questions
from interviews.models import Question, ReportedQuestion, SampleAnswer
from tests import make

pytestmark = pytest.mark.django_db

TWO_WARDS = "Tell me about a week in which two wards needed the same bed. What did you do?"


def page(name, *args, **query):
    address = reverse(f"interviews:{name}", args=args)
    return f"{address}?{'&'.join(f'{key}={value}' for key, value in query.items())}" if query else address


def fields(**changed):
    """What the editor sends for a whole question."""
    values = {"text": TWO_WARDS, "kind": "behavioral", "difficulty": "2", "minutes": "3"}
    for number, words in enumerate(
        ("Names the two needs", "Says which came first", "Says who was told"), start=1
    ):
        values |= {f"criterion_{number}": words, f"criterion_skill_{number}": "Planning"}
    return values | changed


def said(response):
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


# ---------------------------------------------------------------- writing


def test_question_when_written_is_a_draft_of_the_bank(cora_client, bank, cora):
    response = cora_client.post(
        page("question_create", bank.code), fields(probe_2="Who else?", level_weak="A rule.")
    )

    question = bank.questions.get()
    assert response.url == page("question_detail", question.code)
    assert (question.state, question.author, question.criteria_count) == ("draft", cora, 3)
    assert (question.probes, question.levels) == (["Who else?"], {"1": "A rule."})


def test_question_when_no_kind_is_chosen_is_of_the_kind_it_asks_for(cora_client, bank):
    look = fields(kind="", text="What would you do if two wards needed the same bed?")

    shown = cora_client.post(page("question_preview", bank.code), look).content.decode()
    cora_client.post(page("question_create", bank.code), look)

    assert ">Situational</span>" in " ".join(shown.split())
    assert bank.questions.get().kind == "situational"


def test_editor_when_opened_for_a_line_begins_with_its_words(cora_client, bank):
    response = cora_client.get(page("question_create", bank.code, text="How do you plan"))

    assert "How do you plan</textarea>" in response.content.decode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": ""},
        {"text": "How old are you?"},
        {"minutes": "99"},
        {"criterion_1": "Is a native speaker"},
        {"criterion_skill_1": ""},
        {"criterion_1": ""},
        {"probe_1": "Are you married?"},
        {"level_weak": "Are you married?"},
    ],
)
def test_question_when_wrong_is_shown_again_and_not_kept(cora_client, bank, wrong):
    response = cora_client.post(page("question_create", bank.code), fields(**wrong))

    assert response.status_code == 422
    assert not bank.questions.exists()


def test_question_when_only_looked_at_is_not_kept(cora_client, bank):
    response = cora_client.post(page("question_create", bank.code), fields(look="1"))

    assert response.status_code == 200
    assert TWO_WARDS in response.content.decode()
    assert not bank.questions.exists()


def test_fields_when_posted_beyond_the_form_are_not_stored(cora_client, bank, rui):
    canaries = {
        "state": "approved",
        "origin": "reported",
        "author": rui.pk,
        "approved_at": "2026-01-01",
        "version": "9",
        "pack_key": "canary",
        "code": "canarycanary",
        "merged_into": "1",
        "note": "canary",
        "criteria_count": "6",
        "bank": make.bank(curator=rui).pk,
    }
    cora_client.post(page("question_create", bank.code), fields(**canaries))

    question = Question.objects.get()
    assert (question.state, question.origin, question.version, question.note) == ("draft", "curated", 1, "")
    assert (question.bank, question.pack_key, question.approved_at) == (bank, None, None)
    assert question.code != "canarycanary"


def test_preview_when_typed_shows_the_question_and_what_to_mend(cora_client, bank):
    body = cora_client.post(
        page("question_preview", bank.code), {"text": "How old are you?", "criterion_1": "Is kind"}
    )

    text = body.content.decode()
    assert body.status_code == 200
    assert "How old are you?" in text
    assert "touches on age" in text
    assert "is a trait" in text
    assert "There is 1 criterion" in text


def test_preview_when_nothing_is_written_yet_does_not_call_the_wording_good(cora_client, bank):
    text = cora_client.post(page("question_preview", bank.code), {}).content.decode()

    assert "There are no criteria" in text
    assert "Nothing to say about the wording." not in text


def test_preview_when_there_are_criteria_says_when_a_candidate_sees_them(cora_client, bank):
    written = {"text": "How do you plan a week?", "criterion_1": "Names one step", "skill_1": "Planning"}
    text = cora_client.post(page("question_preview", bank.code), written).content.decode()

    assert "in a coached interview folded beside the question, in a mock interview only at the end" in text


def test_preview_when_a_double_exists_shows_both_side_by_side(cora_client, bank, cora):
    other = make.question(curator=cora, of=bank)

    text = cora_client.post(
        page("question_preview", bank.code), {"text": TWO_WARDS + " Why?"}
    ).content.decode()

    assert page("question_detail", other.code) in text


def test_preview_when_a_question_is_edited_is_no_double_of_itself(cora_client, bank, cora):
    other = make.question(curator=cora, of=bank)
    address = page("question_preview", bank.code, question=other.code)

    assert "Nearly the same" not in cora_client.post(address, {"text": TWO_WARDS}).content.decode()


# ---------------------------------------------------------------- editing


def test_question_when_edited_becomes_a_new_version(cora_client, cora):
    question = make.question(curator=cora)

    response = cora_client.post(
        page("question_edit", question.code), fields(text="How do you plan?", seen="1")
    )

    question.refresh_from_db()
    assert response.status_code == 302
    assert (question.version, question.text) == (2, "How do you plan?")


def test_editor_when_opened_holds_the_question_as_it_stands(cora_client, cora):
    question = make.question(curator=cora)

    text = cora_client.get(page("question_edit", question.code)).content.decode()

    assert question.criteria[2]["text"] in text
    assert "Who did you tell first?" in text


def test_page_when_the_question_began_anew_still_names_who_approved_it(cora_client, cora):
    question = make.question(curator=cora, state="approved")
    questions.retire(question, by=cora, note="Asked <too> often.")

    cora_client.post(page("question_take_up", question.code))

    text = cora_client.get(page("question_detail", question.code)).content.decode()
    told = [text.index(f">{word}</dt>") for word in ("Submitted", "Approved", "Retired", "Taken up again")]
    assert told == sorted(told)
    assert "Asked &lt;too&gt; often." in text


def test_question_when_somebody_else_saved_meanwhile_keeps_both_wordings(cora_client, cora):
    question = make.question(curator=cora)
    questions.edit(question, make.content(text="How do you plan?"), by=cora)

    response = cora_client.post(page("question_edit", question.code), fields(text="My words?", seen="1"))

    assert response.status_code == 422
    assert "Somebody changed the question" in response.content.decode()
    assert "My words?" in response.content.decode()
    assert 'name="seen" value="2"' in response.content.decode()


def test_question_when_in_review_is_not_saved_without_criteria(cora_client, cora):
    question = make.question(curator=cora, state="in_review")
    bare = {f"criterion_{n}": "" for n in (1, 2, 3)} | {f"criterion_skill_{n}": "" for n in (1, 2, 3)}

    assert cora_client.post(page("question_edit", question.code), fields(**bare)).status_code == 422


def test_question_when_retired_meanwhile_is_not_edited(cora_client, cora):
    question = make.question(curator=cora, state="retired")

    response = cora_client.post(page("question_edit", question.code), fields(text="How do you plan?"))

    assert response.status_code == 302
    assert "somebody moved the question" in said(response)


# ---------------------------------------------------------------- the lifecycle


def test_lifecycle_when_walked_by_buttons_ends_retired_and_comes_back(cora_client, cora):
    question = make.question(curator=cora)

    for verb, state in (
        ("submit", "in_review"),
        ("send_back", "draft"),
        ("submit", "in_review"),
        ("approve", "approved"),
        ("retire", "retired"),
        ("take_up", "draft"),
    ):
        response = cora_client.post(page(f"question_{verb}", question.code), {"seen": "1", "note": "A word"})
        question.refresh_from_db()
        assert (response.url, question.state) == (page("question_detail", question.code), state)


@pytest.mark.parametrize("state", ["draft", "in_review", "approved", "retired"])
def test_page_when_opened_in_any_state_shows_it(cora_client, cora, state):
    question = make.question(curator=cora, state=state)

    text = cora_client.get(page("question_detail", question.code)).content.decode()

    assert question.text in text
    assert question.get_state_display() in text


def test_question_when_not_in_review_is_not_approved(cora_client, cora):
    question = make.question(curator=cora)

    response = cora_client.post(page("question_approve", question.code), {"seen": "x"})

    assert "not possible any more" in said(response)


def test_question_when_one_looked_at_an_older_version_is_not_approved(cora_client, cora):
    question = make.question(curator=cora, state="in_review")
    questions.edit(question, make.content(text="How do you plan?"), by=cora)

    cora_client.post(page("question_approve", question.code), {"seen": "1"})

    question.refresh_from_db()
    assert question.state == "in_review"


def test_own_words_when_two_must_look_are_not_approved_and_the_page_says_why(cora_client, cora):
    question = make.question(
        curator=cora, of=make.bank(curator=cora, needs_second_eyes=True), state="in_review"
    )

    shown = cora_client.get(page("question_detail", question.code)).content.decode()
    response = cora_client.post(page("question_approve", question.code))

    assert "These are your words" in shown
    assert page("question_approve", question.code) not in shown
    assert "second pair of eyes" in said(response)


def test_question_when_unfinished_is_not_submitted(cora_client, cora):
    question = make.question(curator=cora, criteria=[])

    assert "three to six criteria" in said(cora_client.post(page("question_submit", question.code)))


# ---------------------------------------------------------------- doubles


def test_doubles_when_there_are_some_stand_side_by_side_and_merge(cora_client, bank, cora):
    kept = make.question(curator=cora, of=bank)
    double = make.question(curator=cora, of=bank, text=TWO_WARDS + " And then?")
    assert "Merge into that one" in cora_client.get(page("question_detail", double.code)).content.decode()

    response = cora_client.post(page("question_merge", double.code), {"into": kept.code})

    assert response.url == page("question_detail", kept.code)
    assert kept.doubles.get() == double
    assert double.text in cora_client.get(response.url).content.decode()


@pytest.mark.parametrize("into", ["", "zzzzzzzzzzzz", "itself"])
def test_merge_when_there_is_no_other_changes_nothing(cora_client, cora, into):
    question = make.question(curator=cora)

    cora_client.post(
        page("question_merge", question.code), {"into": question.code if into == "itself" else into}
    )

    question.refresh_from_db()
    assert (question.state, question.merged_into) == ("draft", None)


# ---------------------------------------------------------------- the page


def test_page_when_a_question_was_reported_says_how_often_and_when_last(cora_client, ana, cora):
    question = make.accepted(by=ana, curator=cora)

    text = cora_client.get(page("question_detail", question.code)).content.decode()

    assert "Reported once, in October 2026" in text


def test_page_when_everything_is_there_asks_no_more_often_than_with_one_of_each(
    cora_client, bank, cora, django_assert_max_num_queries
):
    question = make.question(curator=cora, of=bank, state="approved")
    for number in range(5):
        person = make.person(email=f"p{number}@example.org")
        make.asked(person, question)
        make.reports(by=person, texts=[TWO_WARDS], hiring_organization=f"Clinic {number}")
        moderation.join(ReportedQuestion.objects.pending().get(), by=cora, question=question)
        questions.edit(question, make.content(text=f"{TWO_WARDS} {number}?"), by=cora)
        SampleAnswer.objects.create(question=question, text="x", by=cora)
        doubles.merge(make.question(curator=cora, of=bank), into=question, by=cora)
        make.question(curator=cora, of=bank, text=f"{TWO_WARDS} Why {number}?")
        with django_assert_max_num_queries(13):  # one of them reads the reviews that are over
            text = cora_client.get(page("question_detail", question.code)).content.decode()

    shown = (
        "5 answers with verdicts",
        "Reported 5 times",
        "Nearly the same",
        "Version 6",
        "Merged into this one",
    )
    assert [words for words in shown if words not in text] == []
