"""The part of a posting's page that lists its skills."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from postings import access
from postings.domain import posting as postings
from postings.forms import SkillForm
from postings.models import Posting
from postings.views.page import page_of, panel, skills_of
from prep.web.htmx import PersonRequest, go, render_part, wants_part

PAGE, PART = "postings/posting/detail.html", "postings/posting/_skills.html"


@require_POST
def create(request: PersonRequest, code: str) -> HttpResponse:
    posting = access.posting_for(request.person, code)
    form = SkillForm(request.POST)
    if form.is_valid():
        before = set(posting.listed_skills.filter(removed_at=None).values_list("pk", flat=True))
        listed = postings.add_skill(posting, name=form.cleaned_data["name"])
        if listed.pk not in before:
            return _show(request, posting)
        form.add_error("name", f"“{listed.skill.name}” is on the list already.")
    context = skills_of(posting, form) if wants_part(request) else page_of(posting, form)
    return render_part(request, PAGE, PART, context, status=422)


@require_POST
def remove(request: PersonRequest, code: str, pk: int) -> HttpResponse:
    """A skill that is taken off goes from the lines as well, so the whole panel is shown again."""
    listed = access.listed_skill_for(request.person, code, pk)
    postings.remove_skill(listed)
    if not wants_part(request):
        return go(request, _place(listed.posting))
    return panel(request, listed.posting, taken_off=listed.skill.name)


def _show(request: PersonRequest, posting: Posting) -> HttpResponse:
    """The card of skills; with the first one the whole panel, which has a next step now."""
    if not wants_part(request):
        return go(request, _place(posting))
    context = skills_of(posting)
    return panel(request, posting) if len(context["skills"]) == 1 else render(request, PART, context)


def _place(posting: Posting) -> str:
    return f"{reverse('postings:posting_detail', args=[posting.code])}#skills-{posting.code}"
