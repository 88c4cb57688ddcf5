"""Criteria read for what they ask, and the sentences of an answer that give it."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from interviews.offline.assessing.sentences import WORD, Sentence
from interviews.offline.assessing.signs import Signs
from interviews.offline.assessing.topic import terms

DATA = Path(__file__).with_name("rubric.toml")
SHOWN, PARTLY = 0.55, 0.3
MOST_ASPECTS = 3
MOST_BY_TERMS = 2
FIGURE = re.compile(
    r"gives (?:(?:an?|the) )?(?:\w+ )?(?:figure|number|amount|sum|percentage)s?\b(?! or (?!an? amount))", re.I
)
# What a sentence must carry when a criterion asks for it; "risk" is a check on a problem.
CARRIED_BY = {"risk": ("check", "situation"), "plan": ("plan", "action")}
# A word that asks for several things: the specific one counts more.
WEIGHTS = {
    "situation": 1.0,
    "action": 1.0,
    "outcome": 1.1,
    "number": 0.8,
    "reason": 1.0,
    "method": 0.5,
    "people": 0.6,
    "order": 0.5,
    "check": 0.7,
    "choice": 0.8,
    "learning": 1.2,
    "speech": 0.6,
    "plan": 0.7,
    "risk": 0.8,
}


@dataclass(frozen=True)
class Asked:
    """What one criterion asks for: parts of an answer with weights, and the words that name its subject.
    `outright` are the parts that it names itself, where of the others it only uses likely words."""

    aspects: tuple[tuple[str, float], ...]
    terms: frozenset[str]
    outright: frozenset[str]


@dataclass(frozen=True)
class Said:
    """What the best sentence says of a criterion's own words: their share. `firm`: several of them, or one where
    somebody does something, for a single word may stand in talk. `apart`: it is not what gives it by form."""

    share: float
    firm: bool
    apart: bool


@dataclass(frozen=True)
class Match:
    """How strongly an answer gives what a criterion asks, the sentences that do, best first, and how strongly
    it gives each part that is asked. `said`: how far its own words are said, where it has any."""

    strength: float
    sentences: tuple[int, ...]
    parts: tuple[tuple[str, float], ...] = ()
    said: Said | None = None


@dataclass(frozen=True)
class Asking:
    """The words of criteria: those that call a part of an answer, those that name one outright, and the verbs with
    which a criterion speaks of an answer."""

    calling: dict[str, frozenset[str]]
    outright: dict[str, frozenset[str]]
    verbs: frozenset[str]
    begins: tuple[str, ...]  # how criteria on the telling begin


@cache
def _asking() -> Asking:
    loaded = tomllib.loads(DATA.read_text(encoding="utf-8"))
    verbs, outright = frozenset(loaded.pop("speaks")["verbs"].split()), loaded.pop("outright")
    begins = tuple(loaded.pop("anywhere")["begins"].splitlines())
    return Asking(_phrases(loaded), _phrases(outright), verbs, begins)


def _phrases(table: dict[str, str]) -> dict[str, frozenset[str]]:
    return {aspect: frozenset(phrases.split("|")) for aspect, phrases in table.items()}


def is_on_telling(text: str) -> bool:
    """Whether a criterion asks how something is told ("Says what came of it"), so that it holds for any subject."""
    return text.lower().startswith(_asking().begins)


def wants_figure(text: str) -> bool:
    """Whether a criterion asks for a number before all else, and takes nothing instead of it."""
    return FIGURE.match(text) is not None


def speaks_of_answer(text: str) -> bool:
    """Whether the criterion talks about an answer ("Says why ...") instead of being one."""
    words = WORD.findall(text.lower())
    return bool(words) and (words[0] in _asking().verbs or words[:2] == ["the", "candidate"])


@lru_cache(maxsize=2000)
def asked(text: str, language: str = "en") -> Asked:
    """The parts of an answer that a criterion asks for, strongest first."""
    words = WORD.findall(text.lower())
    phrases = {" ".join(words[at : at + size]) for at in range(len(words)) for size in (1, 2, 3)}
    found = {aspect: len(phrases & cue_words) for aspect, cue_words in _asking().calling.items()}
    weighed = {aspect: WEIGHTS[aspect] * (1 + 0.4 * (hits - 1)) for aspect, hits in found.items() if hits}
    best = sorted(weighed.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_ASPECTS]
    outright = frozenset(aspect for aspect, names in _asking().outright.items() if phrases & names)
    items = text.partition(":")[2]  # "Reads body language: ears, tail": what shows it, by name
    return Asked(tuple(best), terms(items, language) or terms(text, language), outright)


def match(
    wanted: Asked,
    sentences: Sequence[Sentence],
    signs: Sequence[Signs],
    speaking: frozenset[int] = frozenset(),
    left_out: int = -1,
) -> Match:
    """The best sentences for each part asked, and their weighed mean. `left_out` is read over; those that are
    `speaking` of the criterion's subject count a little more."""
    total = sum(weight for _, weight in wanted.aspects)
    if not total:
        return _by_terms(wanted, sentences, signs, left_out)
    strength, chosen, parts = 0.0, dict[int, float](), dict[str, float]()
    for aspect, weight in wanted.aspects:
        marks = [
            (gives(aspect, signs[at]) * _link(wanted, sentences[at], at in speaking), -at)
            for at in range(len(sentences))
            if at != left_out
        ]
        best = sorted(marks, reverse=True)[:3]
        while best and best[-1][0] <= 0:
            best.pop()
        if not best:
            continue
        more = sum(mark for mark, _ in best[1:])
        parts[aspect] = min(1.0, best[0][0] + 0.25 * more)
        strength += weight * parts[aspect]
        for mark, at in best[:2]:
            chosen[-at] = max(chosen.get(-at, 0.0), mark * weight)
    ranked = sorted(chosen, key=lambda at: (-chosen[at], at))
    given = tuple((aspect, parts.get(aspect, 0.0)) for aspect, _ in wanted.aspects)
    return Match(strength / total, tuple(ranked), given)


def gives(aspect: str, signs: Signs) -> float:
    """How strongly a sentence gives one part of an answer."""
    kinds = CARRIED_BY.get(aspect, (aspect,))
    return sum(signs.of(kind) for kind in kinds) / len(kinds)


def _link(wanted: Asked, sentence: Sentence, speaks: bool) -> float:
    return 1.15 if speaks or wanted.terms & sentence.content else 1.0


def _by_terms(wanted: Asked, sentences: Sequence[Sentence], signs: Sequence[Signs], left_out: int) -> Match:
    """A criterion that asks for no known part: its own words, in two sentences at most that tell something."""
    telling = [
        at
        for at, one in enumerate(signs)
        if at != left_out and not one.general and max(one.carries.values()) > 0.2
    ]
    left, chosen = wanted.terms, list[int]()
    for _ in range(MOST_BY_TERMS):
        best = max(telling, key=lambda at: len(left & sentences[at].content), default=None)
        if best is None or left.isdisjoint(sentences[best].content):
            break
        left -= sentences[best].content
        chosen.append(best)
    said = 1 - len(left) / len(wanted.terms) if wanted.terms else 0.0
    return Match(said, tuple(chosen))


def verdict_of(strength: float) -> str:
    """The verdict for a strength."""
    return "shown" if strength >= SHOWN else "partly" if strength >= PARTLY else "missing"
