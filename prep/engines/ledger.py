"""What the ledger tells those who run the site, in a fixed number of queries."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, Sum
from django.utils import timezone

from prep.engines.ask import STORED
from prep.engines.budgets import MICROS, Cap, day_key
from prep.engines.models import EngineAccount, EngineCall

DAYS = 7
TIMED_AT_MOST = 10_000  # newest calls whose seconds are looked at
PREFIXES = {"person": "person ", "guest": "guest ", "payer": "payer ", "tab": "tab ", "day": "all on "}
NEARLY = 0.8  # of a cap
SHOWN_AT_MOST = 20
FINE = {"ok", STORED, EngineCall.ASKING}
OUTCOMES = {
    "engine_unavailable": "away",
    "engine_refused": "refused",
    "engine_invalid": "not in form",
    "engine_budget": "over budget",
    "dropped": "broken off",
    "lost": "process died",
}


@dataclass
class Line:
    """All calls of one prompt to one model in the last days. `cost` is of those whose cost is known."""

    prompt: str
    engine: str
    model: str
    calls: int = 0
    today: int = 0
    stored: int = 0
    failures: Counter[str] = field(default_factory=Counter)
    tokens_in: int = 0
    tokens_cached: int = 0
    tokens_out: int = 0
    cost: Decimal = Decimal(0)
    cost_today: Decimal = Decimal(0)
    unknown: int = 0  # answered calls whose cost nobody knows
    seconds: list[float] = field(default_factory=list)

    @property
    def failed(self) -> list[tuple[str, int]]:
        return [(OUTCOMES.get(outcome, outcome), count) for outcome, count in self.failures.most_common()]

    @property
    def tokens(self) -> list[str]:
        """Read, of these from the endpoint's cache, written."""
        return [f"{count:,}" for count in (self.tokens_in, self.tokens_cached, self.tokens_out)]

    @property
    def median(self) -> float | None:
        return percentile(self.seconds, 50)

    @property
    def slowest(self) -> float | None:
        return percentile(self.seconds, 95)


@dataclass(frozen=True)
class Left:
    """What of the site's day is used: money of calls with a price, tokens of the others."""

    money: Decimal
    money_cap: Decimal
    tokens: int
    tokens_cap: int

    @property
    def token_words(self) -> str:
        return f"{self.tokens:,} of {self.tokens_cap:,} tokens"


def percentile(values: Sequence[float], share: int) -> float | None:
    """By nearest rank; None without values."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share / 100 * len(ordered)) - 1)] if ordered else None


def lines() -> list[Line]:
    """One line per prompt and model, the busiest first. Two queries, however many calls there are."""
    since = timezone.now() - timedelta(days=DAYS)
    today = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
    found: dict[tuple[str, str, str], Line] = {}
    recent = EngineCall.objects.filter(created_at__gte=since)
    for row in _sums(recent, Q(created_at__gte=today)):
        key = (row["prompt"], row["engine"], row["model"])
        _add(found.setdefault(key, Line(*key)), row)
    timed = recent.filter(outcome="ok").order_by("-pk")[:TIMED_AT_MOST]
    seconds: defaultdict[tuple[str, str, str], list[float]] = defaultdict(list)
    for prompt, engine, model, taken in timed.values_list("prompt", "engine", "model", "seconds"):
        seconds[(prompt, engine, model)].append(taken)
    for key, line in found.items():
        line.seconds = seconds[key]
    return sorted(found.values(), key=lambda line: (-line.calls, line.prompt, line.engine, line.model))


def _sums(calls: Any, today: Q) -> Iterable[dict[str, Any]]:
    return calls.values("prompt", "engine", "model", "outcome").annotate(
        count=Count("pk"),
        of_today=Count("pk", filter=today),
        input=Sum("input_tokens"),
        cached=Sum("cached_tokens"),
        output=Sum("output_tokens"),
        money=Sum("cost"),
        money_today=Sum("cost", filter=today),
        uncounted=Count("pk", filter=Q(cost=None)),
    )


def _add(line: Line, row: dict[str, Any]) -> None:
    outcome = row["outcome"]
    line.calls += row["count"]
    line.today += row["of_today"]
    line.tokens_in += row["input"] or 0
    line.tokens_cached += row["cached"] or 0
    line.tokens_out += row["output"] or 0
    line.cost += row["money"] or 0
    line.cost_today += row["money_today"] or 0
    if outcome == STORED:
        line.stored += row["count"]
    elif outcome not in FINE:
        line.failures[outcome] += row["count"]
    if outcome == "ok" and line.engine != "embedded":
        line.unknown += row["uncounted"]


def left() -> Left:
    """What the site may still ask today. One query."""
    spent = EngineAccount.objects.filter(key=day_key(timezone.localdate())).first() or EngineAccount()
    cap = Cap.named("day")
    return Left(spent.micros / MICROS, (cap.micros or 0) / MICROS, spent.tokens, cap.tokens or 0)


def nearly_used_up() -> list[tuple[str, int]]:
    """(account, per cent used) of today's accounts and of tabs that are nearly used up, fullest first. One query."""
    day = timezone.localdate()
    full, caps = Q(), {}
    for scope, start in PREFIXES.items():
        cap = Cap.named("person" if scope == "guest" else scope)
        caps[start] = cap
        mine = (
            Q(key__startswith=start)
            if scope == "tab"
            else Q(key__startswith=start, key__endswith=f"on {day}")
        )
        most = Q(micros__gt=0, micros__gte=(cap.micros or 0) * NEARLY)
        most |= Q(tokens__gt=0, tokens__gte=(cap.tokens or 0) * NEARLY)
        full |= mine & most
    found = []
    for row in EngineAccount.objects.filter(full).order_by("-micros", "-tokens", "key")[:SHOWN_AT_MOST]:
        cap = next(cap for start, cap in caps.items() if row.key.startswith(start))
        shares = [row.micros / (cap.micros or 1), row.tokens / (cap.tokens or 1)]
        found.append((row.key.removesuffix(f" on {day}"), int(100 * max(shares))))
    return sorted(found, key=lambda one: -one[1])
