"""The whole road with a language model over real HTTP: what it says passes the checks, is written down, is kept."""

from typing import Any

import pytest
from django.urls import reverse

from interviews.domain import interview as interviews
from interviews.models import Report
from interviews.pipeline.report import write_report
from postings.models import Posting
from postings.pipeline import read_posting
from prep.engines import ask
from prep.engines.models import Endpoint, EngineAccount, EngineCall, StoredReply
from prep.engines.prices import read
from prep.generation import GenerationState
from tests import make
from tests.conftest import client_of
from tests.faults.server import FaultServer

pytestmark = pytest.mark.django_db

NOTICE = "The language model does not answer at the moment"


@pytest.fixture
def remote(settings: Any, faults: FaultServer):
    """The engine of the settings is a model behind an endpoint that behaves as it is told."""

    def at(way: str) -> None:
        settings.ENGINE, settings.ENGINE_MODEL = "remote", "stand-in"
        settings.OPENAI_BASE_URL, settings.OPENAI_API_KEY = faults.url(way), "a-key"
        settings.ENGINE_PRICES = read("stand-in=1/0.5/2")
        ask.engine.cache_clear()

    yield at
    ask.engine.cache_clear()


def test_road_when_a_model_answers_ends_with_a_report_of_its_own(remote, ana, ana_client):
    remote("ok")
    posting = make.posting(owner=ana)
    question_set = make.question_set(owner=ana, of=posting, size=6)
    interview = make.interview(owner=ana, of=question_set, answered=2)
    interviews.finish(interview)
    report = Report.objects.get(interview=interview)
    write_report(report.pk)
    report.refresh_from_db()
    assessments = [answer.assessment for answer in interview.answers.filter(submitted_at__isnull=False)]

    assert (posting.engine, posting.lines.count() >= 8) == ("remote", True)
    assert (question_set.engine, question_set.items.live().count(), question_set.shortfall) == (
        "remote",
        6,
        "",
    )
    assert [(one.state, one.engine, one.assessed) for one in assessments] == [("ready", "remote", True)] * 2
    assert (report.engine, report.summary) == ("remote", "You answered.")
    assert set(EngineCall.objects.values_list("outcome", flat=True)) <= {"ok", "stored"}
    assert all(call.cost for call in EngineCall.objects.filter(outcome="ok"))
    assert EngineAccount.objects.get(key__startswith="all on").micros > 0
    assert (
        "Assessed by a language model."
        in ana_client.get(reverse("interviews:report_detail", args=[interview.code])).content.decode()
    )


def test_posting_when_another_pastes_the_same_is_read_without_another_call(remote, ana, otto, faults):
    remote("ok")
    make.posting(owner=ana)
    calls = faults.calls["ok"]

    again = make.posting(owner=otto)

    assert (again.engine, again.lines.count() >= 8) == ("remote", True)
    assert faults.calls["ok"] == calls
    assert StoredReply.objects.count() == 1


def test_posting_when_the_endpoint_is_away_waits_as_long_as_it_says(remote, ana, ana_client):
    remote("busy_long")
    posting = make.posting(owner=ana)

    assert (posting.state, posting.error_code) == (GenerationState.QUEUED, "engine_unavailable")
    endpoint = Endpoint.objects.get()
    assert endpoint.is_open
    assert (posting.published_at - posting.started_at).total_seconds() > 10
    page = ana_client.get(reverse("postings:posting_detail", args=[posting.code])).content.decode()
    assert NOTICE not in page  # the row itself says so
    assert NOTICE in ana_client.get(reverse("interviews:practice_list")).content.decode()
    assert "Use the built-in engine instead" in page

    ana_client.post(reverse("postings:posting_reread", args=[posting.code]), {"engine": "embedded"})
    read_posting(posting.pk)
    assert Posting.objects.get().engine == "embedded"


def test_operators_page_when_the_circuit_is_open_says_so(remote, ana):
    remote("busy_long")
    make.posting(owner=ana)
    staff = client_of(make.person(email="otis@example.org", is_staff=True))

    page = staff.get(reverse("operators")).content.decode()

    assert "stand-in at 127.0.0.1" in page
    assert "left alone until" in page
    assert "1 away" in page


def test_pages_when_the_model_answers_or_is_the_built_in_one_say_nothing_of_it(remote, ana, ana_client):
    assert NOTICE not in ana_client.get(reverse("interviews:practice_list")).content.decode()
    remote("ok")
    assert NOTICE not in ana_client.get(reverse("interviews:practice_list")).content.decode()
