"""People invited by address: each with a link of their own, and words to send it with."""

import csv

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from interviews import access, cells
from interviews.domain import prep_link as domain
from interviews.forms.prep_link import InviteForm
from interviews.views.link_page import address_of, page_of
from prep.accounts.roles import Role, role_required
from prep.web.htmx import PersonRequest
from prep.web.limits import EXPORTS, INVITATIONS, may, may_or_say, too_often

recruiter = role_required(Role.RECRUITER)
INVITED = "{count} {people} a link of their own now."
NOTHING_TO_INVITE_TO = "The link was revoked, so there is nothing to invite to."


@recruiter
@require_POST
def create(request: PersonRequest, code: str) -> HttpResponse:
    link = access.link_for(request.person, code)
    form = InviteForm(request.POST, request.FILES)
    if not form.is_valid():
        return page_of(request, link, form, status=422)
    if not may(request, INVITATIONS):
        form.add_error("people", INVITATIONS.said)
        return page_of(request, link, form, status=429)
    try:
        count = domain.invite(link, form.cleaned_data["invited"])
        messages.success(
            request, INVITED.format(count=count, people="person has" if count == 1 else "people have")
        )
    except domain.IsRevoked:
        messages.warning(request, NOTHING_TO_INVITE_TO)
    return redirect(_people(code))


@recruiter
@require_POST
def renew(request: PersonRequest, code: str, pk: int) -> HttpResponse:
    invitation = access.invitation_for(request.person, code, pk)
    if not may_or_say(request, INVITATIONS):
        return redirect(_people(code))
    try:
        domain.renew_invitation(invitation)
        messages.success(
            request, f"A fresh link for {invitation} is ready. The former one opens nothing any more."
        )
    except domain.IsRevoked:
        messages.warning(request, NOTHING_TO_INVITE_TO)
    return redirect(_people(code))


@recruiter
@require_POST
def withdraw(request: PersonRequest, code: str, pk: int) -> HttpResponse:
    invitation = access.invitation_for(request.person, code, pk)
    domain.withdraw_invitation(invitation)
    messages.success(request, f"{invitation} is not invited any more. What they began stays theirs.")
    return redirect(_people(code))


@recruiter
@require_safe
def export(request: PersonRequest, code: str) -> HttpResponse:
    """Addresses with their links, to send them by a mail program. Says nothing of what anybody did."""
    link = access.link_for(request.person, code)
    if not may(request, EXPORTS):
        return too_often(request, EXPORTS)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="invited-{code}.csv"'
    rows = csv.writer(response)
    rows.writerow(["email", "name", "link"])
    for invitation in link.invitations.listed():
        row = [invitation.email, invitation.name, address_of(request, invitation)]
        rows.writerow([cells.safe(cell) for cell in row])
    return response


def _people(code: str) -> str:
    return f"{reverse('interviews:prep_link_detail', args=[code])}#people"
