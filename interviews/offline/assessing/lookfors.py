"""Look-fors: the words by which an answer shows what a criterion of the bank asks for, written by hand for each.

A criterion asks for one to three things; each is known by any of its words or phrases. The files are read where they
lie: one line a criterion, its text, a tab, the parts parted by "|" and the words of each by commas.
"""

import mmap
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from interviews.offline.assessing.sentences import WORD, Sentence
from prep.engines import words
from prep.stems import stem

FOLDER = Path(__file__).with_name("lookfors")
NEVER = frozenset(("never", "not", "no"))
PLAIN = "telling"  # the file of criteria that may be asked of any question
ENOUGH = 0.3  # weight of the words by which a part is known; a common one alone proves nothing
LEAST = 0.6  # weight of a word where the table that tells how rare it is is missing

Entry = tuple[str, ...]  # words that stand side by side, as `_key` has them


@dataclass(frozen=True)
class Found:
    """For each part of a criterion the sentences that say something of it, and what."""

    parts: tuple[dict[int, frozenset[Entry]], ...]

    def share(self, left_out: int = -1) -> float:
        """The share of the parts that the sentences say."""
        said = [
            frozenset[Entry]().union(*(words for at, words in part.items() if at != left_out))
            for part in self.parts
        ]
        return sum(_weight(words) >= ENOUGH for words in said) / len(self.parts)

    @property
    def touched(self) -> float:
        """The share of the parts of which anything is said."""
        return sum(map(bool, self.parts)) / len(self.parts)

    def sentences(self, left_out: int = -1) -> tuple[int, ...]:
        """The best sentence of each part, then the others."""
        ranked = [
            sorted((at for at in part if at != left_out), key=lambda at: (-_weight(part[at]), at))
            for part in self.parts
        ]
        first = [part[0] for part in ranked if part]
        return tuple(dict.fromkeys([*first, *(at for part in ranked for at in part[1:])]))


def find(
    text: str, sentences: Sequence[Sentence], told: Set[int], denied: Set[int] = frozenset()
) -> Found | None:
    """What sentences give of a criterion; None where it has no look-fors. `told`: which sentences say anything;
    `denied`: which say what is not so, and count where the criterion looks for that ("never used")."""
    parts = of(text)
    if not parts:
        return None
    rows = {at: f" {' '.join(keys(sentences[at].words))} " for at in sorted(told | denied)}
    denials = [entry for part in parts for entry in part if not NEVER.isdisjoint(entry)]
    meant = {at: row for at, row in rows.items() if at in told or _standing(denials, row)}
    return Found(tuple(_giving(part, meant) for part in parts))


def _giving(part: Iterable[Entry], rows: Mapping[int, str]) -> dict[int, frozenset[Entry]]:
    said = {at: _standing(part, row) for at, row in rows.items()}
    return {at: words for at, words in said.items() if words}


def _standing(entries: Iterable[Entry], row: str) -> frozenset[Entry]:
    return frozenset(entry for entry in entries if f" {' '.join(entry)} " in row)


@lru_cache(maxsize=500)
def of(text: str) -> tuple[frozenset[Entry], ...]:
    """The parts of a criterion, each with its entries; none for a criterion that nobody wrote look-fors for."""
    for page in _pages().values():
        if line := _line(text, page):
            return tuple(frozenset(map(entry, part.split(","))) for part in line.split("|"))
    return ()


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
    return tuple(map(_key, words))


@lru_cache(maxsize=20_000)
def _key(word: str) -> str:
    """The stem; "nearly" and "weekly" are other words than "near" and "week"."""
    return word if word.endswith("ly") else stem(word)


def _weight(said: Iterable[Entry]) -> float:
    return sum(map(telling, said))


@lru_cache(maxsize=20_000)
def telling(entry: Entry) -> float:
    """How much it tells that words stand there: a phrase all, a word the more the rarer it is."""
    if len(entry) > 1:
        return 1.0
    rarity = words.rarity(entry[0]) if entry else 0.0
    return LEAST if rarity is None else rarity


@cache
def _pages() -> dict[str, mmap.mmap]:
    """The files as the system holds them: shared by all processes, and none of it is copied."""
    found = {}
    for path in sorted(FOLDER.glob("*.txt")):
        with path.open("rb") as file:
            found[path.stem] = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    return found
