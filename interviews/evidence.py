"""Whether a draft's quotes are the answer's own words: the check that every engine's verdicts pass."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from interviews.offline.assessing.planted import is_planted
from postings.text import MARKS, is_unseen

# Why a verdict is unclear, where that is known, or only "partly".
NO_EVIDENCE = "no evidence found"
NOT_JUDGED = "not judged"
OF_TASK = "words of the task"
OF_POSTING = "words of the posting"
SPENT = "words spent"  # they count for as many other criteria as they may
OFF_SUBJECT = "off subject"
UNSAID = "unsaid"  # no sentence speaks of what it names
UNPICTURED = "unpictured"  # partly: all of it is said, and nothing that one could picture

MIN_WORDS = 4
MIN_UNSPACED_CHARACTERS = 12
MAX_QUOTES = 3
MAX_REUSE = 2  # criteria that one and the same passage may support

VERDICTS = ("shown", "partly", "missing", "unclear")
CREDITED = ("shown", "partly")

SELECTORS = frozenset(map(chr, range(0xFE00, 0xFE10)))  # say how a character looks, not which it is
WORD = re.compile(r"[^\W_]+(?:['.,:/-][^\W_]+)*")
# Scripts that put no spaces between words: Thai to Khmer, kana, Han, Hangul is spaced and so left out.
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


@dataclass(frozen=True)
class Quote:
    """Words said to stand in the answer; after the check `text` is exactly answer[start:][:len(text)]."""

    text: str
    start: int = -1


@dataclass(frozen=True)
class Verdict:
    """What an engine says of one criterion. `note` tells why it is unclear, or shown in part only: by the engine, or
    by the check that changed it."""

    criterion: str
    verdict: str
    quotes: tuple[Quote, ...] = ()
    strength: float | None = None
    note: str = ""


class NoProof(ValueError):
    """Words that show nothing, and why not."""


@dataclass(frozen=True)
class Folded:
    """A text without the differences that a reader does not see. `places[i]` is where character i came
    from in the original; the last place is the original's length."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original span of folded characters start..end."""
        return self.places[start], self.places[end - 1] + self._width(end - 1)

    def _width(self, index: int) -> int:
        later = next((place for place in self.places[index + 1 :] if place > self.places[index]), 0)
        return later - self.places[index] if later and self.text[index] not in " \n" else 1


def fold(text: str, keep_lines: bool = False) -> Folded:
    """NFC, plain quotes and dashes, single spaces, nothing invisible. Lines stay apart if asked."""
    out: list[str] = []
    places: list[int] = []
    for start, cluster in _clusters(text):
        if cluster.isspace():
            mark = "\n" if keep_lines and cluster in "\n\r\u2028\u2029" else " "
            if out and out[-1] in " \n":
                out[-1] = "\n" if "\n" in (mark, out[-1]) else " "
                continue
            out.append(mark)
            places.append(start)
            continue
        seen = cluster if cluster.isascii() else unicodedata.normalize("NFC", cluster)
        for character in seen.translate(MARKS):
            out.append(character)
            places.append(start)
    return Folded("".join(out), (*places, len(text)))


def _clusters(text: str) -> list[tuple[int, str]]:
    """Visible characters, each with the marks that combine with it, and where they start."""
    clusters: list[tuple[int, str]] = []
    for index, character in enumerate(text):
        if character.isascii() and character.isprintable():
            clusters.append((index, character))
            continue
        if not character.isspace() and (is_unseen(character) or character in SELECTORS):
            continue
        joins = unicodedata.combining(character) or "\u1160" <= character <= "\u11ff"
        if joins and clusters and not clusters[-1][1].isspace() and len(clusters[-1][1]) < 32:
            clusters[-1] = (clusters[-1][0], clusters[-1][1] + character)
        else:
            clusters.append((index, character))
    return clusters


def words(text: str) -> list[str]:
    """The words of a text, for comparing: folded, without case and punctuation."""
    return WORD.findall(fold(text).text.casefold())


class Checker:
    """Checks quotes against one answer; folds the long texts once."""

    def __init__(
        self, answer: str, question: str = "", criteria: Sequence[str] = (), lines: Sequence[str] = ()
    ) -> None:
        self.answer = answer
        self.task = _Told.of((question, *criteria))
        self.posting = _Told.of(lines)

    @cached_property
    def folded(self) -> Folded:
        """The answer, folded when the first quote is looked for."""
        return fold(self.answer)

    def find(self, quote: str, start: int = -1) -> Quote | None:
        """Where whole words of the answer read as `quote` does, nearest to `start`; None if nowhere."""
        wanted = fold(quote).text.strip()
        text = self.folded.text
        best: tuple[int, int, int] | None = None
        at = text.find(wanted) if wanted else -1
        while at >= 0:
            end = at + len(wanted)
            if _whole(text, at, end):
                first, last = self.folded.span(at, end)
                found = (abs(first - start) if start >= 0 else 0, first, last)
                best = min(best, found) if best else found
                if start < 0:
                    break
            at = text.find(wanted, at + 1)
        return Quote(self.answer[best[1] : best[2]], best[1]) if best else None

    def proves(self, quote: str) -> bool:
        """Long enough, the candidate's own words, and no word to whoever assesses."""
        return not self.fault(quote)

    def fault(self, quote: str) -> str:
        """Why words prove nothing; "" where they do."""
        said = words(quote)
        unspaced = bool(UNSPACED.search(quote))
        size, least = (len("".join(said)), MIN_UNSPACED_CHARACTERS) if unspaced else (len(said), MIN_WORDS)
        if size < least or is_planted(quote):
            return NO_EVIDENCE
        by_task, by_posting = self.task.taken(said, unspaced), self.posting.taken(said, unspaced)
        needed = 1 if unspaced else MIN_WORDS  # of words without spaces one is told, or all are
        if len(said) - len(by_task | by_posting) >= needed:
            return ""
        return OF_TASK if len(by_task) >= len(by_posting) else OF_POSTING


@dataclass(frozen=True)
class _Told:
    """Texts that the candidate did not write: their runs of words, and each without its spaces."""

    runs: frozenset[tuple[str, ...]]
    texts: tuple[str, ...]

    @classmethod
    def of(cls, texts: Sequence[str]) -> "_Told":
        rows = [words(text) for text in texts]
        runs = {tuple(row[at : at + MIN_WORDS]) for row in rows for at in range(len(row) - MIN_WORDS + 1)}
        return cls(frozenset(runs), tuple("".join(row) for row in rows))

    def taken(self, said: list[str], unspaced: bool) -> set[int]:
        """The places of words that stand in a run of these texts; of unspaced ones all, where one text holds them."""
        if unspaced:
            bare = "".join(said)
            return set(range(len(said))) if any(bare in text for text in self.texts) else set()
        taken: set[int] = set()
        for at in range(len(said) - MIN_WORDS + 1):
            if tuple(said[at : at + MIN_WORDS]) in self.runs:
                taken.update(range(at, at + MIN_WORDS))
        return taken


def _whole(text: str, start: int, end: int) -> bool:
    """The span cuts no word in two. Scripts without spaces have no such edges."""
    for edge in (start, end):
        pair = text[edge - 1 : edge + 1] if edge else ""
        if len(pair) == 2 and pair.isalnum() and not UNSPACED.search(pair):
            return False
    return True


def check(
    verdicts: Sequence[Verdict],
    answer: str,
    question: str,
    criteria: Sequence[tuple[str, str]],
    lines: Sequence[str] = (),
) -> list[Verdict]:
    """One checked verdict per criterion (key, text), in the criteria's order. `lines` are the posting's words
    that the question came from.

    Verdicts on unknown criteria are dropped, the first one on a criterion counts, a criterion without any
    is "unclear" (not judged). Shown and partly need a quote that proves; without one they become "unclear",
    with a note that says why. A quote of a missing or unclear verdict is dropped.
    """
    checker = Checker(answer, question, [text for _, text in criteria], lines)
    given: dict[str, Verdict] = {}
    for verdict in verdicts:
        if verdict.verdict in VERDICTS:
            given.setdefault(verdict.criterion, verdict)
    used: Counter[tuple[int, int]] = Counter()
    return [_checked(given.get(key), key, checker, used) for key, _ in criteria]


def claim(quote: Quote, checker: Checker, taken: Sequence[Quote]) -> Quote:
    """The words by which a candidate claims credit, as they stand in the answer. The rules are those for an
    engine; `taken` are the quotes of the other criteria. Raises NoProof with the reason in plain words."""
    found = checker.find(quote.text, quote.start)
    if found is None:
        raise NoProof(
            "These words do not stand in your answer. Copy them exactly, without changing anything."
        )
    if not checker.proves(found.text):
        raise NoProof(
            f"This is too little to show anything. Take at least {MIN_WORDS} words in a row, "
            "and your own: not those of the question, of what it looks for or of the posting."
        )
    span = (found.start, found.start + len(found.text))
    if sum(_overlap(span, (one.start, one.start + len(one.text))) for one in taken) >= MAX_REUSE:
        raise NoProof(f"These words stand for {MAX_REUSE} other criteria already. Take others.")
    return found


def _checked(verdict: Verdict | None, key: str, checker: Checker, used: Counter[tuple[int, int]]) -> Verdict:
    if verdict is None:
        return Verdict(key, "unclear", note=NOT_JUDGED)
    if verdict.verdict not in CREDITED:
        return replace(verdict, quotes=())
    kept: list[Quote] = []
    faults: list[str] = []
    for quote in verdict.quotes[:MAX_QUOTES]:
        found = checker.find(quote.text, quote.start)
        if found is None or found in kept:
            continue
        span = (found.start, found.start + len(found.text))
        spent = sum(count for other, count in used.items() if _overlap(span, other)) >= MAX_REUSE
        if fault := checker.fault(found.text) or (SPENT if spent else ""):
            faults.append(fault)
        else:
            kept.append(found)
    for quote in kept:
        used[(quote.start, quote.start + len(quote.text))] += 1
    if not kept:
        return Verdict(key, "unclear", strength=None, note=next(iter(faults), NO_EVIDENCE))
    return replace(verdict, quotes=tuple(kept), note=verdict.note if verdict.verdict == "partly" else "")


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """More than half of the shorter passage lies in the other."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return 2 * shared > min(one[1] - one[0], other[1] - other[0])
