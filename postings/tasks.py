"""Celery's doors to the pipeline of postings."""

from celery import shared_task

from postings import pipeline
from postings.models import Posting
from prep import generation
from prep.engines import upkeep


@shared_task(name="postings.read_posting")
def read_posting(pk: int) -> None:
    pipeline.read_posting(pk)


@shared_task(name="postings.sweep")
def sweep() -> None:
    generation.sweep(Posting, read_posting)
    upkeep.sweep()
