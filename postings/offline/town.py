"""Where the work is, by what stands right behind the name of whoever hires: "Rosa's Trattoria (Leith, Edinburgh)"."""

import re
from collections.abc import Sequence

from postings.offline.facts import Fact
from postings.offline.sections import Placed
from postings.offline.title import names_role

_TOP = 6  # units in which a letterhead stands
_LONG = 200  # characters; a longer unit is a paragraph
_WORDS = r"[A-Z][\w'’-]+(?: (?:[A-Z][\w'’-]+|on|upon|le|la|de|sur|the))*"
_NAME = rf"(?:Co\. {_WORDS}|(?!Co\b){_WORDS})"
_BEHIND = rf"(?:,\s|\s\()(?P<town>{_NAME}, {_NAME})(?=\)|\s[|·–—-]\s|\.?$|\.\s|,\s[a-z])"


def town(places: Sequence[Placed], organization: str | None) -> Fact | None:
    """The town and its region or country, from the lines around the title. None where only one of them stands
    there: a single name may be a department's as well."""
    if organization is None:
        return None
    behind = re.compile(re.escape(organization) + _BEHIND)
    for unit in (place.unit for place in places[:_TOP]):
        found = behind.search(unit.text) if len(unit.text) <= _LONG else None
        if found and not names_role(found["town"]):
            return Fact("location", found["town"], unit.start, unit.end)
    return None
