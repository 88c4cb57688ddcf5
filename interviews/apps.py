"""The interviews app."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from interviews.search import ensure


class InterviewsConfig(AppConfig):
    name = "interviews"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        post_migrate.connect(ensure_search, sender=self, dispatch_uid="interviews.search")


def ensure_search(using: str, **kwargs: Any) -> None:
    """What searching needs is no table of ours, so it is looked after when the tables are there."""
    ensure(using)
