"""Which kind of question each subject of a set gets, and in which order they come."""

import random
from collections import Counter

from interviews.offline.writing import lexicon
from interviews.offline.writing.subjects import NOTES, Stock, Subject

SHARES = {"behavioral": 0.37, "situational": 0.25, "technical": 0.23, "background": 0.15}
# Where a set picks among the lines: a scene of work that fits one house does not fit the next.
FEWER_SCENES = {"behavioral": 0.42, "situational": 0.16, "technical": 0.2, "background": 0.22}
MOTIVATION_FROM = 6
LEAST = {"behavioral": 3, "situational": 2}
LEAST_FROM = 8
OF_WORK = ("background", "motivation", "behavioral")
SUITS = {
    "act": {"behavioral": 1.0, "situational": 1.0, "technical": 0.8, "background": 0.7, "motivation": 0.5},
    "setting": {
        "behavioral": 1.0,
        "situational": 0.6,
        "technical": 0.3,
        "background": 1.1,
    },
    "matter": {
        "behavioral": 0.1,
        "situational": -0.5,
        "technical": 0.7,
        "background": 1.4,
    },
    "skill": {"behavioral": 1.0, "situational": 0.5, "technical": 0.6, "background": 0.7},
    "post": {"behavioral": 0.8, "situational": 0.3, "technical": 0.5, "background": 1.2},
    "trait": {"behavioral": 1.2, "background": 0.5},
    "role": {"behavioral": 0.6, "situational": 3.0, "technical": 0.8, "background": 0.9, "motivation": 1.2},
    "trade": {"behavioral": 0.6, "situational": 0.9, "technical": 0.9, "background": 0.9, "motivation": 1.2},
    "field": {"behavioral": 0.8, "situational": 0.4, "technical": 0.8, "background": 0.9},
    "fairness": {"behavioral": 0.8, "situational": 0.9, "technical": 0.9, "background": 0.3},
    "study": {"background": 1.4, "technical": 0.7},
    "known": {"behavioral": 1.0, "situational": 1.0, "technical": 1.0},
    "note": {"behavioral": 0.6, "situational": 0.3, "technical": 0.7, "background": 1.2},
    "need": {"behavioral": 0.6, "background": 1.2, "situational": 0.1},
    "topic": {"behavioral": 1.0, "situational": 1.0, "technical": 0.8, "background": 0.7},
    "paper": {"background": 1.4, "technical": 0.4},
}
MADE_UP = 1.5  # what it costs to make a scene of work about whose trouble nothing is known
SAYS = 4.0  # what it is worth that such a question speaks of what the line says
ASKED = 2.0  # what it is worth that questions of a kind are made for what a piece names


def quotas(stock: Stock, count: int) -> Counter[str]:
    """How many questions of each kind the open places should hold, given those that are there."""
    live = Counter(asked.kind for asked in stock.facts.asked if asked.live)
    total = count + sum(live.values())
    motive = int(total >= MOTIVATION_FROM and not live["motivation"])
    shares = SHARES if stock.is_thorough else FEWER_SCENES
    ideal = {kind: share * (total - motive) - live[kind] for kind, share in shares.items()}
    if total >= LEAST_FROM:
        ideal = {kind: max(want, LEAST.get(kind, 0) - live[kind]) for kind, want in ideal.items()}
    wanted: Counter[str] = Counter({"motivation": min(motive, count)})
    while sum(wanted.values()) < count:
        kind = max(ideal, key=lambda kind: (ideal[kind] - wanted[kind], kind))
        wanted[kind] += 1
    return wanted


def share_out(subjects: list[Subject], stock: Stock, chance: random.Random, why: bool = False) -> list[str]:
    """A kind for each subject: the mix is kept, and within it each gets what suits it best. `why`: the last one is
    there for the question on the person's reasons."""
    wanted = quotas(stock, len(subjects))
    offers = [
        (
            SUITS[subject.form].get(kind, -1.0)
            + ASKED * bool(stock.asked(subject, kind))
            + (not stock.is_thorough) * SAYS * says_most(subject, kind, stock)
            - MADE_UP * (kind == "situational" and is_plain(subject, stock))
            + chance.random() * 1.2,
            n,
            kind,
        )
        for n, subject in enumerate(subjects)
        for kind in wanted
        if kind in fitting(subject, stock)
    ]
    suited = [(worth, n) for worth, n, kind in offers if kind == "motivation"]
    place = len(subjects) - 1 if why else max(suited, default=(0.0, -1))[1]
    kinds = {place: "motivation"} if place >= 0 and wanted["motivation"] else {}
    wanted["motivation"] = 0
    seen: set[tuple[tuple[int, ...], str]] = set()
    spent: set[str] = set()
    for strict in (True, False):
        for _, n, kind in sorted(offers, reverse=True):
            if n in kinds or wanted[kind] <= 0:
                continue
            repeated = bool(subjects[n].lines) and (subjects[n].lines, kind) in seen
            made = stock.asked(subjects[n], kind)
            left = next((one for one in made if one not in spent), "")
            if not strict or (left if made else not repeated):
                spent.add(left)
                kinds[n] = kind
                wanted[kind] -= 1
                seen.add((subjects[n].lines, kind))
    for n, subject in enumerate(subjects):
        if n not in kinds:
            count = Counter(kinds.values())
            kinds[n] = min(fitting(subject, stock), key=count.__getitem__)
    return [kinds[n] for n in range(len(subjects))]


def says_most(subject: Subject, kind: str, stock: Stock) -> float:
    """How much of its statement the questions of a kind say that are made for a subject, from 0 to 1."""
    source = subject.phrase.source
    asked = map(stock.said, stock.asked(subject, kind) if source else ())
    return max((stock.rarity.share(source, one) for one in asked), default=0.0)


def fitting(subject: Subject, stock: Stock) -> list[str]:
    """The kinds of question that can be asked about it; where questions are made for it, of those kinds alone, or for
    the person's reasons."""
    kinds = [kind for kind in SUITS[subject.form] if possible(subject, kind, stock)]
    made = [kind for kind in kinds if kind == "motivation" or stock.asked(subject, kind)]
    return made if set(made) - {"motivation"} else kinds


def is_plain(subject: Subject, stock: Stock) -> bool:
    """Is it work of no sort that is known, for which no question was made?"""
    return subject.craft == lexicon.PLAIN and not subject.topics(stock.within)


def possible(subject: Subject, kind: str, stock: Stock) -> bool:
    if subject.trade:
        return bool(subject.trade.known(kind))
    if subject.form == "matter" and subject.words.endswith(" work") and kind not in OF_WORK:
        return False  # "policy work" is done, not known
    if subject.topic:
        return bool(stock.asked(subject, kind))
    if subject.form in NOTES:
        return bool(lexicon.behind(subject.form, kind))
    return subject.form in lexicon.frames().get(kind, {})


def in_rhythm(items: list[tuple[str, Subject]], chance: random.Random) -> list[tuple[str, Subject]]:
    """Gentle kinds open, then the kinds alternate, and what is hard to answer comes late."""
    opening = [item for item in items if item[0] in ("background", "motivation")]
    opening.sort(key=lambda item: (item[0], item[1].form == "trait"))
    opening = [one for n, one in enumerate(opening) if not n or one[0] != opening[n - 1][0]]
    rest = list(items)
    for item in opening:
        rest.remove(item)  # one of those that are alike, not all of them
    chance.shuffle(rest)
    ordered = list(opening)
    while rest:
        left = Counter(kind for kind, _ in rest)
        last = ordered[-1][0] if ordered else ""
        item = min(rest, key=lambda item: (item[0] == last, hardness(*item) - left[item[0]] / 2))
        rest.remove(item)
        ordered.append(item)
    return ordered


def hardness(kind: str, subject: Subject) -> float:
    """How hard a question is to answer, from 0."""
    return (kind == "situational") + (lexicon.family(subject.craft) in lexicon.DEMANDING) / 2
