"""One prompt put to an endpoint: in the form it takes, once more when the reply is off form, until it is time."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Generic

from django.db import connection
from pydantic import BaseModel, ValidationError

from prep.engines.base import EngineInvalid, EngineRefused, Prompt, SetAside, T, Usage
from prep.engines.remote import failures
from prep.engines.remote.bodies import body_of, most_of
from prep.engines.remote.forms import Form
from prep.engines.remote.items import Items
from prep.engines.remote.line import Call, Line
from prep.engines.remote.texts import NotJson, loads, unwrap

log = logging.getLogger(__name__)

ROUNDS = 2  # a question, and once more: what was off form, or what is left of a list
MOST_STEPS = 12  # refusals of the request itself, each answered with a plainer one
LONGEST_PART = 6000  # characters that one call reads, where a prompt can be cut
SHORT_PART = 2000  # the same once a reply did not fit

LETTERS = 4  # of a token, about


class OffForm(Exception):
    """The reply is not what was asked for: worth one more try, in a plainer form."""


@dataclass
class Asked:
    """A call on its way, with what is needed to put it again."""

    facts: Any
    why: str
    form: Form
    call: Call
    text: str = ""


class Asking(Generic[T]):
    """`form` is how it is asked now; `usage` grows with each call. No request goes out before what all of them
    can use is set aside."""

    def __init__(
        self,
        prompt: Prompt[T],
        line: Line,
        model: str,
        form: Form,
        *,
        until: float,
        together: int,
        set_aside: SetAside,
    ) -> None:
        assert prompt.wire is not None
        self.prompt, self.wire, self.line, self.model = prompt, prompt.wire, line, model
        self.form, self.shape, self.has_strayed = form, form.shape, False
        self.until, self.together, self.set_aside = until, together, set_aside
        self.usage, self.most = Usage(), Usage()
        self.said_model = ""
        self._steps = 0
        self._calls: list[Call] = []

    def values(self) -> Iterator[T]:
        """The drafts, each as soon as it is whole. Raises EngineError."""
        if self.wire.items:
            yield from self._list()
        else:
            yield self._one()

    def spent(self, *, was_read: bool) -> Usage:
        """What calls in vain used: as counted, else guessed, if a model read them at all."""
        total = Usage(0, 0, 0)
        for call in self._calls:
            used = call.heard.usage or Usage()
            if used.input_tokens is not None and used.output_tokens is not None:
                total.add(used)
            elif was_read:
                total.add(self._guessed(call))
        return total

    def _guessed(self, call: Call) -> Usage:
        """By letters. What a model thought before we hung up was seen by nobody, so it counts in full."""
        sent = sum(len(message["content"]) for message in call.body["messages"])
        written = most_of(call.body).output_tokens if self.form.thinks else call.letters // LETTERS
        return Usage(sent // LETTERS, 0, written)

    @property
    def learned(self) -> Form:
        """What holds for other prompts too. A reply off form may be due to what this one is about, so a shape that it
        led to is not in it."""
        return replace(self.form, shape=self.shape)

    def drop(self) -> None:
        """Hang up on every call that still runs."""
        for call in self._calls:
            call.drop()

    # ---------------------------------------------------------------- one reply

    def _one(self) -> T:
        facts = self.prompt.facts
        sent = self._all(parts_of(self.prompt))
        try:
            return self.wire.accept(facts, sent)
        except ValueError as error:
            raise EngineInvalid(failures.OFF_FORM, hint=brief(error)) from error

    def _all(self, parts: list[Any]) -> BaseModel:
        """One reply for all the parts, which are asked a few at a time."""
        sent: list[BaseModel] = []
        for start in range(0, len(parts), self.together):
            asked = [self._ask(part) for part in parts[start : start + self.together]]
            sent += [self._sent(one) for one in asked]
        if len(sent) == 1 or self.wire.join is None:
            return sent[0]
        return self.wire.join(sent)

    def _sent(self, asked: Asked) -> BaseModel:
        """The reply to one call; another try when it is off form, a smaller task when it was cut."""
        try:
            return self._read(asked)
        except OffForm as error:
            why = str(error)
        if self._was_cut(asked):
            smaller = self._smaller(asked)
            if smaller is not None:
                return smaller
        else:
            self._stray()
        try:
            return self._read(self._ask(asked.facts, why))
        except OffForm as error:
            raise EngineInvalid(failures.OFF_FORM, hint=str(error)) from error

    def _stray(self) -> None:
        """A reply was off form: ask for a plainer one from now on."""
        plainer = self.form.plainer()
        if plainer is not None:
            self.form, self.has_strayed = plainer, True

    def _was_cut(self, asked: Asked) -> bool:
        """Whether the limit of tokens ended it. A model that only thought is given room for that from now on."""
        heard = asked.call.heard
        if heard.finish == "length" and not self.form.thinks and (heard.thought or not asked.text.strip()):
            self.form = replace(self.form, thinks=True)
        return heard.finish == "length"

    def _smaller(self, asked: Asked) -> BaseModel | None:
        """The same in shorter pieces; None when the next try has more room anyway."""
        if asked.form != self.form:
            return None
        pieces = self.wire.parts(asked.facts, SHORT_PART) if self.wire.parts else []
        if len(pieces) < 2 or self.wire.join is None:
            raise EngineInvalid(failures.NO_ROOM, hint="The reply was cut by its limit of tokens.")
        try:
            return self.wire.join([self._read(self._ask(piece)) for piece in pieces])
        except OffForm as error:
            raise EngineInvalid(failures.NO_ROOM, hint=str(error)) from error

    def _read(self, asked: Asked) -> BaseModel:
        for _ in self._hear(asked):
            pass
        try:
            return self.wire.schema.model_validate(unwrap(asked.text))
        except (NotJson, ValidationError) as error:
            raise OffForm(brief(error)) from error

    # ---------------------------------------------------------------- a list, item by item

    def _list(self) -> Iterator[T]:
        facts, given, why = self.prompt.facts, 0, ""
        for _ in range(ROUNDS):
            asked, fresh = self._ask(facts, why), []
            for value in self._items(asked):
                fresh.append(value)
                yield value
                release()
            given += len(fresh)
            left = self.wire.rest(facts, fresh) if self.wire.rest else None
            if fresh and left is None:
                return
            if not self._was_cut(asked) and not fresh:
                self._stray()
                why = "it held no whole item"
            facts = left or facts
        if not given:
            raise EngineInvalid(failures.OFF_FORM, hint="No item of the list was of the agreed form.")

    def _items(self, asked: Asked) -> Iterator[T]:
        reader, count = Items(self.wire.items), 0
        for piece in self._hear(asked):
            for text in reader.feed(piece):
                value = self._item(asked.facts, text)
                if value is not None:
                    count += 1
                    yield value
        if not count:
            yield from self._late_items(asked)

    def _late_items(self, asked: Asked) -> Iterator[T]:
        """Where the list could not be followed while it came: the reply read as a whole."""
        try:
            sent = self.wire.schema.model_validate(unwrap(asked.text))
        except (NotJson, ValidationError):
            return
        for one in getattr(sent, self.wire.items):
            try:
                yield self.wire.accept(asked.facts, one)
            except ValueError as error:
                log.info("an item was dropped: %s", brief(error))

    def _item(self, facts: Any, text: str) -> T | None:
        assert self.wire.item is not None
        try:
            return self.wire.accept(facts, self.wire.item.model_validate(loads(text)))
        except ValueError as error:
            log.info("an item was dropped: %s", brief(error))
            return None

    # ---------------------------------------------------------------- one call

    def _ask(self, facts: Any, why: str = "") -> Asked:
        return Asked(facts, why, self.form, self._call(facts, why))

    def _call(self, facts: Any, why: str) -> Call:
        body = body_of(self.prompt, self.model, self.form, facts, why)
        self.most.add(most_of(body))
        self.set_aside(self.most)
        call = Call(self.line, body, self.until)
        self._calls.append(call)
        return call

    def _hear(self, asked: Asked) -> Iterator[str]:
        """The text as it comes. A request that is refused is put again in a plainer form."""
        release()
        while True:
            try:
                for piece in asked.call:
                    asked.text += piece
                    yield piece
                break
            except failures.Deaf as refusal:
                self._step(asked, refusal)
            finally:
                self._note(asked.call)
        asked.call.heard.settle(asked.text)

    def _step(self, asked: Asked, refusal: failures.Deaf) -> None:
        self._steps += 1
        if asked.form == self.form:  # else another call has found a plainer form in the meantime
            plainer = self.form.after(refusal.said)
            if plainer is None or self._steps > MOST_STEPS:
                raise EngineRefused(
                    failures.NOT_ACCEPTED, hint=refusal.hint, said=failures.short(refusal.said)
                ) from None
            self.form = plainer
            if not self.has_strayed:
                self.shape = plainer.shape
        self._calls.remove(asked.call)  # it used nothing
        asked.form, asked.text = self.form, ""
        asked.call = self._call(asked.facts, asked.why)

    def _note(self, call: Call) -> None:
        self.said_model = call.heard.model or self.said_model
        used = call.heard.usage
        if used is not None:
            self.usage.add(used)


def parts_of(prompt: Prompt[Any]) -> list[Any]:
    """The facts, cut into what one call can read: long ones would overflow a small model."""
    wire = prompt.wire
    if wire is None or wire.parts is None:
        return [prompt.facts]
    return wire.parts(prompt.facts, LONGEST_PART)


def brief(error: Exception) -> str:
    """What is wrong with a reply, in few words and with none of its own."""
    if isinstance(error, ValidationError):
        first = error.errors(include_input=False, include_url=False)[0]
        return f"{'.'.join(str(step) for step in first['loc'])}: {first['msg']}"[:200]
    return str(error)[:200]


def release() -> None:
    """Give the database connection back while we wait: many calls wait at once, connections are few."""
    if not connection.in_atomic_block:
        connection.close()
