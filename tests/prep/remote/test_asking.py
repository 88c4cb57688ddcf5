"""One prompt, several calls: long postings in pieces, tries that go on, and what all of it can use."""

import itertools
import time
from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from interviews.prompts import assess_answer
from postings.prompts import read_posting
from prep.engines.base import EngineBudget, EngineInvalid, EngineUnavailable, Usage
from prep.engines.endpoints import learn
from prep.engines.models import Endpoint
from prep.engines.remote import line as lines
from prep.engines.remote.bodies import THOUGHTS, UNLIMITED
from prep.engines.remote.engine import RemoteEngine, form_of
from prep.engines.remote.forms import Form
from prep.engines.remote.line import Call, line
from tests.contract.prompts import ASSESS, READ, REPORT, WRITE
from tests.texts import POSTING_TEXT

DUTIES = "\n".join(f"• Plan the work of team number {number} and report on it." for number in range(400))
LONG = (
    f"{POSTING_TEXT.split('Qualifications')[0]}{DUTIES}\n\nQualifications\n• Experience in planning rotas\n"
)
READ_LONG = read_posting.prompt(read_posting.ReadPostingFacts(LONG))
MIDDLE = read_posting.prompt(read_posting.ReadPostingFacts(LONG[:5500]))

pytestmark = pytest.mark.django_db


def engine(faults, way="ok", **options):
    return RemoteEngine(faults.url(way), "", "stand-in", **{"deadline": 60.0} | options)


def test_long_posting_when_read_in_pieces_loses_and_doubles_nothing(faults):
    faults.calls["ok"] = 0

    (reply,) = engine(faults).stream(READ_LONG)

    found = [one.quote_start for one in reply.value.lines]
    assert faults.calls["ok"] == 4
    assert found == sorted(set(found))
    assert all(LONG[one.quote_start :][: len(one.quote)] == one.quote for one in reply.value.lines)
    assert {one.text for one in reply.value.lines if "team number" in one.text} == {
        f"Plan the work of team number {number} and report on it." for number in range(400)
    }


def test_long_posting_when_one_call_at_a_time_is_wanted_is_read_piece_by_piece(faults):
    faults.calls["ok"] = 0

    list(engine(faults, together=1).stream(READ_LONG))

    pieces = [body["messages"][2]["content"] for body in faults.bodies[-4:]]
    assert faults.calls["ok"] == 4
    assert max(map(len, pieces)) < 7000  # a small context is enough


def test_long_posting_when_the_form_is_refused_learns_once_for_all_pieces(faults):
    list(engine(faults, "words_only").stream(READ_LONG))
    bodies = faults.bodies[-4:]

    assert all("response_format" not in body for body in bodies)


def test_posting_when_its_reply_is_cut_is_read_in_shorter_pieces(faults):
    faults.calls["cut_when_long"] = 0

    (reply,) = engine(faults, "cut_when_long").stream(MIDDLE)

    assert faults.calls["cut_when_long"] == 4
    assert len([one for one in reply.value.lines if "team number" in one.text]) > 80


def test_posting_when_its_pieces_are_off_form_too_fails(faults):
    with pytest.raises(EngineInvalid, match="too long to be finished"):
        list(engine(faults, "length_cut").stream(MIDDLE))


def test_reply_when_no_draft_can_be_made_of_it_fails(faults):
    def refuse(facts, sent):
        raise ValueError("not this one")

    broken = replace(ASSESS, wire=replace(assess_answer.WIRE, accept=refuse))

    with pytest.raises(EngineInvalid) as caught:
        list(engine(faults).stream(broken))
    assert caught.value.hint == "not this one"


@pytest.mark.parametrize("way", ["ok", "braces_in_prose"])
def test_items_when_no_draft_can_be_made_of_one_are_given_without_it(faults, way):
    def picky(facts, sent):
        if sent.place == 2:
            raise ValueError("not this one")
        return WRITE.wire.accept(facts, sent)

    prompt = replace(WRITE, wire=replace(WRITE.wire, accept=picky, rest=None))

    assert [reply.value.position for reply in engine(faults, way).stream(prompt)][:2] == [1, 3]


def test_places_when_left_open_are_asked_for_once_more(faults):
    dropped = []

    def picky(facts, sent):
        draft = WRITE.wire.accept(facts, sent)
        if draft.position == 2 and not dropped:
            dropped.append(draft)
            raise ValueError("not this one")
        return draft

    prompt = replace(WRITE, wire=replace(WRITE.wire, accept=picky))

    assert [reply.value.position for reply in engine(faults).stream(prompt)] == [1, 3, 2]
    assert "Write one question" in faults.bodies[-1]["messages"][-1]["content"]


def test_most_when_asked_is_more_than_any_call_uses(faults):
    for prompt in (READ, READ_LONG, WRITE, ASSESS, REPORT):
        most = engine(faults).most(prompt)
        *_, last = engine(faults).stream(prompt)

        assert last.usage.input_tokens < most.input_tokens
        assert last.usage.output_tokens < most.output_tokens


@pytest.mark.parametrize(
    ("way", "prompt"),
    [
        *itertools.product(("ok", "thinker", "picky", "words_only", "wrong_schema_once"), (WRITE, ASSESS)),
        ("thinker", READ_LONG),
        ("cut_when_long", MIDDLE),
    ],
)
def test_requests_when_they_go_out_use_no_more_than_what_was_set_aside_before(way, prompt, faults):
    aside = []

    def set_aside(most):
        aside.append(replace(most))
        assert len(faults.bodies) < before + len(aside)

    before, faults.calls[way] = len(faults.bodies), 0
    *_, last = engine(faults, way).stream(prompt, set_aside)

    sent = faults.bodies[before:]
    limits = [body.get("max_tokens") or body["max_completion_tokens"] for body in sent]
    assert len(aside) == len(sent)
    assert aside[-1].output_tokens == sum(limits)
    assert (last.usage.output_tokens or 0) <= aside[-1].output_tokens
    assert (last.usage.input_tokens or 0) < aside[-1].input_tokens


def test_request_when_there_is_no_room_for_it_does_not_go_out(faults):
    def refuse(most):
        raise EngineBudget("Used up.")

    before = len(faults.bodies)
    with pytest.raises(EngineBudget) as caught:
        list(engine(faults).stream(ASSESS, refuse))

    assert (len(faults.bodies), caught.value.usage) == (before, Usage(0, 0, 0))


def test_model_when_found_to_think_is_asked_for_more_only_if_there_is_room(faults):
    thinker, room = engine(faults, "thinker"), ASSESS.wire.room(ASSESS.facts)
    assert thinker.most(ASSESS).output_tokens == room

    def once(most):
        if most.output_tokens > room:
            raise EngineBudget("Used up.")

    before = len(faults.bodies)
    with pytest.raises(EngineBudget) as caught:
        list(thinker.stream(ASSESS, once))

    assert [body["max_tokens"] for body in faults.bodies[before:]] == [room]
    assert caught.value.usage.output_tokens == room  # it was answered, with thoughts
    assert thinker.most(ASSESS).output_tokens == room + THOUGHTS


def test_model_that_thinks_when_hung_up_on_is_taken_to_have_used_its_limit(faults):
    silent = engine(faults, "silence", deadline=0.3)
    learn(silent.address.row(), {"thinks": True})

    with pytest.raises(EngineUnavailable) as caught:
        list(silent.stream(ASSESS))

    assert caught.value.usage.output_tokens == silent.most(ASSESS).output_tokens


def test_most_when_no_limit_can_be_named_is_a_guess_on_the_safe_side(faults):
    bare = engine(faults)
    learn(bare.address.row(), {"limit": ""})

    assert bare.most(ASSESS).output_tokens == UNLIMITED


def test_prompt_when_it_has_no_wire_cannot_be_asked_of_a_model(faults):
    bare = replace(READ, wire=None)

    assert engine(faults).most(bare) is None
    with pytest.raises(EngineInvalid):
        list(engine(faults).stream(bare))


def test_call_when_the_line_itself_is_stuck_ends_all_the_same(faults, monkeypatch):
    monkeypatch.setattr(lines, "GRACE_SECONDS", 0.1)
    stuck = line(faults.url("ok"), "another key")
    stuck.loop.call_soon_threadsafe(time.sleep, 2)

    with pytest.raises(EngineUnavailable):
        list(Call(stuck, {"model": "x", "messages": []}, time.monotonic()))


def shapes(faults, way, *prompts):
    """How these prompts were asked for their form, call by call."""
    asked, before = engine(faults, way), len(faults.bodies)
    for prompt in prompts:
        list(asked.stream(prompt))
    return [body.get("response_format", {}).get("type", "text") for body in faults.bodies[before:]]


def test_shape_when_one_reply_is_off_form_is_plainer_for_that_prompt_only(faults):
    faults.calls["wrong_schema_once"] = 0

    assert shapes(faults, "wrong_schema_once", WRITE, ASSESS) == ["json_schema", "json_object", "json_schema"]


def test_shape_when_three_prompts_in_a_row_met_replies_off_form_is_learned_for_a_day(faults):
    both = ["json_schema", "json_object"]

    assert shapes(faults, "ignores_schema", *[WRITE, ASSESS] * 2) == [*both, *both, *both, "json_object"]
    assert shapes(faults, "ignores_schema", REPORT) == ["json_object"]
    Endpoint.objects.update(learned_at=timezone.now() - timedelta(hours=25))
    assert shapes(faults, "ignores_schema", REPORT) == both


def test_shape_when_a_plainer_one_is_refused_after_a_stray_is_not_learned(faults):
    assert shapes(faults, "words_after_all", ASSESS, REPORT) == [
        *("json_schema", "json_object", "text"),
        *("json_schema", "json_object", "text"),
    ]


def test_form_when_forgotten_keeps_that_the_model_thinks(faults):
    list(engine(faults, "thinker").stream(ASSESS))
    Endpoint.objects.update(learned_at=timezone.now() - timedelta(hours=25))

    assert form_of(Endpoint.objects.get()) == Form(thinks=True)


def test_fence_when_two_calls_are_made_differs(faults):
    list(engine(faults).stream(ASSESS))
    list(engine(faults).stream(ASSESS))
    one, other = (body["messages"][1]["content"] for body in faults.bodies[-2:])

    assert one != other
    assert one.splitlines()[1:-1] == other.splitlines()[1:-1]


def test_answer_when_assessed_goes_out_with_question_and_criteria_only(faults):
    list(engine(faults).stream(ASSESS))
    body = faults.bodies[-1]

    assert [message["role"] for message in body["messages"]] == ["system", "user", "user", "user"]
    assert ASSESS.facts.answer in body["messages"][2]["content"]
    assert "Staff Planning" not in str(body["messages"])  # which skill a criterion speaks for is ours to know
