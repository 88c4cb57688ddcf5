from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from interviews import scoring
from interviews.domain import interview as interviews
from interviews.models import Answer, Assessment, Interview, Report
from interviews.pipeline.report import write_report
from interviews.views.shown import origin_words
from postings.models import Skill
from prep.accounts.models import User
from prep.generation import GenerationState
from tests import make
from tests.conftest import client_of

HTMX = {"HX-Request": "true"}
HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture
def done(ana: User) -> Interview:
    return make.finished(owner=ana, answered=2)


def url(interview: Interview, name: str = "report_detail") -> str:
    return reverse(f"interviews:{name}", args=[interview.code])


def place(interview: Interview, position: int) -> Answer:
    return interview.answers.filter(position=position).last()  # type: ignore[return-value]


def finish(interview: Interview) -> None:
    interviews.finish(interview)
    write_report(Report.objects.get(interview=interview).pk)


def body(reply: Any) -> str:
    return reply.content.decode()


# ---------------------------------------------------------------- while it is being written


def test_detail_when_the_interview_goes_on_then_back_to_it(ana_client: Client, interview: Interview) -> None:
    assert ana_client.get(url(interview))["Location"] == url(interview, "interview_detail")


def test_detail_when_working_then_progress_and_what_is_ready(
    ana_client: Client, interview: Interview
) -> None:
    make.fit(place(interview, 1).item)
    make.submit(place(interview, 1))
    make.submit(place(interview, 2), assessed=False)
    interviews.finish(interview)
    reply = ana_client.get(url(interview))
    assert (reply.context["looked_at"], reply.context["handed_in"]) == (1, 2)
    assert body(reply).count(f'hx-get="{url(interview)}?seen=') == 1
    assert body(reply).count("<mark>") > 0
    assert body(reply).count("Being read.") == 1
    assert [body(reply).count(f">{said}</") for said in ("being read", "not assessed")] == [1, 0]
    part = ana_client.get(url(interview), headers=HTMX)
    assert part.templates[0].name == "interviews/report/_panel.html"


def test_detail_when_overdue_then_it_says_so(ana_client: Client, interview: Interview) -> None:
    make.submit(place(interview, 1))
    interviews.finish(interview)
    Report.objects.update(queued_at=timezone.now() - timedelta(minutes=5))
    assert body(ana_client.get(url(interview))).count("This takes longer than usual") == 1


def test_detail_when_an_assessment_is_overdue_then_it_can_be_asked_again(
    ana_client: Client, interview: Interview
) -> None:
    answer = make.submit(place(interview, 1), assessed=False)
    interviews.finish(interview)
    Assessment.objects.update(queued_at=timezone.now() - timedelta(minutes=5))
    again = reverse("interviews:answer_assess", args=[interview.code, answer.pk])
    assert body(ana_client.get(url(interview))).count(f'action="{again}"') == 1
    assert ana_client.post(again)["Location"] == f"{url(interview)}#answer-{answer.pk}"


def test_detail_when_it_failed_then_the_reason_and_again(ana_client: Client, done: Interview) -> None:
    Report.objects.update(state=GenerationState.FAILED, error_detail="The engine would not.")
    reply = ana_client.get(url(done))
    assert (body(reply).count("The engine would not."), body(reply).count("hx-trigger")) == (1, 0)
    assert ana_client.post(url(done, "report_retry"))["Location"] == url(done)
    assert Report.objects.get().state == GenerationState.QUEUED


def test_retry_when_ready_or_missing_then_nothing_changes(
    ana_client: Client, done: Interview, interview: Interview
) -> None:
    interviews.finish(interview)
    assert ana_client.post(url(done, "report_retry")).status_code == 302
    assert ana_client.post(url(interview, "report_retry")).status_code == 302
    assert [report.state for report in Report.objects.all()] == [GenerationState.READY]


def test_detail_when_nothing_was_answered_then_no_report_and_a_way_on(
    ana_client: Client, interview: Interview
) -> None:
    interviews.save_draft(place(interview, 1), text="A draft", seconds=1, version=0)
    interviews.finish(interview)
    reply = ana_client.get(url(interview))
    assert (reply.status_code, reply.templates[0].name) == (200, "interviews/report/none.html")


# ---------------------------------------------------------------- ready


def test_detail_when_ready_then_the_words_of_the_report_and_who_wrote_them(
    ana_client: Client, done: Interview
) -> None:
    reply = ana_client.get(url(done))
    report = Report.objects.get()
    assert reply.templates[0].name == "interviews/report/detail.html"
    assert reply.context["report"] == report
    assert body(reply).count("Assessed by the built-in engine") == 1
    assert body(reply).count(f"version {scoring.VERSION} of the scale") == 1
    assert body(reply).count("hx-trigger") == 0


def test_detail_when_a_step_is_about_answers_then_it_names_the_questions_and_leads_there(
    ana_client: Client, done: Interview
) -> None:
    steps = [
        {"text": "Say why.", "questions": [2]},
        {"text": "Say when.", "questions": [1, 2]},
        {"text": "Say who.", "questions": []},
        "Say how.",
    ]
    Report.objects.update(next_steps=steps)
    page = body(ana_client.get(url(done)))
    one, two = (f'<a href="#answer-{place(done, number).pk}">question {number}</a>' for number in (1, 2))
    assert page.count(f"<p>In {two}: Say why.") == 1
    assert page.count(f"<li>In {one} and {two}: Say when.") == 1
    assert page.count("<li>Say who.") == page.count("<li>Say how.") == 1
    assert page.count(f'id="answer-{place(done, 2).pk}"') == 1


def test_detail_when_the_built_in_engine_wrote_it_then_the_first_step_names_its_question(
    ana_client: Client, done: Interview
) -> None:
    step = ana_client.get(url(done)).context["first_step"]
    assert [number for number, _ in step.answers]


def test_detail_when_ready_then_picture_and_table_say_the_same(ana_client: Client, done: Interview) -> None:
    Report.objects.update(
        levels=[
            {
                "skill": "Rotas",
                "level": None,
                "low": None,
                "high": None,
                "points": 0.0,
                "out_of": 0,
                "answers": 0,
            },
            {
                "skill": "Pain",
                "level": None,
                "low": None,
                "high": None,
                "points": 0.0,
                "out_of": 4,
                "answers": 1,
            },
            {"skill": "Teaching", "level": 3, "low": 2, "high": 4, "points": 3.5, "out_of": 7, "answers": 2},
            {"skill": "Calm", "level": None, "low": None, "high": 3, "points": 0, "out_of": 4, "answers": 1},
        ]
    )
    reply = ana_client.get(url(done))
    skills = reply.context["skills"]
    assert [(one.name, one.words, one.points, one.answers) for one in skills] == [
        ("Teaching", "solid", "3½ of 7 points", 2),
        ("Rotas", "not shown", "", 0),
        ("Pain", "not shown", "0 of 4 points", 1),
        ("Calm", "could not tell", "0 of 4 points", 1),
    ]
    flat = " ".join(body(reply).split())
    assert (
        flat.count("3½ of 7 points in 2 answers; without one sentence it would be “first signs”; if what")
        == 1
    )
    assert flat.count("<td>0 of 4 points in 1 answer</td>") == 2
    assert flat.count("Asked about and not shown: Pain</p>") == 1
    assert flat.count("Asked about, and could not be told from your words: Calm</p>") == 1
    assert flat.count('<span class="meter"') == 1


def test_detail_when_no_answer_was_about_a_skill_then_it_stands_apart_folded(
    ana_client: Client, interview: Interview
) -> None:
    never, open_ = Skill.objects.named(["Sailing", "Brewing"]).values()
    interview.question_set.posting.listed_skills.create(skill=never, position=98)
    interview.question_set.posting.listed_skills.create(skill=open_, position=99)
    place(interview, 2).item.skills.set([open_])
    make.submit(place(interview, 1))
    finish(interview)
    reply = ana_client.get(url(interview))
    left = {skill.name: skill.asked for skill in reply.context["not_judged"]}
    assert (left["Sailing"], left["Brewing"]) == ([], [2])
    assert not set(left) & {*reply.context["not_shown"], *(skill.name for skill in reply.context["judged"])}
    before, _, folded = " ".join(body(reply).split()).partition(
        f"<summary>{len(left)} skills without an answer"
    )
    assert before.count("<details") == before.count("</details>") + 1
    assert (
        folded.count('<span>Sailing</span><span class="small faint">no question in this interview</span>')
        == 1
    )
    assert (
        folded.count('<span>Brewing</span><span class="small faint">question 2, no answer that counts</span>')
        == 1
    )


def test_detail_when_ready_then_each_quote_leads_to_its_place(ana_client: Client, done: Interview) -> None:
    reply = ana_client.get(url(done))
    quotes = [quote for skill in reply.context["skills"] for _, quote in skill.quotes]
    assert quotes
    for quote in quotes:
        assert body(reply).count(f'id="{quote.anchor}"') == 1
        assert body(reply).count(f'href="#{quote.anchor}"') == 2


def test_detail_when_ready_then_every_criterion_mark_leads_to_a_criterion(
    ana_client: Client, done: Interview
) -> None:
    page = body(ana_client.get(url(done)))
    marks = [part.split('"')[0] for part in page.split('href="#criterion-')[1:]]
    assert marks
    assert [page.count(f'id="criterion-{mark}"') for mark in marks] == [1] * len(marks)


def test_detail_when_answers_differ_then_lines_practised_and_not(
    ana_client: Client, interview: Interview
) -> None:
    one, two = place(interview, 1), place(interview, 2)
    lines = list(interview.question_set.posting.lines.all()[:3])
    for answer, line in ((one, lines[0]), (two, lines[1]), (place(interview, 3), lines[2])):
        answer.item.lines.set([line])
    for position in (4, 5, 6):
        place(interview, position).item.lines.clear()
    make.submit(one)
    make.submit(two, text="fine")
    finish(interview)
    context = ana_client.get(url(interview)).context
    assert [(found.line, found.answered) for found in context["practised"]] == [(lines[0], [1])]
    asked = {found.line.pk: found.asked for found in context["not_practised"]}
    assert len(asked) == len(context["lines"]) - 1
    assert (asked.pop(lines[1].pk), asked.pop(lines[2].pk)) == ([2], [3])
    assert set(map(tuple, asked.values())) == {()}


def test_detail_when_rated_then_rating_beside_outcome(ana_client: Client, interview: Interview) -> None:
    answer = make.submit(place(interview, 1))
    interviews.rate(answer, rating=5)
    make.submit(place(interview, 2), text="fine")
    finish(interview)
    first, second = ana_client.get(url(interview)).context["answered"]
    verdicts = [verdict.verdict for verdict in answer.assessment.verdicts.all()]
    assert (first.last.rating, second.last.rating) == ("exceptional", "")
    assert first.last.outcome.points == sum(scoring.POINTS[verdict] for verdict in verdicts)
    assert second.last.outcome is None


def test_detail_when_tried_again_then_first_try_beside_the_last(
    ana_client: Client, interview: Interview
) -> None:
    first = make.submit(place(interview, 1), text="fine")
    second = make.submit(interviews.retry(first))
    finish(interview)
    reply = ana_client.get(url(interview))
    (question,) = reply.context["retried"]
    assert (question.first.answer, question.last.answer) == (first, second)
    assert body(reply).count("Question 1: not assessed in the first try,") == 1


def test_detail_when_a_draft_was_left_then_shown_as_not_submitted(
    ana_client: Client, interview: Interview
) -> None:
    make.submit(place(interview, 1))
    interviews.save_draft(place(interview, 2), text=f"A draft {HOSTILE}", seconds=1, version=0)
    interviews.skip(place(interview, 3))
    finish(interview)
    reply = ana_client.get(url(interview))
    questions = reply.context["questions"]
    assert [question.draft is not None for question in questions] == [False, True, False, False, False, False]
    assert [question.is_skipped for question in questions] == [False, False, True, False, False, False]
    assert body(reply).count("A draft that was not submitted, so not assessed") == 1
    assert (body(reply).count("<img"), body(reply).count("&lt;img src=x")) == (0, 1)


def test_detail_when_an_assessment_failed_then_the_report_says_what_it_leaves_out(
    ana_client: Client, done: Interview
) -> None:
    Assessment.objects.filter(answer__position=1).update(
        state=GenerationState.FAILED, error_detail="It broke."
    )
    reply = ana_client.get(url(done))
    assert [one.answer.position for one in reply.context["failed"]] == [1]
    assert body(reply).count("It broke.") == 1


def test_detail_when_an_older_scale_was_used_then_its_outcome_is_not_computed_anew(
    ana_client: Client, done: Interview
) -> None:
    Assessment.objects.update(scale_version=scoring.VERSION + 1)
    answered = ana_client.get(url(done)).context["answered"]
    assert [question.last.outcome for question in answered] == [None, None]


def test_detail_when_the_same_set_is_wanted_again_then_a_form_starts_it(
    ana_client: Client, done: Interview
) -> None:
    start = reverse("interviews:interview_create", args=[done.question_set.code])
    page = body(ana_client.get(url(done)))
    assert page[page.index('aria-label="What next"') :].count(f'action="{start}"') == 1


# ---------------------------------------------------------------- who, how, how many queries


@pytest.mark.parametrize(("name", "method"), [("report_detail", "get"), ("report_retry", "post")])
def test_report_pages_when_another_or_nobody_asks_then_404_or_the_door(
    done: Interview, otto: User, name: str, method: str
) -> None:
    assert getattr(client_of(otto), method)(url(done, name)).status_code == 404
    missing = reverse(f"interviews:{name}", args=["nosuchcode12"])
    assert getattr(client_of(otto), method)(missing).status_code == 404
    door = getattr(Client(), method)(url(done, name))
    assert (door.status_code, door["Location"].split("?")[0]) == (302, reverse("account_login"))


@pytest.mark.parametrize(("name", "method"), [("report_detail", "post"), ("report_retry", "get")])
def test_report_pages_when_the_method_is_wrong_then_405(
    ana_client: Client, done: Interview, name: str, method: str
) -> None:
    assert getattr(ana_client, method)(url(done, name)).status_code == 405


def test_detail_when_there_are_more_answers_then_no_more_queries(
    ana: User, done: Interview, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    client = client_of(ana)
    many = make.question_set(owner=ana, of=done.question_set.posting, size=12)
    counts = []
    for made in (done, make.finished(owner=ana, of=many, answered=12)):
        with django_assert_max_num_queries(12) as used:
            assert client.get(url(made)).status_code == 200
        counts.append(len(used))
    assert counts[0] == counts[1]


def test_detail_when_a_skill_came_with_a_question_then_it_says_that_the_posting_does_not_list_it(
    ana_client: Client, done: Interview
) -> None:
    report = Report.objects.get(interview=done)
    said = {}
    for listed in (True, False):
        report.levels = [{**level, "listed": listed} for level in report.levels]
        report.save(update_fields=["levels"])
        said[listed] = "not a skill that the posting lists" in body(ana_client.get(url(done)))

    assert said == {True: False, False: True}


# ---------------------------------------------------------------- how a question is known


@pytest.mark.parametrize(
    ("origin", "words"), [("generated", "Generated"), ("curated", "Curated"), ("reported", "Reported")]
)
def test_question_when_shown_says_how_it_is_known(
    ana_client: Client, done: Interview, origin: str, words: str
) -> None:
    done.question_set.items.update(origin=origin)

    assert body(ana_client.get(url(done))).count(f'<p class="small faint">{words}</p>') > 1


def test_question_when_own_is_by_the_reader_or_by_the_organization_of_the_link(
    ana: User, ana_client: Client, interview: Interview
) -> None:
    item = interview.answers.first().item  # type: ignore[union-attr]
    item.origin = "own"

    assert origin_words(item, interview) == "Written by you"
    interview.prep_link_id = 1
    assert origin_words(item, interview) == "Written by the organization"
