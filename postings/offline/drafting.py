"""Lines of a posting drafted from its placed units: which are responsibilities, which qualifications."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from postings.enums import Importance, LineKind
from postings.offline.around import UNVOUCHED, Sentence, kinds, sentence
from postings.offline.bullets import of_one_kind
from postings.offline.chrome import is_chrome, is_promotion
from postings.offline.cues import (
    asks_nothing,
    asks_to_be_available,
    goes_on,
    is_fragment,
    is_preferred,
    seeks_for_deed,
)
from postings.offline.headings import Family
from postings.offline.judging import Judge
from postings.offline.letterhead import tells_of
from postings.offline.sections import Placed
from postings.offline.sentences import sentences
from postings.offline.units import Unit, make
from postings.offline.wanted import clauses
from postings.text import fold

MOST_LINES = 200
_WHOLE = 160  # characters; a bullet or line up to this length stays whole
_MOST_OF_IT = 0.6
_READ = (
    None,
    Family.DUTIES,
    Family.QUALIFICATIONS,
    Family.PREFERRED,
    Family.SKILLS,
    Family.ROLE,
    Family.UNKNOWN,
)
_INTRODUCTION = 12  # words


@dataclass(frozen=True, slots=True)
class Draft:
    """A line found, and where: text[unit.start:unit.end]."""

    kind: LineKind
    importance: Importance
    unit: Unit


def drafts(
    text: str,
    places: Sequence[Placed],
    taken: set[int],
    language: str | None,
    organization: str | None = None,
) -> list[Draft]:
    """The lines in order, without doubles. `taken`: the starts of units that are facts, title or skills."""
    found: list[Draft] = []
    seen: set[str] = set()
    judge = Judge(is_headed(places), language == "en")
    fellows = of_one_kind(places, judge)
    around = kinds(list(said(text, places)), len(text)) if judge.english and not judge.headed else {}
    for place in places:
        noted = place.family is Family.PROCESS and asks_to_be_available(place.unit.text)
        if place.is_heading or not (is_read(place) or noted):
            continue
        if place.unit.start in taken or is_chrome(place.unit.text):
            continue
        for draft in _of_unit(text, place, judge, fellows, around):
            key = fold(draft.unit.text)
            if place.family in UNVOUCHED and organization and tells_of(organization, draft.unit.text):
                continue
            if _breaks_off(draft.unit, text) and any(one.startswith(key) for one in seen):
                continue
            if key not in seen and len(found) < MOST_LINES:
                seen.add(key)
                found.append(draft)
    return found


def is_read(place: Placed) -> bool:
    """May lines stand in the section of this unit?"""
    return place.family in _READ


def said(text: str, places: Sequence[Placed]) -> Iterator[Sentence]:
    """The sentences of a posting one after the other, headings left out."""
    for number, place in enumerate(places):
        for piece in pieces(text, place.unit) if not place.is_heading else ():
            yield sentence(piece, place, number)


def _of_unit(
    text: str,
    place: Placed,
    judge: Judge,
    fellows: Mapping[int, LineKind],
    around: Mapping[int, LineKind | None],
) -> Iterator[Draft]:
    """`fellows`: the starts of items of lists of one kind. What a long item goes on to say is judged alone. `around`:
    the starts of sentences that were weighed together with those around them."""
    before: LineKind | None = None
    semicolon = False
    for piece in pieces(text, place.unit):
        if judge.english and place.family in UNVOUCHED and (sought := clauses(text, piece)):
            yield from (Draft(kind, _importance(clause, place), clause) for clause, kind in sought)
            continue
        listed, semicolon = semicolon and goes_on(piece.text), False
        if not any(c.isalpha() for c in piece.text) or is_promotion(piece.text) or _is_introduction(piece):
            continue
        if asks_nothing(piece.text):
            continue
        weighed = piece.start in around
        kind = around[piece.start] if weighed else judge.kind(piece, place)
        kind = fellows.get(piece.start) or kind
        if kind is LineKind.QUALIFICATION and place.family in UNVOUCHED and seeks_for_deed(piece.text):
            kind = LineKind.RESPONSIBILITY
        kind = LineKind.RESPONSIBILITY if kind is None and listed else kind
        goes_with = judge.english and not weighed and is_fragment(piece.text)
        kind = kind or (before if goes_with else None)
        semicolon = kind is LineKind.RESPONSIBILITY and piece.text.endswith(";")
        before = kind
        if kind is not None:
            yield Draft(kind, _importance(piece, place), piece)


def is_headed(places: Sequence[Placed]) -> bool:
    """Do both kinds of line stand under headings? Then a sentence elsewhere must be very clear to count."""
    families = {place.family for place in places if not place.is_heading}
    return Family.DUTIES in families and Family.QUALIFICATIONS in families


def pieces(text: str, unit: Unit) -> Iterator[Unit]:
    """The unit, or its sentences when it is long."""
    size = unit.end - unit.start
    whole = unit.bullet or size <= _MOST_OF_IT * len(text)  # else a short advertisement on a single line
    if not unit.inline and size <= _WHOLE and whole:
        yield unit
        return
    for start, end in sentences(text, unit.start, unit.end):
        if piece := make(
            text,
            start,
            end,
            bullet=unit.bullet and start == unit.start,
            inline=unit.inline or start > unit.start,
        ):
            yield piece


def _breaks_off(unit: Unit, text: str) -> bool:
    """Does it stand last, without an end? What was said before may have been begun again there."""
    return unit.text[-1].isalnum() and not text[unit.end :].strip()


def _is_introduction(piece: Unit) -> bool:
    """ "You will be expected to:" says nothing without the lines below it."""
    return piece.text.endswith(":") and len(piece.text.split()) <= _INTRODUCTION


def _importance(piece: Unit, place: Placed) -> Importance:
    if place.family is Family.PREFERRED or is_preferred(piece.text):
        return Importance.PREFERRED
    return Importance.REQUIRED
