"""What every engine owes its callers. A fake is trusted only because it passes what the real one passes."""

from dataclasses import replace

import pytest

from interviews.facts import (
    AnswerFacts,
    AssessAnswerFacts,
    CriterionFacts,
    LineFacts,
    Place,
    WriteQuestionsFacts,
    WriteReportFacts,
)
from interviews.prompts import assess_answer, write_questions, write_report
from postings.prompts import read_posting
from prep.engines.base import Engine, EngineError, EngineInvalid, EngineUnavailable
from prep.engines.embedded import EmbeddedEngine
from prep.engines.scripted import ScriptedEngine
from tests.texts import GOOD_ANSWER, POSTING_TEXT

READ = read_posting.prompt(read_posting.ReadPostingFacts(POSTING_TEXT))
WRITE = write_questions.prompt(
    WriteQuestionsFacts(
        title="Ward Sister",
        hiring_organization="Riverside Hospital",
        language="en",
        lines=(
            LineFacts(
                1, "responsibility", "required", "Plan staffing so that every shift is safely covered."
            ),
            LineFacts(2, "responsibility", "required", "Teach newly qualified nurses at the bedside."),
        ),
        skills=("Staff Planning", "Teaching"),
        places=(Place(1), Place(2), Place(3)),
    )
)
ASSESS = assess_answer.prompt(
    AssessAnswerFacts(
        question="Tell me about a time you had to plan staffing at short notice.",
        kind="behavioral",
        criteria=(
            CriterionFacts("c1", "Describes one real situation", "Staff Planning"),
            CriterionFacts("c2", "Says what the candidate personally did", "Staff Planning"),
            CriterionFacts("c3", "Names what came of it, with a number", "Communication"),
        ),
        language="en",
        answer=GOOD_ANSWER,
    )
)
REPORT = write_report.prompt(
    WriteReportFacts(
        "Ward Sister", 3, (AnswerFacts("Why?", "behavioral", True, ("Says why",), (), ("Says how",), 2),)
    )
)
PROMPTS = [READ, WRITE, ASSESS, REPORT]


def scripted() -> ScriptedEngine:
    """A fake that says what the embedded engine says."""
    fake = ScriptedEngine()
    for prompt in PROMPTS:
        fake.script(*[reply.value.model_dump() for reply in EmbeddedEngine().stream(prompt)])
    return fake


@pytest.fixture(params=["embedded", "scripted"])
def engine(request) -> Engine:
    return EmbeddedEngine() if request.param == "embedded" else scripted()


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
