"""The banks of curators."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from interviews import access, curation
from interviews.domain import bank as domain
from interviews.enums import QuestionState
from interviews.forms.bank import BankForm
from interviews.models import Question
from interviews.views import listing
from prep.accounts.roles import Role, role_required
from prep.web.htmx import PersonRequest, render_part
from prep.web.methods import require_form

FORM = "interviews/bank/edit.html"


@role_required(Role.CURATOR)
@require_safe
def list_all(request: PersonRequest) -> HttpResponse:
    banks = list(access.banks_of(request.person).select_related("curator"))
    counts = Question.objects.counts()
    for bank in banks:
        bank.counted = counted_words(counts[bank.pk])  # type: ignore[attr-defined]
    context = {
        "to_review": sum(counts[bank.pk][QuestionState.IN_REVIEW] for bank in banks),
        "is_new": not any(bank.curator_id == request.person.pk for bank in banks),
        "banks": [bank for bank in banks if not bank.archived_at],
        "archived": [bank for bank in banks if bank.archived_at],
    }
    return render(request, "interviews/bank/list.html", context)


@role_required(Role.CURATOR)
@require_form
def create(request: PersonRequest) -> HttpResponse:
    given = request.POST if request.method == "POST" else None
    form = BankForm(given, families=curation.families_of(request.person))
    if not form.is_valid():
        return render(request, FORM, {"form": form}, status=422 if form.is_bound else 200)
    bank = domain.create(by=request.person, **form.cleaned_data)
    return redirect("interviews:bank_detail", bank.code)


@role_required(Role.CURATOR)
@require_safe
def detail(request: PersonRequest, code: str) -> HttpResponse:
    bank = access.bank_for(request.person, code)
    context = listing.context_of(request, bank)
    return render_part(request, "interviews/bank/detail.html", "interviews/question/_list.html", context)


@role_required(Role.CURATOR)
@require_form
def edit(request: PersonRequest, code: str) -> HttpResponse:
    bank = access.own_bank_for(request.person, code)
    given = request.POST if request.method == "POST" else None
    form = BankForm(given, bank=bank, families=curation.families_of(request.person))
    if not form.is_valid():
        return render(request, FORM, {"form": form, "bank": bank}, status=422 if form.is_bound else 200)
    domain.edit(bank, **form.cleaned_data)
    messages.success(request, "Saved.")
    return redirect("interviews:bank_detail", code)


@role_required(Role.CURATOR)
@require_POST
def archive(request: PersonRequest, code: str) -> HttpResponse:
    """Put the bank away, or take it out again."""
    bank = access.own_bank_for(request.person, code)
    if bank.archived_at:
        domain.restore(bank)
        messages.success(request, f"{bank} is in use again.")
    else:
        domain.archive(bank)
        messages.success(request, f"{bank} is put away. Its questions are kept and drawn no more.")
    return redirect("interviews:bank_list")


def counted_words(counts: dict[str, int]) -> str:
    """The questions of a bank by state, without the states that none is in."""
    words = {
        QuestionState.APPROVED: "approved",
        QuestionState.IN_REVIEW: "in review",
        QuestionState.DRAFT: "in draft",
        QuestionState.RETIRED: "retired",
    }
    found = [f"{counts[state]} {word}" for state, word in words.items() if counts[state]]
    return ", ".join(found) or "No question yet"
