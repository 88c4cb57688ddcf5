"""A candidate says that a verdict is wrong: it is kept, and the levels follow at once."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from interviews import scoring
from interviews.domain import correction as corrections
from interviews.domain import interview as interviews
from interviews.models import Assessment, Correction, Interview, Report, Score, Verdict
from interviews.pipeline.assessment import assess_answer
from interviews.pipeline.report import write_report
from prep.accounts.models import User
from prep.generation import GenerationState
from tests import make

WORDS = "I drew up a plan with three options"


@pytest.fixture
def interview(ana: User) -> Interview:
    made = make.credited(owner=ana)
    interviews.finish(made)
    made.refresh_from_db()
    write_report(made.report.pk)
    made.report.refresh_from_db()
    return made


@pytest.fixture
def verdict(interview: Interview) -> Verdict:
    """One that the engine credits."""
    found = Verdict.objects.filter(assessment__answer__interview=interview, quote_count__gt=0).first()
    assert found is not None
    return found


def score_of(verdict: Verdict) -> Score | None:
    return Score.objects.filter(assessment=verdict.assessment_id, skill=verdict.skill_id).first()


def credit(verdict: Verdict) -> dict[str, Any]:
    return {"claimed": "shown", "quote": WORDS, "quote_start": verdict.assessment.answer.text.index(WORDS)}


def report_of(interview: Interview) -> Report:
    return Report.objects.get(interview=interview)


def reported(interview: Interview, skill: str) -> dict[str, Any]:
    return next(one for one in report_of(interview).levels if one["skill"] == skill)


def test_correct_when_missing_is_claimed_then_the_points_are_gone_and_the_verdict_stays(
    verdict: Verdict,
) -> None:
    before = score_of(verdict)
    assert before is not None
    corrections.correct(verdict, claimed="missing", note="It was my colleague.")
    verdict.refresh_from_db()
    after = score_of(verdict)
    worth = int(scoring.POINTS[verdict.verdict] * 2)
    assert (after.half_points if after else 0) == before.half_points - worth
    assert (verdict.quote_count > 0, verdict.standing, verdict.quoted) == (True, "missing", [])
    assert verdict.corrections.get().note == "It was my colleague."


def test_correct_when_credit_is_claimed_then_its_words_stand_for_it(verdict: Verdict) -> None:
    Verdict.objects.filter(pk=verdict.pk).update(verdict="missing", quotes=[], quote_count=0)
    verdict.refresh_from_db()
    Score.objects.compute(verdict.assessment_id)
    before = score_of(verdict)
    corrections.correct(verdict, **credit(verdict))
    after = score_of(verdict)
    assert after is not None
    assert after.half_points == (before.half_points if before else 0) + 2
    assert [quote.text for quote in verdict.quoted] == [WORDS]


def test_correct_when_said_twice_then_once_and_another_word_counts_instead(verdict: Verdict) -> None:
    for _ in range(2):
        corrections.correct(verdict, claimed="missing")
    assert verdict.corrections.count() == 1
    corrections.correct(verdict, **credit(verdict))
    fresh = Verdict.objects.get(pk=verdict.pk)
    assert (fresh.corrections.count(), fresh.standing) == (2, "shown")


def test_take_back_when_corrected_then_all_is_as_the_engine_said(verdict: Verdict) -> None:
    before = list(Score.objects.order_by("skill").values("skill", "level", "low", "high", "half_points"))
    corrections.correct(verdict, claimed="missing")
    for _ in range(2):
        corrections.take_back(verdict)
    after = list(Score.objects.order_by("skill").values("skill", "level", "low", "high", "half_points"))
    assert (after, Correction.objects.count()) == (before, 0)


def test_correct_when_the_report_is_written_then_its_levels_are_new_and_it_says_when(
    interview: Interview, verdict: Verdict
) -> None:
    old = report_of(interview)
    corrections.correct(verdict, claimed="missing")
    new = report_of(interview)
    entry = reported(interview, verdict.skill.name)
    was = next(one for one in old.levels if one["skill"] == verdict.skill.name)
    assert (old.recomputed_at, new.recomputed_at is not None) == (None, True)
    assert (entry["corrected"], entry["engine_level"]) == (True, was["level"])
    assert entry["points"] == was["points"] - float(scoring.POINTS[verdict.verdict])
    assert (new.summary, new.state) == (old.summary, GenerationState.READY)


def test_correct_when_said_twice_then_the_report_is_recomputed_once(
    interview: Interview, verdict: Verdict
) -> None:
    corrections.correct(verdict, claimed="missing")
    first = report_of(interview).recomputed_at
    corrections.correct(verdict, claimed="missing")
    assert report_of(interview).recomputed_at == first


def test_correct_when_the_report_is_being_written_then_it_counts_at_the_end(
    interview: Interview, verdict: Verdict
) -> None:
    interviews.report_again(report_of(interview))
    Report.objects.filter(interview=interview).update(state=GenerationState.QUEUED)
    corrections.correct(verdict, claimed="missing")
    assert report_of(interview).recomputed_at is None
    write_report(report_of(interview).pk)
    assert reported(interview, verdict.skill.name)["corrected"] is True
    assert report_of(interview).recomputed_at is None


def test_correct_when_the_answer_is_assessed_again_then_it_is_kept_with_its_date(verdict: Verdict) -> None:
    corrections.correct(verdict, claimed="missing")
    (said,) = verdict.corrections.all()
    Assessment.objects.filter(pk=verdict.assessment_id).update(state=GenerationState.QUEUED)
    assess_answer(verdict.assessment_id)
    again = Verdict.objects.get(assessment=verdict.assessment_id, criterion=verdict.criterion)
    (kept,) = again.corrections.all()
    assert (kept.created_at, kept.claimed, again.standing) == (said.created_at, "missing", "missing")
    assert again.pk != verdict.pk


def test_correct_when_the_answer_is_being_assessed_then_gone(verdict: Verdict) -> None:
    Assessment.objects.filter(pk=verdict.assessment_id).update(state=GenerationState.RUNNING)
    with pytest.raises(corrections.Gone):
        corrections.correct(verdict, claimed="missing")
    with pytest.raises(corrections.Gone):
        corrections.take_back(verdict)
    assert Correction.objects.count() == 0


def test_correct_when_the_verdict_was_replaced_then_gone(verdict: Verdict) -> None:
    Verdict.objects.filter(pk=verdict.pk).delete()
    with pytest.raises(corrections.Gone):
        corrections.correct(verdict, claimed="missing")


def test_correct_when_one_sentence_is_left_out_then_what_was_corrected_holds(verdict: Verdict) -> None:
    Assessment.objects.filter(pk=verdict.assessment_id).update(variants=[{verdict.criterion: "missing"}])
    Score.objects.compute(verdict.assessment_id)
    score = score_of(verdict)
    assert score is not None
    assert score.half_points_least < score.half_points
    corrections.correct(verdict, **credit(verdict))
    held = score_of(verdict)
    assert held is not None
    assert held.half_points_least == held.half_points


@pytest.mark.parametrize(
    "odd",
    [
        {"claimed": "shown"},
        {"claimed": "partly", "quote": "words"},
        {"claimed": "missing", "quote": "words", "quote_start": 0},
        {"claimed": "unclear", "quote_start": 0},
    ],
)
def test_correction_when_credit_and_words_do_not_go_together_is_refused(
    verdict: Verdict, odd: dict[str, Any]
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Correction.objects.create(verdict=verdict, **odd)


def test_correction_when_printed_says_what_instead(verdict: Verdict) -> None:
    assert str(Correction(verdict=verdict, claimed="shown")) == f"shown instead of {verdict.pk}"
