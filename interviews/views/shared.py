"""What others see of an interview by the candidate's consent: the one place that gathers it, and one template
prints it, for the recruiter and for the candidate who looks before agreeing."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from interviews import feedback
from interviews.enums import Scope
from interviews.models import Answer, Interview, Report
from interviews.models.report import counted
from interviews.views.shown import origin_words

NOT_ASSESSED = "This answer could not be assessed."
REASONS_FROM = 2  # version of the words on the page that asks, from which they name these reasons


@dataclass(frozen=True)
class SharedAnswer:
    """A question and the words handed in to it last."""

    position: int
    question: str
    origin: str  # how the question is known, in words
    text: str


@dataclass(frozen=True)
class SharedSkill:
    """A skill of the report in the words of the scale, with the words of the answers by which it stands."""

    name: str
    level: int | None
    low: int | None
    high: int | None
    words: str
    notes: str  # what holds the level down, and what else it could be
    quotes: list[str]
    corrected: str  # that it rests on a correction, and what it would be without


@dataclass(frozen=True)
class Shared:
    """Exactly what is shown. What a scope does not cover is not read from the database at all."""

    name: str
    address: str
    scopes: frozenset[Scope]
    finished_at: datetime | None = None
    answers: list[SharedAnswer] = field(default_factory=list)
    report: Report | None = None
    skills: list[SharedSkill] = field(default_factory=list)
    unanswered: int = 0  # skills of the report that no answer was about
    unassessed: list[tuple[int, str]] = field(default_factory=list)  # number of the question, why not

    @property
    def has_answers(self) -> bool:
        return Scope.ANSWERS in self.scopes

    @property
    def has_report(self) -> bool:
        return Scope.REPORT in self.scopes


def shared(interview: Interview, scopes: Collection[Scope], *, name: str | None = None) -> Shared:
    """Gather it. `name` stands for the one that the candidate is about to choose."""
    covered = frozenset(scopes)
    report = _report(interview) if Scope.REPORT in covered else None
    answered = [stored for stored in report.levels if stored["answers"]] if report else []
    behind = counted(interview) if report else []
    return Shared(
        name=interview.shared_as if name is None else name,
        address=interview.invitation.email if interview.invitation else "",
        scopes=covered,
        finished_at=interview.ended_at if Scope.FINISHED in covered else None,
        answers=_answers(interview) if Scope.ANSWERS in covered else [],
        report=report,
        skills=_skills(behind, answered),
        unanswered=len(report.levels) - len(answered) if report else 0,
        unassessed=_unassessed(behind) if behind and not _agreed_before_reasons(interview) else [],
    )


def _agreed_before_reasons(interview: Interview) -> bool:
    """Did the candidate agree to words that did not say yet that reasons are shown?"""
    live = interview.consents.live().filter(scope=Scope.REPORT)
    return live.filter(text_version__lt=REASONS_FROM).exists()


def _answers(interview: Interview) -> list[SharedAnswer]:
    given = interview.answers.filter(submitted_at__isnull=False).select_related("item")
    last = {answer.position: answer for answer in given.order_by("position", "attempt")}
    return [
        SharedAnswer(position, one.item.text, origin_words(one.item, interview), one.text)
        for position, one in last.items()
    ]


def _report(interview: Interview) -> Report | None:
    found = Report.objects.filter(interview=interview).first()
    return found if found and found.is_ready else None


def _unassessed(answers: list[Answer]) -> list[tuple[int, str]]:
    """The answers that the report leaves out, as its summary says, and why."""
    looks = [(answer.position, getattr(answer, "assessment", None)) for answer in answers]
    return [
        (position, look.reason if look and look.reason else NOT_ASSESSED)
        for position, look in looks
        if not (look and look.is_ready and look.assessed)
    ]


def _skills(answers: list[Answer], answered: list[dict[str, Any]]) -> list[SharedSkill]:
    """Of a skill that no answer was about nothing is known, which is not the same as "not shown": it is left out.
    In the order of the posting, whatever their level: a report is no ranking."""
    quotes = _quotes(answers)
    return [
        SharedSkill(
            name=stored["skill"],
            level=stored["level"],
            low=stored["low"],
            high=stored["high"] if stored["level"] else None,
            words=feedback.level_words(stored["level"], stored["high"]),
            notes=feedback.level_notes(
                stored["level"], stored["low"], stored["high"], stored["points"], stored["out_of"]
            ),
            quotes=quotes.get(stored["skill"], [])[:2],
            corrected=_corrected(stored),
        )
        for stored in answered
    ]


def _quotes(answers: list[Answer]) -> dict[str, list[str]]:
    """Skill -> the words by which its verdicts stand. What the candidate disclaimed is not among them."""
    quotes: dict[str, list[str]] = {}
    for answer in answers:
        assessment = getattr(answer, "assessment", None)
        for verdict in assessment.verdicts.all() if assessment else []:
            found = quotes.setdefault(verdict.skill.name, [])
            found += [quote.text for quote in verdict.quoted if quote.text not in found]
    return quotes


def _corrected(stored: dict[str, Any]) -> str:
    if not stored.get("corrected"):
        return ""
    return feedback.correction_words(stored["engine_level"], "the candidate's")
