"""The plain values that prompts hand to an engine. No model rows, so that a prompt is testable as text."""

from dataclasses import dataclass


@dataclass(frozen=True)
class LineFacts:
    """One line of the posting. `key` is how a draft points at it."""

    key: int
    kind: str  # responsibility or qualification
    importance: str  # required or preferred
    text: str
    skills: tuple[str, ...] = ()


@dataclass(frozen=True)
class AskedFacts:
    """A question that the set already holds (or held): not to be written again."""

    text: str
    kind: str
    lines: tuple[int, ...] = ()
    skills: tuple[str, ...] = ()
    live: bool = True  # False: it was taken out of the set, so it covers nothing


@dataclass(frozen=True)
class Place:
    """One open place of the set. `lines` and `skills` are what the person wants there, if anything."""

    position: int
    lines: tuple[int, ...] = ()
    skills: tuple[str, ...] = ()


@dataclass(frozen=True)
class WriteQuestionsFacts:
    """All that the writer may know. Never another person's text."""

    title: str
    hiring_organization: str
    language: str
    lines: tuple[LineFacts, ...]
    skills: tuple[str, ...]
    places: tuple[Place, ...]
    asked: tuple[AskedFacts, ...] = ()
    seed: int = 0
    experience: int | None = None  # years asked for, at least; 0 where the posting says that none is needed

    @property
    def names(self) -> tuple[str, ...]:
        """The names among it, which may look like an address. What lines and title say is the posting's talk, and may
        hold one."""
        return (self.hiring_organization, *self.skills)


@dataclass(frozen=True)
class CriterionFacts:
    """A criterion and the key by which a verdict names it."""

    key: str
    text: str
    skill: str


@dataclass(frozen=True)
class AssessAnswerFacts:
    """One question and one answer. `language` is what the answer should be in (ISO 639-1). `lines` are the words of
    the posting: no answer of the candidate's. `title` is the job's, as it stands in questions about the job as a whole.
    No model is told these two."""

    question: str
    kind: str
    criteria: tuple[CriterionFacts, ...]
    language: str
    answer: str
    spoken: bool = False  # dictated: what is missing of full stops and capitals says nothing
    lines: tuple[str, ...] = ()
    title: str = ""


@dataclass(frozen=True)
class AnswerFacts:
    """What one answer showed. `number` is its question's, as the report's page has it, `looked_for` counts all its
    criteria, `next_step` is the advice given for it."""

    number: int
    question: str
    kind: str
    assessed: bool
    shown: tuple[str, ...] = ()  # criteria
    partly: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    looked_for: int = 0
    next_step: str = ""


@dataclass(frozen=True)
class WriteReportFacts:
    """What the writer of a report may know. `strong_skills` and `open_skills` in the order of their levels."""

    title: str
    asked: int
    answers: tuple[AnswerFacts, ...]
    strong_skills: tuple[str, ...] = ()
    open_skills: tuple[str, ...] = ()
