"""What happens when a person clicks twice, or does two things in two tabs, at the same moment.

Each is done some times over: on PostgreSQL the threads do not meet every time.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.test import Client

from interviews.domain import correction as corrections
from interviews.domain import guest as guests
from interviews.domain import interview as interviews
from interviews.domain import question_set as question_sets
from interviews.domain import sample as samples
from interviews.domain import your_data
from interviews.enums import InterviewState
from interviews.models import (
    Answer,
    Assessment,
    Interview,
    PrepLink,
    QuestionSet,
    Report,
    SampleAnswer,
    Verdict,
)
from postings.domain import posting as postings
from postings.models import Posting
from prep.accounts.models import User
from prep.held import Erased
from tests import make
from tests.at_once import at_once, meanwhile
from tests.conftest import client_of

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = 6
OWN: dict[str, Any] = {
    "text": "How do you keep a night shift calm?",
    "kind": "situational",
    "difficulty": 3,
    "minutes": 4,
    "skill": "Team Leadership",
}


@pytest.fixture
def question_set(ana: User) -> QuestionSet:
    return make.own_questions(owner=ana, size=ROUNDS)


def answers_of(question_set: QuestionSet, ana: User) -> list[Answer]:
    return list(make.interview(owner=ana, of=question_set, mode="mock").answers.all())


def again(row: Any) -> Any:
    """The row as another request reads it."""
    return type(row)._default_manager.get(pk=row.pk)


def places(question_set: QuestionSet) -> list[int]:
    return [item.position for item in question_set.items.live()]


# ---------------------------------------------------------------- an interview


def test_submit_when_clicked_twice_at_once_then_once_and_no_word_of_another_tab(
    ana: User, question_set: QuestionSet
) -> None:
    client = client_of(ana)
    cookies = client.cookies
    for answer in answers_of(question_set, ana):
        address = f"/interviews/{answer.interview.code}/answers/{answer.pk}/submit/"
        sent = {"text": "I planned the week.", "seconds": "30", "version": "0"}

        def click(address: str = address, sent: dict[str, str] = sent) -> int:
            other = Client()
            other.cookies = cookies
            return other.post(address, sent).status_code

        assert at_once(click, click) == [302, 302]
        assert Assessment.objects.filter(answer=answer).count() == 1


def test_submit_when_the_interview_is_finished_at_once_then_no_answer_is_left_without_a_report(
    ana: User, question_set: QuestionSet
) -> None:
    for _ in range(ROUNDS):
        answer = answers_of(question_set, ana)[0]
        interview = Interview.objects.get(pk=answer.interview_id)
        submit = partial(interviews.submit, answer, text="I planned the week.", seconds=30, version=0)

        submitted, _ = at_once(submit, partial(interviews.finish, interview))

        state, reports = again(interview).state, Report.objects.filter(interview=interview).count()
        if isinstance(submitted, interviews.Closed):
            assert (again(answer).is_open, state, reports) == (True, InterviewState.ABANDONED, 0)
        else:
            assert (submitted, again(answer).is_open) == (None, False)
            assert (state, reports) == (InterviewState.COMPLETED, 1)


@pytest.mark.parametrize(
    "write",
    [
        lambda answer: interviews.save_draft(answer, text="Other words", seconds=1, version=0),
        interviews.skip,
    ],
    ids=["draft", "skip"],
)
def test_submit_when_something_else_is_done_at_once_then_the_later_one_is_told(
    ana: User, question_set: QuestionSet, write: Callable[[Answer], Any]
) -> None:
    for answer in answers_of(question_set, ana):
        submit = partial(interviews.submit, answer, text="My answer", seconds=30, version=0)

        submitted, other = at_once(submit, partial(write, again(answer)))

        now = again(answer)
        if submitted is None:
            assert (now.text, now.is_open, now.skipped_at) == ("My answer", False, None)
            assert isinstance(other, interviews.Closed) or write is interviews.skip
        else:
            assert isinstance(submitted, interviews.Changed)
            assert (now.text, now.is_open, other) == ("Other words", True, 1)


WRITING: list[Callable[[Answer], Any]] = [
    lambda answer: interviews.save_draft(answer, text="Other words", seconds=1, version=0),
    lambda answer: interviews.submit(answer, text="My answer", seconds=1, version=0),
]
ERASING: list[Callable[[Interview], Any]] = [
    your_data.erase_interview,
    lambda interview: your_data.erase_posting(interview.question_set.posting),
    lambda interview: your_data.erase(interview.candidate),
]


@pytest.mark.parametrize("write", WRITING, ids=["draft", "submit"])
@pytest.mark.parametrize("erase", ERASING, ids=["interview", "posting", "person"])
def test_erase_when_an_answer_is_written_at_once_then_all_is_gone_and_neither_waits_for_ever(
    write: Callable[[Answer], Any], erase: Callable[[Interview], Any]
) -> None:
    for number in range(ROUNDS):
        person = make.person(email=f"{number}@example.org")
        answers = answers_of(make.own_questions(owner=person, size=6), person)
        interview = Interview.objects.get(pk=answers[0].interview_id)

        *written, erased = at_once(*(partial(write, one) for one in answers), partial(erase, interview))

        assert erased is None
        assert {type(one) for one in written} <= {int, type(None), Erased}
        assert not Interview.objects.exists()


def test_erase_when_a_verdict_is_corrected_at_once_then_all_is_gone(ana: User) -> None:
    of = make.question_set(owner=ana)
    for _ in range(ROUNDS):
        interview = make.finished(owner=ana, of=of, answered=1)
        verdict = Verdict.objects.filter(assessment__answer__interview=interview)[0]
        correct = partial(corrections.correct, verdict, claimed="unclear")

        corrected, erased = at_once(correct, partial(your_data.erase_interview, interview))

        assert erased is None
        assert corrected is None or isinstance(corrected, Erased)
        assert not Interview.objects.exists()


@pytest.mark.parametrize("erase", ["posting", "organization"])
def test_erase_when_somebody_begins_by_its_link_at_once_then_both_are_done(rui: User, erase: str) -> None:
    for number in range(ROUNDS):
        link = make.prep_link(by=make.person(email=f"{number}@example.org"))
        posting, organization = link.question_set.posting, link.organization
        goes = {
            "posting": partial(your_data.erase_posting, posting),
            "organization": partial(your_data.close, organization),
        }
        guests_ = [make.visitor() for _ in range(3)]
        begin = [partial(guests.start, link=link, invitation=None, mode="coached", by=one) for one in guests_]

        *begun, erased = at_once(*begin, goes[erase])

        assert erased is None
        assert {type(one) for one in begun} <= {Interview, guests.NoRoom}
        assert not PrepLink.objects.exists()


# ---------------------------------------------------------------- a posting


ADDING: list[Callable[[Posting], Any]] = [
    lambda posting: postings.add_line(
        posting, text="Weld.", kind="responsibility", importance="required", skills=["Welding"]
    ),
    lambda posting: postings.add_skill(posting, name="Welding"),
    lambda posting: question_sets.request(posting=posting, size=6, by=posting.owner),
]
ERASING_IT: list[Callable[[Posting], Any]] = [
    your_data.erase_posting,
    lambda posting: your_data.erase(posting.owner),
    lambda posting: your_data.close(posting.owner.organization),
]


@pytest.mark.parametrize("add", ADDING, ids=["line", "skill", "set"])
@pytest.mark.parametrize("erase", ERASING_IT, ids=["posting", "person", "organization"])
def test_erase_when_the_posting_grows_meanwhile_then_it_is_gone_and_the_other_is_told(
    ana: User, add: Callable[[Posting], Any], erase: Callable[[Posting], Any]
) -> None:
    of_organization = erase is ERASING_IT[-1]
    posting = make.posting(owner=make.organization(by=ana).account if of_organization else ana)
    found = Posting.objects.select_related("owner").get(pk=posting.pk)  # in another tab

    with meanwhile('DELETE FROM "postings_postingline"', partial(add, found)) as added:
        erase(posting)

    assert [type(one) for one in added] == [Erased]
    assert not Posting.objects.exists()


def test_erase_when_the_person_submits_a_posting_meanwhile_then_all_is_gone(ana: User) -> None:
    make.posting(owner=ana)
    submit = partial(postings.submit, text="Another ward needs a sister.", by=ana)

    with meanwhile('DELETE FROM "accounts_user"', submit) as submitted:
        your_data.erase(ana)

    assert [type(one) for one in submitted] == [Erased]
    assert not Posting.objects.exists()


# ---------------------------------------------------------------- a question of a bank


def test_samples_when_the_last_is_added_twice_at_once_then_one_finds_no_room(cora: User) -> None:
    question = make.question(curator=cora)
    for _ in range(samples.MOST - 1):
        samples.add(question, text="Fine.", meant="1", by=cora)
    for _ in range(ROUNDS):
        add = partial(samples.add, question, text="Fine.", meant="1", by=cora)

        outcomes = at_once(add, add)

        assert {type(one) for one in outcomes} == {SampleAnswer, samples.TooMany}
        assert question.samples.count() == samples.MOST
        samples.remove(question.samples.last())


# ---------------------------------------------------------------- a question set


def test_request_when_clicked_twice_at_once_then_it_is_one_set(ana: User, question_set: QuestionSet) -> None:
    for size in range(6, 6 + ROUNDS):
        request = [
            partial(question_sets.request, posting=again(question_set.posting), size=size, by=ana)
            for _ in range(2)
        ]
        first, second = at_once(*request)

        assert first == second


def test_add_own_when_two_are_added_at_once_then_each_has_its_place(question_set: QuestionSet) -> None:
    for number in range(ROUNDS):
        texts = [f"How do you plan week {number}{letter}?" for letter in "ab"]
        added = at_once(
            *(partial(question_sets.add_own, again(question_set), **{**OWN, "text": text}) for text in texts)
        )

        assert sorted(again(item).text for item in added) == texts

    assert places(question_set) == list(range(1, 3 * ROUNDS + 1))
    assert again(question_set).size == 3 * ROUNDS


def test_remove_when_two_are_removed_at_once_then_there_is_no_hole(ana: User) -> None:
    for _ in range(ROUNDS):
        of = make.own_questions(owner=ana, size=5)
        items = list(of.items.live())

        at_once(*(partial(question_sets.remove_item, again(item)) for item in (items[1], items[3])))

        assert (places(of), again(of).size) == ([1, 2, 3], 3)


def test_move_when_clicked_at_once_on_neighbours_then_all_have_a_place(question_set: QuestionSet) -> None:
    for _ in range(ROUNDS):
        first, second, *_ = question_set.items.live()

        moved = at_once(
            partial(question_sets.move_item, again(first), by=1),
            partial(question_sets.move_item, again(second), by=1),
        )

        assert (moved, places(question_set)) == ([None, None], list(range(1, ROUNDS + 1)))


def test_edit_when_the_question_is_removed_at_once_then_it_does_not_come_back(
    question_set: QuestionSet,
) -> None:
    for left in range(ROUNDS - 1, -1, -1):
        item = question_set.items.live()[0]

        edited, removed = at_once(
            partial(question_sets.edit_item, again(item), **OWN),
            partial(question_sets.remove_item, again(item)),
        )

        assert edited == item or isinstance(edited, question_sets.QuestionIsGone)
        assert (removed, again(question_set).size) == (None, left)
        assert places(question_set) == list(range(1, left + 1))


def test_edit_when_another_is_removed_at_once_then_both_are_done(question_set: QuestionSet) -> None:
    for left in range(ROUNDS - 1, 0, -1):
        first, *_, last = question_set.items.live()

        edited, removed = at_once(
            partial(question_sets.edit_item, again(last), **OWN),
            partial(question_sets.remove_item, again(first)),
        )

        assert (edited, removed, again(last).text) == (last, None, OWN["text"])
        assert places(question_set) == list(range(1, left + 1))


def test_rewrite_when_clicked_twice_at_once_then_once(ana: User) -> None:
    for _ in range(ROUNDS):
        of = make.own_questions(owner=ana, size=1)

        outcomes = at_once(*(partial(question_sets.rewrite, again(of)) for _ in range(2)))

        assert sorted(type(one).__name__ for one in outcomes) == ["NoneType", "SetIsBusy"]
        assert again(of).seed == 1
