"""What an engine is: prompts go in, checked drafts come out. Knows no Django and no vendor."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

from pydantic import BaseModel

T = TypeVar("T", bound=BaseModel)


@dataclass(frozen=True)
class Message:
    """One turn of a prompt as sent to a model."""

    role: str  # "system" or "user"; "data" is a stranger's text, which goes out between marks
    text: str


@dataclass(frozen=True)
class Wire(Generic[T]):
    """What a model is asked to send, leaner than the draft that code makes of it.

    `schema` is the whole reply; it has no field for a mark, a level or a total. `accept(facts, sent)` makes the
    draft, and raises ValueError when it cannot. `room` is how many tokens the reply may take.
    Where the answer is a list, `items` names its field and `item` is the class of one; `accept` then takes one,
    and `rest(facts, drafts)` says what is still to be asked for after these drafts (None: nothing).
    Where long facts can be cut, `parts(facts, longest)` cuts them, and `join` makes one reply of those sent.
    """

    schema: type[BaseModel]
    accept: Callable[[Any, Any], T]
    room: Callable[[Any], int]
    items: str = ""
    item: type[BaseModel] | None = None
    parts: Callable[[Any, int], list[Any]] | None = None
    join: Callable[[list[Any]], Any] | None = None
    rest: Callable[[Any, list[Any]], Any] | None = None


@dataclass(frozen=True)
class Prompt(Generic[T]):
    """One question to an engine.

    `facts` is a frozen dataclass of plain values (no model rows). `schema` is what one reply must be.
    `offline` answers without a model: it yields one reply, or, for prompts whose answer is a list
    (`write_questions`), one reply per item as each is written. `wire` is how a model is asked.
    """

    name: str
    version: int
    facts: Any
    schema: type[T]
    wording: Callable[[Any], list[Message]]
    offline: Callable[[Any], Iterator[T]]
    wire: Wire[T] | None = None


@dataclass
class Usage:
    """Tokens of one call as the endpoint reported them; None means unknown, never zero. What all replies of
    one call carry grows until the call is over."""

    input_tokens: int | None = None
    cached_tokens: int | None = None
    output_tokens: int | None = None

    def add(self, other: "Usage") -> None:
        """What is unknown stays out of the sum; nothing known is None, never zero."""
        for name, count in vars(other).items():
            mine = getattr(self, name)
            setattr(self, name, count if mine is None else mine if count is None else mine + count)


@dataclass(frozen=True)
class Bill:
    """Whom a call is for and on whose account it goes.

    `payer_id` is set where somebody else pays (the owner of a prep link); None means the person pays.
    `tab` is an account with a cap of its own, e.g. `link 17`.
    """

    person_id: int | None = None
    payer_id: int | None = None
    tab: str = ""


@dataclass(frozen=True)
class Reply(Generic[T]):
    """One validated reply and where it came from."""

    value: T
    engine: str
    model: str = ""
    usage: Usage = field(default_factory=Usage)


SetAside = Callable[[Usage], None]


def free(most: Usage) -> None:
    """Nothing has to be set aside."""


class Engine(Protocol):
    """Answers prompts. `stream` yields each reply as soon as it is complete; the usage of the last one is
    that of the whole call, tries included.

    `model` is what the engine would ask now, as far as it knows before it asks. `most` is the most tokens
    that one call with this prompt can use, read and written, which budgets set aside; None when the engine
    costs nothing. That is for asking once: an engine that goes on to ask in a way that can use more tells
    `set_aside` first what all of it together can use. That raises EngineBudget where there is no room.
    """

    name: str
    model: str

    def stream(self, prompt: Prompt[T], set_aside: SetAside = free) -> Iterator[Reply[T]]: ...

    def most(self, prompt: Prompt[T]) -> Usage | None: ...


class EngineError(Exception):
    """An engine gave no usable reply. `reason` is a plain sentence that a page may show. `usage` is what
    the vain call used, where the engine knows or can guess. Without it, a call that was let out counts in
    full, and one that found nobody (EngineUnavailable) not at all. `hint` tells whoever runs the site more, in
    our own words: it is logged. `said` is what the endpoint said, which may repeat what a person wrote: it is
    written down nowhere. `again_in` says after how many seconds trying again makes sense, where that is known."""

    code = "engine_error"

    def __init__(
        self,
        reason: str,
        usage: Usage | None = None,
        *,
        hint: str = "",
        said: str = "",
        again_in: float | None = None,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.usage = usage
        self.hint = hint
        self.said = said
        self.again_in = again_in


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
