"""One question to be written: its place, its kind, and what it is about."""

from dataclasses import dataclass

from interviews.offline.writing.subjects import Subject


@dataclass(frozen=True)
class Task:
    """One question to be written."""

    position: int
    kind: str
    subject: Subject
