"""What signing in and up says in our own words."""

from allauth.account.adapter import DefaultAccountAdapter

TOO_OFTEN = "That was tried too often. Wait a few minutes, then try again."


class Adapter(DefaultAccountAdapter):
    """As allauth does it. It says "Too many failed login attempts" also where only mails were asked for too often."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "too_many_login_attempts": TOO_OFTEN,
        "rate_limited": TOO_OFTEN,
    }
