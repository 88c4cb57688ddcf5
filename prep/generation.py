"""Rows that an engine fills: the row itself is the queue of record, messages only ring the bell."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Protocol

from django.apps import apps
from django.conf import settings
from django.db import models, transaction
from django.db.models import Count, F, Max, Min, Q, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from prep.engines.base import EngineError, EngineUnavailable
from prep.heartbeat import KEEPER
from prep.resting import there_or_here

log = logging.getLogger(__name__)

MAX_ATTEMPTS = 5
EMBEDDED = "embedded"  # the engine that is always there
REPUBLISH_AFTER = timedelta(seconds=15)
OVERDUE_AFTER = timedelta(seconds=30)
LONGEST_WAIT = 600  # seconds; whoever says "in an hour" is asked sooner
LATE_AFTER = timedelta(minutes=2)
GIVE_UP_AFTER = timedelta(days=1)
SWEEP_AT_MOST = 500

TOO_MANY = "This was tried several times and did not come to an end. Nothing you wrote is lost."
TOO_LATE = "No worker took this up for a whole day. Nothing you wrote is lost."
BROKEN = "Something went wrong on our side. Nothing you wrote is lost."


class GenerationState(models.TextChoices):
    """Where the engine's work on a row stands."""

    QUEUED = "queued", "Waiting"
    RUNNING = "running", "Being written"
    READY = "ready", "Ready"
    FAILED = "failed", "Did not work"


WORKING = (GenerationState.QUEUED, GenerationState.RUNNING)
GENERATION_MOVES: dict[str, set[str]] = {
    GenerationState.QUEUED: {GenerationState.RUNNING, GenerationState.FAILED},
    GenerationState.RUNNING: {GenerationState.READY, GenerationState.FAILED, GenerationState.QUEUED},
    GenerationState.READY: {GenerationState.QUEUED},
    GenerationState.FAILED: {GenerationState.QUEUED},
}


class Generated(models.Model):
    """A row that is made first, filled by a worker and shown as it stands.

    `attempts` counts claims and is the fence: only the claim with the current number may write.
    Before `lease_until` nobody may claim it: a worker has it, or its next try has to wait.
    """

    state = models.CharField(max_length=10, choices=GenerationState, default=GenerationState.QUEUED)
    attempts = models.PositiveIntegerField(default=0)
    attempts_max = models.PositiveIntegerField(default=MAX_ATTEMPTS)
    queued_at = models.DateTimeField(default=timezone.now)
    published_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    error_code = models.CharField(max_length=40, blank=True)
    error_detail = models.CharField(max_length=300, blank=True)
    engine = models.CharField(max_length=40, blank=True)
    engine_wanted = models.CharField(max_length=40, blank=True)  # instead of that of the settings, this time

    class Meta:
        abstract = True

    @property
    def is_working(self) -> bool:
        """Is there something to wait for?"""
        return self.state in WORKING

    @property
    def is_ready(self) -> bool:
        return self.state == GenerationState.READY

    @property
    def has_failed(self) -> bool:
        return self.state == GenerationState.FAILED

    @property
    def is_held_up(self) -> bool:
        """It did not work, and waits to be tried again by itself: `error_detail` says why."""
        return self.state == GenerationState.QUEUED and bool(self.error_code)

    @property
    def may_switch(self) -> bool:
        """Could the built-in engine do it instead? It is a person's wish, never done silently."""
        other = settings.ENGINE != EMBEDDED and self.engine_wanted != EMBEDDED
        return other and (self.has_failed or self.is_held_up)

    @property
    def is_overdue(self) -> bool:
        """Waiting for longer than a living worker lets a row wait: the page should say so."""
        waiting = (
            self.state == GenerationState.QUEUED or (self.lease_until or self.queued_at) < timezone.now()
        )
        return self.is_working and waiting and timezone.now() - self.queued_at > OVERDUE_AFTER

    @property
    def poll_delay(self) -> str:
        """How soon a page should look again: at once in the first seconds, calmly later, and never so late that
        what came is shown after more than 1.15 times the wait."""
        age = (timezone.now() - self.queued_at).total_seconds()
        return "30ms" if age < 1 else "150ms" if age < 5 else "600ms" if age < 20 else "3s"


class Task(Protocol):
    """The part of a Celery task that publishing needs."""

    @property
    def name(self) -> str: ...

    @property
    def apply_async(self) -> Callable[..., Any]: ...


# ---------------------------------------------------------------- asking for work


def queue(row: Generated, task: Task) -> None:
    """Ring the bell for a row that was just saved as queued, once the transaction has committed."""
    transaction.on_commit(partial(publish, task, row.pk), robust=True)


def requeue(row: Generated, task: Task, *, engine_wanted: str = "", anew: bool = False, **also: Any) -> bool:
    """Queue a row again on a person's wish, with a fresh allowance of attempts. False when it is working.

    An overdue row may be asked for again, and one that waits for its next try: the fence keeps a late twin
    from writing. So may any row when what it is made from has changed (`anew`): whoever is at it loses the
    claim. `engine_wanted` holds for this time only.
    """
    now = timezone.now()
    changed = (
        _rows(type(row))
        .filter(Q() if anew else _startable(row), pk=row.pk)
        .update(
            state=GenerationState.QUEUED,
            attempts_max=F("attempts") + MAX_ATTEMPTS,
            queued_at=now,
            published_at=now,
            lease_until=None,
            finished_at=None,
            error_code="",
            error_detail="",
            engine_wanted=engine_wanted,
            **also,
        )
    )
    if changed:
        row.refresh_from_db()
        queue(row, task)
    return bool(changed)


def _startable(row: Generated) -> Q:
    """Which rows may be begun again: nobody is at them, or nobody in time."""
    startable = Q(state__in=[GenerationState.READY, GenerationState.FAILED])
    startable |= Q(state=GenerationState.QUEUED) & ~Q(error_code="")
    if row.is_overdue:
        startable |= Q(state=GenerationState.QUEUED) | Q(lease_until__lt=timezone.now())
    return startable


def publish(task: Task, pk: int) -> None:
    """Send a message that carries the id only. Never raises: the sweep sends again what got lost."""
    try:
        there_or_here(partial(task.apply_async, (pk,), retry=False), lambda: None)
    except Exception:
        log.warning("could not publish %s for row %s", task.name, pk, exc_info=True)


# ---------------------------------------------------------------- doing the work


class LostClaim(Exception):
    """The lease ran out or the row went away: somebody else owns the work now."""


@dataclass(frozen=True)
class Claim:
    """The right to fill one row, until the lease ends."""

    model: type[Generated]
    pk: int
    attempt: int

    def _mine(self) -> models.QuerySet[Generated]:
        return _rows(self.model).filter(pk=self.pk, state=GenerationState.RUNNING, attempts=self.attempt)

    def beat(self) -> bool:
        """Lengthen the lease; False when the claim is lost."""
        return bool(self._mine().update(lease_until=timezone.now() + lease()))

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A transaction for a part of the result, guarded by the fence."""
        with transaction.atomic():
            if not self.beat():
                raise LostClaim
            yield

    @contextmanager
    def finishing(self, engine: str = "", **also: Any) -> Iterator[None]:
        """The transaction that ends the work: state and result together, or neither."""
        with transaction.atomic():
            done = {"state": GenerationState.READY, "finished_at": timezone.now(), "lease_until": None}
            if not self._mine().update(**done, error_code="", error_detail="", engine=engine, **also):
                raise LostClaim
            yield

    def fail(self, code: str, detail: str) -> None:
        """End without a result. `detail` is a plain sentence for the page."""
        self._mine().update(
            state=GenerationState.FAILED,
            finished_at=timezone.now(),
            lease_until=None,
            error_code=code,
            error_detail=detail[:300],
        )

    def give_back(self, code: str, detail: str, again_in: float | None = None) -> None:
        """Queue again after a pause that grows with each attempt of this allowance, and not before `again_in`
        seconds; fail when no attempt is left."""
        last = self._mine().values_list("attempts_max", flat=True).first() or self.attempt
        tried = MAX_ATTEMPTS - (last - self.attempt)
        due = timezone.now() + timedelta(seconds=max(5 * 2**tried, min(again_in or 0, LONGEST_WAIT)))
        left = self._mine().filter(attempts__lt=F("attempts_max"))
        if not left.update(
            state=GenerationState.QUEUED,
            lease_until=due,
            published_at=due - REPUBLISH_AFTER,  # so that the sweep rings when it is due
            error_code=code,
            error_detail=detail[:300],
        ):
            self.fail(code, detail)

    def let_go(self) -> None:
        """Queue again as it was: it was claimed before its time, which costs it no attempt and no pause."""
        self._mine().update(
            state=GenerationState.QUEUED, lease_until=None, attempts_max=F("attempts_max") + 1
        )


def claim(model: type[Generated], pk: int) -> Claim | None:
    """Claim a queued row whose pause is over, or one whose lease is; None when it is not ours to take."""
    seen = _rows(model).filter(pk=pk).values_list("attempts", flat=True).first()
    if seen is None:
        return None
    now = timezone.now()
    free = Q(state=GenerationState.QUEUED, lease_until=None) | Q(lease_until__lte=now)
    taken = (
        _rows(model)
        .filter(free, state__in=WORKING, pk=pk, attempts=seen, attempts_max__gt=seen)
        .update(state=GenerationState.RUNNING, attempts=seen + 1, started_at=now, lease_until=now + lease())
    )
    return Claim(model, pk, seen + 1) if taken else None


@contextmanager
def work(model: type[Generated], pk: int) -> Iterator[Claim | None]:
    """Claim the row, keep the lease alive while the body runs, and turn its errors into states.

    The body gets None when the row is not ours and should do nothing.
    """
    held = claim(model, pk)
    if held is None:
        yield None
        return
    KEEPER.keep(held)
    try:
        yield held
    except LostClaim:
        log.info("lost the claim on %s %s, attempt %s", model.__name__, pk, held.attempt)
    except EngineUnavailable as away:
        held.give_back(away.code, away.reason, away.again_in)
    except EngineError as error:
        held.fail(error.code, error.reason)
    except Exception:
        log.exception("filling %s %s failed", model.__name__, pk)
        held.give_back("broken", BROKEN)
    finally:
        KEEPER.let_go(held)


# ---------------------------------------------------------------- repairing


def sweep(model: type[Generated], task: Task) -> int:
    """Send again what was lost, free what a dead worker held, end what was tried too often.

    Safe to run at any time and twice at once. Returns the number of messages sent.
    """
    now = timezone.now()
    stale = _rows(model).filter(state=GenerationState.RUNNING, lease_until__lt=now)
    waiting = _rows(model).filter(state=GenerationState.QUEUED)
    _end(stale.filter(attempts__gte=F("attempts_max")), "too_many_attempts", TOO_MANY)
    _end(waiting.filter(attempts__gte=F("attempts_max")), "too_many_attempts", TOO_MANY)
    _end(waiting.filter(queued_at__lt=now - GIVE_UP_AFTER), "too_late", TOO_LATE)
    sent = 0
    for pk, attempts in stale.values_list("pk", "attempts")[:SWEEP_AT_MOST]:
        freed = stale.filter(pk=pk, attempts=attempts)
        if freed.update(state=GenerationState.QUEUED, lease_until=None, published_at=now):
            publish(task, pk)
            sent += 1
    late = waiting.filter(published_at__lte=now - REPUBLISH_AFTER).order_by("published_at")
    late = late.annotate(since=Coalesce("lease_until", "queued_at"))
    for pk, since, published_at in late.values_list("pk", "since", "published_at")[:SWEEP_AT_MOST]:
        unsent = waiting.filter(pk=pk, published_at=published_at)
        if _is_due(since, published_at, now) and unsent.update(published_at=now):
            publish(task, pk)
            sent += 1
    return sent


def _is_due(since: datetime, published_at: datetime, now: datetime) -> bool:
    """Each message waits twice as long as the one before, so that no flood meets a returning worker. `since` is
    when the row could first be taken up: what it waited for before an earlier try makes this one no later."""
    return now - published_at >= max(REPUBLISH_AFTER, min(published_at - since, timedelta(minutes=5)))


def _end(rows: models.QuerySet[Generated], code: str, detail: str) -> None:
    rows.update(
        state=GenerationState.FAILED,
        finished_at=timezone.now(),
        lease_until=None,
        error_code=code,
        error_detail=detail,
    )


def lease() -> timedelta:
    """How long a claim holds without a heartbeat."""
    return timedelta(seconds=settings.LEASE_SECONDS)


def _rows(model: type[Generated]) -> models.QuerySet[Generated]:
    return model._default_manager.all()


# ---------------------------------------------------------------- looking at it from outside


@dataclass(frozen=True)
class Standing:
    """How the work on one kind of row goes: what waits, since when, and when a worker last took one up."""

    kind: str
    queued: int = 0
    running: int = 0
    failed: int = 0
    oldest_at: datetime | None = None
    claimed_at: datetime | None = None

    @property
    def is_late(self) -> bool:
        """Something waits for longer than a living worker lets it wait."""
        return self.oldest_at is not None and timezone.now() - self.oldest_at > LATE_AFTER


def standings() -> list[Standing]:
    """Every kind of row that engines fill, by name. One query."""
    kinds = sorted(_kinds(), key=lambda model: str(model._meta.verbose_name))
    first, *others = [_standing(model) for model in kinds]
    found = {row.pop("kind"): row for row in first.union(*others, all=True)}
    return [
        Standing(str(model._meta.verbose_name_plural), **found.get(model.__name__, {})) for model in kinds
    ]


def _kinds() -> list[type[Generated]]:
    return [model for model in apps.get_models() if issubclass(model, Generated)]


def _standing(model: type[Generated]) -> models.QuerySet[Any, Any]:
    queued = Q(state=GenerationState.QUEUED)
    return (
        _rows(model)
        .order_by()
        .values(kind=Value(model.__name__, output_field=models.CharField()))
        .annotate(
            queued=Count("pk", filter=queued),
            running=Count("pk", filter=Q(state=GenerationState.RUNNING)),
            failed=Count("pk", filter=Q(state=GenerationState.FAILED)),
            oldest_at=Min("queued_at", filter=queued),
            claimed_at=Max("started_at"),
        )
    )
