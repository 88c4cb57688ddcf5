"""Trying a question's criteria on sample answers."""

from django.db import transaction

from interviews.models import Question, SampleAnswer
from interviews.tasks import try_sample
from prep import generation
from prep.accounts.models import User
from prep.held import hold

MOST = 10


class TooMany(Exception):
    """A question keeps MOST sample answers; one has to go first."""


@transaction.atomic
def add(question: Question, *, text: str, meant: str, by: User) -> SampleAnswer:
    """Keep a sample answer and have it looked at."""
    hold(Question.objects.all(), question.pk)  # two at once are counted one after the other
    if question.samples.count() >= MOST:
        raise TooMany
    sample = SampleAnswer.objects.create(question=question, text=text, meant=meant, by=by)
    generation.queue(sample, try_sample)
    return sample


@transaction.atomic
def try_all(question: Question) -> None:
    """Look again with the criteria as they stand now."""
    for sample in question.samples.all():
        generation.requeue(sample, try_sample)


def remove(sample: SampleAnswer) -> None:
    sample.delete()
