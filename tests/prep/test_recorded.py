"""Replies written down and said again."""

from dataclasses import replace

import pytest

from prep.engines.base import EngineInvalid, EngineRefused, EngineUnavailable, Usage
from prep.engines.embedded import EmbeddedEngine
from prep.engines.recorded import RecordingEngine, ReplayEngine, place_of
from prep.engines.scripted import ScriptedEngine
from tests.contract.prompts import PROMPTS, READ, WRITE


def said(engine, prompt):
    return [(reply.value, reply.engine, reply.model) for reply in engine.stream(prompt)]


@pytest.mark.parametrize("prompt", PROMPTS, ids=[prompt.name for prompt in PROMPTS])
def test_replay_when_recorded_says_the_same(prompt, tmp_path):
    first = said(RecordingEngine(EmbeddedEngine(), tmp_path), prompt)

    assert said(ReplayEngine(tmp_path), prompt) == first


def test_replay_when_facts_or_version_differ_has_nothing_to_say(tmp_path):
    said(RecordingEngine(EmbeddedEngine(), tmp_path), READ)

    for other in (WRITE, replace(READ, version=99), replace(READ, facts=replace(READ.facts, text="x"))):
        with pytest.raises(EngineInvalid, match="not recorded"):
            said(ReplayEngine(tmp_path), other)


def test_replay_when_an_error_was_recorded_fails_in_the_same_way(tmp_path):
    scripted = ScriptedEngine()
    scripted.script({"title": "x"}, EngineUnavailable("Busy."))
    with pytest.raises(EngineUnavailable):
        said(RecordingEngine(scripted, tmp_path), READ)

    with pytest.raises(EngineUnavailable, match="Busy"):
        said(ReplayEngine(tmp_path), READ)


def test_replay_when_usage_was_told_tells_it(tmp_path):
    scripted = ScriptedEngine()
    scripted.usage, scripted.limit = Usage(3, 2, 1), Usage(9, 0, 9)
    scripted.script({})
    recording = RecordingEngine(scripted, tmp_path)
    list(recording.stream(READ))

    (reply,) = ReplayEngine(tmp_path).stream(READ)
    assert reply.usage == Usage(3, 2, 1)
    assert (recording.most(READ), ReplayEngine(tmp_path).most(READ)) == (Usage(9, 0, 9), None)


@pytest.mark.parametrize(
    "text", ["", "{}", '{"usage": {}, "values": [1]}', '{"usage": {"x": 1}, "values": []}']
)
def test_replay_when_the_file_is_spoilt_says_so(text, tmp_path):
    place_of(tmp_path, READ).write_text(text)

    with pytest.raises(EngineInvalid, match="cannot be read"):
        said(ReplayEngine(tmp_path), READ)


def test_recording_when_nothing_was_said_keeps_the_refusal(tmp_path):
    scripted = ScriptedEngine()
    scripted.script(EngineRefused("No."))
    with pytest.raises(EngineRefused):
        said(RecordingEngine(scripted, tmp_path), READ)

    with pytest.raises(EngineRefused, match="No"):
        said(ReplayEngine(tmp_path), READ)
