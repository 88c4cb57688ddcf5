"""The one door to engines: picks the engine, asks it, and writes down that it was asked."""

import logging
import time
from collections.abc import Iterator
from functools import cache
from typing import Any

from django.conf import settings

from prep.engines.base import Bill, Engine, EngineError, EngineInvalid, Prompt, Reply, T, Usage
from prep.engines.embedded import EmbeddedEngine
from prep.engines.models import EngineCall
from prep.engines.scripted import ScriptedEngine

log = logging.getLogger(__name__)


@cache
def engine(name: str) -> Engine:
    """The engine of that name, one per process."""
    if name == "embedded":
        return EmbeddedEngine(pause=settings.ENGINE_PAUSE)
    if name == "scripted":
        return ScriptedEngine()
    raise ValueError(f"there is no engine called {name!r}")


def stream(prompt: Prompt[T], *, subject: str, bill: Bill) -> Iterator[Reply[T]]:
    """Each reply as it comes. Raises EngineError. Call it with no transaction open."""
    asked = engine(settings.ENGINE)
    began, outcome, last = time.monotonic(), "dropped", None
    try:
        for last in asked.stream(prompt):
            yield last
        outcome = "ok"
    except EngineError as error:
        outcome = error.code
        raise
    finally:
        _record(prompt, asked.name, last, time.monotonic() - began, outcome, subject, bill)


def ask(prompt: Prompt[T], *, subject: str, bill: Bill) -> Reply[T]:
    """The one reply to a prompt that has one. Raises EngineError."""
    replies = list(stream(prompt, subject=subject, bill=bill))
    if len(replies) != 1:
        raise EngineInvalid("The engine did not give exactly one answer.")
    return replies[0]


def _record(
    prompt: Prompt[Any],
    name: str,
    last: Reply[Any] | None,
    seconds: float,
    outcome: str,
    subject: str,
    bill: Bill,
) -> None:
    """Recording never breaks the caller."""
    usage = last.usage if last else Usage()
    try:
        EngineCall.objects.create(
            prompt=prompt.name,
            prompt_version=prompt.version,
            engine=name,
            model=last.model if last else "",
            input_tokens=usage.input_tokens,
            cached_tokens=usage.cached_tokens,
            output_tokens=usage.output_tokens,
            seconds=seconds,
            outcome=outcome,
            subject=subject,
            person_id=bill.person_id,
        )
    except Exception:
        log.warning("could not record an engine call", exc_info=True)
