"""What tells of a person outside the rows that are theirs: sessions of browsers, and the admin's log."""

from collections.abc import Collection
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q

from prep.accounts.models import User
from prep.accounts.sessions import Session, SessionAddress, SessionStore, addresses_in
from prep.held import hold_all


def forget(person: User) -> None:
    """To be done in the transaction that deletes the person, just before. Sessions in which they are known go with
    them."""
    given = EmailAddress.objects.filter(user=person)
    known = (person.email, *given.values_list("email", flat=True))
    addresses = {address.lower() for address in known if address}
    _blank_log(person, given.values_list("pk", flat=True), addresses)
    _take_out_of_sessions(person, addresses)


def clear_sessions() -> None:
    """Delete sessions that are over; nothing else does."""
    SessionStore.clear_expired()


def _blank_log(person: User, rows: Collection[int], addresses: Collection[str]) -> None:
    """What staff did stays in the admin's log, but not to whom. (Its messages hold no more than names of fields.)"""
    about = _entries_of(User, [person.pk]) | _entries_of(EmailAddress, rows)
    for address in addresses:
        about |= Q(object_repr__iexact=address)
    LogEntry.objects.filter(about).update(object_repr="")


def _entries_of(model: type[Any], numbers: Collection[int]) -> Q:
    about = ContentType.objects.get_for_model(model)
    return Q(content_type=about, object_id__in=[str(number) for number in numbers])


def _take_out_of_sessions(person: User, addresses: Collection[str]) -> None:
    """An address alone does not say whose a session is: whoever tried to sign up and went on as a visitor has
    everything by theirs. Such a session loses the values in which the address stands."""
    told = SessionAddress.objects.filter(address__in=addresses)
    keys = list(told.values_list("session", flat=True))
    hold_all(Session.objects.filter(Q(person=person) | Q(pk__in=keys)))
    for session in Session.objects.filter(pk__in=keys).exclude(person=person):
        held = session.get_decoded()
        left = {key: value for key, value in held.items() if addresses_in(value).isdisjoint(addresses)}
        session.session_data = Session.objects.encode(left)
        session.save(update_fields=["session_data"])
    told.delete()
