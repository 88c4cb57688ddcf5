"""Asking the worker to look again at lines without a question."""

from functools import partial

from django.db import transaction

from interviews import tasks
from prep.generation import publish


def look_again() -> None:
    """Once this is committed: sets may draw other questions than before. A message that gets lost costs nothing
    but time, for whoever has a set written for such a line looks as well."""
    transaction.on_commit(partial(publish, tasks.look_again, 0), robust=True)
