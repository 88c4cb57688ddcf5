"""What every template knows."""

from functools import partial
from typing import Any

from django.http import HttpRequest

from prep.accounts.roles import Role, has_role
from prep.web import arrival
from prep.web.engines import is_away


def person(request: HttpRequest) -> dict[str, Any]:
    """The person of this request (None before there is one), the roles that open parts of the menu, whose
    words have arrived, and whether the language model answers."""
    who = getattr(request, "person", None)
    return {
        "person": who,
        "is_curator": partial(has_role, who, Role.CURATOR),  # asked only where a template does
        "is_recruiter": partial(has_role, who, Role.RECRUITER),
        "words_arrived": partial(arrival.take, request),
        "engine_is_away": is_away,
    }
