"""Celery's doors: what is sent after commit, and that each door leads to its step."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from interviews import tasks as interview_tasks
from interviews.domain import interview as interviews
from interviews.domain import question_set as question_sets
from interviews.domain import sample as samples
from postings import tasks as posting_tasks
from postings.domain import posting as postings
from postings.models import Posting
from prep import generation
from prep.accounts.models import User
from prep.accounts.sessions import Session, SessionStore
from prep.engines.models import StoredReply
from tests import make
from tests.upon import die, upon

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(monkeypatch):
    """What would go to the broker: (task name, id)."""
    seen = []
    monkeypatch.setattr(generation, "publish", lambda task, pk: seen.append((task.name, pk)))
    return seen


def test_submit_when_committed_sends_the_posting(ana, sent, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        posting = postings.submit(text=make.POSTING_TEXT, by=ana)
        assert sent == []

    assert sent == [("postings.read_posting", posting.pk)]


def test_submit_when_rolled_back_sends_nothing(ana, sent, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(KeyError), transaction.atomic():
        postings.submit(text=make.POSTING_TEXT, by=ana)
        raise KeyError

    assert (sent, Posting.objects.count()) == ([], 0)


def test_road_when_walked_sends_one_message_for_each_row(ana, sent, django_capture_on_commit_callbacks):
    posting = make.posting(owner=ana)
    with django_capture_on_commit_callbacks(execute=True):
        question_set = question_sets.request(posting=posting, size=6, by=ana)
    interview_tasks.write_questions(question_set.pk)
    interview = make.interview(owner=ana, of=question_set)
    with django_capture_on_commit_callbacks(execute=True):
        answer = make.submit(interview.answers.first(), assessed=False)
        interviews.finish(interview)

    assert sent == [
        ("interviews.write_questions", question_set.pk),
        ("interviews.assess_answer", answer.assessment.pk),
        ("interviews.write_report", interview.report.pk),
    ]


def test_doors_when_opened_in_any_order_end_with_a_report(ana):
    posting = make.posting(owner=ana, read=False)
    posting_tasks.read_posting(posting.pk)
    question_set = make.question_set(owner=ana, of=Posting.objects.get(pk=posting.pk), written=False)
    interview_tasks.write_questions(question_set.pk)
    interview = make.interview(owner=ana, of=question_set)
    answer = make.submit(interview.answers.first(), assessed=False)
    interviews.finish(interview)

    interview_tasks.write_report(interview.report.pk)  # too early: returns at once
    interview.report.refresh_from_db()
    assert interview.report.state == generation.GenerationState.QUEUED
    interview_tasks.assess_answer(answer.assessment.pk)  # sees that it was the last and writes the report

    interview.report.refresh_from_db()
    assert interview.report.state == generation.GenerationState.READY


def test_sweeps_when_run_look_after_every_kind_of_row(ana, sent):
    interview = make.interview(owner=ana, answered=1, assessed=False)
    interviews.finish(interview)
    unread = make.posting(owner=ana, text=f"{make.POSTING_TEXT} again", read=False)
    unwritten = make.question_set(owner=ana, of=interview.question_set.posting, size=8, written=False)
    for row in (unread, unwritten, interview.answers.first().assessment, interview.report):
        type(row).objects.filter(pk=row.pk).update(
            published_at=row.queued_at - 2 * generation.REPUBLISH_AFTER
        )

    posting_tasks.sweep()
    interview_tasks.sweep()

    assert {name for name, _ in sent} == {
        "postings.read_posting",
        "interviews.write_questions",
        "interviews.assess_answer",
        "interviews.write_report",
    }


def test_purge_when_run_clears_out_whatever_is_over(ana, vera):
    User.objects.update(seen_on="2020-01-01")
    ended = SessionStore()
    ended.set_expiry(-1)
    ended.save()
    StoredReply.objects.create(
        key="old", prompt="p", prompt_version=1, engine="remote", values=[], person=ana
    )
    StoredReply.objects.update(created_at=timezone.now() - timedelta(days=31))

    interview_tasks.purge()

    assert list(User.objects.all()) == [ana]
    assert (Session.objects.count(), StoredReply.objects.count()) == (0, 0)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("broken", ["accounts_user", "accounts_session"])
def test_purge_when_a_step_breaks_does_the_others(ana, broken):
    StoredReply.objects.create(
        key="old", prompt="p", prompt_version=1, engine="remote", values=[], person=ana
    )
    StoredReply.objects.update(created_at=timezone.now() - timedelta(days=31))
    ended = SessionStore()
    ended.set_expiry(-1)
    ended.save()
    sql = {"accounts_user": 'SELECT "accounts_user"', "accounts_session": 'DELETE FROM "accounts_session"'}

    with upon(sql[broken], die), pytest.raises(RuntimeError):
        interview_tasks.purge()

    assert (Session.objects.count(), StoredReply.objects.count()) == (int(broken == "accounts_session"), 0)


def test_door_of_trial_runs_when_opened_fills_the_sample(cora):
    sample = samples.add(make.question(curator=cora), text="Fine.", meant="1", by=cora)

    interview_tasks.try_sample(sample.pk)

    sample.refresh_from_db()
    assert sample.is_ready
