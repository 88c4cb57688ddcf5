"""Look-fors: the words by which an answer shows what a criterion of the bank asks for, written by hand for each.

A criterion asks for one to three things; each is known by any of its words or phrases. The files are read where they
lie: one line a criterion, its text, a tab, the parts parted by "|" and the words of each by commas.
"""

import mmap
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from interviews.offline.assessing.sentences import WORD, Sentence
from prep.stems import stem

FOLDER = Path(__file__).with_name("lookfors")

Entry = tuple[str, ...]  # stems that stand side by side


@dataclass(frozen=True)
class Found:
    """For each part of a criterion the sentences that give it, with how many of its words each holds, best first."""

    parts: tuple[tuple[tuple[int, int], ...], ...]

    def share(self, left_out: int = -1) -> float:
        """The share of the parts that some sentence gives."""
        given = sum(any(at != left_out for at, _ in part) for part in self.parts)
        return given / len(self.parts)

    def sentences(self, left_out: int = -1) -> tuple[int, ...]:
        """The best sentence of each part, then the others."""
        kept = [[at for at, _ in part if at != left_out] for part in self.parts]
        first = [part[0] for part in kept if part]
        return tuple(dict.fromkeys([*first, *(at for part in kept for at in part[1:])]))


def find(text: str, sentences: Sequence[Sentence], told: Sequence[bool]) -> Found | None:
    """What sentences give of a criterion; None where it has no look-fors. `told`: which sentences say anything."""
    parts = of(text)
    if not parts:
        return None
    rows = [f" {' '.join(stem(word) for word in sentence.words)} " for sentence in sentences]
    return Found(tuple(_giving(part, rows, told) for part in parts))


def _giving(part: frozenset[Entry], rows: Sequence[str], told: Sequence[bool]) -> tuple[tuple[int, int], ...]:
    marks = [
        (at, sum(f" {' '.join(entry)} " in row for entry in part)) for at, row in enumerate(rows) if told[at]
    ]
    return tuple(sorted(((at, mark) for at, mark in marks if mark), key=lambda pair: (-pair[1], pair[0])))


@lru_cache(maxsize=500)
def of(text: str) -> tuple[frozenset[Entry], ...]:
    """The parts of a criterion, each with its entries; none for a criterion that nobody wrote look-fors for."""
    wanted = f"\n{text}\t".encode()
    for page in _pages():
        at = page.find(wanted)
        if at >= 0:
            start = at + len(wanted)
            line = page[start : page.find(b"\n", start)].decode()
            return tuple(frozenset(map(_entry, part.split(","))) for part in line.split("|"))
    return ()


def _entry(words: str) -> Entry:
    return tuple(stem(word) for word in WORD.findall(words.lower()))


@cache
def _pages() -> tuple[mmap.mmap, ...]:
    """The files as the system holds them: shared by all processes, and none of it is copied."""
    found = []
    for path in sorted(FOLDER.glob("*.txt")):
        with path.open("rb") as file:
            found.append(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    return tuple(found)
