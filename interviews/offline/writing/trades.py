"""Trades: what people of a trade are asked in most interviews, for postings that say little themselves."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from interviews.facts import WriteQuestionsFacts
from interviews.offline.writing import lexicon, linking
from interviews.offline.writing.roots import root

KINDS = ("behavioral", "situational", "technical", "background")
FEW_LINES, FEW_WORDS, MOST = 4, 70, 2
LIKELY = 3  # words of a posting that speak for the trade of its title
BORNE_OUT = 2  # words of a short posting that bear out the trade of its title
TITLE_END = re.compile(
    r"(?:\s+[-–—|/(]|\s*[,(:]|\s+(?-i:at|in|for)\s).*$", re.I
)  # what follows is no part of the role
OF_CONTROL = re.compile(
    r"\bquality (?:control|assurance)\b", re.I
)  # no trade of its own: chemists and bakers do it


@dataclass(frozen=True)
class Trade:
    """What people of a trade have to know, and what is particular to asking them."""

    key: str
    name: str
    sense: str
    calls: frozenset[str]
    titles: frozenset[str]  # words of a title that name it, as they are spelled
    least: int  # words of a posting that bear it out
    frames: dict[str, tuple[str, ...]]
    criteria: tuple[str, ...]

    def known(self, kind: str) -> list[str]:
        """Its questions of a kind."""
        return list(self.frames.get(kind, ()))


@cache
def trades() -> tuple[Trade, ...]:
    """All trades, in the order of the file."""
    entries = tomllib.loads((lexicon.HERE / "trades.toml").read_text("utf-8"))
    return tuple(
        Trade(
            key,
            entry["name"],
            entry["sense"],
            frozenset(map(root, entry["calls"].split())),
            frozenset(entry["titles"].split()),
            entry["least"],
            {kind: tuple(entry[kind]) for kind in KINDS if kind in entry},
            tuple(entry["criteria"]),
        )
        for key, entry in entries.items()
    )


def words(text: str) -> list[str]:
    return linking.WORD.findall(text.lower())


def stems(text: str) -> frozenset[str]:
    return frozenset(map(root, words(text)))


def says_little(facts: WriteQuestionsFacts) -> bool:
    """Is a posting so short that the trade has to make up for it?"""
    return len(facts.lines) < FEW_LINES and sum(len(line.text.split()) for line in facts.lines) < FEW_WORDS


def of_title(facts: WriteQuestionsFacts, sure: bool = True) -> list[Trade]:
    """The trades that a title names; where a posting says much, it has to speak of them too, a little at least if one
    need not be `sure`."""
    said = stems(" ".join([facts.title, *(line.text for line in facts.lines)]))
    title = words(OF_CONTROL.sub("", TITLE_END.sub("", facts.title)))
    telling = [word for word in title if word not in lexicon.word_lists()["ranks"]]
    for word in reversed(telling):
        named = [trade for trade in trades() if word in trade.titles]
        if facts.lines:
            least = BORNE_OUT if says_little(facts) else 0 if sure else LIKELY
            named = [trade for trade in named if len(trade.calls & said) >= (least or trade.least)]
        if named:
            return sorted(named, key=lambda trade: -len(trade.calls & said))[:MOST]
    return []
