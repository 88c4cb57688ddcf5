"""Whom calls and kept replies are of. While a model works a visitor may sign in, and is gone, or somebody be erased."""

from collections.abc import Iterable

from django.contrib.auth import get_user_model

from prep import held


def who_stay(pks: Iterable[int | None]) -> set[int]:
    """Those of the people who are there, and stay until the transaction ends."""
    people = get_user_model()._default_manager.filter(pk__in={pk for pk in pks if pk is not None})
    return {person.pk for person in held.keep(people.only("pk"))}
