"""Rows held until a transaction ends: nobody else writes or erases them meanwhile."""

from typing import Any, TypeVar

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model, QuerySet
from django.http import Http404

Row = TypeVar("Row", bound=Model)


class Erased(Http404):
    """The row was erased a moment ago, in another tab perhaps. A page answers as it does for anything that is gone."""


def hold(rows: QuerySet[Row], pk: int | None) -> Row:
    """The row as it is now, held. Raises Erased."""
    row = rows.select_for_update(of=("self",)).filter(pk=pk).first()
    if row is None:
        raise Erased
    return row


def hold_all(rows: QuerySet[Any]) -> None:
    """Hold rows in the order of their keys: of two who want the same ones, none waits for ever."""
    list(rows.order_by("pk").select_for_update(of=("self",)).values_list("pk"))


def hold_again(row: Model) -> None:
    """Hold a row that was read before, and read it anew. Raises Erased."""
    try:
        row.refresh_from_db(from_queryset=type(row)._default_manager.select_for_update(of=("self",)))
    except ObjectDoesNotExist:
        raise Erased from None
