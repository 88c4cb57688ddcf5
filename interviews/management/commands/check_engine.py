"""`check_engine`: asks the configured model one question of each kind and says in plain words what works."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from interviews.pipeline.engine_check import checkup, samples


class Command(BaseCommand):
    help = "Asks the model of ENGINE_MODEL one question of each kind, and says what works and what it used."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.ENGINE_MODEL:
            raise CommandError("ENGINE_MODEL is not set: name a model first; .env.example says how.")
        check = checkup()
        for line in check.lines(samples()):
            self.stdout.write(line)
            self.stdout.flush()
        if not check.is_well:
            raise SystemExit(1)
