from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.db import connection

from interviews import scoring
from interviews.models import Assessment, Score, SetItem, Verdict
from interviews.pipeline.assessment import assess_answer
from interviews.tasks import assess_answer as task
from prep import generation
from prep.accounts.models import User
from prep.engines import ask
from prep.engines.base import EngineError, EngineInvalid, EngineRefused, EngineUnavailable
from prep.engines.scripted import ScriptedEngine
from prep.generation import GenerationState
from tests import make

WORDS = "I drew up a plan with three options, phoned nine colleagues and agreed swaps with each of them."


@pytest.fixture
def waiting(ana: User) -> Assessment:
    """An assessment to be done; its question has two criteria for Planning and one for Teaching."""
    answer = make.interview(owner=ana).answers.first()
    assert answer is not None
    criteria = [
        {"key": "c1", "text": "Says what was done", "skill": "Planning"},
        {"key": "c2", "text": "Says how it came out", "skill": "planning"},
        {"key": "c3", "text": "Says who was taught", "skill": "Teaching"},
    ]
    SetItem.objects.filter(pk=answer.item_id).update(criteria=criteria)
    return make.submit(answer, text=WORDS, assessed=False).assessment


@pytest.fixture
def engine(settings: Any) -> Iterator[ScriptedEngine]:
    settings.ENGINE = "scripted"
    ask.engine.cache_clear()
    found = ask.engine("scripted")
    assert isinstance(found, ScriptedEngine)
    yield found
    ask.engine.cache_clear()


def upon(sql: str, deed: Callable[[], Any]) -> AbstractContextManager[None]:
    """Do something at the moment when a statement that begins so is about to run."""

    def wrapper(execute: Any, statement: str, *rest: Any) -> Any:
        if statement.startswith(sql):
            deed()
        return execute(statement, *rest)

    return connection.execute_wrapper(wrapper)


def die() -> None:
    raise RuntimeError("the worker died")


def draft(*verdicts: tuple[str, str, str], **also: Any) -> dict[str, Any]:
    """A reply: (criterion, verdict, quote) each."""
    return {
        "assessed": True,
        "verdicts": [
            {"criterion": key, "verdict": verdict, "quotes": [{"text": quote}] if quote else []}
            for key, verdict, quote in verdicts
        ],
        "strong": "It says what you did.",
        "next_step": "Say how it came out.",
        **also,
    }


HONEST = draft(
    ("c1", "shown", "I drew up a plan with three options"),
    ("c2", "partly", "agreed swaps with each of them"),
    ("c3", "missing", ""),
    variants=[{"c1": "missing"}],
)


def fresh(row: Assessment) -> Assessment:
    return Assessment.objects.get(pk=row.pk)


def verdicts_of(row: Assessment) -> list[tuple[str, str, int]]:
    return list(row.verdicts.values_list("criterion", "verdict", "quote_count"))


def test_assess_answer_when_the_reply_is_honest_then_verdicts_and_levels(
    waiting: Assessment, engine: ScriptedEngine
) -> None:
    engine.script(HONEST)
    assess_answer(waiting.pk)
    done = fresh(waiting)
    assert (done.state, done.assessed, done.engine) == (GenerationState.READY, True, "scripted")
    assert done.scale_version == scoring.VERSION
    assert verdicts_of(done) == [("c1", "shown", 1), ("c2", "partly", 1), ("c3", "missing", 0)]
    found = list(
        done.scores.values_list("level", "low", "high", "half_points", "half_points_least", "out_of")
    )
    assert found == [(4, 2, 4, 3, 1, 2)]


def test_assess_answer_when_two_spellings_name_one_skill_then_one_score(
    waiting: Assessment, engine: ScriptedEngine
) -> None:
    engine.script(HONEST)
    assess_answer(waiting.pk)
    assert Score.objects.filter(assessment=waiting).count() == 1
    assert Verdict.objects.filter(assessment=waiting, skill__key="planning").count() == 2


def test_assess_answer_when_quotes_are_invented_then_unclear_and_not_shown(
    waiting: Assessment, engine: ScriptedEngine
) -> None:
    lies = "I saved the hospital two million a year"
    engine.script(draft(*((key, "shown", lies) for key in ("c1", "c2", "c3", "c9"))))
    assess_answer(waiting.pk)
    done = fresh(waiting)
    assert verdicts_of(done) == [("c1", "unclear", 0), ("c2", "unclear", 0), ("c3", "unclear", 0)]
    assert (done.scores.count(), done.strong) == (0, "")


def test_assess_answer_when_the_engine_does_not_judge_then_the_reason_is_kept(
    waiting: Assessment, engine: ScriptedEngine
) -> None:
    engine.script(draft(("c1", "shown", WORDS), assessed=False, reason="Too short."))
    assess_answer(waiting.pk)
    done = fresh(waiting)
    assert (done.state, done.assessed, done.reason) == (GenerationState.READY, False, "Too short.")
    assert (done.verdicts.count(), done.scores.count()) == (0, 0)


@pytest.mark.parametrize(
    "reply", [EngineRefused("It would not."), EngineInvalid("Not in the form asked for.")]
)
def test_assess_answer_when_refused_or_invalid_then_failed_with_the_reason(
    waiting: Assessment, engine: ScriptedEngine, reply: EngineError
) -> None:
    engine.script(reply)
    assess_answer(waiting.pk)
    done = fresh(waiting)
    assert (done.state, done.error_detail) == (GenerationState.FAILED, reply.reason)


def test_assess_answer_when_two_replies_come_then_failed(waiting: Assessment, engine: ScriptedEngine) -> None:
    engine.script(HONEST, HONEST)
    assess_answer(waiting.pk)
    assert fresh(waiting).state == GenerationState.FAILED


def test_assess_answer_when_the_engine_is_away_then_queued_again_and_done_later(
    waiting: Assessment, engine: ScriptedEngine
) -> None:
    engine.script(EngineUnavailable("Away for a moment."))
    assess_answer(waiting.pk)
    assert (fresh(waiting).state, fresh(waiting).error_detail) == (
        GenerationState.QUEUED,
        "Away for a moment.",
    )
    engine.script(HONEST)
    assess_answer(waiting.pk)
    assert (fresh(waiting).state, fresh(waiting).error_detail) == (GenerationState.READY, "")


def test_assess_answer_when_run_twice_then_asked_once(waiting: Assessment, engine: ScriptedEngine) -> None:
    engine.script(HONEST)
    assess_answer(waiting.pk)
    assess_answer(waiting.pk)
    assert (len(engine.asked), Verdict.objects.filter(assessment=waiting).count()) == (1, 3)


def test_assess_answer_when_a_twin_was_faster_then_the_late_one_writes_nothing(
    waiting: Assessment, engine: ScriptedEngine
) -> None:
    engine.script(HONEST)
    mine = Assessment.objects.filter(pk=waiting.pk)
    with upon('INSERT INTO "engines_enginecall"', lambda: mine.update(attempts=2, strong="the twin's")):
        assess_answer(waiting.pk)
    assert (fresh(waiting).strong, Verdict.objects.filter(assessment=waiting).count()) == ("the twin's", 0)


def test_assess_answer_when_it_breaks_half_way_then_nothing_is_doubled(
    waiting: Assessment, engine: ScriptedEngine
) -> None:
    engine.script(HONEST)
    with upon('INSERT INTO "interviews_score"', die):
        assess_answer(waiting.pk)
    assert (fresh(waiting).state, verdicts_of(fresh(waiting))) == (GenerationState.QUEUED, [])
    engine.script(HONEST)
    assess_answer(waiting.pk)
    assert (fresh(waiting).state, len(verdicts_of(fresh(waiting)))) == (GenerationState.READY, 3)


def test_assess_answer_when_done_again_then_the_old_verdicts_are_gone(
    waiting: Assessment, engine: ScriptedEngine
) -> None:
    engine.script(HONEST)
    assess_answer(waiting.pk)
    assert generation.requeue(fresh(waiting), task)
    engine.script(draft(("c3", "shown", "phoned nine colleagues and agreed swaps")))
    assess_answer(waiting.pk)
    assert verdicts_of(fresh(waiting)) == [("c1", "unclear", 0), ("c2", "unclear", 0), ("c3", "shown", 1)]
    assert list(fresh(waiting).scores.values_list("skill__key", flat=True)) == ["teaching"]


def test_assess_answer_when_the_row_is_gone_then_nothing_happens(db: None) -> None:
    assess_answer(4711)
    assert Assessment.objects.count() == 0


def test_assess_answer_when_asked_then_the_engine_sees_no_weights(
    waiting: Assessment, engine: ScriptedEngine
) -> None:
    engine.script(HONEST)
    assess_answer(waiting.pk)
    facts = engine.asked[0].facts
    assert (facts.answer, facts.language, [one.key for one in facts.criteria]) == (
        WORDS,
        "en",
        ["c1", "c2", "c3"],
    )


def test_assess_answer_when_embedded_then_every_quote_stands_in_the_answer(ana: User) -> None:
    answer = make.interview(owner=ana, answered=1).answers.first()
    assert answer is not None
    quotes = [quote for verdict in answer.assessment.verdicts.all() for quote in verdict.quotes]
    assert quotes
    for quote in quotes:
        start = quote["start"]
        assert answer.text[start : start + len(quote["text"])] == quote["text"]
