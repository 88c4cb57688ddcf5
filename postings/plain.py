"""Whether words that an engine wrote may stand on a page as they are. Pure."""

import re
from collections.abc import Iterable

from postings import addresses
from postings.text import clean

MARKUP = re.compile(
    r"<[^<>]*>?|!?\[[^\]]*\]\(|[*_]{2}\S|`|^\s*#{1,6}\s|&#?\w+;|\{\{|\}\}|\{%|javascript:|^\s*[-*]\s|\|.*\|",
    re.I | re.M,
)


def is_plain(text: str, limit: int, known: Iterable[str] = ()) -> bool:
    """Plain words, not too many, nothing that nobody can see: no markup, no link, no address but for names that are
    `known`."""
    fits = bool(text.strip()) and len(text) <= limit and text == clean(text)
    return fits and not MARKUP.search(text) and not any(addresses.found(text, known))
