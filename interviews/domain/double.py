"""Two questions that ask the same: one stays, and the uses and statistics of both count for it."""

from django.db import transaction
from django.db.models import Q

from interviews.domain.line_look import look_again
from interviews.domain.moderation import count_once
from interviews.domain.question import VERBS, locked
from interviews.enums import QUESTION_MOVES, QuestionState
from interviews.models import LineLook, Question, ReportedQuestion
from prep.accounts.models import User
from prep.held import hold_again, hold_all
from prep.states import IllegalMove, move


class SameQuestion(Exception):
    """A question is no double of itself."""


@transaction.atomic
def merge(double: Question, *, into: Question, by: User) -> None:
    """Retire the double in favour of the other. Its sets, interviews and versions stay what they were; what was
    merged into it before goes along. Taking it up again makes it a question of its own; what people reported
    of it stays counted with the other."""
    around = Q(pk__in=(double.pk, into.pk)) | Q(doubles=into.pk) | Q(merged_into=double.pk)
    hold_all(Question.objects.filter(around))  # both are merged by nobody else until this is done
    hold_again(into)
    kept = into.merged_into_id or into.pk
    if kept == double.pk:
        raise SameQuestion
    double = locked(double)
    note = "The same as another question."
    if double.state == QuestionState.RETIRED:
        if double.merged_into_id:
            raise IllegalMove("it was merged already")
        Question.objects.filter(pk=double.pk).update(note=note)
    else:
        move(double, QUESTION_MOVES, QuestionState.RETIRED, **VERBS["retire"].values(by, note))
    Question.objects.filter(pk=double.pk).update(merged_into=kept)
    Question.objects.filter(merged_into=double.pk).update(merged_into=kept)
    ReportedQuestion.objects.filter(question=double.pk).update(question=kept)
    count_once(kept)
    LineLook.objects.filter(question=double.pk).update(question=kept)
    look_again()
