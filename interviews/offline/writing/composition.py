"""Putting a question into words: frame, criteria, reason, follow-ups, difficulty."""

import random
import re
from collections import Counter
from dataclasses import dataclass, field

from interviews import wording
from interviews.offline.writing import lexicon
from interviews.offline.writing.acts import Phrase
from interviews.offline.writing.plan import Task
from interviews.offline.writing.subjects import ENOUGH, TOKEN, Stock, Subject, runs

ALSO_COVERED = 0.4  # share of another line that a question must carry to test it too
MAX_LINES = 3
HOLD = 4  # what it is worth to carry more of the line
MOST_TOLD = 2  # so often may one piece of a line stand in a set
SENIOR = re.compile(
    r"\b(?:senior|lead|head|chief|principal|director|manager|superintendent|supervisor)\b", re.I
)
NUMBERED = {1: 2, 2: 3, 3: 4}
BARE = re.compile(r"^(?:an?|the)\s+")


@dataclass
class Written:
    """What the set says so far, so that nothing is said twice."""

    texts: list[str]
    chance: random.Random
    pairs: set[tuple[str, str]] = field(default_factory=set)
    used: Counter[str] = field(default_factory=Counter)  # frames, twists, criteria, reasons

    def __post_init__(self) -> None:
        for text in self.texts:
            self.pairs |= word_pairs(text)

    def take(self, options: list[str]) -> str:
        """The option used least so far; among equals, chance decides."""
        least = min(self.used[option] for option in options)
        option = self.chance.choice([option for option in options if self.used[option] == least])
        self.used[option] += 1
        return option


@dataclass(frozen=True)
class Wording:
    """One way to put a question, and how good it is for this set."""

    text: str
    frame: str
    twist: str
    worth: float


def compose(task: Task, written: Written, stock: Stock) -> dict | None:
    """The question of a task as a mapping, or None when it cannot be put well."""
    ways = sorted(wordings(task, written, stock), key=lambda way: -way.worth)
    best = next((way for way in ways if acceptable(way.text, written, stock)), None)
    if best is None:
        return None
    written.texts.append(best.text)
    written.pairs |= word_pairs(best.text)
    written.used.update(part for part in (best.frame, best.twist) if part)
    told = [phrase.text for phrase in stock.beside(task.subject) if phrase.doing in best.text]
    written.used.update([task.subject.phrase.text, *told])
    subject = task.subject
    level = difficulty(task, stock)
    topic = topic_of(subject, stock)
    return {
        "position": task.position,
        "text": best.text,
        "kind": task.kind,
        "difficulty": level,
        "minutes": min(5, NUMBERED[level] + (len(subject.lines) > 1)),
        "lines": covered(best.text, subject, stock),
        "skills": list(subject.skills) or [skill for skill in [stock.nearest(subject)] if skill],
        "criteria": criteria(task, topic, written, stock),
        "why": written.take(lexicon.criteria()["why"][task.kind]).format(topic=topic),
        "follow_ups": follow_ups(task, written),
    }


def wordings(task: Task, written: Written, stock: Stock) -> list[Wording]:
    """Every way to put the question of a task."""
    subject, craft = task.subject, lexicon.crafts()[task.subject.craft]
    frames = list(lexicon.frames()[task.kind][subject.form])
    if subject.form == "act":
        frames += getattr(craft, task.kind, ())
    if not stock.role:
        frames = [frame for frame in frames if "{role}" not in frame] or frames
    twists = least_used(craft.twists, written)
    found = []
    for frame in frames:
        twist = written.chance.choice(twists) if "{twist" in frame else ""
        plain = fill(frame, subject, subject.phrase, stock, twist)
        broad = fill(frame, subject, subject.phrase.broad, stock, twist)
        for text in dict.fromkeys(
            [plain, broad, *extended(plain, task, stock, written), *extended(broad, task, stock, written)]
        ):
            found.append(Wording(text, frame, twist, worth(text, frame, twist, task, written, stock)))
    return found


def extended(text: str, task: Task, stock: Stock, written: Written) -> list[str]:
    """The question with a second sentence on further pieces of the same line."""
    fresh = sorted(stock.beside(task.subject), key=lambda phrase: written.used[phrase.text])
    pieces = [phrase.doing for phrase in fresh if written.used[phrase.text] < MOST_TOLD]
    if len(wording.SENTENCE.split(text)) > 1 or not pieces:
        return []
    close = written.chance.choice(lexicon.frames()["tail"][task.kind])
    return [f"{text} {close.format(tail=tail)}" for tail in (" and ".join(pieces[:2]), pieces[0])]


def least_used(options: tuple[str, ...], written: Written) -> list[str]:
    least = min(written.used[option] for option in options)
    return [option for option in options if written.used[option] == least]


def fill(frame: str, subject: Subject, phrase: Phrase, stock: Stock, twist: str) -> str:
    role = stock.role or "someone in this position"
    text = frame.format(
        do=phrase.text,
        doing=phrase.doing,
        thing=phrase.text,
        topic=phrase.doing,
        topic_=capital(phrase.doing),
        skill=phrase.text,
        other=subject.other.text if subject.other else "",
        role=role,
        bare_role=BARE.sub("", role),
        twist=twist,
        twist_=capital(twist),
    )
    return capital(text)


def capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def worth(text: str, frame: str, twist: str, task: Task, written: Written, stock: Stock) -> float:
    """New words and a good hold on the line count for a wording, worn frames and length against it."""
    pairs = word_pairs(text)
    new = len(pairs - written.pairs) / max(1, len(pairs))
    source = task.subject.phrase.source
    hold = min(ENOUGH, stock.rarity.share(source, text)) if source else ENOUGH
    worn = written.used[frame] + 0.5 * written.used[twist]
    return new + HOLD * hold - worn - len(text.split()) / 100 + 0.35 * written.chance.random()


def acceptable(text: str, written: Written, stock: Stock) -> bool:
    return not (
        wording.problems(text)
        or wording.near_duplicate(text, written.texts)
        or any(run in stock.runs for run in runs(text))
    )


def word_pairs(text: str) -> set[tuple[str, str]]:
    said = TOKEN.findall(text.lower())
    return set(zip(said, said[1:], strict=False))


def covered(text: str, subject: Subject, stock: Stock) -> list[int]:
    """The lines that the question tests: its own, and others whose meaning it carries."""
    others = [
        (stock.rarity.share(line.text, text), line.key)
        for line in stock.facts.lines
        if line.key not in subject.lines and line.key in stock.by_line
    ]
    close = [key for share, key in sorted(others, reverse=True) if share >= ALSO_COVERED]
    return [*subject.lines, *close][: max(MAX_LINES, len(subject.lines))]


def difficulty(task: Task, stock: Stock) -> int:
    if task.kind in ("background", "motivation"):
        return 1
    demanding = task.subject.craft in lexicon.DEMANDING or task.subject.form == "pair"
    senior = bool(SENIOR.search(stock.facts.title))
    return (
        1 + (demanding or task.kind != "technical") + (demanding and (senior or task.kind == "situational"))
    )


def topic_of(subject: Subject, stock: Stock) -> str:
    if subject.form == "role":
        return f"the work of {stock.role or 'this position'}"
    return subject.phrase.doing + (f" and {subject.other.doing}" if subject.other else "")


def criteria(task: Task, topic: str, written: Written, stock: Stock) -> list[dict]:
    """Two or three criteria of the kind, one or two of the sort of work, one for each skill by its name."""
    subject, craft = task.subject, lexicon.crafts()[task.subject.craft]
    common = lexicon.criteria()
    kinds, own = list(common["kind"][task.kind]), list(craft.criteria)
    first = kinds.pop(0)
    told = task.kind in ("behavioral", "situational")  # what was done, or would be: the sort of work shows
    texts = [first, taken(own if told else kinds, written), taken(kinds, written)]
    if len(subject.skills) < 3 and task.kind not in ("background", "motivation"):
        texts.append(taken(own, written))
    skills = list(subject.skills) or [stock.nearest(subject) or craft.name]
    rows = [{"text": text.format(topic=topic), "skill": skills[0]} for text in texts]
    for skill in subject.skills:
        text = written.take(common["skill"][task.kind]).format(skill=stock.of_skill(skill).phrase.text)
        rows.append({"text": text, "skill": skill})
    return rows


def taken(options: list[str], written: Written) -> str:
    option = written.take(options)
    options.remove(option)
    return option


def follow_ups(task: Task, written: Written) -> list[str]:
    craft = lexicon.crafts()[task.subject.craft]
    own = list(craft.follow_ups) if task.kind in ("behavioral", "background") else []
    count = min(2, len(own))
    return [*(taken(own, written) for _ in range(count)), *lexicon.criteria()["follow_up"][task.kind][:1]]
