"""Text as people paste it: cleaned at the edge, folded for comparing, and quotes found again in it."""

import re
import unicodedata
from bisect import bisect_left
from functools import lru_cache

_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Control characters, lone surrogates, soft hyphen, zero-width and bidi marks, tag characters, and the
# invisible operators and fillers that can hide words from a reader.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufeff\uffa0\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]+"
)
# Quotation marks and dashes as they are typed in many ways, and the plain one of each.
MARKS = str.maketrans(
    {
        mark: plain
        for marks, plain in (("‘’‚‛`´′ʼ", "'"), ("“”„‟«»″", '"'), ("‐‑‒–—―−", "-"))
        for mark in marks
    }
)
# What is written as a word for small numbers, in the languages that are read.
NUMBER_WORDS = {
    word: number
    for listed in (
        "one two three four five six seven eight nine ten eleven twelve",
        "un deux trois quatre cinq six sept huit neuf dix onze douze",
    )
    for number, word in enumerate(listed.split(), 1)
}


def clean(text: str) -> str:
    """The text with plain line ends and without characters that nobody can see."""
    if text.isascii() and text.isprintable():
        return text
    return _UNSEEN.sub("", _LINE_ENDS.sub("\n", text))


def is_unseen(character: str) -> bool:
    """Can nobody see it? Such a character is no part of what anybody wrote."""
    return _UNSEEN.match(character) is not None


@lru_cache(maxsize=256)  # the rules of a reader ask for the same few lines many times
def fold(text: str) -> str:
    """The text without differences of case, width, white space, quotation marks and dashes."""
    if text.isascii():
        return " ".join(text.translate(MARKS).lower().split())
    return " ".join(unicodedata.normalize("NFKC", text.translate(MARKS)).casefold().split())


def unaccented(text: str) -> str:
    """The text with accents taken off its letters."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def find_span(text: str, quote: str, after: int = 0) -> tuple[int, int] | None:
    """Start and end of a place where the quote stands, compared as `fold` compares: the first one from `after`
    on, else the first of all."""
    wanted = fold(_UNSEEN.sub("", quote))
    if not wanted:
        return None
    exact = _find(text, quote, after)
    if exact >= 0:
        return exact, exact + len(quote)
    folded, places = _folded_with_places(text)
    at = _find(folded, wanted, bisect_left(places, after))
    return None if at < 0 else (places[at], places[at + len(wanted) - 1] + 1)


def _find(text: str, wanted: str, after: int) -> int:
    at = text.find(wanted, after)
    return at if at >= 0 or not after else text.find(wanted)


def find_quote(text: str, quote: str) -> int | None:
    """Where the quote starts in the text, or None."""
    span = find_span(text, quote)
    return None if span is None else span[0]


@lru_cache(maxsize=4)  # many quotes are sought in one text
def _folded_with_places(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters where that stands in the text."""
    folded: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if is_unseen(character):
            continue
        for piece in unicodedata.normalize("NFKC", character.translate(MARKS)).casefold():
            if piece.isspace():
                if not folded or folded[-1] == " ":
                    continue
                piece = " "
            folded.append(piece)
            places.append(place)
    return "".join(folded), places
