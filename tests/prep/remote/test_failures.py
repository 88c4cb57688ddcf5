"""Odd replies and errors, one by one; the whole ways are in tests/contract/test_faults.py."""

import httpx2
import openai
import pytest

from prep.engines.base import EngineBudget, EngineInvalid, EngineRefused, EngineUnavailable, Usage
from prep.engines.remote import failures
from prep.engines.remote.chunks import LONGEST_LINE, Events, Heard
from prep.engines.remote.failures import Deaf, TooMuch, explained, of_error_object, of_status, pause

REQUEST = httpx2.Request("POST", "http://x")


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (TooMuch(), EngineInvalid),
        (failures.Packed(), EngineInvalid),
        (TimeoutError(), EngineUnavailable),
        (openai.APITimeoutError(request=REQUEST), EngineUnavailable),
        (openai.APIConnectionError(request=REQUEST), EngineUnavailable),
        (httpx2.ReadError("cut"), EngineUnavailable),
        (OSError("gone"), EngineUnavailable),
        (KeyError("odd"), EngineInvalid),
        (EngineRefused("No."), EngineRefused),
        (Deaf("400", "no"), Deaf),
    ],
)
def test_error_when_explained_is_one_that_callers_know(error, kind):
    assert type(explained(error)) is kind


def test_error_when_a_cap_was_hit_while_connecting_is_told_as_such():
    error = openai.APIConnectionError(request=REQUEST)
    error.__cause__ = TooMuch()

    assert explained(error).reason == failures.ENDLESS


@pytest.mark.parametrize(
    ("status", "said", "kind"),
    [
        (402, "pay", EngineBudget),
        (429, "slow down", EngineUnavailable),
        (429, "insufficient_quota", EngineBudget),
        (408, "", EngineUnavailable),
        (503, "", EngineUnavailable),
        (500, "Failed to parse grammar", Deaf),
        (400, "context length exceeded", EngineRefused),
        (413, "", EngineRefused),
        (422, "odd", Deaf),
        (401, "", EngineRefused),
        (302, "", EngineRefused),
    ],
)
def test_status_when_no_success_has_its_error(status, said, kind):
    assert type(of_status(status, {"message": said})) is kind


@pytest.mark.parametrize(
    ("status", "error", "hint"),
    [
        (429, {"code": "insufficient_quota", "message": "Ana's"}, "429 insufficient_quota"),
        (401, {"code": None, "type": "invalid_request_error"}, "401 invalid_request_error"),
        (500, {"code": 500, "message": "Ana's"}, "500"),
        (500, {"code": "Ana wrote this", "type": "server_error"}, "500"),
        (503, {"code": "x" * 41}, "503"),
    ],
)
def test_status_when_hinted_at_names_its_kind_and_no_words(status, error, hint):
    assert of_status(status, error).hint == hint


def test_error_when_explained_keeps_what_was_said_out_of_the_hint():
    error = explained(httpx2.RemoteProtocolError("illegal line: Ana's"))

    assert (error.hint, error.said) == (
        "The connection broke (RemoteProtocolError).",
        "illegal line: Ana's",
    )


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        ({"message": "overloaded"}, EngineUnavailable),
        ({"code": 401, "message": "key"}, EngineRefused),
        ({"code": "rate_limit_exceeded"}, EngineUnavailable),
        ("plain words", EngineUnavailable),
    ],
)
def test_error_object_when_sent_with_200_is_an_error_all_the_same(error, kind):
    assert type(of_error_object(error)) is kind


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("2", 2.0), ("0.5", 0.5), ("90000", 3600.0), ("", None), ("soon", None), ("-3", None), ("nan", None)],
)
def test_pause_when_asked_for_is_taken_up_to_an_hour(said, seconds):
    assert pause({"retry-after": said}) == seconds


def test_pause_when_given_as_a_date_counts_from_now():
    assert pause({"retry-after": "Wed, 21 Oct 2099 07:28:00 GMT"}) == 3600.0
    assert pause({"retry-after": "Wed, 21 Oct 1999 07:28:00 GMT"}) is None


def test_heard_when_usage_is_told_counts_what_is_a_count():
    heard = Heard()
    heard.take(
        {
            "choices": [],
            "usage": {
                "prompt_tokens": 10,
                "completion_tokens": True,
                "prompt_tokens_details": {"cached_tokens": 4},
                "completion_tokens_details": {"reasoning_tokens": 3},
            },
        }
    )

    assert (heard.usage, heard.thought) == (Usage(10, 4, None), 3)


def test_heard_when_content_is_neither_text_nor_parts_has_none():
    assert Heard().take({"choices": [{"message": {"content": 7}}]}) == ""


def test_events_when_they_arrive_in_pieces_come_out_whole():
    raw = ": hello\r\n\r\ndata: é\ndata: b\n\nevent: x\ndata:c".encode()
    events = Events()

    found = [one for start in range(len(raw)) for one in events.feed(raw[start : start + 1])]

    assert [*found, *events.feed(b"", final=True)] == ["é\nb", "c"]


def test_events_when_one_does_not_end_say_so():
    with pytest.raises(TooMuch):
        list(Events().feed(b"x" * (LONGEST_LINE + 1)))
