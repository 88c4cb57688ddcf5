"""The reader's word lists, loaded once from the data files beside it."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from postings.text import fold

_HYPHEN = re.compile(r"(?<=[^\W_])[-_](?=[^\W_])")
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


def skill_key(name: str) -> str:
    """What all spellings of a skill have in common, as far as Prep knows them: the first that is listed, folded."""
    return _spellings().get(_unhyphened(name), _unhyphened(name))


def _unhyphened(name: str) -> str:
    """Folded, with a blank for a hyphen within words: "spring-boot" is a tag for "Spring Boot"."""
    return _HYPHEN.sub(" ", fold(name))


@cache
def _spellings() -> dict[str, str]:
    rows = (list(map(_unhyphened, line.split("; "))) for line in names("spellings"))
    return {spelling: row[0] for row in rows for spelling in row}
