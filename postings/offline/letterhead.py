"""Who hires, by what stands around the title: "Thornbeck Academy, Darlington", "Receiving Clerk. Midland Supply, IN".

Nobody says there what the name is. It counts where it holds a word for a sort of organization ("Academy"), or where
the posting goes on to speak of it by name ("Rosterly makes ...").
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile

from postings.offline.facts import label_of
from postings.offline.headings import Family, plain
from postings.offline.sections import Placed
from postings.offline.tables import table
from postings.offline.title import names_role

_TOP = 6  # units in which a letterhead stands
_LONG = 200  # characters; a longer unit is a paragraph
_MOST_WORDS = 8
_NAMED, _KNOWN, _OPENS = 3.0, 2.5, 2.0
_BEING = frozenset("is has was".split())
_NEEDING = frozenset("needs wants seeks requires asks expects does".split())
_LIGHT = frozenset("of and & for the de du la le des at in on".split())
# What parts a name from a place, a status or a sum: "Larkfield Hotel, near Kenmare | 46 bedrooms".
_PARTS = re.compile(r"\s*[|·•(]\s*|\s@\s|\s+[–—-]\s+|,\s+|\)\s*|\s+at\s+(?=(?:the |The )?[A-Z])")
_KIN = re.compile(r"& (?:Sons?|Daughters?|Brothers|Sisters?|Partners|Co)\b")
_PARTNERS = re.compile(r"[A-Z][a-z]{3,} & (?!Emergency)[A-Z][a-z]{3,}")
_AT = re.compile(r"\s(?:at|@)\s+(?:[Tt]he\s+)?([A-Z][\w'’&-]*(?:\s(?:[A-Z&][\w'’&-]*|of|and))*)")
_STOP = re.compile(r"(?<=[A-Za-z)]{3})\.\s+(?=[A-Z])")
_END = re.compile(r"[\s.,;:!?*★☆–—-]+$")
_PLACE = re.compile(r"(?:near|based|in|at|outside)\s", re.IGNORECASE)
_CALLED = re.compile(
    r"\b(?:[Ww]e['’]re|[Ww]e are|[Oo]ur name is|[Ww]e['’]re called|I['’]m from)\s"
    r"([A-Z][\w'’&-]{0,40}(?:\s[A-Z&][\w'’&-]{0,40}){0,4})(?=[,.]|\sand\s)"
)
# "Sable Creek Cheese Company makes ...", first of a paragraph
_OPENING = re.compile(
    r"(?:The )?([A-Z][\w'’&-]*(?: (?:(?:of|and|&) )?[A-Z][\w'’&-]*){0,5}) (?:has|is|was|(?!does)[a-z]{2,}s)\b"
)
_SUBJECT = (
    r"(?:^|[.!?:]\s{{1,3}}|\n|\b(?:[Aa]t|[Jj]oin|[Ww]e are|[Ww]e['’]re|[Aa]bout|[Ww]hy)\s)"
    r"(?:The\s)?{name}\b(?=[\s'’])"
)


def letterhead(text: str, places: Sequence[Placed], title: str | None) -> Iterator[tuple[str, float]]:
    """Names around the title and how much speaks for each; those that stand first before others."""
    for number, place in enumerate(_top(places)):
        for said in _STOP.split(place.unit.text):
            clear, spoken = _in_head(said, text[place.unit.end :], title)
            for name in [*clear, *spoken][:1]:
                yield name.removeprefix("The "), (_NAMED if clear else _KNOWN) - number / 100
    for place in places[: 2 * _TOP]:
        opening = None if place.unit.bullet or place.is_heading else _OPENING.match(place.unit.text)
        if opening and _may_be_name(opening[1]) and not names_role(opening[1]):
            after = text[place.unit.start + opening.end() :]
            if " " in opening[1] or _is_spoken_of(opening[1], after):
                yield opening[1], _OPENS
    for match in _CALLED.finditer(text):
        if _may_be_name(name := _END.sub("", match[1])):
            yield name, _KNOWN


def _in_head(said: str, rest: str, title: str | None) -> tuple[list[str], list[str]]:
    """What of a line of the head is a name, of the title's own line what stands behind the title, else what it begins
    with: by the sort of organization or behind "at", and because the posting goes on to speak of it."""
    parts = [_END.sub("", part).lstrip("–—- ") for part in _PARTS.split(said)]
    own = title is not None and title[:20].lower() in said.lower()
    named = [part for part in (_behind_title(parts, title) if own else parts[:1]) if _may_be_name(part)]
    at = _AT.search(said) if own else None
    clear = [part for part in named if (_is_house(part) if own else _has_kind(part))]
    clear += [part for part in named if at and part == at[1]]
    clear += [
        part for part in named if own and (_KIN.search(part) or "|" in said and _PARTNERS.fullmatch(part))
    ]
    return clear, [part for part in named if _is_spoken_of(part, rest)]


def tells_of(name: str, sentence: str) -> bool:
    """ "Rosterly makes scheduling software" says what the organization does, whatever its name is cut to there."""
    said, own = plain(sentence).split(), plain(name).split()
    said = said[said[:1] == ["the"] :]
    same = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(said, own, strict=False))))
    if not same or same == len(said):
        return False
    verb = said[same]
    return verb in _BEING or verb.endswith("s") and verb not in _NEEDING


def _top(places: Sequence[Placed]) -> Iterator[Placed]:
    for place in places[:_TOP]:
        if place.is_heading and place.family not in (Family.UNKNOWN, None) or len(place.unit.text) > _LONG:
            return
        if not place.unit.bullet and not label_of(place.unit.text.partition(":")[0]):
            yield place


def _behind_title(parts: list[str], title: str | None) -> list[str]:
    """What follows the part that is the title or begins it."""
    words = plain(title or "")
    first = next((n for n, part in enumerate(parts) if words.startswith(plain(part))), len(parts))
    return parts[first + 1 :]


def _may_be_name(part: str) -> bool:
    words = part.split()
    named = [word for word in words if word.lower() not in _LIGHT]
    return (
        0 < len(words) <= _MOST_WORDS
        and bool(named)
        and all(word[0].isupper() or word[0].isdigit() and n for n, word in enumerate(named))
        and not _PLACE.match(part)
        and not set(plain(part).split()) & _words("statuses")
    )


def _has_kind(part: str) -> bool:
    """Does it hold a word for a sort of organization beside a name? "&" joins the names of partners."""
    words = plain(part.replace("&", " ")).split()
    if len(words) < 2:
        return False
    return "&" in part or words[0] in _words("first") or bool(set(words[1:]) & _words("kinds"))


def _is_house(part: str) -> bool:
    """Is it a name although it stands behind a title: "The Fallow Hare", "Wrens Nursery"?"""
    words = plain(part).split()
    return len(words) > 1 and (words[-1] in _words("houses") or part.startswith("The "))


def _is_spoken_of(part: str, rest: str) -> bool:
    """Does a sentence of the posting begin with its first word, or "We are ..." go on with it?"""
    words = [word for word in part.split() if word.lower() not in _LIGHT]
    first = re.sub(r"['’]s$", "", words[0])
    if len(first) < 3 or plain(first) in _words("not_names"):
        return False
    name = re.escape(first.capitalize() if first.isupper() and len(first) > 4 else first)
    return re.search(_SUBJECT.format(name=name), rest) is not None


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("organization")[name].split())
