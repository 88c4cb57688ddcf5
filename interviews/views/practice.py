"""Your practice: a person's postings with their question sets and interviews."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from interviews import access
from interviews.domain import your_data
from interviews.forms.your_data import EraseForm
from interviews.models import Interview
from postings.access import posting_for
from postings.models import Posting
from prep.web.htmx import PersonRequest
from prep.web.methods import require_form

PER_PAGE = 20


# Open: a newcomer who follows the link sees an empty list and what will be there, not a login form.
@login_not_required
@require_safe
def list_all(request: PersonRequest) -> HttpResponse:
    postings = access.practice_of(request.person)
    page = Paginator(postings, PER_PAGE).get_page(request.GET.get("page"))
    invited = Paginator(access.invited_practice_of(request.person), PER_PAGE).get_page(
        request.GET.get("invited")
    )
    return render(request, "interviews/practice/list.html", {"page": page, "invited": invited})


@require_form
def erase_posting(request: PersonRequest, code: str) -> HttpResponse:
    posting = posting_for(request.person, code)
    goes = "the posting, its question sets and every interview made from them"
    if posting.owner.is_organization:
        goes = "the posting, its question sets and its prep links; what candidates rehearsed stays theirs"
    return _erase(request, posting, f"“{posting.name}” of {day_of(posting)}", goes, your_data.erase_posting)


@require_form
def erase_interview(request: PersonRequest, code: str) -> HttpResponse:
    interview = access.own_interview(request.person, code)
    goes = "this interview, your answers in it, their assessments and the report"
    role = interview.question_set.posting
    named = f"your {interview.mode} interview for “{role}” of {day_of(interview)}"
    return _erase(request, interview, named, goes, your_data.erase_interview)


def day_of(row: Posting | Interview) -> str:
    return f"{row.created_at:%-d %B %Y}"


def _erase(
    request: PersonRequest, row: Any, named: str, goes: str, erase: Callable[[Any], None]
) -> HttpResponse:
    """Ask once, then erase."""
    form = EraseForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = {"form": form, "goes": goes, "named": named}
        status = 422 if form.is_bound else 200
        return render(request, "interviews/practice/erase.html", context, status=status)
    erase(row)
    messages.success(request, f"Erased: {goes}.")
    return redirect("interviews:practice_list")
