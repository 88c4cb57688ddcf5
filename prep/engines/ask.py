"""The one door to engines: picks the engine, sets aside what it may cost, asks it, writes down that it was asked."""

import logging
import time
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache, partial
from typing import Any

from django.conf import settings
from pydantic import BaseModel

from prep.engines import budgets, replies
from prep.engines.base import (
    Bill,
    Engine,
    EngineError,
    EngineInvalid,
    EngineUnavailable,
    Prompt,
    Reply,
    T,
    Usage,
)
from prep.engines.embedded import EmbeddedEngine
from prep.engines.models import EngineCall
from prep.engines.remote.engine import RemoteEngine
from prep.engines.scripted import ScriptedEngine

log = logging.getLogger(__name__)

DROPPED = "dropped"  # whoever asked went away, or broke, before the end
STORED = "stored"  # the same question was answered before


_instead: dict[str, Engine] = {}


def put_instead(name: str, stand_in: Engine) -> None:
    """Let another engine answer to this name in this process: to record one, or to replay what was recorded."""
    _instead[name] = stand_in
    engine.cache_clear()


@cache
def engine(name: str) -> Engine:
    """The engine of that name, one per process."""
    if name in _instead:
        return _instead[name]
    if name == "embedded":
        return EmbeddedEngine(pause=settings.ENGINE_PAUSE)
    if name == "scripted":
        return ScriptedEngine()
    if name == "remote":
        return RemoteEngine(
            settings.OPENAI_BASE_URL,
            settings.OPENAI_API_KEY,
            settings.ENGINE_MODEL,
            deadline=settings.ENGINE_DEADLINE,
            together=settings.ENGINE_PARTS,
        )
    raise ValueError(f"there is no engine called {name!r}")


def name_of(wanted: str = "") -> str:
    """The engine that would be asked."""
    return wanted or settings.ENGINE


def stream(prompt: Prompt[T], *, subject: str, bill: Bill, wanted: str = "") -> Iterator[Reply[T]]:
    """Each reply as it comes. Raises EngineError. Call it with no transaction open.

    `wanted` names another engine than the one of the settings, where a person asked for it.
    """
    asked = engine(name_of(wanted))
    most = asked.most(prompt)
    call = _opened(prompt, asked, subject, bill)
    began, outcome, last, usage = time.monotonic(), DROPPED, None, None
    try:
        if most is not None and (before := replies.find(prompt, asked)):
            outcome = STORED
            yield from before
            return
        if most is not None:
            budgets.reserve(call, bill, most)
        for last in asked.stream(prompt, partial(budgets.widen, call, bill)):
            yield last
        outcome, usage = (
            "ok",
            last.usage if last else None,
        )  # before its end a call has not counted all it uses
    except EngineError as error:
        outcome, usage = error.code, error.usage
        raise
    finally:
        call.seconds = time.monotonic() - began
        # An engine that was away and said nothing is owed nothing; all else counts unless it was counted.
        is_owed = last is not None or outcome != EngineUnavailable.code
        _close(call, outcome, usage, is_owed, last.model if last else "")


def ask(prompt: Prompt[T], *, subject: str, bill: Bill, wanted: str = "") -> Reply[T]:
    """The one reply to a prompt that has one. Raises EngineError."""
    found = list(stream(prompt, subject=subject, bill=bill, wanted=wanted))
    if len(found) != 1:
        raise EngineInvalid("The engine did not give exactly one answer.")
    return found[0]


def keep(
    prompt: Prompt[Any], values: Sequence[BaseModel], *, bill: Bill, model: str = "", wanted: str = ""
) -> None:
    """Keep replies that the caller has checked, for the next time that the same is asked. What costs nothing
    is not kept, nor what is nobody's."""
    asked = engine(name_of(wanted))
    if asked.most(prompt) is not None and bill.person_id is not None:
        replies.keep(prompt, asked, values, model=model or asked.model, person_id=bill.person_id)


def _opened(prompt: Prompt[Any], asked: Engine, subject: str, bill: Bill) -> EngineCall:
    """The row of the ledger, not yet saved."""
    return EngineCall(
        prompt=prompt.name,
        prompt_version=prompt.version,
        engine=asked.name,
        model=asked.model,
        seconds=0,
        outcome=DROPPED,
        subject=subject[:80],
        person_id=bill.person_id,
        payer_id=bill.payer_id,
        tab=bill.tab,
    )


def _close(call: EngineCall, outcome: str, usage: Usage | None, is_owed: bool, model: str) -> None:
    """Recording never breaks the caller; what could not be settled the sweep gives back."""
    try:
        if call.pk:
            budgets.settle(call, outcome, usage, is_owed=is_owed, seconds=call.seconds)
            return
        counted = usage or Usage()
        call.outcome, call.model = outcome, model or call.model
        call.input_tokens, call.cached_tokens = counted.input_tokens, counted.cached_tokens
        call.output_tokens = counted.output_tokens
        call.cost = Decimal(0) if outcome == STORED else None
        budgets.write(call)
    except Exception:
        log.warning("could not record an engine call", exc_info=True)
