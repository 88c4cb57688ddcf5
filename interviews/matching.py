"""Which approved question fits a line of a posting, and which trade a posting is about. Pure.

Precision before recall: a question that does not fit is worse than one written for the line. So a posting
must clearly speak the language of a trade, the words shared must be rare among that trade's questions, and
most of the line must be in the question.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from postings.text import fold
from prep.engines import words as meaning
from prep.stems import stem as stem_of

WORD = re.compile(r"[^\W\d_]+")
SHORTEST = 3
OF_THE_TRADE = 4.0  # how much a posting must speak a trade's language, …
AHEAD = 1.7  # … and how many times as much as that of any other
FITS = 0.43  # how well a question must fit a line, from 0 to 1
LINE = 0.7  # how much the line's share counts against the question's
TELLING = 0.45  # weight from which a word says what a question is about
RARE = 0.75  # weight of a word that few questions of the trade have
UNKNOWN = 0.7  # weight of a word of the posting that no question of the trade has
NEARLY_ALL = 0.85  # of the line
NAMED = 0.2  # for a question that shows a skill which the line names
SAME_FROM = 5  # letters from which a stem that begins another counts as the same: medic, medicin
SAME_LETTERS = 80.0  # of 100: from here on two texts are near whatever their words mean
GENERAL = "general"  # questions for every kind of work

# Words that postings and interview questions are full of, whatever the work is.
EVERYWHERE = frozenset(
    """a an and are as at be been but by can could did do does for from had has have how i if in into is it its
    may might must my no nor not of off on or our out over own she he so some such than that the their them
    then there these they this those through to too under until up very was we were what when where which while
    who whom why will with would you your yours about after again all also am any because before being below
    between both down during each few further here more most other only same should
    tell time describe example give walk talk explain question candidate says say said names name work works
    working worked job role team teams experience experiences ability able manage manages managing management
    support supports provide provides ensure ensures develop develops maintain maintains assist assists perform
    performs include includes including required require requires requirement requirements knowledge skill
    skills strong excellent good great year years environment related position company department day days
    week make makes made take takes took get gets got put use uses using used help helps need needs needed want
    wants new one two first last next something someone somebody anybody people person way ways thing things
    well better best much many every always never like goes went gone come comes came kind done duties duty
    responsibilities responsible within across others appropriate plus based per etc high level effective
    effectively minimum preferred degree bachelor equivalent field demonstrated proven relevant solid
    independently full end start finish understand understanding report reports change changes deal handle
    hand keep clear clearly daily part whole different plan plans planning lead leads registered registration
    licence license certificate certified certification qualified willing course courses least
    morning mornings afternoon afternoons evening evenings hour hours minute minutes month months today tomorrow
    yesterday early late later soon january february march april may june july august september october november
    december monday mondays tuesday tuesdays wednesday wednesdays thursday thursdays friday fridays saturday saturdays
    sunday sundays spring summer autumn winter season online three four five six seven eight nine ten twelve post posts
    posting postings front""".split()
)


@dataclass(frozen=True)
class Candidate:
    """An approved question as matching needs it: what it asks, what its criteria and skills are about."""

    key: int
    trade: str  # the bank's job family, folded; empty for every kind of work
    asked: frozenset[str]  # stems of its text
    about: frozenset[str]  # stems of its criteria and skills
    skills: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Stock:
    """The questions that one posting may draw from: those of its trade, and those for every kind of work."""

    trade: str
    questions: tuple[Candidate, ...]
    weight: Mapping[str, float]
    spelled: Mapping[str, str]  # a stem of the posting -> the stem by which questions know it

    def best(self, line: str, skills: frozenset[int] = frozenset()) -> list[tuple[float, int]]:
        """The questions that fit a line, best first, each with how well. `skills` are those the line names."""
        words = frozenset(self.spelled.get(stem, stem) for stem in stems(line))
        found = [(fit(words, skills, one, self.weight), -one.key) for one in self.questions]
        return [(well, -key) for well, key in sorted(found, reverse=True) if well >= FITS]


@lru_cache(maxsize=5_000)
def stems(text: str) -> frozenset[str]:
    """The words that say something, without their endings."""
    words = WORD.findall(fold(text))
    return frozenset(stem_of(word) for word in words if len(word) >= SHORTEST and word not in EVERYWHERE)


def stock(texts: Iterable[str], questions: Sequence[Candidate]) -> Stock:
    """What a posting with these texts (title, lines, skills) may draw from."""
    known = {stem for one in questions for stem in one.asked | one.about | _named(one.trade)}
    spelled = _spelled({stem for text in texts for stem in stems(text)}, known)
    trade = trade_of(frozenset(spelled.values()), questions)
    wanted = {"", GENERAL, trade}
    own = tuple(one for one in questions if one.trade in wanted) if trade else ()
    return Stock(trade, own, _weights(own), spelled)


def trade_of(posting: frozenset[str], questions: Sequence[Candidate]) -> str:
    """The trade whose language the posting speaks, or "" when none is clearly ahead of the others."""
    used: dict[str, Counter[str]] = {}
    sizes = Counter(one.trade for one in questions if one.trade not in ("", GENERAL))
    for one in questions:
        if one.trade in sizes:
            used.setdefault(one.trade, Counter()).update(one.asked | one.about)
    scores = sorted(((_language(posting, used, trade, sizes[trade]), trade) for trade in sizes), reverse=True)
    if not scores or scores[0][0] < OF_THE_TRADE:
        return ""
    return scores[0][1] if len(scores) == 1 or scores[0][0] >= AHEAD * scores[1][0] else ""


def fit(
    line: frozenset[str], skills: frozenset[int], question: Candidate, weight: Mapping[str, float]
) -> float:
    """How well a question fits a line, from 0 to 1.

    Something of what is asked must be in the line, most of the line should be in the question or its
    criteria, and a word that is everywhere in the trade counts for next to nothing.
    """
    asked = line & question.asked
    shared = line & (question.asked | question.about)
    telling = {stem for stem in shared if weight.get(stem, UNKNOWN) >= TELLING}
    named = bool(skills & question.skills)
    of_line = _sum(shared, weight) / _sum(line, weight)
    # One rare word will do when it is nearly all the line says; and what is asked may share only a word of
    # the trade, when the criteria share the more.
    rare = any(weight.get(stem, UNKNOWN) >= RARE for stem in asked)
    enough = 1 if rare and of_line >= NEARLY_ALL else 2 if asked & telling else 3
    if not asked or len(telling) + named < enough:
        return 0.0
    of_asked = _sum(asked, weight) / _sum(question.asked, weight)
    return min(1.0, LINE * of_line + (1 - LINE) * of_asked + NAMED * named)


def nearness(one: str, other: str) -> float:
    """How near two questions are, from 0 to 1: in the meaning of what they say besides what all questions say, or
    nearly letter by letter. Without the word table by the words that they share."""
    letters = fuzz.token_sort_ratio(one.casefold(), other.casefold())
    return max(_meant(one, other), letters / 100 if letters >= SAME_LETTERS else 0.0)


def _meant(one: str, other: str) -> float:
    here, there = meaning.vector(_telling(one)), meaning.vector(_telling(other))
    if here and there:
        return max(0.0, meaning.closeness(here, there))
    shared, all_ = stems(one) & stems(other), len(stems(one)) * len(stems(other))
    return len(shared) / math.sqrt(all_) if all_ else 0.0


def _telling(text: str) -> str:
    return " ".join(word for word in WORD.findall(fold(text)) if word not in EVERYWHERE)


def same(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    return one == other or (shorter >= SAME_FROM and one[:shorter] == other[:shorter])


def _named(trade: str) -> frozenset[str]:
    return stems(trade.replace("-", " "))


def _spelled(posting: set[str], known: set[str]) -> dict[str, str]:
    """Each stem of the posting, as the questions spell it: the same, or the shortest that begins the same."""
    beginnings: dict[str, list[str]] = {}
    for stem in known:
        beginnings.setdefault(stem[:SAME_FROM], []).append(stem)
    found = {}
    for stem in posting:
        alike = [other for other in beginnings.get(stem[:SAME_FROM], []) if same(stem, other)]
        found[stem] = (
            stem if stem in known or not alike else min(alike, key=lambda other: (len(other), other))
        )
    return found


def _language(posting: frozenset[str], used: Mapping[str, Counter[str]], trade: str, size: int) -> float:
    """How much of the posting is the trade's own: often in its questions, seldom in the others'."""
    total = 0.0
    for stem in posting:
        if here := used[trade][stem]:
            trades = sum(stem in words for words in used.values())
            total += min(1.0, 5 * here / size) * math.log((1 + len(used)) / trades)
    return total + 2.0 * sum(any(same(stem, other) for other in posting) for stem in _named(trade))


def _weights(questions: Sequence[Candidate]) -> dict[str, float]:
    """stem -> what it says about a question: near 0 when all are about it, 1 when only one is."""
    counts = Counter(stem for one in questions for stem in one.asked | one.about)
    most = math.log(1 + len(questions)) or 1.0
    return {stem: math.log((1 + len(questions)) / count) / most for stem, count in counts.items()}


def _sum(of: Iterable[str], weight: Mapping[str, float]) -> float:
    return sum(weight.get(stem, UNKNOWN) for stem in of) or 1.0
