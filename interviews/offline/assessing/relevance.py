"""How near in meaning the sentences of an answer are to their question, by the word table.

Nearness alone says little: a general sentence is a little near to everything. So it is held against questions
of many subjects, and only what is left above these counts. It says whether an answer is about the question,
never how good it is: copies of a question are nearest of all.
"""

import math
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from interviews.offline.assessing import topic
from interviews.offline.assessing.lexicon import languages
from interviews.offline.assessing.sentences import Sentence
from prep.engines import words
from prep.engines.words import Vector
from prep.stems import stem

DATA = Path(__file__).with_name("contrast.toml")
WORD = re.compile(r"[^\W_]+")
BEST = 2  # sentences that say how near an answer is
SPEAKS = 0.15  # above the mean of other questions, from which a sentence speaks of what is asked


def is_there() -> bool:
    """Whether nearness in meaning can be told at all."""
    return words.is_there()


@dataclass(frozen=True)
class Meant:
    """How much nearer an answer is to its question than to others (about 0.3 for its own, 0 for another), and
    what each sentence means, with how near it is to questions of any subject."""

    near: float
    sentences: dict[int, tuple[Vector, float]]

    def speaking(self, text: str) -> frozenset[int]:
        """The sentences that speak of what a text names."""
        asked = _asked((text,))
        if asked is None:
            return frozenset()
        return frozenset(
            at
            for at, (said, level) in self.sentences.items()
            if words.closeness(asked, said) - level > SPEAKS
        )


def read(texts: tuple[str, ...], sentences: Sequence[Sentence]) -> Meant | None:
    """How near the sentences are to the question that `texts` name; None without the table or known words."""
    asked, whole = _asked(texts), _said(" ".join(sentence.plain for sentence in sentences))
    said = {at: one for at, sentence in enumerate(sentences) if (one := _said(sentence.plain))}
    if asked is None or whole is None or not said:
        return None
    others = _others()
    marks = [[words.closeness(other, one) for other in others] for one in said.values()]
    level = sum(_best(list(column)) for column in zip(*marks, strict=True)) / len(others)
    level += sum(words.closeness(other, whole) for other in others) / len(others)
    near = (
        _best([words.closeness(asked, one) for one in said.values()]) + words.closeness(asked, whole) - level
    )
    means = [sum(row) / len(row) for row in marks]
    return Meant(near, {at: (one, mean) for (at, one), mean in zip(said.items(), means, strict=True)})


def _best(marks: list[float]) -> float:
    """The mean of the nearest sentences' marks."""
    nearest = sorted(marks, reverse=True)[:BEST]
    return sum(nearest) / len(nearest)


@lru_cache(maxsize=500)
def _asked(texts: tuple[str, ...]) -> Vector | None:
    """What a question is about: all its words but little ones, and once more those that name a subject."""
    asking = topic.plain_words("asking") | topic.plain_words("words")
    found = [_without(text, dropped) for dropped in (frozenset[str](), asking) for text in [" ".join(texts)]]
    vectors = [one for text in found if (one := words.vector(text))]
    if not vectors:
        return None
    total = [sum(cells) for cells in zip(*vectors, strict=True)]
    length = math.sqrt(sum(cell * cell for cell in total))
    return tuple(cell / length for cell in total)


@lru_cache(maxsize=2000)
def _said(sentence: str) -> Vector | None:
    return words.vector(_without(sentence, frozenset()))


def _without(text: str, dropped: Iterable[str]) -> str:
    little = languages()["en"]
    kept = (word for word in WORD.findall(text.lower()) if word not in little)
    return " ".join(word for word in kept if stem(word) not in dropped)


@cache
def _others() -> tuple[Vector, ...]:
    """The questions that every answer is held against."""
    texts = tomllib.loads(DATA.read_text(encoding="utf-8"))["questions"]
    return tuple(one for text in texts if (one := _asked((text,))))
