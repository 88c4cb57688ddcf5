"""What curators do with the questions of a bank: write, edit, submit, approve, send back, retire."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from interviews.content import Content
from interviews.criteria import LEAST, MOST
from interviews.domain.line_look import look_again
from interviews.enums import QUESTION_MOVES, QuestionOrigin, QuestionState
from interviews.models import PastReview, Question, QuestionBank, QuestionVersion
from interviews.models.question import CONTENT
from postings.models import Skill
from prep.accounts.models import User
from prep.held import Erased, hold, hold_all
from prep.states import IllegalMove, move

NO_REVIEW = {"submitted_by": None, "submitted_at": None}
NO_APPROVAL = {"approved_by": None, "approved_at": None}
NO_RETIREMENT = {"retired_by": None, "retired_at": None}


class OwnWork(Exception):
    """The bank asks for a second pair of eyes, and this person wrote the wording that stands."""


class Unfinished(Exception):
    """Without three to six criteria nobody can check an answer, so nobody can review the question."""


class Outdated(Exception):
    """Somebody changed the question since this person looked at it."""


def write(
    bank: QuestionBank, content: Content, *, by: User | None, origin: str = QuestionOrigin.CURATED
) -> Question:
    """A new draft."""
    return write_many(bank, [content], by=by, origin=origin)[0]


@transaction.atomic
def write_many(
    bank: QuestionBank,
    contents: Sequence[Content],
    *,
    by: User | None,
    origin: str = QuestionOrigin.CURATED,
    origins: Sequence[str] = (),
    pack_keys: Sequence[str | None] = (),
) -> list[Question]:
    """New drafts in a fixed number of queries, in the order given. `origins`, where they are not all alike."""
    keys = pack_keys or [None] * len(contents)
    known_by = origins or [origin] * len(contents)
    questions = Question.objects.bulk_create(
        Question(
            bank=bank,
            author=by,
            origin=known_as,
            pack_key=key,
            criteria_count=len(content.criteria),
            **content.values(),
        )
        for content, key, known_as in zip(contents, keys, known_by, strict=True)
    )
    QuestionVersion.objects.bulk_create(
        QuestionVersion(question=question, number=1, by=by, **content.values())
        for question, content in zip(questions, contents, strict=True)
    )
    link_skills(list(zip(questions, contents, strict=True)))
    return questions


def link_skills(pairs: Sequence[tuple[Question, Content]]) -> None:
    """A question's skills are those that its criteria name."""
    through = Question.skills.through
    through.objects.filter(question__in=[question for question, _ in pairs]).delete()
    rows = Skill.objects.current({skill for _, content in pairs for skill in content.skills})
    through.objects.bulk_create(
        [
            through(question=question, skill=skill)
            for question, content in pairs
            for skill in {rows[name] for name in content.skills}
        ]
    )


@transaction.atomic
def edit(question: Question, content: Content, *, by: User, seen: int | None = None) -> Question:
    """A new version, unless nothing changed. `seen` is the version that the person started from.

    An approved question stays approved, except in a bank that asks for a second pair of eyes: there it goes
    back to review.
    """
    edit_many([(question, content, seen)], by=by)
    return locked(question)


@transaction.atomic
def edit_many(changes: Sequence[tuple[Question, Content, int | None]], *, by: User) -> None:
    """Edit (question, content, seen) of each, in few queries. All or, where one cannot be edited, none."""
    hold_all(Question.objects.filter(pk__in=[question.pk for question, _, _ in changes]))
    there = Question.objects.select_related("bank").in_bulk([question.pk for question, _, _ in changes])
    edited = []
    for question, content, seen in changes:
        row = there.get(question.pk)
        if row is None:
            raise Erased
        if _is_edited(row, content, seen):
            edited.append((row, content))
    now = timezone.now()
    _review_anew([row for row, _ in edited if row.is_approved and row.bank.needs_second_eyes], by=by, at=now)
    QuestionVersion.objects.bulk_create(
        QuestionVersion(question=row, number=row.version + 1, by=by, **content.values())
        for row, content in edited
    )
    for row, content in edited:
        also = {"version": row.version + 1, "edited_at": now, "criteria_count": len(content.criteria)}
        Question.objects.filter(pk=row.pk).update(**content.values(), **also)
    link_skills(edited)
    if any(row.is_approved for row, _ in edited):
        look_again()


@transaction.atomic
def take_in(
    bank: QuestionBank,
    *,
    new: Sequence[tuple[Content, str]],
    changed: Sequence[tuple[Question, Content, int | None]],
    by: User,
) -> None:
    """What a table holds: new drafts, each with its origin, and new versions. All of it or nothing."""
    write_many(bank, [content for content, _ in new], by=by, origins=[origin for _, origin in new])
    edit_many(changed, by=by)


@transaction.atomic
def submit(question: Question, *, by: User) -> None:
    """Ask for a review."""
    question = locked(question)
    _must_stand_at(question, QuestionState.DRAFT)
    _must_be_whole(question.criteria_count)
    also = {"submitted_by": by, "submitted_at": timezone.now(), "note": ""}
    move(question, QUESTION_MOVES, QuestionState.IN_REVIEW, **also)


@transaction.atomic
def approve(question: Question, *, by: User, seen: int | None = None) -> None:
    """From now on sets may draw it. `seen` is the version that the person looked at."""
    question = locked(question)
    if seen is not None and seen != question.version:
        raise Outdated
    if question.bank.needs_second_eyes and by.pk in written_by(question):
        raise OwnWork
    also = {"approved_by": by, "approved_at": timezone.now(), "note": ""}
    move(question, QUESTION_MOVES, QuestionState.APPROVED, **also)
    look_again()


@transaction.atomic
def send_back(question: Question, *, by: User, note: str = "") -> None:
    """Not yet: a draft again, with a word why."""
    question = locked(question)
    _must_stand_at(question, QuestionState.IN_REVIEW)
    _keep(question, by=by, note=note)
    move(question, QUESTION_MOVES, QuestionState.DRAFT, note=note, **NO_REVIEW)


@transaction.atomic
def retire(question: Question, *, by: User, note: str = "") -> None:
    """No set draws it any more. Sets that hold it keep their copy."""
    also = {"retired_by": by, "retired_at": timezone.now(), "note": note}
    move(question, QUESTION_MOVES, QuestionState.RETIRED, **also)
    look_again()


@transaction.atomic
def take_up(question: Question, *, by: User) -> None:
    """A retired question is a draft again, to be reviewed like any other."""
    question = locked(question)
    _must_stand_at(question, QuestionState.RETIRED)
    _keep(question, by=by, note=None)
    also = {"merged_into": None, "note": "", **NO_REVIEW, **NO_APPROVAL, **NO_RETIREMENT}
    move(question, QUESTION_MOVES, QuestionState.DRAFT, **also)


def written_by(question: Question) -> set[int]:
    """Who wrote the wording that stands. Empty for an engine's, a pack's, or that of somebody who has left."""
    now = question.versions.filter(number=question.version, by__isnull=False)
    return set(now.values_list("by", flat=True))


def locked(question: Question) -> Question:
    """The row as it stands, held until the end of the transaction where the database can."""
    return hold(Question.objects.select_related("bank"), question.pk)


def _is_edited(row: Question, content: Content, seen: int | None) -> bool:
    """Would this be a new version? Raises where the question cannot be edited, or not to that."""
    if seen is not None and seen != row.version:
        raise Outdated
    if row.state == QuestionState.RETIRED:
        raise IllegalMove("a retired question is taken up again before it is edited")
    values = content.values()
    if all(getattr(row, name) == values[name] for name in CONTENT):
        return False
    if row.state in (QuestionState.IN_REVIEW, QuestionState.APPROVED):
        _must_be_whole(len(content.criteria))
    return True


def _review_anew(rows: Sequence[Question], *, by: User, at: datetime) -> None:
    """Approved questions go back to review."""
    for row in rows:
        _keep(row, by=by, ended_in=QuestionState.IN_REVIEW)
        again = {"submitted_by": by, "submitted_at": at, **NO_APPROVAL}
        move(row, QUESTION_MOVES, QuestionState.IN_REVIEW, **again)


def _keep(
    question: Question, *, by: User, ended_in: str = QuestionState.DRAFT, note: str | None = ""
) -> None:
    """Before a new way begins: who was on this one stays known."""
    PastReview.objects.keep(Question.objects.filter(pk=question.pk), by=by, ended_in=ended_in, note=note)


def _must_stand_at(question: Question, state: str) -> None:
    """For states that can be reached in two ways: each verb goes its own."""
    if question.state != state:
        raise IllegalMove(f"the question is {question.state}, not {state}")


def _must_be_whole(criteria: int) -> None:
    if not LEAST <= criteria <= MOST:
        raise Unfinished
