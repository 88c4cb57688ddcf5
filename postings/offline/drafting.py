"""Lines of a posting drafted from its placed units: which are responsibilities, which qualifications."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from postings.enums import Importance, LineKind
from postings.offline.chrome import is_chrome, is_promotion
from postings.offline.cues import is_aside, is_preferred, is_strongly, score
from postings.offline.headings import Family, plain
from postings.offline.sections import Placed
from postings.offline.sentences import sentences
from postings.offline.units import Unit, make
from postings.text import fold

MOST_LINES = 200
_WHOLE = 160  # characters; a bullet or line up to this length stays whole
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
_ITEM = 20  # words
_SURE = 2.2  # cue points
_LONGEST_SKILL = 6  # words; anything longer below a skills heading is a qualification


@dataclass(frozen=True, slots=True)
class Draft:
    """A line found, and where: text[unit.start:unit.end]."""

    kind: LineKind
    importance: Importance
    unit: Unit


def drafts(text: str, places: Sequence[Placed], taken: set[int]) -> list[Draft]:
    """The lines in order, without doubles. `taken`: the starts of units that are facts, title or skills."""
    found: list[Draft] = []
    seen: set[str] = set()
    headed = _is_headed(places)
    for place in places:
        if (
            place.is_heading
            or place.family not in _READ
            or place.unit.start in taken
            or is_chrome(place.unit.text)
        ):
            continue
        for draft in _of_unit(text, place, headed):
            key = fold(draft.unit.text)
            if key not in seen and len(found) < MOST_LINES:
                seen.add(key)
                found.append(draft)
    return found


def _of_unit(text: str, place: Placed, headed: bool) -> Iterator[Draft]:
    for piece in pieces(text, place.unit):
        if is_promotion(piece.text) or _is_introduction(piece):
            continue
        kind = _kind(piece, place, headed)
        if kind is not None:
            yield Draft(kind, _importance(piece, place), piece)


def _is_headed(places: Sequence[Placed]) -> bool:
    """Do both kinds of line stand under headings? Then a sentence elsewhere must be very clear to count."""
    families = {place.family for place in places if not place.is_heading}
    return Family.DUTIES in families and Family.QUALIFICATIONS in families


def pieces(text: str, unit: Unit) -> Iterator[Unit]:
    """The unit, or its sentences when it is long."""
    if not unit.inline and unit.end - unit.start <= _WHOLE:
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


def _kind(piece: Unit, place: Placed, headed: bool) -> LineKind | None:
    family = place.family
    if family is Family.DUTIES:
        if _is_empty(piece) or is_aside(piece.text, bullet=piece.bullet):
            return None
        return LineKind.QUALIFICATION if _is_out_of_place(piece, place) else LineKind.RESPONSIBILITY
    if family in (Family.QUALIFICATIONS, Family.PREFERRED):
        return None if is_aside(piece.text, bullet=piece.bullet) else LineKind.QUALIFICATION
    if family is Family.SKILLS:
        return _by_cues(piece, surely=False) if len(piece.text.split()) > _LONGEST_SKILL else None
    if headed and family is Family.UNKNOWN:
        return None
    return _by_cues(piece, surely=headed and not _is_item(piece))


def _is_out_of_place(piece: Unit, place: Placed) -> bool:
    """A requirement that stands among the duties of a posting without a heading of its own."""
    return (piece.inline or not piece.caps) and is_strongly(LineKind.QUALIFICATION, piece.text)


def _is_introduction(piece: Unit) -> bool:
    """ "You will be expected to:" says nothing without the lines below it."""
    return piece.text.endswith(":") and len(piece.text.split()) <= _INTRODUCTION


def _is_item(piece: Unit) -> bool:
    """Does it look like an item of a list: a bullet, or a short line without a full stop?"""
    return piece.bullet or (
        not piece.inline and piece.text[-1].isalnum() and len(piece.text.split()) <= _ITEM
    )


def _by_cues(piece: Unit, surely: bool) -> LineKind | None:
    if len(piece.text.split()) < 4 or piece.text.endswith(("?", ":")):
        return None
    marks = score(piece.text, bullet=piece.bullet)
    if surely and max(marks.responsibility, marks.qualification) < _SURE:
        return None
    return marks.kind


def _is_empty(piece: Unit) -> bool:
    return len(piece.text.split()) < 2 and not piece.bullet or not plain(piece.text)


def _importance(piece: Unit, place: Placed) -> Importance:
    if place.family is Family.PREFERRED or is_preferred(piece.text):
        return Importance.PREFERRED
    return Importance.REQUIRED
