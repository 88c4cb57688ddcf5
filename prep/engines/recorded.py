"""Replies written to a folder and read back: a run with a real model, repeated without it.

One file for each question, named for its prompt, version and facts. Facts are what a person pasted, so a folder
of recordings is as private as they are.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from prep.engines.base import (
    Engine,
    EngineBudget,
    EngineError,
    EngineInvalid,
    EngineRefused,
    EngineUnavailable,
    Prompt,
    Reply,
    SetAside,
    T,
    Usage,
    free,
)

NOT_RECORDED = "This question was not recorded."
ERRORS = {kind.code: kind for kind in (EngineUnavailable, EngineRefused, EngineInvalid, EngineBudget)}


def place_of(folder: Path, prompt: Prompt[Any]) -> Path:
    """Where the replies to a question are."""
    facts = json.dumps(asdict(prompt.facts), sort_keys=True, default=str)
    digest = hashlib.sha256(facts.encode("utf-8", "surrogatepass")).hexdigest()[:24]
    return folder / f"{prompt.name}-v{prompt.version}-{digest}.json"


class RecordingEngine:
    """Asks another engine and writes down what it says, errors too. A stream that is left early is not kept."""

    def __init__(self, engine: Engine, folder: Path) -> None:
        self.engine, self.folder = engine, folder
        self.name, self.model = engine.name, engine.model
        folder.mkdir(parents=True, exist_ok=True)

    def most(self, prompt: Prompt[T]) -> Usage | None:
        return self.engine.most(prompt)

    def stream(self, prompt: Prompt[T], set_aside: SetAside = free) -> Iterator[Reply[T]]:
        replies: list[Reply[T]] = []
        try:
            for reply in self.engine.stream(prompt, set_aside):
                replies.append(reply)
                yield reply
        except EngineError as error:
            self._write(prompt, replies, error)
            raise
        self._write(prompt, replies, None)

    def _write(self, prompt: Prompt[T], replies: list[Reply[T]], error: EngineError | None) -> None:
        usage = replies[-1].usage if replies else (error and error.usage) or Usage()
        kept = {
            "engine": self.name,
            "model": replies[-1].model if replies else self.model,
            "usage": asdict(usage),
            "values": [reply.value.model_dump(mode="json") for reply in replies],
            "error": [error.code, error.reason] if error else None,
        }
        place = place_of(self.folder, prompt)
        draft = place.with_suffix(".draft")
        draft.write_text(json.dumps(kept, ensure_ascii=True, indent=1))
        draft.rename(place)


class ReplayEngine:
    """Says again what was recorded, and nothing else. Costs nothing."""

    name = "replay"
    model = "recorded"

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def most(self, prompt: Prompt[T]) -> Usage | None:
        return None

    def stream(self, prompt: Prompt[T], set_aside: SetAside = free) -> Iterator[Reply[T]]:
        try:
            kept = json.loads(place_of(self.folder, prompt).read_text())
            usage = Usage(**kept["usage"])
            values = [prompt.schema.model_validate(value) for value in kept["values"]]
        except FileNotFoundError:
            raise EngineInvalid(NOT_RECORDED) from None
        except (ValueError, KeyError, TypeError, ValidationError) as error:
            raise EngineInvalid("What was recorded of this question cannot be read.") from error
        for value in values:
            yield Reply(value, kept["engine"], kept["model"], usage)
        if kept["error"]:
            code, reason = kept["error"]
            raise ERRORS.get(code, EngineInvalid)(reason)
