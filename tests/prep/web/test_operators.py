"""The page of those who run the site."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from postings.models import Posting
from prep import generation
from prep.engines import budgets, ledger
from prep.engines.models import EngineAccount, EngineCall, EngineStop
from tests import make
from tests.conftest import client_of

pytestmark = pytest.mark.django_db

PAGE = "operators"


@pytest.fixture
def otis(db):
    """Runs the site."""
    return make.person(email="otis@example.org", is_staff=True)


@pytest.fixture
def otis_client(otis):
    return client_of(otis)


def called(outcome="ok", seconds=1.0, days=0, **also):
    fields = {"prompt": "assess_answer", "prompt_version": 2, "engine": "remote", "model": "gpt-x", **also}
    at = timezone.now() - timedelta(days=days)
    return EngineCall.objects.create(outcome=outcome, seconds=seconds, created_at=at, **fields)


def test_lines_when_calls_were_made_sum_them_up_by_prompt_and_model():
    for seconds in range(1, 21):
        called(seconds=seconds, input_tokens=100, cached_tokens=50, output_tokens=10, cost=Decimal("0.5"))
    called("stored", cost=Decimal(0))
    called("engine_unavailable", seconds=90)
    called("engine_unavailable", seconds=90)
    called("engine_invalid", seconds=90)
    called("ok", seconds=2, days=1, cost=None)
    called("ok", days=8, cost=Decimal(99))
    called(prompt="read_posting", engine="embedded", model="rules")

    first, second = ledger.lines()

    assert (first.prompt, first.calls, first.stored) == ("assess_answer", 25, 1)
    assert first.failed == [("away", 2), ("not in form", 1)]
    assert (first.tokens_in, first.tokens_cached, first.tokens_out) == (2000, 1000, 200)
    assert (first.cost, first.unknown) == (Decimal(10), 1)
    assert (first.median, first.slowest) == (10, 19)
    assert (second.prompt, second.unknown, second.failed) == ("read_posting", 0, [])


@pytest.mark.parametrize(
    ("values", "share", "found"),
    [([], 50, None), ([3.0], 95, 3.0), ([1.0, 2.0], 50, 1.0), ([1.0, 2.0], 95, 2.0)],
)
def test_percentile_is_that_of_the_nearest_rank(values, share, found):
    assert ledger.percentile(values, share) == found


def test_standings_when_rows_wait_say_how_long_and_since_when_none_was_taken_up(ana):
    make.finished(owner=ana)
    posting = make.posting(owner=ana, text="Another posting", read=False)
    Posting.objects.filter(pk=posting.pk).update(queued_at=timezone.now() - timedelta(minutes=5))

    found = {one.kind: one for one in generation.standings()}

    assert {"postings", "question sets", "assessments", "reports"} <= set(found)
    assert (found["postings"].queued, found["postings"].is_late) == (1, True)
    assert found["postings"].claimed_at is not None
    assert (found["reports"].queued, found["reports"].oldest_at, found["reports"].is_late) == (0, None, False)


def test_page_when_there_is_nothing_yet_says_so(otis_client):
    page = otis_client.get(reverse(PAGE)).content.decode()

    assert "Nothing was asked yet." in page
    assert "Only the built-in engine is set." in page
    assert "never" in page


def test_page_when_something_waits_and_was_taken_up_just_now_says_no_nought(ana, otis_client):
    make.finished(owner=ana)
    make.posting(owner=ana, text="Another posting", read=False)

    page = otis_client.get(reverse(PAGE)).content.decode()

    assert ("0\xa0minutes" in page, "0 minutes" in page) == (False, False)
    assert "<td>under a minute ago</td>" in page
    assert "<td>under a minute</td>" in page


def test_page_when_money_was_spent_shows_it_and_what_is_left(otis_client, settings):
    settings.ENGINE = "scripted"
    settings.ENGINE_CAPS = {**settings.ENGINE_CAPS, "day": (5.0, 1000)}
    EngineAccount.objects.create(key=budgets.day_key(timezone.localdate()), micros=1_250_000, tokens=30)
    called(cost=Decimal("1.25"), subject="answer 17")

    page = otis_client.get(reverse(PAGE)).content.decode()

    assert "1.2500 of 5.00" in page
    assert "30 of 1,000 tokens" in page
    assert "answer 17" not in page


def test_accounts_when_nearly_used_up_are_named_with_their_share(settings):
    settings.ENGINE_CAPS = dict.fromkeys(("call", "person", "payer", "tab", "day"), (1.0, 100))
    today = timezone.localdate()
    for key, micros, tokens in [
        (f"person 1 on {today}", 800_000, 0),
        (f"guest 2 on {today}", 0, 100),
        (f"person 3 on {today}", 700_000, 0),
        ("person 4 on 2001-01-01", 900_000, 0),
        ("tab link 17", 950_000, 0),
    ]:
        EngineAccount.objects.create(key=key, micros=micros, tokens=tokens)

    assert ledger.nearly_used_up() == [("guest 2", 100), ("tab link 17", 95), ("person 1", 80)]


@pytest.mark.parametrize("rows", [1, 3])
def test_page_when_there_is_more_asks_no_more_often(otis_client, ana, rows, django_assert_max_num_queries):
    for number in range(rows):
        called(model=f"model {number}")
        make.posting(owner=ana, text=f"Posting {number}", read=False)
    otis_client.get(reverse(PAGE))

    with django_assert_max_num_queries(12):
        otis_client.get(reverse(PAGE))


def test_switch_when_pulled_stops_paid_calls_and_the_page_offers_the_way_back(otis, otis_client, settings):
    settings.ENGINE = "scripted"
    response = otis_client.post(reverse("operators_switch"), {"to": "stop"})

    assert (response.status_code, response.url) == (302, reverse(PAGE))
    assert (budgets.is_stopped(), EngineStop.objects.get().stopped_by) == (True, otis)
    assert "Let calls go out again" in otis_client.get(reverse(PAGE)).content.decode()

    otis_client.post(reverse("operators_switch"), {"to": "go"})
    assert not budgets.is_stopped()
    assert "Switch it off" in otis_client.get(reverse(PAGE)).content.decode()


def test_menu_when_somebody_runs_the_site_leads_there(otis_client, ana_client):
    link = f'href="{reverse(PAGE)}"'

    assert link in otis_client.get(reverse("interviews:levels")).content.decode()
    assert link not in ana_client.get(reverse("interviews:levels")).content.decode()


def test_page_when_somebody_does_not_run_the_site_is_not_there(ana_client, cora_client):
    assert ana_client.get(reverse(PAGE)).status_code == 404
    assert cora_client.post(reverse("operators_switch"), {"to": "stop"}).status_code == 404
    assert not budgets.is_stopped()
