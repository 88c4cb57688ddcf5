"""What curators do with the questions of a bank: write, edit, submit, approve, send back, retire."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from interviews.content import Content
from interviews.criteria import LEAST, MOST
from interviews.domain.line_look import look_again
from interviews.enums import QUESTION_MOVES, QuestionOrigin, QuestionState
from interviews.models import PastReview, Question, QuestionBank, QuestionVersion
from interviews.models.question import CONTENT, QuestionQuerySet
from postings.models import Skill
from prep.accounts.models import User
from prep.held import Erased, hold, hold_all
from prep.states import IllegalMove, move, sources

NO_REVIEW = {"submitted_by": None, "submitted_at": None}
NO_APPROVAL = {"approved_by": None, "approved_at": None}
NO_RETIREMENT = {"retired_by": None, "retired_at": None}


class OwnWork(Exception):
    """The bank asks for a second pair of eyes, and this person wrote the wording that stands."""


class Unfinished(Exception):
    """Without three to six criteria nobody can check an answer, so nobody can review the question."""


class Outdated(Exception):
    """Somebody changed the question since this person looked at it."""


@dataclass(frozen=True)
class Guard:
    """What has to be true before a verb is done, asked of one question and of many: both ask the same."""

    refusal: type[Exception]
    lets: Callable[[Question, User], bool]
    among: Callable[[QuestionQuerySet, User], QuestionQuerySet]


@dataclass(frozen=True)
class Verb:
    """One step of a review: where it leads, and what it writes besides. `bulk` does the same to many."""

    to: str
    only_from: str = ""  # where `to` can be reached in two ways, each verb goes its own
    stamps: str = ""  # whose name and time it writes
    empties: Mapping[str, None] = field(default_factory=dict)
    guard: Guard | None = None
    begins_anew: bool = False  # who was on the way that is over stays known
    keeps_note: bool = False  # with the note that stands, not with this one's
    changes_draws: bool = False  # sets may draw other questions than before

    @property
    def sources(self) -> list[str]:
        return [self.only_from] if self.only_from else sources(QUESTION_MOVES, self.to)

    def values(self, by: User, note: str = "") -> dict[str, Any]:
        stamp = {f"{self.stamps}_by": by, f"{self.stamps}_at": timezone.now()} if self.stamps else {}
        return {**self.empties, **stamp, "note": note}


def own_words(person: User) -> Exists:
    """Did this person write the wording that stands? Nobody did an engine's, a pack's, or that of somebody who left."""
    now = QuestionVersion.objects.filter(question=OuterRef("pk"), number=OuterRef("version"))
    return Exists(now.filter(by=person.pk))


def _is_whole(question: Question, by: User) -> bool:
    return LEAST <= question.criteria_count <= MOST


def _whole(questions: QuestionQuerySet, by: User) -> QuestionQuerySet:
    return questions.filter(criteria_count__range=(LEAST, MOST))


def _may_be_approved(question: Question, by: User) -> bool:
    if not question.bank.needs_second_eyes:
        return True
    return not Question.objects.filter(own_words(by), pk=question.pk).exists()


def _approvable(questions: QuestionQuerySet, by: User) -> QuestionQuerySet:
    # By key, not by a join: an update then needs no second look at the rows.
    strict = QuestionBank.objects.filter(needs_second_eyes=True).values("pk")
    return questions.exclude(Q(bank__in=strict), own_words(by))


WHOLE = Guard(Unfinished, _is_whole, _whole)
SECOND_EYES = Guard(OwnWork, _may_be_approved, _approvable)
VERBS = {
    "submit": Verb(QuestionState.IN_REVIEW, only_from=QuestionState.DRAFT, stamps="submitted", guard=WHOLE),
    "approve": Verb(QuestionState.APPROVED, stamps="approved", guard=SECOND_EYES, changes_draws=True),
    "send_back": Verb(
        QuestionState.DRAFT, only_from=QuestionState.IN_REVIEW, empties=NO_REVIEW, begins_anew=True
    ),
    "retire": Verb(QuestionState.RETIRED, stamps="retired", changes_draws=True),
    "take_up": Verb(
        QuestionState.DRAFT,
        only_from=QuestionState.RETIRED,
        empties={"merged_into": None, **NO_REVIEW, **NO_APPROVAL, **NO_RETIREMENT},
        begins_anew=True,
        keeps_note=True,
    ),
}


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
    _do("submit", locked(question), by=by)


@transaction.atomic
def approve(question: Question, *, by: User, seen: int | None = None) -> None:
    """From now on sets may draw it. `seen` is the version that the person looked at."""
    question = locked(question)
    if seen is not None and seen != question.version:
        raise Outdated
    _do("approve", question, by=by)


@transaction.atomic
def send_back(question: Question, *, by: User, note: str = "") -> None:
    """Not yet: a draft again, with a word why."""
    _do("send_back", locked(question), by=by, note=note)


@transaction.atomic
def retire(question: Question, *, by: User, note: str = "") -> None:
    """No set draws it any more. Sets that hold it keep their copy."""
    _do("retire", question, by=by, note=note)


@transaction.atomic
def take_up(question: Question, *, by: User) -> None:
    """A retired question is a draft again, to be reviewed like any other."""
    _do("take_up", locked(question), by=by)


def _do(name: str, question: Question, *, by: User, note: str = "") -> None:
    verb = VERBS[name]
    if verb.only_from and question.state != verb.only_from:
        raise IllegalMove(f"the question is {question.state}, not {verb.only_from}")
    if verb.guard and not verb.guard.lets(question, by):
        raise verb.guard.refusal
    if verb.begins_anew:
        _keep(question, by=by, ended_in=verb.to, note=None if verb.keeps_note else note)
    move(question, QUESTION_MOVES, verb.to, **verb.values(by, note))
    if verb.changes_draws:
        look_again()


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
    is_reviewed = row.state in (QuestionState.IN_REVIEW, QuestionState.APPROVED)
    if is_reviewed and not LEAST <= len(content.criteria) <= MOST:
        raise Unfinished
    return True


def _review_anew(rows: Sequence[Question], *, by: User, at: datetime) -> None:
    """Approved questions go back to review."""
    for row in rows:
        _keep(row, by=by, ended_in=QuestionState.IN_REVIEW)
        again = {"submitted_by": by, "submitted_at": at, **NO_APPROVAL}
        move(row, QUESTION_MOVES, QuestionState.IN_REVIEW, **again)


def _keep(question: Question, *, by: User, ended_in: str, note: str | None = "") -> None:
    """Before a new way begins: who was on this one stays known."""
    PastReview.objects.keep(Question.objects.filter(pk=question.pk), by=by, ended_in=ended_in, note=note)
