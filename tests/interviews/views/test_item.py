"""Tests of what is done with one question of a set."""

from functools import partial

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from interviews.domain import question_set as domain
from interviews.models import QuestionSet, SetItem
from interviews.views.question_set import TAKEN_OUT
from prep.accounts.models import User
from prep.generation import GenerationState
from tests import make
from tests.conftest import client_of
from tests.upon import once, upon

HTMX = {"HX-Request": "true"}
MOST_QUERIES = 12
GOOD = {
    "text": "How would you keep a night shift calm when two nurses are missing?",
    "kind": "situational",
    "difficulty": "3",
    "minutes": "4",
    "skill": "Team Leadership",
}
ACTIONS = ("edit/", "replace/", "remove/", "move/", "pin/")


def url(item: SetItem, action: str) -> str:
    return f"/question-sets/{item.question_set.code}/items/{item.pk}/{action}"


def add_url(question_set: QuestionSet) -> str:
    return f"/question-sets/{question_set.code}/items/add/"


def page_of(question_set: QuestionSet) -> str:
    return f"/question-sets/{question_set.code}/"


def said(client: Client, question_set: QuestionSet) -> list[str]:
    """The messages that the next page shows."""
    return [str(message) for message in client.get(page_of(question_set)).context["messages"]]


def order(question_set: QuestionSet) -> list[int]:
    return [item.pk for item in question_set.items.live()]


# ---------------------------------------------------------------- changing a question


def test_edit_when_opened_then_the_form_holds_the_question(ana_client: Client, item: SetItem) -> None:
    form = ana_client.get(url(item, "edit/"), headers=HTMX).context["form"]

    shown = [(text.value(), skill.value()) for text, skill in form.criterion_rows if text.value()]
    first = item.criteria[0]["skill"]
    assert (form["text"].value(), form["skill"].value()) == (item.text, first)
    assert shown == [
        (criterion["text"], None if criterion["skill"] == first else criterion["skill"])
        for criterion in item.criteria
    ]
    assert form["lines"].value() == [line.pk for line in item.lines.all()]


def test_edit_when_good_then_the_page_says_that_it_was_edited(ana_client: Client, item: SetItem) -> None:
    response = ana_client.post(url(item, "edit/"), GOOD)

    item.refresh_from_db()
    page = ana_client.get(page_of(item.question_set)).content.decode()
    assert response["Location"] == f"{page_of(item.question_set)}#item-{item.pk}"
    assert (item.text, item.position, list(item.lines.all())) == (GOOD["text"], 2, [])
    assert page.count("Generated, edited by you") == 1


def test_edit_when_wrong_and_htmx_then_the_form_stands_in_its_place(
    ana_client: Client, item: SetItem
) -> None:
    response = ana_client.post(url(item, "edit/"), {**GOOD, "minutes": "0"}, headers=HTMX)

    part = response.content.decode()
    assert (response.status_code, part.count(f'id="item-{item.pk}"')) == (422, 1)
    assert part.count(GOOD["text"]) == 1
    assert part.count("From 1 to 15 minutes.") == 1


def test_edit_when_it_is_taken_out_meanwhile_then_the_words_stay_in_the_form(
    ana_client: Client, item: SetItem
) -> None:
    remove = partial(domain.remove_item, SetItem.objects.get(pk=item.pk))

    with upon('SELECT "interviews_questionset"', once(remove)):
        response = ana_client.post(url(item, "edit/"), GOOD)

    assert (response.status_code, response.context["form"]["text"].value()) == (422, GOOD["text"])
    assert [str(message) for message in response.context["messages"]] == [TAKEN_OUT]
    assert SetItem.objects.get(pk=item.pk).text == item.text


def test_edit_when_left_then_the_question_is_as_it_was(ana_client: Client, item: SetItem) -> None:
    part = ana_client.get(url(item, "edit/"), {"leave": "1"}, headers=HTMX)
    plain = ana_client.get(url(item, "edit/"), {"leave": "1"})

    assert part.content.decode().count(f'id="text-{item.pk}" tabindex="-1" autofocus') == 1
    assert plain["Location"] == f"{page_of(item.question_set)}#item-{item.pk}"
    assert SetItem.objects.get(pk=item.pk).edited_at is None


def test_edit_when_a_line_has_left_the_posting_then_it_stays_with_the_question(
    ana_client: Client, item: SetItem
) -> None:
    line = item.lines.all()[0]
    item.question_set.posting.lines.filter(pk=line.pk).update(removed_at="2026-01-15T00:00Z")

    form = ana_client.get(url(item, "edit/")).context["form"]

    assert [kept for kept in form.fields["lines"].queryset if kept.pk == line.pk] == [line]


def test_edit_when_rows_are_many_then_queries_stay_the_same(
    ana: User, ana_client: Client, written: QuestionSet
) -> None:
    counts = []
    for extra in (0, 20):
        for number in range(extra):
            written.posting.lines.create(
                position=50 + number, kind="responsibility", text=f"Duty {number}", origin="added"
            )
        with CaptureQueriesContext(connection) as seen:
            ana_client.get(url(written.items.live()[0], "edit/"))
        counts.append(len(seen))

    assert counts[0] == counts[1] < MOST_QUERIES


# ---------------------------------------------------------------- replace, remove, move, pin


def test_replace_when_rested_then_its_place_is_written_anew(ana_client: Client, item: SetItem) -> None:
    response = ana_client.post(url(item, "replace/"))

    written = QuestionSet.objects.get()
    assert response["Location"] == page_of(written)
    assert (written.state, written.being_replaced) == (GenerationState.QUEUED, {item.pk})


def test_remove_when_rested_then_it_is_gone_and_said(ana_client: Client, item: SetItem) -> None:
    response = ana_client.post(url(item, "remove/"))

    written = QuestionSet.objects.get()
    assert response["Location"] == f"{page_of(written)}#items-{written.code}"
    assert (written.size, order(written).count(item.pk)) == (3, 0)
    assert said(ana_client, written) == ["Question 2 was taken out."]


def test_remove_when_it_holds_own_words_then_the_page_asks_first(ana_client: Client, item: SetItem) -> None:
    before = ana_client.get(page_of(item.question_set)).content.decode()
    domain.edit_item(item, text="Why?", kind="technical", difficulty=1, minutes=1, skill="Calm")

    after = ana_client.get(page_of(item.question_set)).content.decode()

    assert (before.count(f'<dialog class="dialog" id="remove-{item.pk}"'), before.count("Remove it")) == (
        0,
        0,
    )
    assert (after.count(f'<dialog class="dialog" id="remove-{item.pk}"'), after.count("Replace it")) == (1, 1)


@pytest.mark.parametrize(("to", "place"), [("-1", 0), ("1", 2)])
def test_move_when_there_is_room_then_it_changes_places(
    ana_client: Client, item: SetItem, to: str, place: int
) -> None:
    response = ana_client.post(url(item, "move/"), {"to": to}, headers=HTMX)

    assert order(item.question_set).index(item.pk) == place
    assert response.context["open_menu"] == item.pk


@pytest.mark.parametrize("to", ["", "0", "2", "up", "\x00"])
def test_move_when_it_says_nothing_sensible_then_nothing_moves(
    ana_client: Client, item: SetItem, to: str
) -> None:
    before = order(item.question_set)

    assert ana_client.post(url(item, "move/"), {"to": to}).status_code == 302

    assert order(item.question_set) == before
    assert said(ana_client, item.question_set) == ["A question moves one place up or down."]


def test_pin_when_asked_then_it_is_pinned_and_unpinned(ana_client: Client, item: SetItem) -> None:
    states = []
    for given in ({"pinned": "on"}, {"pinned": "on"}, {}):
        ana_client.post(url(item, "pin/"), given)
        item.refresh_from_db()
        states.append(item.is_pinned)

    assert states == [True, True, False]


@pytest.mark.parametrize(("action", "given"), [("replace/", {}), ("remove/", {}), ("move/", {"to": "1"})])
def test_item_when_the_set_is_busy_then_it_says_so(
    ana_client: Client, written: QuestionSet, item: SetItem, action: str, given: dict[str, str]
) -> None:
    domain.replace(written.items.live()[0])
    before = order(written)

    ana_client.post(url(item, action), given)

    assert order(written) == before
    assert said(ana_client, written) == ["Questions are being written right now; try again in a moment."]


# ---------------------------------------------------------------- who and how


@pytest.mark.parametrize("action", ACTIONS)
def test_item_when_it_is_not_ones_own_then_it_is_as_if_not_there(
    otto_client: Client, item: SetItem, action: str
) -> None:
    assert otto_client.post(url(item, action), GOOD).status_code == 404
    assert otto_client.post(add_url(item.question_set), GOOD).status_code == 404
    assert order(item.question_set).index(item.pk) == 1


@pytest.mark.parametrize("action", ACTIONS)
def test_item_when_it_was_taken_out_then_it_is_not_there(
    ana_client: Client, item: SetItem, action: str
) -> None:
    domain.remove_item(item)

    assert ana_client.post(url(item, action), GOOD).status_code == 404


@pytest.mark.parametrize("action", ACTIONS)
def test_item_when_nobody_is_there_then_asks_to_sign_in(item: SetItem, action: str) -> None:
    response = client_of(None).post(url(item, action), GOOD)

    assert (response.status_code, response["Location"].split("?")[0]) == (302, "/accounts/login/")


@pytest.mark.parametrize("action", ["replace/", "remove/", "move/", "pin/"])
def test_item_when_the_method_is_wrong_then_it_is_refused(
    ana_client: Client, item: SetItem, action: str
) -> None:
    assert ana_client.get(url(item, action)).status_code == 405
    assert ana_client.put(url(item, "edit/")).status_code == 405
    assert ana_client.delete(add_url(item.question_set)).status_code == 405


def test_edit_when_a_criterion_speaks_for_another_skill_then_the_form_says_which(
    ana: User, ana_client: Client
) -> None:
    question_set = make.question_set(owner=ana)
    item = question_set.items.first()
    criteria = [
        {"key": f"c{n}", "text": f"Says {n}", "skill": skill} for n, skill in enumerate(["A", "B", "A"], 1)
    ]
    SetItem.objects.filter(pk=item.pk).update(criteria=criteria)

    form = ana_client.get(reverse("interviews:item_edit", args=[question_set.code, item.pk])).context["form"]

    assert [form.initial.get(f"criterion_skill_{n}") for n in (1, 2, 3)] == [None, "B", None]
