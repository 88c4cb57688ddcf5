"""Addresses of the room that are sent to, and what opening them does."""

import pytest
from django.test import Client

from interviews.models import Answer
from prep.accounts.models import User
from tests.conftest import client_of
from tests.interviews.views.test_answer import VERBS, fresh, page, url

SENT = [verb for verb in VERBS if verb != "draft"]  # a draft is sent by the script, never by a page


@pytest.mark.parametrize("verb", SENT)
def test_answer_verbs_when_only_opened_then_to_the_question(
    ana_client: Client, answer: Answer, verb: str
) -> None:
    """A refused form leaves its address behind: a restored tab opens it."""
    for method in ("get", "head"):
        reply = getattr(ana_client, method)(url(f"answer_{verb}", answer))
        assert (reply.status_code, reply["Location"]) == (302, page(answer))
    assert ana_client.put(url(f"answer_{verb}", answer)).status_code == 405
    assert fresh(answer).is_open


@pytest.mark.parametrize("verb", SENT)
def test_answer_verbs_when_another_only_opens_then_404(answer: Answer, otto: User, verb: str) -> None:
    assert client_of(otto).get(url(f"answer_{verb}", answer)).status_code == 404


def test_draft_when_got_then_405(ana_client: Client, answer: Answer) -> None:
    assert ana_client.get(url("answer_draft", answer)).status_code == 405
