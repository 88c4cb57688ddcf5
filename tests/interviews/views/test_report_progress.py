"""What comes to a page of a report that watches how far it is."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from interviews.domain import interview as interviews
from interviews.models import Assessment, Interview, Report
from interviews.pipeline.assessment import assess_answer
from interviews.pipeline.report import write_report
from prep.accounts.models import User
from prep.generation import GenerationState
from tests import make
from tests.interviews.views.test_report import HTMX, body, place, url


def ids_in(reply: Any) -> list[str]:
    return re.findall(r' id="([^"]*)"', body(reply))


def test_detail_when_looked_at_again_then_only_what_is_new_comes_along(
    ana_client: Client, interview: Interview
) -> None:
    make.submit(place(interview, 1))
    late = make.submit(place(interview, 2), assessed=False)
    interviews.finish(interview)
    seen = {"seen": ana_client.get(url(interview)).context["seen"]}
    part = ana_client.get(url(interview), seen, headers=HTMX)
    assert part.templates[0].name == "interviews/report/_progress.html"
    assert ids_in(part) == [f"findings-{interview.code}"]

    assess_answer(late.assessment.pk)
    part = ana_client.get(url(interview), seen, headers=HTMX)
    seen = {"seen": part.context["seen"]}
    assert "reported-2" in ids_in(part)
    assert "reported-1" not in ids_in(part)
    assert body(part).count("Being read.") == 0

    write_report(Report.objects.get().pk)
    part = ana_client.get(url(interview), seen, headers=HTMX)
    assert [name for name in ids_in(part) if name.startswith(("reported", "foot"))] == [
        f"foot-{interview.code}"
    ]
    assert body(part).count(">Skill by skill<") == 1
    assert body(part).count("hx-trigger") == 0


@pytest.mark.parametrize(
    "change",
    [
        {"error_code": "away", "error_detail": "The engine does not answer.", "attempts": 1},
        {"queued_at": timezone.now() - timedelta(minutes=5)},
        {"state": GenerationState.FAILED},
    ],
    ids=["held up", "overdue", "failed"],
)
def test_detail_when_an_answer_waits_otherwise_then_the_page_that_watches_is_told(
    ana_client: Client, interview: Interview, change: dict[str, Any]
) -> None:
    make.submit(place(interview, 1), assessed=False)
    interviews.finish(interview)
    seen = {"seen": ana_client.get(url(interview)).context["seen"]}
    Assessment.objects.update(**change)
    assert "reported-1" in ids_in(ana_client.get(url(interview), seen, headers=HTMX))


def test_detail_when_opened_as_a_page_then_whole_whatever_was_seen(ana_client: Client, ana: User) -> None:
    reply = ana_client.get(url(make.finished(owner=ana)), {"seen": "1-ready.nonsense"})
    assert reply.templates[0].name == "interviews/report/detail.html"
