"""What a model said, as JSON: strictly read, unwrapped once, and without characters that no page can hold."""

import json
import re
from collections.abc import Iterator
from typing import Any

DEEPEST = 64  # levels; our deepest reply has five

# Control characters but tab and line ends, and lone surrogates, which no database keeps.
_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]+")
_THOUGHTS = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL)
_FENCE = re.compile(r"```[a-zA-Z0-9_-]*[ \t]*\n(.*?)```", re.DOTALL)
_decoder = json.JSONDecoder(parse_constant=lambda name: _refuse(name))


class NotJson(ValueError):
    """The text is not what RFC 8259 calls JSON."""


def loads(text: str | bytes) -> Any:
    """One JSON text, read strictly. Raises NotJson, whatever is wrong with it."""
    try:
        said = text.decode("utf-8") if isinstance(text, bytes) else text
        return _scrub(_decoder.decode(said))
    except (ValueError, RecursionError) as error:
        raise NotJson(str(error)[:200]) from error


def unwrap(text: str) -> Any:
    """The JSON of a reply: the whole of it, else what stands in a code fence, else the first object in it.

    That is the only help given. Raises NotJson.
    """
    bare = _THOUGHTS.sub("", text).strip()
    try:
        return loads(bare)
    except NotJson as error:
        for candidate in _candidates(bare):
            try:
                return loads(candidate)
            except NotJson:
                continue
        raise error


def _candidates(text: str) -> Iterator[str]:
    fenced = _FENCE.search(text)
    if fenced:
        yield fenced.group(1).strip()
    start = text.find("{")
    if start >= 0:
        try:
            _, end = _decoder.raw_decode(text, start)
        except (ValueError, RecursionError):
            return
        yield text[start:end]


def _refuse(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _scrub(value: Any, depth: int = 0) -> Any:
    """The same value without what cannot be stored."""
    if depth > DEEPEST:
        raise ValueError("nested too deeply")
    if isinstance(value, str):
        return _UNSTORABLE.sub("", value)
    if isinstance(value, list):
        return [_scrub(one, depth + 1) for one in value]
    if isinstance(value, dict):
        return {_UNSTORABLE.sub("", key): _scrub(one, depth + 1) for key, one in value.items()}
    return value
