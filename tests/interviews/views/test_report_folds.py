"""What of a report stands open, and what is folded."""

import re

import pytest
from django.test import Client

from interviews.domain import interview as interviews
from interviews.domain import question_set as question_sets
from interviews.models import Assessment, Interview, Report
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


def test_detail_when_questions_were_not_answered_then_one_line_holds_them_all(
    ana_client: Client, interview: Interview
) -> None:
    interviews.skip(place(interview, 1))
    make.submit(place(interview, 2))
    interviews.save_draft(place(interview, 3), text="Half a thought", seconds=1, version=0)
    left = interview.answers.exclude(position__in=[2, 3]).count()
    finish(interview)

    reply = ana_client.get(url(interview))

    page = body(reply)
    fold = page[page.index('<details id="not-answered">') :]
    fold = fold[: fold.index("</details>")]
    assert re.findall(r'id="reported-(\d+)"', page) == ["2", "3"]
    assert f"<summary>Not answered: {left} questions</summary>" in fold
    assert (fold.count('<li class="item">'), fold.count(", skipped")) == (left, 1)
    assert fold.count("Answer it in a new interview") == left


def test_detail_when_all_was_answered_then_no_line_for_the_others(ana: User, ana_client: Client) -> None:
    all_of_it = make.interview(owner=ana, of=make.question_set(owner=ana, size=3))
    for position in (1, 2, 3):
        make.submit(place(all_of_it, position))
    finish(all_of_it)

    assert body(ana_client.get(url(all_of_it))).count("Not answered:") == 0


def test_detail_when_a_question_is_in_the_set_no_more_then_no_way_to_answer_it(
    ana_client: Client, done: Interview
) -> None:
    before = body(ana_client.get(url(done))).count("Answer it in a new interview")
    gone = done.answers.exclude(position__in=[1, 2])[0].item
    question_sets.remove_item(gone)

    assert body(ana_client.get(url(done))).count("Answer it in a new interview") == before - 1


@pytest.mark.parametrize(
    ("level", "said"), [(1, "Your words that come nearest"), (2, "Your words that show it")]
)
def test_detail_when_a_skill_has_quotes_then_they_are_called_what_its_level_says(
    ana_client: Client, done: Interview, level: int, said: str
) -> None:
    report = Report.objects.get()
    with_quotes = next(one for one in ana_client.get(url(done)).context["skills"] if one.quotes)
    kept = next(one for one in report.levels if one["skill"] == with_quotes.name)
    Report.objects.update(levels=[{**kept, "level": level, "low": level, "high": level}])
    page = body(ana_client.get(url(done)))
    assert page.count(said) == page.count("Your words that ") == 1
