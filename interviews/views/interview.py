"""The interview as a whole: start, where it stands, pause, finish."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from interviews import access
from interviews.domain import interview as interviews
from interviews.forms.interview import ModeForm
from interviews.views import room
from interviews.views.standing import standing_of
from prep.web.htmx import PersonRequest, go
from prep.web.limits import may_start_or_say
from prep.web.methods import require_form

NOTHING_TO_ASK = "This set has no question yet. There has to be one before the interview can start."


@require_form
def create(request: PersonRequest, code: str) -> HttpResponse:
    """Start an interview; on GET, explain the two ways to go about it."""
    question_set = access.question_set_for(request.person, code)
    form = ModeForm(request.POST or None)
    if not form.is_valid():
        questions = question_set.items.live().count()
        context = {"question_set": question_set, "form": form, "questions": questions}
        status = 422 if request.method == "POST" else 200
        return render(request, "interviews/interview/start.html", context, status=status)
    if not may_start_or_say(request):
        return go(request, "interviews:question_set_detail", code)
    try:
        mode = form.cleaned_data["mode"]
        interview = interviews.start(question_set=question_set, mode=mode, by=request.person)
    except interviews.NothingToAsk:
        messages.warning(request, NOTHING_TO_ASK)
        return go(request, "interviews:question_set_detail", code)
    wanted = form.cleaned_data["item"]
    first = next((one for one in interview.answers.all() if wanted and one.item_id == wanted), None)
    if first:
        return go(request, "interviews:answer_detail", interview.code, first.position)
    return go(request, "interviews:interview_detail", interview.code)


@require_safe
def detail(request: PersonRequest, code: str) -> HttpResponse:
    """Leads to where the interview stands."""
    interview = access.interview_for(request.person, code)
    if interview.is_over:
        return go(request, "interviews:report_detail", code)
    standing = standing_of(interview)
    if standing.here and not interview.paused_at:
        return go(request, "interviews:answer_detail", code, standing.here.position)
    page = "interviews/interview/paused.html" if interview.paused_at else "interviews/interview/done.html"
    return render(request, page, {"interview": interview, "standing": standing})


@require_form
def pause(request: PersonRequest, code: str) -> HttpResponse:
    """Only looked at, as by a tab that was restored after a refused form, it pauses nothing."""
    interview = access.interview_for(request.person, code)
    if request.method == "POST":
        if instead := room.keep_sent_along(request, code):
            return instead
        interviews.pause(interview)
    return go(request, "interviews:interview_detail", code)


@require_form
def resume(request: PersonRequest, code: str) -> HttpResponse:
    interview = access.interview_for(request.person, code)
    if request.method == "POST":
        interviews.go_on(interview)
    return go(request, "interviews:interview_detail", code)


@require_form
def finish(request: PersonRequest, code: str) -> HttpResponse:
    """Ask once what finishing means for what is still open, then finish."""
    interview = access.interview_for(request.person, code)
    if interview.is_over:
        return go(request, "interviews:report_detail", code)
    if request.method == "POST":
        if instead := room.keep_sent_along(request, code):
            return instead
        if request.POST.get("sure") == "yes":
            interviews.finish(interview)
            return go(request, "interviews:report_detail", code)
    context = {"interview": interview, "standing": standing_of(interview)}
    return render(request, "interviews/interview/finish.html", context)
