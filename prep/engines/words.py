"""How near two pieces of English are in meaning, by one small table of word vectors. Pure Python, no network.

The table is a picture of all-MiniLM-L6-v2 made from WordNet's text (word_table/README.md). It may be missing:
then nothing here raises, `is_there` says so, and whoever asks does without.
"""

import hashlib
import math
import mmap
import re
import struct
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

FOLDER = Path(__file__).with_name("word_table")
# SHA-256 of vectors.bin and words.txt, one after the other. `build.py` prints it; another table is not read.
CHECKSUM = "f0de4b371cf3f0d5ac79876161fad6c01276ed957b755fa5b9799e19211f8be0"
SIZE = 128
COMMON = 100  # places at the head of the list within which words are all but equally common
MOST_WORDS = 400  # of a text; the rest is not read
LONGEST = 40  # letters of a word that is looked for in pieces
WORD = re.compile(r"[^\W_]+")

Vector = tuple[float, ...]


@dataclass(frozen=True)
class Table:
    """Words with their rows: SIZE signed bytes each, and what one step of a row's bytes is worth."""

    rows: dict[str, int]
    steps: tuple[float, ...]
    cells: memoryview


def is_there() -> bool:
    """Whether the table can be used; False when it is missing, damaged or another one."""
    return _table() is not None


@lru_cache(maxsize=2000)
def vector(text: str) -> Vector | None:
    """The direction of a text, of length 1; None without the table or without a known word."""
    table = _table()
    if table is None:
        return None
    total = [0.0] * SIZE
    for row in _rows(text, table):
        step = table.steps[row]
        cells = table.cells[row * SIZE : (row + 1) * SIZE]
        total = [have + step * cell for have, cell in zip(total, cells, strict=True)]
    length = sum(value * value for value in total) ** 0.5
    return tuple(value / length for value in total) if length > 0 else None


def rarity(word: str) -> float | None:
    """From 0 (the commonest words) to 1 (rare or not listed); None without the table.

    The list comes from the model's vocabulary, which goes from common to rare words.
    """
    table = _table()
    if table is None:
        return None
    row = table.rows.get(word.lower(), len(table.rows))
    return math.log1p(row / COMMON) / math.log1p(len(table.rows) / COMMON)


def closeness(one: Vector, other: Vector) -> float:
    """The cosine of two directions."""
    return sum(a * b for a, b in zip(one, other, strict=True))


def _rows(text: str, table: Table) -> list[int]:
    """The rows of a text's words. A word that is not listed is read in pieces, the longest first."""
    folded = unicodedata.normalize("NFD", text.lower())
    plain = "".join(sign for sign in folded if unicodedata.category(sign) != "Mn")
    found: list[int] = []
    for word in WORD.findall(plain)[:MOST_WORDS]:
        row = table.rows.get(word)
        found.extend(_pieces(word, table.rows) if row is None else (row,))
    return found


def _pieces(word: str, rows: dict[str, int]) -> list[int]:
    found: list[int] = []
    at, start = 0, ""
    while at < len(word) <= LONGEST:
        end = next((end for end in range(len(word), at, -1) if start + word[at:end] in rows), None)
        if end is None:
            return []
        found.append(rows[start + word[at:end]])
        at, start = end, "##"
    return found


@cache
def _table() -> Table | None:
    """The table, mapped into memory and checked once."""
    try:
        words = (FOLDER / "words.txt").read_bytes()
        with (FOLDER / "vectors.bin").open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError):  # ValueError: an empty file cannot be mapped
        return None
    digest = hashlib.sha256(mapped)
    digest.update(words)
    if digest.hexdigest() != CHECKSUM:
        return None
    entries = words.decode().splitlines()
    cells = len(entries) * SIZE
    steps = struct.unpack_from(f"<{len(entries)}e", mapped, cells)
    return Table({word: row for row, word in enumerate(entries)}, steps, memoryview(mapped)[:cells].cast("b"))
