"""Everything that is mine: take it along, or have it gone."""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from interviews.domain import your_data
from interviews.forms.your_data import EraseForm
from prep.web.htmx import PersonRequest
from prep.web.limits import EXPORTS, may, too_often
from prep.web.methods import require_form


@require_safe
def detail(request: PersonRequest) -> HttpResponse:
    return render(request, "interviews/your_data/detail.html")


@require_safe
def export(request: PersonRequest) -> HttpResponse:
    if not may(request, EXPORTS):
        return too_often(request, EXPORTS)
    response = JsonResponse(your_data.export(request.person), json_dumps_params={"indent": 2})
    response["Content-Disposition"] = 'attachment; filename="prep-export.json"'
    return response


@require_form
def erase(request: PersonRequest) -> HttpResponse:
    form = EraseForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "interviews/your_data/erase.html", {"form": form}, status=status)
    your_data.erase(request.person)
    logout(request)
    messages.success(request, "Everything of yours is erased.")
    return redirect("postings:posting_create")
