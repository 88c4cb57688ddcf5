"""What a sentence asks for by its grammar: "knowledge of X and Y", "experience with A, B or C", "X skills"."""

import re
from collections.abc import Iterator
from functools import cache

from postings.offline.tables import occupations, table
from prep import word_classes

_LONGEST = 4  # words of a name
_FAR = 24  # words after a cue that may still belong to its list
_TOKEN = re.compile(r"[^\W_][\w+#.&/'’-]*|[(),;:!?•*|–—<>]")
_MARKS = frozenset("(),;:!?•*|–—<>.")
_ENDS = frozenset(".;:!?•*|")
_ADJECTIVE = ("al", "ive", "ic", "ed", "en", "ory")  # "analytical" names nothing, "analytical skills" does
_CONTRACTED = re.compile(r"n['’]t$|['’](?:d|re|ll|ve)$")  # "what we'd love", "this isn't"
_RANK = re.compile(r"[ivx]+")  # "Architect IV"
_FRONT = 3  # words before a cue that may name a thing
_SHORT = 4  # letters; a longer word in -ly is an adverb


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(table("phrases")[kind].split())


def phrases_in(text: str) -> Iterator[str]:
    """Names that are asked for as knowledge, in order; each stands in the text as it is given."""
    tokens = list(_TOKEN.finditer(text))
    words = _words_of(tokens)
    ended = [
        token.group()[-1] == "." and word not in _words("short")
        for token, word in zip(tokens, words, strict=True)
    ]
    at = 0
    while at < len(words):
        if words[at] not in _words("cues"):
            at += 1
            continue
        if words[at] not in _words("after_only"):
            yield from _before(text, tokens, words, at)
        start = _object_of(words, at)
        at += 1
        if start is None:
            continue
        for first, last in _list_from(words, ended, start):
            yield _shown(text, tokens, first, last)
            at = last + 1


def _words_of(tokens: list[re.Match[str]]) -> list[str]:
    """The words in lower case. One that only describes and has a capital begins something new where commas
    and full stops were lost: a full stop stands in its place."""
    words = [token.group().lower().rstrip(".'’") for token in tokens]
    for at in range(1, len(words)):
        if words[at] in _words("bare") and tokens[at].group()[0].isupper() and words[at].isalpha():
            words[at] = "."
    return words


def _object_of(words: list[str], at: int) -> int | None:
    """Where the list of things known begins after a cue: over "of working with", or None."""
    place = at + 1
    if place >= len(words) or words[place] not in _words("links"):
        return None
    while place < len(words) and words[place] in _words("over"):
        place += 1
    return place + 1 if words[place : place + 1] == [":"] else place


def _list_from(words: list[str], ended: list[bool], start: int) -> Iterator[tuple[int, int]]:
    """Spans of the names in a list that begins at `start`."""
    first = start
    for at in range(start, min(len(words), start + _FAR) + 1):
        over = at >= len(words) or at >= start + _FAR
        if not over and at == first and words[at] in _words("bare"):
            first = at + 1  # "charts and the tide books"
            continue
        stop = over or words[at] in _words("stops") or words[at] in _ENDS or words[at] in _words("cues")
        if stop or words[at] in _MARKS or words[at] in _words("joins"):
            if not (not over and words[at] in _words("cues")) and (span := _name(words, first, at)):
                yield span
            first = at + 1
            if stop:
                return
        elif ended[at]:
            if span := _name(words, first, at + 1):
                yield span
            return


def _name(words: list[str], first: int, end: int) -> tuple[int, int] | None:
    """The span without what only describes it, if what is left is short and names something."""
    while first < end and (words[first] in _words("bare") or words[first].isdigit()):
        first += 1
    while end > first and words[end - 1] in _words("trailing"):
        end -= 1
    name = words[first:end]
    if not 0 < len(name) <= _LONGEST or not any(len(word) > 1 and word[0].isalpha() for word in name):
        return None
    if _is_no_noun(name[-1], alone=len(name) == 1) or any(map(_spoils, name)) or _is_deed(name):
        return None
    return first, end - 1


def _is_no_noun(word: str, *, alone: bool) -> bool:
    """Does the last word of a phrase show that the phrase names nothing: "technical aspects", "developers"?"""
    if word in _words("hollow") or word in occupations() or word.removesuffix("s") in occupations():
        return True
    if _RANK.fullmatch(word):
        return True
    return word.endswith(_ADJECTIVE if alone else "ed") or not alone and word_classes.classes(word) == "a"


def _is_deed(name: list[str]) -> bool:
    """ "Run internal controls" is done; "run times" and "design patterns" are known."""
    verb = word_classes.verb_of(name[0])
    return len(name) > 2 and verb is not None and verb[1] == "base"


def _spoils(word: str) -> bool:
    return (
        word in _words("verbs")
        or word.endswith("ly")
        and len(word) > _SHORT
        or _CONTRACTED.search(word) is not None
    )


def _before(text: str, tokens: list[re.Match[str]], words: list[str], at: int) -> Iterator[str]:
    """ "SQL database experience", "negotiation skills": the name that stands before the cue."""
    skill = words[at].startswith("skill")
    end = at
    while end > 0 and words[end - 1] in _words("bare"):
        end -= 1
    first = end
    while first > 0 and end - first < _FRONT and not _is_edge(words[first - 1]):
        first -= 1
    if skill and end == at and first < end and words[end - 1].endswith(_ADJECTIVE):
        span: tuple[int, int] | None = first, at  # "analytical skills"
    elif (span := _name(words, first, end)) and span[0] == span[1] and not skill:
        return  # one word, and perhaps half of a thing: "leadership experience"
    if span and not any(_spoils(word) for word in words[span[0] : span[1] + 1]):
        yield _shown(text, tokens, *span)


def _is_edge(word: str) -> bool:
    return word in _MARKS or any(word in _words(kind) for kind in ("stops", "joins", "cues", "over", "bare"))


def _shown(text: str, tokens: list[re.Match[str]], first: int, last: int) -> str:
    return text[tokens[first].start() : tokens[last].end()].rstrip(".'’/&-")
