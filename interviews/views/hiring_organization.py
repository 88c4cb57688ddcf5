"""What organizations asked: public pages of questions that people reported and curators approved."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.models import Count, F, Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from interviews.enums import InterviewStage, QuestionOrigin
from interviews.models import ReportedQuestion
from interviews.reported_text import organization_key

PER_PAGE = 40


@login_not_required  # what was asked where is open to whoever prepares
@require_safe
def list_all(request: HttpRequest) -> HttpResponse:
    """All organizations with approved questions, most reported first."""
    wanted = " ".join(request.GET.get("q", "").split())[:100]
    rows = ReportedQuestion.objects.public()
    if wanted:
        key = organization_key(wanted)
        rows = rows.filter(organization_key__contains=key) if key else rows.none()
    found = (
        rows.values("organization_key")
        .annotate(
            name=Max("hiring_organization"),
            questions=Count("question", distinct=True),
            reports=Count("pk"),
            last=Max("asked_on"),
        )
        .order_by("-reports", "organization_key")
    )
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "interviews/hiring_organization/list.html", {"page": page, "wanted": wanted})


@login_not_required  # as above
@require_safe
def detail(request: HttpRequest, key: str) -> HttpResponse:
    """What was asked there, by role and stage. Without an approved question it is as if there were no such
    organization."""
    rows = ReportedQuestion.objects.public().filter(organization_key=key)
    roles = list(rows.values("role_key").annotate(name=Max("role"), reports=Count("pk")).order_by("role_key"))
    if not roles:
        raise Http404("nothing is known of it")
    role = request.GET.get("role", "")
    stage = request.GET.get("stage", "")
    if role in {one["role_key"] for one in roles}:
        rows = rows.filter(role_key=role)
    if stage in InterviewStage.values:
        rows = rows.filter(stage=stage)
    page = Paginator(_asked(rows), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "name": ReportedQuestion.objects.public().filter(organization_key=key).first().hiring_organization,
        "key": key,
        "roles": roles,
        "role": role,
        "stages": InterviewStage.choices,
        "stage": stage,
        "page": page,
        "groups": _groups(list(page), {one["role_key"]: one["name"] for one in roles}),
    }
    return render(request, "interviews/hiring_organization/detail.html", context)


def _asked(rows: Any) -> Any:
    """One row per question, role and stage, with how often and when last."""
    return (
        rows.values("role_key", "stage", "question_id")
        .annotate(
            text=F("question__text"),
            origin=F("question__origin"),
            times=Count("pk"),
            last=Max("asked_on"),
        )
        .order_by("role_key", "stage", "-times", "-last", "question_id")
    )


def _groups(rows: list[dict[str, Any]], names: dict[str, str]) -> list[dict[str, Any]]:
    """Rows under their role and stage, in the order given."""
    groups: list[dict[str, Any]] = []
    for row in rows:
        if not groups or groups[-1]["key"] != row["role_key"]:
            groups.append({"key": row["role_key"], "name": names[row["role_key"]], "stages": []})
        stages = groups[-1]["stages"]
        if not stages or stages[-1]["stage"] != row["stage"]:
            stages.append({"stage": row["stage"], "label": InterviewStage(row["stage"]).label, "rows": []})
        stages[-1]["rows"].append({**row, "is_curated": row["origin"] == QuestionOrigin.CURATED})
    return groups
