"""The embedded assessor: looks for each criterion in an answer by form and wording, without a model."""

from typing import Any

from interviews import criteria as standard_criteria
from interviews import evidence
from interviews.enums import QuestionKind
from interviews.facts import AssessAnswerFacts, CriterionFacts
from interviews.offline.assessing import guards, spoken
from interviews.offline.assessing.lexicon import languages
from interviews.offline.assessing.reading import Reading, is_reference
from interviews.offline.assessing.verdicts import draft


def assess(facts: AssessAnswerFacts) -> dict[str, Any]:
    """A draft in the form of AssessmentDraft: verdicts with quotes, flags, advice. Never raises on any text.

    Only a quote that the evidence check accepts is given. Same facts, same draft.
    """
    kind = spelled(facts.kind)
    language = facts.language if facts.language in languages() else "en"
    criteria = criteria_for(facts)
    texts = [criterion.text for criterion in criteria]
    exam = all(is_reference(kind, text) for text in texts)
    given = guards.task(facts, criteria, language)
    cut = spoken.cut(facts.answer, language, dictated=facts.spoken, exam=exam)
    screened = guards.screen(cut, given, language, exam)
    if screened.refusal:
        return _refused(screened, language, kind)
    if not facts.spoken and not exam and spoken.is_unstopped(facts.answer):
        screened.flag("unstopped")
    own = [text for text in texts if text not in standard_criteria.TEXTS]
    named = [*own, *(criterion.skill for criterion in criteria)]
    reading = Reading.of(
        facts.question, named, facts.answer, kind, criteria, language, screened.sentences, facts.title
    )
    checker = evidence.Checker(facts.answer, facts.question, texts, facts.lines)
    return draft(reading, screened.flags, checker)


def criteria_for(facts: AssessAnswerFacts) -> tuple[CriterionFacts, ...]:
    """The criteria of the question, or three that any question of its kind has (keys c1 to c3, no skill)."""
    if facts.criteria:
        return facts.criteria
    kind = spelled(facts.kind)
    known = QuestionKind(kind) if kind in QuestionKind.values else QuestionKind.BEHAVIORAL
    return tuple(CriterionFacts(**one) for one in standard_criteria.standard(known, "", facts.question))


def spelled(kind: str) -> str:
    """The kind in the product's spelling."""
    return kind.lower().replace("behavioural", "behavioral")


def _refused(screened: guards.Screened, language: str, kind: str) -> dict[str, Any]:
    return {
        "assessed": False,
        "reason": guards.reason(screened.refusal, language, kind),
        "verdicts": [],
        "flags": screened.flags or [screened.refusal],
        "strong": "",
        "next_step": "",
        "variants": [],
    }
