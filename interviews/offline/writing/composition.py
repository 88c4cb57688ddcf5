"""Putting a question into words: the frame, what it holds, and which of several wordings is best for the set."""

import random
import re
from dataclasses import dataclass, field, replace

from interviews import wording
from interviews.offline.writing import (
    clauses,
    company,
    joining,
    judging,
    levels,
    lexicon,
    linking,
    quoting,
    reasons,
    topics,
    turns,
)
from interviews.offline.writing.phrase import Joined, Phrase
from interviews.offline.writing.subjects import ENOUGH, NOTES, TOKEN, Stock, Subject, runs
from interviews.offline.writing.tally import Tally
from interviews.offline.writing.task import Task

ALSO_COVERED = 0.3  # share of another line that a question must carry to test it too
SHARED = 2  # words at least, and none that any posting has
MAX_LINES = 3
NEW = 18  # what it is worth to say in other words what the set has not said
HOLD = 8  # what it is worth to carry more of the line
ABOUT, LEAST = 1.5, 0.25  # what it is worth to carry enough of the line to be about it, and how much that is
TOPIC = 6.0  # what it is worth to be asked about what the line names, in words made for it
FIRST = 0.8  # what it is worth that this is what the line names first or most plainly
KIN = 4.0  # what it is worth that the posting speaks of what a question, and its topic, speak of
TELLS = 2.0  # what it is worth to hold a word that tells this posting from others
ALONE = 1.5  # what it is worth that a question made for what the line names needs no sentence before it
YOURS = re.compile(r"\b(?:your|yours|yourself)\b", re.I)
OTHERS = re.compile(r"\b(?:colleague|somebody|someone)\b.*\{do(?:ing)?\}")
LASTING = frozenset(
    "own be act have represent participate contribute ensure maintain keep promote support uphold follow adhere comply"
    " treat meet achieve exceed work belong stay remain champion help".split()
)  # verbs for what is always so rather than done now and then
DAILY = re.compile(r"\b(?:each|every) (?:day|morning|evening|night|week|shift)$|\bdaily$")
ONE_TIME = re.compile(
    r"how to \{do\}|learn to \{do\}|first (?:time|week)|last time|ha(?:ve|d) to \{do\}|to \{do\} when|You are \{doing\}"
)
START = 3  # words
MOST_ALIKE = 2  # questions on one topic, where a set picks among the lines
WITHIN = 6  # words of an act that may stand within a question; longer ones have a sentence before it
LEAD_FROM = 2  # words that such a sentence needs
ASKED_FOR = ("need", "skill", "trait")  # what somebody is to have
SHORT_ROLE = 4  # words, its article among them
THIS_JOB = "this {bare_role} job"
AS_ROLE = re.compile(r"\b(?:as|should|you're) \{role\}")
PLACE = re.compile(r"\{\w+\}")
HOLDS_ACT = re.compile(r"\{do(?:ing)?\}")
TWICE = 1.5  # what a word costs that both the frame and the piece say
FUNCTION = frozenset("and or the a an of to for in with on at by from your you what how which do".split())
NUMBERED = {1: 2, 2: 3, 3: 4}
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
    opening: str
    worth: float


def written(texts: list[str], chance: random.Random, judging_chance: random.Random) -> Written:
    """`judging_chance` picks criteria and reasons, so that a new criterion changes no question."""
    return Written(chance, texts=texts, judged=Tally(judging_chance))


def compose(task: Task, written: Written, stock: Stock, plain: bool = True) -> dict | None:
    """The question of a task as a mapping, or None when it cannot be put well, or only in `plain` words though these
    will not do."""
    ways = sorted(wordings(task, written, stock, plain), key=lambda way: -way.worth)
    said = (replace(way, text=turns.varied(way.text, written.texts)) for way in ways)
    best = next((way for way in said if acceptable(way.text, written, stock)), None)
    if best is None:
        return None
    written.say(best.text)
    topic = topics.by_question().get(best.frame)
    written.used.update(part for part in (best.frame, best.opening, topic and topic.key) if part)
    told = [phrase.text for phrase in stock.fellows(task.subject) if phrase.doing in best.text]
    written.used.update([task.subject.phrase.text, *told])
    subject = task.subject
    level = difficulty(task, stock)
    claimed = judging.skills(task, best.text, topic, stock)
    lines = covered(best.text, subject, stock)
    rows = judging.criteria(task, best.frame, judging.topic_of(subject), claimed, written.judged, stock)
    return {
        "position": task.position,
        "text": best.text,
        "kind": task.kind,
        "difficulty": level,
        "minutes": min(5, NUMBERED[level] + (len(subject.lines) > 1)),
        "lines": lines,
        "quotes": [quote(best, subject, key, stock) for key in lines],
        "skills": claimed,
        "criteria": [{"text": text, "skill": skill} for text, skill, _ in rows],
        "why": reasons.why(task, best.frame, written.judged, stock),
        "follow_ups": judging.follow_ups(rows),
    }


def wordings(task: Task, written: Written, stock: Stock, plain: bool) -> list[Wording]:
    """Every way to put the question of a task."""
    subject = task.subject
    pieces = [subject.phrase, subject.phrase.broad, *joining.slimmed(subject.phrase)]
    pieces += joining.joined(subject, stock, written.used)
    found = []
    for frame in frames(task, stock, plain):
        asked = stock.said(frame)
        if PLACE.search(asked) is None and any(
            turns.plain(asked) in turns.plain(text) for text in written.texts
        ):
            continue  # the same question, whatever comes before it
        topic = topics.by_question().get(frame)
        if topic and not stock.is_thorough and written.used[topic.key] >= MOST_ALIKE:
            continue
        if topic and stock.hold(subject) >= joining.THIN:
            told = joining.leading(subject, topic, stock)
        else:
            told = joining.of_topic(topic, pieces)
        for opening in openings(frame, task, stock, written):
            whole = in_its_words(f"{opening} {asked}".strip(), subject, topic, stock)
            fitting = [piece for piece in told if whole and suits(frame, piece, opening)]
            for text in dict.fromkeys(fill(whole, subject, piece, stock) for piece in fitting):
                found.append(Wording(text, frame, opening, worth(text, frame, opening, task, written, stock)))
    return found


def in_its_words(frame: str, subject: Subject, topic: topics.Topic | None, stock: Stock) -> str:
    """The frame with what the line says there, if it wants that; empty where that cannot be said."""
    if "{words}" not in frame:
        return frame
    said = topics.calling(topic, subject.phrase.source) if topic else subject.words
    line, names = stock.text_of(subject.lines), clauses.names(stock.facts.hiring_organization)

    def share(some: str) -> float:
        """What was done elsewhere was not done for this employer."""
        return -1.0 if any(name.lower() in some.lower() for name in names) else stock.rarity.share(line, some)

    start = " ".join(said.split()[:START])  # of what is too long to be quoted whole
    excerpt = quoting.excerpt(said, line, share) or quoting.excerpt(start, line, share)
    excerpt = "" if share(excerpt) < 0 else excerpt
    return frame.replace("{words}", re.sub(r"[{}]", "", excerpt)) if excerpt else ""


def suits(frame: str, piece: Phrase, opening: str) -> bool:
    """Can a piece stand in a frame? "Your own section" is the candidate's: no colleague runs it; what is always so
    has no first or last time; what is long has a sentence to itself."""
    said = piece.text.split()
    if piece.form != "act":
        return bool(opening) or not isinstance(piece, Joined)
    if HOLDS_ACT.search(frame) is None:
        return not opening or len(said) >= LEAD_FROM
    apart = opening or len(said) <= WITHIN and not isinstance(piece, Joined)
    strange = YOURS.search(piece.text) and OTHERS.search(frame)
    always = said[0] in LASTING or DAILY.search(piece.text)
    return bool(apart) and not strange and not (always and ONE_TIME.search(frame))


def frames(task: Task, stock: Stock, plain: bool) -> list[str]:
    """The questions of a kind that can be put to the subject: those made for what it names, and plain ones if these
    will do."""
    subject = task.subject
    if subject.trade:
        return [one for one in subject.trade.known(task.kind) if company.are_there(one, stock.present)]
    if subject.topic:
        return stock.asked(subject, task.kind)
    of_form = lexicon.frames()[task.kind].get(subject.form, ())
    if subject.form == "role":  # in a thorough set each question has to tell this posting from others
        found = [frame for frame in of_form if PLACE.search(frame) or not stock.is_thorough]
    else:
        found = [*of_form, *lexicon.behind(subject.form, task.kind)] if plain else []
    found += stock.asked(subject, task.kind)
    if not stock.role:
        found = [frame for frame in found if "{role}" not in frame] or found
    if stock.role.startswith("someone"):  # "in Finance": nobody works as that
        found = [frame for frame in found if not AS_ROLE.search(frame)] or found
    if not is_short(stock.role):
        found = [frame for frame in found if "{bare_role}" not in frame.replace(THIS_JOB, "")] or found
    return found


def is_short(role: str) -> bool:
    """Can a role stand before a noun? "This Ward Clerk job" does; no longer title, and no "someone in Finance"."""
    return len(role.split()) <= SHORT_ROLE and BARE.match(role) is not None


def openings(frame: str, task: Task, stock: Stock, written: Written) -> list[str]:
    """Sentences to put before a question that does not say the line."""
    subject, leads = task.subject, lexicon.frames()["lead"]
    made = frame in topics.by_question()
    if subject.trade or made and not stock.is_thorough:
        return [""]
    if subject.host:
        return [
            lead.format(do=subject.host.text, doing=subject.host.doing) for lead in written.few(leads["act"])
        ]
    if made and stock.is_clear(frame, subject):
        return [""]
    if frame not in lexicon.behind(subject.form, task.kind) and frame not in topics.by_question():
        return [""]
    topic = topics.by_question().get(frame)
    if subject.topic or subject.form in NOTES:
        return quoted_ways(frame, subject, topic, stock, written)
    of_role = lead_of(subject, stock) == "act" and not stock.tells(f"{subject.words} {stock.said(frame)}")
    found = written.few(leads["act_of_role" if of_role else lead_of(subject, stock)])
    if lead_of(subject, stock) in ASKED_FOR:  # "asks for RF scanner" lacks an article, unless it is quoted
        return quoted_ways(frame, subject, topic, stock, written) or found
    if topic and not any(
        topic in topics.called(one.text) for one in (subject.phrase, *stock.fellows(subject))
    ):
        found = quoted_ways(frame, subject, topic, stock, written) or found
    elif topic and stock.hold(subject) < LEAST:
        found += quoted_ways(frame, subject, topic, stock, written)
    return found


def quoted_ways(
    frame: str, subject: Subject, topic: topics.Topic | None, stock: Stock, written: Written
) -> list[str]:
    """Sentences that quote the line; where neither its words nor the question tell this posting from others, with the
    role."""
    quoted = in_its_words("{words}", subject, topic, stock)
    if not quoted:
        return []
    leads = lexicon.frames()["lead"]
    if not stock.tells(f"{quoted} {stock.said(frame)}"):
        return written.few(leads["quoted_of_role"])
    return written.few([*leads["quoted"], *(leads["quoted_thing"] if quoting.is_thing(quoted) else ())])


def lead_of(subject: Subject, stock: Stock) -> str:
    """Which sentences can say the piece. A role involves no certificate: what a line wants somebody to have, the
    posting asks for."""
    form = subject.phrase.form
    if form in ("act", "skill", "trait"):
        return form
    needed = {line.key for line in stock.facts.lines if line.kind == "qualification"}
    return "need" if needed.issuperset(subject.lines) else "matter"


def fill(frame: str, subject: Subject, phrase: Phrase, stock: Stock) -> str:
    role = stock.role or "someone in this position"
    frame = frame if is_short(role) else frame.replace(THIS_JOB, "this job")
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
    )
    return capital(text)


def capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def worth(text: str, frame: str, opening: str, task: Task, written: Written, stock: Stock) -> float:
    """New words and a good hold on the line count for a wording, worn frames and length against it."""
    pairs = word_pairs(text)
    new = len(pairs - written.pairs) / max(1, len(pairs))
    source = task.subject.phrase.source
    hold = min(ENOUGH, stock.rarity.share(source, text)) if source else ENOUGH
    topic = topics.by_question().get(frame)
    worn = written.used[frame] + 0.15 * written.used[opening]
    said = PLACE.sub("", frame).lower().split()
    twice = len(set(said) & set(task.subject.phrase.text.lower().split()) - FUNCTION)
    return (
        NEW * new
        - TWICE * twice * bool(PLACE.search(frame))
        + HOLD * hold
        + ABOUT * (hold >= LEAST)
        + TELLS * stock.tells(text)
        + KIN
        * (
            stock.kin(frame) + stock.kin(topics.told(topic.key))
            if topic
            else stock.kin(frame) * bool(task.subject.trade)
        )
        + (TOPIC + ALONE * (not opening)) * (frame in topics.by_question())
        + FIRST * (topics.by_question().get(frame) in task.subject.topics(stock.within)[:1])
        - worn
        - len(text.split()) / 100
        + written.chance.random()
    )


def acceptable(text: str, written: Written, stock: Stock) -> bool:
    return not (
        wording.problems(text, stock.facts.names)
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
        and len(linking.stems(line.text) & linking.stems(text) - linking.of_any_posting() - FUNCTION)
        >= SHARED
    ]
    close = [key for share, key in sorted(others, reverse=True) if share >= ALSO_COVERED]
    return [*subject.lines, *close][: max(MAX_LINES, len(subject.lines))]


def quote(way: Wording, subject: Subject, key: int, stock: Stock) -> str:
    """The words of a line that the question was made from: what is said of it, or else what called the topic; of other
    lines those that it says again."""
    pieces = [one.phrase for one in stock.by_line.get(key, ())]
    said = [one.text for one in pieces if one.doing in way.text or one.text in way.text]
    own = [subject.phrase.text] if key in subject.lines else []
    topic = topics.by_question().get(way.frame)
    if own and not said and topic:
        own = [topics.calling(topic, subject.phrase.source) or subject.phrase.text]
    return quoting.words_of(own or said or [way.text], stock.text_of((key,)))


def difficulty(task: Task, stock: Stock) -> int:
    if task.kind in ("background", "motivation"):
        return 1
    demanding = lexicon.family(task.subject.craft) in lexicon.DEMANDING
    senior = stock.level is levels.Level.EXPERIENCED
    return (
        1 + (demanding or task.kind != "technical") + (demanding and (senior or task.kind == "situational"))
    )
