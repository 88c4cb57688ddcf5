"""A technical criterion that is itself a reference answer: how much of it the answer says."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from interviews.offline.assessing.lexicon import languages, stem
from interviews.offline.assessing.sentences import WORD, Sentence

CLOSE = 0.5  # letter-triple likeness from which two words count as forms of one
COMPOUND = 5  # letters from which a word inside a longer one counts (German compounds)
DOUBT = 2.0  # words that stand for other ways of saying it right: short references prove little
SATURATION = 0.4  # of the reference said; more of it adds less and less
ATTEMPT = 5  # own content words from which an answer is a real attempt
PASTED = 3  # reference words in a row, without little words and out of order: a list, not an answer ...
PASTED_SHARE = 0.4  # ... when it holds this much of the reference; long references make short runs by chance
LONGEST = 400  # different words of an answer that are compared


@dataclass(frozen=True)
class Reference:
    """The stems of a reference answer in order, and those of them that the question does not say already."""

    order: tuple[str, ...]
    new: tuple[str, ...]
    asked: frozenset[str]


@dataclass(frozen=True)
class Coverage:
    """Per sentence of the answer: how well it says each new word of the reference, and its own words."""

    said: tuple[dict[str, float], ...]
    own: tuple[frozenset[str], ...]
    reference: Reference
    pasted: bool

    def ranked(self) -> list[int]:
        """The sentences that say something of the reference, best first."""
        sums = [sum(row.values()) for row in self.said]
        return sorted((at for at, value in enumerate(sums) if value > 0), key=lambda at: (-sums[at], at))

    def share(self, left_out: int = -1) -> float:
        """The share of the reference's new words that is said."""
        return self._covered(left_out) / max(1, len(self.reference.new))

    def order(self) -> float:
        """0 to 1: orders answers. Allows a real attempt other words that may be right."""
        own = frozenset().union(*self.own) if self.own else frozenset()
        doubt = DOUBT if len(own) >= ATTEMPT else 0.0
        share = (self._covered() + 0.5 * doubt) / (len(self.reference.new) + doubt) if own else 0.0
        length = min(1.0, math.log1p(len(own)) / math.log(40))
        to_the_point = len(own & set(self.reference.new)) / len(own) if own else 0.0
        full = (1 - math.exp(-share / SATURATION)) / (1 - math.exp(-1 / SATURATION))
        return 0.78 * full + 0.16 * to_the_point + 0.06 * length

    def _covered(self, left_out: int = -1) -> float:
        rows = [row for at, row in enumerate(self.said) if at != left_out]
        return sum(max((row.get(word, 0.0) for row in rows), default=0.0) for word in self.reference.new)


@lru_cache(maxsize=500)
def reference(text: str, question: str, language: str) -> Reference:
    """A reference answer, as it is compared with."""
    asked = frozenset(_content(question, language))
    order = tuple(_content(text, language))
    words = tuple(dict.fromkeys(order))
    new = tuple(word for word in words if word not in asked)
    return Reference(order, new or words, asked)


def _content(text: str, language: str) -> list[str]:
    little = languages().get(language, languages()["en"])
    return [stem(word, language) for word in WORD.findall(text.lower()) if word not in little]


def cover(wanted: Reference, sentences: Sequence[Sentence]) -> Coverage:
    """Compares each sentence with the reference once. Pasted word lists count for nothing."""
    said: list[dict[str, float]] = []
    own: list[frozenset[str]] = []
    pasted, room = False, LONGEST
    for sentence in sentences:
        words = _unpasted(sentence, wanted)
        pasted = pasted or len(words) < len(sentence.content)
        words = frozenset(sorted(words)[:room])
        room -= len(words)
        row = {word: _likest(word, words) for word in wanted.new}
        said.append({word: value for word, value in row.items() if value})
        own.append(words - wanted.asked)
    return Coverage(tuple(said), tuple(own), wanted, pasted)


def _unpasted(sentence: Sentence, wanted: Reference) -> frozenset[str]:
    """The sentence's content words without those that stand only in pasted runs of reference words."""
    known, follows = set(wanted.order), set(zip(wanted.order, wanted.order[1:], strict=False))
    runs: list[list[str]] = [[]]
    for word in sentence.stems:
        if word in known and word in sentence.content:
            runs[-1].append(word)
        elif runs[-1]:
            runs.append([])
    least = max(PASTED, PASTED_SHARE * len(known))
    pasted = {word for run in runs if _is_list(run, follows, least) for word in run}
    spoken = {word for run in runs if not _is_list(run, follows, least) for word in run}
    return sentence.content - (pasted - spoken)


def _is_list(run: list[str], follows: set[tuple[str, str]], least: float) -> bool:
    if len(run) < least:
        return False
    in_order = sum(pair in follows for pair in zip(run, run[1:], strict=False))
    return in_order <= 0.34 * (len(run) - 1)


def _likest(word: str, said: frozenset[str]) -> float:
    if word in said:
        return 1.0
    if len(word) < 4:
        return 0.0
    best = max((likeness(word, other) for other in said if len(other) > 3), default=0.0)
    return best if best >= CLOSE else 0.0


@lru_cache(maxsize=200_000)
def likeness(one: str, other: str) -> float:
    """Dice likeness of letter triples; a word inside a longer one (compounds) counts as close."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) >= COMPOUND and shorter in longer:
        return 0.8
    a, b = _triples(one), _triples(other)
    return 2 * len(a & b) / (len(a) + len(b))


@lru_cache(maxsize=20_000)
def _triples(word: str) -> frozenset[str]:
    padded = f" {word} "
    return frozenset(padded[at : at + 3] for at in range(len(padded) - 2))
