"""Skills, as curators sort and fold them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from interviews import curation
from interviews.forms.skill import FoldForm, KindForm, NameForm, SkillFilterForm
from postings.domain import skill as domain
from postings.models import Skill
from prep.accounts.roles import Role, role_required
from prep.web.htmx import PersonRequest
from prep.web.methods import require_form

PER_PAGE = 50
SAME = "These are one skill already."


@role_required(Role.CURATOR)
@require_safe
def list_all(request: PersonRequest) -> HttpResponse:
    form = SkillFilterForm(request.GET, auto_id="filter_%s")
    form.is_valid()
    rows = curation.skills_seen(**{name: form.cleaned_data.get(name, "") for name in ("q", "kind")})
    after = request.GET.get("after", "")
    shown = list(rows.filter(key__gt=after)[: PER_PAGE + 1])
    query = request.GET.copy()
    query["after"] = shown[PER_PAGE - 1].key if len(shown) > PER_PAGE else ""
    context = {"form": form, "skills": shown[:PER_PAGE], "next": query.urlencode() if query["after"] else ""}
    return render(request, "interviews/skill/list.html", context)


@role_required(Role.CURATOR)
@require_form
def detail(request: PersonRequest, pk: int) -> HttpResponse:
    """One skill: its kind, its other names, and what it may be folded into."""
    skill = curation.skill_for(pk)
    form = KindForm(request.POST if request.method == "POST" else None, initial={"kind": skill.kind})
    if form.is_valid():
        domain.sort(skill, kind=form.cleaned_data["kind"])
        messages.success(request, "Saved.")
        return redirect("interviews:skill_detail", pk)
    return _page(request, skill, kind_form=form)


@role_required(Role.CURATOR)
@require_POST
def name(request: PersonRequest, pk: int) -> HttpResponse:
    skill = curation.skill_for(pk)
    form = NameForm(request.POST)
    if not form.is_valid():
        return _page(request, skill, name_form=form)
    try:
        domain.add_name(skill, name=form.cleaned_data["name"])
        messages.success(request, f"{form.cleaned_data['name']} is another name for {skill} now.")
    except domain.SameSkill:
        messages.warning(request, SAME)
    return redirect("interviews:skill_detail", pk)


@role_required(Role.CURATOR)
@require_POST
def fold(request: PersonRequest, pk: int) -> HttpResponse:
    skill = curation.skill_for(pk)
    form = FoldForm(request.POST)
    if not form.is_valid():
        return _page(request, skill, fold_form=form)
    into = form.cleaned_data["into"]
    try:
        domain.fold(skill, into=into)
        messages.success(
            request, f"{skill} is another name for {into} from now on. Old reports stay as they are."
        )
    except domain.SameSkill:
        messages.warning(request, SAME)
    return redirect("interviews:skill_detail", into.pk)


@role_required(Role.CURATOR)
@require_POST
def unfold(request: PersonRequest, pk: int) -> HttpResponse:
    skill = curation.skill_for(pk)
    domain.unfold(skill)
    messages.success(request, f"{skill} is a skill of its own again.")
    return redirect("interviews:skill_detail", pk)


def _page(request: PersonRequest, skill: Skill, **forms: object) -> HttpResponse:
    context = {
        "skill": skill,
        "aliases": list(skill.aliases.order_by("key")),
        "alike": curation.skills_alike(skill),
        "kind_form": KindForm(initial={"kind": skill.kind}),
        "name_form": NameForm(),
        "fold_form": FoldForm(),
        **forms,
    }
    is_wrong = request.method == "POST"
    return render(request, "interviews/skill/detail.html", context, status=422 if is_wrong else 200)
