"""Sessions of browsers, which say whose they are: what is known of a person is found in them without reading all."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.contrib import auth
from django.contrib.sessions.backends import db
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models, transaction

VISITOR = "visitor_id"
LONGEST = 254  # of an address


class Session(AbstractBaseSession):
    """What the server keeps for one browser, and the person it is known by: signed in, or else its visitor."""

    # A session may be saved a moment after its person is gone: that is no error, it then names nobody.
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.CASCADE,
        db_constraint=False,
        related_name="sessions",
    )

    @classmethod
    def get_session_store_class(cls) -> type["SessionStore"]:
        return SessionStore


class SessionAddress(models.Model):
    """An address that stands in a session. Whose it is, nobody knows: somebody tried to sign up or in with it."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="addresses")
    address = models.CharField(max_length=LONGEST)  # in lower case

    class Meta:
        indexes = [models.Index(fields=["address"])]

    def __str__(self) -> str:
        return self.address


class SessionStore(db.SessionStore):
    """Django's, which notes whom a session knows and what addresses stand in it."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        row: Session = super().create_model_instance(data)
        row.person_id = person_in(data)
        return row

    def save(self, must_create: bool = False) -> None:
        if self.session_key is None:
            self.create()  # comes here again, with a key
            return
        with transaction.atomic():
            super().save(must_create)
            self._note(addresses_in(dict(self.items())))

    def _note(self, told: set[str]) -> None:
        noted = SessionAddress.objects.filter(session=self.session_key)
        there = set(noted.values_list("address", flat=True))
        if there != told:
            noted.exclude(address__in=told).delete()
            fresh = [SessionAddress(session_id=self.session_key, address=one) for one in told - there]
            SessionAddress.objects.bulk_create(fresh)


def person_in(held: Mapping[str, Any]) -> int | None:
    """The number of the person whom a session knows."""
    known = held.get(auth.SESSION_KEY) or held.get(VISITOR)
    return int(known) if known else None


def addresses_in(value: Any) -> set[str]:
    """Whatever may be an email address among the values of a session, in lower case."""
    if isinstance(value, str):
        return {value.lower()} if "@" in value and len(value) <= LONGEST else set()
    if isinstance(value, Mapping):
        value = list(value.values())
    return set().union(*map(addresses_in, value)) if isinstance(value, list | tuple) else set()
