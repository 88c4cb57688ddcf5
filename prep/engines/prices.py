"""What models cost: list prices per million tokens, dated, and what a call comes to. Knows no Django.

A model that is not here has no known price, and what it costs is unknown, never nothing. Operators name the
prices of their own models in ENGINE_PRICES; a price of 0 there says that the model really costs nothing.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from prep.engines.base import Usage

MILLION = Decimal(1_000_000)
FIGURE = r"(\d{1,5}(?:\.\d{1,6})?)"
OWN = re.compile(rf"([^=,\s][^=,]*?)\s*=\s*{FIGURE}\s*/\s*{FIGURE}\s*/\s*{FIGURE}")
DATED = re.compile(r"(?:-\d{4}-\d{2}-\d{2})?$")  # gpt-4o-mini-2024-07-18 costs what gpt-4o-mini costs


@dataclass(frozen=True)
class Price:
    """Money per million tokens: read, read again from the endpoint's cache, written."""

    input: Decimal
    cached: Decimal
    output: Decimal

    def __str__(self) -> str:
        return f"{self.input}/{self.cached}/{self.output}"

    def of(self, usage: Usage) -> Decimal | None:
        """What the tokens cost; None when they were not counted."""
        if usage.input_tokens is None or usage.output_tokens is None:
            return None
        again = min(usage.cached_tokens or 0, usage.input_tokens)
        fresh = usage.input_tokens - again
        return (fresh * self.input + again * self.cached + usage.output_tokens * self.output) / MILLION


def _listed(*rows: str) -> dict[str, Price]:
    found = {}
    for row in rows:
        name, read, again, written = row.split()
        found[name] = Price(Decimal(read), Decimal(again), Decimal(written))
    return found


# US dollars as listed by their makers on 15 August 2025. Prices change: set ENGINE_PRICES to be sure.
PRICES: dict[str, Price] = _listed(
    "gpt-4o 2.50 1.25 10.00",
    "gpt-4o-mini 0.15 0.075 0.60",
    "gpt-4.1 2.00 0.50 8.00",
    "gpt-4.1-mini 0.40 0.10 1.60",
    "gpt-4.1-nano 0.10 0.025 0.40",
    "gpt-5 1.25 0.125 10.00",
    "gpt-5-mini 0.25 0.025 2.00",
    "gpt-5-nano 0.05 0.005 0.40",
    "o3 2.00 0.50 8.00",
    "o4-mini 1.10 0.275 4.40",
)


def price_of(model: str, own: Mapping[str, Price] | None = None) -> Price | None:
    """The price of a model now, the operator's own word first; None when nobody said."""
    for table in (own or {}, PRICES):
        if model in table:
            return table[model]
        for name, price in table.items():
            if model.startswith(name) and DATED.fullmatch(model[len(name) :]):
                return price
    return None


def read(text: str) -> dict[str, Price]:
    """`model=input/cached/output, …` as ENGINE_PRICES has it. Raises ValueError with a plain sentence."""
    found: dict[str, Price] = {}
    for entry in filter(None, (part.strip() for part in text.split(","))):
        match = OWN.fullmatch(entry)
        if match is None:
            raise ValueError(f"{entry!r} is no price: write model=input/cached/output, for a million tokens.")
        name, *figures = match.groups()
        input_, cached, output = (Decimal(figure) for figure in figures)
        found[name] = Price(input_, cached, output)
    return found
