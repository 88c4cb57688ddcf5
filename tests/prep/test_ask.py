"""The one door to engines: who is asked, and what the ledger keeps."""

import pytest
from django.db import DatabaseError, connection

from postings.prompts import read_posting
from prep.engines import ask
from prep.engines.base import Bill, EngineInvalid, EngineRefused, Usage
from prep.engines.models import EngineCall
from tests.make import POSTING_TEXT

PROMPT = read_posting.prompt(read_posting.ReadPostingFacts(POSTING_TEXT))

pytestmark = pytest.mark.django_db


@pytest.fixture
def scripted(settings):
    settings.ENGINE = "scripted"
    ask.engine.cache_clear()
    yield ask.engine("scripted")
    ask.engine.cache_clear()


def test_ask_when_answered_writes_a_ledger_row_without_text(ana):
    reply = ask.ask(PROMPT, subject="posting x", bill=Bill(ana.pk))

    row = EngineCall.objects.get()
    assert reply.value.title == "Ward Sister"
    assert (row.prompt, row.engine, row.outcome, row.subject, row.person) == (
        "read_posting",
        "embedded",
        "ok",
        "posting x",
        ana,
    )
    assert row.input_tokens is None
    assert str(row) == f"read_posting v{PROMPT.version} by embedded: ok"


def test_ask_when_refused_says_so_in_the_ledger(scripted):
    scripted.script(EngineRefused("No."))

    with pytest.raises(EngineRefused):
        ask.ask(PROMPT, subject="s", bill=Bill())

    assert EngineCall.objects.get().outcome == "engine_refused"


def test_ask_when_given_two_answers_takes_neither(scripted):
    scripted.script({}, {})

    with pytest.raises(EngineInvalid):
        ask.ask(PROMPT, subject="s", bill=Bill())


def test_ask_when_the_ledger_is_broken_still_answers(caplog):
    def broken(execute, statement, *rest):
        if statement.startswith('INSERT INTO "engines_enginecall"'):
            raise DatabaseError("no space left")
        return execute(statement, *rest)

    with connection.execute_wrapper(broken):
        reply = ask.ask(PROMPT, subject="s", bill=Bill())

    assert reply.value.title == "Ward Sister"
    assert "could not record an engine call" in caplog.text


def test_stream_when_the_reader_goes_away_says_dropped():
    replies = ask.stream(PROMPT, subject="s", bill=Bill())
    next(replies)
    replies.close()

    assert EngineCall.objects.get().outcome == "dropped"


def test_engine_when_unknown_is_refused():
    with pytest.raises(ValueError, match="no engine called 'oracle'"):
        ask.engine("oracle")


def test_ask_when_the_engine_counts_tokens_writes_them_down(scripted, ana):
    scripted.usage = Usage(100, 40, 20)
    scripted.script({})

    ask.ask(PROMPT, subject="s", bill=Bill(ana.pk))

    row = EngineCall.objects.get()
    assert (row.model, row.input_tokens, row.cached_tokens, row.output_tokens) == ("script", 100, 40, 20)
    assert scripted.most(PROMPT) is None


def test_engine_when_remote_is_chosen_asks_what_the_settings_name(settings, faults):
    settings.ENGINE, settings.ENGINE_MODEL = "remote", "stand-in"
    settings.OPENAI_BASE_URL, settings.OPENAI_API_KEY = faults.url("ok"), "a-key"
    ask.engine.cache_clear()

    reply = ask.ask(PROMPT, subject="s", bill=Bill())

    ask.engine.cache_clear()
    row = EngineCall.objects.get()
    assert (reply.engine, reply.value.title, row.model) == ("remote", "Ward Sister", "stand-in")
    assert row.input_tokens > 0
