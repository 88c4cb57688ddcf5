"""The candidate's page: what of an interview is shown to those who invited, and taking it back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from interviews import access
from interviews.domain import sharing
from interviews.enums import Scope
from interviews.forms.sharing import GiveForm, ScopeForm
from interviews.views.shared import shared
from prep.web.htmx import PersonRequest
from prep.web.methods import require_form

NOT_NOW = "Nothing was shown: the interview has to be finished, and the link must not have been revoked."
WITHDRAWN = "Taken back. They do not see it any more."


@require_safe
def detail(request: PersonRequest, code: str) -> HttpResponse:
    """Also open to guests of a revoked link: taking back must always be possible."""
    interview = access.own_interview(request.person, code)
    live = sharing.shown_scopes(interview)
    context = {
        "interview": interview,
        "link": interview.prep_link,
        "posting": interview.question_set.posting,
        "scopes": [{"scope": scope, "is_shown": scope in live} for scope in Scope],
        "live": live,
        "shared": shared(interview, live),
        "history": list(interview.consents.order_by("-pk")),
        "may_give": sharing.may_give(interview),
    }
    return render(request, "interviews/sharing/detail.html", context)


@require_form
def give(request: PersonRequest, code: str) -> HttpResponse:
    """On GET exactly what they would see; on POST show it to them."""
    interview = access.own_interview(request.person, code)
    asked = request.POST if request.method == "POST" else request.GET
    scope = ScopeForm(asked)
    if not scope.is_valid() or (request.method != "POST" and not sharing.may_give(interview)):
        return redirect("interviews:sharing_detail", code)
    chosen = scope.cleaned_data["scope"]
    form = GiveForm(request.POST if request.method == "POST" else None, initial={"name": interview.shared_as})
    if not form.is_valid():
        together = {*sharing.shown_scopes(interview), chosen}
        context = {
            "interview": interview,
            "link": interview.prep_link,
            "scope": chosen,
            "shared": shared(interview, together),
            "form": form,
        }
        return render(request, "interviews/sharing/give.html", context, status=422 if form.is_bound else 200)
    try:
        sharing.give(interview, scope=chosen, name=form.cleaned_data["name"])
    except sharing.NothingToShow:
        messages.warning(request, NOT_NOW)
    return redirect("interviews:sharing_detail", code)


@require_POST
def withdraw(request: PersonRequest, code: str) -> HttpResponse:
    interview = access.own_interview(request.person, code)
    scope = ScopeForm(request.POST)
    if scope.is_valid():
        sharing.withdraw(interview, scope=scope.cleaned_data["scope"])
        messages.success(request, WITHDRAWN)
    return redirect("interviews:sharing_detail", code)
