"""Dates as postings write them, turned into ISO dates."""

import re
from datetime import date
from functools import cache

from postings.offline.tables import table
from postings.text import fold, unaccented

_NUMBERS = re.compile(r"(?<!\d)(\d{1,4})([/.-])(\d{1,2})\2(\d{2,4})(?!\d)")
_LATEST_SHORT = 69  # two-digit years up to this belong to the 2000s


@cache
def _named() -> re.Pattern[str]:
    months = "|".join(table("facts")["months"])
    return re.compile(
        rf"\b(?:(\d{{1,2}})(?:st|nd|rd|th|er)?\.?\s+)?({months})\.?\s+(?:(\d{{1,2}})(?:st|nd|rd|th)?,?\s+)?(\d{{4}})\b"
    )


def iso_date(text: str, *, day_first: bool) -> str | None:
    """The first date in the text as YYYY-MM-DD, or None."""
    folded = unaccented(fold(text[:200]))
    if match := _NUMBERS.search(folded):
        first, second, third = int(match.group(1)), int(match.group(3)), int(match.group(4))
        if len(match.group(1)) == 4:
            return _iso(first, second, third)
        year = third if len(match.group(4)) == 4 else third + (2000 if third <= _LATEST_SHORT else 1900)
        if (day_first or match.group(2) == "." or first > 12) and second <= 12:
            return _iso(year, second, first)
        return _iso(year, first, second)
    if match := _named().search(folded):
        day = match.group(1) or match.group(3)
        return _iso(int(match.group(4)), table("facts")["months"][match.group(2)], int(day)) if day else None
    return None


def is_ambiguous(text: str) -> bool:
    """May the first date in the text be read with day and month either way round?"""
    match = _NUMBERS.search(text[:200])
    if match is None or match.group(2) == "." or len(match.group(1)) == 4:
        return False
    return int(match.group(1)) <= 12 and int(match.group(3)) <= 12 and match.group(1) != match.group(3)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
