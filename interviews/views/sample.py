"""Sample answers of a question: adding one, trying the criteria on all of them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from interviews import access, curation
from interviews.domain import sample as domain
from interviews.forms.question import SampleForm
from interviews.models import Question
from interviews.views import workshop
from prep.accounts.roles import Role, role_required
from prep.web.htmx import PersonRequest
from prep.web.limits import TOO_MANY_STARTS, may_start, may_start_or_say

PAGE = ("interviews/question/detail.html", "interviews/question/_samples.html")
FULL = f"A question keeps {domain.MOST} sample answers. Remove one to make room."


@role_required(Role.CURATOR)
@require_POST
def create(request: PersonRequest, code: str) -> HttpResponse:
    question = access.question_for(request.person, code)
    form = SampleForm(request.POST)
    if form.is_valid() and not may_start(request):
        form.add_error("text", TOO_MANY_STARTS)
    if not form.is_valid():
        context = {**workshop.context_of(request, question), "sample_form": form}
        return render(request, PAGE[0], context, status=422)
    try:
        domain.add(question, **form.cleaned_data, by=request.person)
    except domain.TooMany:
        messages.warning(request, FULL)
    return _back(question)


@role_required(Role.CURATOR)
@require_safe
def list_all(request: PersonRequest, code: str) -> HttpResponse:
    """The part of the page that waits for the engine."""
    question = access.question_for(request.person, code)
    samples = list(question.samples.all())
    context = {
        "question": question,
        "samples": samples,
        "is_trying": any(sample.is_working for sample in samples),
        "sample_form": SampleForm(),
    }
    if not request.htmx:
        return _back(question)
    return render(request, PAGE[1], context)


@role_required(Role.CURATOR)
@require_POST
def retry(request: PersonRequest, code: str) -> HttpResponse:
    """Look again, with the criteria as they stand now."""
    question = access.question_for(request.person, code)
    if may_start_or_say(request):
        domain.try_all(question)
    return _back(question)


@role_required(Role.CURATOR)
@require_POST
def remove(request: PersonRequest, code: str, pk: int) -> HttpResponse:
    sample = curation.sample_for(request.person, code, pk)
    domain.remove(sample)
    return _back(sample.question)


def _back(question: Question) -> HttpResponse:
    return redirect(f"{reverse('interviews:question_detail', args=[question.code])}#samples")
