"""What changed between two wordings, word by word. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from interviews.content import LEVEL_NAMES

PIECE = re.compile(r"\s+|[^\s]+")
LABELS = {
    "text": "Question",
    "kind": "Kind",
    "difficulty": "Difficulty",
    "minutes": "Minutes",
    "criteria": "Criteria",
    "probes": "Probes",
    "levels": "Levels",
}


@dataclass(frozen=True)
class Piece:
    """A run of words: kept, added or removed."""

    state: str
    text: str


@dataclass(frozen=True)
class Change:
    """One part of a question that reads otherwise now."""

    label: str
    pieces: tuple[Piece, ...]


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """The parts that differ, in the order in which a question is read."""
    found = []
    for name, label in LABELS.items():
        old, new = lines(name, before[name]), lines(name, after[name])
        if old != new:
            found.append(Change(label, tuple(pieces("\n".join(old), "\n".join(new)))))
    return found


def lines(name: str, value: Any) -> list[str]:
    """A part of a question as lines of text."""
    if name == "criteria":
        return [f"{one['text']} ({one['skill']})" for one in value]
    if name == "probes":
        return list(value)
    if name == "levels":
        return [f"{words}: {value[level]}" for level, words in LEVEL_NAMES.items() if value.get(level)]
    return [str(value)]


def pieces(old: str, new: str) -> list[Piece]:
    """Old and new woven together."""
    a, b = PIECE.findall(old), PIECE.findall(new)
    found: list[Piece] = []
    for verb, a1, a2, b1, b2 in SequenceMatcher(a=a, b=b, autojunk=False).get_opcodes():
        if verb == "equal":
            found.append(Piece("kept", _joined(a[a1:a2])))
            continue
        found += [Piece("removed", _joined(a[a1:a2]))] * (a2 > a1)
        found += [Piece("added", _joined(b[b1:b2]))] * (b2 > b1)
    return found


def _joined(words: Sequence[str]) -> str:
    return "".join(words)
