"""Whoever signs in while a model works gets what it says: the visitor is gone by then, their rows are the account's."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from typing import Any

import pytest

from interviews.domain import interview as interviews
from interviews.models import Assessment, QuestionSet, Report
from interviews.pipeline.assessment import assess_answer
from interviews.pipeline.question_set import write_questions
from interviews.pipeline.report import write_report
from postings.models import Posting
from postings.pipeline import read_posting
from prep.accounts import visitors
from prep.accounts.models import User
from prep.engines import ask
from prep.engines.base import Usage
from prep.engines.models import EngineCall, StoredReply
from prep.engines.scripted import ScriptedEngine
from prep.generation import Generated, GenerationState
from tests import make
from tests.at_once import meanwhile
from tests.interviews.pipeline import sets
from tests.postings import drafts

pytestmark = pytest.mark.django_db(transaction=True)

REPORT = {"summary": "You did.", "strengths": ["One."], "next_steps": [{"text": "Two.", "questions": []}]}


@pytest.fixture
def scripted(settings: Any) -> Iterator[ScriptedEngine]:
    """A model that is paid for."""
    ask.engine.cache_clear()
    engine = ask.engine("scripted")
    assert isinstance(engine, ScriptedEngine)
    engine.limit = engine.usage = Usage(10, 0, 10)
    yield engine
    ask.engine.cache_clear()


@pytest.fixture
def sign_in(vera: User, ana: User) -> Callable[[Any], Callable[[Any], Any]]:
    """A reply that comes just after the visitor has signed in."""

    def after(value: Any) -> Callable[[Any], Any]:
        def reply(prompt: Any) -> Any:
            visitors.adopt(vera, by=ana)
            return value(prompt) if callable(value) else value

        return reply

    return after


def state_of(row: Generated) -> tuple[str, str, int]:
    """How it ended, and how often it was asked for."""
    row.refresh_from_db()
    return row.state, row.error_code, EngineCall.objects.filter(engine="scripted").count()


ASKED_ONCE = (GenerationState.READY, "", 1)


def test_posting_when_its_visitor_signs_in_meanwhile_then_read(
    vera: User, ana: User, settings: Any, scripted: ScriptedEngine, sign_in: Any
) -> None:
    posting = make.posting(owner=vera, text=drafts.TEXT, read=False)
    settings.ENGINE = "scripted"
    scripted.script(sign_in(drafts.draft()))

    read_posting(posting.pk)

    assert state_of(posting) == ASKED_ONCE
    assert (posting.owner, drafts.texts(posting)) == (ana, ["Lead a team of nurses.", "Plan the rota."])


def test_question_set_when_its_visitor_signs_in_meanwhile_then_written(
    vera: User, ana: User, settings: Any, scripted: ScriptedEngine, sign_in: Any
) -> None:
    made = make.question_set(owner=vera, of=make.posting(owner=vera), size=1, written=False)
    settings.ENGINE = "scripted"
    scripted.script(sign_in(sets.draft(1)))

    write_questions(made.pk)

    assert state_of(made) == ASKED_ONCE
    assert (made.requested_by, sets.texts(QuestionSet.objects.get())) == (ana, [sets.TEXTS[0]])


def test_answer_when_its_visitor_signs_in_meanwhile_then_assessed(
    vera: User, settings: Any, scripted: ScriptedEngine, sign_in: Any
) -> None:
    answer = make.interview(owner=vera).answers.select_related("item")[0]
    make.fit(answer.item)
    assessment = make.submit(answer, text=make.GOOD_ANSWER, assessed=False).assessment
    settings.ENGINE = "scripted"
    scripted.script(sign_in(nothing_shown))

    assess_answer(assessment.pk)

    assert state_of(assessment) == ASKED_ONCE
    assert Assessment.objects.get().verdicts.count() == len(answer.item.criteria)


def test_report_when_its_visitor_signs_in_meanwhile_then_written(
    vera: User, settings: Any, scripted: ScriptedEngine, sign_in: Any
) -> None:
    made = make.interview(owner=vera, answered=2)
    interviews.finish(made)
    report = Report.objects.get()
    settings.ENGINE = "scripted"
    scripted.script(sign_in(REPORT))

    write_report(report.pk)

    assert state_of(report) == ASKED_ONCE
    assert report.summary == "You did."


def test_call_when_its_visitor_signs_in_meanwhile_then_it_stands_in_the_ledger(
    vera: User, scripted: ScriptedEngine, sign_in: Any
) -> None:
    scripted.limit = None  # what is free is written down at its end only
    posting = make.posting(owner=vera, text=drafts.TEXT, read=False)
    Posting.objects.update(engine_wanted="scripted")
    scripted.script(sign_in(drafts.draft()))

    read_posting(posting.pk)

    assert state_of(posting) == ASKED_ONCE
    assert EngineCall.objects.get(engine="scripted").person is None


@pytest.mark.parametrize("moment", ['SELECT "accounts_user"."id" FROM', 'INSERT INTO "engines_storedreply"'])
def test_posting_when_its_visitor_signs_in_just_as_the_reply_is_kept_then_neither_breaks(
    vera: User, ana: User, settings: Any, scripted: ScriptedEngine, moment: str
) -> None:
    posting = make.posting(owner=vera, text=drafts.TEXT, read=False)
    settings.ENGINE = "scripted"
    signed_in: list[Any] = []

    def reply(prompt: Any) -> Any:
        signed_in.append(beginning.enter_context(meanwhile(moment, partial(visitors.adopt, vera, by=ana))))
        return drafts.draft()

    scripted.script(reply)
    with ExitStack() as beginning:
        read_posting(posting.pk)

    assert signed_in == [[None]]
    assert state_of(posting) == ASKED_ONCE
    assert posting.owner == ana
    assert {kept.person for kept in StoredReply.objects.all()} <= {ana}


def nothing_shown(prompt: Any) -> dict[str, Any]:
    verdicts = [{"criterion": one.key, "verdict": "missing", "quotes": []} for one in prompt.facts.criteria]
    return {"assessed": True, "verdicts": verdicts, "strong": "", "next_step": "Say how it came out."}
