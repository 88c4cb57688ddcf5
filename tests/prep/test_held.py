"""Rows that somebody erases between the moment a page finds them and the moment a verb holds them."""

from collections.abc import Callable

import pytest
from django.test import Client

from interviews.domain import interview as interviews
from interviews.domain import question_set as question_sets
from interviews.domain import your_data
from interviews.models import Answer, Interview, QuestionSet
from postings.domain import posting as postings
from prep.accounts.models import User
from prep.held import Erased, hold
from tests import make
from tests.upon import once, upon


def test_hold_when_the_row_is_there_then_it_is_as_it_is_now(ana: User) -> None:
    posting = make.posting(owner=ana)
    type(posting).objects.update(title="Changed since")
    assert hold(type(posting).objects.all(), posting.pk).title == "Changed since"


@pytest.mark.parametrize(
    "verb",
    [
        lambda answer: interviews.save_draft(answer, text="Some words", seconds=1, version=0),
        lambda answer: interviews.submit(answer, text="Some words", seconds=1, version=0),
        interviews.skip,
        interviews.retry,
        lambda answer: interviews.finish(answer.interview),
    ],
)
def test_an_answer_of_an_interview_that_was_erased_meanwhile_is_not_found(
    ana: User, verb: Callable[[Answer], object]
) -> None:
    answer = make.interview(owner=ana).answers.get(position=1)
    your_data.erase_interview(Interview.objects.get(pk=answer.interview_id))
    with pytest.raises(Erased):
        verb(answer)
    assert not Interview.objects.exists() and not Answer.objects.exists()


def test_a_posting_and_a_set_that_were_erased_meanwhile_are_not_found(ana: User) -> None:
    question_set = make.question_set(owner=ana)
    item, posting = question_set.items.get(position=1), question_set.posting
    assert posting is not None
    your_data.erase_posting(type(posting).objects.get(pk=posting.pk))
    with pytest.raises(Erased):
        question_sets.request(posting=posting, size=6, by=ana)
    with pytest.raises(Erased):
        postings.correct_facts(posting, title="Anything")
    with pytest.raises(Erased):
        question_sets.remove_item(item)
    assert not QuestionSet.objects.exists()


def test_a_page_says_of_it_what_it_says_of_anything_gone(ana: User, ana_client: Client) -> None:
    answer = make.interview(owner=ana).answers.select_related("interview").get(position=1)
    erase = once(lambda: your_data.erase_interview(Interview.objects.get(pk=answer.interview_id)))
    address = f"/interviews/{answer.interview.code}/answers/{answer.pk}/draft/"
    with upon("SAVEPOINT", erase):  # the page has found the row, and the verb begins
        reply = ana_client.post(address, {"text": "Some words", "seconds": 1, "version": 0})
    assert reply.status_code == 404
    assert not Answer.objects.exists()
