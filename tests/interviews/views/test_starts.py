"""Every door behind which the engine is given work has the same counter in front of it."""

from typing import Any

import pytest
from django.apps import apps
from django.urls import reverse

from interviews.domain import sample as samples
from interviews.models import Interview, PrepLink
from postings.models import Posting
from prep.accounts.models import User
from prep.generation import Generated, GenerationState
from prep.web import limits
from tests import make
from tests.conftest import client_of

READY, FAILED = GenerationState.READY, GenerationState.FAILED
KINDS = [model for model in apps.get_models() if issubclass(model, Generated)]


def work() -> list[Any]:
    """All that an engine has done or is to do."""
    return [row for kind in KINDS for row in kind._default_manager.order_by("pk").values()]


@pytest.fixture
def done(ana: User) -> Interview:
    """A finished interview; nothing of what an engine made for it worked out."""
    interview = make.finished(owner=ana, answered=1)
    for kind in KINDS:
        kind._default_manager.update(state=FAILED)
    return interview


def doors_of(interview: Interview) -> dict[str, tuple[list[Any], dict[str, Any]]]:
    question_set, answer = interview.question_set, interview.answers.order_by("position")[0]
    posting, item = question_set.posting, question_set.items.live()[0]
    return {
        "postings:posting_reread": ([posting.code], {}),
        "interviews:question_set_retry": ([question_set.code], {}),
        "interviews:question_set_rewrite": ([question_set.code], {}),
        "interviews:question_set_fill": ([question_set.code], {"line": posting.lines.all()[0].pk}),
        "interviews:item_replace": ([question_set.code, item.pk], {}),
        "interviews:answer_assess": ([interview.code, answer.pk], {}),
        "interviews:answer_spoken": ([interview.code, answer.pk], {"spoken": "yes"}),
        "interviews:report_retry": ([interview.code], {}),
    }


def test_doors_when_too_much_was_started_give_no_work_and_say_so(
    ana: User, done: Interview, busy_network: None
) -> None:
    client, before = client_of(ana), work()

    for name, (args, sent) in doors_of(done).items():
        page = client.post(reverse(name, args=args), sent, follow=True).content.decode()

        assert (name, limits.TOO_MANY_STARTS in page) == (name, True)
        assert work() == before


def test_doors_when_little_was_started_give_work(ana: User, done: Interview) -> None:
    client = client_of(ana)
    for name, (args, sent) in doors_of(done).items():
        for kind in KINDS:
            kind._default_manager.update(state=FAILED)
        before = work()

        client.post(reverse(name, args=args), sent)

        assert (name, work() != before) == (name, True)


def test_another_try_when_too_much_was_started_is_not_begun(ana: User, busy_network: None) -> None:
    answer = make.submit(make.interview(owner=ana).answers.order_by("position")[0])

    page = client_of(ana).post(
        reverse("interviews:answer_retry", args=[answer.interview.code, answer.pk]), follow=True
    )

    assert limits.TOO_MANY_STARTS in page.content.decode()
    assert answer.interview.answers.filter(position=answer.position).count() == 1


def test_recruiters_posting_when_too_much_was_started_stays_in_its_field(
    rui: User, link: PrepLink, busy_network: None
) -> None:
    reply = client_of(rui).post(reverse("interviews:prep_link_choose"), {"text": make.POSTING_TEXT})

    assert (reply.status_code, Posting.objects.count()) == (422, 1)
    assert reply.context["pasted"].errors["text"] == [limits.TOO_MANY_STARTS]
    assert reply.context["pasted"]["text"].value() == make.POSTING_TEXT


def test_samples_when_too_much_was_started_are_not_tried(cora: User, busy_network: None) -> None:
    client, question = client_of(cora), make.question(curator=cora)
    sample = samples.add(question, text="I planned the rota for two wards.", meant="3", by=cora)
    type(sample).objects.update(state=READY)
    before = work()

    added = client.post(
        reverse("interviews:sample_create", args=[question.code]), {"text": "More", "meant": "3"}
    )
    tried = client.post(reverse("interviews:sample_retry", args=[question.code]), follow=True)

    assert (added.status_code, added.context["sample_form"]["text"].value()) == (422, "More")
    assert limits.TOO_MANY_STARTS in tried.content.decode()
    assert work() == before
