"""An answer's text cut where the words quoted as evidence begin and end."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Passage:
    """Words quoted from a text, the criterion they speak for, and the name of the place where they stand."""

    start: int
    text: str
    number: int
    anchor: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True)
class Segment:
    """A piece of the text. `numbers` are the criteria that it is evidence for: none, one or several.

    `starts` are the places that begin with it, `ends` the criteria whose words end with it.
    """

    text: str
    numbers: tuple[int, ...] = ()
    starts: tuple[str, ...] = ()
    ends: tuple[int, ...] = ()


def segments(text: str, passages: Sequence[Passage]) -> list[Segment]:
    """The text in pieces that read as the text when put together again.

    Passages may overlap. One that does not stand in the text where it says is left out.
    """
    sound = [one for one in passages if one.text and one.start >= 0 and text.startswith(one.text, one.start)]
    cuts = sorted({0, len(text), *(one.start for one in sound), *(one.end for one in sound)})
    return [_segment(text, start, end, sound) for start, end in zip(cuts, cuts[1:], strict=False)]


def _segment(text: str, start: int, end: int, passages: Sequence[Passage]) -> Segment:
    return Segment(
        text[start:end],
        tuple(dict.fromkeys(one.number for one in passages if one.start <= start and end <= one.end)),
        tuple(one.anchor for one in passages if one.start == start),
        tuple(dict.fromkeys(one.number for one in passages if one.end == end)),
    )
