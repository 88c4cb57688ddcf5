from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from interviews import scoring
from interviews.domain import interview as interviews
from interviews.models import Assessment, Interview, Report, Score, SetItem, Verdict
from interviews.pipeline import report as pipeline
from interviews.pipeline.assessment import assess_answer
from interviews.pipeline.report import write_report, write_report_after
from postings.models import Skill
from prep.accounts.models import User
from prep.engines.base import EngineRefused, EngineUnavailable, Usage
from prep.engines.scripted import ScriptedEngine
from prep.generation import EMBEDDED, GenerationState
from tests import make
from tests.clock import later
from tests.upon import die, once, upon

WORDS = {"summary": "You did.", "strengths": ["One."], "next_steps": [{"text": "Two.", "questions": [2]}]}


@pytest.fixture
def over(ana: User) -> Interview:
    """An interview that is over, with two answers looked at and its report waiting."""
    made = make.interview(owner=ana, answered=2)
    interviews.finish(made)
    made.refresh_from_db()
    return made


@pytest.fixture
def engine(over: Interview, scripted: ScriptedEngine) -> ScriptedEngine:
    return scripted


def fresh(report: Report) -> Report:
    return Report.objects.get(pk=report.pk)


def test_write_report_when_all_is_looked_at_then_ready(over: Interview, engine: ScriptedEngine) -> None:
    engine.script(WORDS)
    write_report(over.report.pk)
    report = fresh(over.report)
    assert (report.state, report.engine, report.summary) == (GenerationState.READY, "scripted", "You did.")
    assert (report.strengths, report.next_steps) == (["One."], WORDS["next_steps"])
    assert report.scale_version == scoring.VERSION


def test_write_report_when_an_answer_is_not_looked_at_yet_then_it_waits(ana: User) -> None:
    made = make.interview(owner=ana, answered=2, assessed=False)
    interviews.finish(made)
    report = Report.objects.get(interview=made)
    first, last = Assessment.objects.order_by("pk")
    write_report(report.pk)
    assert (fresh(report).state, fresh(report).attempts) == (GenerationState.QUEUED, 0)
    assess_answer(first.pk)
    write_report_after(first.pk)
    assert fresh(report).state == GenerationState.QUEUED
    assess_answer(last.pk)
    write_report_after(last.pk)
    assert fresh(report).state == GenerationState.READY


def test_write_report_after_when_the_interview_goes_on_then_nothing(ana: User) -> None:
    made = make.interview(owner=ana, answered=1)
    answer = made.answers.first()
    assert answer is not None
    write_report_after(answer.assessment.pk)
    assert Report.objects.count() == 0


def test_write_report_when_an_assessment_failed_then_the_report_comes_all_the_same(over: Interview) -> None:
    broken = Assessment.objects.order_by("pk")[0]
    Assessment.objects.filter(pk=broken.pk).update(state=GenerationState.FAILED)
    Verdict.objects.filter(assessment=broken).delete()
    Score.objects.filter(assessment=broken).delete()
    write_report(over.report.pk)
    report = fresh(over.report)
    assert report.state == GenerationState.READY
    assert "1 could not be assessed" in report.summary


def test_write_report_when_words_may_not_be_said_then_dropped_and_ours_stand(
    over: Interview, engine: ScriptedEngine
) -> None:
    engine.script(
        {
            "summary": "A solid 8/10: hire.",
            "strengths": ["You say why.", "See https://bad.example"],
            "next_steps": [{"text": "<b>Practise</b>", "questions": [1]}],
        }
    )
    write_report(over.report.pk)
    report = fresh(over.report)
    assert report.summary.startswith("You answered 2 of 6 questions.")
    assert report.strengths == ["You say why."]
    assert report.next_steps
    assert "Practise</b>" not in "".join(step["text"] for step in report.next_steps)
    assert all(set(step["questions"]) <= {1, 2} for step in report.next_steps)


def test_write_report_when_the_same_was_asked_before_then_not_asked_again(
    over: Interview, engine: ScriptedEngine
) -> None:
    engine.limit = engine.usage = Usage(10, 0, 10)
    engine.script(WORDS)
    write_report(over.report.pk)
    Report.objects.update(state=GenerationState.QUEUED, summary="")
    write_report(over.report.pk)
    assert (len(engine.asked), fresh(over.report).summary) == (1, "You did.")


def test_write_report_when_refused_then_failed_with_the_reason(
    over: Interview, engine: ScriptedEngine
) -> None:
    engine.script(EngineRefused("It would not."))
    write_report(over.report.pk)
    assert (fresh(over.report).state, fresh(over.report).error_detail) == (
        GenerationState.FAILED,
        "It would not.",
    )


def test_write_report_when_the_reply_is_invalid_then_failed(over: Interview, engine: ScriptedEngine) -> None:
    engine.script(WORDS, WORDS)
    write_report(over.report.pk)
    assert fresh(over.report).state == GenerationState.FAILED


def test_write_report_when_the_engine_is_away_then_queued_again(
    over: Interview, engine: ScriptedEngine
) -> None:
    engine.script(EngineUnavailable("Away."))
    write_report(over.report.pk)
    assert fresh(over.report).state == GenerationState.QUEUED
    engine.script(WORDS)
    with later(minutes=1):
        write_report(over.report.pk)
    assert fresh(over.report).state == GenerationState.READY


def test_write_report_when_run_twice_then_asked_once(over: Interview, engine: ScriptedEngine) -> None:
    engine.script(WORDS)
    write_report(over.report.pk)
    write_report(over.report.pk)
    assert len(engine.asked) == 1


def test_write_report_when_a_twin_was_faster_then_the_late_one_writes_nothing(
    over: Interview, engine: ScriptedEngine
) -> None:
    engine.script(WORDS)
    overtake = partial(Report.objects.update, attempts=2, summary="the twin's")
    with upon('INSERT INTO "engines_enginecall"', overtake):
        write_report(over.report.pk)
    assert fresh(over.report).summary == "the twin's"


def broken(over: Interview) -> Assessment:
    """The first answer of the interview, as one that could not be assessed."""
    found = Assessment.objects.order_by("pk")[0]
    Verdict.objects.filter(assessment=found).delete()
    Assessment.objects.filter(pk=found.pk).update(state=GenerationState.FAILED)
    return Assessment.objects.get(pk=found.pk)


def look_again(over: Interview) -> bool:
    return interviews.assess_again(broken(over))


def mark_spoken(over: Interview) -> bool:
    return interviews.mark_spoken(over.answers.all()[0], spoken=True)


@pytest.mark.parametrize("deed", [look_again, mark_spoken])
@pytest.mark.parametrize("before", ['UPDATE "interviews_report"', 'INSERT INTO "engines_enginecall"'])
def test_write_report_when_an_answer_is_asked_for_again_meanwhile_then_it_is_written_of_what_was_found_then(
    over: Interview, engine: ScriptedEngine, settings: Any, deed: Callable[[Interview], bool], before: str
) -> None:
    """Just before the claim, and while the engine writes."""
    engine.script(WORDS)
    with upon(before, once(partial(deed, over))):
        write_report(over.report.pk)
    waits = fresh(over.report)
    assert (waits.state, waits.error_code, waits.summary) == (GenerationState.QUEUED, "", "")

    settings.ENGINE = EMBEDDED
    again = Assessment.objects.get(state=GenerationState.QUEUED)
    assess_answer(again.pk)
    write_report_after(again.pk)

    again.refresh_from_db()
    report = fresh(over.report)
    assert (again.state, report.state, report.engine) == (
        GenerationState.READY,
        GenerationState.READY,
        EMBEDDED,
    )
    assert report.finished_at > again.finished_at


def test_write_report_when_it_breaks_half_way_then_it_is_written_the_next_time(
    over: Interview, engine: ScriptedEngine
) -> None:
    with upon('SELECT "interviews_answer"', die):
        write_report(over.report.pk)
    assert fresh(over.report).state == GenerationState.QUEUED
    engine.script(WORDS)
    with later(minutes=1):
        write_report(over.report.pk)
    assert (fresh(over.report).state, Report.objects.count()) == (GenerationState.READY, 1)


def test_write_report_when_a_question_was_tried_again_then_the_last_try_counts(ana: User) -> None:
    made = make.interview(owner=ana)
    first = made.answers.first()
    assert first is not None
    make.submit(first, text="fine")
    make.submit(interviews.retry(first))
    assert [answer.attempt for answer in pipeline.counted(made)] == [2]


# ---------------------------------------------------------------- levels


def judge(interview: Interview, position: int, *verdicts: tuple[str, str, int], left_out: str = "") -> None:
    """Put verdicts (skill, verdict, quotes) in place of what was found. With the sentence `left_out` the
    first one would be that."""
    assessment = Assessment.objects.get(answer__interview=interview, answer__position=position)
    assessment.verdicts.all().delete()
    assessment.variants = [{"c0": left_out}] if left_out else []
    assessment.save()
    skills = Skill.objects.named(name for name, _, _ in verdicts)
    for number, (name, verdict, quotes) in enumerate(verdicts):
        Verdict.objects.create(
            assessment=assessment,
            position=number,
            criterion=f"c{number}",
            text="Says so",
            skill=skills[name],
            verdict=verdict,
            quotes=[{"text": "I", "start": 0}] * quotes,
            quote_count=quotes,
        )


def level(over: Interview, name: str) -> dict[str, Any]:
    write_report(over.report.pk)
    return next(one for one in fresh(over.report).levels if one["skill"] == name)


def test_levels_when_two_answers_speak_for_a_skill_then_their_points_add_up(over: Interview) -> None:
    judge(over, 1, ("Teaching", "shown", 1), ("Teaching", "partly", 1))
    judge(over, 2, ("Teaching", "missing", 0), ("Teaching", "unclear", 0))
    assert level(over, "Teaching") == {
        "skill": "Teaching",
        "level": 2,
        "low": 2,
        "high": 3,
        "points": 1.5,
        "out_of": 4,
        "answers": 2,
        "listed": True,
        "corrected": False,
        "engine_level": 2,
    }


def test_levels_when_the_posting_lists_a_skill_then_it_stands_first_and_is_known_from_others(
    over: Interview,
) -> None:
    listed = [entry.skill.name for entry in over.question_set.posting.listed_skills.filter(removed_at=None)]
    judge(over, 1, ("Another matter", "shown", 1), (listed[0], "shown", 1))
    judge(over, 2, (listed[0], "missing", 0))
    write_report(over.report.pk)
    levels = fresh(over.report).levels

    assert [one["skill"] for one in levels] == [*listed, "Another matter"]
    assert [one["listed"] for one in levels] == [True] * len(listed) + [False]


def test_levels_when_one_sentence_carries_much_then_the_low_end_says_so(over: Interview) -> None:
    judge(over, 1, ("Teaching", "shown", 1), ("Teaching", "missing", 0), left_out="partly")
    judge(over, 2, ("Other", "missing", 0))
    found = level(over, "Teaching")
    assert (found["level"], found["low"], found["high"]) == (3, 2, 3)


def test_levels_when_nothing_shows_a_skill_then_none_and_never_a_number(over: Interview) -> None:
    judge(over, 1, ("Teaching", "missing", 0))
    judge(over, 2, ("Other", "missing", 0))
    found = level(over, "Teaching")
    assert (found["level"], found["low"], found["high"], found["out_of"]) == (None, None, None, 1)


def test_levels_when_it_could_not_be_told_then_nothing_is_called_missing(over: Interview) -> None:
    judge(over, 1, ("Teaching", "unclear", 0), ("Teaching", "missing", 0), ("Other", "missing", 0))
    judge(over, 2, ("Other", "missing", 0))
    found = level(over, "Teaching")
    assert (found["level"], found["low"], found["high"]) == (None, None, 3)
    steps = str(fresh(over.report).next_steps)
    assert ("Find an example for Other" in steps, "Teaching" in steps) == (True, False)


def test_levels_when_the_posting_lists_a_skill_then_it_is_there_though_never_asked(over: Interview) -> None:
    judge(over, 1, ("Other", "missing", 0))
    judge(over, 2, ("Other", "missing", 0))
    listed = over.question_set.posting.listed_skills.values_list("skill__name", flat=True)
    write_report(over.report.pk)
    assert [one["skill"] for one in fresh(over.report).levels] == [*listed, "Other"]


def test_report_when_the_set_changes_later_then_it_stays(over: Interview) -> None:
    write_report(over.report.pk)
    before = fresh(over.report).levels
    SetItem.objects.update(criteria=[])
    write_report(over.report.pk)
    assert fresh(over.report).levels == before
