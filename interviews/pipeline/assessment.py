"""The slow verb of answers: looking for the criteria in one, and computing what that makes."""

from typing import Any

from django.db import transaction

from interviews import evidence, scoring
from interviews.facts import AssessAnswerFacts, CriterionFacts
from interviews.models import Answer, Assessment, Correction, Score, Verdict
from interviews.pipeline import bills
from interviews.pipeline.judging import judge
from interviews.prompts import assess_answer as assessing
from interviews.prompts.assess_answer import AssessmentDraft
from postings.models import Skill
from prep.generation import work


def assess_answer(pk: int) -> None:
    """Assess one submitted answer. The engine says what it sees; code checks quotes and computes levels."""
    with work(Assessment, pk) as claim:
        if claim is None:
            return
        answer = Answer.objects.select_related(
            "item__question_set__posting", "interview__question_set__posting", "assessment"
        ).get(assessment=pk)
        facts = gather(answer)
        subject = f"answer {answer.pk}"
        bill, wanted = bills.of_interview(answer.interview), answer.assessment.engine_wanted
        judgement = judge(facts, subject=subject, bill=bill, wanted=wanted, claims=claim.attempt)
        draft = judgement.draft
        checked = check(draft, facts) if draft.assessed else []
        texts = {criterion.key: criterion.text for criterion in facts.criteria}
        with claim.finishing(
            engine=judgement.engine,
            assessed=draft.assessed,
            reason=(draft.reason or "")[:300],
            flags=draft.flags[:20],
            strong=judgement.strong(checked, texts),
            next_step=judgement.next_step(checked, texts),
            variants=[{key: kind.value for key, kind in way.items()} for way in draft.variants],
            prompt_version=assessing.VERSION,
            scale_version=scoring.VERSION,
        ):
            _write(pk, facts, checked)
            judgement.keep(bill, wanted)


def gather(answer: Answer) -> AssessAnswerFacts:
    """The plain values that the assessor may know: question, the posting's words, criteria, answer. No weights, no
    other text."""
    item = answer.item
    criteria = tuple(CriterionFacts(one["key"], one["text"], one["skill"]) for one in item.criteria)
    title = item.question_set.posting.title
    return AssessAnswerFacts(
        item.text, item.kind, criteria, "en", answer.text, answer.spoken, item.words_of_posting, title
    )


def check(draft: AssessmentDraft, facts: AssessAnswerFacts) -> list[evidence.Verdict]:
    """The draft's verdicts, each credited only with words that stand in the answer and are the candidate's own."""
    given = [
        evidence.Verdict(
            verdict.criterion,
            verdict.verdict.value,
            tuple(evidence.Quote(quote.text, quote.start) for quote in verdict.quotes),
            note=verdict.note,
        )
        for verdict in draft.verdicts
    ]
    criteria = [(criterion.key, criterion.text) for criterion in facts.criteria]
    return evidence.check(given, facts.answer, facts.question, criteria, facts.lines)


def judged(facts: AssessAnswerFacts, checked: list[evidence.Verdict]) -> list[scoring.Judged]:
    """Checked verdicts with the skills they speak for."""
    skills = {criterion.key: criterion.skill for criterion in facts.criteria}
    return [scoring.Judged(one.criterion, skills[one.criterion], one.verdict) for one in checked]


def _corrections(pk: int) -> list[tuple[str, dict[str, Any]]]:
    """The corrections so far, each with the criterion it is about: the answer's words are the same."""
    kept = Correction.objects.filter(verdict__assessment=pk)
    fields = ("created_at", "claimed", "quote", "quote_start", "note")
    return [
        (key, dict(zip(fields, values, strict=True)))
        for key, *values in kept.values_list("verdict__criterion", *fields)
    ]


@transaction.atomic
def _write(pk: int, facts: AssessAnswerFacts, checked: list[evidence.Verdict]) -> None:
    """The verdicts anew, with what the candidate said against the ones before, and the scores of both."""
    held = _corrections(pk)
    Verdict.objects.filter(assessment=pk).delete()
    criteria = {criterion.key: criterion for criterion in facts.criteria}
    named = Skill.objects.named(criterion.skill for criterion in facts.criteria)
    # By row, not by spelling: "Planning" and "planning" are one skill and make one score.
    skills = {key: named[criterion.skill] for key, criterion in criteria.items()}
    rows = Verdict.objects.bulk_create(
        Verdict(
            assessment_id=pk,
            position=position,
            criterion=one.criterion,
            text=criteria[one.criterion].text,
            skill=skills[one.criterion],
            verdict=one.verdict,
            note=one.note,
            quotes=[{"text": quote.text, "start": quote.start} for quote in one.quotes],
            quote_count=len(one.quotes),
        )
        for position, one in enumerate(checked)
    )
    written = {row.criterion: row for row in rows}
    Correction.objects.bulk_create(
        Correction(verdict=written[key], **values) for key, values in held if key in written
    )
    Score.objects.compute(pk)
