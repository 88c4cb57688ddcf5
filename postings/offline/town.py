"""Where the work is, by what stands right behind the name of whoever hires: "Rosa's Trattoria (Leith, Edinburgh)"."""

import re
from collections.abc import Sequence
from functools import cache

from postings.offline.facts import Fact
from postings.offline.headings import plain
from postings.offline.naming import names_in
from postings.offline.sections import Placed
from postings.offline.tables import table
from postings.offline.title import names_role

_TOP = 6  # units in which a letterhead stands
_LONG = 200  # characters; a longer unit is a paragraph
_WORDS = r"[A-Z][\w'’-]+(?: (?:[A-Z][\w'’-]+|on|upon|le|la|de|sur|the))*"
_NAME = rf"(?:Co\. {_WORDS}|(?!Co\b){_WORDS})"
_END = r"(?=\)|\s[|·–—-]\s|\.?$|\.\s|,\s[a-z]|:\s|\s\()"
_BEHIND = rf"(?:,\s|\s\()(?P<town>{_NAME}(?:, {_NAME})?){_END}"
_MOST_WORDS = 3  # of a town that stands there alone


def town(places: Sequence[Placed], organization: str | None) -> Fact | None:
    """The town, with its region or country where that is said, from the lines around the title. None where what
    stands there may be a department as well."""
    if organization is None:
        return None
    behind = re.compile(re.escape(organization) + _BEHIND)
    for unit in (place.unit for place in places[:_TOP]):
        found = behind.search(unit.text) if len(unit.text) <= _LONG else None
        if found and ("," in found["town"] or _is_town(found["town"])) and not names_role(found["town"]):
            return Fact("location", found["town"], unit.start, unit.end)
    return None


def _is_town(name: str) -> bool:
    """Is it no part of an organization, no status and no field of work: "Bath", but neither "Finance" nor "Nights"?"""
    words = plain(name.replace("-", "")).split()
    return len(words) <= _MOST_WORDS and not _no_towns() & set(words) and not any(names_in(name))


@cache
def _no_towns() -> frozenset[str]:
    return frozenset(
        word for name in ("parts", "statuses", "kinds") for word in table("organization")[name].split()
    )
