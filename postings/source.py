"""Words of a posting shown where they stand in it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

AROUND = 90
_GAP = re.compile(r"[ \t]*\n\s*")


@dataclass(frozen=True)
class InPlace:
    """Quoted words with a little of the text on both sides."""

    before: str
    words: str
    after: str


@dataclass(frozen=True)
class Piece:
    """A stretch of the whole text, marked when something was read from it."""

    text: str
    is_marked: bool


def in_place(text: str, start: int | None, length: int, around: int = AROUND) -> InPlace | None:
    """The words text[start:][:length] and what stands around them, cut at words; None without a place.

    The words are verbatim; empty lines around them are left out.
    """
    if start is None or length <= 0 or start < 0 or start + length > len(text):
        return None
    end = start + length
    before, after = text[max(0, start - around) : start], text[end : end + around]
    if start > around:
        before = "… " + before.partition(" ")[2].lstrip()
    if end + around < len(text):
        after = after.rpartition(" ")[0].rstrip() + " …"
    return InPlace(_GAP.sub("\n", before.lstrip()), text[start:end], _GAP.sub("\n", after.rstrip()))


def beginning(text: str, most: int = 2 * AROUND) -> str:
    """The text up to a word near `most` characters, and "…" where it goes on."""
    return text if len(text) <= most else text[:most].rpartition(" ")[0].rstrip() + " …"


def pieces(text: str, spans: Iterable[tuple[int, int]]) -> list[Piece]:
    """The whole text in pieces, those inside a span marked. Spans that overlap become one."""
    cut: list[Piece] = []
    done = 0
    for start, end in sorted(spans):
        start, end = max(start, done), min(end, len(text))
        if end <= start:
            continue
        if start > done:
            cut.append(Piece(text[done:start], False))
        cut.append(Piece(text[start:end], True))
        done = end
    if done < len(text):
        cut.append(Piece(text[done:], False))
    return cut
