"""The page of those who run the site: what engines cost, how they answer, what waits; and the switch."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from prep import generation
from prep.accounts.roles import staff_required
from prep.engines import budgets, ledger
from prep.engines.models import Endpoint
from prep.web.htmx import PersonRequest


@staff_required
@require_safe
def detail(request: HttpRequest) -> HttpResponse:
    lines = ledger.lines()
    context = {
        "engine": settings.ENGINE,
        "lines": lines,
        "days": ledger.DAYS,
        "cost": sum(line.cost for line in lines),
        "cost_today": sum(line.cost_today for line in lines),
        "calls": sum(line.calls for line in lines),
        "calls_today": sum(line.today for line in lines),
        "unknown": sum(line.unknown for line in lines),
        "left": ledger.left(),
        "nearly": ledger.nearly_used_up(),
        "is_stopped": budgets.is_stopped(),
        "standings": generation.standings(),
        "endpoints": list(Endpoint.objects.order_by("-updated_at")[:5]),
    }
    return render(request, "operators/detail.html", context)


@staff_required
@require_POST
def switch(request: PersonRequest) -> HttpResponse:
    """Let no call out that costs something, or let them out again."""
    if request.POST.get("to") == "stop":
        budgets.stop(request.person.pk)
    else:
        budgets.go_on()
    return redirect("operators")
