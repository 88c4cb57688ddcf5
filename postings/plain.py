"""Whether words that an engine wrote may stand on a page as they are. Pure."""

import re

from postings.text import clean

LINK = re.compile(
    r"https?:|\bwww\.|\b[\w.+-]+@[\w-]+\.\w|\b[\w-]+\.(?:com|org|net|io|co|dev|app|ai|info|biz|xyz|ru|cn)\b",
    re.I,
)
MARKUP = re.compile(
    r"<[^<>]*>?|!?\[[^\]]*\]\(|[*_]{2}\S|`|^\s*#{1,6}\s|&#?\w+;|\{\{|\}\}|\{%|javascript:|^\s*[-*]\s|\|.*\|",
    re.I | re.M,
)


def is_plain(text: str, limit: int) -> bool:
    """Plain words, not too many, nothing that nobody can see: no markup, no link, no address."""
    fits = bool(text.strip()) and len(text) <= limit
    return fits and text == clean(text) and not LINK.search(text) and not MARKUP.search(text)
