"""What an answer is checked for: criteria of the topic, the kind and the skill, and follow-ups that aim at them."""

import re

from interviews.offline.writing import lexicon, linking, topics
from interviews.offline.writing.roles import sayable
from interviews.offline.writing.subjects import MAX_SKILLS, Stock, Subject
from interviews.offline.writing.tally import Tally
from interviews.offline.writing.task import Task

PROBE = " ~ "  # parts a criterion from the follow-up that aims at it
LEAST, MOST = 4, 6
MOST_PROBES = 3
MOST_FITTING = 2
SHORT = 6  # words of what is done that a criterion says again
APART = re.compile(r"\[[^\]]*\]")
# What only an account of something past can give.
TOLD = re.compile(
    r"\b(?:was|were|had|did|came|went|used|told|changed|made|said|gave|got|took|held|left|met|kept|saw)\b"
)
SPEAKS = 0.5  # of the words of a skill's name, to speak for it


def skills(task: Task, text: str, topic: topics.Topic | None, stock: Stock) -> list[str]:
    """The listed skills that a question speaks for, by its own words or those of its topic; none where only a plain
    competency fits. That its line names a skill beside what is asked is not enough, but in a thorough set, where each
    skill of the posting is to have a question that looks for it: there such skills come last."""
    if task.kind == "motivation":
        return []  # why somebody wants to do it shows no skill
    spoken = f"{text} {topic.name} {stock.said(topics.told(topic.key))}" if topic else text
    told = {skill: stock.rarity.bond(skill, spoken, "") >= SPEAKS for skill in task.subject.skills}
    named = [skill for skill in stock.facts.skills if skill not in told and is_said(skill, text)]
    spare = [skill for skill in told if not told[skill] and stock.is_thorough]
    return [*(skill for skill in told if told[skill]), *named, *spare][:MAX_SKILLS]


def is_said(skill: str, text: str) -> bool:
    """Does a question name a skill? "Excel" does; a word that any posting has does not."""
    telling = sayable(skill) and (not skill.islower() or " " in skill)
    return telling and linking.names(text, skill)


def criteria(
    task: Task, frame: str, topic: str, claimed: list[str], tally: Tally, stock: Stock
) -> list[tuple[str, str, str]]:
    """(criterion, skill, follow-up): first that of the question itself, then what is particular to the work, then
    the kind, then each listed skill."""
    topic_of_frame = topics.by_question().get(frame)
    named = topic_of_frame.name if topic_of_frame else competency(task)
    label = claimed[0] if claimed else named
    texts = [criterion] if (criterion := own_of(frame)) else []
    if task.subject.form in lexicon.criteria()["form"] and not topic_of_frame:
        texts += lexicon.criteria()["form"][task.subject.form]
        return [told(text, label, topic, task) for text in map(stock.said, texts[:MOST])]
    own = fitting(frame, tally) if topic_of_frame else particular(task, tally)
    kinds = list(lexicon.criteria()["kind"][task.kind])
    if not (texts and task.subject.craft == lexicon.PLAIN and not topic_of_frame):
        texts += [tally.pick(own) for _ in range(min(2 if len(claimed) < 3 else 1, len(own)))]
    wanted = max(LEAST - len(texts) - len(claimed), 1)
    texts += [tally.pick(kinds) for _ in range(min(wanted, len(kinds)))]
    rows = [told(text, label, topic, task) for text in map(stock.said, texts)]
    for skill in claimed:
        of_skill = stock.of_skill(skill)
        text = tally.take(lexicon.criteria()[of_skill.form][task.kind])
        rows.append((text.format(skill=of_skill.phrase.text), skill, ""))
    return rows[:MOST]


def own_of(frame: str) -> str:
    """The criterion that a question has of its own, with its follow-up, or ""."""
    return topics.expected().get(frame) or lexicon.expected().get(frame, "")


def told(text: str, label: str, topic: str, task: Task) -> tuple[str, str, str]:
    """A criterion that names what is done, where that is short enough to be said again."""
    short = task.subject.form == "act" and len(topic.split()) <= SHORT
    text = text.replace("[", "").replace("]", "") if short else APART.sub("", text)
    said, probe = parted(text)
    return said.format(topic=topic), label, probe


def fitting(frame: str, tally: Tally) -> list[str]:
    """The two criteria of its topic that fit a question best, of those that the set has not used yet."""
    return [one for one in topics.fitting(frame) if not tally.used[one]][:MOST_FITTING]


def particular(task: Task, tally: Tally) -> list[str]:
    """The criteria of the trade, or else of the sort of work, that suit the kind of question; those of a second choice
    join while they are new."""
    craft = lexicon.crafts()[task.subject.craft]
    trade = task.subject.trade
    first = list(trade.criteria) if trade else []
    second = list(craft.criteria) if task.kind in ("behavioral", "situational", "technical") else []
    fresh = [text for text in first if not tally.used[text]]
    found = fresh or [text for text in second if not tally.used[text]] or first or second
    return [one for one in found if task.kind != "situational" or not TOLD.search(parted(one)[0])]


def competency(task: Task) -> str:
    trade = task.subject.trade
    if task.kind == "motivation":
        return "Motivation"
    return trade.name if trade else lexicon.crafts()[task.subject.craft].name


def parted(text: str) -> tuple[str, str]:
    said, _, probe = text.partition(PROBE)
    return said, probe


def follow_ups(rows: list[tuple[str, str, str]]) -> list[str]:
    """The follow-ups of the criteria, in their order."""
    return [probe for _, _, probe in rows if probe][:MOST_PROBES]


def topic_of(subject: Subject) -> str:
    """What a criterion says again of what is done."""
    return subject.topic.said if subject.topic else subject.phrase.doing
