"""What of a report stands open, and what is folded."""

import re

import pytest
from django.test import Client

from interviews.domain import interview as interviews
from interviews.models import Assessment, Interview
from prep.accounts.models import User
from prep.generation import GenerationState
from tests import make
from tests.interviews.views.test_report import body, finish, place, url


@pytest.fixture
def done(ana: User) -> Interview:
    return make.finished(owner=ana, answered=2)


def test_detail_when_ready_then_all_is_folded_but_the_first_answer(
    ana_client: Client, interview: Interview
) -> None:
    interviews.skip(place(interview, 1))
    make.fit(place(interview, 2).item)
    for position in (2, 3):
        make.submit(place(interview, position))
    finish(interview)
    reply = ana_client.get(url(interview))
    page = body(reply)
    assert reply.context["shown"]
    assert re.findall(r'<details id="([\w-]+)" open>', page) == ["question-2"]
    folded = re.findall(r'<details id="([\w-]+)">', page)
    assert [name for name in folded if name.startswith(("skill", "question"))] == [
        *(f"skill-{number}" for number, one in enumerate(reply.context["shown"], 1)),
        "question-3",
    ]
    assert {"figures", "practised", "not-practised"} <= set(folded)
    heads = re.findall(r"<summary><h3.*?</summary>", page, re.DOTALL)
    assert [" ".join(head.split()).count("point") for head in heads] == [1, 1]


def test_detail_when_an_answer_could_not_be_looked_at_then_its_question_stands_open(
    ana_client: Client, done: Interview
) -> None:
    Assessment.objects.filter(answer__position=2).update(state=GenerationState.FAILED)
    page = body(ana_client.get(url(done)))
    assert re.findall(r'<details id="([\w-]+)" open>', page) == ["question-1", "question-2"]


def test_detail_when_only_a_draft_was_written_then_it_is_not_folded_away(
    ana_client: Client, interview: Interview
) -> None:
    make.submit(place(interview, 1))
    interviews.save_draft(place(interview, 2), text="Half a thought", seconds=1, version=0)
    finish(interview)
    page = body(ana_client.get(url(interview)))
    assert re.findall(r'<details id="(question-\d)" open>', page) == ["question-1", "question-2"]


def test_detail_when_an_answer_is_not_read_yet_then_its_head_says_so(
    ana_client: Client, interview: Interview
) -> None:
    make.submit(place(interview, 1), assessed=False)
    interviews.finish(interview)
    (head,) = re.findall(r"<summary><h3.*?</summary>", body(ana_client.get(url(interview))), re.DOTALL)
    assert (head.count("being read"), head.count("not assessed")) == (1, 0)
