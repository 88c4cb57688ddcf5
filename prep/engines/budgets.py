"""Caps on what calls may cost: set aside before, settled after, given back where a process died between.

Everything that decides is one conditional update on an account, so that of many callers at once only as many
get in as there is room for, on SQLite as on PostgreSQL.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from prep.engines.base import Bill, EngineBudget, Usage
from prep.engines.models import EngineAccount, EngineCall, EngineStop
from prep.engines.people import who_stay
from prep.engines.prices import Price, price_of

MICROS = Decimal(1_000_000)
LOST_AFTER = timedelta(minutes=15)  # at least; see lost_after
LOST = "lost"

STOPPED = "The people who run this site have switched the language model off for now."
OVER = {
    "call": "This is more than one question to the language model may take on this site.",
    "subject": "The language model was asked for this many times today. It can be asked again tomorrow.",
    "person": "You have used up what one person may ask of the language model in a day. Tomorrow there is more.",
    "payer": "What whoever pays for this may ask of the language model in a day is used up. Tomorrow there is more.",
    "tab": "What may be asked of the language model through this link is used up.",
    "day": "What this site may ask of the language model in a day is used up. Tomorrow there is more.",
}


@dataclass(frozen=True)
class Amount:
    """Money for calls of a known price, tokens for the others."""

    micros: int = 0
    tokens: int = 0


@dataclass(frozen=True)
class Cap:
    """How much may go on one account."""

    calls: int | None = None
    micros: int | None = None
    tokens: int | None = None

    @classmethod
    def named(cls, scope: str) -> "Cap":
        if scope == "subject":
            return cls(calls=settings.ENGINE_CAP_SUBJECT_CALLS)
        money, tokens = settings.ENGINE_CAPS[scope]
        return cls(micros=int(Decimal(str(money)) * MICROS), tokens=tokens)


def is_stopped() -> bool:
    return EngineStop.objects.filter(ended_at=None).exists()


def stop(by_id: int) -> None:
    """Let no call out that costs something. Twice is once."""
    if not is_stopped():
        EngineStop.objects.create(stopped_by_id=by_id)


def go_on() -> None:
    EngineStop.objects.filter(ended_at=None).update(ended_at=timezone.now())


def price_now(model: str) -> Price | None:
    return price_of(model, settings.ENGINE_PRICES)


def reserve(call: EngineCall, bill: Bill, most: Usage) -> None:
    """Set aside the most that the call can cost and save it as `asking`. Raises EngineBudget, saving nothing."""
    held = _amount(most, price_now(call.model))
    _let_out(held)
    scopes = dict(accounts_of(bill, call.subject, timezone.localdate()))
    with transaction.atomic():
        rows = [EngineAccount(key=key) for key in scopes.values()]
        EngineAccount.objects.bulk_create(rows, ignore_conflicts=True)
        for scope, key in scopes.items():
            _charge(scope, key, held, calls=1)
        call.accounts = list(scopes.values())
        call.held_micros, call.held_tokens = held.micros, held.tokens
        call.outcome = EngineCall.ASKING
        write(call)


@transaction.atomic
def write(call: EngineCall) -> None:
    """Save a call for the first time. As in the rows that were there before them, nobody is named who is gone."""
    there = who_stay([call.person_id, call.payer_id])
    call.person_id = call.person_id if call.person_id in there else None
    call.payer_id = call.payer_id if call.payer_id in there else None
    call.save()


def widen(call: EngineCall, bill: Bill, most: Usage) -> None:
    """Set aside more for a call that was let out and finds that it can use so much. Raises EngineBudget, changing
    nothing. Does nothing where enough is set aside."""
    held = _amount(most, price_now(call.model))
    more = Amount(held.micros - call.held_micros, held.tokens - call.held_tokens)
    if more.micros <= 0 and more.tokens <= 0:
        return
    _let_out(held)
    scopes = [scope for scope, _ in accounts_of(bill, call.subject, timezone.localdate())]
    with transaction.atomic():
        for scope, key in zip(scopes, call.accounts, strict=True):  # of the day on which it went out
            _charge(scope, key, more)
        EngineCall.objects.filter(pk=call.pk).update(held_micros=held.micros, held_tokens=held.tokens)
    call.held_micros, call.held_tokens = held.micros, held.tokens


def _let_out(held: Amount) -> None:
    """Raises EngineBudget where no call may go out, or none that can cost so much."""
    if is_stopped():
        raise EngineBudget(STOPPED)
    cap = Cap.named("call")
    if (held.micros > (cap.micros or 0)) or (held.tokens > (cap.tokens or 0)):
        raise EngineBudget(OVER["call"])


def settle(call: EngineCall, outcome: str, usage: Usage | None, *, is_owed: bool = True, **also: Any) -> bool:
    """Put what the call really came to in place of what was set aside. Twice is once.

    Where nobody counted, all that was set aside counts as used if anything `is_owed`. A call that was taken for
    lost and ends after all counts too: what was set aside for it is given back already.
    """
    price = price_now(call.model)
    held = Amount(call.held_micros, call.held_tokens)
    owed = _owed(held, usage, price, is_owed)
    cost = price.of(usage) if price and usage else None
    counted = usage or Usage()
    also |= {
        "input_tokens": counted.input_tokens,
        "cached_tokens": counted.cached_tokens,
        "output_tokens": counted.output_tokens,
        "cost": cost,
        "price": str(price or ""),
    }
    with transaction.atomic():
        found = _end(call, outcome, also)
        if found is None:
            return False
        if found == LOST:
            held = Amount()
        for key in call.accounts:
            EngineAccount.objects.filter(key=key).update(
                micros=F("micros") + owed.micros - held.micros,
                tokens=F("tokens") + owed.tokens - held.tokens,
                touched_at=timezone.now(),
            )
    return True


def _end(call: EngineCall, outcome: str, also: dict[str, Any]) -> str | None:
    """Write down how it ended. Returns in which state it was found, None where it had ended before."""
    fields = {"held_micros": 0, "held_tokens": 0, "accounts": [], "outcome": outcome, **also}
    for before in (EngineCall.ASKING, LOST):
        if before != outcome and EngineCall.objects.filter(pk=call.pk, outcome=before).update(**fields):
            return before
    return None


def release_lost() -> int:
    """Give back what was set aside for calls whose process died. Returns how many there were."""
    lost = EngineCall.objects.filter(
        outcome=EngineCall.ASKING, created_at__lt=timezone.now() - lost_after()
    ).order_by("pk")
    return sum(settle(call, LOST, None, is_owed=False) for call in lost[:500])


def lost_after() -> timedelta:
    """A call that is still open after this time has no process any more. A living one is given up at its
    deadline; it gets as long again to write down what came."""
    return max(LOST_AFTER, timedelta(seconds=2 * settings.ENGINE_DEADLINE))


def accounts_of(bill: Bill, subject: str, day: date) -> Iterator[tuple[str, str]]:
    """(scope, key) of every account that a call is charged to, always in this order: two callers that share
    several cannot lock each other out."""
    if subject:
        yield "subject", f"{subject} on {day}"
    if bill.person_id is not None:
        paid_for = bill.payer_id not in (None, bill.person_id)
        yield "person", f"{'guest' if paid_for else 'person'} {bill.person_id} on {day}"
    if bill.payer_id not in (None, bill.person_id):
        yield "payer", f"payer {bill.payer_id} on {day}"
    if bill.tab:
        yield "tab", f"tab {bill.tab}"
    yield "day", day_key(day)


def day_key(day: date) -> str:
    return f"all on {day}"


def _charge(scope: str, key: str, held: Amount, calls: int = 0) -> None:
    cap = Cap.named(scope)
    room = EngineAccount.objects.filter(key=key)
    if calls and cap.calls is not None:
        room = room.filter(calls__lt=cap.calls)
    if cap.micros is not None and held.micros:
        room = room.filter(micros__lte=cap.micros - held.micros)
    if cap.tokens is not None and held.tokens:
        room = room.filter(tokens__lte=cap.tokens - held.tokens)
    changed = room.update(
        calls=F("calls") + calls,
        micros=F("micros") + held.micros,
        tokens=F("tokens") + held.tokens,
        touched_at=timezone.now(),
    )
    if not changed:
        raise EngineBudget(OVER[scope])


def _amount(usage: Usage, price: Price | None) -> Amount:
    """Rounded up. A call whose price is known counts as money, any other as tokens."""
    if usage.input_tokens is None or usage.output_tokens is None:
        raise ValueError("an engine that costs something must say how many tokens a call can use")
    if price is None:
        return Amount(tokens=usage.input_tokens + usage.output_tokens)
    return Amount(micros=math.ceil((price.of(usage) or 0) * MICROS))


def _owed(held: Amount, usage: Usage | None, price: Price | None, is_owed: bool) -> Amount:
    """What counts against the caps."""
    if usage is not None and usage.input_tokens is not None and usage.output_tokens is not None:
        return _amount(usage, price)
    return held if is_owed else Amount()
