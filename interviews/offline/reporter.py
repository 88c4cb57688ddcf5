"""The embedded engine's words for a report: counts, the best, and what to practise next."""

from collections import Counter
from typing import Any

from interviews.facts import AnswerFacts, WriteReportFacts

MOST = 3


def report(facts: WriteReportFacts) -> dict[str, Any]:
    """A draft that validates as ReportDraft. Same facts, same words."""
    judged = [answer for answer in facts.answers if answer.assessed]
    return {
        "summary": _summary(facts, judged),
        "strengths": _strengths(facts, judged),
        "next_steps": _next_steps(facts, judged),
    }


def _summary(facts: WriteReportFacts, judged: list[AnswerFacts]) -> str:
    answered = f"You answered {len(facts.answers)} of {facts.asked} questions."
    others = len(facts.answers) - len(judged)
    if not judged:
        return f"{answered} None of the answers could be assessed; each says why below."
    said = [answered, _found(judged, others)]
    if others:
        said.append(f"{others} could not be assessed; below it says why.")
    if facts.strong_skills:
        said.append(f"The clearest evidence was for {_listed(facts.strong_skills[:MOST])}.")
    return " ".join(said)


def _found(judged: list[AnswerFacts], others: int) -> str:
    """How many things were looked for in the answers, and what became of them."""
    looked_for = sum(answer.looked_for for answer in judged)
    shown, partly, missing = (
        sum(map(len, texts))
        for texts in zip(*((one.shown, one.partly, one.missing) for one in judged), strict=True)
    )
    alone = len(judged) == 1
    where = "your answer" if alone else "your answers"
    if others:
        where = "the one that could be assessed" if alone else f"the {len(judged)} that could be assessed"
    found = f"In {where}, {looked_for} things were looked for: your words showed {shown} in full"
    found += f" and {partly} in part" if partly else ""
    unclear = looked_for - shown - partly - missing
    return f"{found}, and of {unclear} it could not be told." if unclear else f"{found}."


def _strengths(facts: WriteReportFacts, judged: list[AnswerFacts]) -> list[str]:
    best = sorted(judged, key=_share, reverse=True)
    return [
        f"Your answer to “{answer.question}” shows “{answer.shown[0].rstrip('.')}”"
        + (f", and {len(answer.shown) - 1} more." if len(answer.shown) > 1 else ".")
        for answer in best[:MOST]
        if answer.shown
    ]


def _next_steps(facts: WriteReportFacts, judged: list[AnswerFacts]) -> list[dict[str, Any]]:
    """Each with the numbers of the questions it is about: the page names them, so the words need not."""
    steps: dict[str, list[int]] = {}
    common = Counter(text for answer in judged for text in answer.missing).most_common(1)
    if common and common[0][1] > 1:
        text, _ = common[0]
        numbers = [answer.number for answer in judged if text in answer.missing]
        steps[f"“{text.rstrip('.')}” is missing. Practise that one first."] = numbers
    for answer in sorted(judged, key=_share):
        if answer.next_step:
            steps.setdefault(answer.next_step, []).append(answer.number)
    if facts.open_skills:
        steps[f"Find an example for {_listed(facts.open_skills[:MOST])}: nothing showed it yet."] = []
    return [{"text": text, "questions": sorted(steps[text])} for text in list(steps)[:MOST]]


def _share(answer: AnswerFacts) -> float:
    """How much of what the question looks for was found."""
    return (len(answer.shown) + len(answer.partly) / 2) / max(1, answer.looked_for)


def _listed(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
