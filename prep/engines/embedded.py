"""The in-process engine: each prompt brings its own offline rule; no network, no key."""

import time
from collections.abc import Iterator

from pydantic import ValidationError

from prep.engines.base import EngineInvalid, Prompt, Reply, SetAside, T, Usage, free


class EmbeddedEngine:
    """Answers with the prompt's offline rule. `pause` (seconds before each reply) makes it slow on purpose,
    to see and test what people see with a slow engine."""

    name = "embedded"
    model = "rules"

    def __init__(self, pause: float = 0.0) -> None:
        self.pause = pause

    def most(self, prompt: Prompt[T]) -> Usage | None:
        return None

    def stream(self, prompt: Prompt[T], set_aside: SetAside = free) -> Iterator[Reply[T]]:
        try:
            for value in prompt.offline(prompt.facts):
                if self.pause:
                    time.sleep(self.pause)
                yield Reply(value, self.name, f"rules v{prompt.version}")
        except ValidationError as error:
            raise EngineInvalid("The built-in engine gave an answer that breaks its own rules.") from error
