"""Which pieces of a statement are said together, and which before a question on a topic."""

import re
from collections import Counter
from dataclasses import replace
from itertools import combinations

from interviews.offline.writing import lexicon, linking, nouns, topics
from interviews.offline.writing.phrase import Phrase, together
from interviews.offline.writing.subjects import Stock, Subject

THIN = 0.22  # of a line: a piece that carries less may be said together with another before a topic
MOST_TOLD = 2  # so often may one piece of a line stand in a set
TELLING = 2  # words of a deed
HIM = frozenset("him her it me that them this those us".split())
PAIRED = re.compile(
    r"(?:(?<= the )|(?<= for )|(?<= of )|(?<= in ))(?:[\w-]+, )*[\w-]+,? and (?=[\w-]+ (?:of|for|in) )"
)


def slimmed(phrase: Phrase) -> list[Phrase]:
    """The piece at its widest with one of each pair: "contracts for the (design and) construction of schools"."""
    wide = phrase.wide or phrase.text
    slim = PAIRED.sub("", wide)
    return [replace(phrase, text=slim, wide="")] if slim != wide else []


def joined(subject: Subject, stock: Stock, told: Counter[str]) -> list[Phrase]:
    """The piece together with one or two others of the same statement, where all are short."""
    phrase = subject.phrase
    if subject.form not in ("act", "matter") or not joins(phrase):
        return []
    fellows = [other for other in stock.fellows(subject) if joins(other) and told[other.text] < MOST_TOLD]
    fellows.sort(key=lambda other: told[other.text])
    pairs = [[phrase, other] for other in fellows[:4]]
    threes = [[phrase, *two] for two in combinations(fellows[:3], 2)]
    return [
        together(in_order(pieces))
        for pieces in pairs + threes
        if sum(len(one.text.split()) for one in pieces) <= 13 and not half_alike(pieces)
    ]


def leading(subject: Subject, topic: topics.Topic, stock: Stock) -> list[Phrase]:
    """What is said before a question on a topic: the piece, if it names the topic, else the one of its statement that
    does, else the piece."""
    naming = [one for one in (subject.phrase, *stock.fellows(subject)) if topic in topics.called(one.text)]
    return [*naming, subject.phrase][:1]


def of_topic(topic: topics.Topic | None, pieces: list[Phrase]) -> list[Phrase]:
    """Those of the pieces that name the topic, if any does."""
    return [one for one in pieces if topic and topic in topics.called(one.text)] or pieces


def half_alike(pieces: list[Phrase]) -> bool:
    """Some, but not all, are done with the same: "plan lessons, teach lessons and mark books"."""
    things = [one.text.partition(" ")[2] for one in pieces]
    return 1 < len(set(things)) < len(things)


def in_order(pieces: list[Phrase]) -> list[Phrase]:
    """As the statement has them: one plans before one delivers."""
    source = pieces[0].source.lower()
    return sorted(pieces, key=lambda piece: source.find(piece.text.split()[0].lower()[:5]))


def says_what(deed: str) -> bool:
    """Does it say what is done, by two words at least that tell it, and to what: not "tell folks", "see eight guests",
    "keep them current" or "find Graham", whoever that is?"""
    light = lexicon.word_lists()["any_deed"]
    verb, _, rest = deed.partition(" ")
    first = next(
        (word for word in rest.split() if word.lower() not in light | nouns.lists()["determiners"]), ""
    )
    named = verb in light and first[:1].isupper() and first[1:].islower()
    told = linking.stems(deed) - nouns.NUMBERS - light
    return len(told) >= TELLING and HIM.isdisjoint(rest.split()[:1]) and not named


def joins(phrase: Phrase) -> bool:
    said = phrase.text.split()
    if phrase.form == "act" and not says_what(phrase.text):
        return False
    return 1 < len(said) <= 6 and not {"and", "or"} & set(said) or phrase.form == "matter" and len(said) == 1
