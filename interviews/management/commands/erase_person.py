"""`erase_person`: erases somebody with all that is theirs, as they could themselves on the page of their data."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from interviews.domain import your_data
from prep.accounts.models import User


class Command(BaseCommand):
    help = "Erases somebody with an account and everything that is theirs, for ever. Asks before it does."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--yes", action="store_true", help="do not ask")

    def handle(self, *args: Any, **options: Any) -> None:
        person = User.objects.filter(email__iexact=options["email"]).first()
        if person is None:
            raise CommandError(f"Nobody has signed up as {options['email']}.")
        if not options["yes"] and not self._is_meant(person):
            raise CommandError("Nothing was erased.")
        address = person.email
        your_data.erase(person)
        self.stdout.write(f"{address} is erased, with everything that was theirs.")

    def _is_meant(self, person: User) -> bool:
        self.stdout.write(
            f"This erases {person.email} with all postings, questions, interviews and reports of theirs, for ever."
        )
        try:
            return input("Erase? Write yes: ").strip().lower() == "yes"
        except EOFError:  # nobody there to answer
            return False
