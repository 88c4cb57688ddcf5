"""Names of skills run together without a separator, taken apart again."""

import re
from collections.abc import Iterator
from functools import cache

from postings.offline.tables import names

_LONGEST_NAME = 40  # characters
_LONGEST_RUN = 2_000  # characters; a longer run is cut at every seam
_PLAIN_COST = 3.0  # an unknown piece
_KNOWN_COST = 1.0
_INEXACT_COST = 0.3  # a known name in another case
_LENGTH_GAIN = 0.02  # a longer name before two short ones
_NEVER = float("inf")
_ROW = 0.3  # of the words
_GLUED = re.compile(r"[a-zà-þ0-9)][A-ZÀ-Þ]|[A-Z]{2}[A-Z][a-z]{2}")
# A seam: a capital after a small letter, digit or sign; a word after an acronym.
_SEAM = re.compile(
    r"(?<=[a-zà-þ0-9)+#%.])(?=[A-ZÀ-Þ])|(?<=[A-Z]{2})(?=[A-Z][a-zà-þ]{2,})"
    r"|(?<=[a-zà-þ)])(?=[0-9.])|(?<=\))(?=[a-z])"
)


@cache
def known_names() -> dict[str, str]:
    """Folded name -> the way it is usually written, for every skill that Prep knows by name."""
    return {
        name.lower(): name
        for source in ("technologies", "skill_names", "glue_words")
        for name in names(source)
    }


def is_glued(text: str) -> bool:
    """Does the text look like names that have lost their separators?"""
    return not re.search(r"[,;|•]", text) and _joints(text) > 0


def is_row(text: str) -> bool:
    """Is it names run together for the most part, whatever words it holds?"""
    return _joints(text) >= _ROW * len(text.split())


def _joints(text: str) -> int:
    """How many of its words have lost a separator."""
    return sum(bool(_GLUED.search(word)) and word.lower() not in known_names() for word in text.split())


def unglue(text: str) -> list[str]:
    """The names in order. Joined again they give the text, white space aside."""
    bare = text.strip()
    if len(bare) > _LONGEST_RUN:
        return [piece.strip() for piece in _SEAM.split(bare) if piece.strip()]
    return _cheapest(bare)


def _cheapest(text: str) -> list[str]:
    """The cheapest way to cut the text into known names and pieces between seams."""
    size = len(text)
    seams = [0, *_seams(text), size]
    rank = {seam: number for number, seam in enumerate(seams)}
    cost = [0.0] + [_NEVER] * size
    came = [0] * (size + 1)
    for start in range(size):
        if cost[start] == _NEVER:
            continue
        for end, price in _steps(text, start, seams, rank):
            if cost[start] + price < cost[end]:
                cost[end], came[end] = cost[start] + price, start
    pieces: list[str] = []
    at = size
    while at:
        pieces.append(text[came[at] : at].strip())
        at = came[at]
    return pieces[::-1]


def _seams(text: str) -> list[int]:
    """Where an unknown name may begin: never inside a known name that stands between blanks."""
    whole = [m.span() for m in re.finditer(r"\S+", text) if m.group().lower() in known_names()]
    return [
        seam.start()
        for seam in _SEAM.finditer(text)
        if not any(start < seam.start() < end for start, end in whole)
    ]


def _steps(text: str, start: int, seams: list[int], rank: dict[int, int]) -> Iterator[tuple[int, float]]:
    """(end, cost) of every piece that may start here: a known name, or a stretch from seam to seam."""
    known = known_names()
    for end in range(start + 1, min(len(text), start + _LONGEST_NAME) + 1):
        name = known.get(text[start:end].lower())
        if name is not None and _fits(text, start, end, name):
            inexact = 0.0 if text[start:end] == name else _INEXACT_COST
            yield end, _KNOWN_COST + inexact - _LENGTH_GAIN * (end - start)
    if start in rank:
        yield seams[rank[start] + 1], _PLAIN_COST


def _fits(text: str, start: int, end: int, name: str) -> bool:
    """A known name may not be cut out of a longer word."""
    first, last = text[start], text[end - 1]
    before, after = text[start - 1] if start else "", text[end] if end < len(text) else ""
    if before.isspace() or after.isspace():
        return False
    if last.isalpha() and after.isalpha() and after.islower() and not _begins_small(text, end):
        return False
    return not (before.isupper() and first.islower() and name[0].isupper())


@cache
def _small_names() -> tuple[str, ...]:
    return tuple(name for name in known_names().values() if name[0].islower() and len(name) > 1)


def _begins_small(text: str, at: int) -> bool:
    """Does a known name that is written with a small first letter stand here ("iOS", "jQuery")?"""
    return any(text.startswith(name, at) for name in _small_names())
