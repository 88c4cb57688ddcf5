"""An engine for tests: gives the replies it was handed and remembers what it was asked."""

from collections import deque
from collections.abc import Iterator, Sequence
from typing import Any

from prep.engines.base import EngineError, EngineUnavailable, Prompt, Reply, SetAside, T, Usage, free


class ScriptedEngine:
    """`script` takes, for each prompt to come, a list of replies to stream: values, errors, or functions that
    make a value of the prompt.

    It costs nothing unless it is told otherwise: `limit` is what a call may use at most, `usage` what it
    then reports.
    """

    name = "scripted"
    model = "script"

    def __init__(self) -> None:
        self.asked: list[Prompt[Any]] = []
        self.limit: Usage | None = None
        self.usage = Usage()
        self._scripts: deque[Sequence[Any]] = deque()

    def script(self, *replies: Any) -> None:
        self._scripts.append(replies)

    def most(self, prompt: Prompt[T]) -> Usage | None:
        return self.limit

    def stream(self, prompt: Prompt[T], set_aside: SetAside = free) -> Iterator[Reply[T]]:
        self.asked.append(prompt)
        if not self._scripts:
            raise EngineUnavailable("The scripted engine has nothing left to say.")
        for reply in self._scripts.popleft():
            if isinstance(reply, EngineError):
                raise reply
            value = reply(prompt) if callable(reply) else reply
            yield Reply(prompt.schema.model_validate(value), self.name, self.model, self.usage)
