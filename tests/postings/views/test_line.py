"""Lines of a posting on its page: shown, corrected, added, taken out and put back."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from postings.domain import posting as postings
from postings.models import Posting, PostingLine
from prep.accounts.models import User
from tests import make

HTMX = {"HX-Request": "true"}
VALUES = {"text": "Keep the ward calm", "kind": "responsibility", "importance": "preferred"}


@pytest.fixture
def posting(ana: User) -> Posting:
    return make.posting(owner=ana)


@pytest.fixture
def line(posting: Posting) -> PostingLine:
    return posting.lines.first()


def at(line: PostingLine, name: str) -> str:
    return reverse(f"postings:line_{name}", args=[line.posting.code, line.pk])


def adding(posting: Posting, kind: str = "responsibility") -> str:
    return f"{reverse('postings:line_create', args=[posting.code])}?kind={kind}"


def place(line: PostingLine) -> str:
    return f"{reverse('postings:posting_detail', args=[line.posting.code])}#line-{line.pk}"


def body(response: Any) -> str:
    return " ".join(response.content.decode().split())


def test_detail_when_htmx_asks_then_the_line_alone(ana_client: Client, line: PostingLine) -> None:
    shown = body(ana_client.get(at(line, "detail"), headers=HTMX))

    assert shown.startswith(f'<li class="line" id="line-{line.pk}">')
    assert f"<mark>{line.quote}</mark>" in shown
    assert "autofocus" in shown


def test_detail_when_asked_plainly_then_a_page(ana_client: Client, line: PostingLine) -> None:
    shown = body(ana_client.get(at(line, "detail")))

    assert "<h1>A line of this posting</h1>" in shown
    assert "autofocus" not in shown


def test_edit_when_opened_then_the_line_stands_in_the_form_with_its_source(
    ana_client: Client, line: PostingLine
) -> None:
    part, whole = ana_client.get(at(line, "edit"), headers=HTMX), ana_client.get(at(line, "edit"))

    assert body(part).startswith(f'<li class="line-form stack" id="line-{line.pk}" data-stays>')
    assert part.context["form"]["text"].value() == line.text
    assert f"<mark>{line.quote}</mark>" in body(part)
    assert "<h1>Correct a line</h1>" in body(whole)


def test_line_when_changed_by_hand_then_the_doubt_about_its_kind_goes(
    ana_client: Client, line: PostingLine
) -> None:
    duties, needs = "No heading for responsibilities was found.", "No heading for requirements was found."
    Posting.objects.update(doubts=[duties, needs])
    for kind in ("responsibility", "qualification"):
        shown = body(ana_client.post(adding(line.posting, kind), {**VALUES, "kind": kind}, headers=HTMX))
        assert 'hx-swap-oob="true"' in shown
        assert (duties in shown, needs in shown) == (False, kind == "responsibility")
    assert f'<div id="doubts-{line.posting.code}" hx-swap-oob="true" hidden>' in shown


def test_line_when_taken_out_then_the_doubts_that_are_left_come_with_it(
    ana_client: Client, line: PostingLine
) -> None:
    doubts = {
        "responsibility": "No heading for responsibilities was found.",
        "qualification": "No heading for requirements was found.",
    }
    Posting.objects.update(doubts=list(doubts.values()))

    shown = body(ana_client.post(at(line, "remove"), headers=HTMX))

    answered = doubts.pop(line.kind)
    assert answered not in shown
    assert f"<li>{doubts.popitem()[1]}</li>" in shown


def test_line_when_it_asks_for_what_a_person_is_then_a_doubt_until_it_is_taken_out(
    ana_client: Client, line: PostingLine
) -> None:
    PostingLine.objects.filter(pk=line.pk).update(text="Must be female and single.")
    page = reverse("postings:posting_detail", args=[line.posting.code])
    doubt = "<li>“Must be female and single.” asks for a person&#x27;s sex and family."

    assert doubt in body(ana_client.get(page))
    assert doubt not in body(ana_client.post(at(line, "remove"), headers=HTMX))


def test_edit_when_saved_plainly_then_corrected_and_back_at_its_place(
    ana_client: Client, line: PostingLine
) -> None:
    response = ana_client.post(at(line, "edit"), {**VALUES, "other_skills": "Tact"})

    line.refresh_from_db()
    assert (response.status_code, response.url) == (302, place(line))
    assert (line.text, line.importance, line.origin) == ("Keep the ward calm", "preferred", "edited")
    assert [skill.name for skill in line.skills.all()] == ["Tact"]


def test_edit_when_saved_with_htmx_then_the_line_in_its_place(ana_client: Client, line: PostingLine) -> None:
    response = ana_client.post(at(line, "edit"), VALUES, headers=HTMX)

    assert body(response).startswith(f'<li class="line" id="line-{line.pk}">')
    assert "Corrected by you" in body(response)
    assert "HX-Retarget" not in response


def test_edit_when_the_kind_changes_then_both_lists_come_back(ana_client: Client, line: PostingLine) -> None:
    response = ana_client.post(at(line, "edit"), {**VALUES, "kind": "qualification"}, headers=HTMX)

    assert response["HX-Retarget"] == f"#lines-{line.posting.code}"
    lists = {one.kind: [row.line.pk for row in one.rows] for one in response.context["lists"]}
    assert (line.pk in lists["responsibility"], line.pk in lists["qualification"]) == (False, True)


@pytest.mark.parametrize("headers", [HTMX, {}])
def test_edit_when_the_text_is_missing_then_422_with_the_rest_kept(
    ana_client: Client, line: PostingLine, headers: dict[str, str]
) -> None:
    wrong = {**VALUES, "text": " ", "other_skills": "Tact, Calm"}

    response = ana_client.post(at(line, "edit"), wrong, headers=headers)

    line.refresh_from_db()
    assert response.status_code == 422
    assert response.context["form"].errors == {"text": ["Write what the posting asks, or cancel."]}
    assert 'value="Tact, Calm"' in body(response)
    assert line.origin == "read"


def test_edit_when_a_skill_left_the_list_then_its_tick_is_still_offered(
    ana_client: Client, posting: Posting, line: PostingLine
) -> None:
    postings.correct_line(line, **{**VALUES, "skills": ["Tact"]})
    posting.listed_skills.filter(skill__name="Tact").delete()

    form = ana_client.get(at(line, "edit")).context["form"]

    assert form["skills"].value() == ["Tact"]
    assert ("Tact", "Tact") in form.fields["skills"].choices


def test_create_when_opened_then_a_form_of_that_kind(ana_client: Client, posting: Posting) -> None:
    part = ana_client.get(adding(posting, "qualification"), headers=HTMX)
    whole = ana_client.get(adding(posting, "nonsense"))

    assert body(part).startswith('<li class="line-form" id="add-qualification" data-stays>')
    assert part.context["form"]["kind"].value() == "qualification"
    assert "<h1>Add a responsibility</h1>" in body(whole)


def test_create_when_saved_plainly_then_added_and_back_at_its_place(
    ana_client: Client, posting: Posting
) -> None:
    response = ana_client.post(adding(posting), VALUES)

    added = posting.lines.get(origin="added")
    assert (response.status_code, response.url, added.text) == (302, place(added), "Keep the ward calm")


def test_create_when_saved_with_htmx_then_both_lists_come_back(ana_client: Client, posting: Posting) -> None:
    response = ana_client.post(adding(posting), VALUES, headers=HTMX)

    assert response["HX-Retarget"] == f"#lines-{posting.code}"
    assert body(response).startswith(f'<div class="stack loose" id="lines-{posting.code}">')
    assert "Added by you" in body(response)


def test_create_when_it_is_the_first_line_then_the_whole_panel_with_its_next_step(
    ana: User, ana_client: Client
) -> None:
    bare = make.posting(owner=ana, text="The sun was low and the sea was calm all day, said the old man.")

    response = ana_client.post(adding(bare), VALUES, headers=HTMX)

    assert response["HX-Retarget"] == f"#posting-{bare.code}"
    assert body(response).count("Write my questions") == 1
    assert body(response).count(" autofocus") == 1


@pytest.mark.parametrize("headers", [HTMX, {}])
def test_create_when_wrong_then_422_with_the_text_kept(
    ana_client: Client, posting: Posting, headers: dict[str, str]
) -> None:
    response = ana_client.post(adding(posting), {**VALUES, "importance": "vital"}, headers=headers)

    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["importance"]
    assert "Keep the ward calm</textarea>" in body(response)
    assert posting.lines.filter(origin="added").count() == 0


def test_remove_when_pressed_with_htmx_then_struck_with_undo(ana_client: Client, line: PostingLine) -> None:
    response = ana_client.post(at(line, "remove"), headers=HTMX)

    assert f"<s>{line.text}</s>" in body(response)
    assert f'hx-post="{at(line, "restore")}"' in body(response)
    assert PostingLine.objects.get(pk=line.pk).removed_at is not None


def test_remove_when_pressed_plainly_then_back_on_the_page_that_offers_undo(
    ana_client: Client, posting: Posting, line: PostingLine
) -> None:
    response = ana_client.post(at(line, "remove"))

    assert (response.status_code, response.url) == (302, place(line))
    shown = ana_client.get(response.url)
    assert [row.line for row in shown.context["removed_rows"]] == [line]
    assert f'action="{at(line, "restore")}"' in body(shown)


def test_restore_when_pressed_then_the_line_is_back_in_its_list(
    ana_client: Client, line: PostingLine
) -> None:
    postings.remove_line(line)

    plain = ana_client.post(at(line, "restore"))
    again = ana_client.post(at(line, "restore"), headers=HTMX)

    assert (plain.status_code, plain.url) == (302, place(line))
    assert again["HX-Retarget"] == f"#lines-{line.posting.code}"
    assert again.context["lists"][0].rows[0].line == line
    assert PostingLine.objects.get(pk=line.pk).removed_at is None


@pytest.mark.parametrize(
    ("name", "method"),
    [("detail", "get"), ("edit", "get"), ("edit", "post"), ("remove", "post"), ("restore", "post")],
)
def test_line_when_not_the_owner_then_404_and_when_nobody_then_login(
    client: Client, otto_client: Client, ana_client: Client, line: PostingLine, name: str, method: str
) -> None:
    unknown = reverse(f"postings:line_{name}", args=[line.posting.code, 404_404])

    assert getattr(otto_client, method)(at(line, name)).status_code == 404
    assert getattr(ana_client, method)(unknown).status_code == 404
    response = getattr(client, method)(at(line, name))
    assert (response.status_code, response.url.split("?")[0]) == (302, reverse("account_login"))


def test_create_when_not_the_owner_then_404_and_when_nobody_then_login(
    client: Client, otto_client: Client, posting: Posting
) -> None:
    assert otto_client.post(adding(posting), VALUES).status_code == 404
    assert client.post(adding(posting), VALUES).status_code == 302
    assert posting.lines.filter(origin="added").count() == 0


def test_line_when_the_method_is_wrong_then_405(ana_client: Client, line: PostingLine) -> None:
    assert ana_client.post(at(line, "detail")).status_code == 405
    assert ana_client.put(at(line, "edit")).status_code == 405
    assert ana_client.put(adding(line.posting)).status_code == 405
    assert [ana_client.get(at(line, name)).status_code for name in ("remove", "restore")] == [405, 405]


@pytest.mark.parametrize("headers", [HTMX, {}])
def test_edit_when_the_posting_lists_many_skills_then_no_more_queries(
    ana_client: Client, posting: Posting, line: PostingLine, headers: dict[str, str]
) -> None:
    counts = []
    for names in (["Tact"], [f"Skill {number}" for number in range(30)]):
        postings.correct_line(line, **{**VALUES, "skills": names})
        with CaptureQueriesContext(connection) as queries:
            ana_client.get(at(line, "edit"), headers=headers)
        counts.append(len(queries))

    assert counts == [counts[0]] * 2
    assert counts[0] < 12
