"""Starter packs: questions by family of work, TOML files beside this module. Pure: reads and checks, no more."""

import hashlib
import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from interviews.content import LEVELS
from interviews.criteria import LEAST, MOST
from interviews.enums import Difficulty, QuestionKind

FOLDER = Path(__file__).parent
LEVEL_OF = {called: level for level, called in LEVELS.items()}
FIELDS = {"key", "text", "kind", "difficulty", "minutes", "probes", "criteria", "levels"}


class BadPack(ValueError):
    """A pack that cannot be loaded; says which file, which question and why."""


@dataclass(frozen=True)
class PackQuestion:
    """One question of a pack. `key` names it for ever; criteria are (text, skill) pairs."""

    key: str
    text: str
    kind: str
    difficulty: int
    minutes: int
    probes: tuple[str, ...]
    criteria: tuple[tuple[str, str], ...]
    levels: dict[str, str]


@dataclass(frozen=True)
class Pack:
    """The questions of one family of work."""

    family: str
    name: str
    description: str
    questions: tuple[PackQuestion, ...]


def read_all() -> list[Pack]:
    """All packs, in the order of their file names."""
    return [read(path) for path in sorted(FOLDER.glob("*.toml"))]


def read(path: Path) -> Pack:
    try:
        loaded = tomllib.loads(path.read_text(encoding="utf-8"))
        rows = [_question(row, loaded["family"]) for row in loaded["questions"]]
        return Pack(loaded["family"], loaded["name"], loaded["description"], tuple(rows))
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as wrong:
        raise BadPack(f"{path.name}: {wrong}") from wrong


def fingerprint(content: dict[str, Any]) -> str:
    """A short name for the content of a question, the same wherever it is kept."""
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:32]


def _question(row: dict[str, Any], family: str) -> PackQuestion:
    key = row["key"]
    if set(row) != FIELDS:
        raise ValueError(f"{key}: has or lacks {sorted(set(row) ^ FIELDS)}")
    if row["kind"] not in QuestionKind or row["difficulty"] not in Difficulty.values:
        raise ValueError(f"{key}: no such kind or difficulty")
    if not LEAST <= len(row["criteria"]) <= MOST:
        raise ValueError(f"{key}: {LEAST} to {MOST} criteria")
    if set(row["levels"]) != set(LEVEL_OF):
        raise ValueError(f"{key}: levels are {', '.join(LEVEL_OF)}")
    return PackQuestion(
        key=f"{family}/{key}",
        text=row["text"],
        kind=row["kind"],
        difficulty=row["difficulty"],
        minutes=row["minutes"],
        probes=tuple(row["probes"]),
        criteria=tuple((one["text"], one["skill"]) for one in row["criteria"]),
        levels={LEVEL_OF[name]: text for name, text in row["levels"].items()},
    )
