"""An authenticator app, and people who have one."""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from prep.accounts.models import User
from tests import make

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
PERIOD = 30  # seconds for which the app shows a code


def set_up(person: User) -> list[str]:
    """Turn it on; returns the recovery codes."""
    auth.TOTP.activate(person, SECRET)
    return RecoveryCodes.activate(person).get_unused_codes()


def code(secret: str = SECRET) -> str:
    """What the app shows now. Each code works once in half a minute, and no test waits for the next."""
    cache.clear()
    return auth.format_hotp_value(auth.hotp_value(secret, int(time.time()) // PERIOD))


def wrong_code() -> str:
    return f"{(int(code()) + 1) % 1_000_000:06}"


def is_on(person: User) -> bool:
    return Authenticator.objects.filter(user=person).exists()


def give_password(client: Client, person: User) -> str:
    """Sign in by password alone; returns where that leads."""
    sent = {"login": person.email, "password": make.PASSWORD}
    return client.post(reverse("account_login"), sent).url


def give_code(client: Client, shown: str, page: str = "mfa_authenticate", next: str = "") -> str:
    """Type a code; returns where that leads, or nothing where the page stays."""
    reply = client.post(reverse(page), {"code": shown, "next": next})
    return getattr(reply, "url", "")
