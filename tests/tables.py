"""What stands in the database, table by table."""

import json

from django.apps import apps

from prep.accounts.sessions import Session


def tables_with(needle: str) -> list[str]:
    """Tables in which the words stand anywhere, also inside sessions, which are encoded."""
    found = []
    for model in apps.get_models(include_auto_created=True):
        rows = list(model._default_manager.values_list())
        if model is Session:
            rows += [session.get_decoded() for session in Session.objects.all()]
        if any(needle in json.dumps(row, default=str) for row in rows):
            found.append(model._meta.label)
    return found
