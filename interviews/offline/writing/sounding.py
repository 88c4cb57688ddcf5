"""What a piece of a line must be to be asked about, and how it is put to the candidate."""

import re
from dataclasses import replace

from interviews.offline.writing import forms, nouns
from interviews.offline.writing.acts import Phrase
from prep import word_classes

LONGEST = 110  # characters of one piece
VAGUE = (
    "a sense of ",
    "attitude",
    "a attitude",
    "an attitude",
    "sense of ",
    "the other ",
    "other ",
    "more ",
    "carrying out ",
    "undertaking ",
    "performing ",
    "conducting ",
)
OTHERS = re.compile(r"^([\w-]+) their (?!own\b)")
THEIR = re.compile(
    r"^([\w-]+) their (?=teaching|practice|work|knowledge|skills|time|caseload|expertise|specialism|subject|craft)"
)


A_MANNER = re.compile(r"an? [a-z]+")


def sound(text: str) -> bool:
    """Short enough for one breath, nothing but words in it, and said by nobody: not "everything we sell"."""
    words = text.split()
    vague = text.lower().startswith(VAGUE)
    return (
        0 < len(text) <= LONGEST
        and not vague
        and "we" not in words
        and all(len(w) <= 30 and w[0].isalnum() for w in words)
    )


def misread(phrase: Phrase, clause: str) -> bool:
    """ "Record food intake": the verb that a clause opens with is no thing."""
    first = clause.split()[0].lower().strip(",")
    return phrase.form == "matter" and phrase.text.lower() == first and forms.duty_verb_of(first) is not None


def is_quality(word: str) -> bool:
    """ "a calm", of "a calm, consistent approach": an adjective that lost its noun."""
    return word in nouns.lists()["qualities"] or word_classes.classes(word) == "a"


def somebody(text: str) -> bool:
    """ "Clear communicator": whoever is wanted is no subject."""
    head = nouns.head_of(text.split())
    if (
        head in ("folks", "people", "guys", "others")
        or A_MANNER.fullmatch(text)
        and is_quality(text.split()[-1])
    ):
        return True
    return (
        text.islower()
        and word_classes.is_person(head)
        and not head.endswith("s")
        and not text.lower().startswith(("a ", "an ", "the "))
    )


def as_told(phrase: Phrase) -> Phrase:
    """ "They adapt their teaching", said to the candidate: "adapt your teaching"; whose "their views" are, the question
    could not say."""
    if phrase.form != "act":
        return phrase
    text, wide = (OTHERS.sub(r"\1 the ", THEIR.sub(r"\1 your ", said)) for said in (phrase.text, phrase.wide))
    return replace(phrase, text=text, wide=wide)
