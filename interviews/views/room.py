"""The pages of the interview room that more than one view shows."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse

from interviews import access
from interviews.domain import interview as interviews
from interviews.forms.interview import AnswerForm, DraftForm
from interviews.models import Answer, Interview
from interviews.views.shown import origin_words, shown, with_assessment
from interviews.views.standing import standing_of
from prep.web import arrival
from prep.web.htmx import PersonRequest, go, render_part
from prep.web.methods import require_form

LONG_QUESTION = 140
WRITING = ("interviews/interview/question.html", "interviews/interview/_answer.html")
TOO_LATE = ("interviews/interview/too_late.html", "interviews/interview/_too_late.html")


def sent_only(verb: Callable[[PersonRequest, str, int], HttpResponse]) -> Callable[..., HttpResponse]:
    """What a form sends for one answer. A form that was refused leaves its address behind: whoever opens that, as a
    restored tab does, is led to the question."""

    @require_form
    @wraps(verb)
    def view(request: PersonRequest, code: str, pk: int) -> HttpResponse:
        if request.method == "POST":
            return verb(request, code, pk)
        return go(request, place_of(access.answer_for(request.person, code, pk)))

    return view


def context_of(interview: Interview, answer: Answer) -> dict[str, Any]:
    """What every page about one question needs."""
    standing = standing_of(interview)
    return {
        "interview": interview,
        "answer": answer,
        "item": answer.item,
        "origin": origin_words(answer.item, interview),
        "standing": standing,
        "next": standing.after(answer.position),
        "is_long": len(answer.item.text) > LONG_QUESTION,
    }


def writing(
    request: PersonRequest,
    answer: Answer,
    form: DraftForm | None = None,
    status: int = 200,
    earlier: list[Answer] | None = None,
    **also: Any,
) -> HttpResponse:
    """The question with its field, filled with what was typed on this page (a form that was cleaned) or else with
    the draft."""
    if form is None:
        saved = {"text": answer.text, "seconds": answer.seconds, "version": answer.version}
        saved["spoken"] = answer.spoken
        form = AnswerForm(initial=saved)
    if earlier is None:
        submitted = answer.interview.answers.filter(item=answer.item_id, submitted_at__isnull=False)
        earlier = list(with_assessment(submitted))
    context = {
        **context_of(answer.interview, answer),
        "form": form,
        "seconds": max(answer.seconds, form.cleaned_data["seconds"] if form.is_bound else 0),
        "earlier": [shown(one) for one in earlier],
        "may_reuse": bool(earlier) and earlier[-1].text not in (form["text"].value() or ""),
        "is_writing": form.is_bound or not answer.skipped_at,
        **also,
    }
    return render_part(request, *WRITING, context, status)


def refused(request: PersonRequest, answer: Answer, form: DraftForm) -> HttpResponse:
    """The form as it was sent, with what is wrong beside the field. What may stand as a draft is kept as one: the
    script may have saved it already while the form was on its way."""
    if not answer.is_open or answer.interview.is_over:
        return too_late(request, answer, request.POST.get("text", ""))
    sent = request.POST.copy()
    if DraftForm(sent).is_valid():
        if instead := keep_typed(request, answer):
            return instead
        answer.refresh_from_db(fields=["text", "version"])
        sent["version"] = str(answer.version)
    typed = AnswerForm(sent)
    typed.fields["text"].widget.attrs["autofocus"] = True
    typed.full_clean()
    return writing(request, answer, typed, status=422)


def changed(request: PersonRequest, answer: Answer, typed: DraftForm) -> HttpResponse:
    """Somebody wrote meanwhile, in another tab: both texts are shown, and the next try replaces the other."""
    now = access.answer_for(request.person, answer.interview.code, answer.pk)
    both = AnswerForm({**typed.cleaned_data, "version": now.version})
    both.full_clean()
    return writing(request, now, both, status=409, other=now.text)


def too_late(request: PersonRequest, answer: Answer, words: str) -> HttpResponse:
    """The question is closed. On to where the interview stands, unless words would be lost by that: then the page
    hands them back."""
    say_arrived(request, answer)
    now = access.answer_for(request.person, answer.interview.code, answer.pk)
    if words.strip() in now.text:
        return go(request, place_of(now))
    return render_part(request, *TOO_LATE, {"answer": now, "words": words, "on": place_of(now)}, status=409)


def keep_typed(request: PersonRequest, answer: Answer) -> HttpResponse | None:
    """Keep the words that came along with another button; else the page that says why not."""
    form = DraftForm(request.POST)
    if "text" not in request.POST:
        return None
    if not form.is_valid():
        return refused(request, answer, form)
    try:
        interviews.save_draft(answer, **form.cleaned_data)
    except interviews.Changed:
        return changed(request, answer, form)
    except interviews.Closed:
        return too_late(request, answer, form.cleaned_data["text"])
    say_arrived(request, answer)
    return None


def keep_sent_along(request: PersonRequest, code: str) -> HttpResponse | None:
    """As keep_typed, where the page says in a field which answer the words belong to."""
    pk = request.POST.get("answer", "")
    if not pk:
        return None
    if not pk.isascii() or not pk.isdigit() or len(pk) > 18:
        raise Http404("no such answer")
    return keep_typed(request, access.answer_for(request.person, code, int(pk)))


def say_arrived(request: PersonRequest, answer: Answer) -> None:
    """The page that follows tells the browser that it need not keep the words of this answer any longer."""
    arrival.note(request, reverse("interviews:answer_draft", args=[answer.interview.code, answer.pk]))


def place_of(answer: Answer) -> str:
    """The address where this answer is to be seen."""
    code = answer.interview.code
    if answer.interview.is_over:
        return f"{reverse('interviews:report_detail', args=[code])}#answer-{answer.pk}"
    return reverse("interviews:answer_detail", args=[code, answer.position])


def place_after(answer: Answer) -> str:
    """The address of the next question to do; after the last one, of the end."""
    code = answer.interview.code
    following = standing_of(answer.interview).after(answer.position)
    if following is None:
        return reverse("interviews:interview_detail", args=[code])
    return reverse("interviews:answer_detail", args=[code, following.position])


def place_of_attempt(answer: Answer) -> str:
    """The address of just this attempt: the room shows the latest unless asked."""
    place = place_of(answer)
    return place if answer.interview.is_over else f"{place}?attempt={answer.attempt}"
