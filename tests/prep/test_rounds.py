"""What comes round by itself is made beside the queue, so that no backlog holds it up."""

import logging
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from interviews.models import QuestionSet
from postings.models import Posting
from prep import broker
from prep.accounts.models import User
from prep.celery import app
from prep.generation import Generated, GenerationState
from prep.rounds import Rounds
from tests import make
from tests.upon import die, upon

pytestmark = pytest.mark.django_db(transaction=True)  # a round ends with its connection closed


@pytest.fixture
def dead(ana: User) -> list[Generated]:
    """A posting and a set that a dead worker had in hand."""
    made = make.question_set(owner=ana, written=False)
    for model in (Posting, QuestionSet):
        model.objects.update(
            state=GenerationState.RUNNING, attempts=1, lease_until=timezone.now() - timedelta(seconds=1)
        )
    return [made.posting, made]


@pytest.fixture
def rounds(dead: list[Generated]) -> Rounds:
    """What beat has, and a queue in which nothing is yet."""
    app.loader.import_default_modules()
    with app.connection_for_write() as connection:
        connection.default_channel.queue_declare("engine")
        connection.default_channel._purge("engine")
    return Rounds(app)


def go_round(rounds: Rounds) -> None:
    """As long as something is due."""
    while rounds.tick() == 0:
        pass


def sent() -> list[str]:
    with app.connection_for_write() as connection:
        channel: Any = connection.default_channel
        return [channel._get("engine")["headers"]["task"] for _ in range(channel._size("engine"))]


def states(rows: list[Generated]) -> list[str]:
    for row in rows:
        row.refresh_from_db()
    return [row.state for row in rows]


def test_rounds_when_they_begin_then_rows_of_dead_workers_are_freed_at_once(
    rounds: Rounds, dead: list[Generated]
) -> None:
    go_round(rounds)

    assert states(dead) == [GenerationState.QUEUED, GenerationState.QUEUED]
    assert sorted(sent()) == ["interviews.purge", "interviews.write_questions", "postings.read_posting"]


def test_rounds_when_one_breaks_then_it_is_said_and_the_others_are_made(
    rounds: Rounds, dead: list[Generated], caplog: pytest.LogCaptureFixture
) -> None:
    with upon('SELECT "postings_posting"', die), caplog.at_level(logging.WARNING, logger="prep.rounds"):
        go_round(rounds)

    assert states(dead) == [GenerationState.RUNNING, GenerationState.QUEUED]
    assert [record.message for record in caplog.records] == ["the round postings.sweep broke off"]


def test_rounds_when_named_then_each_is_a_task_of_the_app() -> None:
    app.loader.import_default_modules()
    assert set(broker.ROUNDS) - set(app.tasks) == set()
