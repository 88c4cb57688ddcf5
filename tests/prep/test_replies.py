"""The same question is asked once; what was kept goes with the person."""

from datetime import timedelta

import pytest
from django.utils import timezone

from postings.prompts import read_posting
from prep.engines import ask, replies
from prep.engines.base import Bill, Usage
from prep.engines.models import EngineCall, StoredReply

pytestmark = pytest.mark.django_db

PROMPT = read_posting.prompt(read_posting.ReadPostingFacts("a posting"))
OTHER = read_posting.prompt(read_posting.ReadPostingFacts("another posting"))


@pytest.fixture
def scripted(settings):
    settings.ENGINE = "scripted"
    ask.engine.cache_clear()
    engine = ask.engine("scripted")
    engine.limit = engine.usage = Usage(10, 0, 10)
    yield engine
    ask.engine.cache_clear()


def answered(engine, ana, title="Baker"):
    """Asked once, and kept."""
    engine.script({"title": title})
    reply = ask.ask(PROMPT, subject="s", bill=Bill(ana.pk))
    ask.keep(PROMPT, [reply.value], bill=Bill(ana.pk), model=reply.model)


def test_question_when_it_was_answered_before_is_not_asked_again(scripted, ana, otto):
    answered(scripted, ana)

    again = ask.ask(PROMPT, subject="s", bill=Bill(otto.pk))

    assert (again.value.title, again.engine, len(scripted.asked)) == ("Baker", "scripted", 1)
    last = EngineCall.objects.order_by("-pk")[0]
    assert (last.outcome, last.cost, last.input_tokens, last.person) == ("stored", 0, None, otto)
    assert str(StoredReply.objects.get()) == f"read_posting v{PROMPT.version} by scripted"


def test_question_when_a_fact_or_the_model_differs_is_asked(scripted, ana):
    answered(scripted, ana)
    keys = {replies.key_of(PROMPT, "scripted", "script"), replies.key_of(OTHER, "scripted", "script")}
    scripted.model = "another"

    assert replies.find(PROMPT, scripted) == []
    assert len(keys) == 2


def test_question_when_the_reply_is_old_is_asked_again(scripted, ana):
    answered(scripted, ana)
    StoredReply.objects.update(created_at=timezone.now() - replies.KEEP_FOR - timedelta(hours=1))

    assert replies.find(PROMPT, scripted) == []
    assert replies.purge() == 1


def test_question_when_what_was_kept_has_another_form_is_asked_again(scripted, ana):
    answered(scripted, ana)
    StoredReply.objects.update(values=[{"lines": 3}])

    assert replies.find(PROMPT, scripted) == []


def test_keep_when_it_is_kept_already_changes_nothing(scripted, ana):
    answered(scripted, ana)
    ask.keep(PROMPT, [read_posting.PostingDraft(title="Cook")], bill=Bill(ana.pk))

    assert StoredReply.objects.get().values[0]["title"] == "Baker"


def test_keep_when_it_costs_nothing_or_is_nobodys_keeps_nothing(scripted, ana):
    ask.keep(PROMPT, [], bill=Bill())
    ask.keep(PROMPT, [], bill=Bill(ana.pk), wanted="embedded")

    assert StoredReply.objects.count() == 0


def test_forget_when_asked_deletes_what_came_from_these_people(scripted, ana, otto):
    answered(scripted, ana)
    replies.forget([otto.pk])
    assert StoredReply.objects.count() == 1

    replies.forget([ana.pk])
    assert StoredReply.objects.count() == 0
