"""The accounts app: people, with or without an email address."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import pre_migrate

# On this connection only, instead of what the settings say.
TAKE_TIME = {"postgresql": "SET statement_timeout = 0", "sqlite": "PRAGMA busy_timeout = 60000"}


class AccountsConfig(AppConfig):
    name = "prep.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        pre_migrate.connect(take_time, sender=self, dispatch_uid="accounts.take_time")


def take_time(using: str, **kwargs: Any) -> None:
    """Changing a large table takes longer than any statement of a page may, and as long as a page that writes is
    waited for."""
    with connections[using].cursor() as cursor:
        cursor.execute(TAKE_TIME[connections[using].vendor])
