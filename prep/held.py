"""Rows held until a transaction ends: nobody else writes or erases them meanwhile."""

from contextlib import suppress
from typing import Any, TypeVar

from django.core.exceptions import EmptyResultSet, ObjectDoesNotExist
from django.db import connection
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


def hold_all(rows: QuerySet[Any], *, no_key: bool = False) -> None:
    """Hold rows in the order of their keys: of two who want the same ones, none waits for ever. `no_key`: others may
    refer to them meanwhile, or keep them."""
    list(rows.order_by("pk").select_for_update(of=("self",), no_key=no_key).values_list("pk"))


def hold_again(row: Model, *, no_key: bool = False) -> None:
    """Hold a row that was read before, and read it anew. Raises Erased."""
    rows = type(row)._default_manager.select_for_update(of=("self",), no_key=no_key)
    try:
        row.refresh_from_db(from_queryset=rows)
    except ObjectDoesNotExist:
        raise Erased from None


def keep(rows: QuerySet[Row]) -> list[Row]:
    """The rows, which nobody erases until the transaction ends. Others may keep them too: none waits for another."""
    lock = "" if connection.vendor == "sqlite" else " FOR KEY SHARE"  # Django knows no such lock
    with suppress(EmptyResultSet):
        sql, values = rows.query.sql_with_params()
        return list(rows.model._default_manager.raw(sql + lock, values))
    return []
