"""What is remembered of an endpoint, for all processes: the form it takes, and a breaker that spares it and us."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, Q
from django.utils import timezone

from prep.engines.base import EngineUnavailable
from prep.engines.models import Endpoint

FAILURES_TO_OPEN = 5
FIRST_PAUSE = timedelta(seconds=15)
LONGEST_PAUSE = timedelta(minutes=10)
STRAYS_TO_TELL = 3
KNOWN_FOR = timedelta(days=1)
AWAY = "The language model does not answer at the moment."


@dataclass(frozen=True)
class Address:
    """Where a model is found."""

    base_url: str
    model: str

    def row(self) -> Endpoint:
        """What is known; an empty row when nothing is yet."""
        found, _ = Endpoint.objects.get_or_create(base_url=self.base_url, model=self.model)
        return found


def away_until(address: Address) -> datetime | None:
    """Until when nobody asks this endpoint; None when it may be asked. For pages: changes nothing."""
    row = Endpoint.objects.filter(base_url=address.base_url, model=address.model).first()
    return row.open_until if row and row.open_until and row.open_until > timezone.now() else None


@dataclass(frozen=True)
class Visit:
    """Leave to ask an endpoint now. A probe goes first after a pause, and what it finds counts for all."""

    row: Endpoint
    is_probe: bool = False


def enter(address: Address, probe: timedelta) -> Visit:
    """Leave to ask. Raises EngineUnavailable while the circuit is open.

    When its time is over one caller gets through and the others wait for what it finds, `probe` at most.
    """
    row, now = address.row(), timezone.now()
    if row.open_until is None:
        return Visit(row)
    if row.open_until > now:
        raise EngineUnavailable(AWAY, again_in=(row.open_until - now).total_seconds())
    mine = Endpoint.objects.filter(pk=row.pk, open_until=row.open_until).update(open_until=now + probe)
    if not mine:
        raise EngineUnavailable(AWAY, again_in=probe.total_seconds())
    return Visit(row, is_probe=True)


def answered(visit: Visit) -> None:
    """It is there: close the circuit. Writes only when there was trouble before the call."""
    if visit.is_probe or visit.row.failures or visit.row.open_until:
        Endpoint.objects.filter(pk=visit.row.pk).update(failures=0, open_until=None, trouble="")


def failed(visit: Visit, trouble: str, again_in: float | None = None) -> None:
    """It was away or in trouble. Many times in a row, or on its own wish, it is left alone for a while.

    Of calls that were under way together the first ones count; what fails while the circuit is open does not.
    """
    now = timezone.now()
    rows = Endpoint.objects.filter(pk=visit.row.pk)
    if not visit.is_probe:
        rows = rows.filter(Q(open_until__isnull=True) | Q(open_until__lte=now))
    if not rows.update(failures=F("failures") + 1, trouble=trouble[:300]):
        return
    count = Endpoint.objects.values_list("failures", flat=True).get(pk=visit.row.pk)
    pause = min(timedelta(seconds=again_in or 0), LONGEST_PAUSE)
    if count >= FAILURES_TO_OPEN:
        pause = max(pause, min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(count - FAILURES_TO_OPEN, 10)))
    rows.update(open_until=now + pause if pause else None)


def learn(row: Endpoint, form: dict[str, Any]) -> None:
    """Remember the form that worked. Writes only what is new, or what was known for long."""
    if row.learned != form or not is_fresh(row):
        row.learned, row.learned_at = form, timezone.now()
        Endpoint.objects.filter(pk=row.pk).update(learned=form, learned_at=row.learned_at)


def is_fresh(row: Endpoint) -> bool:
    """What was learned may still hold."""
    return row.learned_at is not None and row.learned_at > timezone.now() - KNOWN_FOR


def strays(row: Endpoint, has_strayed: bool) -> bool:
    """Count prompts in a row that met replies off form, this one included: true once they are so many that it is
    the endpoint's way. Then, and after a prompt that met none, the count begins anew."""
    rows = Endpoint.objects.filter(pk=row.pk)
    if has_strayed and rows.filter(strays__lt=STRAYS_TO_TELL - 1).update(strays=F("strays") + 1):
        return False
    if has_strayed or row.strays:
        rows.update(strays=0)
    return has_strayed


def forget(address: Address) -> None:
    """Begin anew with this endpoint: after another server was put behind the same address."""
    Endpoint.objects.filter(base_url=address.base_url, model=address.model).delete()
