"""One question of an interview: writing, submitting, rating, feedback, another try."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from interviews import access
from interviews.domain import interview as interviews
from interviews.forms.interview import AnswerForm, DraftForm, RatingForm
from interviews.models import Answer, Interview
from interviews.views import room
from interviews.views.shown import shown, with_assessment
from prep.web.engines import wanted
from prep.web.htmx import PersonRequest, go, render_part

ANSWERED = ("interviews/interview/answered.html", "interviews/interview/_after.html")
CHANGED = "Not saved: this was changed in another tab or on another device. Your words stay in this page."
CLOSED = "Not saved: this answer was handed in already. Your words stay in this page."


@require_safe
def detail(request: PersonRequest, code: str, position: int) -> HttpResponse:
    """The latest attempt at one question, or with ?attempt= an earlier one."""
    interview = access.interview_for(request.person, code)
    answer = _attempt(interview, position, request.GET.get("attempt", ""))
    if interview.is_over:
        return go(request, room.place_of(answer))
    if interview.paused_at:
        return go(request, "interviews:interview_detail", code)
    if answer.is_open:
        return room.writing(request, answer)
    return _after(request, answer, RatingForm())


@require_POST
def draft(request: PersonRequest, code: str, pk: int) -> HttpResponse:
    """Save what is typed so far; answers in one plain sentence when that does not work."""
    answer = access.answer_for(request.person, code, pk)
    form = DraftForm(request.POST)
    if not form.is_valid():
        return _said(f"Not saved. {form.errors['text'][0]}")
    try:
        version = interviews.save_draft(answer, **form.cleaned_data)
    except interviews.Changed:
        return _said(CHANGED)
    except interviews.Closed:
        is_there = form.cleaned_data["text"] == answer.text
        return HttpResponse(status=204) if is_there else _said(CLOSED)
    return HttpResponse(status=204, headers={"X-Draft-Version": str(version)})


@require_POST
def submit(request: PersonRequest, code: str, pk: int) -> HttpResponse:
    answer = access.answer_for(request.person, code, pk)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return room.refused(request, answer, form)
    try:
        interviews.submit(answer, **form.cleaned_data)
    except interviews.Changed:
        return room.changed(request, answer, form)
    except interviews.Closed:
        return room.too_late(request, answer, form.cleaned_data["text"])
    return go(request, "interviews:answer_detail", code, answer.position)


@require_POST
def skip(request: PersonRequest, code: str, pk: int) -> HttpResponse:
    answer = access.answer_for(request.person, code, pk)
    if instead := room.keep_typed(request, answer):
        return instead
    try:
        interviews.skip(answer)
    except interviews.Closed:
        return go(request, room.place_of(answer))
    following = room.standing_of(answer.interview).after(answer.position)
    if following is None:
        return go(request, "interviews:interview_detail", code)
    return go(request, "interviews:answer_detail", code, following.position)


@require_POST
def take_up(request: PersonRequest, code: str, pk: int) -> HttpResponse:
    answer = access.answer_for(request.person, code, pk)
    interviews.take_up(answer)
    return go(request, room.place_of(answer))


@require_POST
def rate(request: PersonRequest, code: str, pk: int) -> HttpResponse:
    answer = access.answer_for(request.person, code, pk)
    form = RatingForm(request.POST)
    if not form.is_valid() and not answer.interview.is_over and not answer.is_open:
        return _after(request, answer, form, status=422)
    if form.is_valid():
        interviews.rate(answer, rating=form.cleaned_data["rating"])
    return go(request, room.place_of(answer))


@require_POST
def retry(request: PersonRequest, code: str, pk: int) -> HttpResponse:
    answer = access.answer_for(request.person, code, pk)
    try:
        interviews.retry(answer)
    except interviews.Closed:
        messages.info(request, "This interview is over. Start the same questions again to have another try.")
    return go(request, room.place_of(answer))


@require_POST
def assess(request: PersonRequest, code: str, pk: int) -> HttpResponse:
    """Have an answer looked at again after that did not work."""
    assessment = access.assessment_for(request.person, code, pk)
    interviews.assess_again(assessment, engine=wanted(request))
    return go(request, room.place_of(assessment.answer))


def _attempt(interview: Interview, position: int, attempt: str) -> Answer:
    attempts = list(with_assessment(interview.answers.filter(position=position)).order_by("attempt"))
    if not attempts:
        raise Http404("no such question")
    asked_for = [one for one in attempts if str(one.attempt) == attempt]
    answer = (asked_for or attempts)[-1]
    answer.interview = interview
    return answer


def _after(request: PersonRequest, answer: Answer, form: RatingForm, status: int = 200) -> HttpResponse:
    """What follows an answer: first how the candidate rates it, then what was found in it."""
    attempts = answer.interview.answers.filter(item=answer.item_id)
    context = {
        **room.context_of(answer.interview, answer),
        "one": shown(answer),
        "form": form,
        "is_rated": bool(answer.self_rating) or answer.rating_declined,
        "attempts": list(attempts.order_by("attempt").values_list("attempt", flat=True)),
    }
    return render_part(request, *ANSWERED, context, status)


def _said(sentence: str) -> HttpResponse:
    """A sentence for the line under the field: the script shows it as it is."""
    return HttpResponse(sentence, content_type="text/plain; charset=utf-8", status=409)
