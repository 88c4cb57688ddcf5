"""One's own question in a set: written, checked, kept."""

from typing import Any

import pytest
from django.test import Client

from interviews.criteria import standard
from interviews.models import QuestionSet, SetItem
from interviews.models.question_set import SIZE_MAX
from prep.accounts.models import User
from tests import make
from tests.interviews.views.test_item import GOOD, HTMX, add_url, page_of, said


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
    assert (made.origin, made.criteria) == ("own", standard("situational", "Team Leadership", GOOD["text"]))
    assert [line.pk for line in made.lines.all()] == lines
    assert said(ana_client, written) == ["Saved."]


@pytest.mark.parametrize(
    ("text", "kind", "skill"),
    [
        ("Why did you leave your last job?", "motivation", "Motivation"),
        ("What would you do alone with sixteen patients?", "situational", "Knowing the work"),
        ("How do you keep your Team Leadership up to date?", "technical", "Team Leadership"),
    ],
)
def test_create_when_only_the_question_is_written_then_the_rest_is_as_it_asks(
    ana_client: Client, written: QuestionSet, text: str, kind: str, skill: str
) -> None:
    ana_client.post(add_url(written), {"text": text, "kind": "", "difficulty": "2", "minutes": "3"})

    made = written.items.live().last()
    assert (made.text, made.kind, made.criteria) == (text, kind, standard(kind, skill, text))


def test_create_when_opened_then_only_the_question_is_unfolded(
    ana_client: Client, written: QuestionSet, item: SetItem
) -> None:
    folded, summary = "<details>", "<summary>Kind, minutes and what a good answer shows"
    new = ana_client.get(add_url(written)).content.decode()
    wrong = ana_client.post(add_url(written), {**GOOD, "minutes": "0"}).content.decode()
    changed = ana_client.get(f"/question-sets/{written.code}/items/{item.pk}/edit/").content.decode()

    before = [" ".join(page.split()).split(f" {summary}")[0] for page in (new, wrong, changed)]
    assert [page.endswith(folded) for page in before] == [True, False, False]


def test_create_when_kind_and_wording_disagree_then_it_is_kept_with_advice(
    ana_client: Client, written: QuestionSet
) -> None:
    ana_client.post(add_url(written), {**GOOD, "kind": "behavioral"})

    assert said(ana_client, written) == [
        "Saved. The question asks what somebody would do; “Behavioural” looks for what they have done."
    ]


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
        ("How do you use evil.shop?", "The question contains a link or an address."),
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
    ana_client.post(add_url(written), {**GOOD, "text": item.text, "kind": item.kind})

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
