"""Parts of a posting's page that show, change, add and take out a line."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import retarget

from postings import access
from postings.domain import posting as postings
from postings.enums import Importance, LineKind
from postings.forms import LineForm
from postings.models import Posting, PostingLine
from postings.views.page import lines_of, panel, row_of
from prep.web.htmx import PersonRequest, go, render_part, wants_part
from prep.web.methods import require_form

LINES = "postings/posting/_lines.html"


@require_safe
def detail(request: PersonRequest, code: str, pk: int) -> HttpResponse:
    line = access.line_for(request.person, code, pk)
    return _show(request, line)


@require_form
def create(request: PersonRequest, code: str) -> HttpResponse:
    posting = access.posting_for(request.person, code)
    kind = request.GET.get("kind", "")
    kind = kind if kind in LineKind.values else LineKind.RESPONSIBILITY.value
    form = LineForm(
        request.POST if request.method == "POST" else None,
        posting_skills=access.skill_names(posting),
        initial={"kind": kind, "importance": Importance.REQUIRED},
        auto_id=f"new-{kind}-%s",
    )
    if form.is_bound and form.is_valid():
        line = postings.add_line(posting, **form.line)
        return _show_all(request, posting, line)
    context = {"posting": posting, "form": form, "kind": LineKind(kind)}
    status = 422 if form.is_bound else 200
    return render_part(request, "postings/line/create.html", "postings/line/_new.html", context, status)


@require_form
def edit(request: PersonRequest, code: str, pk: int) -> HttpResponse:
    line = access.line_for(request.person, code, pk)
    names = [skill.name for skill in line.skills.all()]
    form = LineForm(
        request.POST if request.method == "POST" else None,
        posting_skills=[*dict.fromkeys([*access.skill_names(line.posting), *names])],
        initial={"text": line.text, "kind": line.kind, "importance": line.importance, "skills": names},
        auto_id=f"line-{pk}-%s",
    )
    if form.is_bound and form.is_valid():
        was = line.kind
        postings.correct_line(line, **form.line)
        fresh = access.line_for(request.person, code, pk)
        return _show_saved(request, fresh) if fresh.kind == was else _show_all(request, fresh.posting, fresh)
    context = {"row": row_of(line, line.posting), "posting": line.posting, "form": form}
    status = 422 if form.is_bound else 200
    return render_part(request, "postings/line/edit.html", "postings/line/_edit.html", context, status)


@require_POST
def remove(request: PersonRequest, code: str, pk: int) -> HttpResponse:
    line = access.line_for(request.person, code, pk)
    postings.remove_line(line)
    return _show_saved(request, access.line_for(request.person, code, pk))


@require_POST
def restore(request: PersonRequest, code: str, pk: int) -> HttpResponse:
    line = access.line_for(request.person, code, pk)
    postings.restore_line(line)
    return _show_all(request, line.posting, line)


def _show(request: PersonRequest, line: PostingLine) -> HttpResponse:
    context = {"row": row_of(line, line.posting), "posting": line.posting, "has_arrived": wants_part(request)}
    return render_part(request, "postings/line/detail.html", "postings/line/_line.html", context)


def _show_saved(request: PersonRequest, line: PostingLine) -> HttpResponse:
    """The line as it stands now, and the doubts that are left."""
    if not wants_part(request):
        return go(request, _place(line.posting, line))
    context = {**lines_of(line.posting), "row": row_of(line, line.posting), "has_arrived": True}
    return render(request, "postings/line/_saved.html", context)


def _show_all(request: PersonRequest, posting: Posting, line: PostingLine) -> HttpResponse:
    """Both lists, as the line came into one of them; with the first line the whole panel."""
    if not wants_part(request):
        return go(request, _place(posting, line))
    context = {**lines_of(posting), "arrived": line.pk, "out_of_band": True}
    if sum(len(one.rows) for one in context["lists"]) == 1:
        return panel(request, posting, arrived=line.pk)
    return retarget(render(request, LINES, context), f"#lines-{posting.code}")


def _place(posting: Posting, line: PostingLine) -> str:
    return f"{reverse('postings:posting_detail', args=[posting.code])}#line-{line.pk}"
