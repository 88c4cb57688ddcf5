"""The embedded assessor: looks for each criterion in an answer by form and wording, without a model."""

from collections.abc import Sequence
from typing import Any

from interviews.facts import AssessAnswerFacts, CriterionFacts
from interviews.offline.assessing import guards, sentences
from interviews.offline.assessing.lexicon import languages
from interviews.offline.assessing.reading import Reading, is_reference
from interviews.offline.assessing.verdicts import draft

# What is looked for when a question comes without criteria.
DERIVED = {
    "behavioral": (
        "Describes one real situation and what was at stake",
        "Says what you did yourself, step by step",
        "Says how it came out, with a number or a visible change",
    ),
    "situational": (
        "Says what you would do first and in what order",
        "Gives the reason for each step",
        "Says how you would check that it worked",
    ),
    "technical": (
        "Explains how it is done, step by step",
        "Gives the reason for doing it that way",
        "Gives an example from practice and its result",
    ),
    "background": (
        "Names one piece of own experience and its setting",
        "Says what you did in it yourself",
        "Says what came of it, with a number or a visible change",
    ),
    "motivation": (
        "Gives a concrete reason",
        "Backs it with something you did",
        "Says what you would bring or change",
    ),
}


def assess(facts: AssessAnswerFacts) -> dict[str, Any]:
    """A draft in the form of AssessmentDraft: verdicts with quotes, flags, advice. Never raises on any text.

    Only a quote that the evidence check accepts is given. Same facts, same draft.
    """
    kind = spelled(facts.kind)
    language = facts.language if facts.language in languages() else "en"
    criteria = criteria_for(facts)
    texts = [criterion.text for criterion in criteria]
    exam = all(is_reference(kind, text) for text in texts)
    given = guards.task(facts.question, texts, [criterion.skill for criterion in criteria], language)
    screened = guards.screen(sentences.read(facts.answer, language), given, language, exam)
    if screened.refusal:
        return _refused(screened, language)
    named = [text for criterion in facts.criteria for text in (criterion.text, criterion.skill)]
    reading = Reading.of(facts.question, named, facts.answer, kind, criteria, language, screened.sentences)
    return draft(reading, screened.flags)


def criteria_for(facts: AssessAnswerFacts) -> tuple[CriterionFacts, ...]:
    """The criteria of the question, or three that any question of its kind has (keys c1 to c3, no skill)."""
    if facts.criteria:
        return facts.criteria
    texts: Sequence[str] = DERIVED.get(spelled(facts.kind), DERIVED["behavioral"])
    return tuple(CriterionFacts(f"c{number}", text, "") for number, text in enumerate(texts, 1))


def spelled(kind: str) -> str:
    """The kind in the product's spelling."""
    return kind.lower().replace("behavioural", "behavioral")


def _refused(screened: guards.Screened, language: str) -> dict[str, Any]:
    return {
        "assessed": False,
        "reason": guards.reason(screened.refusal, language),
        "verdicts": [],
        "flags": screened.flags or [screened.refusal],
        "strong": "",
        "next_step": "",
        "variants": [],
    }
