"""Which lines and skills of a posting the questions of a set test, as rows of a grid. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

LINE, SKILL = "line", "skill"


@dataclass(frozen=True)
class Asked:
    """A question of the set: its number, the keys of the lines and skills it tests, and its own key."""

    number: int
    lines: frozenset[int] = frozenset()
    skills: frozenset[int] = frozenset()
    key: int = 0


@dataclass(frozen=True)
class Row:
    """One line or skill, and for each question of the set that question if it tests it, else None. `place` names it on
    the page."""

    place: str
    key: int
    text: str
    number: int
    marks: tuple[Asked | None, ...]

    @property
    def is_gap(self) -> bool:
        return not any(self.marks)


@dataclass(frozen=True)
class Coverage:
    """The grid of a set. Columns are the questions in the order in which they are asked."""

    lines: tuple[Row, ...]
    skills: tuple[Row, ...]
    questions: int

    @property
    def gaps(self) -> int:
        return sum(row.is_gap for row in (*self.lines, *self.skills))

    @property
    def summary(self) -> str:
        """What the grid says, in one sentence; empty when nothing is there to cover or to cover with."""
        told = [
            f"{sum(not row.is_gap for row in rows)} of {counted(len(rows), noun)}"
            for rows, noun in ((self.lines, "line"), (self.skills, "skill"))
            if rows
        ]
        if not told or not self.questions:
            return ""
        verb = "covers" if self.questions == 1 else "cover"
        return f"{counted(self.questions, 'question')} {verb} {' and '.join(told)}."


def coverage(
    lines: Sequence[tuple[int, str]], skills: Sequence[tuple[int, str]], questions: Sequence[Asked]
) -> Coverage:
    """The grid of these lines and skills, each as (key, text), by these questions."""
    return Coverage(
        lines=_rows(LINE, lines, [(question, question.lines) for question in questions]),
        skills=_rows(SKILL, skills, [(question, question.skills) for question in questions]),
        questions=len(questions),
    )


def _rows(
    noun: str, things: Sequence[tuple[int, str]], tested: Sequence[tuple[Asked, frozenset[int]]]
) -> tuple[Row, ...]:
    return tuple(
        Row(
            place_of(noun, key),
            key,
            text,
            number,
            tuple(question if key in keys else None for question, keys in tested),
        )
        for number, (key, text) in enumerate(things, start=1)
    )


def place_of(noun: str, key: int) -> str:
    return f"{noun}-row-{key}"


def is_place(said: str) -> bool:
    return re.fullmatch(rf"(?:{LINE}|{SKILL})-row-[0-9]+", said) is not None


def counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
