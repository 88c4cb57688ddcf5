"""Whether an answer speaks of what its question is about: shared words, and the trade that the words belong to."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from interviews.offline.assessing import topic
from interviews.offline.assessing.lexicon import cue_stems
from interviews.offline.assessing.sentences import Sentence
from prep.stems import stem

TITLE_PARTS = re.compile(r"[^\w\s'’&-]+|\s[-–—]\s")
WIDE = 0.3  # weight of words that any trade uses
SHARED_WORD, MOST_SHARED = 0.3, 2  # what each word of the subject adds, and how many of them count
TOUCHED = 0.4  # likeness of trades, or share of a theme, from which a subject counts as touched
SURE = (0.25, 0.8)  # weight of trade words in a question from which its trade is known
LIKE = (0.35, 0.62)  # likeness of trades, shared words added, from foreign to surely the same
FEW = (0.0, 1.5)  # words of the question's trade in the answer: one may stand there by chance
THEME_WORDS = (0.0, 2.5)  # words of the question's theme in the answer, those of several themes in parts


@dataclass(frozen=True)
class Subject:
    """What a text is about: the words that name it, wide ones apart, and the trades and themes they call."""

    words: frozenset[str]
    wide: frozenset[str]
    trades: tuple[tuple[str, float], ...]
    themes: tuple[tuple[str, float], ...]
    skills: tuple[frozenset[str], ...] = ()  # the words of each skill's name

    @property
    def named(self) -> bool:
        """Whether it names anything that words of an answer could be held against."""
        return bool(self.words or self.wide or self.trades or self.themes)


@dataclass(frozen=True)
class About:
    """How surely an answer is about a subject, from 0 to 1, and whether anything in it touches that at all."""

    share: float
    touches: bool
    sure: float  # how surely the trade of the subject is known


@cache
def _asking() -> frozenset[str]:
    return topic.plain_words("asking") | topic.plain_words("words")


@cache
def _wide() -> frozenset[str]:
    return topic.plain_words("broad") | topic.plain_words("common") | cue_stems("work")


@cache
def _theme_calls() -> frozenset[str]:
    """Words that call a theme, such as budget or customer: every trade has them."""
    return frozenset().union(*(calls for calls, _ in topic.groups("themes").values()))


@cache
def _rarity(kind: str) -> dict[str, float]:
    """Stem -> 1 for a word of one group only, a half for one of two."""
    found = Counter(word for _, words in topic.groups(kind).values() for word in words)
    return {word: 1 / count for word, count in found.items()}


def _profile(kind: str, weights: dict[str, float], calls_only: bool = False) -> dict[str, float]:
    """Group -> weight of the given words in it."""
    rarity = _rarity(kind)
    found: dict[str, float] = {}
    for name, (calls, all_words) in topic.groups(kind).items():
        group = calls if calls_only else all_words
        weight = sum(weights[word] * rarity[word] for word in weights.keys() & group)
        if weight:
            found[name] = weight
    return found


@lru_cache(maxsize=2000)
def subject(texts: tuple[str, ...], skills: tuple[str, ...] = (), language: str = "en") -> Subject:
    """What texts are about, words of asking left out. The names of skills call a trade more than the rest."""
    names = tuple(frozenset(topic.stems(text, language)) for text in skills)
    skilled = frozenset().union(*names)
    said = skilled.union(*(topic.stems(text, language) for text in texts))
    named = said - _asking()
    wide = named & _wide()
    weights = dict.fromkeys(named - wide, 1.0) | dict.fromkeys(wide, WIDE)
    calling = {word: WIDE if word in _theme_calls() else weights[word] for word in named}
    trades = _profile("fields", {word: calling[word] * (1 + (word in skilled)) for word in named})
    themes = _profile("themes", dict.fromkeys(said - topic.plain_words("words"), 1.0), calls_only=True)
    return Subject(named - wide, wide, tuple(sorted(trades.items())), tuple(sorted(themes.items())), names)


def is_of_the_whole_job(question: str, title: str, language: str = "en") -> bool:
    """Whether a question names no subject besides the job itself: an account of any work may answer it."""
    asked = subject((question,), (), language)
    return (asked.words | asked.wide) <= topic.plain_words("whole") | _of_the_job(question, title, language)


def _of_the_job(question: str, title: str, language: str) -> frozenset[str]:
    """The stems by which a question names the job: several words of its title side by side, or the one that a part of
    it ends with. "Tell me about a customer" names no Customer Service Advisor."""
    parts = [topic.PIECE.findall(part.lower()) for part in TITLE_PARTS.split(title)]
    named = {stem(word, language) for part in parts for word in part}
    heads = {stem(part[-1], language) for part in parts if part}
    found, run = set[str](), list[str]()
    for word in [*topic.PIECE.findall(question.lower()), ""]:
        if word and (one := stem(word, language)) in named:
            run.append(one)
            continue
        if len(run) > 1 or heads.issuperset(run):
            found.update(run)
        run = []
    return frozenset(found)


def words_of(sentences: Iterable[Sentence], language: str) -> frozenset[str]:
    """The stems that the sentences say, without those that name no subject."""
    said = frozenset(word for sentence in sentences for word in topic.stems(sentence.plain, language))
    return said - _asking()


def about(asked: Subject, said: frozenset[str]) -> About:
    """How surely words are about a subject.

    The trades of question and answer are compared as wholes, so that another trade's account is told from
    the own one although both share a few words. A question of no trade is held against themes and words.
    """
    shared = min(MOST_SHARED, len(asked.words & said) + WIDE * len(asked.wide & said))
    theme = _theme(asked, said)
    trades = dict(asked.trades)
    sure = ramp(max(trades.values(), default=0.0), *SURE)
    answer = _profile("fields", dict.fromkeys(said, 1.0))
    like = _likeness(trades, answer)
    strongest = max(trades.values(), default=1.0)
    common = sum(weight * trades.get(name, 0.0) for name, weight in answer.items()) / strongest
    by_trade = ramp(like * ramp(common, *FEW) + SHARED_WORD * shared, *LIKE)
    by_words = max(theme, ramp(shared, 0.0, 1.0))
    share = sure * by_trade + (1 - sure) * by_words
    touched = bool(asked.words & said) or theme >= TOUCHED or like * ramp(common, *FEW) >= TOUCHED
    return About(share, touched, sure)


def _theme(asked: Subject, said: frozenset[str]) -> float:
    """How much of the theme that the question calls most is spoken of."""
    best = sorted(asked.themes, key=lambda pair: (-pair[1], pair[0]))[: topic.MOST_GROUPS]
    groups = topic.groups("themes")
    rarity = _rarity("themes")
    spoken = [sum(rarity[word] for word in groups[name][1] & said) for name, _ in best]
    return ramp(max(spoken, default=0.0), *THEME_WORDS)


def _likeness(one: dict[str, float], other: dict[str, float]) -> float:
    """The cosine of two profiles."""
    product = sum(weight * other.get(name, 0.0) for name, weight in one.items())
    sizes = sum(w * w for w in one.values()) * sum(w * w for w in other.values())
    return product / sizes**0.5 if product else 0.0


def part(text: str, whole: Subject, language: str = "en") -> Subject | None:
    """What a criterion names of the whole subject; None for one that asks for a part of any answer. A wide
    word names it only as part of the whole name of a skill."""
    own = subject((text,), (), language)
    said = frozenset(topic.stems(text, language))
    skilled = frozenset().union(*(name for name in whole.skills if name <= said))
    words, wide = own.words & (whole.words | whole.wide), own.wide & (whole.words | skilled)
    return Subject(words, wide, own.trades, own.themes) if words or wide else None


def touches(wanted: Subject, whole: Subject, said: frozenset[str]) -> bool:
    """Whether words speak of what a criterion names: its own words, its theme, or the trade it or, when it
    calls none, the whole question is of."""
    if said & (wanted.words | wanted.wide):
        return True
    themes = topic.groups("themes")
    if any(themes[name][1] & said for name, _ in wanted.themes):
        return True
    trades = wanted.trades or (() if wanted.themes else whole.trades)
    fields = topic.groups("fields")
    strongest = max((weight for _, weight in trades), default=0.0)
    return any(fields[name][1] & said for name, weight in trades if weight >= 0.5 * strongest)


def ramp(value: float, low: float, high: float) -> float:
    return min(1.0, max(0.0, (value - low) / (high - low)))
