"""Whom a house has to do with: a question names only people who are there, as far as the posting tells.

"Buyer" is a word of the trade where homes are sold, and of somebody else's where they are let.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from interviews.offline.writing import lexicon, slots
from interviews.offline.writing.roots import root
from interviews.offline.writing.trades import words

SPELLED = "="


@dataclass(frozen=True)
class Sign:
    """Words of a posting, as they are spelled and by their roots."""

    spelled: frozenset[str]
    roots: frozenset[str]

    def stands_in(self, text: "Sign") -> bool:
        return not (self.spelled.isdisjoint(text.spelled) and self.roots.isdisjoint(text.roots))


@cache
def people() -> dict[str, tuple[Sign, Sign]]:
    """By the root of who may be there: what says that they are, and what says that the word means others."""
    return {
        root(person): (sign(f"{person} {entry['by']}"), sign(entry.get("unless", "")))
        for person, entry in lexicon.read("company").items()
    }


def sign(listed: str) -> Sign:
    """What a list of words looks for: those marked only as they are spelled."""
    said = listed.split()
    spelled = frozenset(word.removeprefix(SPELLED) for word in said if word.startswith(SPELLED))
    return Sign(spelled, frozenset(root(word) for word in said if not word.startswith(SPELLED)))


def present(text: str) -> frozenset[str]:
    """Who of these is there, as a posting's text tells; by root."""
    said = words(text)
    told = Sign(frozenset(said), frozenset(map(root, said)))
    return frozenset(
        one for one, (by, unless) in people().items() if by.stands_in(told) and not unless.stands_in(told)
    )


@lru_cache(maxsize=20_000)
def named(question: str) -> tuple[frozenset[str], ...]:
    """Whom a question names: one set for each word, and one of all that a slot may say where each of that names
    somebody."""
    ways = [[_people(way) for way in slot[2].split("|")] for slot in slots.SLOT.finditer(question)]
    fixed = [frozenset([one]) for one in _people(slots.SLOT.sub(" ", question))]
    return (*fixed, *(frozenset().union(*some) for some in ways if all(some)))


def _people(text: str) -> frozenset[str]:
    return frozenset(map(root, words(text))) & people().keys()


def narrowed(question: str, present: frozenset[str]) -> str:
    """The question without what its slots say of people who are not there, where they say anything else."""
    if "|" not in question:
        return question

    def left(slot: re.Match[str]) -> str:
        ways = slot[2].split("|")
        there = [way for way in ways if _people(way) <= present] or ways
        return slot[0].replace(slot[2], "|".join(there if len(there) > 1 else there * 2))

    return slots.SLOT.sub(left, question)


def are_there(question: str, present: frozenset[str]) -> bool:
    """Are all the people there whom a question names?"""
    return all(some & present for some in named(question))
