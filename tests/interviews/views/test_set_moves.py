"""What is done with a whole set: another try, a rewrite, filling a gap."""

import re
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from interviews.domain import question_set as domain
from interviews.forms.question_set import GONE
from interviews.models import QuestionSet
from interviews.models.question_set import SIZE_MAX
from postings.domain import posting as postings
from prep.accounts.models import User
from prep.generation import GenerationState
from tests import make
from tests.interviews.views.test_question_set import HTMX, said, url


def test_retry_when_failed_then_it_waits_again(ana_client: Client, written: QuestionSet) -> None:
    QuestionSet.objects.update(state=GenerationState.FAILED)

    response = ana_client.post(url(written, "retry/"))

    written.refresh_from_db()
    assert (response["Location"], written.state) == (url(written), GenerationState.QUEUED)


def test_rewrite_when_htmx_then_the_panel_comes_back_working(
    ana_client: Client, written: QuestionSet
) -> None:
    response = ana_client.post(url(written, "rewrite/"), headers=HTMX)

    written.refresh_from_db()
    assert written.state == GenerationState.QUEUED
    assert (response["HX-Retarget"], response["HX-Reswap"]) == (f"#set-{written.code}", "outerHTML")
    assert response.templates[0].name == "interviews/question_set/_panel.html"
    assert response.content.decode().count("0 of 4") == 2


def test_rewrite_when_it_fails_then_the_page_shows_again_what_was_there(
    ana_client: Client, written: QuestionSet
) -> None:
    first, *rest = [f'id="item-{item.pk}"' for item in written.items.live()]
    domain.pin_item(written.items.live()[0], pinned=True)

    panel = ana_client.post(url(written, "rewrite/"), headers=HTMX).content.decode()

    assert [panel.count(one) for one in (first, *rest)] == [1, 0, 0, 0]
    again = unescape(re.search(r'hx-get="([^"]+seen[^"]+)"', panel)[1])
    QuestionSet.objects.update(state=GenerationState.FAILED)
    part = ana_client.get(again, headers=HTMX).content.decode()
    assert [part.count(one) for one in (first, *rest)] == [0, 1, 1, 1]


def test_rewrite_when_busy_then_it_says_so(ana_client: Client, written: QuestionSet) -> None:
    domain.rewrite(written)

    response = ana_client.post(url(written, "rewrite/"))

    assert response["Location"] == url(written)
    assert said(ana_client, written) == ["Questions are being written right now; try again in a moment."]


def test_rewrite_when_busy_and_htmx_then_the_message_comes_along(
    ana_client: Client, written: QuestionSet
) -> None:
    domain.rewrite(written)

    part = ana_client.post(url(written, "rewrite/"), headers=HTMX).content.decode()

    assert part.count("Questions are being written right now; try again in a moment.") == 1


def test_fill_when_a_line_has_no_question_then_a_place_opens_for_it(
    ana_client: Client, written: QuestionSet
) -> None:
    gap = next(row for row in ana_client.get(url(written)).context["grid"].lines if row.is_gap)

    response = ana_client.post(url(written, "fill/"), {"line": gap.key})

    written.refresh_from_db()
    assert response["Location"] == f"{url(written)}?row=line-row-{gap.key}"
    assert (written.state, written.size) == (GenerationState.QUEUED, 5)
    assert written.wishes == {"5": {"lines": [gap.key], "skills": []}}


def test_fill_when_a_skill_has_no_question_then_the_wish_names_it(
    ana_client: Client, written: QuestionSet
) -> None:
    listed = postings.add_skill(written.posting, name="Rota software")

    page = ana_client.post(url(written, "fill/"), {"skill": listed.skill_id}, headers=HTMX).content.decode()

    written.refresh_from_db()
    assert written.wishes == {"5": {"lines": [], "skills": ["Rota software"]}}
    assert page.count("A question is being written") == 1


def row_of(client: Client, written: QuestionSet, row: str) -> str:
    page = " ".join(client.get(url(written)).content.decode().split())
    return re.search(rf'<tr id="{row}".*?</tr>', page)[0]


def test_detail_when_nothing_was_found_for_a_gap_then_its_row_says_so_and_offers_to_write_one(
    ana_client: Client, written: QuestionSet
) -> None:
    listed = postings.add_skill(written.posting, name="Rota software")
    gap = next(row for row in ana_client.get(url(written)).context["grid"].lines if row.is_gap)
    rows = {"line": gap.key, "skill": listed.skill_id}
    before = [row_of(ana_client, written, f"{name}-row-{key}") for name, key in rows.items()]

    QuestionSet.objects.update(
        unfound={"lines": [gap.key], "skills": ["Rota software"]}, finished_at=timezone.now()
    )
    after = [row_of(ana_client, written, f"{name}-row-{key}") for name, key in rows.items()]

    assert [("Prep has no good question for this" in row, "<form" in row) for row in before] == [
        (False, True)
    ] * 2
    assert [("Prep has no good question for this" in row, "<form" in row) for row in after] == [
        (True, False)
    ] * 2
    links = [f'href="{url(written)}items/add/?{name}={key}"' for name, key in rows.items()]
    assert [link in row for link, row in zip(links, after, strict=True)] == [True, True]


def test_detail_when_a_gap_is_looked_after_without_script_then_its_row_comes_in_sight_at_the_end(
    ana_client: Client, written: QuestionSet
) -> None:
    line = written.posting.lines.all()[0]
    working = ana_client.post(url(written, "fill/"), {"line": line.pk})["Location"]

    meanwhile = ana_client.get(working)
    QuestionSet.objects.update(state=GenerationState.READY, wishes={})

    assert meanwhile.content.decode().count('http-equiv="refresh"') == 1
    assert ana_client.get(working)["Location"] == f"{url(written)}#line-row-{line.pk}"
    assert ana_client.get(url(written), {"row": "//elsewhere"})["Location"] == url(written)


def test_detail_when_the_whole_set_is_being_written_then_nothing_is_called_a_gap(
    ana: User, ana_client: Client, written: QuestionSet
) -> None:
    gap = next(row for row in ana_client.get(url(written)).context["grid"].lines if row.is_gap)
    domain.fill_gap(written, line=written.posting.lines.get(pk=gap.key))
    one = ana_client.get(url(written)).content.decode()
    QuestionSet.objects.update(state=GenerationState.READY, wishes={})
    domain.rewrite(QuestionSet.objects.get())
    all_of_them = ana_client.get(url(written)).content.decode()
    QuestionSet.objects.update(wishes={})  # as it is the first time
    first = ana_client.get(url(written)).content.decode()

    assert (one.count("A question is being written"), one.count("data-gap") > 1) == (1, True)
    assert [page.count("data-gap") + page.count("No question yet") for page in (all_of_them, first)] == [0, 0]


@pytest.mark.parametrize("noun", ["line", "skill"])
def test_detail_when_a_gap_was_looked_after_then_its_row_is_in_focus(
    ana_client: Client, written: QuestionSet, noun: str
) -> None:
    listed = postings.add_skill(written.posting, name="Rota software")
    gap = next(row for row in ana_client.get(url(written)).context["grid"].lines if row.is_gap)
    key = gap.key if noun == "line" else listed.skill_id
    panel = ana_client.post(url(written, "fill/"), {noun: key}, headers=HTMX).content.decode()
    again = unescape(re.search(r'hx-get="([^"]+seen[^"]+)"', panel)[1])
    row = f'<tr id="{noun}-row-{key}" data-gap'

    working = ana_client.get(again, headers=HTMX).content.decode()
    QuestionSet.objects.update(state=GenerationState.READY, wishes={})
    done = ana_client.get(again, headers=HTMX).content.decode()

    assert again.endswith(f"row={noun}-row-{key}")
    assert [f'{row} tabindex="-1" autofocus>' in part for part in (working, done)] == [False, True]


def test_detail_when_the_posting_was_corrected_since_then_a_gap_can_be_tried_again(
    ana_client: Client, written: QuestionSet
) -> None:
    gap = next(row for row in ana_client.get(url(written)).context["grid"].lines if row.is_gap)
    QuestionSet.objects.update(unfound={"lines": [gap.key]})
    line = written.posting.lines.get(pk=gap.key)

    postings.correct_line(line, text="Plan the beds", kind=line.kind, importance=line.importance, skills=[])

    assert "<form" in row_of(ana_client, written, f"line-row-{gap.key}")


def test_create_when_begun_for_a_gap_then_it_is_named_and_ticked(
    ana_client: Client, written: QuestionSet
) -> None:
    listed, line = postings.add_skill(written.posting, name="Rota software"), written.posting.lines.all()[0]

    begun = ana_client.get(url(written, "items/add/"), {"line": line.pk}).context["form"]
    about = ana_client.get(url(written, "items/add/"), {"skill": listed.skill_id}).context["form"]
    plain = ana_client.get(url(written, "items/add/"), {"line": "987654"}).context["form"]

    assert (begun["lines"].value(), about["skill"].value(), about.is_unfolded) == (
        [line.pk],
        "Rota software",
        True,
    )
    assert (plain["lines"].value(), plain.is_unfolded) == (None, False)


@pytest.mark.parametrize(
    "given", [{}, {"line": "987654"}, {"line": "x"}, {"skill": "\x00"}, {"line": "9" * 30}]
)
def test_fill_when_it_names_nothing_of_the_posting_then_it_says_so(
    ana_client: Client, written: QuestionSet, given: dict[str, str]
) -> None:
    assert ana_client.post(url(written, "fill/"), given).status_code == 302

    assert said(ana_client, written) == [GONE]
    written.refresh_from_db()
    assert (written.state, written.size) == (GenerationState.READY, 4)


def test_fill_when_one_thing_is_of_the_posting_and_the_other_nonsense_then_it_says_so(
    ana_client: Client, written: QuestionSet
) -> None:
    listed = postings.add_skill(written.posting, name="Rota software")

    ana_client.post(url(written, "fill/"), {"line": "abc", "skill": listed.skill_id})

    assert said(ana_client, written) == [GONE]


def test_fill_when_the_line_is_of_anothers_posting_then_it_is_refused(
    otto: User, ana_client: Client, written: QuestionSet
) -> None:
    foreign = make.posting(owner=otto).lines.all()[0]

    ana_client.post(url(written, "fill/"), {"line": foreign.pk})

    written.refresh_from_db()
    assert written.wishes == {}


def test_fill_when_full_then_it_says_so(ana_client: Client, written: QuestionSet) -> None:
    QuestionSet.objects.update(size=SIZE_MAX)

    ana_client.post(url(written, "fill/"), {"line": written.posting.lines.all()[0].pk})

    assert said(ana_client, written) == ["A set holds 30 questions at most. Remove one to make room."]
