"""Who may see what: the person it belongs to, nobody else. Others' rows look like rows that do not exist."""

from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import Http404

from interviews.models import (
    Answer,
    Assessment,
    Interview,
    Question,
    QuestionBank,
    QuestionSet,
    ReportedQuestion,
    SetItem,
)
from postings.models import Posting
from prep.accounts.models import User


def question_set_for(person: User, code: str) -> QuestionSet:
    sets = QuestionSet.objects.select_related("posting")
    found = sets.filter(code=code, requested_by=person).first()
    if found is None:
        raise Http404("no such question set")
    return found


def item_for(person: User, code: str, pk: int) -> SetItem:
    """A question that is still in the set."""
    items = SetItem.objects.live().select_related("question_set__posting")
    found = items.filter(pk=pk, question_set__code=code, question_set__requested_by=person).first()
    if found is None:
        raise Http404("no such question")
    return found


def interview_for(person: User, code: str) -> Interview:
    interviews = Interview.objects.select_related("question_set__posting")
    found = interviews.filter(code=code, candidate=person).first()
    if found is None:
        raise Http404("no such interview")
    return found


def answer_for(person: User, code: str, pk: int) -> Answer:
    answers = Answer.objects.select_related("interview__question_set__posting", "item")
    found = answers.filter(pk=pk, interview__code=code, interview__candidate=person).first()
    if found is None:
        raise Http404("no such answer")
    return found


def assessment_for(person: User, code: str, pk: int) -> Assessment:
    assessments = Assessment.objects.select_related("answer__interview")
    own = assessments.filter(answer__interview__code=code, answer__interview__candidate=person)
    found = own.filter(answer=pk).first()
    if found is None:
        raise Http404("no such assessment")
    return found


def practice_of(person: User | None) -> QuerySet[Posting]:
    """A person's postings, newest first, each with its question sets and their interviews."""
    mine = Posting.objects.filter(owner=person) if person else Posting.objects.none()
    interviews = Interview.objects.annotate(
        asked=Count("answers", filter=Q(answers__attempt=1)),
        answered=Count("answers", filter=Q(answers__attempt=1, answers__submitted_at__isnull=False)),
    )
    sets = QuestionSet.objects.prefetch_related(Prefetch("interviews", interviews))
    return mine.prefetch_related(Prefetch("question_sets", sets))


def banks_of(curator: User) -> QuerySet[QuestionBank]:
    """The banks a curator works in: all shared ones and those of their own."""
    return QuestionBank.objects.for_curator(curator)


def bank_for(curator: User, code: str) -> QuestionBank:
    found = banks_of(curator).filter(code=code).first()
    if found is None:
        raise Http404("no such bank")
    return found


def own_bank_for(curator: User, code: str) -> QuestionBank:
    """A bank whose settings this curator may change: their own, or one that nobody owns any more."""
    found = bank_for(curator, code)
    if found.curator_id not in (None, curator.pk) and not curator.is_superuser:
        raise Http404("not this curator's bank")
    return found


def question_for(curator: User, code: str) -> Question:
    found = Question.objects.for_curator(curator).select_related("bank").filter(code=code).first()
    if found is None:
        raise Http404("no such question")
    return found


def reported_for(person: User, code: str) -> ReportedQuestion:
    """A question that the person has reported."""
    found = ReportedQuestion.objects.filter(code=code, reporter=person).first()
    if found is None:
        raise Http404("no such report")
    return found


def reported_of(person: User) -> QuerySet[ReportedQuestion]:
    """All that a person has reported, newest first, each with what became of it."""
    return ReportedQuestion.objects.filter(reporter=person).select_related("question")


def moderated(code: str) -> ReportedQuestion:
    """Any reported question, for curators: the role is asked for at the door."""
    found = ReportedQuestion.objects.select_related("lead", "question__bank").filter(code=code).first()
    if found is None:
        raise Http404("no such report")
    return found
