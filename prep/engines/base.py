"""What an engine is: prompts go in, checked drafts come out. Knows no Django and no vendor."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

from pydantic import BaseModel

T = TypeVar("T", bound=BaseModel)


@dataclass(frozen=True)
class Message:
    """One turn of a prompt as sent to a model."""

    role: str  # "system" or "user"
    text: str


@dataclass(frozen=True)
class Prompt(Generic[T]):
    """One question to an engine.

    `facts` is a frozen dataclass of plain values (no model rows). `schema` is what one reply must be.
    `offline` answers without a model: it yields one reply, or, for prompts whose answer is a list
    (`write_questions`), one reply per item as each is written.
    """

    name: str
    version: int
    facts: Any
    schema: type[T]
    wording: Callable[[Any], list[Message]]
    offline: Callable[[Any], Iterator[T]]


@dataclass(frozen=True)
class Usage:
    """Tokens of one call as the endpoint reported them; None means unknown, never zero."""

    input_tokens: int | None = None
    cached_tokens: int | None = None
    output_tokens: int | None = None


@dataclass(frozen=True)
class Reply(Generic[T]):
    """One validated reply and where it came from."""

    value: T
    engine: str
    model: str = ""
    usage: Usage = field(default_factory=Usage)


class Engine(Protocol):
    """Answers prompts. `stream` yields each reply as soon as it is complete."""

    name: str

    def stream(self, prompt: Prompt[T]) -> Iterator[Reply[T]]: ...


class EngineError(Exception):
    """An engine gave no usable reply. `reason` is a plain sentence that a page may show."""

    code = "engine_error"

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class EngineUnavailable(EngineError):
    """Away for now: trying again later may help."""

    code = "engine_unavailable"


class EngineRefused(EngineError):
    """The engine will not answer this."""

    code = "engine_refused"


class EngineInvalid(EngineError):
    """The engine answered, but not in the agreed form."""

    code = "engine_invalid"


class EngineBudget(EngineError):
    """Answering would cost more than what is allowed."""

    code = "engine_budget"
