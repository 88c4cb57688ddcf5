"""Addresses in small letters, as signing in looks for them. allauth's own rows are so already."""

import logging
from collections import Counter

from django.db import migrations

logger = logging.getLogger(__name__)


def lower(apps, schema_editor):
    people = apps.get_model("accounts", "User").objects.exclude(email=None)
    kept = dict(people.values_list("pk", "email"))
    wanted = Counter(email.lower() for email in kept.values())
    for pk, email in kept.items():
        if email == email.lower():
            continue
        if wanted[email.lower()] > 1:
            # By number: addresses do not belong in a log.
            logger.warning("The address of person %d is another's in capitals; it was left as it is.", pk)
            continue
        people.filter(pk=pk).update(email=email.lower())


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_sessions")]

    operations = [migrations.RunPython(lower, migrations.RunPython.noop)]
