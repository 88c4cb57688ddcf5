"""`give_role`: makes somebody with an account a curator or a recruiter, or no longer one. The same as in /admin/."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from prep.accounts.models import User
from prep.accounts.roles import Role, give_role, take_role


class Command(BaseCommand):
    help = "Makes somebody with an account a curator or a recruiter. --take undoes it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("role", choices=[role.name.lower() for role in Role])
        parser.add_argument("email")
        parser.add_argument("--take", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        person = User.objects.filter(email__iexact=options["email"]).first()
        if person is None:
            raise CommandError(f"Nobody has signed up as {options['email']}.")
        role = Role[options["role"].upper()]
        (take_role if options["take"] else give_role)(person, role)
        self.stdout.write(
            f"{person.email} is {'no longer' if options['take'] else 'now'} a {role.label.lower()}."
        )
