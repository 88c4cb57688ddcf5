"""Phrases without the adjectives that only praise."""

import re

from interviews.offline.writing import nouns
from prep import word_classes

MORE = re.compile(
    r"\b(?:the )?(?:more|most) (?:difficult|complex|responsible|technical|sensitive|important|advanced|specialized)"
    r"(?:(?:,| and(?:/or)?| or|, and) (?:more )?(?:difficult|complex|responsible|sensitive))*,? ",
    re.I,
)
NAMES = frozenset({("general", "practice"), ("professional", "development"), ("professional", "indemnity")})
FIRM = frozenset({"key", "sound", "close"})  # nouns too: "master key systems"
JOINED = re.compile(r"\b([\w-]+) (?:and|or) ([\w-]+) ")
ROW = re.compile(r"\b([a-z-]+), ([a-z]+) (?=[a-z])")  # two adjectives in a row


def is_praised(one: str, other: str) -> bool:
    """ "short, clear briefs" are short briefs."""
    return other in nouns.lists()["weak"] and word_classes.classes(one).startswith("a")


def lighten(text: str) -> str:
    """Without the adjectives that only praise."""
    weak = nouns.lists()["weak"]
    text = MORE.sub("", re.sub(r",? and more \w+(?= \w)", "", text))
    text = ROW.sub(lambda row: f"{row.group(1)} " if is_praised(*row.groups()) else row.group(), text)
    said = JOINED.sub(lambda two: "" if {two.group(1), two.group(2)} <= weak else two.group(), text).split()
    joined = {n + step for n, word in enumerate(said) if word in ("and", "or") for step in (-1, 1)}
    kept = [
        word
        for n, word in enumerate(said)
        if word.strip(",").lower() not in weak
        or n > 0
        and word[:1].isupper()
        or word in FIRM
        and n > 0
        and said[n - 1].lower()
        not in nouns.lists()["determiners"] | nouns.lists()["prepositions"] | {"and", "or"}
        or n in joined
        and n + 1 < len(said)
        or (word, *said[n + 1 : n + 2]) in NAMES
        or word == "difficult"
        and n + 1 < len(said)
        and said[n + 1].strip(",") in nouns.lists()["trying"]
        or said[max(0, n - 1)] in ("to", "at")
        or not word.endswith("ly")
        and (n + 1 == len(said) or said[n + 1] in nouns.lists()["prepositions"])
    ]
    light = " ".join(kept).strip(" ,")
    return re.sub(r"\b(an?) ([a-z])(\w*)", lambda found: agreeing(found, text), light)


def agreeing(found: re.Match[str], original: str) -> str:
    """ "a" or "an" again, where the word that followed it has gone."""
    if found.group() in original:
        return found.group()
    return f"{'an' if found.group(2) in 'aeiou' else 'a'} {found.group(2)}{found.group(3)}"
