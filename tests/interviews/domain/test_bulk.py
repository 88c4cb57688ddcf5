"""Many questions at once: the rules of one hold for each, in as many queries as for one."""

from contextlib import suppress

import pytest

from interviews.domain import bulk
from interviews.domain import question as questions
from interviews.models import Question
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def bank(cora):
    return make.bank(curator=cora)


@pytest.fixture
def strict(cora):
    return make.bank(curator=cora, name="Strict", needs_second_eyes=True)


@pytest.fixture
def twin(db):
    return make.person(email="twin@example.org")


def many(bank, by, count=3, **values):
    contents = [make.content(text=f"How do you plan week {number}?", **values) for number in range(count)]
    return Question.objects.filter(pk__in=[one.pk for one in questions.write_many(bank, contents, by=by)])


def states(rows):
    return sorted(rows.values_list("state", flat=True))


def test_questions_when_moved_together_go_through_the_lifecycle(bank, cora):
    rows = many(bank, cora)

    for verb, state in (
        ("submit", "in_review"),
        ("send_back", "draft"),
        ("submit", "in_review"),
        ("approve", "approved"),
        ("retire", "retired"),
        ("take_up", "draft"),
    ):
        tally = bulk.act(rows, verb, by=cora)
        assert (tally.done, tally.refused, states(rows)) == (3, {}, [state] * 3)


def told(question):
    """All that its row and its past reviews say, but when."""
    row = Question.objects.values().get(pk=question.pk)
    past = question.past_reviews.values(
        "ended_in", "ended_by", "note", "submitted_by", "approved_by", "retired_by"
    )
    alike = ("id", "code")
    return {
        name: bool(row[name]) if name.endswith("_at") else row[name] for name in row if name not in alike
    }, [*past]


@pytest.mark.parametrize("verb", ["submit", "approve", "send_back", "retire", "take_up"])
@pytest.mark.parametrize("state", ["draft", "in_review", "approved", "retired"])
@pytest.mark.parametrize("who", ["its writer", "another"])
@pytest.mark.parametrize("is_strict", [False, True])
def test_verb_when_done_to_one_or_to_many_comes_to_the_same(is_strict, who, state, verb, bank, cora, twin):
    one, among_many = (make.question(curator=cora, of=bank, state=state) for _ in range(2))
    type(bank).objects.update(needs_second_eyes=is_strict)
    Question.objects.update(note="Why?")
    by = cora if who == "its writer" else twin

    with suppress(questions.IllegalMove, questions.OwnWork):
        getattr(questions, verb)(one, by=by)
    tally = bulk.act(Question.objects.filter(pk=among_many.pk), verb, by=by)

    assert told(one) == told(among_many)
    assert tally.done == (Question.objects.get(pk=one.pk).state != state)


def test_questions_when_some_are_not_there_yet_are_left_and_told(bank, cora):
    rows = many(bank, cora)
    questions.submit(rows.first(), by=cora)

    tally = bulk.act(rows, "approve", by=cora)

    assert (tally.done, tally.refused) == (1, {bulk.NOT_THERE: 2})


def test_questions_when_unfinished_are_not_submitted(bank, cora):
    rows = many(bank, cora, criteria=[])

    tally = bulk.act(rows, "submit", by=cora)

    assert (tally.done, tally.refused, states(rows)) == (0, {bulk.UNFINISHED: 3}, ["draft"] * 3)


def test_questions_when_two_must_look_are_not_approved_by_who_wrote_them(strict, cora, twin):
    rows = many(strict, cora)
    bulk.act(rows, "submit", by=cora)
    questions.edit(rows.first(), make.content(text="How did you plan it?"), by=twin)

    own = bulk.act(rows, "approve", by=cora)

    assert (own.done, own.refused, states(rows)) == (1, {bulk.OWN: 2}, ["approved", "in_review", "in_review"])
    assert bulk.act(rows, "approve", by=twin).done == 2


def test_bulk_when_many_are_chosen_asks_no_more_often(bank, cora, django_assert_num_queries):
    few, more = many(bank, cora, count=1), many(bank, cora, count=30)
    for rows in (few, more):
        with django_assert_num_queries(5):
            bulk.act(rows, "submit", by=cora)


def test_bulk_when_there_are_more_than_go_at_once_says_so(bank, cora, monkeypatch):
    monkeypatch.setattr(bulk, "AT_ONCE", 2)

    tally = bulk.act(many(bank, cora), "submit", by=cora)

    assert (tally.done, tally.left) == (2, True)


def test_questions_when_moved_to_another_bank_stand_there(bank, cora):
    rows = many(bank, cora)
    other = make.bank(curator=cora, name="Other")

    assert bulk.act(rows, "move", by=cora, to=other).done == 3
    assert set(rows.values_list("bank", flat=True)) == {other.pk}


def test_questions_when_moved_to_where_two_must_look_are_reviewed_anew_if_one_person_did_it_all(
    bank, strict, cora, twin
):
    rows = many(bank, cora, count=2)
    bulk.act(rows, "submit", by=cora)
    questions.approve(rows[0], by=cora)
    questions.approve(rows[1], by=twin)

    bulk.act(rows, "move", by=cora, to=strict)

    assert states(rows) == ["approved", "in_review"]
    again = rows.get(state="in_review")
    assert (again.submitted_by, again.approved_by, again.approved_at) == (cora, None, None)
