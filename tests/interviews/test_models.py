"""Rows that the database must refuse, and what rows call themselves."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import RestrictedError
from django.utils import timezone

from interviews.models import Answer, Assessment, Interview, Score, SetItem, Verdict
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def interview(ana):
    return make.finished(owner=ana, answered=1)


def refused():
    return pytest.raises(IntegrityError)


def test_rows_when_printed_say_what_they_are(interview):
    answer = interview.answers.first()
    rows = [interview.question_set, answer.item, interview, answer, answer.assessment, interview.report]
    rows += [answer.assessment.verdicts.first(), answer.assessment.scores.first()]
    rows += [interview.question_set.posting, interview.question_set.posting.lines.first()]
    rows += [interview.question_set.posting.listed_skills.first()]

    assert all(str(row) and "object (" not in str(row) for row in rows)


def test_interview_when_it_ended_must_say_when(interview):
    with refused(), transaction.atomic():
        Interview.objects.filter(pk=interview.pk).update(ended_at=None)


def test_interview_when_under_way_has_no_end(ana):
    running = make.interview(owner=ana)
    with refused(), transaction.atomic():
        Interview.objects.filter(pk=running.pk).update(ended_at=timezone.now())


def test_place_when_taken_takes_no_second_question(interview):
    first = interview.question_set.items.first()
    with refused(), transaction.atomic():
        SetItem.objects.create(
            question_set=interview.question_set, position=first.position, text="x", kind="technical"
        )


def test_place_when_its_question_was_taken_out_is_free(interview):
    first = interview.question_set.items.first()
    SetItem.objects.filter(pk=first.pk).update(removed_at=timezone.now())

    SetItem.objects.create(
        question_set=interview.question_set, position=first.position, text="x", kind="technical"
    )


def test_question_when_an_interview_asked_it_cannot_be_deleted(interview):
    with pytest.raises(RestrictedError):
        interview.answers.first().item.delete()


@pytest.mark.parametrize("rating", [0, 6])
def test_rating_when_off_the_scale_is_refused(interview, rating):
    with refused(), transaction.atomic():
        Answer.objects.update(self_rating=rating)


def test_answer_when_submitted_is_not_skipped(interview):
    with refused(), transaction.atomic():
        Answer.objects.filter(submitted_at__isnull=False).update(skipped_at=timezone.now())


def test_attempt_when_numbered_twice_is_refused(interview):
    answer = interview.answers.first()
    with refused(), transaction.atomic():
        Answer.objects.create(interview=interview, item=answer.item, position=1, attempt=1)


@pytest.mark.parametrize(
    ("verdict", "count"), [("shown", 0), ("partly", 0), ("partly", 4), ("missing", 1), ("unclear", 1)]
)
def test_verdict_when_credit_and_quotes_disagree_is_refused(interview, verdict, count):
    row = Verdict.objects.first()
    with refused(), transaction.atomic():
        Verdict.objects.filter(pk=row.pk).update(verdict=verdict, quote_count=count)


@pytest.mark.parametrize("levels", [(0, 0, 0), (6, 6, 6), (3, 4, 5), (3, 1, 2)])
def test_score_when_off_the_scale_is_refused(interview, levels):
    level, low, high = levels
    with refused(), transaction.atomic():
        Score.objects.update(level=level, low=low, high=high)


def test_answer_when_assessed_has_one_assessment(interview):
    with refused(), transaction.atomic():
        Assessment.objects.create(answer=Assessment.objects.first().answer)


def test_rows_of_banks_and_links_when_printed_say_what_they_are(ana, rui, cora):
    link = make.prep_link(by=rui)
    question = make.question(curator=cora)
    (report,) = make.reports(by=ana, texts=["How do you plan a week?"]).new

    assert str(link) == link.label
    assert str(question.bank) == question.bank.name
    assert str(question.versions.get()).startswith("Version 1 of ")
    assert str(report) == "How do you plan a week?"
