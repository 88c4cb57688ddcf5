"""The pages of people who come by a prep link. Looking at them starts nothing and uses nothing up."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from interviews import access
from interviews.access import Entrance
from interviews.domain import guest as guests
from interviews.domain import interview as interviews
from interviews.forms.guest import BeginForm
from interviews.models import PrepLink
from prep.accounts.visitors import KEEP_FOR, ensure_person, remember
from prep.web.limits import WRONG_TOKENS, may_go_on, may_start_or_say, network_of

MARKS = "prep_links"  # in the browser's session: which links it was let in by
COUNTED = "prep_links_counted"  # which marks this browser was counted by
MARKS_AT_MOST = 20
LOOKED_ONLY = timedelta(days=1)  # how long a browser that began nothing is remembered
NOT_READY = "The questions are still being prepared. Please come back in a minute or two."

View = Callable[..., HttpResponse]


def quiet(view: View) -> View:
    """Pages of links tell no other site where somebody came from, and no search engine that they exist."""

    @wraps(view)
    def wrapped(*args: Any, **kwargs: Any) -> HttpResponse:
        response = view(*args, **kwargs)
        response.headers.setdefault("Referrer-Policy", "no-referrer")
        response["X-Robots-Tag"] = "noindex, nofollow"
        response["Cache-Control"] = "no-store"
        return response

    return wrapped


@login_not_required  # a candidate comes by it, without an account
@quiet
@require_safe
@sensitive_variables("token")
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """Remember in this browser that it was let in, and go on to an address that opens nothing elsewhere."""
    entrance = access.entrance_by(token)
    if entrance is None or not _lets_in(request, entrance):
        if not may_go_on(WRONG_TOKENS, network_of(request)):
            return render(request, "interviews/guest/slower.html", status=429)
        return _closed(request)
    marks = {**request.session.get(MARKS, {}), entrance.link.code: entrance.mark}
    request.session[MARKS] = dict(list(marks.items())[-MARKS_AT_MOST:])
    if request.person is None:  # type: ignore[attr-defined]
        request.session.set_expiry(LOOKED_ONLY)
    response = redirect("interviews:guest_detail", entrance.link.code)
    response.status_code = 303
    return response


@login_not_required  # as above; the browser's session says that it came by the link
@quiet
@require_safe
def detail(request: HttpRequest, code: str) -> HttpResponse:
    """Who invites, to what, and who sees what."""
    entrance = _entrance(request, code)
    if entrance is None:
        return _closed(request)
    return _landing(request, entrance, BeginForm(link=entrance.link))


@login_not_required  # as above
@quiet
@require_POST
def seen(request: HttpRequest, code: str) -> HttpResponse:
    """The page has come to somebody's eyes: counted once per browser, by its script."""
    entrance = _entrance(request, code)
    if entrance is not None:
        _count_once(request, entrance)
    return HttpResponse(status=204)


@login_not_required  # as above; whoever begins becomes a visitor by that
@quiet
@require_POST
def start(request: HttpRequest, code: str) -> HttpResponse:
    entrance = _entrance(request, code)
    if entrance is None:
        return _closed(request)
    form = BeginForm(request.POST, link=entrance.link)
    if not form.is_valid():
        return _landing(request, entrance, form, status=422)
    if not may_start_or_say(request):
        return redirect("interviews:guest_detail", code)
    _count_once(request, entrance)
    way = {"link": entrance.link, "invitation": entrance.invitation}
    try:
        interview = guests.start(**way, mode=form.cleaned_data["mode"], by=_guest(request, entrance.link))
    except guests.NoRoom:
        return _closed(request)
    except interviews.NothingToAsk:
        messages.warning(request, NOT_READY)
        return redirect("interviews:guest_detail", code)
    return redirect("interviews:interview_detail", interview.code)


@login_not_required  # as above
@quiet
@require_POST
def forget(request: HttpRequest, code: str) -> HttpResponse:
    """Somebody else sits here now: this browser forgets the visitor before, but not that it was let in."""
    entrance = _entrance(request, code)
    if entrance is None:
        return _closed(request)
    logout(request)
    request.session[MARKS] = {code: entrance.mark}
    return redirect("interviews:guest_detail", code)


def _guest(request: HttpRequest, link: PrepLink) -> Any:
    """The person of this browser, remembered for as long as the link can be of use."""
    person = ensure_person(request)
    if person.is_visitor:
        remember(request, link.expires_at - timezone.now() + KEEP_FOR)
    return person


def _entrance(request: HttpRequest, code: str) -> Entrance | None:
    marks = request.session.get(MARKS, {})
    return access.entrance_for(request.person, marks, code)  # type: ignore[attr-defined]


def _lets_in(request: HttpRequest, entrance: Entrance) -> bool:
    """Somebody who has begun is let in again, also when the link has run out or is used up."""
    marks = {entrance.link.code: entrance.mark}
    return access.entrance_for(request.person, marks, entrance.link.code) is not None  # type: ignore[attr-defined]


def _count_once(request: HttpRequest, entrance: Entrance) -> None:
    """Kept apart from the marks themselves: a browser that is let in again is the same browser still."""
    counted = request.session.get(COUNTED, [])
    if entrance.mark in counted:
        return
    guests.count_opening(entrance.link, entrance.invitation)
    request.session[COUNTED] = [*counted, entrance.mark][-MARKS_AT_MOST:]


def _landing(request: HttpRequest, entrance: Entrance, form: BeginForm, status: int = 200) -> HttpResponse:
    items = list(entrance.link.question_set.items.live())
    context = {
        "entrance": entrance,
        "link": entrance.link,
        "posting": entrance.link.question_set.posting,
        "questions": len(items),
        "minutes": sum(item.minutes for item in items),
        "under_way": [one for one in entrance.interviews if not one.is_over],
        "over": [one for one in entrance.interviews if one.is_over],
        "may_begin": access.may_begin(entrance) or (entrance.interviews and access.may_repeat(entrance)),
        "form": form,
    }
    response = render(request, "interviews/guest/detail.html", context, status=status)
    # A form on a page without any referrer comes with the origin "null", which no check of origins lets pass. Other
    # sites are told nothing by this either, and the address holds no token.
    response["Referrer-Policy"] = "same-origin"
    return response


def _closed(request: HttpRequest) -> HttpResponse:
    """The same for wrong, expired, used up and revoked: it says nothing about which."""
    return render(request, "interviews/guest/closed.html", status=404)
