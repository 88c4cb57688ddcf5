"""Themes: what employers of any trade ask about in general questions ("a missed deadline"), with what to look for in an
answer. For questions that people write themselves.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from interviews.enums import QuestionKind
from interviews.offline.assessing import lookfors
from interviews.offline.assessing.lookfors import Entry

DATA = Path(__file__).with_name("themes.toml")
# Words that may stand within a call: "work in a team" calls by "working within the team" too.
LITTLE = frozenset(
    "a an the my your our their his her this that of in on at to for with within by from".split()
)
TOLD = re.compile(
    r"\b(?:time|situation|occasion|instance|example|experience|story|moment|scenario|period|anecdote)\b|\bwhen did\b"
    r"|\bdid you\b|\bhave you ever\b|\byou (?:had|were|received|made|saw|took|led)\b|\byou['’]ve\b",
    re.I,
)
OF_CASES = (QuestionKind.BEHAVIORAL, QuestionKind.BACKGROUND)
A_WORD = 0.2  # what each word of a call counts besides its rarity: of two calls the longer one means it
TELLS, STRANGE = 0.45, 1  # how rare words are that no general question has, and how many of them it may have
# Words of asking itself, as careful people ask, and what they say of anything: strange to no theme.
ASKING = (
    "specific specifically recall recount narrate scenario anecdote occasion anecdotes"
    " particular particularly perhaps possibly relevant showcase showcases demonstrates illustrates"
    " highlights exemplifies crucial vital essential important critical significant significantly"
    " positively effectively successfully gracefully proactively noteworthy commendable challenging"
    " rewarding memorable impactful valuable detailed brief outcome outcomes result impact role"
    " process approach method methods strategy strategies technique techniques steps aspect context"
    " trait skill quality conclusion affect affected perception overall current past previous professional"
    " workplace adequate"
)
LONGEST = 150  # words of a question that are looked at
MORE = 0.3  # what another call of the same theme counts


@dataclass(frozen=True)
class Theme:
    """One theme: any of its `calls` calls it, where all parts of that stand in a question."""

    key: str
    calls: tuple[tuple[Entry, ...], ...]
    case: tuple[str, ...]  # criteria for what somebody has done
    way: tuple[str, ...]  # and for how they go about it


@cache
def all_themes() -> tuple[Theme, ...]:
    """All themes, in the order of the file."""
    return tuple(
        Theme(
            key,
            tuple(tuple(map(_call, call.split("+"))) for call in row["calls"].split(",")),
            tuple(row["case"]),
            tuple(row["way"]),
        )
        for key, row in tomllib.loads(DATA.read_text(encoding="utf-8")).items()
    )


@lru_cache(maxsize=500)
def of(question: str) -> Theme | None:
    """The theme that a question calls most plainly; none where it calls none, or is no general question: it speaks of
    something that none knows."""
    said = _words(question)[:LONGEST]
    if sum(lookfors.telling(word) >= TELLS for word in set(said) - _general()) > STRANGE:
        return None
    found: dict[Theme, float] = {}
    for theme in all_themes():
        calls = [call for call in theme.calls if all(_stands_in(part, said) for part in call)]
        if calls:
            found[theme] = max(map(_worth, calls)) + MORE * (len(calls) - 1)
    return max(found, key=found.__getitem__, default=None)


def criteria(question: str, kind: str) -> tuple[str, ...]:
    """What to look for in an answer to a general question, its own criterion first; nothing where it calls no theme."""
    theme = of(question)
    if theme is None:
        return ()
    told = kind in OF_CASES and TOLD.search(question) is not None
    return theme.case if told else theme.way


@cache
def _general() -> frozenset[str]:
    """The words of all calls, and those of asking."""
    return frozenset(
        word for theme in all_themes() for call in theme.calls for part in call for word in part
    ).union(*map(_words, LITTLE), _words(ASKING))


def _call(words: str) -> Entry:
    """The words of a call without the little ones within it."""
    first, *within = _words(words)
    return (first, *(word for n, word in enumerate(within, 1) if word not in LITTLE or n == len(within)))


def _words(text: str) -> Entry:
    """Words as they are compared, halves of hyphened ones by themselves."""
    return lookfors.entry(text.replace("-", " "))


def _stands_in(part: Entry, said: Entry) -> bool:
    """Do the words stand there one after the other, but for little ones?"""
    return any(_begins(part, said, start) for start, word in enumerate(said) if word == part[0])


def _begins(part: Entry, said: Entry, start: int) -> bool:
    at = 0
    for word in said[start : start + LONGEST]:
        if word == part[at]:
            at += 1
            if at == len(part):
                return True
        elif word not in LITTLE:
            return False
    return False


def _worth(call: tuple[Entry, ...]) -> float:
    return sum(lookfors.telling(word) + A_WORD for part in call for word in part)
