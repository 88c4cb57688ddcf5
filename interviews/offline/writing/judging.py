"""What an answer is checked for: criteria of the angle, the kind and the skill, and follow-ups that aim at them."""

import re

from interviews.offline.writing import lexicon
from interviews.offline.writing.subjects import Stock, Subject
from interviews.offline.writing.tally import Tally
from interviews.offline.writing.task import Task

PROBE = " ~ "  # parts a criterion from the follow-up that aims at it
LEAST, MOST = 4, 6
MOST_PROBES = 3
FEW_SKILLS = 4  # a posting that names fewer does not name what most of its lines call for
# What can be said of something that is done, not of a field or a thing.
OF_DOING = re.compile(
    r"before \{topic\} began|steps taken in \{topic\}|occasion of \{topic\}|\{topic\} step by step"
)
# What only an account of something past can give.
TOLD = re.compile(
    r"\b(?:was|were|had|did|came|went|used|told|changed|made|said|gave|got|took|held|left|met|kept|saw)\b"
)
KINDRED = 0.3
LEAST_BOND = 0.4  # below it a skill has too little to do with the line


def skills(task: Task, stock: Stock) -> list[str]:
    """The listed skills that a question speaks for; none where only a plain competency fits."""
    if task.subject.skills:
        return list(task.subject.skills)
    nearest, bond = stock.nearest(task.subject)
    close = bond > (LEAST_BOND if len(stock.facts.skills) >= FEW_SKILLS else KINDRED)
    return [nearest] if nearest and close else []


def criteria(
    task: Task, topic: str, claimed: list[str], tally: Tally, stock: Stock
) -> list[tuple[str, str, str]]:
    """(criterion, skill, follow-up): what is particular comes first, then the kind, then each listed skill."""
    label = claimed[0] if claimed else competency(task)
    if task.subject.form in lexicon.criteria()["form"]:
        texts = list(lexicon.criteria()["form"][task.subject.form])
        return [(said.format(topic=topic), label, probe) for said, probe in map(parted, texts)]
    own = [
        one
        for one in particular(task, tally)
        if task.kind != "situational" or not TOLD.search(parted(one)[0])
    ]
    kinds = [
        one
        for one in lexicon.criteria()["kind"][task.kind]
        if task.subject.phrase.form == "act" or not OF_DOING.search(one)
    ]
    texts = [tally.pick(own) for _ in range(min(2 if len(claimed) < 3 else 1, len(own)))]
    wanted = max(LEAST - len(texts) - len(task.subject.skills), 1)
    texts += [tally.pick(kinds) for _ in range(wanted)]
    rows = [(text.format(topic=topic), label) for text in texts]
    for skill in task.subject.skills:
        text = tally.take(lexicon.criteria()["skill"][task.kind])
        rows.append((text.format(skill=stock.of_skill(skill).phrase.text), skill))
    return [(said, skill, probe) for text, skill in rows[:MOST] for said, probe in [parted(text)]]


def particular(task: Task, tally: Tally) -> list[str]:
    """The criteria of the angle, or else of the sort of work; those of a second choice join while they are new."""
    craft = lexicon.crafts()[task.subject.craft]
    angle = task.subject.trade or task.angle or task.aside
    first = list(angle.criteria) if angle else []
    second = list(craft.criteria) if task.kind in ("behavioral", "situational", "technical") else []
    fresh = [text for text in first if not tally.used[text]]
    return fresh or [text for text in second if not tally.used[text]] or first or second


def competency(task: Task) -> str:
    angle = task.subject.trade or task.angle or task.aside
    return angle.name if angle else lexicon.crafts()[task.subject.craft].name


def parted(text: str) -> tuple[str, str]:
    said, _, probe = text.partition(PROBE)
    return said, probe


def follow_ups(rows: list[tuple[str, str, str]]) -> list[str]:
    """The follow-ups of the criteria, in their order."""
    return [probe for _, _, probe in rows if probe][:MOST_PROBES]


def why(task: Task, topic: str, tally: Tally) -> str:
    """One sentence to the candidate that names the line and what the question lets one see."""
    reasons = lexicon.criteria()["why"]
    if task.subject.trade:
        return tally.take(reasons["known"]).format(topic=topic, sense=task.subject.trade.sense)
    if task.subject.form in reasons:
        return tally.take(reasons[task.subject.form]).format(topic=topic)
    if task.angle:
        return tally.take(reasons["angle"]).format(topic=topic, sense=task.angle.sense)
    return tally.take(reasons[task.kind]).format(topic=topic)


def topic_of(subject: Subject, stock: Stock) -> str:
    if subject.form == "role":
        return f"the work of {stock.role or 'this position'}"
    return subject.phrase.doing
