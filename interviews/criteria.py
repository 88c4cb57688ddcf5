"""Criteria as they are stored with a question: [{key, text, skill}]. Pure."""

from collections.abc import Iterable

from interviews.enums import QuestionKind

LEAST, MOST = 3, 6

# What to look for when a person writes a question and leaves the criteria open.
STANDARD = {
    QuestionKind.BEHAVIORAL: (
        "Describes one real situation, with where and when it happened",
        "Says what the candidate personally did, step by step",
        "Names what came of it, with a number or a change that others could see",
    ),
    QuestionKind.SITUATIONAL: (
        "Names what the candidate would find out first",
        "Gives concrete steps in an order, with a reason for it",
        "Says what the candidate would do if the first plan does not work",
    ),
    QuestionKind.TECHNICAL: (
        "Explains how it is done, step by step",
        "Gives a reason for a choice between two ways",
        "Gives an example from own work with what came of it",
    ),
    QuestionKind.BACKGROUND: (
        "Names where and for how long the candidate did this work",
        "Says which part was the candidate's own",
        "Names one thing that was achieved",
    ),
    QuestionKind.MOTIVATION: (
        "Names something specific to this role or organization",
        "Connects it with something the candidate has done",
        "Says what the candidate wants to do or learn next",
    ),
}


def standard(kind: str, skill: str) -> list[dict[str, str]]:
    """Criteria for a question of that kind, all speaking for one skill."""
    return numbered((text, skill) for text in STANDARD[QuestionKind(kind)])


def numbered(pairs: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    """(text, skill) pairs as they are stored, with keys c1, c2, … that verdicts name."""
    return [
        {"key": f"c{number}", "text": text, "skill": skill}
        for number, (text, skill) in enumerate(pairs, start=1)
    ]
