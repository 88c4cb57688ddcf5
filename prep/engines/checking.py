"""Whether an endpoint does what Prep needs, in plain words for whoever sets it up."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from prep.engines.base import EngineError, Prompt, Usage
from prep.engines.budgets import price_now
from prep.engines.endpoints import forget
from prep.engines.remote import failures
from prep.engines.remote.engine import RemoteEngine, form_of
from prep.engines.remote.fence import fenced
from prep.engines.remote.probe import look

SHAPES = {
    "schema": "by a strict JSON schema",
    "object": "as some JSON object, its form told in words (the server takes no schema, or does not keep to it)",
    "text": "in words only, and picked out of the reply (the server knows no JSON mode)",
}
LEAST_TOKENS_A_WORD = 0.7  # no tokenizer needs fewer; a count below that means that words were cut off


@dataclass(frozen=True)
class Sample:
    """One question and what has to be true of the replies: `verdict` says what is, and whether that is well."""

    title: str
    prompt: Prompt[Any]
    verdict: Callable[[list[Any]], tuple[bool, str]]


@dataclass
class Checkup:
    """Asks the samples one after the other and says what came of it, line by line."""

    engine: RemoteEngine
    is_well: bool = True
    seconds: float = 0.0

    def __post_init__(self) -> None:
        self.usage = Usage()

    def lines(self, samples: Sequence[Sample]) -> Iterator[str]:
        engine = self.engine
        yield f"Asking {engine.model} at {engine.base_url} ({'with a key' if engine.key else 'without a key'})."
        forget(engine.address)  # learned anew each time
        for sample in samples:
            try:
                yield self._asked(sample)
            except EngineError as error:
                self.is_well = False
                # What the endpoint says stands here and nowhere else: the samples are ours.
                told = ": ".join(filter(None, (error.hint, error.said)))
                yield f"{sample.title}: does not work. {error.reason} [{told or error.code}]"
                yield from (f"  {advice}" for advice in advice_on(error, engine))
                if error.reason in failures.UNREAD:
                    return
        yield from self._summary()

    def _asked(self, sample: Sample) -> str:
        began, first, values, usage = time.monotonic(), 0.0, [], Usage()
        for reply in self.engine.stream(sample.prompt):
            first = first or time.monotonic() - began
            values.append(reply.value)
            usage = reply.usage
        seconds = time.monotonic() - began
        self.seconds += seconds
        self.usage.add(usage)
        is_well, said = sample.verdict(values)
        cut = "" if is_whole(sample.prompt, usage) else f" {CUT.format(count=usage.input_tokens)}"
        self.is_well = self.is_well and is_well and not cut
        works = "works" if is_well and not cut else "does not work well"
        early = f", the first after {first:.1f} s" if len(values) > 1 else ""
        return f"{sample.title}: {works}. {said}{cut} {seconds:.1f} s{early}; {counted(usage)}."

    def _summary(self) -> Iterator[str]:
        form = form_of(self.engine.address.row())
        yield f"Replies are asked for {SHAPES[form.shape]}."
        if not form.streams:
            yield "The server does not stream: questions appear all at once, when the last one is written."
        if form.thinks:
            yield "The model thinks unseen before it answers, which takes time and tokens."
        yield f"In all {self.seconds:.1f} s; {counted(self.usage)}; {priced(self.engine.model, self.usage)}"
        yield "Everything works." if self.is_well else "Not everything works: see above."


CUT = (
    "The server counted only {count} tokens of what was sent, so it cut the text: give the model a longer context "
    "(num_ctx in Ollama, -c in llama.cpp, --max-model-len in vLLM)."
)


def is_whole(prompt: Prompt[Any], usage: Usage) -> bool:
    """Whether the count of tokens can be that of all the words that were sent."""
    words = sum(len(one["content"].split()) for one in fenced(prompt.wording(prompt.facts)))
    return not usage.input_tokens or usage.input_tokens >= LEAST_TOKENS_A_WORD * words


def counted(usage: Usage) -> str:
    if usage.input_tokens is None or usage.output_tokens is None:
        return "the server does not count tokens"
    return f"{usage.input_tokens:,} tokens read, {usage.output_tokens:,} written"


def priced(model: str, usage: Usage) -> str:
    price = price_now(model)
    cost: Decimal | None = price.of(usage) if price else None
    if cost is None:
        return "what that costs is unknown (ENGINE_PRICES can name the model's price)."
    return f"at the price known for {model} that is {cost:.4f}."


def advice_on(error: EngineError, engine: RemoteEngine) -> Iterator[str]:
    """What to look at, after a second look at the address."""
    hint = error.hint.lower()
    if error.reason in (failures.AWAY, failures.SLOW):
        yield f"Does a server run at {engine.base_url}, and can this machine reach it?"
    if error.reason == failures.SLOW:
        yield f"It was given {engine.deadline:g} s; ENGINE_DEADLINE sets that."
    if "401" in hint or "403" in hint:
        yield "The key was not accepted: look at OPENAI_API_KEY."
    if error.reason not in (failures.MISCONFIGURED, failures.OFF_FORM):
        return
    seen = look(engine.base_url, engine.key)
    if seen.models and engine.model not in seen.models:
        yield f"The server does not list {engine.model}. It lists: {', '.join(seen.models[:12])}."
    elif not seen.there and not engine.base_url.endswith("/v1"):
        below = look(f"{engine.base_url}/v1", engine.key)
        sure = "does answer" if below.there else "may be what is meant"
        yield f"OPENAI_BASE_URL={engine.base_url}/v1 {sure}: most servers want /v1 at the end."
    elif not seen.there:
        yield "Nothing that speaks this language answers at OPENAI_BASE_URL: look at the address."
