"""The Celery app: finds the tasks of every app and sweeps as soon as a worker is up."""

import os
from typing import Any

from celery import Celery
from celery.signals import worker_ready

from prep.broker import ROUNDS

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prep.settings")

app = Celery("prep")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_ready.connect
def make_rounds_at_start(**kwargs: Any) -> None:
    """What a killed worker left behind is taken up now instead of at beat's first round."""
    for name in ROUNDS:
        app.send_task(name)
