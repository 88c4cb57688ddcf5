"""Tells a browser that the words of a form are here: until then kept.js holds on to its own copy of them."""

from django.http import HttpRequest

KEY = "arrived"


def note(request: HttpRequest, draft: str) -> None:
    """The words sent from the form that saves its drafts to this address are here."""
    request.session[KEY] = draft


def take(request: HttpRequest) -> str:
    """Whose words the next page says have arrived. Said once; empty where there is nothing to say."""
    return request.session.pop(KEY, "") if hasattr(request, "session") else ""
