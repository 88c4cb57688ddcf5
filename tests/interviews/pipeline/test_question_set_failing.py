"""Tests of the slow verb of question sets when the engine fails, the run dies or comes twice."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from interviews.domain import question_set as domain
from interviews.models import QuestionSet, SetItem
from interviews.pipeline import question_set as pipeline
from interviews.pipeline.question_set import write_questions
from postings.models import Posting
from prep.accounts.models import User
from prep.engines.base import EngineInvalid, EngineRefused, EngineUnavailable
from prep.engines.models import EngineCall
from prep.engines.scripted import ScriptedEngine
from prep.generation import claim
from tests import make
from tests.clock import later
from tests.interviews.pipeline.sets import (
    FAILED,
    READY,
    RUNS,
    TEXTS,
    WAITS,
    draft,
    run,
    texts,
    waiting,
)


@pytest.fixture(autouse=True)
def posting(ana: User) -> Posting:
    """A posting, read before another engine takes over."""
    return make.posting(owner=ana)


def test_write_when_a_reply_has_no_criteria_then_the_set_fails_and_keeps_what_came_before(
    ana: User, scripted: ScriptedEngine
) -> None:
    made = waiting(ana, size=2)
    scripted.script(draft(1), EngineInvalid("The engine's answer was not in the agreed form."))

    run(made)

    assert (made.state, made.error_code) == (FAILED, "engine_invalid")
    assert made.error_detail == "The engine's answer was not in the agreed form."
    assert texts(made) == [TEXTS[0]]


def test_write_when_engine_refuses_then_the_set_says_why(ana: User, scripted: ScriptedEngine) -> None:
    made = waiting(ana)
    scripted.script(EngineRefused("The engine will not write about this."))

    run(made)

    assert (made.state, made.error_detail) == (FAILED, "The engine will not write about this.")


def test_rewrite_when_the_engine_fails_half_way_then_no_place_is_empty_and_another_try_goes_on(
    ana: User, scripted: ScriptedEngine
) -> None:
    made = waiting(ana, size=2)
    scripted.script(draft(1), draft(2))
    scripted.script(draft(1, text=TEXTS[2]), EngineRefused("Over the budget."))
    scripted.script(draft(2, text=TEXTS[3]))
    run(made)
    domain.rewrite(made)

    run(made)

    assert (made.state, texts(made)) == (FAILED, [TEXTS[2], TEXTS[1]])
    domain.try_again(made)
    assert texts(run(made)) == list(TEXTS[2:])
    assert [place.position for place in scripted.asked[2].facts.places] == [2]


def test_write_when_engine_is_away_then_it_waits_for_another_try(ana: User, scripted: ScriptedEngine) -> None:
    made = waiting(ana)
    scripted.script(EngineUnavailable("The engine does not answer."))

    run(made)

    assert (made.state, made.attempts, made.error_code) == (WAITS, 1, "engine_unavailable")


def test_write_when_engine_came_back_then_it_goes_on_where_it_stopped(
    ana: User, scripted: ScriptedEngine
) -> None:
    made = waiting(ana, size=3)
    scripted.script(draft(1), EngineUnavailable("The engine does not answer."))
    scripted.script(draft(2), draft(3))
    run(made)

    with later(minutes=1):
        run(made)

    assert [place.position for place in scripted.asked[1].facts.places] == [2, 3]
    assert [asked.text for asked in scripted.asked[1].facts.asked] == [TEXTS[0]]
    assert (made.state, texts(made)) == (READY, list(TEXTS[:3]))


def test_write_when_killed_half_way_then_the_next_run_makes_no_doubles(
    ana: User, scripted: ScriptedEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = waiting(ana, size=3)
    scripted.script(draft(1), draft(2), draft(3))
    scripted.script(draft(2), draft(3))
    whole = pipeline.Desk._write

    def dies_at_two(desk: pipeline.Desk, question: Any, engine: str) -> None:
        whole(desk, question, engine)
        if question.position == 2:
            raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr(pipeline.Desk, "_write", dies_at_two)
        with pytest.raises(SystemExit):
            write_questions(made.pk)
    QuestionSet.objects.update(lease_until=timezone.now() - timedelta(seconds=1))

    run(made)

    assert (made.state, made.attempts, texts(made)) == (READY, 2, list(TEXTS[:3]))


def test_write_when_run_twice_then_the_second_does_nothing(ana: User) -> None:
    made = run(waiting(ana))
    before = texts(made)

    run(made)

    assert (texts(made), made.attempts, EngineCall.objects.filter(prompt="write_questions").count()) == (
        before,
        1,
        1,
    )


def test_write_when_the_claim_is_lost_then_the_late_twin_writes_nothing(
    ana: User, scripted: ScriptedEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = waiting(ana, size=2)
    scripted.script(draft(1), draft(2))
    take = pipeline.Desk.take

    def loses_at_two(desk: pipeline.Desk, question: Any, *args: Any) -> None:
        if question.position == 2:
            QuestionSet.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
            assert claim(QuestionSet, made.pk) is not None
        take(desk, question, *args)

    monkeypatch.setattr(pipeline.Desk, "take", loses_at_two)

    run(made)

    assert (made.state, made.attempts, texts(made)) == (RUNS, 2, [TEXTS[0]])


def test_write_when_the_set_is_gone_then_nothing_happens() -> None:
    write_questions(987654)

    assert SetItem.objects.count() == 0
