"""What curators do with a bank as a whole."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from interviews.domain.line_look import look_again
from interviews.models import QuestionBank
from prep.accounts.models import User


def create(*, by: User, **values: Any) -> QuestionBank:
    """A new bank. `values`: name, description, job_family, visibility, needs_second_eyes."""
    return QuestionBank.objects.create(curator=by, **values)


@transaction.atomic
def edit(bank: QuestionBank, **values: Any) -> None:
    for name, value in values.items():
        setattr(bank, name, value)
    bank.save(update_fields=list(values))
    look_again()


def archive(bank: QuestionBank) -> None:
    """Put away: its questions are drawn no more, and nothing of it is lost."""
    QuestionBank.objects.filter(pk=bank.pk, archived_at=None).update(archived_at=timezone.now())
    look_again()


def restore(bank: QuestionBank) -> None:
    QuestionBank.objects.filter(pk=bank.pk).update(archived_at=None)
    look_again()
