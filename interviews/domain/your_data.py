"""What a person may always do with everything that is theirs: take it along, or have it gone."""

import logging
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from allauth.account.models import EmailAddress
from django.db import DatabaseError, connection, models, transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from interviews import search
from interviews.domain import reported
from interviews.enums import BankVisibility
from interviews.models import (
    Answer,
    Assessment,
    Consent,
    Correction,
    Interview,
    Invitation,
    LineLook,
    PastReview,
    PrepLink,
    Question,
    QuestionBank,
    QuestionSet,
    QuestionVersion,
    Report,
    ReportedQuestion,
    SampleAnswer,
    Score,
    SetItem,
    Verdict,
)
from postings.models import Posting, PostingLine, PostingSkill, Skill
from prep.accounts import organizations, signups, traces, visitors
from prep.accounts.models import Organization, User
from prep.engines import replies
from prep.generation import Generated
from prep.held import hold_all

log = logging.getLogger(__name__)

# Not exported, and why. Everything else of these models is; a test walks the models to make sure.
BOOKKEEPING = {field.name for field in Generated._meta.local_fields} - {"state", "engine"}
KEPT_OUT = {
    "id": "number of a row, means nothing outside",
    "password": "a hash; nobody needs it twice",
    "key": "the skill's name in lower case",
    **dict.fromkeys(("organization_key", "role_key", "fold"), "what was typed, in lower case"),
    "lead": "number of a row: another report of the same question",
    "reviewed_by": "somebody else",
    **dict.fromkeys(BOOKKEEPING, "when and how often a worker tried"),
}


@dataclass(frozen=True)
class Branch:
    """A model of the tree, the field that names its parent, and what hangs on it."""

    model: type[models.Model]
    parent: str
    name: str
    children: tuple["Branch", ...] = ()


ASSESSMENT = Branch(
    Assessment,
    "answer",
    "assessment",
    (
        Branch(Verdict, "assessment", "verdicts", (Branch(Correction, "verdict", "corrections"),)),
        Branch(Score, "assessment", "scores"),
    ),
)
IN_INTERVIEW = (
    Branch(Answer, "interview", "answers", (ASSESSMENT,)),
    Branch(Report, "interview", "report"),
    Branch(Consent, "interview", "consents"),
)
INTERVIEW = Branch(Interview, "question_set", "interviews", IN_INTERVIEW)
# Begun by a prep link, on questions that belong to an organization.
INVITED = Branch(Interview, "candidate", "invited_interviews", IN_INTERVIEW)
TREE = Branch(
    Posting,
    "owner",
    "postings",
    (
        Branch(PostingLine, "posting", "lines", (Branch(LineLook, "line", "look"),)),
        Branch(PostingSkill, "posting", "listed_skills"),
        Branch(
            QuestionSet, "posting", "question_sets", (Branch(SetItem, "question_set", "items"), INTERVIEW)
        ),
    ),
)

# What a curator made: their banks, and the questions they wrote in any bank.
BANKS = Branch(QuestionBank, "curator", "banks")
QUESTIONS = Branch(
    Question,
    "author",
    "questions",
    (
        Branch(QuestionVersion, "question", "versions"),
        Branch(PastReview, "question", "past_reviews"),
        Branch(SampleAnswer, "question", "samples"),
    ),
)
# What they brought back from real interviews.
REPORTS = Branch(ReportedQuestion, "reporter", "reported_questions")
# Proved or not, for the account holds them.
ADDRESSES = Branch(EmailAddress, "user", "email_addresses")
TREES = (ADDRESSES, TREE, BANKS, QUESTIONS, REPORTS)

# What is erased -> where skills are named in it, and the way up from there.
NAMED: dict[type[models.Model], list[tuple[type[models.Model], str]]] = {
    Posting: [(PostingSkill, "posting"), (PostingLine.skills.through, "postingline__posting")],
    QuestionSet: [(SetItem.skills.through, "setitem__question_set")],
    Interview: [(Verdict, "assessment__answer__interview"), (Score, "assessment__answer__interview")],
    QuestionBank: [(Question.skills.through, "question__bank")],
}


def export(person: User) -> dict[str, Any]:
    """Everything that belongs to the person, as plain values. One query per model, however much there is."""
    return {
        "format": "prep-export-1",
        "person": _values(person),
        "organization": _place_in_organization(person),
        **{tree.name: _branch(tree, [person.pk]).get(person.pk, []) for tree in TREES},
        INVITED.name: _invited(person),
    }


@transaction.atomic
def erase(person: User) -> None:
    """Delete a person and everything that is theirs. What remains names nobody: ledger rows, what a curator
    wrote in banks that others share, and the count of questions that were reported and taken.

    What belongs to an organization stays with it; with its last member the organization goes as well. All their
    sessions end.
    """
    _forget(_erase(person))


def purge() -> int:
    """Erase visitors who were not seen for 30 days and by no prep link can come back, and sign-ups that nobody
    proved. Returns how many. Safe to run twice at once."""
    gone = 0
    try:
        for due in (_unseen(), signups.unproved()):
            for pk in list(due.values_list("pk", flat=True)):
                gone += _erase_if(due, pk)
    finally:  # also when the worker's time is over
        with transaction.atomic():
            _forget(set())
            # What went out of use otherwise: by a new reading or another wording, say.
            Skill.objects.delete_unused()
            search.forget(connection.alias)
    return gone


def _erase_if(due: QuerySet[User], pk: int) -> bool:
    """Erase one person, unless they came back meanwhile. Who cannot be erased keeps nobody else from it."""
    try:
        with transaction.atomic():
            person = due.select_for_update().filter(pk=pk).first()
            if person is not None:
                Skill.objects.filter(pk__in=_erase(person)).delete_unused()
        return person is not None
    except DatabaseError:
        log.exception("person %s could not be erased", pk)
        return False


def _unseen() -> QuerySet[User]:
    """Visitors who are due. A guest is not while the link can be of use, and for a while after its end."""
    ended = timezone.now() - visitors.KEEP_FOR
    by_link = Interview.objects.filter(candidate=OuterRef("pk"), prep_link__expires_at__gt=ended)
    return visitors.unseen().filter(~Exists(by_link))


def _erase(person: User) -> set[int]:
    """Returns the skills that may be out of use now."""
    theirs = Interview.objects.filter(candidate=person)
    asked = QuestionSet.objects.filter(requested_by=person)
    postings = Posting.objects.filter(owner=person)
    # Nothing more is begun in their name. The key stays free: who has a row of theirs may still refer to them.
    hold_all(User.objects.filter(pk=person.pk), no_key=True)
    _hold(postings, asked, theirs)
    banks = QuestionBank.objects.filter(curator=person, visibility=BankVisibility.PRIVATE)
    names = _named_in(postings, asked, theirs, banks)
    if (left_empty := organizations.leave(person)) is not None:
        close(left_empty)
    Invitation.objects.filter(interviews__candidate=person).update(email="", name="")
    _forget_addresses(person)
    reported.forget(person)
    theirs.delete()
    asked.delete()
    postings.delete()
    banks.delete()
    search.forget(connection.alias)
    traces.forget(person)
    person.delete()
    return names


def _forget_addresses(person: User) -> None:
    """Take the person's addresses off the lists of others, invitations and offers of a place: those that they have
    proved, for what somebody merely typed may well be another's."""
    for address in organizations.verified(person).values_list("email", flat=True):
        Invitation.objects.filter(email__iexact=address).update(email="", name="")
    organizations.offers_to(person).delete()


@transaction.atomic
def close(organization: Organization) -> None:
    """Delete an organization with its links and postings. Candidates keep what they rehearsed."""
    postings = Posting.objects.filter(owner=organization.account_id)
    asked = QuestionSet.objects.filter(posting__owner=organization.account_id)
    _hold(postings, asked, Interview.objects.filter(question_set__in=asked))
    names = _named_in(postings, asked)
    PrepLink.objects.filter(organization=organization).delete()
    for posting in postings:
        _let_go(posting)
    account = organization.account
    organization.delete()
    account.delete()
    _forget(names)


@transaction.atomic
def erase_posting(posting: Posting) -> None:
    """Delete a posting with its question sets, interviews and prep links; where candidates came to it by a
    link, what they rehearsed is theirs and stays. What engines had said of it is forgotten."""
    erased = Posting.objects.filter(pk=posting.pk)
    asked = QuestionSet.objects.filter(posting=posting)
    rehearsed = Interview.objects.filter(question_set__posting=posting)
    _hold(erased, asked, rehearsed)
    names = _named_in(erased, asked, rehearsed)
    replies.forget({posting.owner_id})
    PrepLink.objects.filter(question_set__posting=posting).delete()
    if posting.owner.is_organization:
        _let_go(posting)
    else:
        replies.forget(set(rehearsed.values_list("candidate", flat=True)))
        rehearsed.delete()
        asked.delete()
        posting.delete()
    _forget(names)


def _let_go(posting: Posting) -> None:
    """Delete a posting of an organization as far as nobody's rehearsal hangs on it; the rest becomes nobody's,
    and goes with the last of those rehearsals."""
    unused = QuestionSet.objects.filter(posting=posting, interviews=None)
    unused.delete()
    if not QuestionSet.objects.filter(posting=posting).exists():
        posting.delete()
        return
    nobody = User.objects.create_account_of_organization()
    QuestionSet.objects.filter(posting=posting).update(requested_by=nobody)
    Posting.objects.filter(pk=posting.pk).update(owner=nobody)


def _forget_let_go() -> set[int]:
    """What was kept for rehearsals that are gone now. Returns the skills that may be out of use by that."""
    nobody = User.objects.filter(is_organization=True, organization=None)
    asked = QuestionSet.objects.filter(requested_by__in=nobody, interviews=None)
    postings = Posting.objects.filter(owner__in=nobody)
    names = _named_in(postings.filter(question_sets__in=asked), asked)
    asked.delete()
    postings.filter(question_sets=None).delete()
    nobody.filter(postings=None).delete()
    return names


@transaction.atomic
def erase_interview(interview: Interview) -> None:
    """Delete an interview with its answers, assessments and report, and what engines had said of them."""
    erased = Interview.objects.filter(pk=interview.pk)
    asked = QuestionSet.objects.filter(interviews=interview)
    _hold(Posting.objects.filter(question_sets__in=asked), asked, erased)
    names = _named_in(erased)
    replies.forget({interview.candidate_id} - {None})
    interview.delete()
    _forget(names)


def _hold(postings: QuerySet[Posting], asked: QuerySet[QuestionSet], rehearsed: QuerySet[Interview]) -> None:
    """Lock postings, question sets and interviews, and what hangs on these, from the top down, as whoever writes in
    one does.

    Django deletes from the bottom up: begun without this, an eraser and a writer may wait for each other, and what
    was added to a posting or a set meanwhile would keep it from being deleted.
    """
    assessed = Assessment.objects.filter(answer__interview__in=rehearsed)
    for rows in (postings, asked, rehearsed, assessed):
        hold_all(rows)


def _named_in(*erased: QuerySet[Any]) -> set[int]:
    """The skills to which these rows refer, and what hangs on them: no others go out of use with them."""
    found: set[int] = set()
    for rows in erased:
        for model, way in NAMED[rows.model]:
            used = model._base_manager.filter(**{f"{way}__in": rows}).order_by()
            found.update(used.values_list("skill", flat=True))
    return found


def _forget(names: set[int]) -> None:
    """What nothing refers to any more: of these skills, and of what was kept for others."""
    Skill.objects.filter(pk__in=names | _forget_let_go()).delete_unused()
    transaction.on_commit(_empty_log, robust=True)


def _empty_log() -> None:
    """SQLite keeps erased rows in its write-ahead log until that is written back: do so now."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _place_in_organization(person: User) -> dict[str, Any] | None:
    """Which organization the person is in; its postings and links are its own, not the person's."""
    membership = getattr(person, "membership", None)
    if membership is None:
        return None
    return {
        "name": membership.organization.name,
        "is_owner": membership.is_owner,
        "joined_at": membership.joined_at,
    }


def _invited(person: User) -> list[dict[str, Any]]:
    """Interviews on an organization's questions, each answer with the question that was asked."""
    begun = _branch(INVITED, [person.pk], exclude={"question_set__requested_by": person})
    found = begun.get(person.pk, [])
    given = SetItem.objects.filter(answers__interview__candidate=person)
    asked = dict(given.values_list("pk", "text"))
    for interview in found:
        for answer in interview["answers"]:
            answer["question"] = asked[answer["item"]]
    return found


def _branch(
    branch: Branch, parents: list[int], exclude: dict[str, Any] | None = None
) -> dict[int, list[dict[str, Any]]]:
    """parent's pk -> the rows of this branch under it, each with its own branches."""
    under = _rows(branch).filter(**{f"{branch.parent}__in": parents}).order_by("pk")
    rows = list(under.exclude(**exclude) if exclude else under)
    below = {child: _branch(child, [row.pk for row in rows]) for child in branch.children}
    found = defaultdict(list)
    for row in rows:
        values = _values(row, without=branch.parent)
        values |= {child.name: below[child].get(row.pk, []) for child in branch.children}
        found[getattr(row, f"{branch.parent}_id")].append(values)
    return found


def _rows(branch: Branch) -> models.QuerySet[Any]:
    related = [field.name for field in branch.model._meta.fields if field.related_model is Skill]
    many = [field.name for field in branch.model._meta.many_to_many]
    return branch.model._default_manager.select_related(*related).prefetch_related(*many)


def _values(row: models.Model, without: str = "") -> dict[str, Any]:
    values: dict[str, Any] = {}
    for field in row._meta.fields:
        if field.name in KEPT_OUT or field.name == without:
            continue
        value = getattr(row, field.name) if field.related_model is Skill else getattr(row, field.attname)
        values[field.name] = value.name if isinstance(value, Skill) else value
    for many in row._meta.many_to_many:
        if many.related_model in (Skill, PostingLine):
            values[many.name] = [str(getattr(one, "name", one.pk)) for one in getattr(row, many.name).all()]
    return values
