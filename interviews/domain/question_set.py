"""What a person does with a question set. The engine only ever fills open places."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from interviews.criteria import numbered, standard
from interviews.enums import ItemOrigin
from interviews.models import QuestionSet, SetItem
from interviews.models.question_set import SIZE_MAX
from interviews.tasks import write_questions
from postings.models import Posting, PostingLine, Skill
from prep import generation
from prep.accounts.models import User
from prep.held import hold, hold_again

PARKING = 1000  # places beyond every set, to park an item while others move


class SetIsBusy(Exception):
    """Questions are being written right now: places cannot change hands."""


class SetIsFull(Exception):
    """No set holds more than SIZE_MAX questions."""


class QuestionIsGone(Exception):
    """The question was taken out of the set meanwhile."""


class PostingIsUnread(Exception):
    """The posting is being read right now: there is nothing to ask about yet."""


@transaction.atomic
def request(*, posting: Posting, size: int, by: User) -> QuestionSet:
    """Ask for a set. Twice while the first is being written (a double click) gives the same set."""
    posting = hold(Posting.objects.all(), posting.pk)  # a double click makes one set, not two
    if posting.is_working:
        raise PostingIsUnread
    same = QuestionSet.objects.filter(
        posting=posting, requested_by=by, size=size, state__in=generation.WORKING, finished_at=None
    ).first()
    if same is not None:
        return same
    earlier = QuestionSet.objects.filter(posting=posting).count()
    question_set = QuestionSet.objects.create(posting=posting, requested_by=by, size=size, seed=earlier)
    generation.queue(question_set, write_questions)
    return question_set


@transaction.atomic
def try_again(question_set: QuestionSet, *, engine: str = "") -> bool:
    """Have the open places filled again after it did not work. False when it is working."""
    return generation.requeue(question_set, write_questions, engine_wanted=engine)


@transaction.atomic
def rewrite(question_set: QuestionSet) -> None:
    """Have every question written anew but those that are pinned, or that hold a person's own words.

    Each stays until another one is written in its place.
    """
    _must_rest(question_set)
    others = question_set.items.live().exclude(origin=ItemOrigin.OWN)
    goes = others.filter(is_pinned=False, edited_at=None)
    wishes = {str(item.position): {"instead_of": item.pk} for item in goes}
    _fill(question_set, seed=question_set.seed + 1, wishes={**question_set.wishes, **wishes}, unfound={})


@transaction.atomic
def replace(item: SetItem) -> None:
    """Have another question written for this place, on the same lines and skills. The old one stays until then."""
    question_set = item.question_set
    _must_rest(question_set)
    if not _is_there(item):
        return
    wish = {
        "lines": list(item.lines.values_list("pk", flat=True)),
        "skills": list(item.skills.values_list("name", flat=True)),
        "instead_of": item.pk,
    }
    _fill(question_set, wishes={**question_set.wishes, str(item.position): wish})


@transaction.atomic
def fill_gap(
    question_set: QuestionSet, *, line: PostingLine | None = None, skill: Skill | None = None
) -> None:
    """Have one more question written, for a line or a skill that has none."""
    _must_rest(question_set)
    _must_have_room(question_set)
    wish = {"lines": [line.pk] if line else [], "skills": [skill.name] if skill else []}
    place = question_set.size + 1
    _fill(question_set, size=place, wishes={**question_set.wishes, str(place): wish})


@transaction.atomic
def add_own(question_set: QuestionSet, **values: Any) -> SetItem:
    """Put a question of one's own at the end. `values` as in edit_item."""
    _must_rest(question_set)
    _must_have_room(question_set)
    place = question_set.size + 1
    QuestionSet.objects.filter(pk=question_set.pk).update(size=place)
    question_set.size = place
    item = SetItem(question_set=question_set, position=place, origin=ItemOrigin.OWN, is_pinned=True)
    return _write(item, **values)


@transaction.atomic
def edit_item(item: SetItem, **values: Any) -> SetItem:
    """Change a question: text, kind, difficulty, minutes, lines, skill, criteria [(text, skill name)].

    A question that an interview has asked stays as it was asked; the set gets a changed copy. Raises
    QuestionIsGone when it was taken out meanwhile.
    """
    hold_again(item.question_set)
    if not _is_there(item):
        raise QuestionIsGone
    _let_stay(item.question_set)
    lines = values.pop("lines", None)
    kept = list(item.lines.all()) if lines is None else lines
    if item.answers.exists():
        _take_out(item)
        item.pk = None
        item._state.adding = True
        item.removed_at = None
    item.edited_at = timezone.now()
    item.question, item.question_version = None, None  # their own words now: no use of the bank's question
    return _write(item, lines=kept, **values)


def _write(
    item: SetItem,
    *,
    text: str,
    kind: str,
    difficulty: int,
    minutes: int,
    skill: str,
    lines: Iterable[PostingLine] = (),
    criteria: Iterable[tuple[str, str]] = (),
) -> SetItem:
    pairs = list(criteria)
    item.text, item.kind, item.difficulty, item.minutes = text, kind, difficulty, minutes
    item.criteria = numbered(pairs) if pairs else standard(kind, skill, text)
    lines = list(lines)
    item.sources = [{"line": line.pk, "text": line.text} for line in lines]
    item.save()
    item.lines.set(lines)
    names = [skill, *(name for _, name in pairs)] if skill else [name for _, name in pairs]
    item.skills.set(Skill.objects.named(names).values())
    return item


@transaction.atomic
def remove_item(item: SetItem) -> None:
    """Take a question out; those behind it move up. Twice is once."""
    question_set = item.question_set
    _must_rest(question_set)
    if not _is_there(item):
        return
    _take_out(item)
    for behind in question_set.items.live().filter(position__gt=item.position):
        SetItem.objects.filter(pk=behind.pk).update(position=F("position") - 1)
    # Wishes are open only after it did not work; they move along with their places.
    wishes = {
        str(int(place) - (int(place) > item.position)): wish for place, wish in question_set.wishes.items()
    }
    QuestionSet.objects.filter(pk=question_set.pk).update(size=F("size") - 1, wishes=wishes)


@transaction.atomic
def put_back(item: SetItem) -> None:
    """Put a question that was taken out back into its place; those behind it move down. Twice is once."""
    question_set = item.question_set
    _must_rest(question_set)
    hold_again(item)
    if item.removed_at is None:
        return
    _must_have_room(question_set)
    place = min(item.position, question_set.size + 1)
    for behind in question_set.items.live().filter(position__gte=place).order_by("-position"):
        SetItem.objects.filter(pk=behind.pk).update(position=F("position") + 1)
    wishes = {str(int(key) + (int(key) >= place)): wish for key, wish in question_set.wishes.items()}
    SetItem.objects.filter(pk=item.pk).update(position=place, removed_at=None)
    QuestionSet.objects.filter(pk=question_set.pk).update(size=F("size") + 1, wishes=wishes)


@transaction.atomic
def move_item(item: SetItem, *, by: int) -> None:
    """Move a question up (-1) or down (1) by changing places with its neighbour."""
    _must_rest(item.question_set)
    if not _is_there(item):
        return
    there = item.position + by
    neighbour = item.question_set.items.live().filter(position=there).first()
    if neighbour is None:
        return
    SetItem.objects.filter(pk=neighbour.pk).update(position=PARKING)
    SetItem.objects.filter(pk=item.pk).update(position=there)
    SetItem.objects.filter(pk=neighbour.pk).update(position=item.position)


@transaction.atomic
def pin_item(item: SetItem, *, pinned: bool) -> None:
    """Keep a question when the rest of the set is written anew."""
    hold_again(item.question_set)
    _let_stay(item.question_set)
    SetItem.objects.filter(pk=item.pk).update(is_pinned=pinned)


def _take_out(item: SetItem) -> None:
    SetItem.objects.filter(pk=item.pk).update(removed_at=timezone.now())


def _is_there(item: SetItem) -> bool:
    """Is the question still in its set, which is held, and not about to go? Reads it anew: it may have moved, or
    been pinned."""
    question_set = item.question_set
    hold_again(item)
    item.question_set = question_set
    goes = question_set.is_working and item.pk in question_set.being_replaced
    return item.removed_at is None and not goes


def _let_stay(question_set: QuestionSet) -> None:
    """What was to be replaced and could not be stays for good once a person goes on by hand. The set is held."""
    if question_set.is_working or not question_set.being_replaced:
        return
    question_set.wishes = {
        place: wish for place, wish in question_set.wishes.items() if "instead_of" not in wish
    }
    QuestionSet.objects.filter(pk=question_set.pk).update(wishes=question_set.wishes)


def _fill(question_set: QuestionSet, **also: Any) -> None:
    generation.requeue(question_set, write_questions, shortfall="", **also)


def _must_rest(question_set: QuestionSet) -> None:
    hold_again(question_set)  # nobody else puts in, takes out or moves a question until this is done
    if question_set.is_working:
        raise SetIsBusy
    _let_stay(question_set)


def _must_have_room(question_set: QuestionSet) -> None:
    if question_set.size >= SIZE_MAX:
        raise SetIsFull
