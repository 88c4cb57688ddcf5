"""Plain makers of rows: keyword-only, typed, each does what its name says through the real verbs."""

import hashlib
from datetime import date
from typing import Any

from interviews.criteria import standard
from interviews.domain import bank as banks
from interviews.domain import correction as corrections
from interviews.domain import guest as guests
from interviews.domain import interview as interviews
from interviews.domain import moderation
from interviews.domain import prep_link as prep_links
from interviews.domain import question as questions
from interviews.domain import question_set as question_sets
from interviews.domain import reported as reporting
from interviews.enums import QuestionKind
from interviews.models import (
    Answer,
    Correction,
    Interview,
    Invitation,
    PrepLink,
    Question,
    QuestionBank,
    QuestionSet,
    ReportedQuestion,
    SetItem,
    Verdict,
)
from interviews.pipeline.assessment import assess_answer
from interviews.pipeline.question_set import write_questions
from interviews.pipeline.report import write_report
from postings.domain import posting as postings
from postings.models import Posting
from postings.pipeline import read_posting
from prep.accounts import organizations
from prep.accounts.models import Organization, User
from tests.texts import GOOD_ANSWER, POSTING_TEXT

PASSWORD = "correct horse battery"


def person(*, email: str = "ana@example.org", **fields: Any) -> User:
    """Somebody with an account, ready to sign in with PASSWORD."""
    made = User.objects.create_user(email, PASSWORD, **fields)
    made.emailaddress_set.create(email=email, verified=True, primary=True)
    return made


def visitor() -> User:
    return User.objects.create_visitor()


def organization(*, by: User, name: str = "Riverside Hospital") -> Organization:
    return organizations.found(name=name, by=by)


def member(*, of: Organization, email: str) -> User:
    """Somebody with an account who has taken a place."""
    made = person(email=email)
    owner = of.memberships.filter(is_owner=True)[0].person
    organizations.offer(of, email=email, by=owner)
    organizations.join(organizations.offers_to(made)[0], by=made)
    return made


def own_questions(*, owner: User, size: int = 3) -> QuestionSet:
    """A set of questions written by hand, on a posting that nobody read: quick, and fit to rehearse."""
    made = postings.submit(text=f"{POSTING_TEXT}\nRound {Posting.objects.count()}", by=owner)
    Posting.objects.filter(pk=made.pk).update(title="Ward Sister", state="ready")
    made_set = QuestionSet.objects.create(posting_id=made.pk, requested_by=owner, size=0, state="ready")
    for number in range(size):
        question_sets.add_own(
            made_set,
            text=f"Tell me about a time you planned the staffing of ward {number + 1} at short notice.",
            kind="behavioral",
            difficulty=2,
            minutes=3,
            skill="Staff Planning",
        )
    return QuestionSet.objects.select_related("posting").get(pk=made_set.pk)


def prep_link(*, by: User, of: QuestionSet | None = None, **also: Any) -> PrepLink:
    """A live link of the recruiter's organization, which is founded where there is none."""
    home = organization(by=by)
    values = {
        "label": "Spring round",
        "note": "Take your time.",
        "contact": "Rui, rui@example.org",
        "mode": "",
        "days": 14,
        "max_uses": 50,
    }
    return prep_links.make(
        question_set=of or own_questions(owner=home.account), organization=home, by=by, **{**values, **also}
    )


def guest_interview(
    *,
    link: PrepLink,
    by: User | None = None,
    invitation: Invitation | None = None,
    mode: str = "coached",
    answered: int = 1,
    over: bool = True,
) -> Interview:
    """A rehearsal begun by the link, finished with its report unless `over` is False."""
    made = guests.start(link=link, invitation=invitation, mode=mode, by=by or visitor())
    for answer in made.answers.all()[:answered]:
        submit(answer)
    if over:
        interviews.finish(made)
        made.refresh_from_db()
        if hasattr(made, "report"):
            write_report(made.report.pk)
    return Interview.objects.get(pk=made.pk)


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
    """An interview under way, with so many answers submitted (and assessed). In a set of its own the answered questions
    are such as the usual answer speaks to, whichever the engine wrote."""
    made = interviews.start(question_set=of or question_set(owner=owner), mode=mode, by=owner)
    for answer in made.answers.select_related("item")[:answered]:
        if of is None:
            fit(answer.item)
        submit(answer, assessed=assessed)
    return made


def fit(item: SetItem) -> None:
    """Have the question ask for what the usual answer tells."""
    item.text = f"Tell me about a time you planned the staffing of ward {item.position} at short notice."
    item.kind = QuestionKind.BEHAVIORAL
    item.criteria = standard(item.kind, item.criteria[0]["skill"])
    item.save()


def credited(*, owner: User) -> Interview:
    """An interview under way in which the engine credits something."""
    return interview(owner=owner, answered=1)


def submit(answer: Answer, *, text: str = GOOD_ANSWER, assessed: bool = True) -> Answer:
    """Submit an answer, and have it assessed."""
    interviews.submit(answer, text=text, seconds=90, version=answer.version)
    answer.refresh_from_db()
    if assessed:
        assess_answer(answer.assessment.pk)
        answer.refresh_from_db()
    return answer


def correction(*, of: Interview, **said: Any) -> Correction:
    """What the candidate says against the first verdict of an interview: that it is unclear, unless told."""
    verdict = Verdict.objects.filter(assessment__answer__interview=of).order_by("pk").first()
    assert verdict is not None
    corrections.correct(verdict, **{"claimed": "unclear", **said})
    return verdict.corrections.get()


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


def bank(*, curator: User, **values: Any) -> QuestionBank:
    """A shared bank, unless `visibility` says otherwise."""
    return banks.create(by=curator, **{"name": "Ward clerks", "visibility": "shared", **values})


def content(*, skill: str = "Planning", **values: Any) -> questions.Content:
    """What a whole question says, with three criteria for one skill."""
    usual: dict[str, Any] = {
        "text": "Tell me about a week in which two wards needed the same bed. What did you do?",
        "kind": "behavioral",
        "difficulty": 2,
        "minutes": 3,
        "criteria": [
            ("Names the two needs and who had them", skill),
            ("Says which came first and gives the reason", skill),
            ("Says how the other ward was told", skill),
        ],
        "probes": ["Who did you tell first?"],
        "levels": {
            "1": "A general rule.",
            "3": "One week, with an order.",
            "5": "The order and what came of it.",
        },
    }
    return questions.Content(**usual | values)


def question(
    *, curator: User, of: QuestionBank | None = None, state: str = "draft", **values: Any
) -> Question:
    """A question of a bank, taken by the curator through review as far as `state` says."""
    made = questions.write(of or bank(curator=curator), content(**values), by=curator)
    if state in ("in_review", "approved"):
        questions.submit(made, by=curator)
        made.refresh_from_db()
    if state == "approved":
        questions.approve(made, by=curator)
    if state == "retired":
        questions.retire(made, by=curator)
    made.refresh_from_db()
    return made


def asked(person: User, question: Question, *, skip: bool = False, finish: bool = False) -> Answer:
    """The person is asked the question in a set of their own, as its first, and answers it."""
    made = question_set(owner=person, size=3)
    first = made.items.order_by("position")[0]
    made.items.filter(pk=first.pk).update(
        question=question,
        question_version=question.version,
        text=question.text,
        criteria=question.criteria,
        origin="curated",
    )
    begun = interview(owner=person, of=made)
    answer = begun.answers.get(item=first)
    if skip:
        interviews.skip(answer)
    else:
        submit(answer)
    if finish:
        interviews.finish(begun)
        write_report(begun.report.pk)
    return answer


def unlike(count: int, start: int = 0) -> list[str]:
    """Questions that have no words in common."""
    digests = (hashlib.sha256(str(number).encode()).hexdigest() for number in range(start, start + count))
    return [f"How {one[:9]} {one[9:20]} {one[20:33]}?" for one in digests]


def reports(*, by: User, texts: list[str], **values: Any) -> reporting.Kept:
    """Questions that a person brought back from an interview for a ward clerk."""
    usual: dict[str, Any] = {
        "hiring_organization": "Harbour Street Clinic",
        "role": "Ward clerk",
        "stage": "first",
        "asked_on": date(2026, 10, 1),
    }
    return reporting.report(by=by, texts=texts, **usual | values)


def accept(*, curator: User, text: str = "", approve: bool = True) -> Question:
    """The first report that waits, taken into a shared bank of its own."""
    row = ReportedQuestion.objects.pending().order_by("pk")[0]
    return moderation.accept(
        row,
        by=curator,
        bank=bank(curator=curator),
        text=text or row.text,
        kind="behavioral",
        difficulty=2,
        skill="Planning",
        approve=approve,
    )


def accepted(
    *, by: User, curator: User, text: str = "How do you plan a week?", approve: bool = True, **values: Any
) -> Question:
    """An approved question that came of one report."""
    reports(by=by, texts=[text], **values)
    return accept(curator=curator, approve=approve)


def approve(made: Question, *, curator: User) -> None:
    """A draft taken through review."""
    questions.submit(made, by=curator)
    questions.approve(made, by=curator)
