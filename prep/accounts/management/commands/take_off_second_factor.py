"""`take_off_second_factor`: for somebody who lost the phone and the recovery codes. They sign in with their password
then, and set it up anew."""

import logging
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from prep.accounts import second_factor
from prep.accounts.models import User

log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Takes the second factor off an account whose owner lost it. Make sure that it is they who ask."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, **options: Any) -> None:
        person = User.objects.filter(email__iexact=options["email"]).first()
        if person is None:
            raise CommandError(f"Nobody has signed up as {options['email']}.")
        if not second_factor.take_off(person):
            raise CommandError(f"{person.email} has no second factor.")
        log.warning("the second factor of person %s was taken off", person.pk)
        self.stdout.write(f"{person.email} signs in with the password alone now, and can set it up anew.")
