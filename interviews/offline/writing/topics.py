"""Topics: what lines of postings name in every trade, with whole questions that an interviewer asks about it.

A topic is called by the words of a line, and its questions hold no place to fill: they are said as they stand.
"""

import re
import sys
from dataclasses import dataclass
from functools import cache, lru_cache

from interviews.offline.writing import lexicon, linking
from interviews.offline.writing.roots import root
from interviews.offline.writing.trades import KINDS, words

FOLDER = lexicon.HERE / "topics"
FEW = 6  # fields in which a topic is asked about that belongs to a trade
SORTS = frozenset({"any", "desk", "hands", "public", "lead"})  # of work, whatever its field
SHORT = 13  # words of a statement in which whatever it names has to do with each of its pieces
APART = 3  # words that may stand between those of a call
MOST = 2  # topics of one piece that are asked about
PARTS = re.compile(
    r"[,;:]\s+(?:and |or |then )?|\s+[–—-]\s+|\s+(?:and|or) (?=(?:to )?[a-z]+ (?:the|an?|your|our|all|any)\b)"
)
# Forms of a subject that may call a topic.
ALONE = ("act", "matter", "note", "need", "setting", "skill", "field", "trade", "trait")


@dataclass(frozen=True, slots=True)
class Call:
    """Words that call a topic together: all of their stems, and those of them that stand one after the other. There
    are tens of thousands, so each is kept small."""

    stems: tuple[str, ...]
    runs: tuple[str, ...]  # "goods-in" is a run of two

    def stands_in(self, said: list[str]) -> bool:
        if not set(said).issuperset(self.stems):
            return False
        text = f" {' '.join(said)} "
        return all(f" {run} " in text for run in self.runs) and self.is_close(said)

    def is_close(self, said: list[str]) -> bool:
        """Do its words stand near each other? Those that a long statement has far apart have little to do with each
        other: "press" and "release" of "from press to stock and its release"."""
        last: dict[str, int] = {}
        for place, one in enumerate(said):
            if one in self.stems:
                last[one] = place
                if len(last) == len(self.stems) and place - min(last.values()) < len(self.stems) + APART:
                    return True
        return False


def call_of(members: str) -> Call:
    """ "goods-in+check" asks for "goods in" and for "check" in some form."""
    parts = [tuple(map(root, words(member))) for member in members.split("+")]
    stems = dict.fromkeys(sys.intern(one) for part in parts for one in part)
    return Call(tuple(stems), tuple(" ".join(part) for part in parts if len(part) > 1))


@dataclass(frozen=True)
class Topic:
    """One thing that lines name, what calls it, and what is asked about it by kind of question."""

    key: str
    fields: frozenset[str]  # of work in which it is asked about, or sorts of work
    name: str
    calls: tuple[Call, ...]  # any one of them calls it
    frames: dict[str, tuple[str, ...]]
    criteria: tuple[str, ...]
    never: frozenset[str] = frozenset()  # words of titles, and pairs of them, of those whose part it is not

    @property
    def is_special(self) -> bool:
        """Does it belong to a trade, rather than to many or all?"""
        return len(self.fields) <= FEW and self.fields.isdisjoint(SORTS)

    @property
    def said(self) -> str:
        """Its name within a sentence: "order picking", but "MRI scans"."""
        return self.name if self.name[1:2].isupper() else f"{self.name[:1].lower()}{self.name[1:]}"


@cache
def topics() -> dict[str, Topic]:
    """All topics by key, in the order of the files."""
    return {
        key: Topic(
            key,
            frozenset(entry["fields"].split()),
            entry["name"],
            tuple(map(call_of, entry["calls"].split())),
            {kind: tuple(map(lexicon.asked, entry.get(kind, ()))) for kind in KINDS},
            tuple(entry["criteria"]),
            frozenset(map(sys.intern, entry.get("never", "").split())),
        )
        for key, entry in entries().items()
    }


@cache
def files() -> dict[str, dict[str, dict]]:
    """The rows of each file, then by key."""
    return {path.stem: lexicon.read(f"topics/{path.stem}") for path in sorted(FOLDER.glob("*.toml"))}


@cache
def entries() -> dict[str, dict]:
    return {key: entry for some in files().values() for key, entry in some.items()}


@cache
def rows() -> dict[str, tuple[str, str]]:
    """For each question of a topic the criterion that is its own, and the numbers of those of its topic that an answer
    to it gives unasked, best first."""
    found = (row for entry in entries().values() for kind in KINDS for row in entry.get(kind, ()))
    return {question: (own, fitting) for question, own, fitting, *_ in found}


@cache
def basic() -> frozenset[str]:
    """The questions that are beneath somebody who has done the work for years or leads others in it."""
    found = (row for entry in entries().values() for kind in KINDS for row in entry.get(kind, ()))
    return frozenset(question for question, _, _, *marks in found if marks)


@cache
def expected() -> dict[str, str]:
    """For each question of a topic the criterion that is its own."""
    return {question: own for question, (own, _) in rows().items()}


def fitting(frame: str) -> tuple[str, ...]:
    """The criteria of its topic that fit a question, best first."""
    _, numbers = rows().get(frame, ("", ""))
    return tuple(by_question()[frame].criteria[int(number) - 1] for number in numbers)


@cache
def by_question() -> dict[str, Topic]:
    return {frame: topic for topic in topics().values() for some in topic.frames.values() for frame in some}


@cache
def index() -> dict[str, list[tuple[Topic, Call]]]:
    """Calls by one of their stems, so that a text is not held against all of them."""
    table: dict[str, list[tuple[Topic, Call]]] = {}
    for topic in topics().values():
        for call in topic.calls:
            table.setdefault(max(call.stems, key=len), []).append((topic, call))
    return table


@lru_cache(maxsize=5_000)
def called(text: str) -> tuple[Topic, ...]:
    """The topics whose words stand in a text: those called by most words first, then by what it begins with, as that
    says what is done; those of one trade before those of any."""
    said = list(map(root, words(text)))
    place = {one: n for n, one in reversed(list(enumerate(said)))}
    found: dict[str, tuple[int, int]] = {}
    for one in place:
        for topic, call in index().get(one, ()):
            if call.stands_in(said):
                plainness = (-len(call.stems), min(place[each] for each in call.stems))
                found[topic.key] = min(plainness, found.get(topic.key, plainness))
    return tuple(topics()[key] for key in sorted(found, key=lambda key: (found[key], order()[key])))


@cache
def order() -> dict[str, tuple[bool, int]]:
    """Topics of a trade before those of many, else as they stand in the files."""
    return {key: (not topic.is_special, n) for n, (key, topic) in enumerate(topics().items())}


@lru_cache(maxsize=1_000)
def told(key: str) -> str:
    """All that is asked about a topic."""
    return " ".join(frame for some in topics()[key].frames.values() for frame in some)


def count(topic: Topic, text: str) -> int:
    """How many of its calls call a topic: what several call is hardly called by a word in another sense."""
    said = list(map(root, words(text)))
    return sum(call.stands_in(said) for call in topic.calls)


def parts(clause: str) -> list[str]:
    """The parts of a statement within which words have to do with each other: all of a short one."""
    return [clause] if len(clause.split()) <= SHORT else [part for part in PARTS.split(clause) if part]


def calling(topic: Topic, text: str) -> str:
    """The words of a text by which it calls a topic, of the call that says most; empty where none does."""
    said = words(text)
    roots = list(map(root, said))
    standing = [call for call in topic.calls if call.stands_in(roots)]
    stems = max(standing, key=lambda call: len(call.stems)).stems if standing else ()
    return " ".join(word for word, one in zip(said, roots, strict=True) if one in stems)


def called_by(text: str, within: frozenset[str]) -> list[Topic]:
    """The topics, of those with some keys, that a text calls most plainly."""
    return [topic for topic in called(text) if topic.key in within][:MOST]


def touched(piece: str, clause: str, within: frozenset[str]) -> list[Topic]:
    """The topics, of those with some keys, that a clause calls by words of which a piece of it holds one that tells:
    "use the till" of "serve customers and use the till"."""
    held = linking.stems(piece) - linking.of_any_posting()
    said = list(map(root, words(clause)))
    return [
        topic
        for topic in called(clause)
        if topic.key in within
        and any(held.intersection(call.stems) and call.stands_in(said) for call in topic.calls)
    ][:MOST]


@lru_cache(maxsize=2_000)
def named(form: str, piece: str, clause: str, within: frozenset[str]) -> tuple[Topic, ...]:
    """The topics that a piece of a line calls, or failing that the clause that it stands in: with its help, or
    where that is so short that whatever it names has to do with the piece."""
    if form not in ALONE:
        return ()
    near = len(clause.split()) <= SHORT
    found = called_by(piece, within) or touched(piece, clause, within)
    return tuple(found or (called_by(clause, within) if near else ()))
