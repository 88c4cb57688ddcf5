"""Plain makers of rows: keyword-only, typed, each does what its name says through the real verbs."""

from typing import Any

from interviews.domain import interview as interviews
from interviews.domain import question_set as question_sets
from interviews.models import Answer, Interview, QuestionSet
from interviews.pipeline.assessment import assess_answer
from interviews.pipeline.question_set import write_questions
from interviews.pipeline.report import write_report
from postings.domain import posting as postings
from postings.models import Posting
from postings.pipeline import read_posting
from prep.accounts.models import User
from tests.texts import GOOD_ANSWER, POSTING_TEXT

PASSWORD = "correct horse battery"


def person(*, email: str = "ana@example.org", **fields: Any) -> User:
    """Somebody with an account, ready to sign in with PASSWORD."""
    made = User.objects.create_user(email, PASSWORD, **fields)
    made.emailaddress_set.create(email=email, verified=True, primary=True)
    return made


def visitor() -> User:
    return User.objects.create_visitor()


def posting(*, owner: User, text: str = POSTING_TEXT, read: bool = True) -> Posting:
    """A posting, read by the embedded engine unless `read` is False."""
    made = postings.submit(text=text, by=owner)
    if read:
        read_posting(made.pk)
    made.refresh_from_db()
    return made


def question_set(
    *, owner: User, of: Posting | None = None, size: int = 6, written: bool = True
) -> QuestionSet:
    """A set, written by the embedded engine unless `written` is False."""
    made = question_sets.request(posting=of or posting(owner=owner), size=size, by=owner)
    if written:
        write_questions(made.pk)
    made.refresh_from_db()
    return made


def interview(
    *,
    owner: User,
    of: QuestionSet | None = None,
    mode: str = "coached",
    answered: int = 0,
    assessed: bool = True,
) -> Interview:
    """An interview under way, with so many answers submitted (and assessed)."""
    made = interviews.start(question_set=of or question_set(owner=owner), mode=mode, by=owner)
    for answer in made.answers.all()[:answered]:
        submit(answer, assessed=assessed)
    return made


def submit(answer: Answer, *, text: str = GOOD_ANSWER, assessed: bool = True) -> Answer:
    """Submit an answer, and have it assessed."""
    interviews.submit(answer, text=text, seconds=90, version=answer.version)
    answer.refresh_from_db()
    if assessed:
        assess_answer(answer.assessment.pk)
        answer.refresh_from_db()
    return answer


def finished(
    *, owner: User, of: QuestionSet | None = None, mode: str = "coached", answered: int = 2
) -> Interview:
    """An interview that is over, with its report."""
    made = interview(owner=owner, of=of, mode=mode, answered=answered)
    interviews.finish(made)
    made.refresh_from_db()
    if hasattr(made, "report"):
        write_report(made.report.pk)
        made.report.refresh_from_db()
    return made
