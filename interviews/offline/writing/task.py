"""One question to be written: its place, its kind, what it is about, and from which angle."""

from dataclasses import dataclass

from interviews.offline.writing.angles import Angle
from interviews.offline.writing.subjects import Subject


@dataclass(frozen=True)
class Task:
    """One question to be written."""

    position: int
    kind: str
    subject: Subject
    angle: Angle | None = None
    needy: bool = False  # its piece is thin or was asked about before: an angle may come from further off
