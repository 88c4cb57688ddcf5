"""How near an answer stays to the subject of its question: a gate, never a merit of its own."""

import math
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from interviews.offline.assessing.lexicon import languages
from interviews.offline.assessing.sentences import Sentence
from prep.stems import stem

DATA = Path(__file__).with_name("topics.toml")
PIECE = re.compile(r"[^\W_]+")  # halves of hyphened words count by themselves
PLAIN, COMMON = 0.4, 0.5  # weights of words that most questions use, and of words that most answers use
THEME, FIELD = 0.15, 0.15  # weights of words that go with the subject without being named in it
MOST_GROUPS = 2


@dataclass(frozen=True)
class Subject:
    """What a question is about: stems with weights, its own words and those that go with them."""

    weights: tuple[tuple[str, float], ...]


@cache
def _lists() -> dict[str, dict[str, tuple[frozenset[str], frozenset[str]]]]:
    """Kind of list -> name -> (words that call it, words that go with it)."""
    loaded = tomllib.loads(DATA.read_text(encoding="utf-8"))
    return {
        kind: {name: _called(words) for name, words in entries.items()} for kind, entries in loaded.items()
    }


def _called(words: str) -> tuple[frozenset[str], frozenset[str]]:
    calls, _, others = words.partition(":")
    called = frozenset(stem(word) for word in PIECE.findall(calls))
    return called, called | frozenset(stem(word) for word in PIECE.findall(others))


def groups(kind: str) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """The "fields" (trades) or "themes": name -> (stems that call it, all stems that go with it)."""
    return _lists()[kind]


def plain_words(name: str) -> frozenset[str]:
    """The stems of a list of words that name no subject, or a wide one."""
    return _lists()["plain"][name][0]


def _plain() -> frozenset[str]:
    return plain_words("words")


def _common() -> frozenset[str]:
    return plain_words("common")


def stems(text: str, language: str = "en") -> list[str]:
    """The stems of the words that are not little words, in order."""
    small = languages().get(language, languages()["en"])
    plain = text.lower().replace("\u2019", "'")
    return [stem(word, language) for word in PIECE.findall(plain) if word not in small and len(word) > 2]


def terms(text: str, language: str = "en") -> frozenset[str]:
    """The stems in a text that name a subject."""
    return frozenset(stems(text, language)) - _plain() - _common()


def subject(question: str, others: Iterable[str], language: str = "en") -> Subject:
    """The subject of a question with its criteria and skills."""
    asked = frozenset(stems(question, language))
    named = frozenset().union(*(terms(text, language) for text in others))
    weights = {word: _weight(word) for word in asked | named}
    for kind, calling, share in (("themes", asked, THEME), ("fields", asked | named, FIELD)):
        for words, part in _groups(kind, calling):
            for word in words - asked - named:
                weights[word] = max(weights.get(word, 0.0), share * part)
    return Subject(tuple(sorted(weights.items())))


def _weight(word: str) -> float:
    return PLAIN if word in _plain() else COMMON if word in _common() else 1.0


def _groups(kind: str, asked: frozenset[str]) -> list[tuple[frozenset[str], float]]:
    """The groups that the question calls most, the strongest whole and the next by half."""
    calls = {
        name: sum(0.3 if _weight(word) < 1 else 1.0 for word in called & asked)
        for name, (called, _) in _lists()[kind].items()
    }
    best = max(calls.values())
    ranked = sorted((name for name in calls if calls[name]), key=lambda name: (-calls[name], name))
    return [(_lists()[kind][name][1], 1.0 if calls[name] == best else 0.5) for name in ranked[:MOST_GROUPS]]


def nearness(
    about: Subject, sentences: Sequence[Sentence], solid: Sequence[Sentence], language: str = "en"
) -> float:
    """How much of the subject the sentences speak of; a longer text has to speak of more. Only the `solid`
    sentences make a text longer, so filler neither helps nor harms."""
    said = Counter(word for sentence in sentences for word in stems(sentence.plain, language))
    total = sum(weight * (1 + 0.4 * math.log(said[word])) for word, weight in about.weights if word in said)
    return total / math.sqrt(20 + sum(len(sentence.words) - sentence.little for sentence in solid))
