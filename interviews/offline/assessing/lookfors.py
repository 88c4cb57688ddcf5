"""Look-fors: the words by which an answer shows what a criterion of the bank asks for, written by hand for each.

A criterion asks for one to three things; each is known by any of its words or phrases. The files are read where they
lie: one line a criterion, its text, a tab, the parts parted by "|" and the words of each by commas.
"""

import mmap
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from interviews.offline.assessing.lexicon import cue_words
from interviews.offline.assessing.sentences import WORD, Sentence
from interviews.offline.assessing.signs import is_number
from prep.engines import words
from prep.stems import stem

FOLDER = Path(__file__).with_name("lookfors")
NEVER = frozenset(("never", "not", "no"))
PLAIN = "telling"  # the file of criteria that may be asked of any question
ENOUGH = 0.3  # weight of the words by which a part is known; a common one alone proves nothing
LEAST = 0.6  # weight of a word where the table that tells how rare it is is missing
BECAUSE = "because"  # common, and says a reason wherever it stands
# Of the entries of a part: words of order ("first", "then") show it where it looks for an order.
ORDERLY = 0.35

FIGURE = ("#",)  # any number, which a part that looks for several takes
SEVERAL, MANY = 3, 0.25  # numbers among the entries of a part, and their share

DRAWN = {"can't": ("cannot",), "won't": ("will", "not"), "shan't": ("shall", "not")}
ENDS = {"m": "am", "re": "are", "ve": "have", "ll": "will", "d": "would"}

Entry = tuple[str, ...]  # words that stand side by side, as `_key` has them
Said = dict[Entry, float]  # entries that stand somewhere, and how much each tells


@dataclass(frozen=True)
class Found:
    """For each part of a criterion the sentences that say something of it, and what."""

    parts: tuple[dict[int, Said], ...]

    def share(self, left_out: int = -1) -> float:
        """The share of the parts that the sentences say. A reason alone is none for what ought to come before it."""
        said = [_merged(words for at, words in part.items() if at != left_out) for part in self.parts]
        given = [_weight(words) >= ENOUGH for words in said]
        if sum(given) == 1 and not given[0] and said[given.index(True)].keys() <= {entry(BECAUSE)}:
            return 0.0
        return sum(given) / len(self.parts)

    def first_within(self, sentences: Set[int]) -> "Found":
        """The same where only some sentences can say the first part."""
        first, *others = self.parts
        return Found(({at: said for at, said in first.items() if at in sentences}, *others))

    @property
    def touched(self) -> float:
        """The share of the parts of which anything is said."""
        return sum(map(bool, self.parts)) / len(self.parts)

    def sentences(self, left_out: int = -1, carried: Sequence[float] = ()) -> tuple[int, ...]:
        """The best sentence of each part, then the others. Of equals that comes first which also carries what the
        criterion names, such as a deed or a number; `carried` says how much each does."""

        def carries(at: int) -> float:
            return carried[at] if carried else 0.0

        ranked = [
            sorted(
                (at for at in part if at != left_out), key=lambda at: (-_weight(part[at]), -carries(at), at)
            )
            for part in self.parts
        ]
        first = sorted((part[0] for part in ranked if part), key=carries, reverse=True)
        return tuple(dict.fromkeys([*first, *(at for part in ranked for at in part[1:])]))


def find(
    text: str, sentences: Sequence[Sentence], told: Set[int], denied: Set[int] = frozenset()
) -> Found | None:
    """What sentences give of a criterion; None where it has no look-fors. `told`: which sentences say anything;
    `denied`: which say what is not so, and count where the criterion looks for that ("never used")."""
    parts = of(text)
    if not parts:
        return None
    rows = {at: _row(sentences[at].words) for at in sorted(told | denied)}
    denials = {entry: told for part in parts for entry, told in part.items() if not NEVER.isdisjoint(entry)}
    meant = {at: row for at, row in rows.items() if at in told or _standing(denials, row)}
    return Found(tuple(_giving(part, meant) for part in parts))


def _row(said: Sequence[str]) -> str:
    """The words of a sentence as entries are sought in it, with a sign behind them where it holds a number."""
    figure = any(map(is_number, said))
    return f" {' '.join(keys(said))} {'# ' if figure else ''}"


def _giving(part: Said, rows: Mapping[int, str]) -> dict[int, Said]:
    said = {at: _standing(part, row) for at, row in rows.items()}
    return {at: words for at, words in said.items() if words}


def _standing(entries: Said, row: str) -> Said:
    return {entry: told for entry, told in entries.items() if f" {' '.join(entry)} " in row}


def _merged(some: Iterable[Said]) -> Said:
    return {entry: told for said in some for entry, told in said.items()}


@lru_cache(maxsize=500)
def of(text: str) -> tuple[Said, ...]:
    """The parts of a criterion, each with its entries; none for a criterion that nobody wrote look-fors for."""
    for page in _pages().values():
        if line := _line(text, page):
            return tuple(_part([one.strip() for one in part.split(",")]) for part in line.split("|"))
    return ()


def _part(entries: Sequence[str]) -> Said:
    """What is sought for a part, and how much each tells."""
    order = cue_words("order")
    forms = {BECAUSE} | (order if sum(one in order for one in entries) >= ORDERLY * len(entries) else set())
    found = {entry(one): 1.0 if one in forms else _told(one) for one in entries}
    numbers = sum(map(is_number, entries))
    if numbers >= max(SEVERAL, MANY * len(entries)):
        found[FIGURE] = 1.0
    return found


@lru_cache(maxsize=500)
def is_own(text: str) -> bool:
    """Does a criterion tell one question from others? Not one that may be asked of any."""
    return bool(of(text)) and not _line(text, _pages()[PLAIN])


def _line(text: str, page: mmap.mmap) -> str:
    wanted = f"\n{text}\t".encode()
    at = page.find(wanted)
    if at < 0:
        return ""
    start = at + len(wanted)
    return page[start : page.find(b"\n", start)].decode()


def entry(words: str) -> Entry:
    """Words as they are compared."""
    return keys(WORD.findall(words.lower().replace("’", "'")))


def keys(words: Iterable[str]) -> Entry:
    return tuple(_key(part) for word in words for part in _whole(word))


@lru_cache(maxsize=20_000)
def _whole(word: str) -> tuple[str, ...]:
    """A word that was drawn together, as it is written out: "don't" is "do not"."""
    if word in DRAWN:
        return DRAWN[word]
    start, mark, end = word.partition("'")
    if mark and end == "t" and start.endswith("n"):
        return start[:-1], "not"
    return (start, ENDS[end]) if mark and end in ENDS else (word,)


@lru_cache(maxsize=20_000)
def _key(word: str) -> str:
    """The stem; "nearly" and "weekly" are other words than "near" and "week"."""
    return word if word.endswith("ly") else stem(word)


def _weight(said: Said) -> float:
    return sum(said.values())


def _told(words: str) -> float:
    """How much it tells that words stand there: a phrase all, a word the more the rarer it is."""
    found = WORD.findall(words.lower())
    return telling(found[0]) if len(found) == 1 else float(len(found) > 1)


@lru_cache(maxsize=20_000)
def telling(word: str) -> float:
    """How rare a word is, by its stem where that is a word itself ("asked", not "because")."""
    by_stem = words.rarity(stem(word))
    if by_stem is None:
        return LEAST
    return by_stem if by_stem < 1 else words.rarity(word) or by_stem


@cache
def _pages() -> dict[str, mmap.mmap]:
    """The files as the system holds them: shared by all processes, and none of it is copied."""
    found = {}
    for path in sorted(FOLDER.glob("*.txt")):
        with path.open("rb") as file:
            found[path.stem] = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    return found
