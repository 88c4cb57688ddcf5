"""Where allauth does things our way: who is asked for what besides the password, and how its secrets are kept."""

from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import Any, ClassVar

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress, Login
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.totp.internal.auth import generate_totp_secret
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

from prep.accounts import second_factor
from prep.accounts.models import User
from prep.accounts.roles import must_have_second_factor

QUIET_ZONE = 4  # cells of white around a QR code, which cameras need
TOO_OFTEN = "That was tried too often. Wait a few minutes, then try again."


class AccountAdapter(DefaultAccountAdapter):
    # allauth says "Too many failed login attempts" also where only mails were asked for too often.
    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "too_many_login_attempts": TOO_OFTEN,
        "rate_limited": TOO_OFTEN,
    }

    def is_login_by_code_required(self, login: Login) -> bool:
        """Whoever must have a second factor and has none yet types a code from their mail: somebody who knows no
        more than the password would else set up an app of their own. (An address that is not proved yet gets its
        code anyway.)"""
        person = login.user
        if not must_have_second_factor(person) or second_factor.has_one(person):
            return super().is_login_by_code_required(login)
        return EmailAddress.objects.filter(user=person, primary=True, verified=True).exists()

    def get_reauthentication_methods(self, user: User) -> list[dict[str, Any]]:
        """Whoever has a second factor shows that: the password alone would be enough to turn it off else."""
        methods = super().get_reauthentication_methods(user)
        return [one for one in methods if one["id"] == "mfa_reauthenticate"] or methods

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Of the second factor people are told; of the rest as the settings say."""
        if template_prefix.startswith("mfa/"):
            self.send_mail(template_prefix, email or user.email, context or {})
        else:
            super().send_notification_mail(template_prefix, user, context, email)


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages: ClassVar[dict[str, str]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "This code does not fit. The app shows a new one every half minute, and each works once.",
        "unverified_email": "Confirm your email address first.",
    }

    def build_totp_svg(self, url: str) -> str:
        """Black on white whatever the page looks like: that is what cameras read."""
        drawn = segno.make(url, error="m", micro=False)
        return drawn.svg_inline(
            scale=4, border=QUIET_ZONE, dark="black", light="white", title="QR code for your app"
        )

    def encrypt(self, text: str) -> str:
        """The database alone, or a backup of it, makes no codes."""
        return _locks().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """With a key that is gone, a secret that nobody has: then no code fits, until it is set up anew."""
        try:
            return _locks().decrypt(encrypted_text).decode()
        except InvalidToken:
            return generate_totp_secret()


def _locks() -> MultiFernet:
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    hashed = (sha256(f"prep second factor {key}".encode()).digest() for key in keys)
    return MultiFernet([Fernet(urlsafe_b64encode(one)) for one in hashed])
