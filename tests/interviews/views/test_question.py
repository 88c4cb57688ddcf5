"""The pages of one question and of the list: what they show, what they refuse, what they cost."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from interviews.domain import question as questions
from interviews.forms.question import FilterForm
from interviews.models import Question, SampleAnswer
from tests import make
from tests.conftest import client_of

pytestmark = pytest.mark.django_db

TWO_WARDS = "Tell me about a week in which two wards needed the same bed. What did you do?"


@pytest.fixture
def client(cora):
    return client_of(cora)


@pytest.fixture
def bank(cora):
    return make.bank(curator=cora)


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


def test_question_when_written_is_a_draft_of_the_bank(client, bank, cora):
    response = client.post(
        page("question_create", bank.code), fields(probe_2="Who else?", level_weak="A rule.")
    )

    question = bank.questions.get()
    assert response.url == page("question_detail", question.code)
    assert (question.state, question.author, question.criteria_count) == ("draft", cora, 3)
    assert (question.probes, question.levels) == (["Who else?"], {"1": "A rule."})


def test_editor_when_opened_for_a_line_begins_with_its_words(client, bank):
    response = client.get(page("question_create", bank.code, text="How do you plan"))

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
def test_question_when_wrong_is_shown_again_and_not_kept(client, bank, wrong):
    response = client.post(page("question_create", bank.code), fields(**wrong))

    assert response.status_code == 422
    assert not bank.questions.exists()


def test_question_when_only_looked_at_is_not_kept(client, bank):
    response = client.post(page("question_create", bank.code), fields(look="1"))

    assert response.status_code == 200
    assert TWO_WARDS in response.content.decode()
    assert not bank.questions.exists()


def test_fields_when_posted_beyond_the_form_are_not_stored(client, bank, rui):
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
    client.post(page("question_create", bank.code), fields(**canaries))

    question = Question.objects.get()
    assert (question.state, question.origin, question.version, question.note) == ("draft", "curated", 1, "")
    assert (question.bank, question.pack_key, question.approved_at) == (bank, None, None)
    assert question.code != "canarycanary"


def test_preview_when_typed_shows_the_question_and_what_to_mend(client, bank):
    body = client.post(
        page("question_preview", bank.code), {"text": "How old are you?", "criterion_1": "Is kind"}
    )

    text = body.content.decode()
    assert body.status_code == 200
    assert "How old are you?" in text
    assert "touches on age" in text
    assert "is a trait" in text
    assert "There is 1 criterion" in text


def test_preview_when_a_double_exists_shows_both_side_by_side(client, bank, cora):
    other = make.question(curator=cora, of=bank)

    text = client.post(page("question_preview", bank.code), {"text": TWO_WARDS + " Why?"}).content.decode()

    assert page("question_detail", other.code) in text


def test_preview_when_a_question_is_edited_is_no_double_of_itself(client, bank, cora):
    other = make.question(curator=cora, of=bank)
    address = page("question_preview", bank.code, question=other.code)

    assert "Nearly the same" not in client.post(address, {"text": TWO_WARDS}).content.decode()


# ---------------------------------------------------------------- editing


def test_question_when_edited_becomes_a_new_version(client, cora):
    question = make.question(curator=cora)

    response = client.post(page("question_edit", question.code), fields(text="How do you plan?", seen="1"))

    question.refresh_from_db()
    assert response.status_code == 302
    assert (question.version, question.text) == (2, "How do you plan?")


def test_editor_when_opened_holds_the_question_as_it_stands(client, cora):
    question = make.question(curator=cora)

    text = client.get(page("question_edit", question.code)).content.decode()

    assert question.criteria[2]["text"] in text
    assert "Who did you tell first?" in text


def test_question_when_somebody_else_saved_meanwhile_keeps_both_wordings(client, cora):
    question = make.question(curator=cora)
    questions.edit(question, make.content(text="How do you plan?"), by=cora)

    response = client.post(page("question_edit", question.code), fields(text="My words?", seen="1"))

    assert response.status_code == 422
    assert "Somebody changed the question" in response.content.decode()
    assert "My words?" in response.content.decode()
    assert 'name="seen" value="2"' in response.content.decode()


def test_question_when_in_review_is_not_saved_without_criteria(client, cora):
    question = make.question(curator=cora, state="in_review")
    bare = {f"criterion_{n}": "" for n in (1, 2, 3)} | {f"criterion_skill_{n}": "" for n in (1, 2, 3)}

    assert client.post(page("question_edit", question.code), fields(**bare)).status_code == 422


def test_question_when_retired_meanwhile_is_not_edited(client, cora):
    question = make.question(curator=cora, state="retired")

    response = client.post(page("question_edit", question.code), fields(text="How do you plan?"))

    assert response.status_code == 302
    assert "somebody moved the question" in said(response)


# ---------------------------------------------------------------- the lifecycle


def test_lifecycle_when_walked_by_buttons_ends_retired_and_comes_back(client, cora):
    question = make.question(curator=cora)

    for verb, state in (
        ("submit", "in_review"),
        ("send_back", "draft"),
        ("submit", "in_review"),
        ("approve", "approved"),
        ("retire", "retired"),
        ("take_up", "draft"),
    ):
        response = client.post(page(f"question_{verb}", question.code), {"seen": "1", "note": "A word"})
        question.refresh_from_db()
        assert (response.url, question.state) == (page("question_detail", question.code), state)


@pytest.mark.parametrize("state", ["draft", "in_review", "approved", "retired"])
def test_page_when_opened_in_any_state_shows_it(client, cora, state):
    question = make.question(curator=cora, state=state)

    text = client.get(page("question_detail", question.code)).content.decode()

    assert question.text in text
    assert question.get_state_display() in text


def test_question_when_not_in_review_is_not_approved(client, cora):
    question = make.question(curator=cora)

    response = client.post(page("question_approve", question.code), {"seen": "x"})

    assert "not possible any more" in said(response)


def test_question_when_one_looked_at_an_older_version_is_not_approved(client, cora):
    question = make.question(curator=cora, state="in_review")
    questions.edit(question, make.content(text="How do you plan?"), by=cora)

    client.post(page("question_approve", question.code), {"seen": "1"})

    question.refresh_from_db()
    assert question.state == "in_review"


def test_own_words_when_two_must_look_are_not_approved_and_the_page_says_why(client, cora):
    question = make.question(
        curator=cora, of=make.bank(curator=cora, needs_second_eyes=True), state="in_review"
    )

    shown = client.get(page("question_detail", question.code)).content.decode()
    response = client.post(page("question_approve", question.code))

    assert "These are your words" in shown
    assert page("question_approve", question.code) not in shown
    assert "second pair of eyes" in said(response)


def test_question_when_unfinished_is_not_submitted(client, cora):
    question = make.question(curator=cora, criteria=[])

    assert "three to six criteria" in said(client.post(page("question_submit", question.code)))


# ---------------------------------------------------------------- doubles


def test_doubles_when_there_are_some_stand_side_by_side_and_merge(client, bank, cora):
    kept = make.question(curator=cora, of=bank)
    double = make.question(curator=cora, of=bank, text=TWO_WARDS + " And then?")
    assert "Merge into that one" in client.get(page("question_detail", double.code)).content.decode()

    response = client.post(page("question_merge", double.code), {"into": kept.code})

    assert response.url == page("question_detail", kept.code)
    assert kept.doubles.get() == double
    assert double.text in client.get(response.url).content.decode()


@pytest.mark.parametrize("into", ["", "zzzzzzzzzzzz", "itself"])
def test_merge_when_there_is_no_other_changes_nothing(client, cora, into):
    question = make.question(curator=cora)

    client.post(page("question_merge", question.code), {"into": question.code if into == "itself" else into})

    question.refresh_from_db()
    assert (question.state, question.merged_into) == ("draft", None)


# ---------------------------------------------------------------- the list


def test_list_when_filtered_shows_what_fits(client, bank, cora):
    bank.job_family = "nursing"
    bank.save()
    make.question(curator=cora, of=bank, text="How do you plan a ward?", kind="technical", difficulty=1)
    make.question(curator=cora, of=bank, text="How do you plan a garden?", skill="Gardens", state="approved")
    make.question(curator=cora, of=make.bank(curator=cora, name="Else"), text="How do you plan a shop?")

    def shown(**query):
        text = client.get(page("question_list", **query)).content.decode()
        return [word for word in ("ward", "garden", "shop") if f"a {word}?</a>" in text]

    assert shown() == ["ward", "garden", "shop"]
    assert shown(q="gard") == ["garden"]
    assert shown(kind="technical") == ["ward"]
    assert shown(difficulty="1") == ["ward"]
    assert shown(state="approved") == ["garden"]
    assert shown(skill="gardens") == ["garden"]
    assert shown(skill="unheard+of") == []
    assert shown(family="nursing") == ["ward", "garden"]
    assert shown(origin="reported") == []
    assert shown(kind="nonsense", difficulty="x", before="y") == ["ward", "garden", "shop"]


def test_list_when_long_goes_on_by_key(client, bank, cora):
    questions.write_many(bank, [make.content(text=f"Question number {n}?") for n in range(60)], by=cora)

    first = client.get(page("bank_detail", bank.code)).content.decode()
    before = first.split("before=")[1].split('"')[0]
    second = client.get(page("bank_detail", bank.code, before=before)).content.decode()

    assert (first.count('name="chosen"'), second.count('name="chosen"')) == (50, 10)
    assert "60 questions" in first
    assert "Newest" in second


def test_list_when_very_long_says_more_than(client, bank, cora, monkeypatch):
    monkeypatch.setattr("interviews.views.listing.COUNTED", 2)
    questions.write_many(bank, [make.content(text=f"Question number {n}?") for n in range(4)], by=cora)

    assert "More than 2 questions" in client.get(page("question_list")).content.decode()


def test_list_when_htmx_asks_is_the_part(client, bank, cora):
    make.question(curator=cora, of=bank)

    for address in (page("question_list"), page("bank_detail", bank.code)):
        part = client.get(address, headers={"HX-Request": "true"}).content.decode()
        assert part.lstrip().startswith('<section class="stack" id="questions"')


def test_pages_when_there_is_more_ask_no_more_often(client, bank, cora, django_assert_max_num_queries):
    question = make.question(curator=cora, of=bank, state="approved")
    addresses = [page("question_list"), page("bank_detail", bank.code), page("bank_list")]
    for _ in range(2):
        for address in addresses:
            with django_assert_max_num_queries(11):
                client.get(address)
        questions.write_many(
            bank, [make.content(text=f"Question {n}?", skill=f"Skill {n}") for n in range(40)], by=cora
        )
        for number in range(5):
            make.bank(curator=cora, name=f"Bank {number}")
            SampleAnswer.objects.create(question=question, text="x", by=cora)


def test_page_of_a_question_when_there_is_more_asks_no_more_often(
    client, bank, cora, django_assert_max_num_queries
):
    question = make.question(curator=cora, of=bank, state="approved")
    for number in range(2):
        with django_assert_max_num_queries(18):
            client.get(page("question_detail", question.code))
        questions.edit(question, make.content(text=f"How do you plan week {number}?"), by=cora)
        SampleAnswer.objects.create(question=question, text="x", by=cora)
        make.question(curator=cora, of=bank)


# ---------------------------------------------------------------- many at once


def test_bulk_when_some_are_ticked_moves_those(client, bank, cora):
    one, two = make.question(curator=cora, of=bank), make.question(curator=cora, of=bank)

    response = client.post(
        page("question_bulk", bank=bank.code, kind="behavioral"), {"verb": "submit", "chosen": [one.code]}
    )

    assert response.url.startswith(page("bank_detail", bank.code)) and "kind=behavioral" in response.url
    assert "1 question submitted for review" in said(response)
    assert [Question.objects.get(pk=row.pk).state for row in (one, two)] == ["in_review", "draft"]


def test_bulk_when_all_that_match_are_meant_moves_what_the_filter_shows(client, bank, cora):
    fits = make.question(curator=cora, of=bank, kind="technical")
    other = make.question(curator=cora, of=bank)
    elsewhere = make.question(curator=cora, kind="technical")

    client.post(
        page("question_bulk", bank=bank.code, kind="technical"), {"verb": "retire", "everything": "on"}
    )

    found = [Question.objects.get(pk=row.pk).state for row in (fits, other, elsewhere)]
    assert found == ["retired", "draft", "draft"]


def test_bulk_when_moved_to_another_bank_stands_there(client, bank, cora):
    other = make.bank(curator=cora, name="Other")
    question = make.question(curator=cora, of=bank)

    client.post(page("question_bulk"), {"verb": "move", "to": other.code, "chosen": [question.code]})

    assert other.questions.get() == question


@pytest.mark.parametrize(
    "wrong",
    [{}, {"verb": "submit"}, {"verb": "burn", "everything": "on"}, {"verb": "move", "everything": "on"}],
)
def test_bulk_when_it_is_not_clear_what_to_do_says_so(client, bank, cora, wrong):
    question = make.question(curator=cora, of=bank)

    response = client.post(page("question_bulk"), wrong)

    question.refresh_from_db()
    assert (response.status_code, question.state) == (302, "draft")
    assert said(response)


def test_bulk_when_questions_are_anothers_does_not_touch_them(client, rui, cora):
    private = make.question(curator=rui, of=make.bank(curator=rui, visibility="private"))

    client.post(page("question_bulk"), {"verb": "retire", "chosen": [private.code]})
    client.post(page("question_bulk"), {"verb": "retire", "everything": "on"})

    private.refresh_from_db()
    assert private.state == "draft"


def test_bulk_when_some_are_left_says_how_many_and_that_more_wait(client, bank, cora, monkeypatch):
    monkeypatch.setattr("interviews.domain.bulk.AT_ONCE", 2)
    for _ in range(3):
        make.question(curator=cora, of=bank)

    response = client.post(page("question_bulk"), {"verb": "approve", "everything": "on"})

    assert "2 questions left as they were" in said(response)
    assert "press again" in said(response)


def test_filter_when_read_without_families_has_no_field_for_them():
    assert "family" not in FilterForm({}, families=[]).fields
