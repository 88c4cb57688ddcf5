"""Whatever can go wrong between us and an endpoint, as one of the few errors that callers know.

What an endpoint says of an error may repeat what it was sent, so it stays apart (`said`); hints are our own words.
"""

import asyncio
import contextlib
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpx2
import openai

from prep.engines.base import EngineBudget, EngineError, EngineInvalid, EngineRefused, EngineUnavailable

AWAY = "The language model cannot be reached right now."
SLOW = "The language model took too long."
BUSY = "The language model is busy right now."
TROUBLED = "The language model's server reported trouble of its own."
CUT = "The language model's answer broke off."
NO_CREDIT = "The credit for the language model is used up."
MISCONFIGURED = "The language model is not set up correctly; whoever runs this site has to look at it."
TOO_LONG = "This text is too long for the language model."
NOT_ACCEPTED = "The language model's server did not accept the question."
WILL_NOT = "The language model would not answer this."
ENDLESS = "The language model sent far more than it was asked for."
OFF_FORM = "The language model's answer did not have the agreed form."
NO_ROOM = "The language model's answer was too long to be finished."

# With these a call ends before a model has read anything.
UNREAD = frozenset({AWAY, BUSY, TROUBLED, NO_CREDIT, MISCONFIGURED, NOT_ACCEPTED, TOO_LONG})

LONGEST_PAUSE = 3600.0
LONGEST_SAID = 300
NAME = re.compile(r"[\w.-]{1,40}", re.ASCII)  # of a kind of error; longer ones may be sentences
# With these words a server says 500 and means 400: its chat template or its grammar broke.
TEMPLATES = ("roles must alternate", "system role", "grammar", "response_format", "json_schema")


class TooMuch(Exception):
    """The body is larger than any reply of ours can be."""


class Packed(Exception):
    """The body is compressed, though we said that we take none that is."""


class Deaf(Exception):
    """The server refused the request itself (400 and the like): another form may be taken."""

    def __init__(self, hint: str, said: str) -> None:
        super().__init__(hint)
        self.hint = hint
        self.said = said


def explained(error: BaseException) -> EngineError | Deaf:
    """The error that callers know for any error of a call."""
    if isinstance(error, EngineError | Deaf):
        return error
    if isinstance(error, openai.APIStatusError):
        fields = error.body if isinstance(error.body, dict) else {}
        fields = {**fields, "message": fields.get("message") or error.message}
        return of_status(error.status_code, fields, error.response.headers)
    if isinstance(error, TooMuch):
        return EngineInvalid(ENDLESS, hint="The reply went past the limit of bytes.")
    if isinstance(error, Packed):
        return EngineInvalid(OFF_FORM, hint="The reply was compressed, which we do not take.")
    if isinstance(error, TimeoutError | asyncio.TimeoutError | openai.APITimeoutError):
        return EngineUnavailable(SLOW, hint="No whole reply came in time.")
    if isinstance(error, openai.APIConnectionError):
        cause = error.__cause__ or error
        if isinstance(cause, TooMuch | Packed):
            return explained(cause)
        kind = type(cause).__name__
        return EngineUnavailable(AWAY, hint=f"The connection failed ({kind}).", said=short(cause))
    kind = type(error).__name__
    if isinstance(error, httpx2.HTTPError | httpx2.StreamError | OSError):
        return EngineUnavailable(CUT, hint=f"The connection broke ({kind}).", said=short(error))
    return EngineInvalid(OFF_FORM, hint=f"The reply could not be read ({kind}).", said=short(error))


def of_status(
    status: int, error: Mapping[str, Any], headers: Mapping[str, str] | None = None
) -> EngineError | Deaf:
    """The error for a status that is no success and the error object that came with it."""
    code = str(error.get("code") or error.get("type") or "")
    said = f"{code} {error.get('message') or ''}".strip()
    words = said.lower()
    told: dict[str, Any] = {"hint": kind_of(status, code), "said": short(said)}
    if "insufficient_quota" in words or "exceeded your current quota" in words or status == 402:
        return EngineBudget(NO_CREDIT, **told)
    if status == 429:
        return EngineUnavailable(BUSY, **told, again_in=pause(headers or {}))
    if status in (408, 409, 425) or status >= 500:
        if any(name in words for name in TEMPLATES):
            return Deaf(told["hint"], said)
        return EngineUnavailable(TROUBLED, **told, again_in=pause(headers or {}))
    if "context length" in words or "context_length" in words or "context size" in words or status == 413:
        return EngineRefused(TOO_LONG, **told)
    if "content_filter" in words or "content management policy" in words:
        return EngineRefused(WILL_NOT, **told)
    if status in (400, 415, 422):
        return Deaf(told["hint"], said)
    return EngineRefused(MISCONFIGURED, **told)


def of_error_object(error: Any) -> EngineError | Deaf:
    """The error for {"error": …} in a reply that began with 200."""
    fields = error if isinstance(error, dict) else {"message": str(error)}
    code = str(fields.get("code") or fields.get("status") or "")
    status = int(code) if code.isdecimal() and 300 <= int(code) < 600 else 503
    words = " ".join(str(fields.get(name)) for name in ("code", "type", "message")).lower()
    if "rate" in words and "limit" in words:
        status = 429
    return of_status(status, fields)


def kind_of(status: int, code: str) -> str:
    """What may be written down of an error: its number and the name of its kind."""
    return f"{status} {code}" if NAME.fullmatch(code) and code != str(status) else str(status)


def short(said: object) -> str:
    return str(said)[:LONGEST_SAID]


def pause(headers: Mapping[str, str]) -> float | None:
    """Seconds that the server asks us to wait, at most an hour; None when it does not say."""
    said = headers.get("retry-after", "").strip()
    seconds: float | None = None
    with contextlib.suppress(ValueError):
        seconds = float(said)
    if seconds is None and said:
        with contextlib.suppress(ValueError, TypeError):
            seconds = (parsedate_to_datetime(said) - datetime.now(UTC)).total_seconds()
    if seconds is None or not 0 <= seconds < float("inf"):
        return None
    return min(seconds, LONGEST_PAUSE)
