"""What every engine owes its callers. A fake is trusted only because it passes what the real one passes."""

from dataclasses import replace

import pytest

from postings.prompts import read_posting
from prep.engines.base import Engine, EngineError, EngineInvalid, EngineUnavailable
from prep.engines.embedded import EmbeddedEngine
from prep.engines.remote.engine import RemoteEngine
from prep.engines.scripted import ScriptedEngine
from tests.contract.prompts import ASSESS, PROMPTS, READ, REPORT, WRITE
from tests.faults.server import FaultServer
from tests.texts import GOOD_ANSWER, POSTING_TEXT


def scripted() -> ScriptedEngine:
    """A fake that says what the embedded engine says."""
    fake = ScriptedEngine()
    for prompt in PROMPTS:
        fake.script(*[reply.value.model_dump() for reply in EmbeddedEngine().stream(prompt)])
    return fake


@pytest.fixture(params=["embedded", "scripted", "remote", "remote, plain words"])
def engine(request, faults: FaultServer, db: None) -> Engine:
    """Remote asks a server on this machine that answers as the embedded engine would."""
    if request.param == "embedded":
        return EmbeddedEngine()
    if request.param == "scripted":
        return scripted()
    way = "ok" if request.param == "remote" else "words_only"
    return RemoteEngine(faults.url(way), "", "stand-in", deadline=30)


def test_engine_when_asked_everything_replies_in_the_agreed_form(engine):
    for prompt in PROMPTS:
        replies = list(engine.stream(prompt))

        assert replies
        assert {type(reply.value) for reply in replies} == {prompt.schema}
        assert {reply.engine for reply in replies} == {engine.name}


def test_engine_when_one_answer_is_owed_gives_one(engine):
    counts = {prompt.name: len(list(engine.stream(prompt))) for prompt in PROMPTS}

    assert counts == {"read_posting": 1, "write_questions": 3, "assess_answer": 1, "write_report": 1}


def test_engine_when_reading_quotes_the_posting_to_the_letter(engine):
    (reply,) = engine.stream(READ)

    assert len(reply.value.lines) == 8
    for line in reply.value.lines:
        assert POSTING_TEXT[line.quote_start :][: len(line.quote)] == line.quote


def test_engine_when_assessing_names_known_criteria_only(engine):
    list(engine.stream(READ)), list(engine.stream(WRITE))
    (reply,) = engine.stream(ASSESS)

    assert {verdict.criterion for verdict in reply.value.verdicts} <= {"c1", "c2", "c3"}
    assert all(quote.text in GOOD_ANSWER for verdict in reply.value.verdicts for quote in verdict.quotes)


def test_embedded_when_asked_what_it_costs_says_nothing():
    assert EmbeddedEngine().most(READ) is None


def test_embedded_when_asked_twice_says_the_same():
    for prompt in PROMPTS:
        once, again = (list(EmbeddedEngine().stream(prompt)) for _ in range(2))
        assert once == again


def test_scripted_when_out_of_words_is_away():
    with pytest.raises(EngineUnavailable):
        list(ScriptedEngine().stream(READ))


def test_scripted_when_told_to_fail_fails_and_remembers_what_it_was_asked():
    fake = ScriptedEngine()
    fake.script(EngineInvalid("No sense in it."))

    with pytest.raises(EngineError, match="No sense in it"):
        list(fake.stream(READ))
    assert fake.asked == [READ]


def test_embedded_when_told_to_pause_waits_and_then_says_the_same():
    assert list(EmbeddedEngine(pause=0.01).stream(REPORT)) == list(EmbeddedEngine().stream(REPORT))


def test_embedded_when_its_own_rule_breaks_the_form_says_so():
    broken = replace(
        READ, offline=lambda facts: iter([read_posting.PostingDraft.model_validate({"lines": 1})])
    )

    with pytest.raises(EngineInvalid, match="breaks its own rules"):
        list(EmbeddedEngine().stream(broken))
