"""A technical criterion that is itself a reference answer: how much of it the answer says."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from interviews.offline.assessing import pasted
from interviews.offline.assessing.lexicon import languages
from interviews.offline.assessing.sentences import WORD, Sentence
from prep.engines import words
from prep.stems import stem

CLOSE = 0.5  # letter-triple likeness from which two words count as forms of one
COMPOUND = 5  # letters from which a word inside a longer one counts (German compounds)
DOUBT = 2.0  # words that stand for other ways of saying it right: short references prove little
SATURATION = 0.4  # of the reference said; more of it adds less and less
ATTEMPT = 5  # own content words from which an answer is a real attempt
TAILED = (
    0.5  # of the mark for an answer that ends in a list of reference words, which itself counts for nothing
)
LONGEST = 400  # different words of an answer that are compared
RARE = 0.7  # of the weight of a reference word goes by how rare it is: "voltage" tells more than "use"


@dataclass(frozen=True)
class Reference:
    """The stems of a reference answer that the question does not say already, with weights of mean 1."""

    new: dict[str, float]
    asked: frozenset[str]
    model: pasted.Model


@dataclass(frozen=True)
class Coverage:
    """Per sentence of the answer: how well it says each new word of the reference, and its own words."""

    said: tuple[dict[str, float], ...]
    own: tuple[frozenset[str], ...]
    reference: Reference
    listed: bool  # some of it is a list of reference words
    tailed: bool  # and that is how it ends

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
        to_the_point = len(own & self.reference.new.keys()) / len(own) if own else 0.0
        full = (1 - math.exp(-share / SATURATION)) / (1 - math.exp(-1 / SATURATION))
        mark = 0.78 * full + 0.16 * to_the_point + 0.06 * length
        return TAILED * mark if self.tailed else mark

    def _covered(self, left_out: int = -1) -> float:
        rows = [row for at, row in enumerate(self.said) if at != left_out]
        best = {word: max((row.get(word, 0.0) for row in rows), default=0.0) for word in self.reference.new}
        return sum(weight * best[word] for word, weight in self.reference.new.items())


@lru_cache(maxsize=500)
def reference(text: str, question: str, language: str) -> Reference:
    """A reference answer, as it is compared with."""
    asked = frozenset(_content(question, language))
    said = _content(text, language)
    new = {one: word for one, word in said.items() if one not in asked} or said
    return Reference(_weighed(new, language), asked, pasted.model(text, language))


def _content(text: str, language: str) -> dict[str, str]:
    """Stem -> a word that it is the stem of, in order, without little words."""
    little = languages().get(language, languages()["en"])
    return {stem(word, language): word for word in WORD.findall(text.lower()) if word not in little}


def _weighed(new: dict[str, str], language: str) -> dict[str, float]:
    """Stem -> weight by how rare its word is; all alike where that is not known (other languages, no table)."""
    rare = {one: words.rarity(word) if language == "en" else None for one, word in new.items()}
    weights = {one: 1.0 if rarity is None else 1 - RARE + RARE * rarity for one, rarity in rare.items()}
    total = sum(weights.values())
    return {one: weight * len(weights) / total for one, weight in weights.items()}


def cover(wanted: Reference, sentences: Sequence[Sentence], language: str) -> Coverage:
    """Compares each sentence with the reference once. Lists of its words count for nothing."""
    said: list[dict[str, float]] = []
    own: list[frozenset[str]] = []
    listed, room = False, LONGEST
    tail = pasted.tail(sentences, wanted.model, language)
    for sentence in sentences:
        words = sentence.content - pasted.runs(sentence, wanted.model)
        if tail and sentence is sentences[-1]:
            words &= frozenset(sentence.stems[:-tail])
        listed = listed or len(words) < len(sentence.content) or bool(tail)
        words = frozenset(sorted(words)[:room])
        room -= len(words)
        row = {word: _likest(word, words) for word in wanted.new}
        said.append({word: value for word, value in row.items() if value})
        own.append(words - wanted.asked)
    return Coverage(tuple(said), tuple(own), wanted, listed, bool(tail))


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
