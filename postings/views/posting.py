"""Pages of a posting: paste one, see what was read, correct its facts."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from postings import access
from postings.domain import posting as postings
from postings.forms import FactsForm, PostingForm
from postings.models.posting import CORRECTABLE
from postings.views.page import page_of, panel
from prep.accounts.visitors import ensure_person
from prep.web.engines import wanted
from prep.web.htmx import PersonRequest, go, render_part, wants_part
from prep.web.limits import TOO_MANY_STARTS, may_start, may_start_or_say
from prep.web.methods import require_form


@login_not_required  # the front door: whoever pastes a posting becomes a visitor by that
@require_form
def create(request: HttpRequest) -> HttpResponse:
    form = PostingForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and not may_start(request):
        form.add_error("text", TOO_MANY_STARTS)
    if form.is_bound and form.is_valid():
        posting = postings.submit(text=form.cleaned_data["text"], by=ensure_person(request))
        return go(request, "postings:posting_detail", posting.code)
    context = {"form": form, "has_postings": access.has_postings(request.person)}
    status = 422 if form.is_bound else 200
    return render_part(
        request, "postings/posting/create.html", "postings/posting/_form.html", context, status
    )


@require_safe
def detail(request: PersonRequest, code: str) -> HttpResponse:
    """The page; for htmx, how far the reading is, and once it is over the whole panel."""
    posting = access.posting_for(request.person, code)
    if wants_part(request) and posting.is_working:
        return render(request, "postings/posting/_reading.html", {"posting": posting})
    if wants_part(request):
        return panel(request, posting, has_arrived=True)
    return render(request, "postings/posting/detail.html", page_of(posting))


@require_form
def edit(request: PersonRequest, code: str) -> HttpResponse:
    posting = access.posting_for(request.person, code)
    facts = {name: getattr(posting, name) for name in CORRECTABLE}
    form = FactsForm(request.POST if request.method == "POST" else None, initial=facts)
    if form.is_bound and form.is_valid():
        postings.correct_facts(posting, **form.cleaned_data)
        return go(request, "postings:posting_detail", posting.code)
    context = {"posting": posting, "form": form}
    return render(request, "postings/posting/edit.html", context, status=422 if form.is_bound else 200)


@require_POST
def reread(request: PersonRequest, code: str) -> HttpResponse:
    posting = access.posting_for(request.person, code)
    if may_start_or_say(request):
        postings.reread(posting, engine=wanted(request))
    return go(request, "postings:posting_detail", posting.code)
