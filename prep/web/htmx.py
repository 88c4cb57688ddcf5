"""One view for page and part: only the last step asks whether htmx is on the other side."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

from prep.accounts.models import User


class PersonRequest(HttpRequest):
    """A request behind the door: somebody is there, with an account or as a visitor."""

    htmx: HtmxDetails
    person: User


def wants_part(request: HttpRequest) -> bool:
    """Did htmx ask for a piece of the page? (When the history is restored it wants the whole.)"""
    htmx: HtmxDetails = request.htmx  # type: ignore[attr-defined]
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request


def render_part(
    request: HttpRequest, page: str, part: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """The part for htmx, the page for everybody else."""
    return render(request, part if wants_part(request) else page, context, status=status)


def go(request: HttpRequest, to: Any, *args: Any) -> HttpResponse:
    """Send the browser to another page, whoever asked."""
    if wants_part(request):
        return HttpResponseClientRedirect(redirect(to, *args).url)
    return redirect(to, *args)
