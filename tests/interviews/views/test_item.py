"""Tests of what is done with one question of a set."""

import re
from functools import partial
from html import unescape
from typing import Any

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
WAY_BACK = "restore/"


def url(item: SetItem, action: str) -> str:
    return f"/question-sets/{item.question_set.code}/items/{item.pk}/{action}"


def add_url(question_set: QuestionSet) -> str:
    return f"/question-sets/{question_set.code}/items/add/"


def page_of(question_set: QuestionSet) -> str:
    return f"/question-sets/{question_set.code}/"


def said(client: Client, question_set: QuestionSet) -> list[str]:
    """The messages that the next page shows."""
    return [str(message) for message in client.get(page_of(question_set)).context["messages"]]


def focused(response: Any) -> list[str]:
    """The ids of what is to have the focus."""
    return re.findall(r'<[^>]* id="([^"]+)"[^>]* autofocus', response.content.decode())


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
    assert response["Location"] == f"{page_of(written)}?row=place-2"
    assert (written.state, written.being_replaced) == (GenerationState.QUEUED, {item.pk})


def test_remove_when_rested_then_it_is_gone_and_said(ana_client: Client, item: SetItem) -> None:
    response = ana_client.post(url(item, "remove/"))

    written = QuestionSet.objects.get()
    assert response["Location"] == f"{page_of(written)}?removed={item.pk}#removed-{item.pk}"
    assert (written.size, order(written).count(item.pk)) == (3, 0)
    assert said(ana_client, written) == ["Question 2 was taken out."]


def test_replace_when_another_stands_in_its_place_then_that_one_has_the_focus(
    ana_client: Client, item: SetItem
) -> None:
    panel = ana_client.post(url(item, "replace/"), headers=HTMX)
    again = unescape(re.search(r'hx-get="([^"]+seen[^"]+)"', panel.content.decode())[1])
    plain = ana_client.get(page_of(item.question_set), {"row": "place-2"})
    make.write_questions(item.question_set.pk)
    fresh = item.question_set.items.live().get(position=2)
    QuestionSet.objects.update(state=GenerationState.RUNNING)  # it stands there before the work is at its end
    early = ana_client.get(again, headers=HTMX)
    QuestionSet.objects.update(state=GenerationState.READY)

    assert again.endswith("row=place-2")
    assert focused(panel) == [f"status-{item.question_set.code}"]
    assert plain.content.decode().count('http-equiv="refresh"') == 1
    assert fresh != item
    assert focused(early) == [f"text-{fresh.pk}"]
    assert focused(ana_client.get(again, headers=HTMX)) == [f"text-{fresh.pk}"]
    assert ana_client.get(page_of(item.question_set), {"row": "place-2"})["Location"].endswith(
        f"#item-{fresh.pk}"
    )


def test_replace_when_there_is_no_other_then_it_is_said_at_the_question(
    ana_client: Client, item: SetItem
) -> None:
    panel = ana_client.post(url(item, "replace/"), headers=HTMX).content.decode()
    again = unescape(re.search(r'hx-get="([^"]+seen[^"]+)"', panel)[1])
    QuestionSet.objects.update(state=GenerationState.READY, wishes={}, unfound={"items": [item.pk]})

    part = ana_client.get(again, headers=HTMX)
    page = ana_client.get(page_of(item.question_set)).content.decode()

    assert focused(part) == [f"text-{item.pk}"]
    assert part.content.decode().count(f'aria-describedby="stays-{item.pk}"') == 1
    assert re.findall(r'id="stays-(\d+)"', page) == [str(item.pk)]
    assert page.count("No other question was found for this place, so this one stays.") == 1


def test_replace_when_it_cannot_be_now_then_the_focus_stays(
    ana_client: Client, item: SetItem, busy_network: None
) -> None:
    assert focused(ana_client.post(url(item, "replace/"), headers=HTMX)) == [f"text-{item.pk}"]


@pytest.mark.parametrize("index", [0, 1, 3])
def test_remove_when_htmx_then_a_way_back_stands_there_and_the_next_one_has_the_focus(
    ana_client: Client, written: QuestionSet, index: int
) -> None:
    items = list(written.items.live())

    response = ana_client.post(url(items[index], "remove/"), headers=HTMX)

    page = response.content.decode()
    following = items[index + 1] if index < 3 else items[2]
    back = page.index(f'action="{url(items[index], WAY_BACK)}"')
    assert focused(response) == [f"text-{following.pk}"]
    assert (back < page.index(f'id="item-{following.pk}"')) == (index < 3)
    assert page.count(f"Question {index + 1} was taken out") == 2


def test_remove_when_it_was_the_last_of_all_then_the_way_back_has_the_focus(
    ana: User, ana_client: Client
) -> None:
    only = make.question_set(owner=ana, size=1).items.live()[0]

    page = ana_client.post(url(only, "remove/"), headers=HTMX).content.decode()

    assert page.count("autofocus>Put it back</button>") == 1


def test_restore_when_asked_then_the_question_is_where_it_was(ana_client: Client, item: SetItem) -> None:
    before = order(item.question_set)
    page = ana_client.post(url(item, "remove/"), follow=True)

    response = ana_client.post(url(item, WAY_BACK), headers=HTMX)

    again = ana_client.get(page_of(item.question_set), {"removed": item.pk}).content.decode()
    assert page.content.decode().count(f'action="{url(item, WAY_BACK)}"') == 1
    assert (focused(response), order(item.question_set)) == ([f"text-{item.pk}"], before)
    assert response.content.decode().count("Question 2 is back.") == 1
    assert again.count("Put it back") == 0


@pytest.mark.parametrize("named", ["", "x", "0", "9" * 30, "\x00"])
def test_detail_when_it_names_nothing_that_was_taken_out_then_it_says_nothing_of_it(
    ana_client: Client, item: SetItem, named: str
) -> None:
    page = ana_client.get(page_of(item.question_set), {"removed": named})

    assert (page.status_code, page.content.decode().count("Put it back")) == (200, 0)


def test_restore_when_it_is_not_ones_own_then_it_is_as_if_not_there(
    otto_client: Client, item: SetItem
) -> None:
    domain.remove_item(item)

    assert otto_client.post(url(item, WAY_BACK)).status_code == 404
    assert order(item.question_set).count(item.pk) == 0


@pytest.mark.parametrize(
    ("index", "to", "button"), [(1, "-1", "down"), (2, "-1", "up"), (1, "1", "down"), (2, "1", "up")]
)
def test_move_when_htmx_then_its_menu_stays_open_and_the_focus_there(
    ana_client: Client, written: QuestionSet, index: int, to: str, button: str
) -> None:
    item = written.items.live()[index]

    response = ana_client.post(url(item, "move/"), {"to": to}, headers=HTMX)

    assert focused(response) == [f"{button}-{item.pk}"]
    assert response.content.decode().count('<details class="set-action" open>') == 1


def test_pin_when_htmx_then_its_menu_stays_open_and_the_focus_there(
    ana_client: Client, item: SetItem
) -> None:
    response = ana_client.post(url(item, "pin/"), {"pinned": "on"}, headers=HTMX)

    assert focused(response) == [f"pin-{item.pk}"]
    assert response.content.decode().count('<details class="set-action" open>') == 1


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


@pytest.mark.parametrize("action", ["replace/", "remove/", WAY_BACK, "move/", "pin/"])
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
