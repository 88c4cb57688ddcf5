"""Tests of what is done with one question of a set."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from interviews.criteria import standard
from interviews.domain import question_set as domain
from interviews.models import QuestionSet, SetItem
from interviews.models.question_set import SIZE_MAX
from prep.accounts.models import User
from prep.generation import GenerationState
from tests import make
from tests.conftest import client_of

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


@pytest.fixture
def written(ana: User) -> QuestionSet:
    return make.question_set(owner=ana, size=4)


@pytest.fixture
def item(written: QuestionSet) -> SetItem:
    return written.items.live()[1]


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


# ---------------------------------------------------------------- one's own question


def test_create_when_good_then_it_stands_in_the_set(ana_client: Client, written: QuestionSet) -> None:
    lines = [line.pk for line in written.posting.lines.all()[:2]]

    response = ana_client.post(add_url(written), {**GOOD, "lines": lines})

    made = written.items.live().last()
    assert response["Location"] == f"{page_of(written)}#item-{made.pk}"
    assert (made.position, made.text, made.kind, made.difficulty, made.minutes) == (
        5,
        GOOD["text"],
        "situational",
        3,
        4,
    )
    assert (made.origin, made.criteria) == ("own", standard("situational", "Team Leadership"))
    assert [line.pk for line in made.lines.all()] == lines
    assert said(ana_client, written) == ["Saved."]


def test_create_when_htmx_then_the_panel_comes_back_with_it(ana_client: Client, written: QuestionSet) -> None:
    response = ana_client.post(add_url(written), GOOD, headers=HTMX)

    part = response.content.decode()
    assert response["HX-Retarget"] == f"#set-{written.code}"
    assert (part.count('<li class="item"'), part.count("Written by you")) == (5, 1)


def test_create_when_criteria_are_given_then_they_are_kept(ana_client: Client, written: QuestionSet) -> None:
    given = {
        "criterion_2": "Says who",
        "criterion_4": " Says\n when ",
        "criterion_6": "Says why",
        "criterion_skill_6": "Calm",
    }

    ana_client.post(add_url(written), {**GOOD, **given})

    assert written.items.live().last().criteria == [
        {"key": "c1", "text": "Says who", "skill": "Team Leadership"},
        {"key": "c2", "text": "Says when", "skill": "Team Leadership"},
        {"key": "c3", "text": "Says why", "skill": "Calm"},
    ]


@pytest.mark.parametrize("count", [1, 2])
def test_create_when_there_are_too_few_criteria_then_says_so(
    ana_client: Client, written: QuestionSet, count: int
) -> None:
    given = {f"criterion_{number}": f"Says {number}" for number in range(1, count + 1)}

    response = ana_client.post(add_url(written), {**GOOD, **given})

    (message,) = response.context["form"].errors["criterion_1"]
    assert (response.status_code, message.split(".")[1]) == (
        422,
        " Write 3 to 6 criteria, or leave all empty for the usual ones",
    )
    assert written.items.count() == 4


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"text": ""}, "text"),
        ({"text": " \u200b\x00 "}, "text"),
        ({"text": "How? " * 200}, "text"),
        ({"text": "How old are you, and how do you lead a team?"}, "text"),
        ({"kind": "riddle"}, "kind"),
        ({"difficulty": "4"}, "difficulty"),
        ({"minutes": "0"}, "minutes"),
        ({"minutes": "9" * 30}, "minutes"),
        ({"skill": "\u200b"}, "skill"),
        ({"skill": "x" * 121}, "skill"),
        ({"lines": ["987654"]}, "lines"),
        (
            {"criterion_1": "x" * 301, "criterion_2": "b", "criterion_3": "c", "criterion_4": "d"},
            "criterion_1",
        ),
        ({"criterion_1": "Says your age", "criterion_2": "b", "criterion_3": "c"}, "criterion_1"),
    ],
)
def test_create_when_something_is_wrong_then_it_says_where_and_keeps_the_text(
    ana_client: Client, written: QuestionSet, wrong: dict[str, Any], field: str
) -> None:
    response = ana_client.post(add_url(written), {**GOOD, **wrong})

    form = response.context["form"]
    assert (response.status_code, list(form.errors)) == (422, [field])
    assert form["text"].value() == {**GOOD, **wrong}["text"]
    assert form.fields[field].widget.attrs["autofocus"] is True
    assert written.items.count() == 4


def test_create_when_wrong_and_htmx_then_only_the_form_comes_back(
    ana_client: Client, written: QuestionSet
) -> None:
    response = ana_client.post(add_url(written), {**GOOD, "text": ""}, headers=HTMX)

    assert (response.status_code, response.templates[0].name) == (
        422,
        "interviews/question_set/_item_create.html",
    )
    assert response.content.decode().count("Write the question first.") == 1


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("Do you like nights?", "A yes or a no would answer this; ask how, what or why."),
        ("Nights.", "The text asks nothing."),
    ],
)
def test_create_when_the_wording_could_be_better_then_it_is_kept_with_advice(
    ana_client: Client, written: QuestionSet, text: str, advice: str
) -> None:
    ana_client.post(add_url(written), {**GOOD, "text": text})

    assert said(ana_client, written) == [f"Saved. {advice}"]
    assert written.items.live().last().text == text


def test_create_when_it_repeats_a_question_then_it_is_kept_with_advice(
    ana_client: Client, written: QuestionSet, item: SetItem
) -> None:
    ana_client.post(add_url(written), {**GOOD, "text": item.text})

    assert said(ana_client, written) == [f"Saved. It asks nearly the same as another question: “{item.text}”"]


def test_create_when_the_line_is_of_anothers_posting_then_it_is_refused(
    otto: User, ana_client: Client, written: QuestionSet
) -> None:
    foreign = make.posting(owner=otto).lines.all()[0]

    response = ana_client.post(add_url(written), {**GOOD, "lines": [foreign.pk]})

    assert (response.status_code, list(response.context["form"].errors)) == (422, ["lines"])


def test_create_when_busy_then_the_text_stays_in_the_form(ana: User, ana_client: Client) -> None:
    waiting = make.question_set(owner=ana, written=False)

    response = ana_client.post(add_url(waiting), GOOD)

    assert (response.status_code, response.context["form"]["text"].value()) == (422, GOOD["text"])
    assert [str(message) for message in response.context["messages"]] == [
        "Questions are being written right now; try again in a moment."
    ]


def test_create_when_full_then_it_says_so(ana_client: Client, written: QuestionSet) -> None:
    QuestionSet.objects.update(size=SIZE_MAX)

    response = ana_client.post(add_url(written), GOOD)

    assert response.status_code == 422
    assert [str(message) for message in response.context["messages"]] == [
        "A set holds 30 questions at most. Remove one to make room."
    ]


def test_create_when_opened_then_page_or_part(ana_client: Client, written: QuestionSet) -> None:
    page, part = ana_client.get(add_url(written)), ana_client.get(add_url(written), headers=HTMX)

    assert page.templates[0].name == "interviews/question_set/item.html"
    assert part.templates[0].name == "interviews/question_set/_item_create.html"
    assert (page.content.decode().count("hx-post"), part.content.decode().count("hx-post")) == (0, 1)


def test_create_when_left_then_nothing_changes(ana_client: Client, written: QuestionSet) -> None:
    response = ana_client.get(add_url(written), {"leave": "1"}, headers=HTMX)

    assert response.templates[0].name == "interviews/question_set/_panel.html"
    assert written.items.count() == 4


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
    response = ana_client.post(url(item, "edit/"), {**GOOD, "skill": ""}, headers=HTMX)

    part = response.content.decode()
    assert (response.status_code, part.count(f'id="item-{item.pk}"')) == (422, 1)
    assert part.count(GOOD["text"]) == 1
    assert part.count("Name the skill that a good answer shows.") == 1


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
    assert (written.state, order(written).count(item.pk)) == (GenerationState.QUEUED, 0)


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
