from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from interviews.domain import interview as interviews
from interviews.enums import InterviewMode, InterviewState
from interviews.models import Answer, Assessment, Interview, QuestionSet, Report
from prep.accounts.models import User
from prep.generation import GenerationState
from tests import make


@pytest.fixture
def question_set(ana: User) -> QuestionSet:
    return make.question_set(owner=ana)


@pytest.fixture
def interview(ana: User, question_set: QuestionSet) -> Interview:
    return make.interview(owner=ana, of=question_set)


@pytest.fixture
def answer(interview: Interview) -> Answer:
    return first(interview)


def first(interview: Interview) -> Answer:
    found = interview.answers.first()
    assert found is not None
    return found


def fresh(row: Any) -> Any:
    return type(row)._default_manager.get(pk=row.pk)


# ---------------------------------------------------------------- start


def test_start_when_the_set_has_questions_then_each_gets_a_place(
    ana: User, question_set: QuestionSet
) -> None:
    made = interviews.start(question_set=question_set, mode=InterviewMode.MOCK, by=ana)
    assert (made.state, made.mode) == (InterviewState.IN_PROGRESS, "mock")
    assert list(made.answers.values_list("position", "item__position")) == [(n, n) for n in range(1, 7)]


def test_start_when_clicked_twice_then_one_interview(ana: User, question_set: QuestionSet) -> None:
    one = interviews.start(question_set=question_set, mode=InterviewMode.MOCK, by=ana)
    interviews.pause(one)
    assert interviews.start(question_set=question_set, mode=InterviewMode.MOCK, by=ana) == one
    assert fresh(one).paused_at is None


def test_start_when_the_other_one_has_words_then_a_new_one(ana: User, question_set: QuestionSet) -> None:
    one = make.interview(owner=ana, of=question_set)
    interviews.save_draft(first(one), text="Some words", seconds=1, version=0)
    assert make.interview(owner=ana, of=question_set) != one


def test_start_when_the_questions_have_changed_then_a_new_one_asks_the_new_ones(
    ana: User, question_set: QuestionSet
) -> None:
    one = make.interview(owner=ana, of=question_set)
    question_set.items.filter(position=6).update(removed_at=timezone.now())
    other = make.interview(owner=ana, of=question_set)
    assert (other == one, other.answers.count()) == (False, 5)


def test_start_when_there_is_no_question_then_nothing_to_ask(ana: User) -> None:
    bare = make.question_set(owner=ana, written=False)
    with pytest.raises(interviews.NothingToAsk):
        interviews.start(question_set=bare, mode=InterviewMode.COACHED, by=ana)


# ---------------------------------------------------------------- drafts


def test_save_draft_when_typed_then_kept_with_a_new_version(answer: Answer) -> None:
    assert interviews.save_draft(answer, text="First words", seconds=5, version=0) == 1
    kept = fresh(answer)
    assert (kept.text, kept.seconds, kept.version, kept.is_open) == ("First words", 5, 1, True)


def test_save_draft_when_written_elsewhere_then_changed_and_nothing_lost(answer: Answer) -> None:
    interviews.save_draft(answer, text="From the laptop", seconds=5, version=0)
    with pytest.raises(interviews.Changed) as elsewhere:
        interviews.save_draft(answer, text="From the phone", seconds=9, version=0)
    assert (elsewhere.value.text, fresh(answer).text) == ("From the laptop", "From the laptop")


def test_save_draft_when_the_new_words_hold_the_old_ones_then_saved(answer: Answer) -> None:
    interviews.save_draft(answer, text="I led", seconds=5, version=0)
    assert interviews.save_draft(answer, text="I led a ward", seconds=6, version=0) == 2


def test_save_draft_when_the_clock_runs_back_or_wild_then_it_stays_sane(answer: Answer) -> None:
    interviews.save_draft(answer, text="a", seconds=60, version=0)
    interviews.save_draft(answer, text="ab", seconds=3, version=1)
    assert fresh(answer).seconds == 60
    interviews.save_draft(answer, text="abc", seconds=10**12, version=2)
    assert fresh(answer).seconds == interviews.SECONDS_MAX


def test_save_draft_when_submitted_then_closed(answer: Answer) -> None:
    make.submit(answer, assessed=False)
    with pytest.raises(interviews.Closed):
        interviews.save_draft(answer, text="More", seconds=1, version=answer.version)


# ---------------------------------------------------------------- submit


def test_submit_when_written_then_an_assessment_waits(
    answer: Answer, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks() as sent:
        interviews.submit(answer, text="My answer", seconds=30, version=0)
    handed_in = fresh(answer)
    assert (handed_in.text, handed_in.is_open, handed_in.assessment.state) == (
        "My answer",
        False,
        GenerationState.QUEUED,
    )
    assert len(sent) == 1


def test_submit_when_clicked_twice_then_once(answer: Answer) -> None:
    interviews.submit(answer, text="My answer", seconds=30, version=0)
    interviews.submit(answer, text="My answer", seconds=31, version=0)
    assert Assessment.objects.count() == 1


def test_submit_when_submitted_with_other_words_then_closed(answer: Answer) -> None:
    interviews.submit(answer, text="My answer", seconds=30, version=0)
    with pytest.raises(interviews.Closed):
        interviews.submit(answer, text="Another answer", seconds=30, version=1)


def test_submit_when_written_elsewhere_then_changed(answer: Answer) -> None:
    interviews.save_draft(answer, text="From the laptop", seconds=5, version=0)
    with pytest.raises(interviews.Changed):
        interviews.submit(answer, text="From the phone", seconds=9, version=0)
    assert (fresh(answer).is_open, Assessment.objects.count()) == (True, 0)


def test_submit_when_skipped_before_then_it_is_answered(answer: Answer) -> None:
    interviews.skip(answer)
    interviews.submit(answer, text="After all", seconds=1, version=0)
    assert (fresh(answer).skipped_at, fresh(answer).is_open) == (None, False)


# ---------------------------------------------------------------- skip, rate, retry


def test_skip_when_taken_up_again_then_open(answer: Answer) -> None:
    interviews.skip(answer)
    interviews.skip(answer)
    assert fresh(answer).skipped_at is not None
    interviews.take_up(answer)
    assert fresh(answer).skipped_at is None


def test_skip_when_submitted_then_closed(answer: Answer) -> None:
    make.submit(answer, assessed=False)
    with pytest.raises(interviews.Closed):
        interviews.skip(answer)


def test_take_up_when_the_interview_is_over_then_it_stays_skipped(
    interview: Interview, answer: Answer
) -> None:
    interviews.skip(answer)
    interviews.finish(interview)
    interviews.take_up(answer)
    assert fresh(answer).skipped_at is not None


def test_rate_when_rated_twice_then_the_first_word_counts(answer: Answer) -> None:
    make.submit(answer, assessed=False)
    interviews.rate(answer, rating=4)
    interviews.rate(answer, rating=1)
    interviews.rate(answer, rating=None)
    assert (fresh(answer).self_rating, fresh(answer).rating_declined) == (4, False)


def test_rate_when_declined_then_that_counts(answer: Answer) -> None:
    make.submit(answer, assessed=False)
    interviews.rate(answer, rating=None)
    interviews.rate(answer, rating=5)
    assert (fresh(answer).self_rating, fresh(answer).rating_declined) == (None, True)


def test_rate_when_not_submitted_or_over_then_nothing(interview: Interview, answer: Answer) -> None:
    interviews.rate(answer, rating=4)
    make.submit(answer, assessed=False)
    interviews.finish(interview)
    interviews.rate(answer, rating=4)
    assert fresh(answer).self_rating is None


def test_retry_when_submitted_then_a_fresh_attempt_once(answer: Answer) -> None:
    make.submit(answer)
    second = interviews.retry(answer)
    assert interviews.retry(answer) == second
    assert (second.attempt, second.position, second.text) == (2, answer.position, "")
    assert fresh(answer).assessment.is_ready


def test_retry_when_over_then_closed(interview: Interview, answer: Answer) -> None:
    make.submit(answer)
    interviews.finish(interview)
    with pytest.raises(interviews.Closed):
        interviews.retry(answer)


def test_reuse_when_the_field_is_empty_then_the_last_try_is_in_it_once(answer: Answer) -> None:
    make.submit(answer, text="My first try.")
    Answer.objects.filter(pk=answer.pk).update(spoken=True)
    make.submit(interviews.retry(answer), text="My second try.", assessed=False)
    third = interviews.retry(answer)
    for _ in range(2):
        interviews.reuse(third)
    kept = fresh(third)
    assert (kept.text, kept.is_open, kept.version, kept.spoken) == ("My second try.", True, 1, False)


def test_reuse_when_something_is_typed_then_it_stays_above(answer: Answer) -> None:
    make.submit(answer, text="My first try.")
    Answer.objects.filter(pk=answer.pk).update(spoken=True)
    second = interviews.retry(answer)
    interviews.save_draft(second, text="A better beginning.", seconds=5, version=0)
    interviews.reuse(second)
    kept = fresh(second)
    assert (kept.text, kept.seconds) == ("A better beginning.\n\nMy first try.", 5)
    assert kept.spoken  # the words that were dictated lack their full stops here, too


def test_reuse_when_there_is_no_earlier_try_then_nothing_happens(answer: Answer) -> None:
    interviews.reuse(answer)
    assert (fresh(answer).text, fresh(answer).version) == ("", 0)


def test_reuse_when_handed_in_then_closed(answer: Answer) -> None:
    make.submit(answer)
    with pytest.raises(interviews.Closed):
        interviews.reuse(answer)


# ---------------------------------------------------------------- pause, finish, again, erase


def test_pause_when_resumed_then_under_way(interview: Interview) -> None:
    interviews.pause(interview)
    since = fresh(interview).paused_at
    interviews.pause(interview)
    assert fresh(interview).paused_at == since
    interviews.go_on(interview)
    assert fresh(interview).paused_at is None


def test_finish_when_clicked_twice_then_one_report(interview: Interview, answer: Answer) -> None:
    make.submit(answer)
    interviews.finish(interview)
    interviews.finish(interview)
    assert (fresh(interview).state, Report.objects.count()) == (InterviewState.COMPLETED, 1)


def test_finish_when_nothing_was_submitted_then_abandoned_with_its_drafts(
    interview: Interview, answer: Answer
) -> None:
    interviews.save_draft(answer, text="Only a draft", seconds=1, version=0)
    interviews.finish(interview)
    assert (fresh(interview).state, Report.objects.count()) == (InterviewState.ABANDONED, 0)
    assert (fresh(answer).text, fresh(answer).is_open) == ("Only a draft", True)


def failed(row: Any) -> Any:
    type(row).objects.filter(pk=row.pk).update(state=GenerationState.FAILED, finished_at=timezone.now())
    return fresh(row)


def test_assess_again_when_it_failed_then_it_and_the_report_are_queued(ana: User) -> None:
    done = make.finished(owner=ana, answered=1)
    assessment = failed(first(done).assessment)
    assert interviews.assess_again(assessment)
    states = [fresh(assessment).state, fresh(done.report).state]
    assert states == [GenerationState.QUEUED, GenerationState.QUEUED]


def test_assess_again_when_working_or_done_then_false(answer: Answer) -> None:
    make.submit(answer, assessed=False)
    assert not interviews.assess_again(answer.assessment)
    Assessment.objects.update(state=GenerationState.READY)
    assert not interviews.assess_again(fresh(answer.assessment))


def test_assess_again_when_overdue_then_queued_anew(answer: Answer) -> None:
    make.submit(answer, assessed=False)
    Assessment.objects.update(queued_at=timezone.now() - timedelta(minutes=5))
    assert interviews.assess_again(fresh(answer.assessment))


def test_report_again_when_it_failed_then_queued_and_when_ready_not(ana: User) -> None:
    report = make.finished(owner=ana, answered=1).report
    assert not interviews.report_again(report)
    assert interviews.report_again(failed(report))


# ---------------------------------------------------------------- spoken


def test_submit_when_dictated_then_that_is_kept(answer: Answer) -> None:
    interviews.save_draft(answer, text="um so", seconds=1, version=0, spoken=True)
    assert fresh(answer).spoken is True
    interviews.submit(fresh(answer), text="Typed after all", seconds=1, version=1)
    assert fresh(answer).spoken is False


def test_mark_spoken_when_assessed_then_looked_at_again_and_so_is_the_report(ana: User) -> None:
    over = make.finished(owner=ana, answered=1)
    answer = first(over)
    for _ in range(2):
        assert interviews.mark_spoken(answer, spoken=True)
    assert fresh(answer).spoken is True
    assert (fresh(answer.assessment).state, fresh(over.report).state) == (GenerationState.QUEUED,) * 2


def test_mark_spoken_when_it_is_so_already_then_nothing_is_read_again(answer: Answer) -> None:
    make.submit(answer)
    assert interviews.mark_spoken(answer, spoken=False)
    assert fresh(answer.assessment).state == GenerationState.READY


def test_mark_spoken_when_waiting_then_the_mark_alone(answer: Answer) -> None:
    make.submit(answer, assessed=False)
    assert interviews.mark_spoken(answer, spoken=True)
    assert (fresh(answer).spoken, fresh(answer.assessment).state) == (True, GenerationState.QUEUED)


def test_mark_spoken_when_being_read_then_refused(answer: Answer) -> None:
    make.submit(answer, assessed=False)
    Assessment.objects.update(state=GenerationState.RUNNING)
    assert not interviews.mark_spoken(answer, spoken=True)
    assert fresh(answer).spoken is False


def test_mark_spoken_when_not_handed_in_then_the_mark_alone(answer: Answer) -> None:
    assert interviews.mark_spoken(answer, spoken=True)
    assert fresh(answer).spoken is True
