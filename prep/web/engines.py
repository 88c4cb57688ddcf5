"""What pages and forms say about engines."""

from django.conf import settings
from django.http import HttpRequest

from prep.engines import endpoints
from prep.generation import EMBEDDED


def wanted(request: HttpRequest) -> str:
    """The engine that the person asked for with the button they pressed; empty for that of the settings."""
    return EMBEDDED if request.POST.get("engine") == EMBEDDED else ""


def is_away() -> bool:
    """Is the language model known not to answer, so that nobody asks it for a while?"""
    if settings.ENGINE != "remote":
        return False
    address = endpoints.Address(settings.OPENAI_BASE_URL, settings.ENGINE_MODEL)
    return endpoints.away_until(address) is not None
