"""What every response and request gets: the person, headers, messages out-of-band."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.signals import user_logged_out
from django.contrib.auth.views import redirect_to_login
from django.contrib.messages import get_messages, info
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers
from django.utils.deprecation import MiddlewareMixin
from django.utils.http import url_has_allowed_host_and_scheme

from prep.accounts.second_factor import SecondFactorNeeded
from prep.accounts.staff import sign_out_when_due
from prep.accounts.visitors import person_of
from prep.web.htmx import go, wants_part

Next = Callable[[HttpRequest], HttpResponse]
NUL, BROKEN = "\x00", "\ufffd"
SET_UP_FIRST = "What you may do here needs a second factor. Set it up first; then go on."

HEADERS = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
# Pages, and words that no server has yet: the next person at this computer finds none. A page that is open in another
# tab keeps what was typed there. The session is not the browser's to clear: what follows may need one.
LEFT = '"cache", "storage"'


class NulMiddleware(MiddlewareMixin):
    """PostgreSQL answers NUL with an error. Forms drop it; what comes beside them is mended here, before anybody asks
    the database: as Django does with broken letters, it becomes the sign for them, which names nothing."""

    def process_request(self, request: HttpRequest) -> None:
        query = request.GET.copy()
        for name, values in request.GET.lists():
            query.setlist(name, [_mended(value) for value in values])
        request.GET = query  # type: ignore[assignment]
        request.COOKIES = {name: _mended(value) for name, value in request.COOKIES.items()}

    def process_view(self, request: HttpRequest, view_func: Any, view_args: Any, view_kwargs: Any) -> None:
        view_kwargs.update({name: _mended(value) for name, value in view_kwargs.items()})


class PersonMiddleware(LoginRequiredMiddleware):
    """Closed by default: a view that is not marked open needs a person, signed in or a visitor."""

    def process_request(self, request: HttpRequest) -> None:
        sign_out_when_due(request)
        request.person = person_of(request)  # type: ignore[attr-defined]

    def process_view(
        self, request: HttpRequest, view_func: Any, view_args: Any, view_kwargs: Any
    ) -> HttpResponse | None:
        if request.person is not None:  # type: ignore[attr-defined]
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> HttpResponse:
        return self._lead(request, self.get_login_url(view_func))

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Who has to show a second factor is led to where it is set up, or asked for; from there back."""
        if not isinstance(exception, SecondFactorNeeded):
            return None
        if exception.is_set_up:
            return self._lead(request, "mfa_reauthenticate")
        info(request, SET_UP_FIRST)
        return go(request, "mfa_index")

    def _lead(self, request: HttpRequest, to: str) -> HttpResponse:
        """As a whole page whoever asked, and from there back to where the person was."""
        here = _page_of(request)
        return go(request, redirect_to_login(here, to, REDIRECT_FIELD_NAME if here else "").url)


def headers(get_response: Next) -> Next:
    """Headers that Django's own middleware does not set."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if getattr(request, "was_left", False):
            response.headers["Clear-Site-Data"] = LEFT
        response.headers.setdefault("Cache-Control", "no-store")
        patch_vary_headers(response, ["HX-Request"])
        return response

    return middleware


@receiver(user_logged_out)
def note_leaving(request: HttpRequest, **_: Any) -> None:
    """Whichever way somebody goes: signed out, erased, or because somebody else sits here now."""
    request.was_left = True  # type: ignore[attr-defined]


def messages_out_of_band(get_response: Next) -> Next:
    """A part swapped in by htmx carries the waiting messages along: the page around it has the region."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        is_part = wants_part(request) and response.headers.get("Content-Type", "").startswith("text/html")
        if not is_part or response.streaming or "HX-Redirect" in response.headers:
            return response
        waiting = list(get_messages(request))
        if waiting:
            region = render_to_string("components/messages.html", {"messages": waiting, "out_of_band": True})
            response.content += region.encode()
        return response

    return middleware


def _mended(value: Any) -> Any:
    return value.replace(NUL, BROKEN) if isinstance(value, str) else value


def _page_of(request: HttpRequest) -> str:
    """Where the person is, as an address that can be opened: one that a form is sent to, or a part, may not. Empty
    where the browser does not say."""
    if request.method in ("GET", "HEAD") and not wants_part(request):
        return request.get_full_path()
    said = request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(said, {request.get_host()}):
        return ""
    return urlunsplit(urlsplit(said)._replace(scheme="", netloc=""))
