"""On whose account the engine works on a set or an interview."""

from interviews.models import Interview, QuestionSet
from prep.engines.base import Bill


def of_question_set(question_set: QuestionSet) -> Bill:
    return Bill(question_set.requested_by_id)


def of_interview(interview: Interview) -> Bill:
    """Begun by a prep link it goes on the account of those who share the link, as long as they do."""
    link = interview.prep_link
    if link is None or link.revoked_at is not None:
        return Bill(interview.candidate_id)
    return Bill(interview.candidate_id, link.organization.account_id, f"link {link.pk}")
