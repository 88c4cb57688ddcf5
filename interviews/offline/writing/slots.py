"""Slots of a question: what a posting itself calls its people, places and things.

"How do you greet {patients|residents}?" is asked of residents where the posting speaks of residents.
"""

import re
from collections.abc import Iterable
from itertools import product

from interviews.offline.writing import linking

SLOT = re.compile(r"\{([^{}|]+(?:\|[^{}|]+)+)\}")


def filled(text: str, lines: Iterable[str]) -> str:
    """The text with, in each slot, the alternative whose words most of the lines have together; the first where they
    have none, and of those that as many lines have."""
    if "|" not in text:
        return text
    held = [linking.stems(line) for line in lines]

    def standing(alternative: str) -> int:
        return sum(linking.stems(alternative) <= one for one in held)

    return SLOT.sub(lambda slot: max(slot[1].split("|"), key=standing), text)


def every(text: str) -> list[str]:
    """The text in all the ways in which it can be said."""
    parts = SLOT.split(text)  # plain text and slots by turns
    ways = [part.split("|") if n % 2 else [part] for n, part in enumerate(parts)]
    return ["".join(way) for way in product(*ways)]
