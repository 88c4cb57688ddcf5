"""An organization and its members."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from interviews import access
from interviews.domain import your_data
from interviews.forms.team import NameForm, OfferForm
from interviews.forms.your_data import EraseForm
from prep.accounts import organizations
from prep.accounts.models import Membership, Organization
from prep.accounts.roles import Role, role_required
from prep.web.htmx import PersonRequest
from prep.web.methods import require_form

recruiter = role_required(Role.RECRUITER)
ONE_AT_A_TIME = "You are in an organization already. Leave it first to join another."
OWNERS_ONLY = "Only an owner of the organization may do that."


@login_not_required  # says what prep links are; to start, one needs an account
@require_form
def create(request: PersonRequest) -> HttpResponse:
    """Start an organization, or take a place that was offered. Anybody may look; not everybody may."""
    if organizations.of(request.person) is not None:
        return redirect("interviews:team_detail")
    may_found = organizations.may_found(request.person)
    form = NameForm(request.POST if request.method == "POST" and may_found else None)
    if form.is_bound and form.is_valid():
        organizations.found(name=form.cleaned_data["name"], by=request.person)
        return redirect("interviews:prep_link_choose")
    has_account = request.person is not None and not request.person.is_visitor
    context = {
        "form": form,
        "may_found": may_found,
        "has_account": has_account,
        "offers": list(organizations.offers_to(request.person)) if has_account else [],
    }
    return render(request, "interviews/team/create.html", context, status=422 if form.is_bound else 200)


@require_POST
def join(request: PersonRequest, pk: int) -> HttpResponse:
    offered = organizations.offers_to(request.person).filter(pk=pk).first()
    if offered is None:
        raise Http404("no such offer")
    try:
        organizations.join(offered, by=request.person)
        messages.success(request, f"You are in: {offered.organization}.")
    except organizations.OfferGone:
        raise Http404("no such offer") from None
    except organizations.AlreadyInOne:
        messages.warning(request, ONE_AT_A_TIME)
    return redirect("interviews:team_detail")


@recruiter
@require_safe
def detail(request: PersonRequest) -> HttpResponse:
    organization = organizations.of(request.person)
    if organization is None:
        return redirect("interviews:team_create")
    return _page(request, organization)


@recruiter
@require_POST
def rename(request: PersonRequest) -> HttpResponse:
    organization = organizations.of(request.person)
    if organization is None:
        return redirect("interviews:team_create")
    form = NameForm(request.POST)
    if not form.is_valid():
        return _page(request, organization, status=422, name_form=form)
    if _tried(request, organizations.rename, organization, name=form.cleaned_data["name"]):
        messages.success(request, "Renamed. Candidates read the new name from now on.")
    return redirect("interviews:team_detail")


@recruiter
@require_POST
def offer(request: PersonRequest) -> HttpResponse:
    organization = organizations.of(request.person)
    if organization is None:
        return redirect("interviews:team_create")
    form = OfferForm(request.POST)
    if not form.is_valid():
        return _page(request, organization, status=422, offer_form=form)
    if _tried(request, organizations.offer, organization, email=form.cleaned_data["email"]):
        messages.success(
            request, "A place is waiting. Tell them to sign up with that address and open “Prep links”."
        )
    return redirect("interviews:team_detail")


@recruiter
@require_POST
def remove(request: PersonRequest, pk: int) -> HttpResponse:
    membership = access.membership_for(request.person, pk)
    if _tried(request, organizations.remove, membership):
        messages.success(request, f"{membership} is out, from the next page on.")
    return redirect("interviews:team_detail")


@recruiter
@require_form
def leave(request: PersonRequest) -> HttpResponse:
    """Ask once; the last to leave closes the organization and its links."""
    organization = organizations.of(request.person)
    if organization is None:
        return redirect("interviews:team_create")
    form = EraseForm(request.POST if request.method == "POST" else None)
    form.fields["sure"].label = "Yes, I leave"
    if not form.is_bound or not form.is_valid():
        is_last = organization.memberships.filter(person__isnull=False).count() == 1
        context = {"organization": organization, "form": form, "is_last": is_last}
        status = 422 if form.is_bound else 200
        return render(request, "interviews/team/leave.html", context, status=status)
    with transaction.atomic():
        if (left_empty := organizations.leave(request.person)) is not None:
            your_data.close(left_empty)
    messages.success(request, f"You have left {organization}.")
    return redirect("interviews:practice_list")


def _page(
    request: PersonRequest, organization: Organization, status: int = 200, **forms: Any
) -> HttpResponse:
    members = list(Membership.objects.filter(organization=organization).select_related("person"))
    context = {
        "organization": organization,
        "members": [one for one in members if one.person],
        "offers": [one for one in members if not one.person],
        "is_owner": organizations.is_owner(request.person, organization),
        "name_form": NameForm(initial={"name": organization.name}),
        "offer_form": OfferForm(),
        **forms,
    }
    return render(request, "interviews/team/detail.html", context, status=status)


def _tried(request: PersonRequest, verb: Any, *args: Any, **values: Any) -> bool:
    try:
        verb(*args, by=request.person, **values)
    except organizations.OwnerNeeded:
        messages.warning(request, OWNERS_ONLY)
        return False
    return True
