"""Chat completions taken apart by hand: what is missing, null or of another type is never a crash."""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from prep.engines.base import EngineInvalid, EngineRefused, EngineUnavailable, Usage
from prep.engines.remote import failures
from prep.engines.remote.texts import NotJson, loads

LONGEST_LINE = 2**19
WEB_PAGE = (
    "The server answered with a web page. The base address is probably wrong: is /v1 missing at its end?"
)


@dataclass
class Heard:
    """What one reply said of itself, beside its text."""

    model: str = ""
    finish: str = ""
    usage: Usage | None = None
    thought: int = 0  # tokens of thoughts that were not sent
    refused: str = ""
    choices: bool = False

    def take(self, chunk: Any) -> str:
        """Note what a chunk or a whole completion says; returns its text. Raises an EngineError or Deaf."""
        if not isinstance(chunk, dict):
            raise EngineInvalid(failures.OFF_FORM, hint="The reply is no JSON object.")
        if chunk.get("error"):
            raise failures.of_error_object(chunk["error"])
        self.model = str(chunk.get("model") or self.model)[:120]
        self._count(chunk.get("usage"))
        choices = chunk.get("choices")
        if not isinstance(choices, list) or not choices or not isinstance(choices[0], dict):
            return ""
        self.choices = True
        self.finish = str(choices[0].get("finish_reason") or self.finish)
        said = choices[0].get("delta") or choices[0].get("message")
        if not isinstance(said, dict):
            return ""
        self.refused += str(said.get("refusal") or "")
        return _text(said.get("content"))

    def _count(self, usage: Any) -> None:
        if not isinstance(usage, dict):
            return
        details = usage.get("prompt_tokens_details")
        thoughts = usage.get("completion_tokens_details")
        self.thought = _number(thoughts, "reasoning_tokens") or 0
        self.usage = Usage(
            _number(usage, "prompt_tokens"),
            _number(details, "cached_tokens"),
            _number(usage, "completion_tokens"),
        )

    def settle(self, text: str) -> None:
        """Raises when the reply is over and cannot be used, in the order in which that is to be judged."""
        if self.refused or self.finish == "content_filter":
            hint = "The model refused." if self.refused else "The content filter stopped it."
            raise EngineRefused(failures.WILL_NOT, hint=hint, said=failures.short(self.refused))
        if not self.choices:
            raise EngineInvalid(failures.OFF_FORM, hint="The reply held no choices.")
        if not self.finish and not text.strip():
            raise EngineUnavailable(failures.CUT, hint="The reply ended before it began.")


def _text(content: Any) -> str:
    """Text as a string or as a list of parts."""
    if isinstance(content, str):
        return content
    if isinstance(content, list):
        return "".join(_text(part.get("text")) for part in content if isinstance(part, dict))
    return ""


def _number(holder: Any, name: str) -> int | None:
    value = holder.get(name) if isinstance(holder, dict) else None
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**31 else None


class Events:
    """Server-sent events from bytes as they come: yields the data of each event. Raises TooMuch on one that
    does not end."""

    def __init__(self) -> None:
        self.decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.rest = ""
        self.data: list[str] = []

    def feed(self, piece: bytes, final: bool = False) -> Iterator[str]:
        *lines, self.rest = (self.rest + self.decoder.decode(piece, final)).split("\n")
        if len(self.rest) > LONGEST_LINE:
            raise failures.TooMuch
        if final:
            lines, self.rest = [*lines, self.rest, ""], ""
        for line in lines:
            line = line.removesuffix("\r")
            if line.startswith("data:"):
                self.data.append(line[5:].removeprefix(" "))
            elif not line and self.data:
                yield "\n".join(self.data)
                self.data.clear()


def whole(body: bytes, content_type: str) -> Any:
    """A completion that came in one piece."""
    try:
        return loads(body)
    except NotJson as error:
        if "html" in content_type or body.lstrip()[:1] == b"<":
            raise EngineRefused(failures.MISCONFIGURED, hint=WEB_PAGE) from error
        raise EngineInvalid(failures.OFF_FORM, hint=f"The reply is no JSON: {error}") from error
