"""Lines of postings that no approved question covers."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from interviews import access, curation
from prep.accounts.roles import Role, role_required
from prep.web.htmx import PersonRequest


@role_required(Role.CURATOR)
@require_safe
def list_all(request: PersonRequest) -> HttpResponse:
    banks = list(access.banks_of(request.person).open())
    wished = request.GET.get("bank", "")
    # Their own come first: what is written there is shown to nobody before they mean it.
    banks.sort(key=lambda one: one.curator_id != request.person.pk)
    bank = next((one for one in banks if one.code == wished), banks[0] if banks else None)
    context = {"gaps": curation.gaps(), "common": curation.COMMON, "banks": banks, "bank": bank}
    return render(request, "interviews/gap/list.html", context)
