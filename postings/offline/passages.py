"""What is left of a posting when lines, skills and facts are taken out, and why each piece was kept apart."""

import re
from collections.abc import Sequence
from typing import Any

from postings.enums import PassageKind
from postings.offline.chrome import is_chrome, is_promotion
from postings.offline.headings import Family
from postings.offline.sections import Placed

# A lone surrogate cannot be stored and NUL must not be, so no quote may span one.
_UNREAD = re.compile("[^\x00\ud800-\udfff]+")
_KINDS = {
    None: PassageKind.OTHER,
    Family.DUTIES: PassageKind.OTHER,
    Family.QUALIFICATIONS: PassageKind.OTHER,
    Family.PREFERRED: PassageKind.OTHER,
    Family.SKILLS: PassageKind.OTHER,
    Family.CATEGORIES: PassageKind.OTHER,
    Family.UNKNOWN: PassageKind.OTHER,
    Family.ROLE: PassageKind.ABOUT,
    Family.COMPANY: PassageKind.ABOUT,
    Family.BENEFITS: PassageKind.BENEFITS,
    Family.PROCESS: PassageKind.PROCESS,
    Family.PROMOTION: PassageKind.PROMOTION,
}


def passages(
    text: str, places: Sequence[Placed], spans: Sequence[tuple[int, int]], taken: set[int], read: int
) -> list[dict[str, Any]]:
    """The stretches outside `spans` and the units in `taken`; neighbours of one kind are joined.

    `read` is how far the text was read; the rest is one passage.
    """
    found: list[tuple[PassageKind, int, int]] = []
    inside = sorted(spans)
    at = 0
    for place in places:
        unit = place.unit
        if unit.start in taken:
            continue
        while at < len(inside) and inside[at][1] <= unit.start:
            at += 1
        kind = _kind(place)
        for start, end in _outside(unit.start, unit.end, inside, at):
            if not text[start:end].strip():
                continue
            _add(text, found, kind, start, end, place.is_heading)
    found += [
        (PassageKind.OTHER, rest.start(), rest.end())
        for rest in _UNREAD.finditer(text, read)
        if rest.group().strip()
    ]
    return [{"kind": kind, "quote": text[start:end], "quote_start": start} for kind, start, end in found]


def _kind(place: Placed) -> PassageKind:
    if is_chrome(place.unit.text):
        return PassageKind.CHROME
    return PassageKind.PROMOTION if is_promotion(place.unit.text) else _KINDS[place.family]


def _outside(start: int, end: int, inside: Sequence[tuple[int, int]], at: int) -> list[tuple[int, int]]:
    """The parts of start..end that no span covers."""
    parts: list[tuple[int, int]] = []
    while at < len(inside) and inside[at][0] < end:
        if inside[at][0] > start:
            parts.append((start, inside[at][0]))
        start = max(start, inside[at][1])
        at += 1
    if start < end:
        parts.append((start, end))
    return parts


def _add(
    text: str,
    found: list[tuple[PassageKind, int, int]],
    kind: PassageKind,
    start: int,
    end: int,
    is_heading: bool,
) -> None:
    """Add a passage, or lengthen the one before when nothing but blanks lies between."""
    if found and found[-1][0] is kind and not text[found[-1][2] : start].strip() and not is_heading:
        found[-1] = (kind, found[-1][1], end)
    else:
        found.append((kind, start, end))
