"""Which of a posting's skills a line calls on."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache

from postings.offline.naming import names_in
from postings.offline.tables import names, skill_key
from postings.text import fold

MOST = 3
_WORD = re.compile(r"[^\W_]+")
_ENDINGS = re.compile(
    r"(?:ations?|itions?|ments?|ings?|ness|ship|ally|ities|ity|ances?|ences?|ives?|ions?|ers?|ors?|ies|ied|ial|ed|es|al|ly|s|e|y)$"
)
_SHORT = 4


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """The word without its ending."""
    return _ENDINGS.sub("", word) if len(word) > _SHORT else word


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(word for line in names(name) for word in line.split())


@cache
def _generic() -> frozenset[str]:
    return frozenset(map(stem, _words("generic_words")))


@cache
def _related() -> dict[str, frozenset[str]]:
    """The stem of a word in the name of a skill -> the words that speak of it too."""
    rows = (row.partition(":") for row in names("related_words"))
    return {stem(word): frozenset(others.split()) for word, _, others in rows}


@lru_cache(maxsize=1024)
def wanted(skill: str) -> frozenset[str]:
    """The stems that a line must speak of to call on the skill: without those that many skills share."""
    own = frozenset(stem(word) for word in _said(skill))
    return own - _generic() or own


def _said(text: str) -> list[str]:
    empty = _words("empty_words")
    return [word for word in _WORD.findall(fold(text)) if word not in empty]


def links(lines: Sequence[str], skills: Sequence[str]) -> list[list[str]]:
    """For each line at most three of the skills: what it names itself first, then what few lines call on."""
    called = [_called(line, skills) for line in lines]
    counts = Counter(skill for strengths in called for skill in strengths)
    return [
        sorted(strengths, key=lambda skill: (-strengths[skill], counts[skill], skills.index(skill)))[:MOST]
        for strengths in called
    ]


def _called(line: str, skills: Sequence[str]) -> dict[str, float]:
    """The skills a line calls on, each with the share of its words that stand in the line themselves."""
    said = _said(line)
    words, stems = frozenset(said), frozenset(map(stem, said))
    named = {skill_key(name) for name in names_in(line)}  # "Excel" calls on "Microsoft Excel"
    found: dict[str, float] = {}
    for skill in skills:
        own = wanted(skill)
        if skill_key(skill) in named:
            found[skill] = 1.0
        elif own and all(one in stems or _related().get(one, frozenset()) & words for one in own):
            found[skill] = len(own & stems) / len(own)
    return found
