"""The report of an interview, and what is ready of it while it is being written."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from interviews import access, feedback, scoring
from interviews.domain import interview as interviews
from interviews.models import Answer, Interview, Report, Verdict
from interviews.views.shown import ShownAnswer, ShownQuote, origin_words, shown, with_assessment
from postings.models import PostingLine
from prep.web.engines import wanted
from prep.web.htmx import PersonRequest, go, render_part, wants_part
from prep.web.limits import may_start_or_say

PAGES = ("interviews/report/detail.html", "interviews/report/_panel.html")
PROGRESS = "interviews/report/_progress.html"
SEPARATOR = "."  # between the stages that a watching page has seen
NOTHING = ("interviews/report/none.html", "interviews/report/_none.html")


@dataclass(frozen=True)
class Question:
    """One question of the interview with everything that was made of it."""

    position: int
    text: str
    origin: str  # how it is known, in words
    attempts: list[ShownAnswer]  # handed in
    draft: Answer | None
    is_skipped: bool
    item: int = 0  # its key
    is_in_set: bool = False  # a new interview would ask it

    @property
    def is_written_to(self) -> bool:
        return bool(self.attempts or self.draft)

    @property
    def last(self) -> ShownAnswer | None:
        """The attempt that counts."""
        return self.attempts[-1] if self.attempts else None

    @property
    def counts(self) -> bool:
        """An answer was handed in, and nothing that could not be assessed at all."""
        return any(not one.is_refused for one in self.attempts)

    @property
    def stage(self) -> str:
        """Becomes another whenever the page has something else to say of the question while it waits."""
        return "-".join([str(self.position), *(one.stage for one in self.attempts)])

    @property
    def has_failed(self) -> bool:
        """There is something to be done about it, so the page does not fold it away."""
        return any(one.assessment is not None and one.assessment.has_failed for one in self.attempts)

    @property
    def first(self) -> ShownAnswer | None:
        """The first of several attempts, to compare the last one with."""
        return self.attempts[0] if len(self.attempts) > 1 else None


@dataclass(frozen=True)
class ReportedSkill:
    """A skill of the report: its stored level in words, and the words of the answers that show it."""

    name: str
    level: int | None
    low: int | None
    high: int | None
    words: str
    notes: str  # what holds the level down, and what else it could be
    points: str
    answers: int
    quotes: list[tuple[int, ShownQuote]]  # number of the question, words
    asked: list[int]  # numbers of the questions about it
    is_listed: bool  # by the posting; others came with a question
    corrected: str = ""  # that it rests on a correction, and what it would be without


@dataclass(frozen=True)
class Step:
    """What to practise, and the answers that it is about: number of the question, key of the answer."""

    text: str
    answers: list[tuple[int, int]]


@dataclass(frozen=True)
class CoveredLine:
    """A line of the posting: the questions that practised it, and those that were asked but not answered."""

    line: PostingLine
    answered: list[int]
    asked: list[int]


@require_safe
def detail(request: PersonRequest, code: str) -> HttpResponse:
    interview = access.interview_for(request.person, code)
    if not interview.is_over:
        return go(request, "interviews:interview_detail", code)
    return show(request, interview, seen=request.GET.get("seen"))


def show(
    request: PersonRequest, interview: Interview, seen: str | None = None, corrected: Verdict | None = None
) -> HttpResponse:
    """The report as it stands now, or that there is none; for a page that is watching, what it has not `seen`.
    A verdict that was just `corrected` has the focus."""
    report = Report.objects.filter(interview=interview).first()
    if report is None:
        return render_part(request, *NOTHING, {"interview": interview, **_ways_on(request, interview)})
    context = {**_context(interview, report), **_ways_on(request, interview), "corrected": corrected}
    if seen is None or not wants_part(request):
        return render_part(request, *PAGES, context)
    known = seen.split(SEPARATOR)
    fresh = [question for question in context["written_to"] if question.stage not in known]
    return render(request, PROGRESS, {**context, "fresh": fresh, "opened": None})


@require_POST
def retry(request: PersonRequest, code: str) -> HttpResponse:
    """Write the report again after that did not work."""
    interview = access.interview_for(request.person, code)
    report = Report.objects.filter(interview=interview).first()
    if report is not None and may_start_or_say(request):
        interviews.report_again(report, engine=wanted(request))
    return go(request, "interviews:report_detail", code)


def _ways_on(request: PersonRequest, interview: Interview) -> dict[str, Any]:
    """Guests have no way to the questions and the posting themselves: those are the organization's."""
    return {"may_open_set": access.may_open_set(request.person, interview.question_set)}


def _context(interview: Interview, report: Report) -> dict[str, Any]:
    answers = with_assessment(interview.answers.all()).prefetch_related("item__lines", "item__skills")
    questions = _questions(list(answers))
    handed_in = [one for question in questions for one in question.attempts]
    looked_at = [one for one in handed_in if not one.assessment.is_working]
    skills = _skills(report, questions, list(answers))
    lines = _coverage(interview, questions, list(answers))
    steps = _steps(report, questions)
    answered = [question for question in questions if question.last]
    return {
        "interview": interview,
        "posting": interview.question_set.posting,
        "report": report,
        "may_correct": True,
        "questions": questions,
        "answered": answered,
        "written_to": [question for question in questions if question.is_written_to],
        "unanswered": [question for question in questions if not question.is_written_to],
        "seen": SEPARATOR.join(question.stage for question in questions),
        "opened": answered[0].position if answered else None,
        "looked_at": len(looked_at),
        "handed_in": len(handed_in),
        "failed": [one for one in handed_in if one.assessment.has_failed],
        "skills": skills,
        "shown": [skill for skill in skills if skill.level],
        "judged": [skill for skill in skills if skill.answers],
        "not_shown": _without_level(skills, scoring.NOT_SHOWN),
        "could_not_tell": _without_level(skills, feedback.COULD_NOT_TELL),
        "not_judged": [skill for skill in skills if not skill.answers],
        "lines": lines,
        "practised": [line for line in lines if line.answered],
        "not_practised": [line for line in lines if not line.answered],
        "retried": [question for question in questions if question.first],
        "first_step": steps[0] if steps else None,
        "next_steps": steps[1:],
    }


def _without_level(skills: list[ReportedSkill], words: str) -> list[str]:
    """The names of the skills that were asked about and made no level, by what is said of them instead."""
    return [skill.name for skill in skills if skill.answers and not skill.level and skill.words == words]


def _steps(report: Report, questions: list[Question]) -> list[Step]:
    """As they were stored with the report; the oldest reports hold the words alone."""
    answers = {question.position: question.last.answer.pk for question in questions if question.last}
    stored = [{"text": one, "questions": []} if isinstance(one, str) else one for one in report.next_steps]
    return [
        Step(one["text"], [(number, answers[number]) for number in one["questions"] if number in answers])
        for one in stored
    ]


def _questions(answers: list[Answer]) -> list[Question]:
    by_position: dict[int, list[Answer]] = {}
    for answer in sorted(answers, key=lambda one: (one.position, one.attempt)):
        by_position.setdefault(answer.position, []).append(answer)
    return [_question(position, attempts) for position, attempts in by_position.items()]


def _question(position: int, attempts: list[Answer]) -> Question:
    last = attempts[-1]
    return Question(
        position=position,
        text=last.item.text,
        origin=origin_words(last.item, last.interview),
        attempts=[shown(answer) for answer in attempts if not answer.is_open],
        draft=last if last.is_open and last.text else None,
        is_skipped=last.skipped_at is not None,
        item=last.item_id,
        is_in_set=last.item.removed_at is None,
    )


def _skills(report: Report, questions: list[Question], answers: list[Answer]) -> list[ReportedSkill]:
    """As they were stored with the report; those with a level first, each group in the posting's order."""
    quotes: dict[str, list[tuple[int, ShownQuote]]] = {}
    for question in questions:
        for criterion in question.last.criteria if question.last else []:
            found = quotes.setdefault(criterion.skill, [])
            known = {(number, quote.text) for number, quote in found}
            fresh = [(question.position, quote) for quote in criterion.quotes]
            found += [one for one in fresh if (one[0], one[1].text) not in known]
    asked: dict[str, set[int]] = {}
    for answer in answers:
        for skill in answer.item.skills.all():
            asked.setdefault(skill.name, set()).add(answer.position)
    skills = [
        _skill(stored, quotes.get(stored["skill"], []), sorted(asked.get(stored["skill"], ())))
        for stored in report.levels
    ]
    return sorted(skills, key=lambda skill: skill.level is None)


def _skill(stored: dict[str, Any], quotes: list[tuple[int, ShownQuote]], asked: list[int]) -> ReportedSkill:
    level, low, high = stored["level"], stored["low"], stored["high"]
    return ReportedSkill(
        name=stored["skill"],
        level=level,
        low=low,
        high=high,
        words=feedback.level_words(level, high),
        notes=feedback.level_notes(level, low, high, stored["points"], stored["out_of"]),
        points=feedback.points_words(stored["points"], stored["out_of"]) if stored["answers"] else "",
        answers=stored["answers"],
        quotes=quotes,
        asked=asked,
        is_listed=stored.get("listed", True),
        corrected=feedback.correction_words(stored["engine_level"]) if stored.get("corrected") else "",
    )


def _coverage(interview: Interview, questions: list[Question], answers: list[Answer]) -> list[CoveredLine]:
    """The lines of the posting as it is now, each with the questions that were about it."""
    counting = {question.position for question in questions if question.counts}
    about: dict[int, set[int]] = {}
    for answer in answers:
        for line in answer.item.lines.all():
            about.setdefault(line.pk, set()).add(answer.position)
    lines = PostingLine.objects.live().filter(posting=interview.question_set.posting_id)
    return [
        CoveredLine(line, sorted(about.get(line.pk, set()) & counting), sorted(about.get(line.pk, set())))
        for line in lines
    ]
