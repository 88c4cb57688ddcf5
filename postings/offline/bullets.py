"""Lists that no heading vouches for: their items are weighed together, because a list is of one kind."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import fmean

from postings.enums import LineKind
from postings.offline.cues import is_aside, is_strongly, may_open_with_deed, opens_with_deed
from postings.offline.headings import Family
from postings.offline.judging import Judge, weight
from postings.offline.sections import Placed

_LEAST = 3  # items
_TOGETHER = -0.7  # mean leaning; one short item says little, and all of them say more
_OF_JOB = -1.6  # the same below "The job", which says that something of it follows
_CLEARLY, _MOSTLY = 0.4, 0.8  # of the items of a list open with a verb, and with what may be one
_UNVOUCHED = (None, Family.ROLE, Family.UNKNOWN)
_SHORTEST = 2  # words of a line
_LONGEST = 25  # words of an item without a bullet
_LABELLED = re.compile(r"[^:]{2,30}: ")  # "Location: Hull" is a fact


def of_one_kind(places: Sequence[Placed], judge: Judge) -> dict[int, LineKind]:
    """Where an item of such a list starts -> the kind that most of those have which are lines on their own."""
    found: dict[int, LineKind] = {}
    if not judge.english:
        return found
    found.update(
        {item.unit.start: LineKind.RESPONSIBILITY for item in _of_deeds(places) if _may_be_line(item)}
    )
    for items in _lists(places) if not judge.headed else ():
        kinds = [kind for item in items if (kind := judge.kind(item.unit, item)) is not None]
        of_job = items[0].family is Family.ROLE
        if of_job and kinds.count(LineKind.QUALIFICATION) * 2 <= len(items):
            kinds = [LineKind.RESPONSIBILITY]
        least = _OF_JOB if of_job else _TOGETHER
        if kinds and fmean(weight(item.unit, item.family) for item in items) >= least:
            kind = Counter(kinds).most_common(1)[0][0]
            found.update(
                {item.unit.start: kind for item in items if _may_be_line(item) and not _differs(item, kind)}
            )
    return found


def _of_deeds(places: Sequence[Placed]) -> list[Placed]:
    """All items that no heading vouches for, where most open with a verb: duties below subheadings of their own.

    None where duties stand below a heading: what opens with a verb elsewhere may be how to apply."""
    if any(place.family is Family.DUTIES for place in places):
        return []
    items = [place for place in places if _is_item(place)]
    clear = sum(opens_with_deed(item.unit.text) for item in items)
    likely = sum(may_open_with_deed(item.unit.text) for item in items)
    enough = clear >= _CLEARLY * len(items) and likely >= _MOSTLY * len(items)
    return items if len(items) >= _LEAST and enough else []


def _differs(item: Placed, kind: LineKind) -> bool:
    """Is it plainly a requirement among duties?"""
    return kind is LineKind.RESPONSIBILITY and is_strongly(LineKind.QUALIFICATION, item.unit.text)


def _may_be_line(item: Placed) -> bool:
    return len(item.unit.text.split()) >= _SHORTEST and not is_aside(item.unit.text, bullet=True)


def _lists(places: Sequence[Placed]) -> Iterator[list[Placed]]:
    for (is_item, _), members in groupby(places, lambda place: (_is_item(place), place.heading)):
        items = list(members)
        if is_item and len(items) >= _LEAST:
            yield items
    yield from (row for row in _rows(places) if len(row) >= _LEAST and _stands_apart(row))


def _is_item(place: Placed) -> bool:
    return place.unit.bullet and not place.is_heading and place.family in _UNVOUCHED


def _stands_apart(row: list[Placed]) -> bool:
    """Below a heading, or else after a blank line, with half of the items beginning with what is done."""
    deeds = sum(opens_with_deed(item.unit.text) for item in row)
    return row[0].heading is not None or row[0].unit.gap and deeds * 2 >= len(row)


def _rows(places: Sequence[Placed]) -> Iterator[list[Placed]]:
    """Short lines one right below the other where no heading says what they are: lists without bullets."""
    row: list[Placed] = []
    for place in places:
        if row and (place.unit.gap or place.heading is not row[0].heading or not _is_row_item(place)):
            yield row
            row = []
        if _is_row_item(place):
            row.append(place)
    yield row


def _is_row_item(place: Placed) -> bool:
    unit = place.unit
    return (
        (place.heading is None or place.heading.gap)
        and place.family in _UNVOUCHED
        and not (place.is_heading or unit.bullet or unit.inline)
        and len(unit.text.split()) <= _LONGEST
        and _LABELLED.match(unit.text) is None
    )
