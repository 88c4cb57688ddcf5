"""Where an interview stands: which questions are answered, drafted, skipped or still to come."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.db.models import BooleanField, ExpressionWrapper, Q

from interviews.models import Answer, Interview

ANSWERED, DRAFT, SKIPPED, TO_COME = "Answered", "Draft", "Skipped", "Not yet"


@dataclass(frozen=True)
class Place:
    """One question of an interview and what has become of it."""

    position: int
    text: str
    state: str
    latest: int  # pk of the latest attempt
    saved_at: datetime  # when nothing was written yet: when the question was put
    attempts: tuple[int, ...] = ()

    @property
    def is_to_do(self) -> bool:
        return self.state in (DRAFT, TO_COME)


@dataclass(frozen=True)
class Standing:
    """All questions of an interview, in order."""

    places: tuple[Place, ...]

    @property
    def answered(self) -> list[Place]:
        return [place for place in self.places if place.state == ANSWERED]

    @property
    def drafts(self) -> list[Place]:
        return [place for place in self.places if place.state == DRAFT]

    @property
    def skipped(self) -> list[Place]:
        return [place for place in self.places if place.state == SKIPPED]

    @property
    def to_come(self) -> list[Place]:
        return [place for place in self.places if place.state == TO_COME]

    @property
    def here(self) -> Place | None:
        """Where the candidate was: the draft written last, else the first question to come."""
        last_written = max(self.drafts, key=lambda place: place.saved_at, default=None)
        return last_written or next(iter(self.to_come), None)

    def after(self, position: int) -> Place | None:
        """The next question to do, going round to the beginning."""
        others = [place for place in self.places if place.is_to_do and place.position != position]
        return next((place for place in others if place.position > position), next(iter(others), None))


def standing_of(interview: Interview) -> Standing:
    """In one query, without the texts of answers."""
    written = ExpressionWrapper(~Q(text=""), output_field=BooleanField())
    answers = interview.answers.defer("text").select_related("item").annotate(is_written=written)
    groups = groupby(answers.order_by("position", "attempt"), key=lambda answer: answer.position)
    return Standing(tuple(_place(list(attempts)) for _, attempts in groups))


def _place(attempts: list[Answer]) -> Place:
    last = attempts[-1]
    return Place(
        last.position,
        last.item.text,
        _state(attempts),
        last.pk,
        last.saved_at or last.created_at,
        tuple(answer.attempt for answer in attempts),
    )


def _state(attempts: list[Answer]) -> str:
    last = attempts[-1]
    if last.is_open and last.is_written and not last.skipped_at:  # type: ignore[attr-defined]
        return DRAFT
    if any(not answer.is_open for answer in attempts):
        return ANSWERED
    return SKIPPED if last.skipped_at else TO_COME
