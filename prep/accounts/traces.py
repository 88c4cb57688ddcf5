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
from django.db import transaction
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
    """Delete each session in which one of these people is known, and take their addresses out of all others.

    An address alone does not say whose a session is: whoever tried to sign up and went on as a visitor has
    everything by theirs. What sessions hold is encoded and no query finds it: every session is read, once for
    all of the people.
    """
    if not people:
        return
    numbers = {one.number for one in people}
    addresses = {json.dumps(at, ensure_ascii=False) for one in people for at in one.addresses}
    theirs, told = [], []
    for session in Session.objects.iterator(chunk_size=CHUNK):
        held = session.get_decoded()
        if not numbers.isdisjoint(_persons(held)):
            theirs.append(session.session_key)
        elif _without(addresses, held) != held:
            told.append(session.session_key)
    for start in range(0, len(theirs), CHUNK):
        Session.objects.filter(session_key__in=theirs[start : start + CHUNK]).delete()
    for key in told:
        _take_out(addresses, key)


def clear_sessions() -> None:
    """Delete sessions that are over; nothing else does."""
    SessionStore.clear_expired()


def _entries_of(model: type[Any], numbers: Collection[int]) -> Q:
    about = ContentType.objects.get_for_model(model)
    return Q(content_type=about, object_id__in=[str(number) for number in numbers])


def _persons(held: dict[str, Any]) -> set[str]:
    """The numbers of those who are signed in by a session or are its visitor."""
    return {str(held.get(key)) for key in (auth.SESSION_KEY, visitors.SESSION_KEY)}


def _without(addresses: Collection[str], held: dict[str, Any]) -> dict[str, Any]:
    """What a session holds but for each value in which an address stands, quoted as in JSON."""
    texts = {key: json.dumps(value, ensure_ascii=False).lower() for key, value in held.items()}
    return {key: held[key] for key, text in texts.items() if not any(at in text for at in addresses)}


@transaction.atomic
def _take_out(addresses: Collection[str], key: str) -> None:
    """Reads the session anew: its browser may have gone on, or out, since."""
    for session in Session.objects.select_for_update().filter(session_key=key):
        session.session_data = Session.objects.encode(_without(addresses, session.get_decoded()))
        session.save(update_fields=["session_data"])
