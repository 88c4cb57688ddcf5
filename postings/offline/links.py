"""Which of a posting's skills a line calls on."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from postings.offline.tables import names
from postings.text import fold

MOST = 3
_ENOUGH = 0.5
_WORD = re.compile(r"[^\W_]+")
_ENDINGS = re.compile(
    r"(?:ations?|itions?|ments?|ings?|ness|ship|ally|ities|ity|ances?|ences?|ives?|ions?|ers?|ors?|ies|ied|ial|ed|es|al|ly|s|e|y)$"
)
_SHORT = 4


@cache
def _groups() -> dict[str, frozenset[int]]:
    """Stem -> the groups of related words it belongs to."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate(names("related_words")):
        for word in line.split():
            found.setdefault(stem(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """The word without its ending."""
    return _ENDINGS.sub("", word) if len(word) > _SHORT else word


def stems(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning."""
    return frozenset(stem(word) for word in _WORD.findall(fold(text)) if word not in _empty())


@cache
def _empty() -> frozenset[str]:
    return frozenset(word for line in names("empty_words") for word in line.split())


def linked(line: str, skills: Sequence[str]) -> list[str]:
    """At most three of the skills, those with the largest share of their words in the line first."""
    said = stems(line)
    near = {group for word in said for group in _groups().get(word, ())}
    scored = [(_share(stems(skill), said, near), -number, skill) for number, skill in enumerate(skills)]
    best = sorted((row for row in scored if row[0] >= _ENOUGH), reverse=True)[:MOST]
    return [skill for _, _, skill in best]


def _share(wanted: frozenset[str], said: frozenset[str], near: set[int]) -> float:
    if not wanted:
        return 0.0
    marks = [
        1.0 if word in said else 0.6 if _groups().get(word, frozenset()) & near else 0.0 for word in wanted
    ]
    return sum(marks) / len(marks)
