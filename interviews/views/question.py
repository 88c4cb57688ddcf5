"""One question of a bank, and the list of all of them."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from interviews import access, curation
from interviews.domain import bulk as bulk_domain
from interviews.domain import double as doubles
from interviews.domain import question as domain
from interviews.forms.question import BulkForm, MergeForm, NoteForm, QuestionForm, SeenForm
from interviews.models import Question
from interviews.views import listing, workshop
from interviews.views.told import told
from prep.accounts.roles import Role, role_required
from prep.web.htmx import PersonRequest, render_part
from prep.web.methods import require_form

LIST = ("interviews/question/list.html", "interviews/question/_list.html")
EDIT = "interviews/question/edit.html"
PREVIEW = "interviews/question/_preview.html"

OUTDATED = (
    "Somebody changed the question since you opened it. Your words are below; compare, then save again."
)
MOVED_ON = "That is not possible any more: somebody moved the question meanwhile."
OWN_WORK = "You wrote this wording, and the bank asks for a second pair of eyes. Somebody else approves it."
UNFINISHED = "A question in review has three to six criteria. Add them first."


@role_required(Role.CURATOR)
@require_safe
def list_all(request: PersonRequest) -> HttpResponse:
    return render_part(request, *LIST, listing.context_of(request))


@role_required(Role.CURATOR)
@require_POST
def bulk(request: PersonRequest) -> HttpResponse:
    """What was chosen from a list, or everything that the list's address asks for."""
    code = request.GET.get("bank", "")
    bank = access.bank_for(request.person, code) if code else None
    rows, _ = listing.asked_for(request, bank)
    banks = access.banks_of(request.person).open()
    form = BulkForm(request.POST, questions=curation.questions_of(request.person), banks=banks)
    if form.is_valid():
        values = form.cleaned_data
        chosen = rows if values["everything"] else values["chosen"]
        tally = bulk_domain.act(chosen, values["verb"], by=request.person, to=values["to"])
        told(request, values["verb"], tally)
    else:
        messages.warning(request, next(iter(form.errors.values()))[0])
    page = redirect("interviews:bank_detail", code) if bank else redirect("interviews:question_list")
    return redirect(f"{page.url}?{request.GET.urlencode()}")


@role_required(Role.CURATOR)
@require_form
def create(request: PersonRequest, code: str) -> HttpResponse:
    bank = access.bank_for(request.person, code)
    if request.method != "POST":
        return workshop.page(request, bank, QuestionForm(initial={"text": request.GET.get("text", "")}))
    form = QuestionForm(request.POST)
    if not form.is_valid() or "look" in request.POST:
        return workshop.page(request, bank, form)
    question = domain.write(bank, form.content, by=request.person)
    messages.success(request, "Saved as a draft.")
    return redirect("interviews:question_detail", question.code)


@role_required(Role.CURATOR)
@require_safe
def detail(request: PersonRequest, code: str) -> HttpResponse:
    question = access.question_for(request.person, code)
    return render(request, "interviews/question/detail.html", workshop.context_of(request, question))


@role_required(Role.CURATOR)
@require_form
def edit(request: PersonRequest, code: str) -> HttpResponse:
    question = access.question_for(request.person, code)
    form = QuestionForm(request.POST if request.method == "POST" else None, question=question)
    if not form.is_valid() or "look" in request.POST:
        return workshop.page(request, question.bank, form, question)
    try:
        saved = domain.edit(question, form.content, by=request.person, seen=form.cleaned_data["seen"])
    except domain.Outdated:
        form.data = form.data.copy()
        form.data["seen"] = str(question.version)
        form.add_error(None, OUTDATED)
        return workshop.page(request, question.bank, form, question)
    except (domain.IllegalMove, domain.Unfinished):
        messages.warning(request, MOVED_ON)
        return redirect("interviews:question_detail", code)
    messages.success(request, f"Saved as version {saved.version}.")
    return redirect("interviews:question_detail", code)


@role_required(Role.CURATOR)
@require_POST
def preview(request: PersonRequest, code: str) -> HttpResponse:
    """How a candidate sees what is being written in a bank, and what there is to say about it."""
    bank = access.bank_for(request.person, code)
    edited = request.GET.get("question", "")
    question = access.question_for(request.person, edited) if edited else None
    form = QuestionForm(request.POST, question=question)
    return render(request, PREVIEW, workshop.preview_of(request.person, bank, form, question))


@role_required(Role.CURATOR)
@require_POST
def submit(request: PersonRequest, code: str) -> HttpResponse:
    return _do(request, code, domain.submit, "Submitted for review.")


@role_required(Role.CURATOR)
@require_POST
def approve(request: PersonRequest, code: str) -> HttpResponse:
    form = SeenForm(request.POST)
    seen = form.cleaned_data["seen"] if form.is_valid() else None
    return _do(request, code, domain.approve, "Approved. Sets of shared banks may draw it now.", seen=seen)


@role_required(Role.CURATOR)
@require_POST
def send_back(request: PersonRequest, code: str) -> HttpResponse:
    return _do(request, code, domain.send_back, "Sent back as a draft.", **_note(request))


@role_required(Role.CURATOR)
@require_POST
def retire(request: PersonRequest, code: str) -> HttpResponse:
    return _do(request, code, domain.retire, "Retired. Sets that hold it keep their copy.", **_note(request))


@role_required(Role.CURATOR)
@require_POST
def take_up(request: PersonRequest, code: str) -> HttpResponse:
    return _do(request, code, domain.take_up, "A draft again.")


@role_required(Role.CURATOR)
@require_POST
def merge(request: PersonRequest, code: str) -> HttpResponse:
    """Retire this one in favour of another that asks the same."""
    question = access.question_for(request.person, code)
    form = MergeForm(request.POST, questions=curation.questions_of(request.person))
    if not form.is_valid():
        messages.warning(request, "Choose the question that stays.")
        return redirect("interviews:question_detail", code)
    kept: Question = form.cleaned_data["into"]
    try:
        doubles.merge(question, into=kept, by=request.person)
    except (doubles.SameQuestion, domain.IllegalMove):
        messages.warning(request, MOVED_ON)
        return redirect("interviews:question_detail", code)
    messages.success(request, "Merged. Its uses and statistics count for this question now.")
    return redirect("interviews:question_detail", kept.code)


def _note(request: PersonRequest) -> dict[str, Any]:
    form = NoteForm(request.POST)
    return {"note": form.cleaned_data["note"] if form.is_valid() else ""}


def _do(
    request: PersonRequest, code: str, verb: Callable[..., Any], said: str, **values: Any
) -> HttpResponse:
    """One move of the question, or why it cannot be."""
    question = access.question_for(request.person, code)
    try:
        verb(question, by=request.person, **values)
        messages.success(request, said)
    except domain.OwnWork:
        messages.warning(request, OWN_WORK)
    except domain.Unfinished:
        messages.warning(request, UNFINISHED)
    except (domain.IllegalMove, domain.Outdated):
        messages.warning(request, MOVED_ON)
    return redirect("interviews:question_detail", code)
