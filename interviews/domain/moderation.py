"""What curators do with reported questions: take them into a bank, count them, not take them, undo."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from interviews.content import Content
from interviews.criteria import STANDARD
from interviews.domain import question as questions
from interviews.enums import REPORTED_MOVES, QuestionKind, QuestionOrigin, QuestionState, ReportedState
from interviews.models import Question, QuestionBank, ReportedQuestion
from prep.accounts.models import User
from prep.states import IllegalMove, sources

TAKEN_BACK = "The reports it came from were put back into the queue."


@transaction.atomic
def accept(
    row: ReportedQuestion,
    *,
    by: User,
    bank: QuestionBank,
    text: str,
    kind: str,
    difficulty: int,
    skill: str,
    approve: bool = False,
) -> Question:
    """Make a question of it, for all reports of the bundle. It arrives as a draft with the usual criteria of
    its kind; `approve` takes it as far as this curator may: approved, or in review where the bank asks for a
    second pair of eyes."""
    rows = _waiting(row)
    content = Content(
        text=text,
        kind=kind,
        difficulty=difficulty,
        minutes=3,
        criteria=[(criterion, skill) for criterion in STANDARD[QuestionKind(kind)]],
    )
    question = questions.write(bank, content, by=by, origin=QuestionOrigin.REPORTED)
    if approve:
        questions.submit(question, by=by)
        if not bank.needs_second_eyes:
            questions.approve(question, by=by)
        question.refresh_from_db()
    first, now = min(rows), timezone.now()
    _decide([first], ReportedState.ACCEPTED, by, now, question=question)
    _decide([pk for pk in rows if pk != first], ReportedState.DUPLICATE, by, now, question=question)
    count_once(question.pk)
    return question


@transaction.atomic
def join(row: ReportedQuestion, *, by: User, question: Question) -> None:
    """Count all reports of the bundle for a question that is there already, or for the one it was merged into."""
    question = questions.locked(question)  # nobody merges it until this is done
    kept = question.merged_into_id or question.pk
    _decide(_waiting(row), ReportedState.DUPLICATE, by, timezone.now(), question=kept)
    count_once(kept)


@transaction.atomic
def reject(row: ReportedQuestion, *, by: User, note: str) -> None:
    """Take none of the bundle, with a word why for those who reported it."""
    _decide(_waiting(row), ReportedState.REJECTED, by, timezone.now(), note=note)


@transaction.atomic
def undo(row: ReportedQuestion, *, by: User) -> None:
    """Put everything that was decided together back into the queue. A question that came of it alone is retired:
    no set draws it any more, and what was practised with it stays."""
    # The question before its reports, as those hold them who merge it.
    question = questions.locked(row.question) if row.question else None
    decided = ReportedQuestion.objects.of_bundle(row).filter(reviewed_at=row.reviewed_at)
    pks = list(decided.exclude(state=ReportedState.PENDING).values_list("pk", flat=True))
    if not pks:
        raise IllegalMove("nothing was decided")
    _move(
        pks, ReportedState.PENDING, question=None, counts=False, reviewed_by=None, reviewed_at=None, note=""
    )
    if question is None:
        return
    count_once(question.merged_into_id or question.pk)
    came_of_it = question.origin == QuestionOrigin.REPORTED and not question.reports.exists()
    if came_of_it and question.state != QuestionState.RETIRED:
        questions.retire(question, by=by, note=TAKEN_BACK)


@transaction.atomic
def set_apart(row: ReportedQuestion) -> None:
    """It was joined with others, but asks something else."""
    if not ReportedQuestion.objects.pending().filter(pk=row.pk, lead__isnull=False).update(lead=None):
        raise IllegalMove("it stands alone already, or was decided about")


def count_once(question: int) -> None:
    """Of one person's reports of a question at one organization the first one counts."""
    rows = ReportedQuestion.objects.filter(question=question).order_by("pk")
    seen, counted = set(), []
    for pk, reporter, key in rows.values_list("pk", "reporter", "organization_key"):
        if reporter is None or (reporter, key) not in seen:
            counted.append(pk)
        seen.add((reporter, key))
    known = rows.filter(reporter__isnull=False)
    known.exclude(pk__in=counted).update(counts=False)
    # Those of nobody keep what was said of them when somebody was there.
    known.filter(pk__in=counted).update(counts=True)


def _waiting(row: ReportedQuestion) -> list[int]:
    """The reports of the bundle that nobody has decided about, held until the end of the transaction."""
    waiting = ReportedQuestion.objects.of_bundle(row).pending().select_for_update()
    rows = list(waiting.values_list("pk", flat=True))
    if not rows:
        raise IllegalMove("somebody has decided about it already")
    return rows


def _decide(pks: list[int], to: str, by: User, at: datetime, **also: Any) -> None:
    """What is decided together carries the same time, by which it is taken back together."""
    _move(pks, to, reviewed_by=by, reviewed_at=at, **also)


def _move(pks: list[int], to: str, **also: Any) -> None:
    """One conditional update; all of them or none."""
    legal = ReportedQuestion.objects.filter(pk__in=pks, state__in=sources(REPORTED_MOVES, to))
    if legal.update(state=to, **also) != len(pks):
        raise IllegalMove(f"not all of these reports can become {to}")
