"""The engine that asks a model behind an OpenAI-style endpoint."""

import json
import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from prep.engines import endpoints
from prep.engines.base import EngineError, EngineInvalid, EngineUnavailable, Prompt, Reply, T, Usage
from prep.engines.remote import failures
from prep.engines.remote.asking import ROUNDS, Asking, parts_of
from prep.engines.remote.fence import fenced
from prep.engines.remote.line import line
from prep.engines.remote.schema import strict

log = logging.getLogger(__name__)


@dataclass
class RemoteEngine:
    """`deadline` is in seconds for one prompt, all its tries together. `together` is how many calls one prompt
    may make at once."""

    base_url: str
    key: str
    model: str
    deadline: float = 90.0
    together: int = 4

    name = "remote"

    @property
    def address(self) -> endpoints.Address:
        return endpoints.Address(self.base_url, self.model)

    def most(self, prompt: Prompt[T]) -> Usage | None:
        """The most that one prompt can use: everything sent and the whole room filled, in each try."""
        if prompt.wire is None:
            return None
        sent = room = 0
        for facts in parts_of(prompt):
            sent += sum(len(message["content"].encode()) for message in fenced(prompt.wording(facts)))
            room += prompt.wire.room(facts)
        form = len(json.dumps(strict(prompt.wire.schema)))
        return Usage(ROUNDS * (sent + form) // 3, 0, ROUNDS * room)

    def stream(self, prompt: Prompt[T]) -> Iterator[Reply[T]]:
        if prompt.wire is None:
            raise EngineInvalid("No model can be asked this.")
        visit = endpoints.enter(self.address, timedelta(seconds=self.deadline))
        asking = Asking(
            prompt,
            line(self.base_url, self.key),
            self.model,
            visit.row.learned,
            until=time.monotonic() + self.deadline,
            together=self.together,
        )
        try:
            for value in asking.values():
                yield Reply(value, self.name, asking.said_model or self.model, asking.usage)
        except EngineError as error:
            self._failed(visit, prompt, error, asking)
            raise
        finally:
            asking.drop()
        endpoints.answered(visit)
        endpoints.learn(visit.row, asking.form.kept())

    def _failed(
        self, visit: endpoints.Visit, prompt: Prompt[T], error: EngineError, asking: Asking[T]
    ) -> None:
        error.usage = asking.spent(was_read=error.reason not in failures.UNREAD)
        trouble = f"{error.reason} ({error.hint})"
        log.warning("%s of %s: %s", prompt.name, self.model, trouble)
        if isinstance(error, EngineUnavailable):
            endpoints.failed(visit, trouble, error.again_in)
        elif error.reason != failures.MISCONFIGURED:
            endpoints.answered(visit)
