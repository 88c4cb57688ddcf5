"""Which classes an English word belongs to, and of which verb it is a form, by a list made from WordNet.

prep/wordnet/README.md says how the list was made. Like every list it is silent on many words of trades: what is
not listed is most likely a noun.
"""

import re
import sys
from functools import cache, lru_cache
from pathlib import Path

FILE = Path(__file__).parent / "wordnet" / "classes.txt"
THINGS = FILE.with_name("things.txt")


def classes(word: str) -> str:
    """Letters n, v, a (adjective) and r (adverb), that of the commonest use first; "" for an unlisted word."""
    return _rows().get(word.lower(), "").rstrip("2px")


def is_person(word: str) -> bool:
    """Whether a noun, singular or plural, means somebody: "paralegal", "nurses"."""
    word = word.lower()
    return any(
        _rows().get(one, "").endswith("p")
        for one in (word, word.removesuffix("s"), word.removesuffix("es"), re.sub(r"ves$", "fe", word))
    )


def is_seldom_verb(word: str) -> bool:
    """Whether a word that may be a verb is nearly always a noun: "water", but not "order"."""
    return "x" in _rows().get(word.lower(), "")


def doubles(verb: str) -> bool:
    """Whether a verb's last letter is doubled: "swab" gives "swabbing". "model" has both spellings, so no."""
    return _may_double(verb) and not verb.endswith(("al", "el"))


@lru_cache(maxsize=20_000)
def verb_of(word: str) -> tuple[str, str] | None:
    """(base, "base", "third" or "gerund") of a word that is a verb rather than a noun, or None.

    A base form is taken for a verb only where it is nothing else more often and no noun at all; "-s" where the verb is
    commoner than the noun; "-ing" where it is not listed as a noun itself.
    """
    word = word.lower()
    if classes(word).startswith("v") and "n" not in classes(word):
        return word, "base"
    if gerund := gerund_of(word):
        return (gerund, "gerund") if "n" not in classes(word) else None
    base = third_of(word)
    return (base, "third") if base and classes(base).startswith("v") else None


def gerund_of(word: str) -> str | None:
    """The verb that a word in -ing may be a form of: "unload" for "unloading", although that is a noun too."""
    if not word.endswith("ing"):
        return None
    return next((one for one in _before_ing(word.removesuffix("ing")) if _is_verb(one)), None)


def third_of(word: str) -> str | None:
    """The verb that a word in -s is a form of where the sentence wants a verb: "order" for "orders"."""
    return next((one for one in _before_s(word) if _is_verb(one)), None)


def _is_verb(word: str) -> bool:
    return "v" in classes(word)


def _may_double(verb: str) -> bool:
    return "2" in _rows().get(verb, "")


def _before_ing(stem: str) -> list[str]:
    """What may stand before "-ing", likeliest first: "swabb" of "swabbing" may be "swab"."""
    doubled = stem[-1:] == stem[-2:-1] and _may_double(stem[:-1])
    return [
        *([stem[:-1]] if doubled else []),
        *([f"{stem[:-1]}ie"] if stem.endswith("y") else []),
        f"{stem}e",
        stem,
    ]


def _before_s(word: str) -> list[str]:
    if not word.endswith("s") or word.endswith("ss"):
        return []
    long = word.endswith(("ses", "xes", "zes", "ches", "shes", "oes"))
    return [
        *([f"{word[:-3]}y"] if word.endswith("ies") else []),
        *([word[:-2]] if long else []),
        word[:-1],
    ]


@lru_cache(maxsize=20_000)
def is_thing(word: str) -> bool:
    """Whether a word, singular or plural, is a noun and nothing else, no name either: "fridge", "ulcers"."""
    return any(f"\n{one}\n" in _things() for one in (word, *_before_s(word)))


@cache
def _things() -> str:
    return f"\n{THINGS.read_text(encoding='utf-8')}"  # one string, as thousands of small ones take ten times as much


@cache
def _rows() -> dict[str, str]:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return {word: sys.intern(letters) for word, letters in (line.split(" ", 1) for line in lines)}
