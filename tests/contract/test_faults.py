"""Every way in which an endpoint can fail, met by every prompt over real HTTP: it ends, in one of five ways."""

import time

import pytest

from prep.engines import endpoints
from prep.engines.base import EngineError, Prompt
from prep.engines.remote.engine import RemoteEngine
from tests.contract.prompts import ASSESS, PROMPTS, READ, REPORT, WRITE
from tests.faults.bad import FOREVER
from tests.faults.handler import WAYS
from tests.faults.server import FaultServer

OK, AWAY, INVALID = "ok", "engine_unavailable", "engine_invalid"
REFUSED, BUDGET = "engine_refused", "engine_budget"
OUTCOMES = {
    **dict.fromkeys(("ok", "slow", "typed", "together", "strict_paths", "forgetful"), OK),
    **dict.fromkeys(("never_streams", "events_by_no_name", "fenced", "prose", "ends_unended"), OK),
    **dict.fromkeys(("content_in_parts", "wrong_schema_once", "no_schema", "words_only"), OK),
    **dict.fromkeys(("picky", "old", "thinker", "braces_in_prose", "ends_abruptly", "cut_when_long"), OK),
    **dict.fromkeys(("ignores_schema", "words_after_all"), OK),
    **dict.fromkeys(("busy_short", "busy_long", "busy_until", "error_500", "html_502", "error_200"), AWAY),
    **dict.fromkeys(("error_in_stream", "byte_drip", "keep_alive", "silence"), AWAY),
    **dict.fromkeys(("body_cut", "stream_cut", "hangs_up", "odd_choices"), AWAY),
    **dict.fromkeys(("html_200", "bad_key", "no_such_model", "redirect", "refusal"), REFUSED),
    **dict.fromkeys(("content_filter", "error_filtered", "too_long_for_it", "takes_nothing"), REFUSED),
    **dict.fromkeys(("empty_choices", "no_choices", "a_list", "null_content", "length_cut"), INVALID),
    **dict.fromkeys(("says_back_500", "says_back_200"), AWAY),
    **dict.fromkeys(("says_back_400", "says_back_refusing"), REFUSED),
    "says_back": INVALID,
    **dict.fromkeys(("wrong_schema", "bad_json", "deep", "odd_body", "huge", "packed"), INVALID),
    "no_credit": BUDGET,
}
# A list that was cut is not lost: what came whole is kept, the rest asked for again.
ELSE = {("length_cut", "write_questions"): OK}
ENDLESS = ("byte_drip", "keep_alive", "silence")
PATIENCE = 0.6  # seconds

pytestmark = pytest.mark.django_db


def engine(faults: FaultServer, way: str, deadline: float = 30.0) -> RemoteEngine:
    return RemoteEngine(faults.url(way), "a-key", "stand-in", deadline=deadline)


def outcome(asked: RemoteEngine, prompt: Prompt) -> str:
    try:
        replies = list(asked.stream(prompt))
    except EngineError as error:
        assert error.reason.startswith(("The language model", "The credit", "This text"))
        assert error.reason.endswith((".", "at it."))
        return error.code
    assert {type(reply.value) for reply in replies} == {prompt.schema}
    return OK


def test_ways_when_listed_are_at_least_sixteen_and_all_expected():
    assert set(OUTCOMES) == set(WAYS)
    assert len([way for way, ends in OUTCOMES.items() if ends != OK]) >= 16


@pytest.mark.parametrize("prompt", PROMPTS, ids=[prompt.name for prompt in PROMPTS])
@pytest.mark.parametrize("way", OUTCOMES)
def test_prompt_when_the_endpoint_fails_ends_in_the_outcome_agreed(way, prompt, faults):
    asked = engine(faults, way, PATIENCE if way in ENDLESS else 30.0)
    faults.calls[way] = 0
    began = time.monotonic()

    ended = outcome(asked, prompt)

    assert ended == ELSE.get((way, prompt.name), OUTCOMES[way])
    assert time.monotonic() - began < FOREVER / 2  # what would go on for ever was ended from outside


@pytest.mark.parametrize("prompt", PROMPTS, ids=[prompt.name for prompt in PROMPTS])
def test_prompt_when_nobody_listens_is_told_to_come_back(prompt):
    assert outcome(RemoteEngine("http://127.0.0.1:9/v1", "", "none"), prompt) == AWAY


def test_endpoint_when_it_drips_is_hung_up_on(faults):
    before = faults.hung_up["byte_drip"]

    outcome(engine(faults, "byte_drip", PATIENCE), READ)

    until = time.monotonic() + FOREVER / 2
    while faults.hung_up["byte_drip"] == before and time.monotonic() < until:
        time.sleep(0.05)
    assert faults.hung_up["byte_drip"] == before + 1


def test_stream_when_its_reader_goes_away_is_hung_up_on(faults):
    """What cancelling comes to: nobody waits for the rest, and nobody pays for it."""
    faults.pace, before = 0.3, faults.hung_up["ok"]
    replies = engine(faults, "ok").stream(WRITE)
    next(replies)

    replies.close()

    until = time.monotonic() + FOREVER / 2
    while faults.hung_up["ok"] == before and time.monotonic() < until:
        time.sleep(0.05)
    faults.pace = 0.0
    assert faults.hung_up["ok"] == before + 1


def test_stream_when_cut_keeps_what_came_whole(faults):
    replies = []
    with pytest.raises(EngineError):
        for reply in engine(faults, "stream_cut").stream(WRITE):
            replies.append(reply)

    assert [reply.value.position for reply in replies] == [1]


@pytest.mark.parametrize(
    ("way", "learned"),
    [
        ("ok", {}),
        ("no_schema", {"shape": "object"}),
        ("words_only", {"shape": "text"}),
        ("picky", {"counts": False, "limit": "max_completion_tokens", "cool": False}),
    ],
)
def test_form_when_learned_once_is_used_from_the_first_call_on(way, learned, faults):
    faults.calls[way] = 0
    list(engine(faults, way).stream(WRITE))
    first = faults.calls[way]

    list(engine(faults, way).stream(WRITE))

    row = endpoints.Address(faults.url(way), "stand-in").row()
    assert {name: row.learned[name] for name in learned} == learned
    assert faults.calls[way] - first == 1
    assert (first == 1) == (not learned)


def test_old_server_when_asked_gets_one_turn_of_words(faults):
    list(engine(faults, "old").stream(WRITE))
    list(engine(faults, "old").stream(ASSESS))

    body = faults.bodies[-1]
    assert [message["role"] for message in body["messages"]] == ["user"]
    assert "stream" not in body or body["stream"] is False


def test_redirect_when_answered_is_not_followed(faults):
    before = faults.calls["ok"]

    outcome(engine(faults, "redirect"), REPORT)

    assert faults.calls["ok"] == before


def test_usage_when_several_calls_were_needed_is_their_sum(faults):
    faults.calls["wrong_schema_once"] = 0
    (reply,) = engine(faults, "wrong_schema_once").stream(READ)
    (single,) = engine(faults, "ok").stream(READ)

    assert reply.usage.input_tokens > 2 * single.usage.input_tokens
    assert reply.model == "stand-in-1"


def test_usage_when_a_call_was_in_vain_is_told_with_the_error(faults):
    with pytest.raises(EngineError) as caught:
        list(engine(faults, "wrong_schema").stream(READ))

    assert caught.value.usage.input_tokens > 0


@pytest.mark.parametrize(
    ("way", "is_counted"),
    [("stream_cut", True), ("byte_drip", True), ("error_500", False), ("bad_key", False)],
)
def test_usage_when_nobody_counted_is_guessed_if_a_model_read_it(way, is_counted, faults):
    asked = engine(faults, way, PATIENCE if way in ENDLESS else 30.0)
    with pytest.raises(EngineError) as caught:
        list(asked.stream(WRITE))

    assert (caught.value.usage.input_tokens > 100) == is_counted
