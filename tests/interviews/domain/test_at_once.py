"""What happens when a person clicks twice, or does two things in two tabs, at the same moment.

Each is done some times over: on PostgreSQL the threads do not meet every time.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.test import Client

from interviews.domain import interview as interviews
from interviews.enums import InterviewState
from interviews.models import Answer, Assessment, Interview, QuestionSet, Report
from prep.accounts.models import User
from tests import make
from tests.at_once import at_once
from tests.conftest import client_of

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = 6


@pytest.fixture
def question_set(ana: User) -> QuestionSet:
    return make.own_questions(owner=ana, size=ROUNDS)


def answers_of(question_set: QuestionSet, ana: User) -> list[Answer]:
    return list(make.interview(owner=ana, of=question_set, mode="mock").answers.all())


def again(row: Any) -> Any:
    """The row as another request reads it."""
    return type(row)._default_manager.get(pk=row.pk)


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
