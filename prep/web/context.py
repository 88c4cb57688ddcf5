"""What every template knows."""

from typing import Any

from django.http import HttpRequest


def person(request: HttpRequest) -> dict[str, Any]:
    """The person of this request (None before there is one)."""
    return {"person": getattr(request, "person", None)}
