""" "This is wrong": what a candidate says against a verdict."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST
from django_htmx.http import retarget

from interviews import access
from interviews.domain import correction as corrections
from interviews.enums import VerdictKind
from interviews.forms.correction import CorrectionForm
from interviews.models import Answer, Interview, Verdict
from interviews.views import answer, report, room
from prep.web.htmx import PersonRequest, go, render_part, wants_part
from prep.web.methods import require_form

PAGES = ("interviews/correction/create.html", "interviews/correction/_form.html")
WAYS = "interviews/correction/_ways.html"
GONE = "This answer is being assessed again. Look at what it says then."


@require_form
def create(request: PersonRequest, code: str, pk: int) -> HttpResponse:
    verdict = access.verdict_for(request.person, code, pk)
    if not verdict.assessment.answer.is_told:
        return go(request, room.place_of(verdict.assessment.answer))
    if "leave" in request.GET:
        return _left(request, verdict)
    form = CorrectionForm(
        request.POST if request.method == "POST" else None,
        verdict=verdict,
        initial={"claimed": verdict.standing},
        auto_id=f"correction-{pk}-%s",
    )
    if form.is_bound and form.is_valid():
        try:
            corrections.correct(verdict, **form.cleaned_data)
        except corrections.Gone:
            messages.info(request, GONE)
        return _followed(request, verdict)
    return _asked(request, verdict, form)


@require_POST
def remove(request: PersonRequest, code: str, pk: int) -> HttpResponse:
    """Take it back: the engine's verdict counts again."""
    verdict = access.verdict_for(request.person, code, pk)
    if not verdict.assessment.answer.is_told:
        return go(request, room.place_of(verdict.assessment.answer))
    try:
        corrections.take_back(verdict)
    except corrections.Gone:
        messages.info(request, GONE)
    return _followed(request, verdict)


def _asked(request: PersonRequest, verdict: Verdict, form: CorrectionForm) -> HttpResponse:
    spoken_of = verdict.assessment.answer
    context = {
        "interview": spoken_of.interview,
        "answer": spoken_of,
        "verdict": verdict,
        "said": VerdictKind(verdict.verdict).label,
        "form": form,
        "back": _place(verdict),
        "panel": f"#report-{spoken_of.interview.code}"
        if spoken_of.interview.is_over
        else f"#after-{spoken_of.pk}",
    }
    reply = render_part(request, *PAGES, context, 422 if form.is_bound else 200)
    return retarget(reply, f"#correction-{verdict.pk}")


def _left(request: PersonRequest, verdict: Verdict) -> HttpResponse:
    """Back to the link that opened the form."""
    if not wants_part(request):
        return go(request, _place(verdict))
    answer_of = verdict.assessment.answer
    criterion = {"pk": verdict.pk, "number": verdict.position + 1, "correction": verdict.correction}
    context = {"interview": answer_of.interview, "answer": answer_of, "criterion": criterion, "is_left": True}
    return render(request, WAYS, context)


def _followed(request: PersonRequest, verdict: Verdict) -> HttpResponse:
    """What the page shows now: the panel for htmx, with the focus at the verdict, the verdict's place for everybody
    else."""
    of = verdict.assessment.answer
    if not wants_part(request):
        return go(request, _place(verdict))
    interview = access.interview_for(request.person, of.interview.code)
    if interview.is_over:
        return report.show(request, interview, corrected=verdict)
    return answer.after(request, _fresh(interview, of), corrected=verdict)


def _fresh(interview: Interview, of: Answer) -> Answer:
    return next(one for one in answer.attempts_at(interview, of.position) if one.pk == of.pk)


def _place(verdict: Verdict) -> str:
    of = verdict.assessment.answer
    page = room.place_of_attempt(of).split("#")[0]
    return f"{page}#criterion-{of.pk}-{verdict.position + 1}"
