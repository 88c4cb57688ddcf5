"""What pages and forms say about engines."""

from django.http import HttpRequest

from prep.generation import EMBEDDED


def wanted(request: HttpRequest) -> str:
    """The engine that the person asked for with the button they pressed; empty for that of the settings."""
    return EMBEDDED if request.POST.get("engine") == EMBEDDED else ""
