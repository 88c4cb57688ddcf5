"""On whose account the engine works on a set or an interview."""

from interviews.models import Interview, QuestionSet
from prep.engines.base import Bill


def of_question_set(question_set: QuestionSet) -> Bill:
    return Bill(question_set.requested_by_id)


def of_interview(interview: Interview) -> Bill:
    return Bill(interview.candidate_id)
