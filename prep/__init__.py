"""The ground floor; loading it loads the Celery app, so that tasks find their broker in every process."""

from prep.celery import app as celery_app

__all__ = ["celery_app"]
