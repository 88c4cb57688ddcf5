"""The moderation queue: reported questions, taken or not taken by curators. Who reported is never shown."""

from collections import defaultdict
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Max, Min
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from interviews import access, personal, wording
from interviews.domain import moderation as domain
from interviews.forms.moderation import AcceptForm, JoinForm, RejectForm
from interviews.models import Question, QuestionBank, ReportedQuestion
from interviews.models.question import QuestionQuerySet
from interviews.reported_text import words_of
from interviews.views.alike import near
from prep.accounts.roles import Role, role_required
from prep.web.htmx import PersonRequest

PER_PAGE = 25
SHOWN = 60  # reports of one bundle on its page
NEAR, NEAR_SHOWN = 0.45, 5  # of 1: how near a question must be to be offered, and how many are
GONE = "Somebody has decided about it in the meantime."


@role_required(Role.CURATOR)
@require_safe
def list_all(request: PersonRequest) -> HttpResponse:
    """What waits, most reported first."""
    waiting = (
        ReportedQuestion.objects.pending()
        .with_bundle()
        .values("bundle")
        .annotate(reports=Count("pk"), last=Max("asked_on"), since=Min("created_at"), first=Min("pk"))
        .order_by("-reports", "since", "bundle")
    )
    page = Paginator(waiting, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "bundles": _bundles(list(page))}
    return render(request, "interviews/moderation/list.html", context)


@role_required(Role.CURATOR)
@require_safe
def decided(request: PersonRequest) -> HttpResponse:
    """What was decided, newest first, each with a way back."""
    done = (
        ReportedQuestion.objects.exclude(reviewed_at=None)
        .with_bundle()
        .values("bundle", "reviewed_at")
        .annotate(reports=Count("pk"), first=Min("pk"))
        .order_by("-reviewed_at", "-first")
    )
    page = Paginator(done, PER_PAGE).get_page(request.GET.get("page"))
    rows = ReportedQuestion.objects.select_related("question__bank", "reviewed_by")
    found = rows.in_bulk([one["first"] for one in page])
    decisions = [{**one, "row": found[one["first"]]} for one in page]
    return render(request, "interviews/moderation/decided.html", {"page": page, "decisions": decisions})


@role_required(Role.CURATOR)
@require_safe
def detail(request: PersonRequest, code: str) -> HttpResponse:
    return _page(request, access.moderated(code))


@role_required(Role.CURATOR)
@require_POST
def accept(request: PersonRequest, code: str) -> HttpResponse:
    row = access.moderated(code)
    form = AcceptForm(request.POST, hiring_organization=row.hiring_organization)
    if not form.is_valid():
        return _page(request, row, accept=form, status=422)
    try:
        question = domain.accept(row, by=request.person, **form.cleaned_data)
    except domain.IllegalMove:
        messages.warning(request, GONE)
        return redirect("interviews:moderation_list")
    state = question.get_state_display().lower()
    messages.success(request, f"It is in {question.bank.name} now: {state}.")
    return redirect("interviews:moderation_list")


@role_required(Role.CURATOR)
@require_POST
def join(request: PersonRequest, code: str) -> HttpResponse:
    row = access.moderated(code)
    form = JoinForm(request.POST)
    if not form.is_valid():
        return _page(request, row, join=form, status=422)
    return _decided(request, domain.join, row, "Counted with that question.", **form.cleaned_data)


@role_required(Role.CURATOR)
@require_POST
def reject(request: PersonRequest, code: str) -> HttpResponse:
    row = access.moderated(code)
    form = RejectForm(request.POST)
    if not form.is_valid():
        return _page(request, row, reject=form, status=422)
    said = "Not taken. Whoever reported it can read why."
    return _decided(request, domain.reject, row, said, note=form.cleaned_data["note"])


@role_required(Role.CURATOR)
@require_POST
def undo(request: PersonRequest, code: str) -> HttpResponse:
    row = access.moderated(code)
    return _decided(request, domain.undo, row, "Back in the queue.", to="interviews:moderation_decided")


@role_required(Role.CURATOR)
@require_POST
def part(request: PersonRequest, code: str) -> HttpResponse:
    """Set one report apart from those it was joined with."""
    row = access.moderated(code)
    try:
        domain.set_apart(row)
    except domain.IllegalMove:
        messages.warning(request, GONE)
    return redirect("interviews:moderation_detail", row.code)


def _decided(
    request: PersonRequest, verb: Any, row: ReportedQuestion, said: str, *, to: str = "", **values: Any
) -> HttpResponse:
    try:
        verb(row, by=request.person, **values)
        messages.success(request, said)
    except domain.IllegalMove:
        messages.warning(request, GONE)
    return redirect(to or "interviews:moderation_list")


def _page(
    request: PersonRequest, row: ReportedQuestion, status: int = 200, **bound: forms.Form
) -> HttpResponse:
    """One bundle: what was reported, what is alike in the banks, and the three ways to decide."""
    bundle = ReportedQuestion.objects.of_bundle(row)
    reports = list(bundle.order_by("-asked_on", "pk")[:SHOWN])
    first = row.lead or row
    banks = list(QuestionBank.objects.giving())
    others = _taken_up().exclude(pk=first.question_id) if first.question_id else _taken_up()
    offered = near(others, row.text, least=NEAR, most=NEAR_SHOWN)
    there = [one.pk for one in offered] + [first.question_id] * bool(first.question_id)
    counted = ReportedQuestion.objects.by_question(there)  # what joining adds to
    organization = [row.hiring_organization]
    context = {
        "row": row,
        "first": first,
        "known": counted.get(first.question_id),
        "reports": reports,
        "count": bundle.count(),
        "waits": any(report.is_pending for report in reports),
        "said": [*wording.problems(row.text, organization), *personal.problems(row.text, known=organization)],
        "alike": [(one, counted.get(one.pk)) for one in offered],
        "accept": bound.get("accept")
        or AcceptForm(initial={"text": row.text, "bank": _fitting(banks, row.role)}),
        "join": bound.get("join") or JoinForm(),
        "reject": bound.get("reject") or RejectForm(),
        "has_banks": bool(banks),
    }
    return render(request, "interviews/moderation/detail.html", context, status=status)


def _taken_up() -> QuestionQuerySet:
    """What a report can be counted with: questions of shared banks, doubles apart."""
    return Question.objects.filter(bank__in=QuestionBank.objects.giving(), merged_into=None)


def _fitting(banks: list[QuestionBank], role: str) -> QuestionBank | None:
    """The bank whose name shares a word with the role, else the one for every kind of work."""
    words = {word[:5] for word in words_of(role)}
    named = (
        bank for bank in banks if words & {word[:5] for word in words_of(f"{bank.name} {bank.job_family}")}
    )
    return next(named, None) or next((bank for bank in banks if bank.job_family in ("", "general")), None)


def _bundles(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each bundle with its first report and the organizations it was reported from."""
    keys = [row["bundle"] for row in rows]
    leads = ReportedQuestion.objects.select_related("question").in_bulk(keys)
    firsts = ReportedQuestion.objects.in_bulk([row["first"] for row in rows])
    places: dict[int, list[str]] = defaultdict(list)
    named = (
        ReportedQuestion.objects.pending()
        .with_bundle()
        .filter(bundle__in=keys)
        .values("bundle", "organization_key")
        .annotate(name=Max("hiring_organization"))
        .order_by("bundle", "organization_key")
    )
    for one in named:
        places[one["bundle"]].append(one["name"])
    return [
        {
            **row,
            "lead": leads[row["bundle"]],
            "row": firsts[row["first"]],
            "places": places[row["bundle"]][:3],
            "more_places": max(0, len(places[row["bundle"]]) - 3),
        }
        for row in rows
    ]
