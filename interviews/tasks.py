"""Celery's doors to the pipelines of interviews. What follows what is decided here only."""

from contextlib import ExitStack

from celery import shared_task
from celery.signals import worker_init

from interviews.domain.your_data import purge as purge_people
from interviews.models import Assessment, QuestionSet, Report, SampleAnswer
from interviews.pipeline import assessment as assessments
from interviews.pipeline import line_look as line_looks
from interviews.pipeline import question_set as question_sets
from interviews.pipeline import report as reports
from interviews.pipeline import sample as samples
from interviews.pipeline import warming
from prep import generation
from prep.accounts import traces
from prep.engines import upkeep


@shared_task(name="interviews.write_questions")
def write_questions(pk: int) -> None:
    question_sets.write_questions(pk)


@shared_task(name="interviews.assess_answer")
def assess_answer(pk: int) -> None:
    assessments.assess_answer(pk)
    reports.write_report_after(pk)


@shared_task(name="interviews.write_report")
def write_report(pk: int) -> None:
    reports.write_report(pk)


@shared_task(name="interviews.try_sample")
def try_sample(pk: int) -> None:
    samples.try_sample(pk)


@shared_task(name="interviews.look_again")
def look_again(after: int) -> None:
    if goes_on_after := line_looks.look_again(after):
        generation.publish(look_again, goes_on_after)


@shared_task(name="interviews.sweep")
def sweep() -> None:
    generation.sweep(QuestionSet, write_questions)
    generation.sweep(Assessment, assess_answer)
    generation.sweep(Report, write_report)
    generation.sweep(SampleAnswer, try_sample)


@shared_task(name="interviews.purge")
def purge() -> None:
    with ExitStack() as in_any_case:  # whatever becomes of one step, the others are done
        in_any_case.callback(upkeep.purge)
        in_any_case.callback(traces.clear_sessions)
        purge_people()


@worker_init.connect  # type: ignore[untyped-decorator, unused-ignore]
def warm_up(**kwargs: object) -> None:
    """Load the engine's word lists before the first row comes, once for all the processes of the worker."""
    warming.warm_up()
