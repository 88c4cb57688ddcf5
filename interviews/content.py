"""What a question says, apart from where it stands: the values that a version keeps. Pure."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from interviews.criteria import numbered

# Levels of the scale, and what such an answer is called.
LEVELS = {"1": "weak", "3": "solid", "5": "excellent"}
LEVEL_NAMES = {level: called.capitalize() for level, called in LEVELS.items()}


@dataclass(frozen=True)
class Content:
    """All that a version keeps. Criteria are (text, skill) pairs, levels are keyed "1", "3" and "5"."""

    text: str
    kind: str
    difficulty: int
    minutes: int
    criteria: Sequence[tuple[str, str]] = ()
    probes: Sequence[str] = ()
    levels: dict[str, str] = field(default_factory=dict)

    def values(self) -> dict[str, Any]:
        """As the columns of a question and of a version hold it."""
        return {
            **asdict(self),
            "criteria": numbered(self.criteria),
            "probes": list(self.probes),
            "levels": {level: text for level, text in self.levels.items() if text},
        }

    @property
    def skills(self) -> list[str]:
        return list(dict.fromkeys(skill for _, skill in self.criteria))
