"""The prompt that puts a finished interview into a few words."""

from collections.abc import Iterable, Iterator

from pydantic import BaseModel, Field

from interviews.facts import WriteReportFacts
from interviews.offline import reporter
from prep.engines.base import Message, Prompt, Wire

VERSION = 3


class NextStep(BaseModel):
    """Something to practise, and the numbers of the questions it is about; without one, about all of them."""

    text: str
    questions: list[int]


class ReportDraft(BaseModel):
    """Words only. The levels beside them are arithmetic and come from elsewhere."""

    summary: str = Field(max_length=1000)
    strengths: list[str] = Field(default_factory=list, max_length=5)
    next_steps: list[NextStep] = Field(default_factory=list, max_length=5)


class ReportSent(BaseModel):
    """What a model is asked to send."""

    summary: str
    strengths: list[str]
    next_steps: list[NextStep]


SYSTEM = """You sum up a practice interview for the candidate, in plain, kind, specific English, second person.
summary: two or three sentences. strengths: up to three things that were shown. next_steps: up to three things to \
practise, the most useful first, each with the numbers of the questions it is about, which the page puts before it: \
leave them out of the text. One sentence each, only from what was shown and missing. No marks, no levels, no \
verdict on the person, nothing about getting the job."""
MOST = 3
LONGEST = 300  # characters of one item


def prompt(facts: WriteReportFacts) -> Prompt[ReportDraft]:
    """Ask an engine for the words of a report."""
    return Prompt("write_report", VERSION, facts, ReportDraft, wording, offline, WIRE)


def wording(facts: WriteReportFacts) -> list[Message]:
    """What each answer showed, as facts; no answer text, no levels."""
    answers = "\n".join(
        f"- Question {answer.number}: {answer.question}\n  shown: {'; '.join(answer.shown)}"
        f"\n  partly: {'; '.join(answer.partly)}\n  missing: {'; '.join(answer.missing)}"
        for answer in facts.answers
    )
    return [
        Message("system", SYSTEM),
        Message("data", f"Job: {facts.title}\n{answers}"),
        Message("user", "Sum up the practice interview described above."),
    ]


def offline(facts: WriteReportFacts) -> Iterator[ReportDraft]:
    """The embedded engine's words."""
    yield ReportDraft.model_validate(reporter.report(facts))


def accept(facts: WriteReportFacts, sent: ReportSent) -> ReportDraft:
    """The draft: what is too long for a page is left out, and so are numbers of questions without an answer."""
    answered = {answer.number for answer in facts.answers}
    steps = {" ".join(step.text.split()): sorted(answered & set(step.questions)) for step in sent.next_steps}
    return ReportDraft(
        summary=" ".join(sent.summary.split()),
        strengths=_items(sent.strengths),
        next_steps=[NextStep(text=text, questions=steps[text]) for text in _items(steps)],
    )


def room(facts: WriteReportFacts) -> int:
    return 900


WIRE: Wire[ReportDraft] = Wire(ReportSent, accept, room)


def _items(texts: Iterable[str]) -> list[str]:
    whole = (" ".join(text.split()) for text in texts)
    return [text for text in whole if text and len(text) <= LONGEST][:MOST]
