"""The recruiters' pages of prep links: numbers, and what candidates agree to show. No ranking, ever."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from interviews import access
from interviews.domain import prep_link as domain
from interviews.enums import Scope
from interviews.forms.prep_link import ChooseForm, FindForm, InviteForm, LinkForm
from interviews.models import PrepLink, QuestionSet
from interviews.views.link_page import page_of
from interviews.views.shared import shared
from postings.access import posting_for
from postings.domain import posting as postings
from postings.forms import PostingForm
from prep.accounts import organizations
from prep.accounts.roles import Role, role_required
from prep.web.htmx import PersonRequest
from prep.web.limits import TOO_MANY_STARTS, may_start
from prep.web.methods import require_form

PER_PAGE = 25
REVOKED = "This link was revoked for good. Duplicate it to share the same questions again."

recruiter = role_required(Role.RECRUITER)


@recruiter
@require_safe
def list_all(request: PersonRequest) -> HttpResponse:
    organization = organizations.of(request.person)
    if organization is None:
        return redirect("interviews:team_create")
    form = FindForm(request.GET)
    form.is_valid()
    links = access.links_of(organization).matching(form.words)
    found = links.in_state(form.chosen) if form.chosen else links
    page = Paginator(found.with_invited(), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "organization": organization,
        "page": page,
        "form": form,
        "is_searched": form.words or form.chosen,
        "kept": urlencode({"q": form.words, "state": form.chosen}) + "&",
    }
    return render(request, "interviews/prep_link/list.html", context)


@recruiter
@require_form
def choose(request: PersonRequest) -> HttpResponse:
    """Whose questions: those of a posting pasted now, or a set that is there. With ?posting= the field holds the
    text of a posting that the person may see: the organization gets a copy, the person's own stays theirs."""
    organization = organizations.of(request.person)
    if organization is None:
        return redirect("interviews:team_create")
    sets = access.sets_of(organization)
    copied = posting_for(request.person, code).source_text if (code := request.GET.get("posting")) else ""
    pasted = PostingForm(request.POST if "text" in request.POST else None, initial={"text": copied})
    chosen = ChooseForm(request.POST if "question_set" in request.POST else None, sets=sets)
    if pasted.is_bound and pasted.is_valid() and not may_start(request):
        pasted.add_error("text", TOO_MANY_STARTS)
    if pasted.is_bound and pasted.is_valid():
        posting = postings.submit(text=pasted.cleaned_data["text"], by=organization.account)
        return redirect("postings:posting_detail", posting.code)
    if chosen.is_bound and chosen.is_valid():
        return redirect("interviews:prep_link_create", chosen.cleaned_data["question_set"].code)
    pasted.fields["text"].widget.attrs["rows"] = 7
    context = {"organization": organization, "pasted": pasted, "chosen": chosen, "has_sets": sets.exists()}
    status = 422 if request.method == "POST" else 200
    return render(request, "interviews/prep_link/choose.html", context, status=status)


@recruiter
@require_form
def create(request: PersonRequest, code: str) -> HttpResponse:
    """Make a link to a set; with ?like= the fields hold what another link of the team has."""
    question_set = access.shared_set_for(request.person, code)
    form = LinkForm(request.POST or None, initial=_initial(request, question_set))
    if not form.is_valid():
        context = {
            "question_set": question_set,
            "posting": question_set.posting,
            "form": form,
            "questions": question_set.items.live().count(),
        }
        status = 422 if form.is_bound else 200
        return render(request, "interviews/prep_link/create.html", context, status=status)
    organization = question_set.requested_by.organization
    made = domain.make(
        question_set=question_set, organization=organization, by=request.person, **form.cleaned_data
    )
    return redirect("interviews:prep_link_detail", made.code)


@recruiter
@require_safe
def detail(request: PersonRequest, code: str) -> HttpResponse:
    link = access.link_for(request.person, code)
    return page_of(request, link, InviteForm())


@recruiter
@require_safe
def shown(request: PersonRequest, code: str, pk: int) -> HttpResponse:
    """What one candidate shows right now, and nothing else."""
    link, interview = access.shown_interview_for(request.person, code, pk)
    scopes = [Scope(consent.scope) for consent in interview.live_consents]  # type: ignore[attr-defined]
    context = {"link": link, "shared": shared(interview, scopes), "scopes": scopes}
    return render(request, "interviews/prep_link/shown.html", context)


@recruiter
@require_POST
def revoke(request: PersonRequest, code: str) -> HttpResponse:
    link = access.link_for(request.person, code)
    domain.revoke(link, by=request.person)
    messages.success(request, "Revoked. The link opens nothing any more, and guests are out at once.")
    return redirect("interviews:prep_link_detail", code)


@recruiter
@require_POST
def extend(request: PersonRequest, code: str) -> HttpResponse:
    link = access.link_for(request.person, code)
    return _tried(request, link, domain.extend, "Extended by two weeks, as far as the longest life allows.")


@recruiter
@require_POST
def renew(request: PersonRequest, code: str) -> HttpResponse:
    link = access.link_for(request.person, code)
    return _tried(request, link, domain.renew, "A fresh link is below. The one shared so far opens nothing.")


def _initial(request: PersonRequest, question_set: QuestionSet) -> dict[str, Any]:
    """Suggestions for a new link, or what the link named by ?like= has."""
    first = {"label": f"{question_set.posting}, {timezone.localdate():%B %Y}"[:120]}
    like = access.links_of(question_set.requested_by.organization).filter(code=request.GET.get("like", ""))
    if (found := like.first()) is None:
        return first
    kept = ("label", "note", "contact", "mode", "max_uses")
    return {name: getattr(found, name) for name in kept}


def _tried(
    request: PersonRequest, link: PrepLink, verb: Callable[[PrepLink], None], said: str
) -> HttpResponse:
    try:
        verb(link)
        messages.success(request, said)
    except domain.IsRevoked:
        messages.warning(request, REVOKED)
    return redirect("interviews:prep_link_detail", link.code)
