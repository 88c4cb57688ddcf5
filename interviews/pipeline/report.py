"""The slow verb of interviews: writing the report once every submitted answer has been looked at."""

from dataclasses import astuple
from typing import Any

from interviews import feedback, saying, scoring
from interviews.enums import VerdictKind
from interviews.facts import AnswerFacts, WriteReportFacts
from interviews.models import Answer, Assessment, Interview, Report, Verdict
from interviews.models.report import counted, levels_of
from interviews.offline import reporter
from interviews.pipeline import bills
from interviews.prompts import write_report as reporting
from interviews.prompts.write_report import ReportDraft
from prep.engines.ask import ask, keep
from prep.engines.base import Prompt
from prep.generation import EMBEDDED, WORKING, work

STRONG = 4
WORDS_LIMIT = 600


def write_report_after(assessment_pk: int) -> None:
    """Write the report that was waiting for this assessment, if there is one."""
    waiting = Report.objects.filter(interview__answers__assessment=assessment_pk).values_list("pk", flat=True)
    for pk in waiting:
        write_report(pk)


def write_report(pk: int) -> None:
    """Write the report, if every submitted answer was looked at; else return at once. Order and doubles do
    not matter: whoever comes last finds everything there.

    Who has an answer looked at again takes the claim away, so what is read under the claim holds to the end."""
    if _waits(pk):
        return
    with work(Report, pk) as claim:
        if claim is None:
            return
        if _waits(pk):  # an answer was asked for again just before the claim
            claim.let_go()
            return
        interview = Interview.objects.select_related("question_set__posting", "report").get(report=pk)
        answers = counted(interview)
        levels = levels_of(interview, answers)
        facts = gather(interview, answers, levels)
        subject = f"interview {interview.code}"
        bill, wanted = bills.of_interview(interview), interview.report.engine_wanted
        prompt = reporting.prompt(facts)
        reply = ask(prompt, subject=subject, bill=bill, wanted=wanted)
        said = checked(reply.value, reply.engine, prompt)
        with claim.finishing(
            engine=reply.engine,
            summary=said.summary,
            strengths=said.strengths,
            next_steps=[step.model_dump() for step in said.next_steps],
            prompt_version=reporting.VERSION,
            scale_version=scoring.VERSION,
            recomputed_at=None,
        ):
            # A verdict may have been corrected while the engine was writing: the row is ours now, so count here.
            Report.objects.filter(pk=pk).update(levels=levels_of(interview, counted(interview)))
            keep(prompt, [reply.value], bill=bill, model=reply.model, wanted=wanted)


def _waits(pk: int) -> bool:
    """Is there an answer that was not looked at yet?"""
    return Assessment.objects.filter(answer__interview__report=pk, state__in=WORKING).exists()


def checked(draft: ReportDraft, engine: str, prompt: Prompt[ReportDraft]) -> ReportDraft:
    """A model's words where they may be said to the candidate, ours where they may not."""
    if engine == EMBEDDED:
        return draft
    ours = ReportDraft.model_validate(reporter.report(prompt.facts))
    secrets = [message.text for message in prompt.wording(prompt.facts) if message.role == "system"]
    known = "\n".join(str(value) for value in astuple(prompt.facts))

    def fits(text: str) -> bool:
        return saying.fits(text, limit=WORDS_LIMIT, answer=known, secrets=secrets)

    return ReportDraft(
        summary=draft.summary if fits(draft.summary) else ours.summary,
        strengths=list(filter(fits, draft.strengths)) or ours.strengths,
        next_steps=[step for step in draft.next_steps if fits(step.text)] or ours.next_steps,
    )


def _verdicts(answer: Answer) -> list[Verdict]:
    return list(answer.assessment.verdicts.all()) if hasattr(answer, "assessment") else []


def gather(interview: Interview, answers: list[Answer], levels: list[dict[str, Any]]) -> WriteReportFacts:
    """The plain values that the writer of the report may know. No answer text."""
    best = sorted((one for one in levels if one["level"]), key=lambda one: -one["level"])
    asked = {verdict.skill.name for answer in answers for verdict in _verdicts(answer)}
    return WriteReportFacts(
        title=interview.question_set.posting.title,
        asked=interview.answers.filter(attempt=1).count(),
        answers=tuple(_answer_facts(answer) for answer in answers),
        strong_skills=tuple(one["skill"] for one in best if one["level"] >= STRONG),
        open_skills=tuple(
            one["skill"] for one in levels if one["skill"] in asked and _words(one) == scoring.NOT_SHOWN
        ),
    )


def _words(level: dict[str, Any]) -> str:
    """What the page says of the level: of what could not be told nothing is missing."""
    return feedback.level_words(level["level"], level["high"])


def _answer_facts(answer: Answer) -> AnswerFacts:
    verdicts = _verdicts(answer)
    return AnswerFacts(
        number=answer.position,
        question=answer.item.text,
        kind=answer.item.kind,
        assessed=bool(verdicts),
        shown=tuple(one.text for one in verdicts if one.standing == VerdictKind.SHOWN),
        partly=tuple(one.text for one in verdicts if one.standing == VerdictKind.PARTLY),
        missing=tuple(one.text for one in verdicts if one.standing == VerdictKind.MISSING),
        looked_for=len(verdicts),
        next_step=answer.assessment.next_step if hasattr(answer, "assessment") else "",
    )
