"""Putting a question into words: the frame, what it holds, and which of several wordings is best for the set."""

import random
import re
from dataclasses import dataclass, field, replace
from itertools import combinations

from interviews import wording
from interviews.offline.writing import angles, angling, judging, lexicon, linking
from interviews.offline.writing.acts import Phrase, enumerated, together
from interviews.offline.writing.angles import Angle
from interviews.offline.writing.subjects import ENOUGH, TOKEN, Stock, Subject, runs
from interviews.offline.writing.tally import Tally
from interviews.offline.writing.task import Task

ALSO_COVERED = 0.3  # share of another line that a question must carry to test it too
SHARED = 2  # words at least
MAX_LINES = 3
HOLD = 6  # what it is worth to carry more of the line
ABOUT, LEAST = 1.5, 0.25  # what it is worth to carry enough of the line to be about it, and how much that is
OF_THINGS = ("behavioral", "technical", "background")  # what is not done is neither begun nor half finished
TWICE = 1.5  # what a word costs that both the frame and the piece say
FUNCTION = frozenset("and or the a an of to for in with on at by from your you what how which do".split())
MOST_TOLD = 2  # so often may one piece of a line stand in a set
SENIOR = re.compile(
    r"\b(?:senior|lead|head|chief|principal|director|manager|superintendent|supervisor)\b", re.I
)
NUMBERED = {1: 2, 2: 3, 3: 4}
NEAR, FOREIGN = (
    2.0,
    -1.5,
)  # shared words, and what it costs a question of an angle to have fewer with its opening
PAIRED = re.compile(
    r"(?:(?<= the )|(?<= for )|(?<= of )|(?<= in ))(?:[\w-]+, )*[\w-]+,? and (?=[\w-]+ (?:of|for|in) )"
)
BARE = re.compile(r"^(?:an?|the)\s+")


@dataclass
class Written(Tally):
    """What the set says so far, so that nothing is said twice."""

    texts: list[str] = field(default_factory=list)
    judged: Tally = field(default_factory=lambda: Tally(random.Random(0)))
    pairs: set[tuple[str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        for text in self.texts:
            self.pairs |= word_pairs(text)

    def say(self, text: str) -> None:
        self.texts.append(text)
        self.pairs |= word_pairs(text)


@dataclass(frozen=True)
class Wording:
    """One way to put a question, and how good it is for this set."""

    text: str
    frame: str
    twist: str
    worth: float


def written(texts: list[str], chance: random.Random, judging_chance: random.Random) -> Written:
    """`judging_chance` picks criteria and reasons, so that a new criterion changes no question."""
    return Written(chance, texts=texts, judged=Tally(judging_chance))


def compose(task: Task, written: Written, stock: Stock) -> dict | None:
    """The question of a task as a mapping, or None when it cannot be put well."""
    ways = sorted(wordings(task, written, stock), key=lambda way: -way.worth)
    best = next((way for way in ways if acceptable(way.text, written, stock)), None)
    if best is None:
        return None
    written.say(best.text)
    written.used.update(part for part in (best.frame, best.twist) if part)
    told = [
        phrase.text
        for phrase in (*stock.fellows(task.subject), *stock.matters(task.subject))
        if phrase.doing in best.text
    ]
    written.used.update([task.subject.phrase.text, *told])
    subject = task.subject
    level = difficulty(task, stock)
    topic = judging.topic_of(subject, stock)
    claimed = judging.skills(task, stock)
    rows = judging.criteria(task, topic, claimed, written.judged, stock)
    return {
        "position": task.position,
        "text": best.text,
        "kind": task.kind,
        "difficulty": level,
        "minutes": min(5, NUMBERED[level] + (len(subject.lines) > 1)),
        "lines": covered(best.text, subject, stock),
        "skills": claimed,
        "criteria": [{"text": text, "skill": skill} for text, skill, _ in rows],
        "why": judging.why(task, topic, written.judged),
        "follow_ups": judging.follow_ups(rows),
    }


def wordings(task: Task, written: Written, stock: Stock) -> list[Wording]:
    """Every way to put the question of a task."""
    subject = task.subject
    twists = least_used(lexicon.crafts()[subject.craft].twists, written)
    pieces = [subject.phrase, subject.phrase.broad, *slimmed(subject.phrase), *joined(task, stock, written)]
    found = []
    for frame in frames(task, stock):
        if angles.PLACE.search(frame) is None and any(frame in text for text in written.texts):
            continue  # the same question, whatever comes before it
        twist = written.chance.choice(twists) if "{twist" in frame else ""
        near = angles.people([subject.phrase.source]) or stock.people
        somebody = written.chance.choice(near) if "{person}" in frame else ""
        for opening, more in openings(frame, task, stock, written):
            whole = f"{opening} {frame}".strip()
            fitting = [piece for piece in pieces if opening or not getattr(piece, "loose", False)]
            for text in dict.fromkeys(
                fill(whole, subject, piece, stock, twist, somebody, more) for piece in fitting
            ):
                found.append(
                    Wording(
                        text,
                        frame,
                        twist or opening,
                        worth(text, frame, twist or opening, task, written, stock),
                    )
                )
    return found


def frames(task: Task, stock: Stock) -> list[str]:
    """The frames that can hold the subject: those of the angle, or those of the kind and the sort of work."""
    subject = task.subject
    if subject.trade:
        return subject.trade.known(task.kind, bool(stock.people))
    if task.angle:
        return angling.frames(task, task.angle, stock) + with_tail(task, task.angle, stock)
    if task.aside:
        return with_tail(task, task.aside, stock)
    found = list(lexicon.frames()[task.kind][subject.form])
    if task.needy and (subject.form == "act" or subject.form == "matter" and task.kind in OF_THINGS):
        found += lexicon.frames()["bare"][task.kind]
    if subject.form == "act":
        found += getattr(lexicon.crafts()[subject.craft], task.kind, ())
    if not stock.role:
        found = [frame for frame in found if "{role}" not in frame] or found
    return found


def with_tail(task: Task, angle: Angle, stock: Stock) -> list[str]:
    """A first sentence on the line, and a second question from the angle."""
    tense = "past" if task.kind == "behavioral" else "present"
    tail = getattr(angle, tense)
    if not tail or task.kind not in angling.ASIDES or "{person}" in tail and not stock.people:
        return []
    openers = lexicon.frames()["opener"].get(f"{angling.form_of(task)}_{tense}", [])
    return [f"{opener} {tail}" for opener in openers]


def openings(frame: str, task: Task, stock: Stock, written: Written) -> list[tuple[str, str]]:
    """Sentences to put before a question that does not say the line, each with what else they name."""
    subject, leads = task.subject, lexicon.frames()["lead"]
    if subject.trade:
        return [("", "")]
    if subject.host:
        hosts = written.few(possible(leads["act"], stock))
        return [
            (lead.format(do=subject.host.text, doing=subject.host.doing, role=stock.role), "")
            for lead in hosts
        ]
    if frame not in lexicon.frames()["bare"][task.kind] and (
        not task.angle or angles.holds_piece(frame) or task.angle.only
    ):
        return [("", "")]
    rich = written.least(possible(leads["act_and_more"], stock))
    if task.subject.phrase.form == "act":
        plain = written.few(possible(leads["act"], stock))
        return [
            *((one, "") for one in plain),
            *((rich, more) for more in named_beside(task.subject, stock, written)),
        ]
    plain = written.few(possible(leads["matter"], stock))
    doing = [
        rich.replace("{do}", act.text).replace("{doing}", act.doing) for act in stock.acts(task.subject)[:2]
    ]
    both = [f"{{thing}}, {more}" for more in ["", *named_beside(task.subject, stock, written)] if more]
    named = [opening.replace("{more}", thing) for opening in doing for thing in ["{thing}", *both]]
    return [*((one, "") for one in plain), *((opening, "") for opening in named)]


def possible(leads: list[str], stock: Stock) -> list[str]:
    return [lead for lead in leads if stock.role or "{role}" not in lead]


def named_beside(subject: Subject, stock: Stock, written: Written) -> list[str]:
    """Two and three of the matters that the statement names beside an act."""
    matters = [one for one in stock.matters(subject) if written.used[one.text] < MOST_TOLD]
    matters.sort(key=lambda one: written.used[one.text])
    plain = distinct([one.text for one in matters])
    return [enumerated(plain[:count]) for count in (2, 3, 4) if len(plain) >= count]


def distinct(names: list[str]) -> list[str]:
    """Those that can stand in a list: no list themselves, and none that another says already."""
    found: list[str] = []
    for name in names:
        words = set(name.lower().split())
        if "and" not in words and not any(words <= set(one.lower().split()) for one in found):
            found.append(name)
    return found


def slimmed(phrase: Phrase) -> list[Phrase]:
    """The piece at its widest with one of each pair: "contracts for the (design and) construction of schools"."""
    wide = phrase.wide or phrase.text
    slim = PAIRED.sub("", wide)
    return [replace(phrase, text=slim, wide="")] if slim != wide else []


def joined(task: Task, stock: Stock, written: Written) -> list[Phrase]:
    """The piece together with one or two others of the same statement, where all are short."""
    phrase = task.subject.phrase
    if task.subject.form not in ("act", "matter") or not joins(phrase):
        return []
    fellows = [
        other
        for other in stock.fellows(task.subject)
        if joins(other) and written.used[other.text] < MOST_TOLD
    ]
    fellows.sort(key=lambda other: written.used[other.text])
    pairs = [[phrase, other] for other in fellows[:4]]
    threes = [[phrase, *two] for two in combinations(fellows[:3], 2)]
    return [
        together(in_order(pieces))
        for pieces in pairs + threes
        if sum(len(one.text.split()) for one in pieces) <= 13
    ]


def in_order(pieces: list[Phrase]) -> list[Phrase]:
    """As the statement has them: one plans before one delivers."""
    source = pieces[0].source.lower()
    return sorted(pieces, key=lambda piece: source.find(piece.text.split()[0].lower()[:5]))


def joins(phrase: Phrase) -> bool:
    said = phrase.text.split()
    return 1 < len(said) <= 6 and not {"and", "or"} & set(said) or phrase.form == "matter" and len(said) == 1


def least_used(options: tuple[str, ...], written: Written) -> list[str]:
    least = min(written.used[option] for option in options)
    return [option for option in options if written.used[option] == least]


def fill(
    frame: str, subject: Subject, phrase: Phrase, stock: Stock, twist: str, somebody: str, more: str = ""
) -> str:
    role = stock.role or "someone in this position"
    text = frame.format(
        do=phrase.text,
        doing=phrase.doing,
        thing=phrase.text,
        topic=phrase.doing,
        place=getattr(phrase, "place", ""),
        topic_=capital(phrase.doing),
        skill=phrase.text,
        role=role,
        bare_role=BARE.sub("", role),
        person=somebody,
        more=more,
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
    worn = (3 if task.angle else 1) * written.used[frame] + 0.5 * written.used[twist]
    said = angles.PLACE.sub("", frame).lower().split()
    twice = len(set(said) & set(task.subject.phrase.text.lower().split()) - FUNCTION)
    return (
        new
        - TWICE * twice * angles.holds_piece(frame)
        + HOLD * hold
        + ABOUT * (hold >= LEAST)
        + kinship(frame, task)
        - worn
        - len(text.split()) / 100
        + 0.35 * written.chance.random()
    )


def kinship(frame: str, task: Task) -> float:
    """A question of an angle should speak of what the line speaks of, but not say the line's own verb again."""
    phrase = task.subject.phrase
    kin = angles.kinship(frame, phrase.text, phrase.source)
    if angles.holds_piece(frame):
        return -0.5 * min(2.0, angles.kinship(frame, phrase.text, ""))
    near = 0.6 * min(2.0, kin) if kin >= angles.NEAR else FOREIGN
    return near if task.angle and not task.angle.only else 0.0


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
        if line.key not in subject.lines
        and stock.by_line.get(line.key)
        and len(linking.stems(line.text) & linking.stems(text)) >= SHARED
    ]
    close = [key for share, key in sorted(others, reverse=True) if share >= ALSO_COVERED]
    return [*subject.lines, *close][: max(MAX_LINES, len(subject.lines))]


def difficulty(task: Task, stock: Stock) -> int:
    if task.kind in ("background", "motivation"):
        return 1
    demanding = task.subject.craft in lexicon.DEMANDING
    senior = bool(SENIOR.search(stock.facts.title))
    return (
        1 + (demanding or task.kind != "technical") + (demanding and (senior or task.kind == "situational"))
    )
