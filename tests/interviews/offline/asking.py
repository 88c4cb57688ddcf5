"""Which question of the bank a written question is."""

from functools import cache

from interviews.offline.writing import slots, topics, turns


@cache
def ways() -> dict[str, str]:
    """Every way in which a question of a topic can be said, and how it stands in the bank; the longest first, as one
    may end like another."""
    said = {turns.plain(way): frame for frame in topics.by_question() for way in slots.every(frame)}
    return dict(sorted(said.items(), key=lambda item: -len(item[0])))


def frame_of(text: str) -> str:
    """The question of the bank that a text ends with, or ""."""
    return next((frame for way, frame in ways().items() if turns.plain(text).endswith(way)), "")
