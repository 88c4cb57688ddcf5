"""Reference words set down as a list instead of being said: runs without little words, and a list at the end."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from interviews.offline.assessing.lexicon import languages
from interviews.offline.assessing.sentences import WORD, Sentence
from prep.stems import stem

RUN = 3  # reference words in a row, without little words and out of order: a list, not an answer ...
RUN_SHARE = 0.4  # ... when it holds this much of the reference; long references make short runs by chance
IN_ORDER = 0.34  # of the pairs in a row may stand so in the reference
WHOLE = 0.8  # of the reference's words in a row at the very end: nobody ends a sentence so
GAP = re.compile(r"\s+")  # between words of a list: no comma and no full stop


@dataclass(frozen=True)
class Model:
    """The stems of a reference answer, and those that stand side by side in it."""

    known: frozenset[str]
    follows: frozenset[tuple[str, str]]


def model(text: str, language: str) -> Model:
    """A reference answer as lists are told by."""
    little = languages().get(language, languages()["en"])
    lowered = text.lower()
    found = list(WORD.finditer(lowered))
    pairs = {
        (stem(one.group(), language), stem(two.group(), language))
        for one, two in zip(found, found[1:], strict=False)
        if GAP.fullmatch(lowered[one.end() : two.start()])
    }
    return Model(
        frozenset(stem(m.group(), language) for m in found if m.group() not in little), frozenset(pairs)
    )


def runs(sentence: Sentence, of: Model) -> frozenset[str]:
    """The words of a sentence that stand only in runs of reference words out of their order."""
    rows: list[list[str]] = [[]]
    for word in sentence.stems:
        if word in of.known and word in sentence.content:
            rows[-1].append(word)
        elif rows[-1]:
            rows.append([])
    least = max(RUN, RUN_SHARE * len(of.known))
    listed = {word for row in rows if _is_list(row, of, least) for word in row}
    return frozenset(listed - {word for row in rows if not _is_list(row, of, least) for word in row})


def _is_list(row: list[str], of: Model, least: float) -> bool:
    if len(row) < least:
        return False
    in_order = sum(pair in of.follows for pair in zip(row, row[1:], strict=False))
    return in_order <= IN_ORDER * (len(row) - 1)


def tail(sentences: Sequence[Sentence], of: Model, language: str) -> int:
    """How many words at the very end are a list of nearly all reference words, set behind an answer that was
    over: 0 when the answer's end is a part of its last sentence."""
    little = languages().get(language, languages()["en"])
    last = sentences[-1].plain.lower() if sentences else ""
    found = list(WORD.finditer(last))
    at = len(found)
    listed: set[str] = set()
    while at and _goes_on(last, found, at, listed):
        word = found[at - 1].group()
        if word in little or stem(word, language) not in of.known:
            break
        at -= 1
        listed.add(stem(word, language))
    count = len(found) - at
    before = found[at - 1].group() if at else ""
    alone = not before and len(sentences) < 2
    if not listed or len(listed) < WHOLE * len(of.known) or alone or last.rstrip().endswith((".", "!", "?")):
        return 0
    stopped = not before or not GAP.fullmatch(last[found[at - 1].end() : found[at].start()])
    return count if stopped or before not in little else 0


def _goes_on(last: str, found: Sequence[re.Match[str]], at: int, listed: set[str]) -> bool:
    """Whether the word before place `at` and the list behind it are set apart by white space only."""
    return at == len(found) or bool(GAP.fullmatch(last[found[at - 1].end() : found[at].start()]))
