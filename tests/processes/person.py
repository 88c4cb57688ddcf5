"""Stands in for the web process: does a person's acts where it is started, one JSON line for each."""

import json
import sys
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import django

django.setup()

# Models can be read only after the line above.
from celery import current_app  # noqa: E402
from django.db.models import F  # noqa: E402
from django.utils import timezone  # noqa: E402

from interviews.domain import question_set as question_sets  # noqa: E402
from interviews.models import QuestionSet  # noqa: E402
from interviews.tasks import write_questions  # noqa: E402
from postings.domain import posting as postings  # noqa: E402
from postings.models import Posting  # noqa: E402
from postings.prompts import read_posting as reading  # noqa: E402
from postings.tasks import read_posting  # noqa: E402
from prep import generation  # noqa: E402
from prep.accounts.models import User  # noqa: E402
from prep.broker import QUEUE  # noqa: E402
from prep.engines.models import EngineAccount  # noqa: E402
from tests.make import POSTING_TEXT  # noqa: E402


def submit(count: int) -> list[int]:
    """The same posting from so many people."""
    return [postings.submit(text=POSTING_TEXT, by=User.objects.create_visitor()).pk for _ in range(count)]


def submit_different(count: int) -> list[int]:
    """As many postings as people, no two alike."""
    return [
        postings.submit(
            text=f"{POSTING_TEXT}\n• Keep list number {number}.", by=User.objects.create_visitor()
        ).pk
        for number in range(count)
    ]


def request_set(size: int) -> int:
    """A set for a posting that was read without trouble."""
    (pk,) = submit(1)
    discard()
    read_posting.run(pk)
    posting = Posting.objects.get(pk=pk)
    return question_sets.request(posting=posting, size=size, by=posting.owner).pk


def discard() -> int:
    """Throw every waiting message away."""
    return current_app.control.purge() or 0


def waiting() -> int:
    """How many messages wait."""
    with current_app.connection_for_read() as connection:
        return connection.default_channel._size(QUEUE)


def ring_again(kind: str, pk: int, times: int) -> None:
    """Send the message of a row again."""
    for _ in range(times):
        generation.publish({"posting": read_posting, "set": write_questions}[kind], pk)


def age(seconds: int) -> None:
    """Let so much time pass for the rows that wait."""
    earlier = timedelta(seconds=seconds)
    for model in (Posting, QuestionSet):
        model.objects.update(queued_at=F("queued_at") - earlier, published_at=F("published_at") - earlier)


def abandon(pk: int, seconds: int) -> None:
    """A worker died that had a posting in hand: its lease ends in so many seconds."""
    lease_until = timezone.now() + timedelta(seconds=seconds)
    Posting.objects.filter(pk=pk).update(state="running", attempts=1, lease_until=lease_until)


def read() -> list[dict[str, Any]]:
    """Each posting as it stands."""
    return [
        {
            "state": row.state,
            "attempts": row.attempts,
            "error": row.error_code,
            "lines": [line.text for line in row.lines.all()],
        }
        for row in Posting.objects.order_by("pk").prefetch_related("lines")
    ]


def unfinished() -> int:
    """How many postings are not read yet."""
    return Posting.objects.exclude(state="ready").count()


def written() -> dict[str, Any]:
    """The newest set as it stands."""
    row = QuestionSet.objects.order_by("-pk")[0]
    items = [[item.pk, item.position, item.text] for item in row.items.order_by("position")]
    finished_at = row.finished_at.isoformat() if row.finished_at else None
    return {"state": row.state, "attempts": row.attempts, "items": items, "finished_at": finished_at}


def undisturbed() -> list[str]:
    """The lines that a reading of the posting gives when nothing goes wrong."""
    facts = reading.ReadPostingFacts(text=POSTING_TEXT)
    (draft,) = reading.prompt(facts).offline(facts)
    return [line.text for line in draft.lines]


def spent() -> dict[str, int]:
    """What stands on the account of the whole site."""
    row = EngineAccount.objects.get(key__startswith="all on ")
    return {"micros": row.micros, "tokens": row.tokens}


ACTS: dict[str, Callable[..., Any]] = {
    act.__name__: act
    for act in (
        submit,
        submit_different,
        request_set,
        discard,
        waiting,
        ring_again,
        age,
        abandon,
        read,
        unfinished,
        written,
        undisturbed,
        spent,
    )
}


def main() -> None:
    for line in sys.stdin:
        name, *arguments = json.loads(line)
        print(json.dumps(ACTS[name](*arguments)), flush=True)


if __name__ == "__main__":
    main()
