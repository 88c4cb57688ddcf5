"""What a piece of a line must be to be asked about, and how it is put to the candidate."""

import re
from dataclasses import replace

from interviews.offline.writing import forms, nouns
from interviews.offline.writing.acts import Phrase
from prep import word_classes

LONGEST = 110  # characters of one piece
# How pieces begin that name nothing to ask about: "sense of humour", "other duties", "carrying out full".
VAGUE = re.compile(
    r"(?:an? )?(?:sense of |attitude)|(?:the )?other |more |(?:carrying out|undertaking|performing|conducting) ",
    re.I,
)
GROUPS = frozenset({"folks", "people", "guys", "others"})
A_MANNER = re.compile(r"an? [a-z]+")
OTHERS = re.compile(r"^([\w-]+) their (?!own\b)")
THEIR = re.compile(
    r"^([\w-]+) their (?=teaching|practice|work|knowledge|skills|time|caseload|expertise|specialism|subject|craft)"
)


def askable(phrase: Phrase, clause: str) -> bool:
    """Can a question be about it? A matter is neither somebody, nor half of a manner, nor a verb misread."""
    thing = phrase.form == "matter"
    return sound(phrase.text) and not (
        thing and (misread(phrase.text, clause) or somebody(phrase.text) or is_bare(phrase.text))
    )


def sound(text: str) -> bool:
    """Short enough for one breath, nothing but words in it, and said by nobody: not "everything we sell"."""
    words = text.split()
    return (
        0 < len(text) <= LONGEST
        and VAGUE.match(text) is None
        and "we" not in words
        and all(len(w) <= 30 and w[0].isalnum() for w in words)
    )


def misread(text: str, clause: str) -> bool:
    """ "Record food intake": the verb that a clause opens with is no thing."""
    first = clause.split()[0].lower().strip(",")
    return text.lower() == first and forms.duty_verb_of(first) is not None


def is_bare(text: str) -> bool:
    """ "a calm", of "a calm, consistent approach": an adjective that lost its noun."""
    word = text.split()[-1]
    adjective = word in nouns.lists()["qualities"] or word_classes.classes(word) == "a"
    return adjective and A_MANNER.fullmatch(text) is not None


def somebody(text: str) -> bool:
    """ "Clear communicator": whoever is wanted is no subject."""
    head = nouns.head_of(text.split())
    return head in GROUPS or (
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
