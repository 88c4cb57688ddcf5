"""Criteria as they are stored with a question: [{key, text, skill}]. Pure."""

from collections.abc import Iterable

from interviews.enums import QuestionKind
from interviews.offline.assessing import themes
from interviews.offline.writing import lexicon

LEAST, MOST = 3, 6

# What to look for when a question comes without criteria: said so that a person can check an answer against
# it, and worded so that the built-in assessor knows each part it asks for.
STANDARD = {
    QuestionKind.BEHAVIORAL: (
        "Describes one real situation and what was at stake",
        "Says what you personally did, step by step",
        "Says how it came out, with a number or a visible change",
    ),
    QuestionKind.SITUATIONAL: (
        "Says what you would do first and in what order",
        "Gives the reason for each step",
        "Says how you would check that it worked",
    ),
    QuestionKind.TECHNICAL: (
        "Explains how it is done, step by step",
        "Gives the reason for doing it that way",
        "Gives an example from practice and its result",
    ),
    QuestionKind.BACKGROUND: (
        "Names one piece of own experience and its setting",
        "Says which part was your own",
        "Says what came of it, with a number or a visible change",
    ),
    QuestionKind.MOTIVATION: (
        "Gives a concrete reason for wanting this role",
        "Backs it with something you did",
        "Says what you would bring or learn",
    ),
}
# As some of them stood before they said "you": questions of that time keep them.
FORMER = frozenset(
    (
        "Says what the candidate personally did, step by step",
        "Says what the candidate would do first and in what order",
        "Says how the candidate would check that it worked",
        "Says which part was the candidate's own",
        "Backs it with something the candidate did",
        "Says what the candidate would bring or learn",
    )
)
# All of them: texts that name no subject.
TEXTS = FORMER.union(*STANDARD.values())


def standard(kind: str, skill: str, question: str = "") -> list[dict[str, str]]:
    """Criteria for a question that comes without any, all speaking for one skill: those of the theme that it asks
    about, if that is known, with one of its kind, else those of its kind."""
    own, of_kind = themes.criteria(question, kind), STANDARD[QuestionKind(kind)]
    return numbered((text, skill) for text in ([*own, of_kind[1]] if own else of_kind))


def usual_skill(kind: str) -> str:
    """What answers are taken to show where nobody named a skill."""
    if kind == QuestionKind.MOTIVATION:
        return str(QuestionKind.MOTIVATION.label)
    return lexicon.crafts()[lexicon.PLAIN].name


def numbered(pairs: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    """(text, skill) pairs as they are stored, with keys c1, c2, … that verdicts name."""
    return [
        {"key": f"c{number}", "text": text, "skill": skill}
        for number, (text, skill) in enumerate(pairs, start=1)
    ]
