"""Staff may do more than others, so they stay signed in for less long."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

SIGNED_IN_AT = "signed_in_at"
STAY = timedelta(hours=12)


@receiver(user_logged_in)
def note_when(request: HttpRequest, **_: Any) -> None:
    request.session[SIGNED_IN_AT] = timezone.now().timestamp()


def sign_out_when_due(request: HttpRequest) -> None:
    """End the session of staff who signed in too long ago, whatever they do and however long it would last. They did
    not leave, so the browser keeps words that no server has yet."""
    if not request.user.is_staff:
        return
    since = timezone.now().timestamp() - request.session.get(SIGNED_IN_AT, 0)
    if since > STAY.total_seconds():
        request.session.flush()
        request.user = AnonymousUser()
