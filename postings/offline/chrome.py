"""Lines that belong to the web page or its advertising and not to the posting."""

import re
from functools import cache, lru_cache

from postings.offline.tables import table
from postings.text import fold

_BUTTON = 40  # characters
_END = re.compile(
    r"(apply|postuler|easy apply|quick apply|candidater|i'm interested)"
    r"( (now|online|here|maintenant|today|for this job))?"
)


@cache
def _whole() -> re.Pattern[str]:
    return re.compile("|".join(table("chrome")["whole"]))


@cache
def _promotion() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(table('chrome')['promotion'])})")


@lru_cache(maxsize=256)
def is_chrome(text: str) -> bool:
    """A button, counter or menu entry: the whole line is one."""
    return len(text) < 80 and _whole().fullmatch(fold(text).strip(" .!:»›")) is not None


@lru_cache(maxsize=256)
def is_promotion(text: str) -> bool:
    """A sentence in which the page advertises itself."""
    return _promotion().search(fold(text[:400])) is not None


def ends_posting(text: str) -> bool:
    """A button that stands below the last line of a posting."""
    return len(text) < _BUTTON and _END.fullmatch(fold(text).strip(" .!:>»›")) is not None
