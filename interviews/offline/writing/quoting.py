"""The words of a line that a question was made from."""

import re
from collections import Counter
from collections.abc import Iterable

from interviews.offline.writing import linking, nouns
from interviews.offline.writing.roots import root

MOST = 7  # words: a run of eight would copy the posting
LEAST = 2
BREAK = re.compile(r"[.;:!?•()\[\]{}\n“”\"«»]| - |[–—]")
GOES_ON = nouns.pauses() | frozenset(
    "whether when where who which that so because while if but is are you we it".split()
)
HANGING = frozenset(
    "the a an our your its their this that one two per every each some is are we you it".split()
)


def excerpt(said: str, line: str) -> str:
    """What a line says around a piece of it, in its own words, seven at most; empty where that cannot be said."""
    run = words_of([said], line)
    at = line.find(run) if run else -1
    if at < 0:
        return ""
    start = max([found.end() for found in BREAK.finditer(line, 0, at)], default=0)
    end = min([found.start() for found in BREAK.finditer(line, at + len(run))], default=len(line))
    for first in (start, at):
        words = line[first:end].split()
        held = len(line[first : at + len(run)].split())
        for count in range(min(MOST, len(words)), max(held, LEAST) - 1, -1):
            if may_end(words, count):
                return " ".join(words[:count]).strip(" ,-")
    return ""


def may_end(words: list[str], count: int) -> bool:
    """Is it a whole that ends before word number `count`?"""
    last, following = words[count - 1], words[count].lower() if count < len(words) else ""
    paused = not following or last.endswith(",") or following in GOES_ON
    return paused and last.lower().strip(",-") not in GOES_ON | HANGING and last not in ("-", "&")


def words_of(said: Iterable[str], line: str) -> str:
    """The shortest run of a line that holds every stem of what was said which the line has, as it stands there;
    empty where it has none of them."""
    wanted = linking.stems(" ".join(said))
    places = [
        (one, match.start(), match.end())
        for match in linking.WORD.finditer(line)
        if (one := root(match.group().lower())) in wanted
    ]
    missing = len({one for one, *_ in places})
    held: Counter[str] = Counter()
    best, first = "", 0
    for one, _, end in places:
        missing -= not held[one]
        held[one] += 1
        while not missing and held[places[first][0]] > 1:
            held[places[first][0]] -= 1
            first += 1
        run = line[places[first][1] : end]
        if not missing and (not best or len(run) < len(best)):
            best = run
    return best
