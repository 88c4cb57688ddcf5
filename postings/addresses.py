"""Links and email addresses in a text: one rule for what an engine writes and for what people hand in. Pure.

Names of products and firms may look like addresses. Some are left alone: technologies, the firms named here, and
those that the caller knows, such as the skills of the posting that a question is about.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from postings.offline.naming import technologies
from postings.text import clean

EMAIL = "email"
LINK = "link"
NAME = "name"  # of a host and no more: "example.org"

# Also as people disguise them: "evil[.]com", "jane (at) example (dot) org". Whatever repeats keeps what it took, and
# nothing is looked for from the middle of a word: no text makes this slow.
_DOT = r"(?:\.|\s?[\[({]\s?(?:\.|dot)\s?[\])}]\s?|(?<=[a-z0-9])。(?=[a-z]))"
_AT = r"\s?(?:@|[\[({]\s?at\s?[\])}])\s?"
_LABEL = r"(?:[^\W_]|-)++"
_ADDRESS = re.compile(
    rf"(?<![\w.+-])(?P<email>[\w.+-]++{_AT}{_LABEL}(?:{_DOT}{_LABEL})++)"
    r"|(?<![^\W_])(?P<link>(?:[a-z][a-z0-9+-]{1,11}://|https?:/|www\.)(?=\S))"
    # A capital behind the slash is no path: "ASP.NET/C#" means either.
    rf"|(?<![^\W_])(?<!-)(?P<host>{_LABEL}(?:{_DOT}{_LABEL})++)(?P<path>(?-i:(?=/[a-z0-9?#~%_-])))?",
    re.I,
)
_DOTS = re.compile(_DOT, re.I)
_BLANK = re.compile(r"\s|$")
_ENDING = re.compile(r"(?:xn--[a-z0-9]+|[^\W\d_]{2,})(?![^\W_])", re.I)
_ABBREVIATION = re.compile(r"[A-Z][a-z]?\.[A-Z][a-z]+")  # "B.Sc", "St.Mary"
_OF_FILES = frozenset(
    "js jsx ts tsx json html htm css scss xml yaml yml toml ini cfg config csv txt log pdf doc docx xls xlsx ppt pptx"
    " odt ods jpg jpeg png gif svg exe dll jar java cs cpp php sql ipynb bat".split()
)
_FIRMS = (
    "Socket.io Draw.io Booking.com Hotels.com Amazon.com Make.com Outreach.io Customer.io Cal.com Code.org Bill.com"
    " Indeed.com Just-Eat.com Gov.uk"
)


class Address(NamedTuple):
    """An address as it stands in a text whose signs are of one width (NFKC), from `start` to `end`."""

    kind: str
    words: str
    start: int
    end: int


def found(text: str, known: Iterable[str] = ()) -> Iterator[Address]:
    """The addresses in a text. Names that stand in the `known` texts are none, unless a path follows."""
    text = _folded(text)
    names = frozenset[str]().union(_products(), *map(_names, known))
    at = 0
    while match := _ADDRESS.search(text, at):
        start, at = match.span()
        if match["host"] and not _leads_somewhere(match, names):
            continue
        kind = EMAIL if match["email"] else NAME if match["host"] and match["path"] is None else LINK
        if kind == LINK and (blank := _BLANK.search(text, at)):
            at = blank.start()
        yield Address(kind, text[start:at], start, at)


def without_links(text: str) -> str:
    """The text without what can only be a link: a name alone may be a firm, or two sentences with no blank between."""
    links = [address for address in found(text) if address.kind == LINK]
    if not links:
        return text
    text, starts = _folded(text), [0, *(link.end for link in links)]
    ends = [*(link.start for link in links), len(text)]
    return " ".join(text[start:end] for start, end in zip(starts, ends, strict=True))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", clean(text))


def _leads_somewhere(match: re.Match[str], names: frozenset[str]) -> bool:
    name = _name(match["host"])
    if not name or name.rpartition(".")[2] in _OF_FILES:
        return False
    return match["path"] is not None or not (name in names or _ABBREVIATION.fullmatch(match["host"]))


def _name(host: str) -> str:
    """What a host is called, or nothing where its last part can be no domain: "v2.0", "9.30am"."""
    head, _, last = _DOTS.sub(".", host).rpartition(".")
    ending = _ENDING.match(last)
    return f"{head}.{ending[0]}".casefold() if ending else ""


@lru_cache(maxsize=64)  # a set asks about the names of one posting for each of its wordings
def _names(text: str) -> frozenset[str]:
    return frozenset(_name(match["host"]) for match in _ADDRESS.finditer(_folded(text)) if match["host"])


@cache
def _products() -> frozenset[str]:
    return _names(" ".join([_FIRMS, *technologies()]))
