"""Slots of a question: what a posting itself calls its people, places and things.

"How do you greet {patients|residents}?" is asked of residents where the posting speaks of residents.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import product

from interviews.offline.writing import linking
from interviews.offline.writing.naming import a_or_an
from interviews.offline.writing.roots import root

LIGHT = frozenset("a an the of in on at to for with your our their other".split())
# With the article that depends on what is said.
SLOT = re.compile(r"(?:\b(a|A)n? )?\{([^{}|]+(?:\|[^{}|]+)+)\}")


def filled(text: str, lines: Iterable[str]) -> str:
    """The text with, in each slot, the alternative whose words most of the lines have together, in some form and then
    as they are spelled; the first where they have none."""
    if "|" not in text:
        return text
    said = list(map(spoken, lines))

    def standing(alternative: str) -> tuple[int, int]:
        roots, words = spoken(alternative)
        held = [spelled for known, spelled in said if roots and roots <= known]
        return len(held), sum(bool(words & spelled) for spelled in held)

    return SLOT.sub(lambda slot: with_article(slot[1], max(slot[2].split("|"), key=standing)), text)


def with_article(article: str | None, said: str) -> str:
    return f"{article}{a_or_an(said)[1:]}" if article else said


@lru_cache(maxsize=5_000)
def spoken(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The roots of its words but for articles and the like, and the words as they are spelled."""
    words = frozenset(linking.WORD.findall(text.lower())) - LIGHT
    return frozenset(map(root, words)), words


def every(text: str) -> list[str]:
    """The text in all the ways in which it can be said."""
    slots = [[with_article(slot[1], one) for one in slot[2].split("|")] for slot in SLOT.finditer(text)]
    between = SLOT.sub("\0", text).split("\0")
    return [
        "".join(part + said for part, said in zip(between, (*way, ""), strict=True))
        for way in product(*slots)
    ]
