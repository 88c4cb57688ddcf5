"""What a set can ask about: the pieces of each line, the skills, and the role itself."""

import re
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from interviews.facts import LineFacts, WriteQuestionsFacts
from interviews.offline.writing import (
    chunks,
    clauses,
    company,
    fields,
    levels,
    linking,
    nouns,
    papers,
    phrases,
    quoting,
    slots,
    sounding,
    topics,
    trades,
)
from interviews.offline.writing.phrase import Phrase
from interviews.offline.writing.roles import role, sayable
from postings import addresses

MAX_SKILLS = 3
COPIED = 8
ENOUGH_SAID = 0.3  # of a line: a question that holds so much of it needs no sentence before it
MORE_SAID = 0.2  # enough where it is a word that tells what the question is about
OWN = 0.9  # of the support of the best field: a posting's own field, and those that are as good as that
NEAR, FAR = 0.5, 0.2  # what is asked about in small sets where the title names no role, and in large ones
THOROUGH, LARGE = 0.85, 16  # places for each line, and places in all
NOTES = ("note", "need")  # what a duty says, and what is asked for
VERBAL = ("act", "setting", "matter")  # forms that are said with words of a line
TOKEN = re.compile(r"[a-z][a-z+#0-9']+")
ENOUGH = 0.45  # share of its line that is enough for a question to be about it
# What one can be good at; other names of skills are fields one knows or things one uses.
ABILITY = re.compile(
    r"(?:skills?|management|ship|communication|analysis|planning|solving|thinking|training|negotiation|organi[sz]ation"
    r"|coordination|supervision|teaching|writing|selling|coaching|service|teamwork|judge?ment|accuracy|detail|design)$",
    re.I,
)
LEAST_BOND = 0.6
SETTING = re.compile(
    r"work (?:\w+ly )?(?:with|in|at|within|across|alongside|under|among)\b"
    r"|work (?:alone|independently|unsupervised|nights|shifts|outdoors|outside|from home)\b|travel\b"
    r"|work on (?:an?|the) \S*\s?\w*\b(?:ward|site|floor|team|farm|ship)"
)
# What makes a lone thing something to know or to have done.
WANTED = re.compile(
    r"\b(?:experience|knowledge|understanding|skills?|familiar\w*|background|passion|interest)\b", re.I
)
# "Current BLS", "STNA eligible": initials beside such words are most likely a certificate or a register.
INITIALS = re.compile(r"[A-Z]{3,6}\d*")
ON_CARD = re.compile(
    r"\b(?:cert\w*|regist\w*|licen[cs]e\w*|cards?|tickets?|eligib\w*|chartered|accredit\w*|current|valid|vetting|screen"
    r"|checks?|diploma|degree|ged|qualif\w*|completed|been an?|months of hire|working towards)\b",
    re.I,
)
# "Children Act 1989" and "Power BI" keep their capitals.
NAME = re.compile(r"\b(?:Act|Code|Directive|Regulations?)\b|^[A-Z][a-z]+ [A-Z]{2,}$")


@dataclass(frozen=True)
class Subject:
    """What one question is about."""

    form: str  # act, matter, skill, trait, note, trade, role, study, paper, known or topic
    phrase: Phrase
    craft: str
    lines: tuple[int, ...] = ()
    skills: tuple[str, ...] = ()
    host: Phrase | None = None  # what is done with a skill, where the posting says so
    trade: trades.Trade | None = None  # what is asked of everybody in a trade, whatever the posting says
    topic: topics.Topic | None = None  # what it is about, where the words of the line tell no more than that

    @property
    def words(self) -> str:
        return self.phrase.text

    def topics(self, within: frozenset[str]) -> tuple[topics.Topic, ...]:
        """What it names that questions are made for, most plainly first; failing that what its statement names."""
        if self.topic:
            return (self.topic,)
        return topics.named(self.form, self.words, self.phrase.source, within)


@dataclass
class Stock:
    """Everything askable in a posting, per line, and what it takes to link it."""

    facts: WriteQuestionsFacts
    rarity: linking.Rarity
    units: list[list[Subject]] = field(default_factory=list)  # one list for each clause, in order
    by_line: dict[int, list[Subject]] = field(default_factory=dict)
    role: str = ""
    within: frozenset[str] = frozenset()  # the keys of the topics that may be asked about
    own: frozenset[str] = frozenset()  # and of those asked in its very field
    runs: frozenset[str] = frozenset()  # every run of words of a line that would count as copied

    @cached_property
    def telling(self) -> frozenset[str]:
        """Stems of the posting that hardly any other has: what holds none of them could be asked anywhere."""
        return linking.stems(self.text) - linking.of_any_posting()

    @cached_property
    def text(self) -> str:
        """Title and lines."""
        return " ".join([self.facts.title, *(line.text for line in self.facts.lines)])

    @cached_property
    def present(self) -> frozenset[str]:
        """Whom the house has to do with."""
        return company.present(" ".join([self.text, self.facts.hiring_organization, *self.facts.skills]))

    @cached_property
    def level(self) -> levels.Level:
        return levels.of(self.facts.title, self.facts.experience)

    def suits(self, kind: str, question: str, topic: topics.Topic) -> bool:
        """Is a question of a topic one for this house and at this level?"""
        large = len(self.facts.places) >= LARGE
        return company.are_there(question, self.present) and levels.suits(
            self.level, kind, question, topic, large
        )

    def asked(self, subject: Subject, kind: str) -> list[str]:
        """The questions of a kind that are made for what a subject names, and that suit."""
        return [
            frame
            for topic in subject.topics(self.within)
            for frame in topic.frames.get(kind, ())
            if self.suits(kind, frame, topic)
        ]

    def left_of(self, keys: frozenset[str]) -> frozenset[str]:
        """Those of some topics of which a question suits."""
        return frozenset(
            key
            for key in keys
            if any(
                self.suits(kind, frame, topic)
                for topic in (topics.topics()[key],)
                for kind, some in topic.frames.items()
                for frame in some
            )
        )

    @property
    def is_told(self) -> bool:
        """Does the posting say anything of a job?"""
        return bool(self.role or self.units)

    @property
    def is_thorough(self) -> bool:
        """Is the set large, with room for nearly every statement of the posting?"""
        places = len(self.facts.places)
        return places >= max(LARGE, THOROUGH * max(len(self.facts.lines), len(self.units)))

    def is_clear(self, frame: str, subject: Subject) -> bool:
        """In a set with room for nearly every line: does a question on what a line names hold enough of the line, or
        need a sentence before it that says the line?"""
        frame = self.said(frame)
        telling = linking.stems(subject.words) & linking.stems(frame)
        if not subject.phrase.source:  # a skill of the posting
            return bool(telling)
        said = self.rarity.share(subject.phrase.source, frame)
        return said >= ENOUGH_SAID or said >= MORE_SAID and bool(telling - linking.of_any_posting())

    def kin(self, text: str) -> float:
        """How much of what a text speaks of the posting speaks of too, from 0. What a word calls that has another
        sense here, or that is another's work, speaks of what is foreign here."""
        said = linking.stems(self.said(text)) - linking.of_any_posting()
        return len(said & self.telling) / len(said) if said else 0.0

    def said(self, text: str) -> str:
        """A text in the words that the posting has for its people, places and things."""
        text = company.narrowed(text, self.present)
        return slots.filled(text, [self.facts.title, *(line.text for line in self.facts.lines)])

    def tells(self, text: str) -> bool:
        """Does a text hold a word that tells this posting from others, or is there no title to say so?"""
        return not self.role or bool(linking.stems(text) & self.telling)

    def of_skill(self, skill: str) -> Subject:
        """A skill by itself, with the act of the statement that names it, if one does."""
        phrase = Phrase("skill", spoken(skill, self.facts))
        form = "skill" if ABILITY.search(skill) else "field"
        named = re.compile(rf"(?<!\w){re.escape(skill)}(?!\w)", re.I)
        hosts = [
            one
            for unit in self.units
            for one in unit
            if one.form == "act" and named.search(one.phrase.source)
        ]
        host = max(hosts, key=self.hold, default=None)
        lines = (
            host.lines
            if host
            else tuple(line.key for line in self.facts.lines if named.search(line.text))[:1]
        )
        return Subject(
            form, phrase, phrases.craft(phrase), lines, (skill,), host=host.phrase if host else None
        )

    def of_role(self) -> Subject:
        return Subject("role", Phrase("matter", f"the work of {self.role}"), "plain")

    def of_trade(self, trade: trades.Trade) -> Subject:
        return Subject("known", Phrase("matter", trade.name.lower()), "plain", trade=trade)

    def hold(self, subject: Subject) -> float:
        """How much of its line a subject carries, up to what is enough."""
        return min(ENOUGH, self.rarity.share(subject.phrase.source, subject.phrase.broad.text))

    def fellows(self, subject: Subject) -> list[Phrase]:
        """The other pieces of the same statement that have the same form."""
        return [
            other.phrase
            for key in subject.lines
            for other in self.by_line.get(key, [])
            if other.phrase.source == subject.phrase.source
            and other.form == subject.form
            and other.phrase != subject.phrase
        ]

    def names_skill(self, subject: Subject) -> bool:
        """Do the words of the subject themselves speak of a skill it is linked to?"""
        return any(self.rarity.bond(skill, subject.words, "") >= LEAST_BOND for skill in subject.skills)

    def worth_asking(self, skill: str) -> bool:
        """Can a question be about the skill alone? Not about a degree, hardly about "services", and "busy café" cannot
        even be said without an article."""
        hollow = skill.casefold() in nouns.lists()["hollow"] or not sayable(skill)
        naming = [
            line.text
            for line in self.facts.lines
            if re.search(rf"\b{re.escape(skill)}(?!\w)", line.text, re.I)
        ]
        paper = clauses.on_paper(skill) or bool(naming) and all(map(clauses.on_paper, naming))
        named = ABILITY.search(skill) or not skill.islower() or chunks.plural(skill.split()[-1])
        carded = INITIALS.fullmatch(skill) and bool(naming) and all(map(ON_CARD.search, naming))
        called = bool(topics.called_by(skill, self.within))
        return not hollow and not paper and (called or bool(named and not carded))

    def text_of(self, keys: tuple[int, ...]) -> str:
        return " ".join(line.text for line in self.facts.lines if line.key in keys)


def stock(facts: WriteQuestionsFacts) -> Stock:
    """All subjects of a posting, with the skills each line calls on."""
    texts = [line.text for line in facts.lines]
    standing = fields.standing(facts.title, texts, facts.hiring_organization)
    kept = Stock(
        facts,
        linking.Rarity(texts),
        role=role(facts.title),
        own=standing.open_topics(OWN),
        runs=runs_of(texts),
    )
    least = FAR if len(facts.places) >= LARGE else OWN if standing.roles else NEAR
    kept.within = kept.left_of(standing.open_topics(least))
    seen: set[str] = set()
    for line in facts.lines:
        for pieces in phrases.phrases(line.text, line.kind, facts.hiring_organization):
            new = [phrase for phrase in pieces if phrase.text.lower() not in seen]
            new = [phrase for phrase in new if not any(addresses.found(phrase.text, facts.names))]
            seen |= {phrase.text.lower() for phrase in new}
            unit = [Subject(form(one), one, phrases.craft(one), (line.key,)) for one in new]
            unit = [one for subject in unit if tells(one := linked(subject, line, kept), kept)]
            unit = [in_its_words(one, line) for one in unit]
            kept.units += [unit] if unit else []
            kept.by_line.setdefault(line.key, []).extend(unit)
        kept.by_line.setdefault(line.key, [])
        add_topics(line, kept)
        if line.kind == "qualification" and not kept.by_line.get(line.key):
            asking = [
                one
                for one in papers.papers(line.text, facts.hiring_organization)
                if one.text.lower() not in seen
            ]
            seen |= {one.text.lower() for one in asking}
            unit = [
                linked(Subject(one.form, one, phrases.craft(one), (line.key,)), line, kept) for one in asking
            ]
            kept.units += [unit] if unit else []
            kept.by_line.setdefault(line.key, []).extend(unit)
    return kept


def add_topics(line: LineFacts, kept: Stock) -> None:
    """What the statements of a line name besides, though none of their pieces says it: of a topic one can ask without
    saying what is done."""
    known = {topic.key for one in kept.by_line[line.key] for topic in one.topics(kept.within)}
    for clause in clauses.clauses(line.text, line.kind, kept.facts.hiring_organization):
        found: list[Subject] = []
        silent = phrases.EQUAL.search(clause) or phrases.OF_FIRM.match(clause)
        for part in [] if silent else topics.parts(clause):
            for topic in topics.called_by(part, kept.within)[:1]:
                if topic.key not in known:
                    known.add(topic.key)
                    said = Phrase("matter", topics.calling(topic, part), source=clause)
                    found.append(
                        linked(Subject("topic", said, "plain", (line.key,), topic=topic), line, kept)
                    )
        same = (
            some for some in kept.units if (some[0].phrase.source, some[0].lines) == (clause, (line.key,))
        )
        unit = next(same, None)
        if unit is not None:
            unit += found
        elif found:
            kept.units.append(found)
        kept.by_line[line.key] += found


def in_its_words(subject: Subject, line: LineFacts) -> Subject:
    """The subject, or where it cannot be said as the line has it, a note of it: that is best said in the line's own
    words. So is what a duty merely names."""
    apart = subject.form in VERBAL and not quoting.is_verbatim(subject.phrase.text, line.text)
    named = subject.form == "matter" and line.kind == "responsibility"
    return replace(subject, form=NOTES[line.kind == "qualification"]) if apart or named else subject


def tells(subject: Subject, kept: Stock) -> bool:
    """Is there something to ask about it? Not about a lone thing ("coffee", "a drill") that calls no topic and no
    skill, unless it is knowledge or practice of it that is wanted."""
    name = nouns.DETERMINER.sub("", subject.phrase.text)
    common = name.islower() or sounding.is_everyday(name.lower())
    common = common or bool(subject.lines and INITIALS.fullmatch(name))  # most likely a certificate
    lone = subject.form == "matter" and " " not in name and common
    wanted = WANTED.search(subject.phrase.source) is not None
    if set(name.split()) <= set(kept.facts.hiring_organization.split()):
        return False
    return not lone or wanted or bool(subject.skills or topics.called_by(subject.words, kept.within))


def form(phrase: Phrase) -> str:
    """To work with people or in a place is no task of its own: it is asked about as a setting."""
    return "setting" if phrase.form == "act" and SETTING.match(phrase.text) else phrase.form


def runs_of(texts: list[str]) -> frozenset[str]:
    return frozenset(run for text in texts for run in runs(text))


def runs(text: str) -> list[str]:
    """All runs of eight words: a question that holds one of its posting copies."""
    said = TOKEN.findall(text.lower())
    return [" ".join(said[n : n + COPIED]) for n in range(len(said) - COPIED + 1)]


def linked(subject: Subject, line: LineFacts, kept: Stock) -> Subject:
    """The subject with the skills that its line is linked to, or else those that it names; closest first."""
    bonds = {
        skill: kept.rarity.bond(skill, subject.words, "")
        for skill in dict.fromkeys(kept.facts.skills)
        if sayable(skill) and not clauses.on_paper(skill)
    }
    called = {skill.casefold() for skill in line.skills}
    given = [skill for skill in bonds if skill.casefold() in called]
    close = given or [skill for skill, bond in bonds.items() if bond >= LEAST_BOND]
    return replace(subject, skills=tuple(sorted(close, key=lambda skill: -bonds[skill])[:2]))


@lru_cache(maxsize=64)
def running_words(lines: tuple[LineFacts, ...]) -> frozenset[str]:
    return frozenset(word for line in lines for word in re.findall(r"\b[a-z][a-z-]+", line.text))


def spoken(skill: str, facts: WriteQuestionsFacts) -> str:
    """A skill as it is said inside a sentence: ordinary words lose their capitals, names keep them."""
    if NAME.search(skill) or any(
        re.search(rf"[a-z,] {re.escape(skill)}\b", line.text) for line in facts.lines
    ):
        return skill  # "use Word daily": written as a name within a sentence
    running = running_words(facts.lines)
    said = []
    for word in skill.split():
        ordinary = word[:1].isupper() and word[1:].islower()
        known = (
            word.lower() in running
            or word.lower() in nouns.everyday()
            or nouns.NOUN.search(word)
            or nouns.ADJECTIVE.search(word)
        )
        said.append(word.lower() if ordinary and known else word)
    return " ".join(said)
