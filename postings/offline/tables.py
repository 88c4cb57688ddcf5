"""The reader's word lists, loaded once from the data files beside it."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from postings.text import fold

_FOLDER = Path(__file__).parent / "data"


@cache
def table(name: str) -> dict[str, Any]:
    """The TOML file of that name."""
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def names(name: str) -> tuple[str, ...]:
    """The lines of the text file of that name, without blank lines and comments."""
    lines = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("# "))


@cache
def occupations() -> frozenset[str]:
    """Words that name who does a work, such as "baker"."""
    return frozenset(word for line in names("role_nouns") for word in line.split())


def spellings(name: str) -> tuple[str, ...]:
    """Every spelling that Prep knows of the skill of that name, folded, the first of them being its key."""
    return _spellings().get(fold(name), (fold(name),))


@cache
def _spellings() -> dict[str, tuple[str, ...]]:
    rows = (tuple(map(fold, line.split("; "))) for line in names("spellings"))
    return {spelling: row for row in rows for spelling in row}
