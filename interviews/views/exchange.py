"""Taking questions into a bank from a table, and out of it."""

from django.contrib import messages
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from interviews import access, table
from interviews.domain import question as questions
from interviews.domain.question import IllegalMove, Outdated, Unfinished
from interviews.forms import exchange
from interviews.forms.exchange import COLUMNS, TableForm
from interviews.models import QuestionBank
from prep.accounts.roles import Role, role_required
from prep.web.htmx import PersonRequest
from prep.web.limits import EXPORTS, IMPORTS, may, too_often
from prep.web.methods import require_form

PAGE = "interviews/exchange/create.html"
KINDS = {"csv": ("text/csv", table.as_csv), "json": ("application/json", table.as_json)}
SHOWN = 50
CHANGED = "Somebody changed one of these questions meanwhile, so nothing was imported. Look again."


@role_required(Role.CURATOR)
@require_safe
def export(request: PersonRequest, code: str) -> HttpResponse | StreamingHttpResponse:
    bank = access.bank_for(request.person, code)
    if not may(request, EXPORTS):
        return too_often(request, EXPORTS)
    ending = request.GET.get("as", "") if request.GET.get("as") in KINDS else "csv"
    kind, write = KINDS[ending]
    written = write(COLUMNS, exchange.rows_of(bank))
    response = StreamingHttpResponse(written, content_type=f"{kind}; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="questions-{code}.{ending}"'
    return response


@role_required(Role.CURATOR)
@require_form
def create(request: PersonRequest, code: str) -> HttpResponse:
    """First what would change, then, confirmed, all of it or nothing."""
    bank = access.bank_for(request.person, code)
    if request.method != "POST":
        return _page(request, bank, TableForm())
    form = TableForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, bank, form)
    if not may(request, IMPORTS):
        form.add_error(None, IMPORTS.said)
        return _page(request, bank, form, status=429)
    plan = exchange.plan(form.cleaned_data["read"], bank)
    if plan.wrong or not form.cleaned_data["confirmed"]:
        return _page(request, bank, form, plan=plan)
    try:
        questions.take_in(bank, new=plan.new, changed=plan.edits, by=request.person)
    except (Outdated, Unfinished, IllegalMove):
        messages.warning(request, CHANGED)
        return _page(request, bank, form, plan=exchange.plan(form.cleaned_data["read"], bank))
    counts = plan.counts
    messages.success(request, f"Imported: {counts['new']} new as drafts, {counts['changed']} changed.")
    return redirect("interviews:bank_detail", bank.code)


def _page(
    request: PersonRequest,
    bank: QuestionBank,
    form: TableForm,
    plan: exchange.Plan | None = None,
    status: int = 422,
) -> HttpResponse:
    """`status` is for what is wrong. A table that was read stays on the page, to be sent again."""
    is_wrong = (form.is_bound and not form.is_valid()) or (plan is not None and bool(plan.wrong))
    read = form.cleaned_data if form.is_bound else {}
    context = {
        "bank": bank,
        "form": form,
        "plan": plan,
        "text": read.get("text", ""),
        "is_confirmed": read.get("confirmed", False),
        "shown": SHOWN,
        "columns": COLUMNS,
    }
    return render(request, PAGE, context, status=status if is_wrong else 200)
