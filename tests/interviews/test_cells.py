"""Cells that no spreadsheet takes for a formula, and that come back as they were."""

from pathlib import Path

import pytest
from django.conf import settings

from interviews.cells import plain, safe

STARTS = tuple("=+-@\t\r\n＝＋－＠")
CORPORA = settings.BASE_DIR.parent / "shared" / "corpora"


def texts():
    """Made-up ones, and every line of the corpora of bad input that are there."""
    yield from (
        "",
        "'",
        "''",
        "plain",
        "'quoted'",
        "it's",
        "= 1",
        " =1",
        "-1",
        "'=1",
        "''=1",
        "'-",
        "\u00a0=1",
    )
    for path in sorted(CORPORA.rglob("*.txt")) if CORPORA.is_dir() else []:
        yield from Path(path).read_text(encoding="utf-8", errors="replace").splitlines()[:3000]


@pytest.mark.parametrize("start", STARTS)
def test_cell_when_it_begins_like_a_formula_is_made_text(start):
    assert safe(f"{start}cmd") == f"'{start}cmd"


def test_cells_when_any_text_is_given_are_safe_and_come_back():
    for text in texts():
        cell = safe(text)
        assert not cell.startswith(STARTS), text
        assert plain(cell) == text


def test_number_when_exported_stays_a_number():
    assert safe(3) == "3"
