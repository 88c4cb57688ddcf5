"""Who moved a question through its states and when, the ways that are over included."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from interviews.enums import QuestionState
from interviews.models import PastReview, Question
from prep.accounts.models import User

SHOWN = 20  # ways that are over


@dataclass(frozen=True)
class Event:
    """One move: what it was, when, by whom where that is known, and the word that came with it."""

    name: str
    at: datetime
    by: User | None
    note: str = ""


def history_of(question: Question) -> list[Event]:
    """The moves in the order in which they were made. One query."""
    people = ("submitted_by", "approved_by", "retired_by", "ended_by")
    latest = list(question.past_reviews.select_related(*people)[:SHOWN])
    events: list[Event] = []
    before: PastReview | None = None
    for way in [*reversed(latest), question]:
        # Reviewed anew without being a draft: that was asked for by whoever ended the way before.
        goes_on = before is not None and before.ended_in == QuestionState.IN_REVIEW
        events += [one for one in _way(way) if not (goes_on and one.name == "Submitted")]
        if isinstance(way, PastReview):
            events.append(_end(way))
            before = way
    return events


def _way(way: PastReview | Question) -> Iterator[Event]:
    if way.submitted_at:
        yield Event("Submitted", way.submitted_at, way.submitted_by)
    if way.approved_at:
        yield Event("Approved", way.approved_at, way.approved_by)
    if way.retired_at:
        yield Event("Retired", way.retired_at, way.retired_by, way.note)


def _end(way: PastReview) -> Event:
    if way.retired_at:
        return Event("Taken up again", way.ended_at, way.ended_by)
    if way.ended_in == QuestionState.IN_REVIEW:
        return Event("Back to review", way.ended_at, way.ended_by)
    return Event("Sent back", way.ended_at, way.ended_by, way.note)
