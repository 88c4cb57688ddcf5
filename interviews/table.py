"""Tables of questions as files: CSV or JSON, read and written. What the rows mean is the form's to say. Pure."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from interviews import cells
from postings.text import clean

ROWS_AT_MOST = 2000
NO_LIST = "The JSON is no list of questions: square brackets around it, each question in braces."


class Unreadable(Exception):
    """The file is no table that we can read; the message says why."""


# ---------------------------------------------------------------- out


def as_csv(names: Sequence[str], rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    line = io.StringIO()
    writer = csv.writer(line)
    writer.writerow(names)
    for row in rows:
        writer.writerow(cells.safe(row[name]) for name in names)
        yield line.getvalue()
        line.seek(0)
        line.truncate()
    yield line.getvalue()


def as_json(names: Sequence[str], rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    before = "["
    for row in rows:
        yield before + json.dumps({name: row[name] for name in names}, ensure_ascii=False)
        before = ",\n"
    yield "]" if before != "[" else "[]"


# ---------------------------------------------------------------- in


@dataclass(frozen=True)
class Table:
    """What a file holds: the names of its columns, its rows, and the number of each as a spreadsheet counts them,
    the row of names being 1."""

    names: list[str]
    rows: list[list[Any]]
    numbers: list[int]


def read(text: str) -> Table:
    """A table from JSON or CSV, whichever it is."""
    table = _of_json(text) if text.lstrip().startswith(("[", "{")) else _of_csv(text)
    if "text" not in table.names:
        raise Unreadable("The table needs a column named “text”.")
    if not table.rows:
        raise Unreadable("The table has no rows.")
    if len(table.rows) > ROWS_AT_MOST:
        raise Unreadable(f"{ROWS_AT_MOST:,} questions at a time; this table has {len(table.rows):,}.")
    return table


def _of_json(text: str) -> Table:
    """A list of objects; a name that one of them lacks is empty there."""
    try:
        # Numbers as they are written: cells are words to the form, and Python makes none of 5,000 digits.
        rows = json.loads(text, object_pairs_hook=_cleaned, parse_int=str)
    except json.JSONDecodeError as error:
        raise Unreadable(f"The file begins like JSON and is broken in line {error.lineno}.") from error
    except RecursionError as error:
        raise Unreadable(NO_LIST) from error
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise Unreadable(NO_LIST)
    names = list(dict.fromkeys(name for row in rows for name in row))
    values = [[row.get(name, "") for name in names] for row in rows]
    return Table(names, values, list(range(1, len(rows) + 1)))


def _cleaned(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The text was clean, but an escape in it (\\u0000, \\ud800) is what was cleaned away all over again."""
    return {clean(name): clean(value) if isinstance(value, str) else value for name, value in pairs}


def _of_csv(text: str) -> Table:
    """Cells behind commas, semicolons or tabs, by which the first row is one of names. Empty rows are passed over."""
    lines = text.splitlines()
    first = lines[0] if lines else ""
    try:
        separator = max(",;\t", key=lambda sign: "text" in next(csv.reader([first], delimiter=sign), []))
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise Unreadable("This is neither a CSV nor a JSON table of questions.") from error
    names = rows[0] if rows else []
    filled = [(number, row) for number, row in enumerate(rows[1:], start=2) if any(row)]
    for number, row in filled:
        if any(row[len(names) :]):
            raise Unreadable(f"Row {number} has more cells than there are names in the first row.")
    even = [[*map(cells.plain, row), *[""] * len(names)][: len(names)] for _, row in filled]
    return Table(names, even, [number for number, _ in filled])
