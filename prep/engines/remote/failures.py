"""Whatever can go wrong between us and an endpoint, as one of the few errors that callers know."""

import asyncio
import contextlib
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
# With these words a server says 500 and means 400: its chat template or its grammar broke.
TEMPLATES = ("roles must alternate", "system role", "grammar", "response_format", "json_schema")


class TooMuch(Exception):
    """The body is larger than any reply of ours can be."""


class Packed(Exception):
    """The body is compressed, though we said that we take none that is."""


class Deaf(Exception):
    """The server refused the request itself (400 and the like): another form may be taken."""

    def __init__(self, status: int, said: str) -> None:
        super().__init__(said)
        self.status = status
        self.said = said


def explained(error: BaseException) -> EngineError | Deaf:
    """The error that callers know for any error of a call."""
    if isinstance(error, EngineError | Deaf):
        return error
    if isinstance(error, openai.APIStatusError):
        said = error.body if isinstance(error.body, dict) else {}
        words = " ".join(
            str(part) for part in (said.get("code"), said.get("message") or error.message) if part
        )
        return of_status(error.status_code, words, error.response.headers)
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
        return EngineUnavailable(AWAY, hint=f"The connection failed: {cause or type(cause).__name__}")
    if isinstance(error, httpx2.HTTPError | httpx2.StreamError | OSError):
        return EngineUnavailable(CUT, hint=f"The connection broke: {error or type(error).__name__}")
    return EngineInvalid(OFF_FORM, hint=f"{type(error).__name__}: {error}"[:200])


def of_status(status: int, said: str, headers: Mapping[str, str] | None = None) -> EngineError | Deaf:
    """The error for a status that is no success."""
    words = said.lower()
    hint = f"{status}: {said}"[:300]
    if "insufficient_quota" in words or "exceeded your current quota" in words or status == 402:
        return EngineBudget(NO_CREDIT, hint=hint)
    if status == 429:
        return EngineUnavailable(BUSY, hint=hint, again_in=pause(headers or {}))
    if status in (408, 409, 425) or status >= 500:
        if any(name in words for name in TEMPLATES):
            return Deaf(status, said)
        return EngineUnavailable(TROUBLED, hint=hint, again_in=pause(headers or {}))
    if "context length" in words or "context_length" in words or "context size" in words or status == 413:
        return EngineRefused(TOO_LONG, hint=hint)
    if "content_filter" in words or "content management policy" in words:
        return EngineRefused(WILL_NOT, hint=hint)
    if status in (400, 415, 422):
        return Deaf(status, said)
    return EngineRefused(MISCONFIGURED, hint=hint)


def of_error_object(error: Any) -> EngineError | Deaf:
    """The error for {"error": …} in a reply that began with 200."""
    fields = error if isinstance(error, dict) else {"message": str(error)}
    code = fields.get("code") or fields.get("status") or fields.get("type") or ""
    said = f"{code} {fields.get('message') or ''}".strip()
    status = int(code) if str(code).isdecimal() and 300 <= int(code) < 600 else 503
    if "rate" in said.lower() and "limit" in said.lower():
        status = 429
    return of_status(status, said)


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
