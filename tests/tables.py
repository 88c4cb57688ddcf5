"""What stands in the database, table by table, and in its file."""

import json
from typing import Any

from django.db import connection

from prep.accounts.sessions import Session

FILE = "the file"


def tables_with(needle: str) -> list[str]:
    """Tables in which the words stand anywhere, whether a model has them or not, also inside sessions, which are
    encoded; and on SQLite the FILE, which may still hold what no table shows any more."""
    tables = connection.introspection.table_names()
    found = [table for table in tables if any(needle in _said(row) for row in _rows(table))]
    if any(needle in _said(session.get_decoded()) for session in Session.objects.all()):
        found.append(Session._meta.db_table)
    if connection.vendor == "sqlite" and needle.encode() in connection.connection.serialize():
        found.append(FILE)
    return found


def _rows(table: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
        return cursor.fetchall()


def _said(value: Any) -> str:
    return json.dumps(value, default=str)
