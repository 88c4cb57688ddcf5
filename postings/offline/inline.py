"""Headings inside a long line, as they stand when a posting has lost its line breaks."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice

from postings.offline.headings import Family, inline_phrases, plain

_TOKEN = re.compile(r"\S+")
_CAPITAL = re.compile(r"[^\w\s]*[A-ZÀ-Þ]")
_LEAD = "\"'“‘([{*#•-–—·"
_TAIL = ".,;:!?\"'”’)]}*–—-…"
_ENDS = (".", "!", "?", ":", ";", ")", "…", "•", "*", "-", "–", "|", ">")
_JOINING = {
    "the",
    "a",
    "an",
    "of",
    "and",
    "or",
    "our",
    "your",
    "with",
    "to",
    "in",
    "for",
    "all",
    "any",
    "these",
    "those",
    "le",
    "la",
    "les",
    "de",
    "des",
    "du",
    "et",
    "ou",
    "vos",
    "nos",
    "ses",
    "en",
    "une",
    "un",
    "sur",
    "par",
    "dans",
    "by",
    "this",
    "that",
    "no",
    "on",
    "their",
    "its",
    "per",
    "meet",
    "meets",
}
_MOST_WORDS = 7
_MOST_TOKENS = 8_000  # more than a posting has words; what follows is no running text
_CAPS_RUN = 2  # words; a shorter run of capitals is an acronym


def _leads_on(word: str) -> bool:
    """Does the word before belong together with what follows: "the", "Personal", "candidate's", "skills,"?"""
    return word.lower() in _JOINING or word[:1].isupper() or word.endswith((",", "'s", "’s", "&", "/"))


def headings_inside(text: str, start: int, end: int, *, flat: bool) -> Iterator[tuple[int, int, Family]]:
    """(start, end, family) of each heading inside text[start:end].

    A text that is not flat has kept its line breaks: there a heading inside a line needs a colon or capitals.
    """
    matches = islice(_TOKEN.finditer(text, start, end), _MOST_TOKENS)
    tokens = [(match.start(), match.end(), match.group()) for match in matches]
    past = 0
    for at, (_, _, token) in enumerate(tokens):
        if at < past or not _CAPITAL.match(token) or not (flat or _may_open(tokens, at)):
            continue
        found = _known_at(tokens, at, flat) or _caps_at(tokens, at)
        if found is not None:
            count, family = found
            yield tokens[at][0], tokens[at + count - 1][1], family
            past = at + count


def _may_open(tokens: list[tuple[int, int, str]], at: int) -> bool:
    """With the line breaks kept, only words before a colon, or capitals after the end of a sentence."""
    if any(token[-1] == ":" for _, _, token in tokens[at : at + _MOST_WORDS]):
        return True
    fresh = not at or tokens[at - 1][2][-1] in _ENDS or tokens[at][0] - tokens[at - 1][1] > 1
    return fresh and tokens[at][2].isupper()


@cache
def _openings() -> frozenset[tuple[str, ...]]:
    """The first words, in every number, of the phrases that may open a section."""
    return frozenset(phrase[:count] for phrase in _phrases() for count in range(1, len(phrase) + 1))


@cache
def _phrases() -> frozenset[tuple[str, ...]]:
    return frozenset(phrase for rows in inline_phrases().values() for phrase, _ in rows)


@lru_cache(maxsize=4096)
def _first_words(token: str, after: str) -> tuple[str, ...]:
    """At most two words from the beginning of two tokens."""
    return tuple((plain(token).split() + plain(after).split())[:2])


def _known_at(tokens: list[tuple[int, int, str]], at: int, flat: bool) -> tuple[int, Family] | None:
    said = _first_words(tokens[at][2], tokens[at + 1][2] if at + 1 < len(tokens) else "")
    rows = inline_phrases().get(said[0]) if said else None
    if rows is None or said not in _openings() and said[:1] not in _phrases():
        return None
    words: list[str] = []
    spans: dict[tuple[str, ...], int] = {}
    for count, (_, _, piece) in enumerate(tokens[at : at + _MOST_WORDS], 1):
        words += plain(piece).split()
        said = tuple(words)
        spans[said] = count
        if piece[-1] in ".:;!?" or said not in _openings():
            break
    for phrase, family in rows:
        if phrase in spans and _stands_free(tokens, at, spans[phrase], flat):
            return spans[phrase], family
    return None


def _stands_free(tokens: list[tuple[int, int, str]], at: int, count: int, flat: bool) -> bool:
    last = tokens[at + count - 1][2]
    if last[-1] in ".,!;":
        return False
    caps = all(t[2].upper() == t[2] for t in tokens[at : at + count])
    before = tokens[at - 1] if at else None
    after = tokens[at + count] if at + count < len(tokens) else None
    wide = before is None or tokens[at][0] - before[1] > 1
    fresh = before is None or wide or before[2][-1] in _ENDS
    if last[-1] == ":":
        return fresh or count > 1 or (before is not None and before[2].lower() not in _JOINING)
    if after is None:
        return False
    opens = after[2].lstrip(_LEAD)[:1]
    if opens and not (opens.isupper() or opens.isdigit() or after[2][0] in _LEAD):
        return False
    if caps:
        return fresh or flat
    if not flat:
        return False
    return fresh or not _leads_on(before[2] if before else "")


def _caps_at(tokens: list[tuple[int, int, str]], at: int) -> tuple[int, Family] | None:
    """A run of capitals after the end of a sentence opens a section of unknown kind."""
    if at and tokens[at - 1][2][-1] not in _ENDS:
        return None
    count = 0
    for _, _, token in tokens[at : at + 12]:
        bare = token.strip(_LEAD + _TAIL)
        if not (bare.isupper() and all(c.isalpha() or c in "/&-'" for c in bare)):
            break
        count += 1
        if token[-1] in ":.":
            break
    if count > 1 and tokens[at + count - 1][2] == "A":
        count -= 1  # "SCOPE OF WORK A gardener plants": the article belongs to the sentence
    letters = sum(len(t[2]) for t in tokens[at : at + count])
    if count < _CAPS_RUN or letters < 10 or at + count >= len(tokens):
        return None
    following = tokens[at + count][2].lstrip(_LEAD)[:1]
    if not (following.isupper() or following.isdigit()) or tokens[at + count - 1][2][-1] in ",.":
        return None
    return count, Family.UNKNOWN
