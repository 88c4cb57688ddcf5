"""What is settled about an answer before a language model is asked: the embedded guards, at no cost."""

from dataclasses import dataclass

from interviews.facts import AssessAnswerFacts
from interviews.offline.assessing import guards, planted, sentences, spoken
from interviews.offline.assessing.reading import is_reference
from interviews.offline.assessor import criteria_for, spelled


@dataclass(frozen=True)
class Gate:
    """`reason` says in plain words why the answer is not worth a call; empty when it is. `answer` is what may be
    sent: without what speaks to whoever assesses."""

    answer: str
    reason: str = ""
    flags: tuple[str, ...] = ()


def gate(facts: AssessAnswerFacts) -> Gate:
    """Look before asking. Never raises on any text."""
    criteria = criteria_for(facts)
    texts = [criterion.text for criterion in criteria]
    kind = spelled(facts.kind)
    exam = all(is_reference(kind, text) for text in texts)
    given = guards.task(facts, criteria, facts.language)
    found = spoken.cut(facts.answer, facts.language, dictated=facts.spoken, exam=exam)
    screened = guards.screen(found, given, facts.language, exam)
    flags = tuple(screened.flags)
    if screened.refusal:
        reason = guards.reason(screened.refusal, facts.language, kind)
        return Gate("", reason, flags or (screened.refusal,))
    answer = _without_orders(facts.answer, found) if "instructions" in flags else facts.answer
    return Gate(answer, flags=flags)


def _without_orders(answer: str, found: list[sentences.Sentence]) -> str:
    """The answer without sentences that speak to whoever assesses, or that play somebody else's turn."""
    parts, at, turned = [], 0, False
    for sentence in found:
        turned = turned or planted.opens_turn(sentence.plain)
        if turned or planted.is_planted(sentence.text):
            parts.append(answer[at : sentence.start])
            at = sentence.end
    return "".join([*parts, answer[at:]]).strip()
