"""`load_packs`: brings the starter packs into their shared banks. `make run` does it once."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from interviews import packs
from interviews.domain import pack


class Command(BaseCommand):
    help = "Adds the starter questions that are not there yet; renews those that nobody has edited."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            loaded = pack.load(packs.read_all())
        except packs.BadPack as wrong:
            raise CommandError(str(wrong)) from wrong
        if options["verbosity"] > 0:
            self.stdout.write(
                f"{loaded.added} questions added, {loaded.renewed} renewed, {loaded.left} left as edited."
            )
