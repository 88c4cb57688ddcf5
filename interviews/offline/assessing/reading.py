"""An answer read once against its criteria: what every verdict, with and without a sentence, is made of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from interviews.facts import CriterionFacts
from interviews.offline.assessing import about, exam, lookfors, relevance, rubric, signs, topic
from interviews.offline.assessing.about import About, Subject, ramp
from interviews.offline.assessing.lexicon import based
from interviews.offline.assessing.rubric import Match, Said
from interviews.offline.assessing.sentences import Sentence
from interviews.offline.assessing.signs import Signs

# Each pair: from where to where a measure counts from nothing to fully.
NEAR = (0.04, 0.35)  # how much of the subject is spoken of
# The same with nearness in meaning, where the word table is there: what it and the words of trades add, ...
MEANT, TRADE = 0.5, 0.1
# ... what it takes off where not all is said that the question's own criterion, its first, looks for: of answers to 64
# questions eight in ten say all of it, of answers to others one in seven
OWN, USUAL = 0.37, 0.85
REACHED = (0.0, 0.45)  # ... from where to where the sum counts
ABOUT = (-0.21, 0.39)  # ... and for whether it is about the question: FOREIGN at -0.03, DOUBTFUL at 0.15
REMOTE = (-0.05, 0.3)  # ... and for whether a full account may stand for the subject
SPECIFIC = (0.0, 0.5)  # mean concreteness of the most concrete sentences
FULL_SPECIFIC, FULL_STRENGTH = (0.4, 0.6), (0.4, 0.65)  # of an account so full that own words are likely
ASIDE, ASIDE_FULL = 0.4, 0.5  # factors of the two for an answer with talk of private life
GIVEN = 0.8  # strength of a criterion of which every part is said in words that show it
FLOOR = 0.05  # of the strength of an answer to another question
TRACE = 0.15  # of strength for an answer on the subject that shows nothing
PLAIN = 0.6  # of strength for an answer without anything specific
BEST, FEWEST = 4, 3  # sentences that say how specific an answer is
SURE_ENOUGH = 0.4  # of the question's trade, to say that an answer is of another one
FOREIGN, DOUBTFUL = 0.3, 0.6  # below: an answer to something else, or one that might be
WORDS_SAY = 0.5  # how much the trade of the words counts for the order of answers, where it is known
# What somebody says not to do or know shows nothing of it, but where just that is asked for.
DENIED = re.compile(
    r"\b(?:not|n['’]t) (?:really|sure|much|any|got|done|had|know)\b|\b(?:I['’]ve|I have|have|had) never\b"
    r"|\bno (?:experience|idea)\b|\b(?:do|did|would)n['’]t (?:know|really)\b"
    r"|\bI(?: haven['’]t| have not|['’]ve not)\b|\b(?:have|need|yet) to learn\b",
    re.I,
)
LACKING = re.compile(r"\b(?:not|n['’]t|never|no|without|still)\b", re.I)  # of criteria that ask for just that
ON_IT = About(1.0, True, 1.0)
HALF = 0.5  # of the words of a criterion that nobody wrote look-fors for: a sentence with so many says it
ACTS = 0.2  # what a sentence carries of a deed in which somebody does something
FORMING = 2  # sentences that give a criterion's form
OWN_WORDS = 0.5  # how sure a full account makes it that an answer without a shared word is about the question


@dataclass(frozen=True)
class Standing:
    """What holds for all criteria of an answer: how specific it is, and how surely it is about the question.

    An answer is taken to be about the question when it speaks of its subject, or when it gives so full an
    account of something done that own words are likelier than another subject; `about` says whether its
    words are those of the question's trade.
    """

    specific: float
    on_subject: float  # for verdicts: by meaning where the word table is there
    about: About
    ordered: float  # the same by words alone, which is steadier: for the order of answers
    by_meaning: bool = False  # whether the word table had a say

    @property
    def foreign(self) -> bool:
        """Whether the answer is about something else: its words are those of another trade."""
        return self.about.share < FOREIGN and (self.by_meaning or self.about.sure > SURE_ENOUGH)

    @property
    def own_words(self) -> bool:
        """Whether a question of no trade may as well be answered in words that none of it foretells."""
        return self.about.sure <= SURE_ENOUGH

    @property
    def doubtful(self) -> bool:
        """Whether it is too little about the question for anything to be fully shown."""
        return self.about.share < DOUBTFUL or not self.about.touches

    @property
    def credit(self) -> float:
        """The factor for verdicts: lenient, since own words are no fault."""
        return (0.75 + 0.25 * self.specific) * (0.5 + 0.5 * self.on_subject)

    def order(self, strength: float) -> float:
        """The strength that orders answers: stricter, with a trace for speaking of the subject at all."""
        gate = FLOOR + (1 - FLOOR) * self.ordered
        return min(1.0, gate * (TRACE + (1 - TRACE) * strength * (PLAIN + (1 - PLAIN) * self.specific)))


@dataclass(frozen=True)
class Reading:
    """The question, the criteria, the sentences that may count, and what each of them carries."""

    question: str
    answer: str
    kind: str
    criteria: tuple[CriterionFacts, ...]
    language: str
    sentences: tuple[Sentence, ...]
    signs: tuple[Signs, ...]
    near: float
    meant: relevance.Meant | None  # nearness in meaning; None where it cannot be told
    coverage: dict[str, exam.Coverage]  # criterion key -> for criteria that are reference answers
    looked: dict[str, lookfors.Found]  # criterion key -> for criteria that have look-fors
    whole: Subject  # what question and skills are about
    named: dict[str, Subject]  # criterion key -> what it names of that, for criteria that do
    said: tuple[frozenset[str], ...]  # stems of each sentence
    about: About
    of_the_whole_job: bool  # the question names no subject besides the job itself

    @classmethod
    def of(
        cls,
        question: str,
        named: Sequence[str],
        answer: str,
        kind: str,
        criteria: tuple[CriterionFacts, ...],
        language: str,
        kept: Sequence[Sentence],
        title: str = "",
    ) -> "Reading":
        """Reads each sentence once. `named` are texts that name the subject besides the question, `title` names the
        job."""
        found = tuple(signs.read(sentence, kind) for sentence in kept)
        solid = [sentence for sentence, one in zip(kept, found, strict=True) if not one.general]
        near = topic.nearness(topic.subject(question, named, language), kept, solid, language)
        coverage = {
            criterion.key: exam.cover(exam.reference(criterion.text, question, language), kept, language)
            for criterion in criteria
            if is_reference(kind, criterion.text)
        }
        told = {at for at, one in enumerate(found) if not one.general}
        denied = {at for at in told if DENIED.search(kept[at].plain)}
        looked = {
            criterion.key: _with_figures(criterion.text, given, kept)
            for criterion in criteria
            if language == "en" and (given := lookfors.find(criterion.text, kept, told - denied, denied))
        }
        skills = tuple(dict.fromkeys(criterion.skill for criterion in criteria))
        whole = about.subject((question,), skills, language)
        own = {criterion.key: about.part(criterion.text, whole, language) for criterion in criteria}
        naming = [criterion.text for criterion in criteria if own[criterion.key]]
        said = tuple(about.words_of([sentence], language) for sentence in kept)
        readable = language == "en" and len(coverage) < len(criteria)
        meant = relevance.read((question, *skills), kept) if readable else None
        return cls(
            question,
            answer,
            kind,
            criteria,
            language,
            tuple(kept),
            found,
            near,
            meant,
            coverage,
            looked,
            whole,
            {key: part for key, part in own.items() if part},
            said,
            about.about(about.subject((question, *naming), skills, language), frozenset().union(*said)),
            about.is_of_the_whole_job(question, title, language),
        )

    @property
    def own(self) -> str:
        """The key of the criterion that tells the question from others, "" where none is known to."""
        first = self.criteria[0]
        tells = lookfors.is_own(first.text) and not rubric.is_on_telling(first.text)
        return first.key if first.key in self.looked and tells else ""

    @property
    def is_any_account(self) -> bool:
        """Whether the question is about the job as a whole and the answer about work: then there is no subject from
        which it could stray. What speaks of private life has to say all that the first criterion looks for."""
        if not self.of_the_whole_job or self.own:
            return False
        return self._first_said == 1 or not any(one.aside for one in self.signs)

    @cached_property
    def _first_said(self) -> float:
        """The share of what the first criterion looks for, where that is known."""
        first = self.looked.get(self.criteria[0].key)
        return first.share() if first else 0.0

    @property
    def is_exam(self) -> bool:
        """Whether every criterion is itself the answer looked for."""
        return len(self.coverage) == len(self.criteria)

    def matches(self, left_out: int = -1) -> list[Match]:
        """What the answer gives of each criterion."""
        return [self._match(criterion, left_out) for criterion in self.criteria]

    def _match(self, criterion: CriterionFacts, left_out: int) -> Match:
        covered = self.coverage.get(criterion.key)
        if covered:
            return Match(covered.share(left_out) ** 0.5, tuple(covered.ranked()[:3]))
        wanted = rubric.asked(criterion.text, self.language)
        looked = self.looked.get(criterion.key)
        if looked:
            carried = [sum(rubric.gives(part, one) for part in wanted.outright) for one in self.signs]
            return Match(GIVEN * looked.share(left_out), looked.sentences(left_out, carried))
        found = rubric.match(wanted, self.sentences, self.signs, self.speaking(criterion.key), left_out)
        return (
            self._in_own_words(found, criterion.key, left_out) if criterion.key in self.own_words else found
        )

    def _in_own_words(self, found: Match, key: str, left_out: int) -> Match:
        """What gives a criterion by form, held against the sentences that say it: only these may be quoted, by words
        before by meaning."""
        said = {at: share for at, share in self.saying[key].items() if at != left_out}
        by_form = {at: place for place, at in enumerate(found.sentences)}
        ranked = sorted(said, key=lambda at: (-said[at], by_form.get(at, len(by_form)), at))
        quoted = tuple(at for place, at in enumerate(ranked) if not place or said[at] >= HALF)
        if found.sentences and not found.parts:
            quoted = found.sentences  # no part of an answer is asked for: these were found by its words
        share, best = max(said.values(), default=0.0), ranked[0] if ranked else -1
        firm = share * len(self.own_words[key]) > 1 or best >= 0 and self.signs[best].of("action") > ACTS
        apart = bool(quoted) and quoted[0] not in found.sentences[:FORMING]
        return replace(found, sentences=quoted, said=Said(share, firm, apart))

    def speaking(self, key: str) -> frozenset[int]:
        """The sentences that speak of what a criterion names; none for one that names nothing."""
        wanted = self.named.get(key)
        if wanted is None:
            return frozenset()
        touching = {at for at, words in enumerate(self.said) if about.touches(wanted, self.whole, words)}
        return frozenset(touching) | (self.meant.speaking(self._naming(key)) if self.meant else frozenset())

    @cached_property
    def own_words(self) -> dict[str, frozenset[str]]:
        """Criterion key -> the words of its own, beside what the question says, for those that nobody wrote look-fors
        for and that ask for more than a way of telling."""
        if not self.can_tell:
            return {}
        asked = based(topic.stems(self.question, self.language))
        found = {
            one.key: based(self._own_words(one)) - asked
            for one in self.criteria
            if one.key not in self.looked
            and one.key not in self.coverage
            and not rubric.is_on_telling(one.text)
        }
        return {key: words for key, words in found.items() if words}

    @cached_property
    def saying(self) -> dict[str, dict[int, float]]:
        """Criterion key -> the sentences that say what is its own, with the share of its words; none of them where
        only the meaning is near."""
        content = [based(sentence.content) for sentence in self.sentences]
        telling = {at for at, one in enumerate(self.signs) if not one.general}
        denied = {at for at in telling if DENIED.search(self.sentences[at].plain)}
        found: dict[str, dict[int, float]] = {}
        for key, own in self.own_words.items():
            meant = self.meant.speaking(self._naming(key)) if self.meant else frozenset[int]()
            able = telling if LACKING.search(self._text(key)) else telling - denied
            shares = {at: len(own & content[at]) / len(own) for at in sorted(able)}
            found[key] = {at: share for at, share in shares.items() if share or at in meant}
        return found

    def _own_words(self, criterion: CriterionFacts) -> frozenset[str]:
        """The words of the skill where a criterion names it, else those that name a subject."""
        if criterion.skill and criterion.skill.lower() in criterion.text.lower():
            return frozenset(topic.stems(criterion.skill, self.language))
        return rubric.asked(criterion.text, self.language).terms

    def _naming(self, key: str) -> str:
        """What a criterion names, in words: its skill when it says that, else all of it."""
        text, skill = self._text(key), next(one.skill for one in self.criteria if one.key == key)
        return skill if skill and skill.lower() in text.lower() else text

    def _text(self, key: str) -> str:
        return next(one.text for one in self.criteria if one.key == key)

    @cached_property
    def on_subject(self) -> frozenset[int]:
        """The sentences that speak of the question's subject in words that name it."""
        named = self.whole.words
        naming = frozenset(at for at, words in enumerate(self.said) if words & named)
        return naming | (self.meant.speaking(self.question) if self.meant else frozenset())

    @property
    def by_words_only(self) -> bool:
        """Whether the subject was looked for without the word table although it could help."""
        return self.can_tell and not relevance.is_there()

    @property
    def can_tell(self) -> bool:
        """Whether subjects can be compared: the words of trades are English, exams have their references."""
        return self.language == "en" and not self.is_exam and self.whole.named

    def standing(self, matches: Sequence[Match]) -> Standing:
        """How specific the answer is and how surely it is about the question."""
        if self.is_exam:
            return Standing(1.0, 1.0, ON_IT, 1.0)
        concrete = sorted((one.concrete for one in self.signs if not one.general), reverse=True)[:BEST]
        specific = sum(concrete) / max(FEWEST, len(concrete))
        mean = sum(found.strength for found in matches) / len(matches)
        full = ramp(specific, *FULL_SPECIFIC) * ramp(mean, *FULL_STRENGTH)
        by_words = self._by_words(full)
        ordered = self._on_subject(ramp(self.near, *NEAR), full, by_words)
        if self.is_any_account:
            on_subject = max(self._first_said, self._on_subject(ramp(self.near, *NEAR), full, ON_IT))
            return Standing(ramp(specific, *SPECIFIC), on_subject, ON_IT, ordered)
        if self.reach is None:
            return Standing(ramp(specific, *SPECIFIC), ordered, by_words, ordered)
        share = ramp(self.reach, *ABOUT)
        meant = About(share, self.about.touches or share >= DOUBTFUL, self.about.sure)
        full *= ramp(self.reach, *REMOTE)
        on_subject = self._on_subject(ramp(self.reach, *REACHED), full, meant)
        return Standing(ramp(specific, *SPECIFIC), on_subject, meant, ordered, by_meaning=True)

    def _on_subject(self, near: float, full: float, found: About) -> float:
        """How surely the answer is on the subject, by nearness or by a full account; less for private life."""
        if any(one.aside for one in self.signs) and self.kind != "motivation":
            near, full = ASIDE * near, ASIDE_FULL * full
        return _mixed(max(near, full), found)

    @cached_property
    def reach(self) -> float | None:
        """How surely the answer is about the question, by words and by meaning; None without the table."""
        if self.meant is None or not self.can_tell:
            return None
        reach = self.near + MEANT * self.meant.near + TRADE * self.about.share
        own = self.looked.get(self.own)
        return reach + (OWN * (own.touched - USUAL) if own else 0.0)

    def _by_words(self, full: float) -> About:
        """Whether the answer is about the question by its words alone."""
        found = self.about
        if not self.can_tell:
            return ON_IT
        return About(max(found.share, (1 - found.sure) * OWN_WORDS * full), found.touches, found.sure)


def _with_figures(text: str, given: lookfors.Found, kept: Sequence[Sentence]) -> lookfors.Found:
    """What is given of a criterion: of one that asks for a number, only by sentences that say one."""
    if not rubric.wants_figure(text):
        return given
    return given.first_within({at for at, sentence in enumerate(kept) if signs.figures(sentence)})


def _mixed(by_account: float, found: About) -> float:
    """How surely an answer is about the question, when its words have a say."""
    say = WORDS_SAY * found.sure
    return by_account * (1 - say + say * found.share)


def is_reference(kind: str, text: str) -> bool:
    """Whether a criterion is itself the answer looked for."""
    return kind == "technical" and not rubric.speaks_of_answer(text)
