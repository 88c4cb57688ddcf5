"""What tells of a person outside the rows that are theirs: sessions of browsers, and the admin's log."""

import json
from collections.abc import Collection
from typing import Any, NamedTuple

from allauth.account.models import EmailAddress
from django.contrib import auth
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db.models import Q

from prep.accounts import visitors
from prep.accounts.models import User

CHUNK = 500


class Known(NamedTuple):
    """By what a session may know a person."""

    number: str
    addresses: frozenset[str]


def known(person: User) -> Known:
    """To be asked before the person is deleted."""
    addresses = EmailAddress.objects.filter(user=person).values_list("email", flat=True)
    return Known(str(person.pk), frozenset(one.lower() for one in (person.email, *addresses) if one))


def blank_log(person: User) -> None:
    """What staff did stays in the admin's log, but not to whom. (Its messages hold no more than names of fields.)"""
    rows = EmailAddress.objects.filter(user=person).values_list("pk", flat=True)
    about = _entries_of(User, [person.pk]) | _entries_of(EmailAddress, rows)
    for address in known(person).addresses:
        about |= Q(object_repr__iexact=address)
    LogEntry.objects.filter(about).update(object_repr="")


def end_sessions(people: Collection[Known]) -> None:
    """Delete each session that belongs to one of these people or holds an address of theirs.

    What sessions hold is encoded and no query finds it: every session is read, once for all of the people.
    """
    if not people:
        return
    sessions = Session.objects.iterator(chunk_size=CHUNK)
    found = [one.session_key for one in sessions if _tells_of(people, one.get_decoded())]
    for start in range(0, len(found), CHUNK):
        Session.objects.filter(session_key__in=found[start : start + CHUNK]).delete()


def clear_sessions() -> None:
    """Delete sessions that are over; nothing else does."""
    SessionStore.clear_expired()


def _entries_of(model: type[Any], numbers: Collection[int]) -> Q:
    about = ContentType.objects.get_for_model(model)
    return Q(content_type=about, object_id__in=[str(number) for number in numbers])


def _tells_of(people: Collection[Known], held: dict[str, Any]) -> bool:
    whose = {str(held.get(key)) for key in (auth.SESSION_KEY, visitors.SESSION_KEY)}
    text = json.dumps(held, ensure_ascii=False).lower()
    return any(
        one.number in whose or any(json.dumps(at, ensure_ascii=False) in text for at in one.addresses)
        for one in people
    )
