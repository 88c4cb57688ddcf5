"""Which place of a set asks about what, in which kind of question."""

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from interviews.facts import Place
from interviews.offline.writing import clauses
from interviews.offline.writing.choosing import OF_ROLE, choose, fresh
from interviews.offline.writing.kinds import (
    LEAST,
    LEAST_FROM,
    SUITS,
    fitting,
    in_rhythm,
    quotas,
    share_out,
)
from interviews.offline.writing.roles import sayable
from interviews.offline.writing.subjects import MAX_SKILLS, Stock, Subject
from interviews.offline.writing.suiting import LIKELY, suiting
from interviews.offline.writing.task import Task

MOST = 0.45  # of a set may be of one kind
MAIN = 3  # lines that a posting begins with say what the work is


def plan(stock: Stock, chance: random.Random) -> tuple[list[Task], list[Subject]]:
    """A task for each open place, in the order of the places, and subjects in reserve."""
    facts = stock.facts
    used = used_words(stock)
    wanted = {place: wish(stock, place, used) for place in facts.places if place.lines or place.skills}
    free = [place for place in facts.places if place not in wanted]
    held = [subject for subject in wanted.values() if subject]
    asks_why = len(free) > 1 and quotas(stock, len(held) + len(free))["motivation"]
    reasons = reasons_for(stock) if asks_why else []
    count = len(free) - len(reasons)
    pool = choose(stock, count, used, [*held, *reasons], chance)
    chosen, reserve = [*pool[:count], *reasons], pool[count:]
    fixed = [(place, subject) for place, subject in wanted.items() if subject]
    kinds = share_out([subject for _, subject in fixed] + chosen, stock, chance, bool(reasons))
    tasks = [Task(place.position, kinds[n], subject) for n, (place, subject) in enumerate(fixed)]
    rest = in_rhythm(list(zip(kinds[len(fixed) :], chosen, strict=True)), chance)
    tasks += [Task(place.position, kind, subject) for place, (kind, subject) in zip(free, rest, strict=False)]
    order = {place.position: n for n, place in enumerate(facts.places)}
    return sorted(tasks, key=lambda task: order[task.position]), reserve


def reasons_for(stock: Stock) -> list[Subject]:
    """What a question on the person's reasons is about: the role, or in a set that has room for nearly every line but
    not for all a main duty of the trade, so that it takes no line's place."""
    first = [line.key for line in stock.facts.lines[:MAIN]]
    acts = [one for unit in stock.units for one in unit if one.form == "act" and set(one.lines) & set(first)]
    main = next((one for one in acts if suiting(one, stock) >= LIKELY), None)
    if main and stock.is_thorough and len(stock.facts.lines) >= len(stock.facts.places):
        return [main]
    return [stock.of_role()] if stock.role else []


@dataclass
class Mix:
    """How many questions of each kind a set holds or is to hold, so that other ways to fill a place keep the rules."""

    kinds: Counter[str]
    of_job: int  # how many more may ask about the job as a whole

    @classmethod
    def of(cls, tasks: list[Task]) -> "Mix":
        asked = sum(task.subject.form == "role" for task in tasks)
        return cls(Counter(task.kind for task in tasks), len(tasks) // OF_ROLE - asked)

    def keeping(self, task: Task, ways: Iterable[Task]) -> Iterator[Task]:
        """The ways that leave no kind above its share; those of the same kind first where it is scarce."""
        total = sum(self.kinds.values())
        most = int(MOST * total) if total >= LEAST_FROM else total
        fair = [way for way in ways if way.kind == task.kind or self.kinds[way.kind] < most]
        scarce = total >= LEAST_FROM and self.kinds[task.kind] <= LEAST.get(task.kind, 0)
        yield from sorted(fair, key=lambda way: way.kind != task.kind) if scarce else fair

    def swap(self, one: Task, other: Task) -> None:
        self.kinds[one.kind] -= 1
        self.kinds[other.kind] += 1
        self.of_job -= (other.subject.form == "role") - (one.subject.form == "role")


def attempts(task: Task, stock: Stock, reserve: list[Subject], mix: Mix) -> Iterator[tuple[Task, bool]]:
    """Ways to fill a place, and whether plain words will do: the task, then another kind, another piece, another
    subject. Where a set picks among the lines, questions that were made for something come before all plain ones.

    A place with a wish is filled with what was wished for, or not at all.
    """
    if not stock.is_thorough:
        made = ways(task, stock, reserve, of_job=mix.of_job > 0)
        yield from ((way, False) for way in mix.keeping(task, made))
    yield from ((way, True) for way in mix.keeping(task, ways(task, stock, reserve, of_job=True)))


def ways(task: Task, stock: Stock, reserve: list[Subject], of_job: bool) -> Iterator[Task]:
    place = next(place for place in stock.facts.places if place.position == task.position)
    last = [stock.of_role()] if stock.role and of_job else []
    yield task
    wished = [subject for key in place.lines for subject in stock.by_line.get(key, [])]
    kept = [one for one in reserve if of_job or one.form != "role"]
    subjects = [task.subject, *(wished if place.lines or place.skills else [*kept, *last])]
    for subject in subjects:
        suited = SUITS[subject.form]
        for kind in sorted(fitting(subject, stock), key=lambda kind: (kind != task.kind, -suited[kind])):
            if (subject, kind) != (task.subject, task.kind):
                yield Task(task.position, kind, subject)


def used_words(stock: Stock) -> str:
    return " \n ".join(asked.text.lower() for asked in stock.facts.asked)


def wish(stock: Stock, place: Place, used: str) -> Subject | None:
    """What a person wants asked at a place, or None when nothing of it can be asked."""
    listed = {skill.casefold(): skill for skill in stock.facts.skills}
    named = [listed[skill.casefold()] for skill in place.skills if skill.casefold() in listed]
    skills = tuple(skill for skill in named if sayable(skill) and not clauses.on_paper(skill))
    pool = fresh([subject for key in place.lines for subject in stock.by_line.get(key, [])], used)
    if pool:
        both = tuple(dict.fromkeys((*skills, *pool[0].skills)))[:MAX_SKILLS]
        return replace(pool[0], skills=both)
    if skills:
        return replace(stock.of_skill(skills[0]), skills=skills[:MAX_SKILLS])
    return None
