"""The one guarded way to change a state."""

from collections.abc import Mapping
from typing import Any

from django.db import models


class IllegalMove(Exception):
    """The row was not in a state from which this move is legal (or somebody else moved it first)."""


def sources(moves: Mapping[str, set[str]], to: str) -> list[str]:
    """The states from which `to` may be reached in one move."""
    return [state for state, targets in moves.items() if to in targets]


def move(row: models.Model, moves: Mapping[str, set[str]], to: str, **also: Any) -> None:
    """Set row.state to `to` and the fields in `also`, if that is legal in the database right now.

    One conditional update: of two callers at once one wins, the other gets IllegalMove.
    """
    changed = (
        type(row)._default_manager.filter(pk=row.pk, state__in=sources(moves, to)).update(state=to, **also)
    )
    if not changed:
        raise IllegalMove(f"{row._meta.label} cannot become {to}")
    for field, value in {"state": to, **also}.items():
        setattr(row, field, value)
