"""The front page, the page of a posting, and the correction of its facts."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from postings.domain import posting as postings
from postings.models import Posting
from postings.pipeline import read_posting
from prep.accounts.models import User
from prep.generation import GenerationState
from tests import make

HTMX = {"HX-Request": "true"}
FRONT = "/"
SEED = (
    Path(__file__).resolve().parents[4]
    / "shared"
    / "yard"
    / "data"
    / "dev"
    / "postings"
    / "milestone-one.txt"
)
FRENCH = """Infirmier coordinateur

Vos missions
• Coordonner une équipe de douze infirmiers.
• Organiser les plannings de nuit et de jour.
• Suivre la qualité des soins avec les médecins.

Votre profil
• Trois ans d'expérience en pédiatrie
• Le sens du travail en équipe
"""


@pytest.fixture
def posting(ana: User) -> Posting:
    return make.posting(owner=ana)


def page(posting: Posting, name: str = "detail") -> str:
    return reverse(f"postings:posting_{name}", args=[posting.code])


def body(response: Any) -> str:
    return " ".join(response.content.decode().split())


# ---------------------------------------------------------------- the page of a posting


def test_detail_when_read_then_what_was_found_with_its_source(ana_client: Client, posting: Posting) -> None:
    shown = ana_client.get(page(posting))

    assert shown.status_code == 200
    lists = {one.heading: [row.line.text for row in one.rows] for one in shown.context["lists"]}
    assert [len(rows) for rows in lists.values()] == [4, 4]
    assert list(lists) == ["Responsibilities", "Qualifications"]
    assert '<h1 tabindex="-1">Ward Sister</h1>' in body(shown)
    assert "<mark>Plan staffing so that every shift is safely covered.</mark>" in body(shown)
    assert body(shown).count("Preferred</span>") == 1
    assert "built-in engine" in body(shown)


def test_detail_when_the_seed_posting_then_all_of_it(ana: User, ana_client: Client) -> None:
    if not SEED.exists():
        pytest.skip("the yardstick's postings are not beside this checkout")
    posting = make.posting(owner=ana, text=SEED.read_text())

    shown = ana_client.get(page(posting))

    assert [len(one.rows) for one in shown.context["lists"]] == [9, 9]
    assert len(shown.context["skills"]) == 15
    assert '<p class="lead">Milestone One <span class="small faint">shown on the page of PSI CRO' in body(
        shown
    )
    facts = {fact["name"]: fact["value"] for fact in shown.context["fact_rows"]}
    wanted = {"experience_min": "5–10 years", "date_posted": "2026-01-15", "visa_sponsorship": "Not offered"}
    assert {name: facts[name] for name in wanted} == wanted


def test_detail_when_read_then_the_next_step_is_the_one_solid_button(
    ana_client: Client, posting: Posting
) -> None:
    shown = body(ana_client.get(page(posting)))

    action = reverse("interviews:question_set_create", args=[posting.code])
    assert f'<form class="ask" method="post" action="{action}">' in shown
    assert 'name="size" value="12" min="3" max="30"' in shown
    assert shown.count('<button class="button" type="submit">') == 1
    assert '<button class="button" type="submit">Write my questions</button>' in shown


def test_detail_when_waiting_then_progress_and_a_poll(ana: User, ana_client: Client) -> None:
    posting = make.posting(owner=ana, read=False)

    shown = body(ana_client.get(page(posting)))

    assert 'hx-trigger="load delay:30ms, every 10s"' in shown
    assert "Your text is safe." in shown
    assert '<meta http-equiv="refresh" content="3">' in shown
    assert "Write my questions" not in shown


def test_detail_when_htmx_asks_and_it_still_works_then_only_how_far_it_is(
    ana: User, ana_client: Client
) -> None:
    posting = make.posting(owner=ana, read=False)

    response = ana_client.get(page(posting), headers=HTMX)

    assert body(response).startswith(f'<section class="stack" id="reading-{posting.code}"')
    assert "HX-Retarget" not in response


def test_detail_when_htmx_asks_and_it_is_over_then_the_panel_replaces_all(
    ana_client: Client, posting: Posting
) -> None:
    response = ana_client.get(page(posting), headers=HTMX)

    assert response["HX-Retarget"] == f"#posting-{posting.code}"
    assert body(response).startswith(f'<article class="stack loose" id="posting-{posting.code}">')
    assert '<h1 tabindex="-1" autofocus>' in body(response)


def test_detail_when_nobody_took_it_up_then_it_says_so_with_a_way_on(ana: User, ana_client: Client) -> None:
    posting = make.posting(owner=ana, read=False)
    Posting.objects.update(queued_at=timezone.now() - timedelta(minutes=2))

    shown = body(ana_client.get(page(posting)))

    assert "This takes longer than usual" in shown
    assert "Your text is safe. You need not do anything: it goes on by itself." in shown
    assert f'action="{page(posting, "reread")}"' in shown


def test_detail_when_it_failed_then_the_reason_and_try_again(ana_client: Client, posting: Posting) -> None:
    Posting.objects.update(state=GenerationState.FAILED, error_detail="The engine will not read this.")

    shown = body(ana_client.get(page(posting)))

    assert "<p>The engine will not read this. Your text is safe.</p>" in shown
    assert "Try again</button>" in shown
    assert "load delay" not in shown


def test_detail_when_it_is_read_again_then_what_was_there_stays_in_sight(
    ana_client: Client, posting: Posting
) -> None:
    postings.reread(posting)

    shown = body(ana_client.get(page(posting)))

    assert "Plan staffing so that every shift is safely covered." in shown
    assert "load delay" in shown
    assert "Correct this line" not in shown


def test_detail_when_nothing_was_found_then_it_says_so(ana: User, ana_client: Client) -> None:
    posting = make.posting(owner=ana, text="The sun was low and the sea was calm all day, said the old man.")

    shown = body(ana_client.get(page(posting)))

    assert "No lines of a posting were found in this text" in shown
    assert f'<a class="button" href="{FRONT}">Paste it again</a>' in shown
    assert "Write my questions" not in shown
    assert "Add a responsibility" in shown


def test_detail_when_the_language_is_not_read_then_it_says_which(ana: User, ana_client: Client) -> None:
    posting = make.posting(owner=ana, text="看護師を募集しています。経験三年以上。夜勤あり。" * 5)

    shown = body(ana_client.get(page(posting)))

    assert "No questions are offered for this posting" in shown
    assert (
        "It is written in Japanese, and so far questions are offered for postings in English only." in shown
    )
    assert shown.count("Japanese") == 1
    assert [word for word in ("by hand", "Add a", "None are listed", "Worth a look") if word in shown] == []
    assert "Correct title and facts" in shown
    assert "The posting as you pasted it" in shown


def test_detail_when_the_posting_is_french_then_it_says_that_questions_are_not(
    ana: User, ana_client: Client
) -> None:
    posting = make.posting(owner=ana, text=FRENCH)

    shown = body(ana_client.get(page(posting)))

    assert posting.language == "fr"
    assert (
        "This posting is written in French. So far questions are offered for postings in English only. "
        f'If there is an English version of it, <a href="{FRONT}">paste that</a>.' in shown
    )
    assert "Write my questions" not in shown


def test_detail_when_the_language_has_no_name_then_still_a_sentence(
    ana_client: Client, posting: Posting
) -> None:
    Posting.objects.update(language="xx")

    assert "This posting is written in another language." in body(ana_client.get(page(posting)))


def test_detail_when_the_reader_had_doubts_then_they_are_said(ana_client: Client, posting: Posting) -> None:
    Posting.objects.update(doubts=["No title was found."])

    assert "<li>No title was found.</li>" in body(ana_client.get(page(posting)))


def test_detail_when_a_person_has_answered_a_doubt_then_it_is_gone(
    ana_client: Client, posting: Posting
) -> None:
    about_title, about_date = "No title was found.", "The date 3/4/2026 may be read two ways."
    Posting.objects.update(doubts=[about_title, about_date], title="")
    ana_client.post(reverse("postings:posting_edit", args=[posting.code]), {"title": "Theatre nurse"})

    shown = body(ana_client.get(page(posting)))

    assert (about_title in shown, about_date in shown) == (False, True)


def test_detail_when_passages_were_kept_apart_then_grouped_by_why(
    ana_client: Client, posting: Posting
) -> None:
    passages = [("chrome", "Apply Now"), ("about", "We are old."), ("chrome", "Share")]
    Posting.objects.update(
        passages=[{"kind": kind, "quote": quote, "quote_start": 0} for kind, quote in passages]
    )

    shown = ana_client.get(page(posting))

    assert shown.context["passages"] == [
        ("About the company or the role", ["We are old."]),
        ("Parts of the web page", ["Apply Now", "Share"]),
    ]
    assert '<blockquote class="quote verbatim">Share</blockquote>' in body(shown)


def test_detail_when_the_text_holds_markup_then_it_is_shown_as_text(ana: User, ana_client: Client) -> None:
    planted = '<script>alert(1)</script><img src=x onerror="alert(1)" hx-get="/your-data/">'
    posting = make.posting(owner=ana, text=f"{make.POSTING_TEXT}\n• Plan {planted} well.\n")
    postings.correct_facts(posting, title=planted, salary=planted)
    postings.add_skill(posting, name=planted)
    postings.add_line(posting, text=planted, kind="qualification", importance="required", skills=[planted])

    shown = body(ana_client.get(page(posting)))

    assert (shown.count("<script>alert"), shown.count("<img")) == (0, 0)
    assert shown.count("&lt;script&gt;alert(1)") > 4


def test_detail_when_there_are_many_rows_then_no_more_queries(
    ana: User, ana_client: Client, posting: Posting
) -> None:
    few = make.posting(owner=ana, text="The sun was low and the sea was calm all day, said the old man.")
    postings.add_line(few, text="Line", kind="qualification", importance="required", skills=["Tact"])
    for number in range(30):
        names = [f"Skill {number}", "Tact"]
        postings.add_line(
            posting, text=f"{number}", kind="qualification", importance="required", skills=names
        )

    counts = []
    for one in (few, posting):
        with CaptureQueriesContext(connection) as queries:
            ana_client.get(page(one))
        counts.append(len(queries))

    assert counts == [counts[0]] * 2
    assert counts[0] < 12


@pytest.mark.parametrize("name", ["detail", "edit", "reread"])
def test_page_when_not_the_owner_then_404_and_when_nobody_then_login(
    client: Client, otto_client: Client, ana_client: Client, posting: Posting, name: str
) -> None:
    unknown = reverse(f"postings:posting_{name}", args=["nosuchposting"])
    method = "post" if name == "reread" else "get"

    assert getattr(otto_client, method)(page(posting, name)).status_code == 404
    assert getattr(ana_client, method)(unknown).status_code == 404
    response = getattr(client, method)(page(posting, name))
    assert (response.status_code, response.url.split("?")[0]) == (302, reverse("account_login"))


def test_page_when_the_method_is_wrong_then_405(ana_client: Client, posting: Posting) -> None:
    assert ana_client.post(page(posting)).status_code == 405
    assert ana_client.delete(page(posting, "edit")).status_code == 405
    assert ana_client.get(page(posting, "reread")).status_code == 405


def test_page_when_a_visitor_owns_it_then_shown(vera: User, vera_client: Client) -> None:
    assert vera_client.get(page(make.posting(owner=vera))).status_code == 200


# ---------------------------------------------------------------- facts and reading again


def test_edit_when_opened_then_the_facts_stand_in_the_fields(ana_client: Client, posting: Posting) -> None:
    form = ana_client.get(page(posting, "edit")).context["form"]

    assert (form["title"].value(), len(form.fields)) == ("Ward Sister", 17)


def test_edit_when_saved_then_corrected_and_back_to_the_posting(ana_client: Client, posting: Posting) -> None:
    facts = {"title": "Matron", "experience_min": "4", "date_posted": "2026-02-01", "visa_sponsorship": "yes"}

    response = ana_client.post(page(posting, "edit"), facts)

    posting.refresh_from_db()
    assert (response.status_code, response.url) == (302, page(posting))
    assert (posting.title, posting.experience_min, posting.visa_sponsorship) == ("Matron", 4, "yes")
    assert {"title", "experience_min", "date_posted"} - set(posting.corrected) == set()


def test_edit_when_a_fact_is_wrong_then_said_and_the_rest_kept(ana_client: Client, posting: Posting) -> None:
    response = ana_client.post(page(posting, "edit"), {"title": "Matron", "date_posted": "soon"})

    posting.refresh_from_db()
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["date_posted"]
    assert response.context["form"]["title"].value() == "Matron"
    assert posting.title == "Ward Sister"


def test_reread_when_asked_then_queued_and_back_to_the_posting(ana_client: Client, posting: Posting) -> None:
    for _ in range(2):
        response = ana_client.post(page(posting, "reread"))
        assert (response.status_code, response.url) == (302, page(posting))

    posting.refresh_from_db()
    assert posting.state == GenerationState.QUEUED


def test_edit_when_the_language_was_misread_lets_it_be_corrected(ana, ana_client):
    posting = make.posting(owner=ana)
    Posting.objects.filter(pk=posting.pk).update(language="pl")
    address = reverse("postings:posting_edit", args=[posting.code])
    form = ana_client.get(address).context["form"]
    assert [code for code, _ in form.fields["language"].choices] == ["", "en", "fr", "pl"]

    ana_client.post(address, {"title": posting.title, "language": "en"})
    postings.reread(Posting.objects.get(pk=posting.pk))
    read_posting(posting.pk)

    posting.refresh_from_db()
    assert (posting.language, "language" in posting.corrected) == ("en", True)


def test_posting_when_opened_in_another_browser_leads_to_a_door_that_says_where_a_guests_work_is(
    client: Client, db: None
) -> None:
    said = "to be seen only in the browser where it was begun"
    address = reverse("postings:posting_detail", args=["nosuchcode12"])

    assert said in client.get(address, follow=True).content.decode()
    assert said not in client.get(reverse("account_login")).content.decode()
