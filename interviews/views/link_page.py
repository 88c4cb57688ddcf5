"""The page of one prep link: its address, the people invited, and what is shown now."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from interviews import access
from interviews.enums import Scope
from interviews.forms.prep_link import FindForm, InviteForm
from interviews.models import Interview, Invitation, PrepLink
from prep.web.htmx import PersonRequest

PER_PAGE = 25
SCOPE_WORDS = {Scope.FINISHED: "finished", Scope.ANSWERS: "answers", Scope.REPORT: "report"}
MAIL = """Hello{name},

before we meet you can rehearse the interview{role} in private, as often as you like:

{address}

It is practice for you, not an assessment. You need no account, and we see nothing of what you write unless \
you choose to show it. The link is open until {until}.
{asked}
{organization}"""


def page_of(request: PersonRequest, link: PrepLink, form: InviteForm, status: int = 200) -> HttpResponse:
    words = FindForm(request.GET)
    words.is_valid()
    invited = link.invitations.listed()
    people = invited.filter(Q(email__icontains=words.words) | Q(name__icontains=words.words))
    counts = invited.aggregate(all=Count("pk"), opened=Count("pk", filter=Q(opened__gt=0)))
    listed = Paginator(people, PER_PAGE)
    if not words.words:
        listed.count = counts["all"]  # known already
    page = listed.get_page(request.GET.get("page"))
    showing = Paginator(access.shown_through(link), PER_PAGE)
    shown_page = showing.get_page(request.GET.get("shown"))
    context = {
        "link": link,
        "posting": link.question_set.posting,
        "questions": link.question_set.items.live().count(),
        "mail": mail_of(request, link, link),
        "page": page,
        "find": words,
        "find_kept": urlencode({"q": words.words}) + "&",
        "shown_page": shown_page,
        "shown_rows": [_row(interview) for interview in shown_page],
        "people": _people(request, link, list(page)),
        "counts": counts,
        "form": form,
    }
    return render(request, "interviews/prep_link/detail.html", context, status=status)


def address_of(request: HttpRequest, lock: PrepLink | Invitation) -> str:
    """The whole address to share. Empty when the server's key was changed since: then a fresh one is needed."""
    token = lock.token
    return request.build_absolute_uri(reverse("interviews:guest_open", args=[token])) if token else ""


def mail_of(request: HttpRequest, link: PrepLink, lock: PrepLink | Invitation) -> dict[str, str]:
    """An email, ready to paste."""
    name = f" {lock.name}" if isinstance(lock, Invitation) and lock.name else ""
    role = f" for {link.role}" if link.role else ""
    asked = f"\nIf you have questions: {link.contact}\n" if link.contact else ""
    address = address_of(request, lock)
    text = MAIL.format(
        name=name,
        role=role,
        address=address,
        until=f"{link.expires_at:%-d %B %Y, %H:%M} UTC",
        asked=asked,
        organization=link.organization.name,
    )
    return {"subject": f"Practise the interview{role}", "text": text, "address": address}


def _row(interview: Interview) -> dict[str, Any]:
    """Somebody who shows something now: under which name, and what. No level, no figure."""
    return {
        "pk": interview.pk,
        "name": interview.shared_as,
        "address": interview.invitation.email if interview.invitation else "",
        "scopes": [SCOPE_WORDS[consent.scope] for consent in interview.live_consents],  # type: ignore[attr-defined]
    }


def _people(request: HttpRequest, link: PrepLink, invited: list[Invitation]) -> list[dict[str, Any]]:
    """Each invited person with an email to send, and the interviews of which they show something now."""
    rows = access.shown_through(link).filter(invitation__in=invited).prefetch_related(None)
    shown: dict[int, list[int]] = {}
    for number, pk in rows.order_by("pk").values_list("invitation", "pk"):
        shown.setdefault(number, []).append(pk)
    return [
        {"invitation": one, "mail": mail_of(request, link, one), "shown": shown.get(one.pk, [])}
        for one in invited
    ]
