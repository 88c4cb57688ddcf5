"""Bringing back what was asked in a real interview, and what became of it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from interviews import access
from interviews.domain import reported as domain
from interviews.forms.reported import ReportForm
from postings.access import posting_for
from postings.models import Posting
from prep.accounts.models import User
from prep.accounts.visitors import ensure_person
from prep.web.htmx import PersonRequest
from prep.web.limits import REPORTS, may_go_on, network_of
from prep.web.methods import require_form

PAGE = "interviews/reported/create.html"
PER_PAGE = 30
TOO_BUSY = "Many reports have come from your network. Nothing was kept; send it again in an hour."
TOO_LATE = "A curator has decided about that question already."


@login_not_required  # whoever brings a question back becomes a visitor by that
@require_form
def create(request: HttpRequest) -> HttpResponse:
    """For an interview that was not practised for here."""
    form = ReportForm(_given(request), initial={"asked_on": timezone.localdate()})
    if _is_fit(request, form) and _kept(request, form, ensure_person(request)):
        return redirect("interviews:reported_list")
    return render(request, PAGE, {"form": form}, status=422 if form.is_bound else 200)


@require_form
def debrief(request: PersonRequest, code: str) -> HttpResponse:
    """After the interview that a posting led to: its facts are filled in."""
    posting = posting_for(request.person, code)
    form = ReportForm(_given(request), initial=_facts_of(posting))
    if _is_fit(request, form) and _kept(request, form, request.person, posting):
        return redirect("interviews:reported_list")
    return render(request, PAGE, {"form": form, "posting": posting}, status=422 if form.is_bound else 200)


@require_safe
def list_all(request: PersonRequest) -> HttpResponse:
    """What this person has reported, and what became of it."""
    page = Paginator(access.reported_of(request.person), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "interviews/reported/list.html", {"page": page})


@require_POST
def withdraw(request: PersonRequest, code: str) -> HttpResponse:
    row = access.reported_for(request.person, code)
    try:
        domain.withdraw(row)
        messages.info(request, "Taken back. Nobody will see it.")
    except domain.IllegalMove:
        messages.warning(request, TOO_LATE)
    return redirect("interviews:reported_list")


def _given(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _is_fit(request: HttpRequest, form: ReportForm) -> bool:
    """Sent and valid, and not too much from one network: a new browser is a new visitor, so those who need no
    account are counted by where they come from as well."""
    if not form.is_bound or not form.is_valid():
        return False
    if may_go_on(REPORTS, network_of(request)):
        return True
    form.add_error(None, TOO_BUSY)
    return False


def _kept(request: HttpRequest, form: ReportForm, by: User, posting: Posting | None = None) -> bool:
    """Keep it and say what happens next, or say in the form why it cannot be kept."""
    values = {**form.cleaned_data}
    try:
        kept = domain.report(by=by, posting=posting, texts=values.pop("questions"), **values)
    except domain.TooMany as full:
        form.add_error("questions", _too_many(full.left))
        return False
    if kept.new:
        count = len(kept.new)
        waits = "1 question waits" if count == 1 else f"{count} questions wait"
        messages.success(request, f"Thank you. {waits} for a curator; nothing is shown before that.")
    if kept.again:
        again = len(kept.again)
        messages.info(
            request, f"{again} you had reported before; {'it counts' if again == 1 else 'they count'} once."
        )
    return True


def _too_many(left: int) -> str:
    more = f"{left} more fit today" if left else "No more fit today"
    return f"A person reports up to {domain.A_DAY} questions a day. {more}; nothing was kept."


def _facts_of(posting: Posting) -> dict[str, object]:
    return {
        "hiring_organization": posting.hiring_organization,
        "role": posting.title,
        "asked_on": timezone.localdate(),
    }
