"""A posting cut into units: its lines, and long lines cut again at the headings and bullets inside them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from postings.offline.headings import Family, family_of, is_caps, opening_of
from postings.offline.inline import headings_inside
from postings.offline.markup import NOTHING, without_markup
from postings.offline.wrapping import unwrapped
from postings.text import clean

# Characters that end a line. A lone surrogate cannot be stored and NUL must not be, so no quote may span one.
_BREAKS = re.compile("[\n\r\x00\x0b\x0c\x1c-\x1e\x85\u2028\u2029\ud800-\udfff]")
_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(
    r"[ \t]*(?:[•●▪◦‣⁃∙·■□◆►➤➢✓✔✅▶→*](?![*\w])[ \t]*|[-–—>»~+][ \t]+"
    r"|[•●▪◦‣⁃∙·■►➤➢✓✔✅▶][ \t]*|o[ \t]+(?=[A-Z])|#{1,6}[ \t]+)"
)
# Arrows, signs and pictures that stand where a bullet stands; they say nothing about the line behind them.
_SIGN = re.compile(
    "[ \\t]*(?:[\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2900-\u2bff\U0001f300-\U0001faff]\ufe0f?[ \\t]*)+"
)
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z])[.)][ \t]+(?![A-Z]\.)")  # "T. R. Wells & Sons" is a name
_HIDDEN = f"\u200b\u200d\ufeff{NOTHING}"
MOST = 5_000  # units, more than a text that may be pasted has; what follows is kept unread
LONG = 200  # characters; a longer line may hold several headings
_INSIDE = re.compile(r"[A-ZÀ-Þ]{4}|:")  # what a heading inside a line has when the line breaks were kept
_FLAT = 0.35  # of the text; a line that long shows that the line breaks were lost
_TAIL = re.compile(r"[.!?)]\s+([A-ZÀ-Þ][^:.!?()\n]{2,40}:)$")
_LONGEST_TAIL = 60  # characters
_LABEL = re.compile(r"([^:.!?]{2,60}):\s+(?=\S)")
_STOPPED = re.compile(r"([A-ZÀ-Þ][^:.!?\n]{2,40})[.?]\s+(?=[A-ZÀ-Þ(])")


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of the posting, text[start:end], with its readable text."""

    start: int
    end: int
    text: str
    bullet: bool = False
    gap: bool = False  # a blank line stands before it
    inline: bool = False  # it was cut out of a longer line
    family: Family | None = None  # set when it is a heading

    @property
    def caps(self) -> bool:
        """Is it all in capitals?"""
        return is_caps(self.text)


def readable(text: str) -> str:
    """The text on one line, without a leading bullet or number and without characters nobody can see."""
    bare = " ".join(clean(text).split())
    if bare[:1].isalpha() and bare[1:2].isalpha():
        return bare
    bare = bare[match.end() :] if (match := _BULLET.match(bare)) else bare
    return (bare[match.end() :] if (match := _NUMBER.match(bare)) else bare).strip()


def units(text: str) -> list[Unit]:
    """All units of the text in order. They do not overlap, and leave out only blanks, bullets and mark-up."""
    found: list[Unit] = []
    working = _BREAKS.sub("\n", text.replace("\r\n", " \n"))  # of the same length
    working = unwrapped(without_markup(working))
    last_end = 0
    for line in _LINE.finditer(working):
        if line.group().isspace():
            continue
        gap = working.count("\n", last_end, line.start()) > 1 or bool(
            working[last_end : line.start()].strip("\n")
        )
        last_end = line.end()
        if len(found) >= MOST:
            break
        flat = line.end() - line.start() > _FLAT * len(working)
        found += islice(_cut(working, line.start(), line.end(), gap, flat), MOST - len(found))
    return found


def make(text: str, start: int, end: int, **marks: bool | Family | None) -> Unit | None:
    """A unit trimmed of outer white space and bullet, or None when nothing is left."""
    bullet = bool(marks.pop("bullet", False))
    if match := _BULLET.match(text, start, end):
        start, bullet = match.end(), bullet or "#" not in match.group()
    elif match := _SIGN.match(text, start, end):
        start = match.end()
    while start < end and (text[start].isspace() or text[start] in _HIDDEN):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _HIDDEN):
        end -= 1
    if start >= end:
        return None
    shown = readable(text[start:end])
    if not shown:
        return None
    return Unit(start, end, shown, bullet or bool(_NUMBER.match(text, start, end)), **marks)  # type: ignore[arg-type]


def _cut(text: str, start: int, end: int, gap: bool, flat: bool) -> Iterator[Unit]:
    unit = make(text, start, end, gap=gap)
    if unit is None:
        return
    family = family_of(unit.text, bullet=unit.bullet)
    if family is not None and not _holds_item(unit.text):
        yield Unit(unit.start, unit.end, unit.text, unit.bullet, gap, False, family)
        return
    if unit.end - unit.start > LONG:
        yield from _cut_long(text, unit, flat)
        return
    yield from _cut_label(text, unit)


def _holds_item(text: str) -> bool:
    """ "Desirable: a boat licence" is more than a heading."""
    label, _, rest = text.partition(": ")
    return bool(rest) and family_of(label) in (Family.DUTIES, Family.QUALIFICATIONS, Family.PREFERRED)


def _cut_label(text: str, unit: Unit) -> Iterator[Unit]:
    """ "Requirements: a degree" is a heading and a unit."""
    label = _LABEL.match(text, unit.start, unit.end)
    family = family_of(label.group(1)) if label else None
    if family is None and not unit.bullet and (stopped := _STOPPED.match(text, unit.start, unit.end)):
        label, family = stopped, opening_of(stopped.group(1))
    if label is None or family is None:
        yield from _cut_tail(text, unit)
        return
    if head := make(text, unit.start, label.end(1) + 1, gap=unit.gap, family=family, bullet=unit.bullet):
        yield head
    if rest := make(text, label.end(), unit.end, inline=True):
        yield from _cut_tail(text, rest)


def _cut_tail(text: str, unit: Unit) -> Iterator[Unit]:
    """ "... and kind. Your benefits:" is a unit and a heading."""
    tail = _TAIL.search(text, max(unit.start, unit.end - _LONGEST_TAIL), unit.end)
    family = family_of(tail.group(1)) if tail else None
    if tail is None or family is None:
        yield unit
        return
    if rest := make(text, unit.start, tail.start() + 1, gap=unit.gap, bullet=unit.bullet, inline=unit.inline):
        yield rest
    if head := make(text, tail.start(1), unit.end, inline=True, family=family):
        yield head


def _cut_long(text: str, unit: Unit, flat: bool) -> Iterator[Unit]:
    at = unit.start
    if not flat and not _INSIDE.search(text, unit.start, unit.end):
        yield from _cut_label(text, unit)
        return
    for start, end, family in headings_inside(text, unit.start, unit.end, flat=flat):
        if rest := make(
            text,
            at,
            start,
            inline=at > unit.start,
            gap=unit.gap and at == unit.start,
            bullet=unit.bullet and at == unit.start,
        ):
            yield rest
        if head := make(text, start, end, inline=True, family=family):
            yield head
        at = end
    if at == unit.start:
        yield from _cut_label(text, unit)
    elif rest := make(text, at, unit.end, inline=True):
        yield rest
