"""Which questions of a set are asked from which angle."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from interviews.offline.writing import angles, lexicon, phrases
from interviews.offline.writing.angles import Angle, Called
from interviews.offline.writing.subjects import Stock
from interviews.offline.writing.task import Task

SHARE = 0.8  # of a set may be asked from an angle, and more where lines have to be asked about again
SCARCE = 0.7  # statements for each question
THIN = 0.3  # of its statement: a question on less needs a sentence before it that says more
MOST, MOST_OF_TRADE = 2, 4  # questions from one angle, and from what the trade itself asks
WIDE = 0.6  # how much less what most interviews ask is worth
TRADE = 1.0  # how much more a question of the trade itself is worth
AMONG_PEOPLE = frozenset({"tact", "speaking", "emergency", "workload"})  # go with work beside others
FORMS = {"act": "act", "setting": "act", "matter": "matter", "fairness": "matter"}


def angled(tasks: Sequence[Task], stock: Stock, chance: random.Random) -> list[Task]:
    """The tasks, those that suit one with an angle: what is thin or asked about again first, then what fits best."""
    called = angles.called(stock.facts)
    scarce = len(stock.units) < SCARCE * len(
        tasks
    )  # so few statements that each is asked about again and again
    thin = {n for n, task in enumerate(tasks) if scarce and stock.hold(task.subject) < THIN}
    made = with_topic(tasks, stock)
    again = (repeated(tasks) | thin) - (set() if scarce else made)
    tasks = [replace(task, needy=n in again) for n, task in enumerate(tasks)]
    quota = max(round(SHARE * len(tasks)), len(again))
    offers = sorted(
        (
            (fit(task, one) + task.needy + 0.3 * chance.random(), n, rank)
            for n, task in enumerate(tasks)
            for rank, one in enumerate(called)
            if (n in again or n not in made or one.angle.only) and fits(task, one, stock)
        ),
        reverse=True,
    )
    given: dict[int, Called] = {}
    used: Counter[str] = Counter()
    asked: Counter[tuple[str, str]] = Counter()
    for most in range(1, MOST_OF_TRADE + 1):
        for _, n, rank in offers:
            key = called[rank].angle.key
            limit = most if called[rank].angle.trade else min(most, MOST)
            worn = asked[key, tasks[n].kind] >= len(frames(tasks[n], called[rank].angle, stock)) / 2
            if len(given) < quota and n not in given and used[key] < limit and not worn:
                given[n] = called[rank]
                used[key] += 1
                asked[key, tasks[n].kind] += 1
    return [replace(task, angle=given[n].angle if n in given else None) for n, task in enumerate(tasks)]


def with_topic(tasks: Sequence[Task], stock: Stock) -> set[int]:
    """The tasks for which there is a question made for what the piece names, one for each: they need no angle."""
    spent: set[str] = set()
    return {n for n, task in enumerate(tasks) if task.subject.spend(task.kind, stock.sectors, spent)}


def repeated(tasks: Sequence[Task]) -> set[int]:
    """Which tasks ask about a piece that an earlier one asks about too."""
    seen: set[str] = set()
    again = set()
    for n, task in enumerate(tasks):
        if task.subject.phrase.text in seen:
            again.add(n)
        seen.add(task.subject.phrase.text)
    return again


def fits(task: Task, one: Called, stock: Stock) -> bool:
    form = form_of(task)
    if not form or going_with(one, task) < 0:
        return False
    asked = frames(task, one.angle, stock)
    return bool(asked) and (task.needy or any(joins_on(frame, task) for frame in asked))


def joins_on(frame: str, task: Task) -> bool:
    """Does a question say the piece, or, behind a sentence that does, speak of the same things?"""
    phrase = task.subject.phrase
    return angles.holds_piece(frame) or angles.kinship(frame, phrase.text, phrase.source) >= angles.NEAR


def form_of(task: Task) -> str:
    subject = task.subject
    return FORMS.get(subject.phrase.form if subject.form == "trade" else subject.form, "")


def frames(task: Task, angle: Angle, stock: Stock) -> list[str]:
    """The questions of an angle that can be put to a task."""
    phrase = task.subject.phrase
    return angle.frames_for(task.kind, form_of(task), bool(stock.people), phrase.text, phrase.source)


def fit(task: Task, one: Called) -> float:
    return one.strength + going_with(one, task) + TRADE * one.angle.trade - WIDE * one.angle.wide


def going_with(one: Called, task: Task) -> float:
    phrase = task.subject.phrase
    if (phrase.text in phrases.STANDING_PHRASES) != bool(one.angle.only):
        return -1.0
    if task.subject.form == "setting" and one.angle.key not in AMONG_PEOPLE:
        return -1.0
    needy = task.needy and form_of(task) == "act"
    return angles.suits(one.angle, phrase.text, phrase.source, lexicon.family(task.subject.craft), needy)
