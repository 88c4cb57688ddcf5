from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from interviews.domain import interview as interviews
from interviews.models import Answer, Interview, QuestionSet
from prep.accounts.models import User
from prep.web import limits
from tests import make
from tests.conftest import client_of

HTMX = {"HX-Request": "true"}


@pytest.fixture
def question_set(ana: User) -> QuestionSet:
    return make.question_set(owner=ana)


@pytest.fixture
def interview(ana: User, question_set: QuestionSet) -> Interview:
    return make.interview(owner=ana, of=question_set)


def url(name: str, code: str, *more: Any) -> str:
    return reverse(f"interviews:{name}", args=[code, *more])


def room(interview: Interview, position: int) -> str:
    return url("answer_detail", interview.code, position)


def place(interview: Interview, position: int) -> Answer:
    return interview.answers.get(position=position)


def fresh(interview: Interview) -> Interview:
    return Interview.objects.get(pk=interview.pk)


# ---------------------------------------------------------------- start


@pytest.mark.parametrize("mode", ["coached", "mock"])
def test_create_when_a_mode_is_chosen_then_to_the_first_question(
    ana_client: Client, question_set: QuestionSet, mode: str
) -> None:
    reply = ana_client.post(url("interview_create", question_set.code), {"mode": mode}, follow=True)
    made = Interview.objects.get()
    assert made.mode == mode
    assert [to for to, _ in reply.redirect_chain] == [url("interview_detail", made.code), room(made, 1)]


@pytest.mark.parametrize("named", ["4", "x", "98765432", "9" * 30])
def test_create_when_a_question_is_named_then_it_begins_there_if_it_is_asked(
    ana_client: Client, question_set: QuestionSet, named: str
) -> None:
    item = question_set.items.live().get(position=4).pk if named == "4" else named
    sent = {"mode": "coached", "item": item}
    reply = ana_client.post(url("interview_create", question_set.code), sent)
    made = Interview.objects.get()
    there = room(made, 4) if named == "4" else url("interview_detail", made.code)
    assert reply["Location"] == there


def test_create_when_too_much_was_started_then_back_with_a_message(
    ana_client: Client, question_set: QuestionSet, busy_network: None
) -> None:
    reply = ana_client.post(url("interview_create", question_set.code), {"mode": "mock"}, follow=True)

    assert limits.TOO_MANY_STARTS in reply.content.decode()
    assert not Interview.objects.exists()


def test_create_when_looked_at_then_both_ways_are_explained(
    ana_client: Client, question_set: QuestionSet
) -> None:
    reply = ana_client.get(url("interview_create", question_set.code))
    assert (reply.status_code, reply.context["questions"]) == (200, 6)
    assert [template.name for template in reply.templates][0] == "interviews/interview/start.html"
    assert Interview.objects.count() == 0


@pytest.mark.parametrize("sent", [{}, {"mode": "jury"}])
def test_create_when_the_mode_is_none_then_422(
    ana_client: Client, question_set: QuestionSet, sent: dict[str, str]
) -> None:
    reply = ana_client.post(url("interview_create", question_set.code), sent)
    assert (reply.status_code, Interview.objects.count()) == (422, 0)


def test_create_when_the_set_is_empty_then_back_with_a_message(ana: User, ana_client: Client) -> None:
    bare = make.question_set(owner=ana, written=False)
    reply = ana_client.post(url("interview_create", bare.code), {"mode": "mock"}, follow=True)
    assert reply.redirect_chain == [(url("question_set_detail", bare.code), 302)]
    assert [str(message) for message in reply.context["messages"]] == [
        "This set has no question yet. There has to be one before the interview can start."
    ]


# ---------------------------------------------------------------- where it stands


def test_detail_when_questions_were_answered_and_skipped_then_to_the_next_open(
    ana_client: Client, interview: Interview
) -> None:
    make.submit(place(interview, 1), assessed=False)
    interviews.skip(place(interview, 2))
    reply = ana_client.get(url("interview_detail", interview.code))
    assert reply["Location"] == room(interview, 3)


def test_detail_when_there_is_a_draft_then_to_that(ana_client: Client, interview: Interview) -> None:
    interviews.save_draft(place(interview, 4), text="Begun", seconds=1, version=0)
    interviews.save_draft(place(interview, 2), text="Begun later", seconds=1, version=0)
    assert ana_client.get(url("interview_detail", interview.code))["Location"] == room(interview, 2)


def test_detail_when_nothing_is_open_then_done_with_the_skipped_ones(
    ana_client: Client, interview: Interview
) -> None:
    make.submit(place(interview, 1), assessed=False)
    for position in range(2, 7):
        interviews.skip(place(interview, position))
    reply = ana_client.get(url("interview_detail", interview.code))
    assert reply.templates[0].name == "interviews/interview/done.html"
    assert [one.position for one in reply.context["standing"].skipped] == [2, 3, 4, 5, 6]


def test_detail_when_over_then_to_the_report(ana: User, ana_client: Client) -> None:
    done = make.finished(owner=ana, answered=1)
    assert ana_client.get(url("interview_detail", done.code))["Location"] == url("report_detail", done.code)


# ---------------------------------------------------------------- pause and resume


def test_pause_when_words_are_sent_along_then_they_are_kept(ana_client: Client, interview: Interview) -> None:
    answer = place(interview, 1)
    sent = {"text": "Half a sentence", "seconds": "12", "version": "0", "answer": str(answer.pk)}
    reply = ana_client.post(url("interview_pause", interview.code), sent, follow=True)
    assert reply.templates[0].name == "interviews/interview/paused.html"
    kept = place(interview, 1)
    assert (kept.text, kept.seconds, kept.is_open) == ("Half a sentence", 12, True)


def test_pause_when_paused_then_questions_lead_to_the_paused_page(
    ana_client: Client, interview: Interview
) -> None:
    ana_client.post(url("interview_pause", interview.code))
    ana_client.post(url("interview_pause", interview.code))
    assert ana_client.get(room(interview, 1))["Location"] == url("interview_detail", interview.code)


def test_pause_when_the_draft_was_changed_elsewhere_then_both_texts_and_no_pause(
    ana_client: Client, interview: Interview
) -> None:
    answer = place(interview, 1)
    interviews.save_draft(answer, text="From the laptop", seconds=1, version=0)
    sent = {"text": "From the phone", "version": "0", "answer": str(answer.pk)}
    reply = ana_client.post(url("interview_pause", interview.code), sent)
    assert (reply.status_code, fresh(interview).paused_at) == (409, None)
    assert (reply.context["other"], reply.context["form"]["text"].value()) == (
        "From the laptop",
        "From the phone",
    )


@pytest.mark.parametrize("pk", ["x", "-1", "²", "9" * 40, "4711"])
def test_pause_when_the_answer_named_is_none_then_404(
    ana_client: Client, interview: Interview, pk: str
) -> None:
    reply = ana_client.post(url("interview_pause", interview.code), {"text": "a", "answer": pk})
    assert reply.status_code == 404


def test_resume_when_paused_then_back_to_the_draft(ana_client: Client, interview: Interview) -> None:
    interviews.save_draft(place(interview, 3), text="Begun", seconds=1, version=0)
    interviews.pause(interview)
    reply = ana_client.post(url("interview_resume", interview.code), follow=True)
    assert reply.redirect_chain[-1][0] == room(interview, 3)


# ---------------------------------------------------------------- finish


def test_finish_when_asked_for_then_it_says_first_what_happens(
    ana_client: Client, interview: Interview
) -> None:
    make.submit(place(interview, 1), assessed=False)
    draft = place(interview, 2)
    sent = {"text": "A draft", "version": "0", "answer": str(draft.pk)}
    reply = ana_client.post(url("interview_finish", interview.code), sent)
    standing = reply.context["standing"]
    assert reply.templates[0].name == "interviews/interview/finish.html"
    assert [len(part) for part in (standing.answered, standing.drafts, standing.to_come)] == [1, 1, 4]
    assert not fresh(interview).is_over


def test_finish_when_sure_then_the_report(ana_client: Client, interview: Interview) -> None:
    make.submit(place(interview, 1), assessed=False)
    for _ in range(2):
        reply = ana_client.post(url("interview_finish", interview.code), {"sure": "yes"})
        assert reply["Location"] == url("report_detail", interview.code)
    assert fresh(interview).state == "completed"


def test_finish_when_words_would_be_lost_then_asked_about_them(
    ana_client: Client, interview: Interview
) -> None:
    answer = place(interview, 1)
    sent = {"text": "x" * 10_001, "version": "0", "answer": str(answer.pk), "sure": "yes"}
    reply = ana_client.post(url("interview_finish", interview.code), sent)
    assert (reply.status_code, fresh(interview).is_over) == (422, False)


# ---------------------------------------------------------------- who, how, how many queries

ALL = [
    ("interview_create", "get"),
    ("interview_create", "post"),
    ("interview_detail", "get"),
    ("interview_pause", "post"),
    ("interview_resume", "post"),
    ("interview_finish", "get"),
    ("interview_finish", "post"),
]


@pytest.mark.parametrize(("name", "method"), ALL)
def test_interview_pages_when_another_or_nobody_asks_then_404_or_the_door(
    interview: Interview, otto: User, name: str, method: str
) -> None:
    code = interview.question_set.code if name == "interview_create" else interview.code
    address = url(name, code)
    assert getattr(client_of(otto), method)(address).status_code == 404
    assert getattr(client_of(otto), method)(url(name, "nosuchcode12")).status_code == 404
    door = getattr(Client(), method)(address)
    assert (door.status_code, door["Location"].split("?")[0]) == (302, reverse("account_login"))
    assert Interview.objects.filter(pk=interview.pk, paused_at=None, ended_at=None).count() == 1


@pytest.mark.parametrize("name", ["interview_pause", "interview_resume"])
def test_interview_verbs_when_only_opened_then_to_where_it_stands(
    ana_client: Client, interview: Interview, otto: User, name: str
) -> None:
    reply = ana_client.get(url(name, interview.code))
    assert (reply.status_code, reply["Location"]) == (302, url("interview_detail", interview.code))
    assert ana_client.put(url(name, interview.code)).status_code == 405
    assert client_of(otto).get(url(name, interview.code)).status_code == 404
    assert Interview.objects.get(pk=interview.pk).paused_at is None


def test_interview_pages_when_the_method_is_wrong_then_405(ana_client: Client, interview: Interview) -> None:
    assert ana_client.post(url("interview_detail", interview.code)).status_code == 405
    assert ana_client.put(url("interview_finish", interview.code)).status_code == 405


def test_pause_when_htmx_asks_then_it_is_sent_on(ana_client: Client, interview: Interview) -> None:
    reply = ana_client.post(url("interview_pause", interview.code), headers=HTMX)
    assert (reply.status_code, reply["HX-Redirect"]) == (200, url("interview_detail", interview.code))


def test_done_when_there_are_more_questions_then_no_more_queries(
    ana: User, question_set: QuestionSet, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    counts = []
    client = client_of(ana)
    for size in (6, 12):
        made = make.interview(owner=ana, of=make.question_set(owner=ana, of=question_set.posting, size=size))
        for answer in made.answers.all():
            interviews.skip(answer)
        with django_assert_max_num_queries(11) as used:
            assert client.get(url("interview_detail", made.code)).status_code == 200
        counts.append(len(used))
    assert counts[0] == counts[1]
