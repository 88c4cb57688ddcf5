"""Who had a question reviewed, approved and retired stays known when it begins anew."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from interviews.domain import bulk, your_data
from interviews.domain import question as questions
from interviews.models import PastReview, Question
from interviews.views.history import SHOWN, history_of
from prep.states import IllegalMove
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def twin(db):
    return make.person(email="twin@example.org")


@pytest.fixture
def strict(cora):
    return make.bank(curator=cora, name="Strict", needs_second_eyes=True)


def told(question):
    question = Question.objects.get(pk=question.pk)
    return [(event.name, event.by and event.by.email, event.note) for event in history_of(question)]


CORA, TWIN = "cora@example.org", "twin@example.org"


def test_question_when_sent_back_retired_and_taken_up_tells_all_of_it(cora, twin):
    question = make.question(curator=cora)
    questions.submit(question, by=cora)
    questions.send_back(question, by=twin, note="Which ward?")
    questions.submit(question, by=cora)
    questions.approve(question, by=twin)
    questions.retire(question, by=cora, note="Asked too often.")
    questions.take_up(question, by=twin)
    questions.submit(question, by=twin)

    assert told(question) == [
        ("Submitted", CORA, ""),
        ("Sent back", TWIN, "Which ward?"),
        ("Submitted", CORA, ""),
        ("Approved", TWIN, ""),
        ("Retired", CORA, "Asked too often."),
        ("Taken up again", TWIN, ""),
        ("Submitted", TWIN, ""),
    ]


def test_approval_when_the_wording_is_edited_where_two_must_look_is_not_forgotten(strict, cora, twin):
    question = make.question(curator=cora, of=strict, state="in_review")
    questions.approve(question, by=twin)
    approved_at = Question.objects.get(pk=question.pk).approved_at

    questions.edit(question, make.content(text="How did you plan a short week?"), by=twin)

    assert told(question) == [
        ("Submitted", CORA, ""),
        ("Approved", TWIN, ""),
        ("Back to review", TWIN, ""),
    ]
    past = question.past_reviews.get()
    assert (past.approved_at, past.ended_in, past.ended_by) == (approved_at, "in_review", twin)


def test_question_when_never_moved_tells_nothing(cora):
    assert told(make.question(curator=cora)) == []


def test_move_when_refused_keeps_no_past(cora):
    question = make.question(curator=cora, state="approved")

    for verb in (questions.send_back, questions.take_up):
        with pytest.raises(IllegalMove):
            verb(question, by=cora)
    questions.edit(question, make.content(text="How did you plan a short week?"), by=cora)

    assert not PastReview.objects.exists()


def test_questions_when_moved_together_keep_each_its_own_past(cora, twin):
    rows = Question.objects.filter(pk__in=[make.question(curator=cora).pk for _ in range(2)])
    for verb, by in (("submit", cora), ("approve", twin), ("retire", cora), ("take_up", twin)):
        bulk.act(rows, verb, by=by)
    bulk.act(rows, "submit", by=cora)
    questions.approve(rows[0], by=twin)
    bulk.act(rows, "send_back", by=twin)

    begun = [
        ("Submitted", CORA, ""),
        ("Approved", TWIN, ""),
        ("Retired", CORA, ""),
        ("Taken up again", TWIN, ""),
        ("Submitted", CORA, ""),
    ]
    assert [told(row) for row in rows] == [
        [*begun, ("Approved", TWIN, "")],
        [*begun, ("Sent back", TWIN, "")],
    ]


def test_note_when_retired_questions_are_taken_up_together_stays_with_each(cora):
    first, second = (make.question(curator=cora) for _ in range(2))
    questions.retire(first, by=cora, note="Too long.")
    questions.retire(second, by=cora, note="Too short.")

    bulk.act(Question.objects.filter(pk__in=[first.pk, second.pk]), "take_up", by=cora)

    assert list(PastReview.objects.order_by("question_id").values_list("note", flat=True)) == [
        "Too long.",
        "Too short.",
    ]


def test_approval_when_a_question_moves_to_where_two_must_look_is_not_forgotten(strict, cora):
    question = make.question(curator=cora, state="approved")

    bulk.act(Question.objects.filter(pk=question.pk), "move", by=cora, to=strict)

    assert told(question) == [
        ("Submitted", CORA, ""),
        ("Approved", CORA, ""),
        ("Back to review", CORA, ""),
    ]


@pytest.mark.parametrize("verb", ["send_back", "take_up"])
def test_bulk_when_many_begin_anew_asks_no_more_often(cora, verb, django_assert_num_queries):
    for count in (1, 30):
        rows = Question.objects.filter(pk__in=[make.question(curator=cora).pk for _ in range(count)])
        bulk.act(rows, "submit" if verb == "send_back" else "retire", by=cora)
        with django_assert_num_queries(7):
            assert bulk.act(rows, verb, by=cora).done == count


def test_history_when_it_is_long_shows_the_latest_in_one_query(cora, django_assert_num_queries):
    question = make.question(curator=cora)
    for _ in range(SHOWN + 2):
        questions.submit(question, by=cora)
        questions.send_back(question, by=cora)

    with django_assert_num_queries(1):
        assert len(history_of(question)) == 2 * SHOWN


def test_person_when_erased_is_named_no_more_and_the_dates_stay(cora, twin):
    question = make.question(curator=cora, state="in_review")
    questions.approve(question, by=twin)
    questions.retire(question, by=twin)
    questions.take_up(question, by=twin)

    your_data.erase(twin)

    past = question.past_reviews.get()
    assert (past.submitted_by, past.approved_by, past.retired_by, past.ended_by) == (cora, None, None, None)
    assert past.approved_at <= past.retired_at <= past.ended_at


@pytest.mark.parametrize(
    "broken",
    [
        {"ended_in": "approved"},
        {"submitted_at": None},
        {"submitted_by": None, "submitted_at": None},
        {"approved_at": None},
        {"retired_at": None},
    ],
)
def test_row_when_it_contradicts_itself_is_refused(cora, broken):
    question = make.question(curator=cora, state="in_review")
    questions.send_back(question, by=cora)
    past = question.past_reviews.all()
    if "submitted_at" not in broken:
        past.update(approved_by=cora, approved_at=timezone.now(), retired_by=cora, retired_at=timezone.now())

    with pytest.raises(IntegrityError), transaction.atomic():
        past.update(**broken)


def test_row_when_printed_says_what_it_is(cora):
    question = make.question(curator=cora, state="in_review")
    questions.send_back(question, by=cora)

    assert str(question.past_reviews.get()) == f"A review of {question.pk} that is over"
