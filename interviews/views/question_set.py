"""The page of a question set, and what a person does with the set as a whole."""

from collections.abc import Callable, Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import reswap, retarget

from interviews import access
from interviews.coverage import LINE, SKILL, Asked, coverage, is_place, place_of
from interviews.domain import question_set as domain
from interviews.enums import InterviewMode, ItemOrigin
from interviews.forms.question_set import GONE, FillForm, SizeForm
from interviews.models import QuestionSet, SetItem
from interviews.models.question_set import SIZE_MAX
from postings.access import posting_for
from postings.models import PostingSkill
from postings.source import Piece, beginning, in_place, pieces
from prep.accounts.models import User
from prep.web.engines import wanted
from prep.web.htmx import PersonRequest, go, render_part, wants_part
from prep.web.limits import may_start_or_say
from prep.web.methods import require_form

PAGE = "interviews/question_set/detail.html"
PANEL = "interviews/question_set/_panel.html"
PROGRESS = "interviews/question_set/_progress.html"
CREATE = "interviews/question_set/create.html"

BUSY = "Questions are being written right now; try again in a moment."
FULL = f"A set holds {SIZE_MAX} questions at most. Remove one to make room."
AROUND = 60  # characters of a line on each side of the words that its question was made from
MARKED_FROM = 2  # times as long as the words a line has to be for marking them to help
TAKEN_OUT = "Not saved: this question was taken out meanwhile. Your words stay in this page."
PLACE = "place-"  # and its number: where a question was to be replaced
UNREAD = "The posting is still being read; its questions can be written in a moment."


@require_form
def create(request: PersonRequest, code: str) -> HttpResponse:
    posting = posting_for(request.person, code)
    form = SizeForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, CREATE, {"posting": posting, "form": form}, status=status)
    if not may_start_or_say(request):
        return go(request, posting_url(posting.code))
    try:
        made = domain.request(posting=posting, size=form.cleaned_data["size"], by=posting.owner)
    except domain.PostingIsUnread:
        messages.warning(request, UNREAD)
        return go(request, posting_url(posting.code))
    return go(request, "interviews:question_set_detail", made.code)


@require_safe
def detail(request: PersonRequest, code: str) -> HttpResponse:
    """The page; for htmx its state and the questions that joined the list since it was looked at last."""
    question_set = access.question_set_for(request.person, code)
    context = context_of(question_set, request.person)
    row = request.GET.get("row", "")
    there = _standing_in(row, context["entries"])
    if row and not question_set.is_working:
        if not wants_part(request):
            anchor = f"item-{there}" if there else row
            return redirect(f"{set_url(code)}#{anchor}" if there or is_place(row) else set_url(code))
        context["focus_row"] = row  # where somebody had pressed: the page was shorter while it worked
    if wants_part(request):
        context["focus"] = there  # it may be there before the work is at its end
        last = _number(request.GET.get("seen", ""))
        back = request.GET.get("held", "").split(",")  # what was to be replaced and stays after all
        context["fresh"] = [
            entry for entry in context["entries"] if entry["item"].pk > last or str(entry["item"].pk) in back
        ]
    elif "removed" in request.GET:
        gone = question_set.items.exclude(removed_at=None)
        removed = gone.filter(pk=_number(request.GET["removed"])).first()
        context |= _way_back(removed, context["entries"]) if removed else {}
    return render_part(request, PAGE, PROGRESS, context)


@require_POST
def retry(request: PersonRequest, code: str) -> HttpResponse:
    question_set = access.question_set_for(request.person, code)
    if may_start_or_say(request):
        domain.try_again(question_set, engine=wanted(request))
    return changed(request, question_set)


@require_POST
def rewrite(request: PersonRequest, code: str) -> HttpResponse:
    question_set = access.question_set_for(request.person, code)
    if may_start_or_say(request):
        tried(request, domain.rewrite, question_set)
    return changed(request, question_set)


@require_POST
def fill(request: PersonRequest, code: str) -> HttpResponse:
    question_set = access.question_set_for(request.person, code)
    form = FillForm(request.POST, question_set=question_set)
    if not form.is_valid():
        messages.warning(request, GONE)
        return changed(request, question_set, anchor=f"coverage-{question_set.code}")
    if may_start_or_say(request):
        tried(request, domain.fill_gap, question_set, **form.cleaned_data)
    if wants_part(request):
        return changed(request, question_set)
    # Without script the page is loaded again and again until it is done, which a browser does not do with an anchor.
    return redirect(f"{set_url(code)}?row={form.row}")


# ---------------------------------------------------------------- shared with the views of one question


def tried(request: PersonRequest, verb: Callable[..., Any], *args: Any, **values: Any) -> bool:
    """Do it, or say why it cannot be done right now."""
    try:
        verb(*args, **values)
    except domain.SetIsBusy:
        messages.warning(request, BUSY)
        return False
    except domain.SetIsFull:
        messages.warning(request, FULL)
        return False
    except domain.QuestionIsGone:
        messages.warning(request, TAKEN_OUT)
        return False
    return True


def changed(
    request: PersonRequest,
    question_set: QuestionSet,
    *,
    anchor: str = "",
    removed: SetItem | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """The page after an action: all that may have changed for htmx, a redirect for everybody else. With the way back
    for the question that was just `removed`."""
    if not wants_part(request):
        page = set_url(question_set.code) + (f"?removed={removed.pk}" if removed else "")
        return redirect(f"{page}#{anchor}" if anchor else page)
    question_set = access.question_set_for(request.person, question_set.code)
    context = {**context_of(question_set, request.person), "is_answer": True, **more}
    if removed:
        context |= _way_back(removed, context["entries"])
    response = render(request, PANEL, context, status=status)
    return retarget(reswap(response, "outerHTML"), f"#set-{question_set.code}")


def context_of(question_set: QuestionSet, person: User) -> dict[str, Any]:
    """What the page of a set shows to this person, in a fixed number of queries."""
    held = question_set.being_replaced if question_set.is_working else set()
    items = list(question_set.items.live().exclude(pk__in=held).prefetch_related("lines", "skills"))
    lines = list(question_set.posting.lines.live())
    listed = list(question_set.posting.listed_skills.filter(removed_at=None).select_related("skill"))
    wishes = question_set.wishes.values() if question_set.is_working else []
    wanted = {name for wish in wishes for name in wish.get("skills", [])}
    gaps = [wish for wish in wishes if "instead_of" not in wish]
    named = [bool(wish.get("lines") or wish.get("skills")) for wish in wishes]
    outdated = is_outdated(question_set)
    unfound = {} if outdated else question_set.unfound  # of a line that was corrected something may be found
    entries = entries_of(items, question_set.size, {line.pk for line in lines})
    grid = coverage(
        [(line.pk, line.text) for line in lines],
        [(entry.skill_id, entry.skill.name) for entry in listed],
        [entry["asked"] for entry in entries],
    )
    return {
        "question_set": question_set,
        "posting": question_set.posting,
        "entries": entries,
        "grid": grid,
        "wanted_lines": {key for wish in wishes for key in wish.get("lines", [])},
        "wanted_skills": {entry.skill_id for entry in listed if entry.skill.name in wanted},
        "asked_row": next(iter(_rows_of(gaps, listed)), "") or _place_of(question_set),
        # While a whole set is being written every line is open, which says nothing of it.
        "tells_gaps": not question_set.is_working or (bool(named) and all(named)),
        "staying": set(question_set.unfound.get("items", [])) if question_set.is_ready else set(),
        "unfound_lines": set(unfound.get("lines", [])),
        "unfound_skills": {
            entry.skill_id for entry in listed if entry.skill.name in unfound.get("skills", [])
        },
        "held": ",".join(map(str, sorted(held))),
        "last_seen": max((item.pk for item in items), default=0),
        "minutes": sum(item.minutes for item in items),
        "modes": InterviewMode,
        "interviews": list(question_set.interviews.filter(candidate=person)),
        "is_shared": question_set.requested_by.is_organization,
        "is_outdated": outdated,
        "engine": question_set.engine or next((item.engine for item in items if item.engine), ""),
        "is_full": question_set.size >= SIZE_MAX,
    }


def _rows_of(wishes: list[dict[str, Any]], listed: list[PostingSkill]) -> Iterator[str]:
    """Where in the grid stands what is wanted."""
    keys = {entry.skill.name: entry.skill_id for entry in listed}
    for wish in wishes:
        yield from (place_of(LINE, key) for key in wish.get("lines", []))
        yield from (place_of(SKILL, keys[name]) for name in wish.get("skills", []) if name in keys)


def _place_of(question_set: QuestionSet) -> str:
    """Where the one question stands that is being replaced."""
    places = [place for place, wish in question_set.wishes.items() if "instead_of" in wish]
    return f"{PLACE}{places[0]}" if question_set.is_working and len(places) == 1 else ""


def _standing_in(place: str, entries: list[dict[str, Any]]) -> int | None:
    """The key of the question that stands there now."""
    items = [entry["item"] for entry in entries]
    return next((item.pk for item in items if place == f"{PLACE}{item.position}"), None)


def _way_back(removed: SetItem, entries: list[dict[str, Any]]) -> dict[str, Any]:
    """A line where the question stood, and the focus on the next one, or where there is none on the last."""
    items = [entry["item"] for entry in entries]
    behind = next((item.pk for item in items if item.position >= removed.position), None)
    return {
        "removed": removed,
        "removed_before": behind,
        "focus": behind or (items[-1].pk if items else None),
    }


def _number(said: str) -> int:
    return int(said) if said.isdecimal() and len(said) < 19 else 0


def entries_of(items: list[SetItem], size: int, live: set[int]) -> list[dict[str, Any]]:
    """Each question with what it tests, and its sources with a link where the line still is."""
    entries = []
    for number, item in enumerate(items, start=1):
        lines = frozenset(line.pk for line in item.lines.all())
        skills = frozenset(skill.pk for skill in item.skills.all())
        entry = {
            "item": item,
            "asked": Asked(item.position, lines, skills, item.pk),
            "before": items[number - 2] if number > 1 else None,
            # By its place, not by what is there yet: neighbours may still be being written.
            "is_first": item.position == 1,
            "is_last": item.position == size,
            "is_personal": bool(item.edited_at) or item.origin == ItemOrigin.OWN,
            "sources": [
                {**source, "is_live": source.get("line") in live, **shown_of(source)}
                for source in item.sources
            ],
        }
        entries.append(entry)
    return entries


def shown_of(source: dict[str, Any]) -> dict[str, list[Piece]]:
    """A source as it stands beside its question, word for word: the words that the question was made from, marked
    where they are the lesser part of the line, with a little around them. `whole` is the line where that is cut."""
    text, quote = source["text"], source.get("quote", "")
    start = text.find(quote) if quote and MARKED_FROM * len(quote) <= len(text) else -1
    found = in_place(text, start, len(quote), AROUND)
    if found is None:
        short, whole = [Piece(beginning(text), False)], [Piece(text, False)]
    else:
        around = [Piece(found.before, False), Piece(found.words, True), Piece(found.after, False)]
        short = [piece for piece in around if piece.text]
        whole = pieces(text, [(start, start + len(quote))])
    return {"pieces": short, "whole": whole if short != whole else []}


def is_outdated(question_set: QuestionSet) -> bool:
    """Was the posting corrected after the questions were written?"""
    edited_at, finished_at = question_set.posting.edited_at, question_set.finished_at
    return bool(question_set.is_ready and edited_at and finished_at and edited_at > finished_at)


def set_url(code: str) -> str:
    return reverse("interviews:question_set_detail", args=[code])


def posting_url(code: str) -> str:
    return reverse("postings:posting_detail", args=[code])
