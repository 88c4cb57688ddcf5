"""Tests of the page of a question set and of what is done with the set as a whole."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from interviews.domain import interview as interviews
from interviews.domain import question_set as domain
from interviews.models import QuestionSet
from postings.domain import posting as postings
from postings.models import Posting
from prep.accounts.models import User
from prep.generation import GenerationState
from prep.web import limits
from tests import make
from tests.conftest import client_of

HTMX = {"HX-Request": "true"}
OF_POSTING = "interviews/question_set/_of_posting.html"
MOST_QUERIES = 12


def url(question_set: QuestionSet, action: str = "") -> str:
    return f"/question-sets/{question_set.code}/{action}"


def create_url(posting: Posting) -> str:
    return f"/postings/{posting.code}/question-sets/"


def said(client: Client, question_set: QuestionSet) -> list[str]:
    """The messages that the next page shows."""
    return [str(message) for message in client.get(url(question_set)).context["messages"]]


def queries_of(client: Client, address: str, **headers: str) -> int:
    client.get(address, headers=headers)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address, headers=headers).status_code == 200
    return len(seen)


# ---------------------------------------------------------------- asking for a set


def test_create_when_size_is_good_then_goes_to_the_new_set(
    ana: User, ana_client: Client, posting: Posting
) -> None:
    response = ana_client.post(create_url(posting), {"size": "7"})

    made = QuestionSet.objects.get()
    assert (response.status_code, response["Location"]) == (302, url(made))
    assert (made.size, made.requested_by, made.state) == (7, ana, GenerationState.QUEUED)


def test_create_when_htmx_asks_then_the_browser_is_sent_there(ana_client: Client, posting: Posting) -> None:
    response = ana_client.post(create_url(posting), {"size": "7"}, headers=HTMX)

    assert (response.status_code, response["HX-Redirect"]) == (200, url(QuestionSet.objects.get()))


@pytest.mark.parametrize("size", ["", "2", "31", "-5", "many", "9" * 40, "6.5", "\x00"])
def test_create_when_size_is_bad_then_the_form_says_why(
    ana_client: Client, posting: Posting, size: str
) -> None:
    response = ana_client.post(create_url(posting), {"size": size})

    assert (response.status_code, response.context["form"].errors) == (
        422,
        {"size": ["From 3 to 30 questions."]},
    )
    assert response.context["form"]["size"].value() == size
    assert QuestionSet.objects.count() == 0


def test_create_when_opened_then_it_asks_how_many(ana_client: Client, posting: Posting) -> None:
    response = ana_client.get(create_url(posting))

    assert (response.status_code, response.context["form"]["size"].value()) == (200, 12)


def test_create_when_posting_is_still_read_then_it_says_so(ana: User, ana_client: Client) -> None:
    unread = make.posting(owner=ana, read=False)

    response = ana_client.post(create_url(unread), {"size": "7"})

    assert (response.status_code, response["Location"]) == (302, f"/postings/{unread.code}/")
    assert QuestionSet.objects.count() == 0


def test_create_when_too_much_was_started_then_it_says_so_and_asks_for_nothing(
    ana_client: Client, posting: Posting, busy_network: None
) -> None:
    response = ana_client.post(create_url(posting), {"size": "7"}, follow=True)

    assert limits.TOO_MANY_STARTS in response.content.decode()
    assert not QuestionSet.objects.exists()


def test_create_when_posting_is_anothers_then_there_is_none(otto_client: Client, posting: Posting) -> None:
    assert otto_client.post(create_url(posting), {"size": "7"}).status_code == 404
    assert QuestionSet.objects.count() == 0


def test_create_when_visitor_then_it_works_without_account(vera: User, vera_client: Client) -> None:
    posting = make.posting(owner=vera)

    response = vera_client.post(create_url(posting), {"size": "5"})

    assert response["Location"] == url(QuestionSet.objects.get(requested_by=vera))


# ---------------------------------------------------------------- the page


def test_detail_when_written_then_shows_each_question_with_its_source(
    ana_client: Client, written: QuestionSet
) -> None:
    response = ana_client.get(url(written))

    page = response.content.decode()
    assert (response.status_code, response.templates[0].name) == (200, "interviews/question_set/detail.html")
    assert page.count('<li class="item"') == 4
    item = written.items.live()[0]
    line = item.lines.all()[0]
    assert page.count(f'id="item-{item.pk}"') == 1
    assert page.count(f"/postings/{written.posting.code}/#line-{line.pk}") >= 2
    assert page.count("built-in engine") == 1
    assert page.count("Start interview") == 1
    assert "hx-trigger" not in page


def test_detail_when_written_then_the_grid_marks_what_is_tested(
    ana_client: Client, written: QuestionSet
) -> None:
    grid = ana_client.get(url(written)).context["grid"]

    tested = {line.pk for item in written.items.live() for line in item.lines.all()}
    assert {row.key for row in grid.lines if not row.is_gap} == tested
    assert len(grid.lines) == written.posting.lines.live().count()


def test_detail_when_being_written_then_it_looks_again_by_itself(ana: User, ana_client: Client) -> None:
    waiting = make.question_set(owner=ana, size=5, written=False)

    page = ana_client.get(url(waiting)).content.decode()

    assert page.count(f'hx-get="{url(waiting)}?seen=0" hx-trigger="load delay:30ms, every 10s"') == 1
    assert page.count("0 of 5") == 2
    assert page.count("Reload to see how far it is") == 1
    assert page.count('<meta http-equiv="refresh"') == 1
    assert "Start interview" not in page


def test_detail_when_htmx_looks_again_then_only_new_questions_come(
    ana_client: Client, written: QuestionSet
) -> None:
    first, second, third, fourth = written.items.live()
    QuestionSet.objects.update(
        state=GenerationState.RUNNING, lease_until=timezone.now() + timedelta(minutes=1)
    )

    response = ana_client.get(url(written), {"seen": second.pk}, headers=HTMX)

    part = response.content.decode()
    assert response.templates[0].name == "interviews/question_set/_progress.html"
    assert [entry["item"] for entry in response.context["fresh"]] == [third, fourth]
    assert part.count(f'hx-swap-oob="afterend:#item-{second.pk}"') == 1
    assert part.count(f'hx-swap-oob="afterend:#item-{third.pk}"') == 1
    assert (part.count('<li class="item"'), part.count("4 of 4")) == (2, 2)
    assert "<html" not in part


def test_detail_when_htmx_looks_and_it_is_done_then_it_looks_no_more(
    ana_client: Client, written: QuestionSet
) -> None:
    last = written.items.live().last()

    part = ana_client.get(url(written), {"seen": last.pk}, headers=HTMX).content.decode()

    assert "hx-trigger" not in part
    assert (part.count('<li class="item"'), part.count("Start interview")) == (0, 1)
    assert part.count('class="item-number"') == 4


@pytest.mark.parametrize("seen", ["", "x", "-1", "9" * 50, "\u0662", "1 or 1"])
def test_detail_when_htmx_names_nonsense_then_it_answers(
    ana_client: Client, written: QuestionSet, seen: str
) -> None:
    assert ana_client.get(url(written), {"seen": seen}, headers=HTMX).status_code == 200


def test_detail_when_history_is_restored_then_the_whole_page_comes(
    ana_client: Client, written: QuestionSet
) -> None:
    response = ana_client.get(url(written), headers={**HTMX, "HX-History-Restore-Request": "true"})

    assert response.templates[0].name == "interviews/question_set/detail.html"


def test_detail_when_a_line_is_tested_then_each_mark_names_its_question_and_leads_there(
    ana_client: Client, written: QuestionSet
) -> None:
    response = ana_client.get(url(written))
    page, grid = response.content.decode(), response.context["grid"]
    marks = [mark for row in (*grid.lines, *grid.skills) for mark in row.marks if mark]

    assert page.count('class="coverage-mark"') == len(marks) > 0
    for mark in marks:
        item = written.items.get(pk=mark.key)
        assert item.position == mark.number
        assert f'<a class="coverage-mark" href="#item-{item.pk}">' in page
        assert page.count(f'id="item-{item.pk}"') == 1


def test_detail_when_overdue_then_says_so_and_offers_another_try(ana: User, ana_client: Client) -> None:
    waiting = make.question_set(owner=ana, written=False)
    QuestionSet.objects.update(queued_at=timezone.now() - timedelta(minutes=5))

    page = ana_client.get(url(waiting)).content.decode()

    assert page.count("This takes longer than usual") == 1
    assert page.count(f'action="{url(waiting, "retry/")}"') == 1


def test_detail_when_failed_then_says_why_and_offers_another_try(
    ana_client: Client, written: QuestionSet
) -> None:
    QuestionSet.objects.update(state=GenerationState.FAILED, error_detail="The engine <b>refused</b>.")

    page = ana_client.get(url(written)).content.decode()

    assert page.count("The engine &lt;b&gt;refused&lt;/b&gt;.") == 1
    assert page.count(f'action="{url(written, "retry/")}"') == 1
    assert page.count("Start interview") == 1


def test_detail_when_there_is_a_shortfall_then_it_is_said_once(
    ana_client: Client, written: QuestionSet
) -> None:
    QuestionSet.objects.update(shortfall="2 questions fewer than asked for.")

    page = ana_client.get(url(written)).content.decode()

    assert page.count("2 questions fewer than asked for.") == 1


def test_detail_when_the_set_is_empty_then_it_says_what_to_do(
    ana_client: Client, written: QuestionSet
) -> None:
    written.items.all().delete()

    page = ana_client.get(url(written)).content.decode()

    assert (page.count("There is no question yet"), page.count("Start interview")) == (1, 0)


def test_detail_when_posting_was_corrected_since_then_offers_a_rewrite(
    ana_client: Client, written: QuestionSet
) -> None:
    before = ana_client.get(url(written)).content.decode()
    postings.add_skill(written.posting, name="Rota software")

    after = ana_client.get(url(written)).content.decode()

    sentence = "The posting was corrected after these questions were written"
    assert (before.count(sentence), after.count(sentence)) == (0, 1)


def test_detail_when_texts_hold_markup_then_it_is_shown_as_text(
    ana_client: Client, written: QuestionSet
) -> None:
    nasty = "<script>alert(1)</script>"
    criteria = [{"key": "c1", "text": nasty, "skill": nasty}]
    written.items.update(
        text=nasty, why=nasty, criteria=criteria, follow_ups=[nasty], sources=[{"text": nasty}]
    )
    Posting.objects.update(title=nasty, hiring_organization=nasty)
    written.posting.lines.update(text=nasty)

    page = ana_client.get(url(written)).content.decode()

    assert page.count("<script>") == 0
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 4 * 6


def test_detail_when_the_set_can_be_shared_then_sharing_and_rehearsing_stand_apart(rui: User) -> None:
    shared = make.own_questions(owner=make.organization(by=rui).account)
    page = client_of(rui).get(url(shared)).content.decode()
    assert page.count("Share these questions") == 1
    assert page.count(f'<div class="stack" id="start-{shared.code}"') == 1


def test_detail_when_an_interview_was_started_then_leads_to_it(
    ana: User, ana_client: Client, written: QuestionSet
) -> None:
    interview = interviews.start(question_set=written, mode="mock", by=ana)

    assert ana_client.get(url(written)).content.decode().count(f"/interviews/{interview.code}/") == 1


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "part"])
def test_detail_when_rows_are_many_then_queries_stay_the_same(
    ana: User, ana_client: Client, posting: Posting, headers: dict[str, str]
) -> None:
    few = make.question_set(owner=ana, of=posting, size=1)
    many = make.question_set(owner=ana, of=posting, size=8)
    for number in range(22):
        text = f"How do you handle situation number {number}?"
        domain.add_own(many, text=text, kind="situational", difficulty=2, minutes=3, skill=f"Skill {number}")
    assert many.items.live().count() >= 29

    counts = queries_of(ana_client, url(few), **headers), queries_of(ana_client, url(many), **headers)

    assert counts[0] == counts[1] < MOST_QUERIES


# ---------------------------------------------------------------- on the posting's page


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (GenerationState.READY, "Written on"),
        (GenerationState.RUNNING, "Being written"),
        (GenerationState.FAILED, "Did not work"),
    ],
)
def test_sets_of_posting_when_there_is_one_then_it_is_listed(
    written: QuestionSet, state: str, words: str
) -> None:
    QuestionSet.objects.update(state=state)

    part = render_to_string(OF_POSTING, {"posting": written.posting})

    assert (part.count(f'href="{url(written)}"'), part.count("4 questions"), part.count(words)) == (1, 1, 1)


def test_sets_of_posting_when_there_is_none_then_nothing_is_said(posting: Posting) -> None:
    assert render_to_string(OF_POSTING, {"posting": posting}).strip() == ""


# ---------------------------------------------------------------- who and how


@pytest.mark.parametrize("action", ["", "retry/", "rewrite/", "fill/"])
def test_set_when_it_is_not_ones_own_then_it_is_as_if_not_there(
    otto_client: Client, written: QuestionSet, action: str
) -> None:
    ask: Any = otto_client.post if action else otto_client.get
    missing = ask(f"/question-sets/nothing-here/{action}")
    foreign = ask(url(written, action))

    assert (foreign.status_code, missing.status_code) == (404, 404)
    written.refresh_from_db()
    assert written.state == GenerationState.READY


@pytest.mark.parametrize("action", ["", "retry/", "rewrite/", "fill/"])
def test_set_when_nobody_is_there_then_asks_to_sign_in(written: QuestionSet, action: str) -> None:
    anonymous = client_of(None)
    ask: Any = anonymous.post if action else anonymous.get

    response = ask(url(written, action))

    assert (response.status_code, response["Location"].split("?")[0]) == (302, "/accounts/login/")


@pytest.mark.parametrize(
    ("action", "method"), [("", "post"), ("retry/", "get"), ("rewrite/", "get"), ("fill/", "get")]
)
def test_set_when_the_method_is_wrong_then_it_is_refused(
    ana_client: Client, written: QuestionSet, action: str, method: str
) -> None:
    assert getattr(ana_client, method)(url(written, action)).status_code == 405
    assert ana_client.delete(create_url(written.posting)).status_code == 405
