"""How closely phrases, lines and skills belong together, by word stems and sort of work."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from math import fsum

from interviews.offline.writing import lexicon
from interviews.offline.writing.roots import root

WORD = re.compile(r"[a-z][a-z+#0-9']*", re.I)
ENDING = re.compile(
    r"(?:s|e|er|ing|ship|ment|ation|tion|ion|or|iv|ive|al|ity|iti|i|ness|ful|ly|li|abl|able|abil|ist|ic|ian|ance|enc|ence)+"
)
LONGEST_ENDING = 12  # letters; what is longer is no ending, and would be tried in very many ways
COMMON = 0.4  # what a stem of everyday duty language weighs against any other


@lru_cache(maxsize=5_000)
def stems(text: str) -> frozenset[str]:
    """Stems of the words that carry meaning."""
    empty = lexicon.word_lists()["empty"]
    return frozenset(root(word) for word in map(str.lower, WORD.findall(text)) if word not in empty)


def akin(one: str, other: str) -> bool:
    """ "lead" and "leadership" are of one family, "safe" and "safeguard" are not."""
    short, long = sorted((one, other), key=len)
    ending = long.removeprefix(short)
    family = len(short) >= 4 and len(ending) <= LONGEST_ENDING and long.startswith(short)
    return one == other or family and ENDING.fullmatch(ending) is not None


@cache
def common() -> frozenset[str]:
    """Stems that stand in the postings of every trade."""
    others = ("ranks", "plain", "meeting", "any_posting", "apart", "capitals", "compounds")
    words = lexicon.verbs().union(
        *(words for name, words in lexicon.word_lists().items() if name not in others),
    )
    return frozenset(root(word) for word in words)


@cache
def of_any_posting() -> frozenset[str]:
    """Stems that do not tell one posting from another: what is done everywhere, and what is spoken of everywhere."""
    lists = lexicon.word_lists()
    return frozenset(root(word) for word in (lexicon.verbs() - lists["noun_verbs"]) | lists["any_posting"])


def names(text: str, skill: str) -> bool:
    """Does a text name a skill, whole and by no part of another word?"""
    return re.search(rf"(?<![\w-]){re.escape(skill)}(?![\w-])", text, re.I) is not None


class Rarity:
    """How much a stem tells within one posting: what stands in every line tells little."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.count: Counter[str] = Counter()
        self.lines = 0
        for line in lines:
            self.lines += 1
            self.count.update(stems(line))

    def weight(self, one: str) -> float:
        return (COMMON if one in common() else 1.0) / (1 + self.count[one] / 4)

    def share(self, of: str, within: str) -> float:
        """The share of the meaning of `of` that `within` carries."""
        wanted, held = stems(of), stems(within)
        total = fsum(self.weight(one) for one in wanted)
        return fsum(self.weight(one) for one in wanted if one in held) / total if total else 0.0

    def bond(self, skill: str, text: str, craft: str) -> float:
        """How much a text on a sort of work calls for a skill."""
        wanted, held = stems(skill), stems(text)
        shared = fsum(self.weight(one) for one in wanted if any(akin(one, other) for other in held))
        total = fsum(self.weight(one) for one in wanted) or 1.0
        kindred = bool(craft) and lexicon.family(lexicon.craft_of_thing(skill)) == lexicon.family(craft)
        return shared / total + (0.3 if kindred else 0.0)
