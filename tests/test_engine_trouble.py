"""When an engine does not do its work: every kind of row says why, offers another try, and the built-in engine."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from interviews.domain import interview as interviews
from interviews.models import QuestionSet, Report
from interviews.pipeline.assessment import assess_answer
from interviews.pipeline.question_set import write_questions
from interviews.pipeline.report import write_report
from postings.models import Posting
from postings.pipeline import read_posting
from prep.accounts.models import User
from prep.engines import ask
from prep.engines.base import EngineBudget, EngineInvalid, EngineRefused, EngineUnavailable
from prep.engines.scripted import ScriptedEngine
from prep.generation import Generated, GenerationState
from tests import make

pytestmark = pytest.mark.django_db

INSTEAD = "Use the built-in engine instead"
ERRORS = (EngineUnavailable, EngineRefused, EngineInvalid, EngineBudget)


@dataclass(frozen=True)
class Kind:
    """One kind of row that engines fill: the row, its step, its page and where another try is asked for."""

    row: Generated
    step: Callable[[int], None]
    page: str
    again: str


def a_posting(ana: User) -> Kind:
    posting = make.posting(owner=ana, read=False)
    code = [posting.code]
    return Kind(
        posting,
        read_posting,
        reverse("postings:posting_detail", args=code),
        reverse("postings:posting_reread", args=code),
    )


def a_question_set(ana: User) -> Kind:
    row = make.question_set(owner=ana, written=False)
    page = reverse("interviews:question_set_detail", args=[row.code])
    return Kind(row, write_questions, page, reverse("interviews:question_set_retry", args=[row.code]))


def an_assessment(ana: User) -> Kind:
    interview = make.interview(owner=ana)
    answer = make.submit(interview.answers.all()[0], assessed=False)
    interviews.rate(answer, rating=3)
    page = reverse("interviews:answer_detail", args=[interview.code, 1])
    again = reverse("interviews:answer_assess", args=[interview.code, answer.pk])
    return Kind(answer.assessment, assess_answer, page, again)


def an_assessment_in_the_report(ana: User) -> Kind:
    kind = an_assessment(ana)
    interview = kind.row.answer.interview
    interviews.finish(interview)
    page = reverse("interviews:report_detail", args=[interview.code])
    return Kind(kind.row, kind.step, page, kind.again)


def a_report(ana: User) -> Kind:
    interview = make.interview(owner=ana, answered=1)
    interviews.finish(interview)
    page = reverse("interviews:report_detail", args=[interview.code])
    report = Report.objects.get(interview=interview)
    return Kind(report, write_report, page, reverse("interviews:report_retry", args=[interview.code]))


KINDS = (a_posting, a_question_set, an_assessment, an_assessment_in_the_report, a_report)


@pytest.fixture
def scripted(settings: Any) -> Iterator[ScriptedEngine]:
    """The engine of the settings from the moment on when a test says so."""
    ask.engine.cache_clear()
    found = ask.engine("scripted")
    assert isinstance(found, ScriptedEngine)
    yield found
    ask.engine.cache_clear()


def page_of(client: Client, kind: Kind) -> str:
    return client.get(kind.page).content.decode()


def state_of(kind: Kind) -> str:
    kind.row.refresh_from_db()
    return kind.row.state


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("make_kind", KINDS)
def test_page_when_the_engine_did_not_do_it_says_why_and_offers_both_ways_on(
    make_kind, error, ana, ana_client, scripted, settings
):
    kind = make_kind(ana)
    settings.ENGINE = "scripted"
    scripted.script(error("The model said nothing of use."))
    kind.step(kind.row.pk)

    page = page_of(ana_client, kind)

    waits = error is EngineUnavailable
    assert state_of(kind) == (GenerationState.QUEUED if waits else GenerationState.FAILED)
    assert "The model said nothing of use." in page
    assert ("It is tried again by itself" in page) == waits
    assert f'action="{kind.again}"' in page
    assert page.count(INSTEAD) == 1


@pytest.mark.parametrize("error", [EngineUnavailable, EngineBudget])
@pytest.mark.parametrize("make_kind", KINDS)
def test_built_in_engine_when_wished_for_does_it_and_says_so(
    make_kind, error, ana, ana_client, scripted, settings
):
    kind = make_kind(ana)
    settings.ENGINE = "scripted"
    scripted.script(error("Away."))
    kind.step(kind.row.pk)

    response = ana_client.post(kind.again, {"engine": "embedded"})
    kind.step(kind.row.pk)

    assert response.status_code == 302
    assert state_of(kind) == GenerationState.READY
    assert (kind.row.engine, kind.row.engine_wanted) == ("embedded", "embedded")
    assert len(scripted.asked) == 1
    assert "built-in engine" in page_of(ana_client, kind)


@pytest.mark.parametrize("make_kind", KINDS)
def test_another_try_when_asked_for_goes_to_the_engine_of_the_settings(
    make_kind, ana, ana_client, scripted, settings
):
    kind = make_kind(ana)
    settings.ENGINE = "scripted"
    scripted.script(EngineBudget("Used up."))
    kind.step(kind.row.pk)
    type(kind.row).objects.update(engine_wanted="embedded")

    ana_client.post(kind.again, {"engine": "oracle"})
    kind.step(kind.row.pk)

    assert len(scripted.asked) == 2
    assert state_of(kind) == GenerationState.QUEUED


@pytest.mark.parametrize("make_kind", KINDS)
def test_page_when_the_built_in_engine_failed_offers_no_other(make_kind, ana, ana_client):
    kind = make_kind(ana)
    type(kind.row).objects.filter(pk=kind.row.pk).update(
        state=GenerationState.FAILED, error_code="broken", error_detail="It broke."
    )

    page = page_of(ana_client, kind)

    assert "It broke." in page
    assert f'action="{kind.again}"' in page
    assert INSTEAD not in page


def test_row_when_being_worked_on_cannot_be_asked_for_again(ana, ana_client, scripted, settings):
    kind = a_posting(ana)
    Posting.objects.update(state=GenerationState.RUNNING, error_code="engine_unavailable")

    ana_client.post(kind.again, {"engine": "embedded"})

    kind.row.refresh_from_db()
    assert (kind.row.state, kind.row.engine_wanted) == (GenerationState.RUNNING, "")


def test_wish_when_something_else_is_asked_for_later_holds_no_longer(ana, ana_client):
    question_set = make.question_set(owner=ana)
    QuestionSet.objects.update(engine_wanted="embedded")

    ana_client.post(reverse("interviews:question_set_rewrite", args=[question_set.code]))

    assert QuestionSet.objects.get().engine_wanted == ""


def test_set_when_two_engines_wrote_it_says_of_the_odd_question_which(ana, ana_client):
    question_set = make.question_set(owner=ana)
    odd = question_set.items.all()[1]
    question_set.items.filter(pk=odd.pk).update(engine="remote")

    page = ana_client.get(
        reverse("interviews:question_set_detail", args=[question_set.code])
    ).content.decode()

    assert page.count("Generated by the remote engine") == 1
