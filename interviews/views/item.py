"""What a person does with one question of a set."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from interviews import access
from interviews.domain import question_set as domain
from interviews.forms.question_set import FillForm, ItemForm, MoveForm, PinForm
from interviews.models import QuestionSet, SetItem
from interviews.views.question_set import PLACE, changed, set_url, tried
from prep.web.htmx import PersonRequest, render_part, wants_part
from prep.web.limits import may_start_or_say
from prep.web.methods import require_form

PAGE = "interviews/question_set/item.html"
EDIT = "interviews/question_set/_item_edit.html"
CREATE = "interviews/question_set/_item_create.html"

MOVE_UNKNOWN = "A question moves one place up or down."


@require_form
def create(request: PersonRequest, code: str) -> HttpResponse:
    question_set = access.question_set_for(request.person, code)
    if "leave" in request.GET:
        return changed(request, question_set)
    gap = FillForm(request.GET, question_set=question_set)
    given = request.POST if request.method == "POST" else None
    form = ItemForm(given, question_set=question_set, initial=gap.asked if gap.is_valid() else {})
    if not form.is_valid():
        return _form(request, question_set, form)
    return _kept(request, question_set, form, lambda: domain.add_own(question_set, **form.cleaned_data))


@require_form
def edit(request: PersonRequest, code: str, pk: int) -> HttpResponse:
    item = access.item_for(request.person, code, pk)
    if "leave" in request.GET:
        return _show(request, item)
    given = request.POST if request.method == "POST" else None
    form = ItemForm(given, question_set=item.question_set, item=item)
    if not form.is_valid():
        return _form(request, item.question_set, form)
    return _kept(request, item.question_set, form, lambda: domain.edit_item(item, **form.cleaned_data))


@require_POST
def replace(request: PersonRequest, code: str, pk: int) -> HttpResponse:
    item = access.item_for(request.person, code, pk)
    if not may_start_or_say(request) or not tried(request, domain.replace, item):
        return _show(request, item)
    if wants_part(request):
        return changed(request, item.question_set)
    # As for a gap: the page is loaded again until another question stands there.
    return redirect(f"{set_url(code)}?row={PLACE}{item.position}")


@require_POST
def remove(request: PersonRequest, code: str, pk: int) -> HttpResponse:
    item = access.item_for(request.person, code, pk)
    if not tried(request, domain.remove_item, item):
        return _show(request, item)
    messages.info(request, f"Question {item.position} was taken out.")
    return changed(request, item.question_set, anchor=f"removed-{pk}", removed=item)


@require_POST
def restore(request: PersonRequest, code: str, pk: int) -> HttpResponse:
    item = access.item_for(request.person, code, pk, or_removed=True)
    if tried(request, domain.put_back, item):
        messages.info(request, f"Question {item.position} is back.")
    return _show(request, item)


@require_POST
def move(request: PersonRequest, code: str, pk: int) -> HttpResponse:
    item = access.item_for(request.person, code, pk)
    form = MoveForm(request.POST)
    if not form.is_valid():
        messages.warning(request, MOVE_UNKNOWN)
        return _show(request, item)
    by = form.cleaned_data["to"]
    tried(request, domain.move_item, item, by=by)
    return _at_its_menu(request, item, "up" if by < 0 else "down")


@require_POST
def pin(request: PersonRequest, code: str, pk: int) -> HttpResponse:
    item = access.item_for(request.person, code, pk)
    form = PinForm(request.POST)
    form.is_valid()
    domain.pin_item(item, pinned=form.cleaned_data["pinned"])
    return _at_its_menu(request, item, "pin")


def _kept(
    request: PersonRequest, question_set: QuestionSet, form: ItemForm, verb: Callable[[], SetItem]
) -> HttpResponse:
    """Back to the set at the question that the verb made of the form; the form again when it cannot be now."""
    made: list[SetItem] = []
    if not tried(request, lambda: made.append(verb())):
        return _form(request, question_set, form)
    _say(request, form)
    return _show(request, made[0])


def _show(request: PersonRequest, item: SetItem) -> HttpResponse:
    """Back to the set, at this question."""
    return changed(request, item.question_set, anchor=f"item-{item.pk}", focus=item.pk)


def _at_its_menu(request: PersonRequest, item: SetItem, pressed: str) -> HttpResponse:
    """Back to the set, at the button that was pressed."""
    anchor = f"item-{item.pk}"
    return changed(request, item.question_set, anchor=anchor, open_menu=item.pk, pressed=pressed)


def _form(request: PersonRequest, question_set: QuestionSet, form: ItemForm) -> HttpResponse:
    wrong = next((name for name in form.errors if name in form.fields), "text")
    form.fields[wrong].widget.attrs["autofocus"] = True
    part = EDIT if form.item else CREATE
    context = {"question_set": question_set, "form": form, "item": form.item}
    return render_part(request, PAGE, part, context, status=422 if form.is_bound else 200)


def _say(request: PersonRequest, form: ItemForm) -> None:
    """Saved; and what could be better, as advice that a person may leave."""
    messages.success(request, " ".join(["Saved.", *form.advice]))
