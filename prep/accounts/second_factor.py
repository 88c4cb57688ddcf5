"""The second factor: besides the password a code from an app, or one of the codes kept for when the app is lost.

Anybody may turn it on. Staff and curators cannot do without where others are served: what they see and change is not
their own, and a password alone may be known to somebody else.
"""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_used
from django.conf import settings
from django.dispatch import receiver
from django.http import HttpRequest

from prep.accounts.models import User

SHOWN = "second_factor"  # in a session: the number of the app whose code was typed there


class SecondFactorNeeded(Exception):
    """Nothing of staff opens in this session: no second factor is set up yet, or none was shown in it."""

    def __init__(self, is_set_up: bool) -> None:
        super().__init__(is_set_up)
        self.is_set_up = is_set_up


def has_one(person: User) -> bool:
    return _app_of(person) is not None


def ask_for(request: HttpRequest) -> None:
    """Raises SecondFactorNeeded where others are served, unless it was shown in this session. A session that was
    begun before it was set up, or before it was taken off and set up anew, has not shown it."""
    if not settings.HTTPS:
        return
    app = _app_of(request.user)  # type: ignore[arg-type]
    if app is None or request.session.get(SHOWN) != app:
        raise SecondFactorNeeded(is_set_up=app is not None)


def take_off(person: User) -> bool:
    """For somebody who lost the phone and the codes. False where there was none."""
    deleted, _ = Authenticator.objects.filter(user=person).delete()
    return bool(deleted)


@receiver((authenticator_added, authenticator_used))
def note_shown(request: HttpRequest, user: User, **_: Any) -> None:
    """A code was typed: to sign in, because it was asked for again, or to set it up."""
    request.session[SHOWN] = _app_of(user)


def _app_of(person: User) -> int | None:
    apps = Authenticator.objects.filter(user_id=person.pk, type=Authenticator.Type.TOTP)
    return apps.values_list("pk", flat=True).first()
