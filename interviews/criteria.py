"""Criteria as they are stored with a question: [{key, text, skill}]. Pure."""

from collections.abc import Iterable

from interviews.enums import QuestionKind

LEAST, MOST = 3, 6

# What to look for when a question comes without criteria: said so that a person can check an answer against
# it, and worded so that the built-in assessor knows each part it asks for.
STANDARD = {
    QuestionKind.BEHAVIORAL: (
        "Describes one real situation and what was at stake",
        "Says what the candidate personally did, step by step",
        "Says how it came out, with a number or a visible change",
    ),
    QuestionKind.SITUATIONAL: (
        "Says what the candidate would do first and in what order",
        "Gives the reason for each step",
        "Says how the candidate would check that it worked",
    ),
    QuestionKind.TECHNICAL: (
        "Explains how it is done, step by step",
        "Gives the reason for doing it that way",
        "Gives an example from practice and its result",
    ),
    QuestionKind.BACKGROUND: (
        "Names one piece of own experience and its setting",
        "Says which part was the candidate's own",
        "Says what came of it, with a number or a visible change",
    ),
    QuestionKind.MOTIVATION: (
        "Gives a concrete reason for wanting this role",
        "Backs it with something the candidate did",
        "Says what the candidate would bring or learn",
    ),
}
# All of them: texts that name no subject.
TEXTS = frozenset(text for texts in STANDARD.values() for text in texts)


def standard(kind: str, skill: str) -> list[dict[str, str]]:
    """Criteria for a question of that kind, all speaking for one skill."""
    return numbered((text, skill) for text in STANDARD[QuestionKind(kind)])


def numbered(pairs: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    """(text, skill) pairs as they are stored, with keys c1, c2, … that verdicts name."""
    return [
        {"key": f"c{number}", "text": text, "skill": skill}
        for number, (text, skill) in enumerate(pairs, start=1)
    ]
