"""Endpoints say back what people wrote, in errors, refusals and replies: none of it is written down."""

import logging
import traceback
from dataclasses import replace

import pytest
from django.urls import reverse

from prep.engines import ask
from prep.engines.base import Bill, EngineError
from prep.engines.models import Endpoint, EngineCall
from tests import make
from tests.conftest import client_of
from tests.contract.prompts import ASSESS, READ, WRITE
from tests.faults.handler import WAYS
from tests.tables import tables_with

CANARY = "Canary7f3a"
PROMPTS = [
    replace(READ, facts=replace(READ.facts, text=f"{CANARY}\n{READ.facts.text}")),
    replace(WRITE, facts=replace(WRITE.facts, title=CANARY)),
    replace(ASSESS, facts=replace(ASSESS.facts, answer=f"{CANARY} said that. {ASSESS.facts.answer}")),
]

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(settings, faults):
    """Puts a prompt to an endpoint of that way, in vain."""

    def put(prompt, way):
        settings.ENGINE, settings.ENGINE_MODEL = "remote", "stand-in"
        settings.OPENAI_BASE_URL = faults.url(way)
        ask.engine.cache_clear()
        with pytest.raises(EngineError) as caught:
            ask.ask(prompt, subject="answer 17", bill=Bill())
        return caught

    yield put
    ask.engine.cache_clear()


@pytest.mark.parametrize("way", [way for way in WAYS if way.startswith("says_back")])
@pytest.mark.parametrize("prompt", PROMPTS, ids=[prompt.name for prompt in PROMPTS])
def test_words_when_said_back_stand_in_no_log_no_table_and_no_page(prompt, way, asked, faults, caplog):
    caplog.set_level(logging.DEBUG)

    error = asked(prompt, way).value

    assert CANARY in str(faults.bodies[-1])
    told = [logging.Formatter().format(record) for record in caplog.records]
    told += traceback.format_exception(error)
    assert f"{prompt.name} of stand-in: {error.reason} (" in caplog.text
    assert [one for one in told if CANARY in one] == []
    assert (EngineCall.objects.count(), Endpoint.objects.count(), tables_with(CANARY)) == (1, 1, [])
    staff = client_of(make.person(email="otis@example.org", is_staff=True))
    assert CANARY not in staff.get(reverse("operators")).content.decode()
