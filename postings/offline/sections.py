"""Which section of the posting each unit stands in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from postings.offline.chrome import ends_posting, is_promotion
from postings.offline.cues import is_preferred, score
from postings.offline.headings import Family, introduced, plain
from postings.offline.units import Unit

_HEADING_WORDS = 10
_LISTED = (Family.DUTIES, Family.QUALIFICATIONS, Family.PREFERRED)
_FEW = 5  # words
_TOPPING = 7  # words of a line above bullets
_LIST, _PARAGRAPH = 3, 12  # items, words
_OFF = (Family.COMPANY, Family.BENEFITS)
_LONG = 60  # characters of a sentence that opens a paragraph
_POSTS = frozenset("role roles position post job poste".split())
_ROLE = "role"  # as a heading it opens a description; "rôle" opens the duties
_CUED = 1.2  # cue points that make a sentence a line
_VALUED = re.compile(r":\s+\S*\d")  # "Salary: £26,500" says it all on its line
_ELSEWHERE = 2.0  # cue points that make a paragraph something else


@dataclass(frozen=True, slots=True)
class Placed:
    """A unit and the family of the heading it stands under (None above the first heading)."""

    unit: Unit
    family: Family | None
    heading: Unit | None
    is_heading: bool = False


@dataclass(slots=True)
class _Place:
    family: Family | None = None
    heading: Unit | None = None
    bullets: int = 0
    items: int = 0
    rows: int = 0  # lines right below one another
    labelled: bool = False  # "Start date: 1 May": what stands on the line is all there is of it
    told: bool = False  # a paragraph stands right above
    left: bool = False  # the list is over and the text goes on about something else


def placed(units: Sequence[Unit]) -> list[Placed]:
    """Every unit with its place, in order."""
    return list(_walk(units))


def _walk(units: Sequence[Unit]) -> Iterator[Placed]:
    place = _Place()
    for number, unit in enumerate(units):
        after = units[number + 1] if number + 1 < len(units) else None
        later = units[number + 2] if number + 2 < len(units) else None
        family = unit.family
        if family is not None and _is_item_after_all(unit, after, place):
            family = None
        if family is Family.DUTIES and _holds_one_word(units, number):
            family = Family.UNKNOWN
        elif family is not None and unit.text.rstrip(":").lower() == _ROLE:
            family = Family.ROLE
        if family is None and not unit.bullet and after is not None:
            family = introduced(unit.text)
        if family is None and _looks_like_heading(unit, after, later, place):
            family = Family.UNKNOWN
        if family is not None:
            open_ended = family in (*_LISTED, Family.SKILLS)
            labelled = (
                after is not None and after.inline or not open_ended and _VALUED.search(unit.text) is not None
            )
            place = _Place(family, unit, labelled=labelled)
            yield Placed(unit, family, unit, is_heading=True)
            continue
        if place.labelled and unit.gap and not unit.inline and not unit.bullet:
            place = _Place()
        if _closes(unit, place):
            place = _Place(Family.PROMOTION, None)
        elif _is_label(unit, after, place):
            if is_preferred(unit.text):
                place = replace(place, family=Family.PREFERRED)
            yield Placed(unit, place.family, place.heading, is_heading=True)
            continue
        if _is_over(unit, place):
            place = _Place()
        place.left = _has_left(unit, place)
        place.items += 1
        place.told = not unit.bullet and len(unit.text) > _LONG
        place.rows += not unit.gap
        place.bullets += unit.bullet
        yield Placed(unit, Family.UNKNOWN if place.left else place.family, place.heading)


def _is_over(unit: Unit, place: _Place) -> bool:
    """A paragraph behind a list is no item of it: "You'll be part qualified ..." below the duties."""
    listed = max(place.bullets, place.rows)
    paragraph = unit.gap and not unit.bullet and not unit.inline and len(unit.text.split()) >= _PARAGRAPH
    if place.family not in _LISTED or not paragraph or listed < _LIST or listed < place.items - 1:
        return False
    marks = score(unit.text)
    if place.family is Family.DUTIES:
        return marks.responsibility < _CUED or marks.qualification > marks.responsibility
    return marks.responsibility > marks.qualification


def _has_left(unit: Unit, place: _Place) -> bool:
    """A paragraph below a list that speaks of the company, the offer or the application is no item of it."""
    if place.family not in _LISTED or unit.bullet:
        return False
    marks = score(unit.text)
    best = max(marks.responsibility, marks.qualification)
    if place.left:
        return best < _CUED or marks.other > best
    return place.items > 0 and marks.other >= _ELSEWHERE and marks.other > best


def _holds_one_word(units: Sequence[Unit], number: int) -> bool:
    """ "Position:" with nothing but "Backend Developer" below it is a label, not the heading of a list."""
    if number + 2 >= len(units) or plain(units[number].text) not in _POSTS:
        return False
    item, after = units[number + 1], units[number + 2]
    short = len(item.text.split()) <= _FEW and not item.bullet and item.text[-1] not in ".;"
    return short and after.family is not None and item.family is None


def _is_item_after_all(unit: Unit, after: Unit | None, place: _Place) -> bool:
    """A bulleted word such as "Experience" among other bullets is an item, unless its own items follow."""
    if unit.bullet and place.bullets and after is not None and (after.bullet or after.family is not None):
        return True
    if place.family is not Family.SKILLS or unit.family is not Family.SKILLS or unit.text.endswith(":"):
        return False
    again = place.heading is not None and plain(place.heading.text) == plain(unit.text)
    return place.items > 0 and not unit.gap and not again


def _closes(unit: Unit, place: _Place) -> bool:
    if place.family is Family.PROMOTION:
        return False
    if ends_posting(unit.text):
        return place.family is not None
    return place.family in (Family.CATEGORIES, Family.SKILLS) and is_promotion(unit.text)


def _looks_like_heading(unit: Unit, after: Unit | None, later: Unit | None, place: _Place) -> bool:
    """A short line in the looks of the headings around it, with items below it."""
    words = unit.text.split()
    if unit.bullet or unit.inline or len(words) > _HEADING_WORDS or unit.text[-1] in ".,;":
        return False
    if unit.caps and place.heading is not None and place.heading.caps:
        return True
    if place.family not in _LISTED and (_opens_list(unit, after, later) or _tops_bullets(unit, after, place)):
        return True
    if place.family not in _LISTED or after is None:
        return _stands_apart(unit, after, place)
    if place.bullets and place.bullets == place.items and unit.gap and not unit.text.endswith(":"):
        return unit.text[:1].isupper() and (len(after.text) > _LONG or after.bullet)
    return False


def _opens_list(unit: Unit, after: Unit | None, later: Unit | None) -> bool:
    """ "The person we need:" with a list below it opens a section, whatever it is about."""
    if after is None or after.family is not None or not unit.text.endswith(":"):
        return False
    return after.bullet or not after.gap or later is not None and not later.gap and not later.inline


def _tops_bullets(unit: Unit, after: Unit | None, place: _Place) -> bool:
    """A short line that stands apart, right above the first bullets of a section: whatever it says, what follows is no
    longer about the company."""
    topped = after is not None and after.bullet and after.family is None and not after.gap
    short = unit.gap and len(unit.text.split()) <= _TOPPING and unit.text[:1].isupper()
    return topped and short and not place.bullets and place.heading is not None


def _stands_apart(unit: Unit, after: Unit | None, place: _Place) -> bool:
    """A few words that stand between paragraphs, below one on the company or the offer: "The days". What follows is
    about something else."""
    if after is None or place.family not in _OFF or not place.told or not (unit.gap and after.gap):
        return False
    short = len(unit.text.split()) <= _TOPPING and unit.text[:1].isupper() and unit.text[-1] not in "!?:"
    return short and not after.bullet and len(after.text) > _LONG


def _is_label(unit: Unit, after: Unit | None, place: _Place) -> bool:
    """An introduction such as "You will be expected to:" or a subheading such as "Front end:"."""
    if place.family not in _LISTED or after is None or after.family is not None:
        return False
    return (
        unit.text.endswith(":")
        and not unit.inline
        and len(unit.text.split()) <= 25
        and not (unit.bullet and after.bullet)
    )
