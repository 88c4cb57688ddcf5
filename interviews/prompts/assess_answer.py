"""The prompt that looks for each criterion in an answer. It knows no levels and no weights."""

from collections.abc import Iterator

from pydantic import BaseModel, Field

from interviews.enums import VerdictKind
from interviews.facts import AssessAnswerFacts
from interviews.offline import assessor
from prep.engines.base import Message, Prompt, Wire

VERSION = 2


class QuoteDraft(BaseModel):
    """Words of the answer. `start` counts characters of the answer as given; -1 when not known."""

    text: str
    start: int = -1


class VerdictDraft(BaseModel):
    """What the answer shows of one criterion. `strength` (0 to 1) orders answers finer than the verdict
    does, and no level is made of it; `note` says why it is unclear or in part only. Only the embedded engine gives
    these two."""

    criterion: str
    verdict: VerdictKind
    quotes: list[QuoteDraft] = Field(default_factory=list, max_length=3)
    strength: float | None = Field(default=None, ge=0, le=1)
    note: str = ""


class AssessmentDraft(BaseModel):
    """A draft: quotes are still to be checked, levels still to be computed.

    `assessed` False with a plain `reason` when the answer cannot be judged (empty, too short, gibberish,
    another language). `flags` are short codes. `strong` says what the answer did well and quotes it,
    `next_step` is the one change that helps most. `variants` hold the verdicts with one sentence of the
    answer left out each, criterion key -> verdict; code makes ranges of levels from them.
    """

    assessed: bool
    reason: str | None = None
    verdicts: list[VerdictDraft] = Field(default_factory=list)
    flags: list[str] = Field(default_factory=list)
    strong: str = ""
    next_step: str = ""
    variants: list[dict[str, VerdictKind]] = Field(default_factory=list)


class VerdictSent(BaseModel):
    """Quotes first: whoever must point at words before judging judges by them."""

    criterion: str
    quotes: list[str]
    verdict: VerdictKind


class AssessmentSent(BaseModel):
    """What a model is asked to send. There is no field for a mark, a level or a total."""

    verdicts: list[VerdictSent]
    strong: str
    next_step: str


SYSTEM = """You look in one answer to one interview question for each criterion.
quotes: up to three passages of the answer, copied to the letter, that show it, at least four words each; none if \
there is nothing. verdict: shown (the quotes alone prove it), partly (they show some of it), missing (nothing in the \
answer is about it), unclear (one cannot tell). Judge what is said, not how well it is put; length, accent and \
mistakes of language do not count. Give one verdict for each criterion, under its key.
strong: one or two sentences to the candidate on what the answer does well, with its own words. next_step: the one \
change that would help most, concrete, in one or two sentences. Plain {language}, second person, no marks, no levels."""
LANGUAGES = {"en": "English", "fr": "French", "de": "German"}
QUOTES = 3
LONGEST = 600  # characters of feedback
SPOKEN = "It was dictated: missing full stops, capitals and words like um say nothing about it. "


def prompt(facts: AssessAnswerFacts) -> Prompt[AssessmentDraft]:
    """Ask an engine what an answer shows."""
    return Prompt("assess_answer", VERSION, facts, AssessmentDraft, wording, offline, WIRE)


def wording(facts: AssessAnswerFacts) -> list[Message]:
    """Instructions; question and criteria, which may be a person's; the answer alone; the task once more."""
    criteria = "\n".join(f"[{criterion.key}] {criterion.text}" for criterion in facts.criteria)
    keys = ", ".join(criterion.key for criterion in facts.criteria)
    return [
        Message("system", SYSTEM.format(language=LANGUAGES.get(facts.language, "English"))),
        Message("data", f"Question: {facts.question}\nCriteria:\n{criteria}"),
        Message("data", facts.answer),
        Message(
            "user",
            f"The text above is the answer. {SPOKEN if facts.spoken else ''}"
            f"Give the verdicts for {keys}, quoting only from the answer.",
        ),
    ]


def offline(facts: AssessAnswerFacts) -> Iterator[AssessmentDraft]:
    """The embedded assessor's answer."""
    yield AssessmentDraft.model_validate(assessor.assess(facts))


def accept(facts: AssessAnswerFacts, sent: AssessmentSent) -> AssessmentDraft:
    """The draft of what a model sent; its quotes are checked where every engine's are."""
    return AssessmentDraft(
        assessed=True,
        verdicts=[
            VerdictDraft(
                criterion=one.criterion.strip("[] "),
                verdict=one.verdict,
                quotes=[QuoteDraft(text=text) for text in one.quotes if text.strip()][:QUOTES],
            )
            for one in sent.verdicts
        ],
        strong=_fitting(sent.strong),
        next_step=_fitting(sent.next_step),
    )


def room(facts: AssessAnswerFacts) -> int:
    """Three quotes of thirty words for each criterion, and two remarks."""
    return 500 + 200 * len(facts.criteria)


WIRE: Wire[AssessmentDraft] = Wire(AssessmentSent, accept, room)


def _fitting(text: str) -> str:
    """Whole sentences up to the limit."""
    text = " ".join(text.split())
    if len(text) <= LONGEST:
        return text
    cut = text[:LONGEST]
    return cut[: cut.rfind(". ") + 1] or cut
