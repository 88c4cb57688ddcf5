"""An answer read once against its criteria: what every verdict, with and without a sentence, is made of."""

from collections.abc import Sequence
from dataclasses import dataclass

from interviews.facts import CriterionFacts
from interviews.offline.assessing import exam, rubric, signs, topic
from interviews.offline.assessing.rubric import Match
from interviews.offline.assessing.sentences import Sentence
from interviews.offline.assessing.signs import Signs

# Each pair: from where to where a measure counts from nothing to fully.
NEAR = (0.04, 0.35)  # how much of the subject is spoken of
SPECIFIC = (0.0, 0.5)  # mean concreteness of the most concrete sentences
FULL_SPECIFIC, FULL_STRENGTH = (0.4, 0.6), (0.4, 0.65)  # of an account so full that own words are likely
ASIDE, ASIDE_FULL = 0.4, 0.5  # factors of the two for an answer with talk of private life
FLOOR = 0.05  # of the strength of an answer to another question
TRACE = 0.15  # of strength for an answer on the subject that shows nothing
PLAIN = 0.6  # of strength for an answer without anything specific
BEST, FEWEST = 4, 3  # sentences that say how specific an answer is


@dataclass(frozen=True)
class Standing:
    """What holds for all criteria of an answer: how specific it is, and how surely it is about the question.

    An answer is taken to be about the question when it speaks of its subject, or when it gives so full an
    account of something done that own words are likelier than another subject.
    """

    specific: float
    on_subject: float

    @property
    def credit(self) -> float:
        """The factor for verdicts: lenient, since own words are no fault."""
        return (0.75 + 0.25 * self.specific) * (0.5 + 0.5 * self.on_subject)

    def order(self, strength: float) -> float:
        """The strength that orders answers: stricter, with a trace for speaking of the subject at all."""
        gate = FLOOR + (1 - FLOOR) * self.on_subject
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
    coverage: dict[str, exam.Coverage]  # criterion key -> for criteria that are reference answers

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
    ) -> "Reading":
        """Reads each sentence once. `named` are texts that name the subject besides the question."""
        found = tuple(signs.read(sentence, kind) for sentence in kept)
        solid = [sentence for sentence, one in zip(kept, found, strict=True) if not one.general]
        near = topic.nearness(topic.subject(question, named, language), kept, solid, language)
        coverage = {
            criterion.key: exam.cover(exam.reference(criterion.text, question, language), kept)
            for criterion in criteria
            if is_reference(kind, criterion.text)
        }
        return cls(question, answer, kind, criteria, language, tuple(kept), found, near, coverage)

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
        return rubric.match(wanted, self.sentences, self.signs, left_out)

    def standing(self, matches: Sequence[Match]) -> Standing:
        """How specific the answer is and how surely it is about the question."""
        if self.is_exam:
            return Standing(1.0, 1.0)
        concrete = sorted((one.concrete for one in self.signs if not one.general), reverse=True)[:BEST]
        specific = sum(concrete) / max(FEWEST, len(concrete))
        mean = sum(found.strength for found in matches) / len(matches)
        on_subject = _ramp(self.near, *NEAR)
        full_account = _ramp(specific, *FULL_SPECIFIC) * _ramp(mean, *FULL_STRENGTH)
        if any(one.aside for one in self.signs) and self.kind != "motivation":
            on_subject, full_account = ASIDE * on_subject, ASIDE_FULL * full_account
        return Standing(_ramp(specific, *SPECIFIC), max(on_subject, full_account))


def is_reference(kind: str, text: str) -> bool:
    """Whether a criterion is itself the answer looked for."""
    return kind == "technical" and not rubric.speaks_of_answer(text)


def _ramp(value: float, low: float, high: float) -> float:
    return min(1.0, max(0.0, (value - low) / (high - low)))
