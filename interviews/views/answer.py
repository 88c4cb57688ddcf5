"""One question of an interview: writing, submitting, rating, feedback, another try."""

from contextlib import suppress

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from interviews import access
from interviews.domain import interview as interviews
from interviews.forms.interview import AnswerForm, DraftForm, RatingForm
from interviews.models import Answer, Interview, Verdict
from interviews.views import room
from interviews.views.shown import shown, with_assessment
from prep.web.engines import wanted
from prep.web.htmx import PersonRequest, go, render_part
from prep.web.limits import may_start_or_say

ANSWERED = ("interviews/interview/answered.html", "interviews/interview/_after.html")
CHANGED = "Not saved: this was changed in another tab or on another device. Your words stay in this page."
CLOSED = "Not saved: this answer was handed in already. Your words stay in this page."


@require_safe
def detail(request: PersonRequest, code: str, position: int) -> HttpResponse:
    """The latest attempt at one question, or with ?attempt= an earlier one."""
    interview = access.interview_for(request.person, code)
    attempts = attempts_at(interview, position)
    asked_for = [one for one in attempts if str(one.attempt) == request.GET.get("attempt", "")]
    answer = (asked_for or attempts)[-1]
    if interview.is_over:
        return go(request, room.place_of(answer))
    if interview.paused_at:
        return go(request, "interviews:interview_detail", code)
    if answer.is_open:
        return room.writing(request, answer, earlier=[one for one in attempts if not one.is_open])
    return after(request, answer)


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


@room.sent_only
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
    room.say_arrived(request, answer)
    return go(request, "interviews:answer_detail", code, answer.position)


@room.sent_only
def skip(request: PersonRequest, code: str, pk: int) -> HttpResponse:
    answer = access.answer_for(request.person, code, pk)
    if instead := room.keep_typed(request, answer):
        return instead
    try:
        interviews.skip(answer)
    except interviews.Closed:
        return go(request, room.place_of(answer))
    return go(request, room.place_after(answer))


@room.sent_only
def take_up(request: PersonRequest, code: str, pk: int) -> HttpResponse:
    answer = access.answer_for(request.person, code, pk)
    interviews.take_up(answer)
    return go(request, room.place_of(answer))


@room.sent_only
def rate(request: PersonRequest, code: str, pk: int) -> HttpResponse:
    """Leads to the feedback. A mock interview has none before its end, so there it leads to the next question."""
    answer = access.answer_for(request.person, code, pk)
    form = RatingForm(request.POST)
    if answer.is_open or answer.interview.is_over:
        return go(request, room.place_of(answer))
    if not form.is_valid():
        return after(request, answer, form, status=422)
    interviews.rate(answer, rating=form.cleaned_data["rating"])
    return go(request, room.place_of(answer) if answer.interview.is_coached else room.place_after(answer))


@room.sent_only
def retry(request: PersonRequest, code: str, pk: int) -> HttpResponse:
    answer = access.answer_for(request.person, code, pk)
    try:
        if may_start_or_say(request):
            interviews.retry(answer)
    except interviews.Closed:
        messages.info(request, "This interview is over. Start the same questions again to have another try.")
    return go(request, room.place_of(answer))


@room.sent_only
def reuse(request: PersonRequest, code: str, pk: int) -> HttpResponse:
    """Begin from the words of the try before."""
    answer = access.answer_for(request.person, code, pk)
    if instead := room.keep_typed(request, answer):
        return instead
    with suppress(interviews.Closed):
        interviews.reuse(answer)
    return go(request, room.place_of(answer))


@room.sent_only
def assess(request: PersonRequest, code: str, pk: int) -> HttpResponse:
    """Have an answer looked at again after that did not work."""
    assessment = access.assessment_for(request.person, code, pk)
    if may_start_or_say(request):
        interviews.assess_again(assessment, engine=wanted(request))
    return go(request, room.place_of(assessment.answer))


@room.sent_only
def spoken(request: PersonRequest, code: str, pk: int) -> HttpResponse:
    """Say that an answer was dictated, or that it was not: it is looked at again in that light."""
    answer = access.answer_for(request.person, code, pk)
    is_spoken = request.POST.get("spoken") == "yes"
    if may_start_or_say(request) and not interviews.mark_spoken(answer, spoken=is_spoken):
        messages.info(request, "This answer is being read right now. Mark it once the feedback is there.")
    return go(request, room.place_of_attempt(answer))


def attempts_at(interview: Interview, position: int) -> list[Answer]:
    """The attempts at one question in order, with all that pages show of them."""
    attempts = list(with_assessment(interview.answers.filter(position=position)).order_by("attempt"))
    if not attempts:
        raise Http404("no such question")
    for answer in attempts:
        answer.interview = interview
    return attempts


def after(
    request: PersonRequest,
    answer: Answer,
    form: RatingForm | None = None,
    status: int = 200,
    corrected: Verdict | None = None,
) -> HttpResponse:
    """What follows an answer: first how the candidate rates it, then what was found in it. A verdict that was just
    `corrected` has the focus."""
    context = room.context_of(answer.interview, answer)
    here = next(place for place in context["standing"].places if place.position == answer.position)
    context |= {
        "one": shown(answer),
        "form": form or RatingForm(),
        "is_rated": answer.is_rated,
        "may_correct": True,
        "attempts": here.attempts,
        "corrected": corrected,
    }
    return render_part(request, *ANSWERED, context, status)


def _said(sentence: str) -> HttpResponse:
    """A sentence for the line under the field: the script shows it as it is."""
    return HttpResponse(sentence, content_type="text/plain; charset=utf-8", status=409)
