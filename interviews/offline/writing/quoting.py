"""The words of a line that a question was made from."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import pairwise

from interviews.offline.writing import forms, linking, nouns
from interviews.offline.writing.roots import root
from prep import word_classes

MOST = 7  # words: a run of eight would copy the posting
LEAST = 2
BREAK = re.compile(
    r"[.;:!?•()\[\]{}\n“”\"«»]| - |[–—]"
    r"|\s(?:that|which|who|whose|where|so|because|as|if|while|when|until|before|after|but|though|since|how|what|whether)\s"
)
PAUSE = re.compile(
    r",\s+|\s(?=and\s|or\s)|\b(?:you|we|they|he|she|holder|postholder|candidate)(?:'(?:ll|d)|\s(?:will|would|should|must"
    r"|may))(?:\salso)?\s+|\b(?:experience|knowledge|understanding) (?:of|in|with)\s+|\b(?:able|ability) to\s+"
    r"|\b(?:happy|willing|willingness|prepared|ready) to (?:work )?",
    re.I,
)
FINITE = re.compile(
    r"\b(?:is|are|was|were|be|will|would|should|must|can|could|may|has|have|do|does|matters?|you|we|they|he|she|who)\b",
    re.I,
)
ON = re.compile(r",|\s(?:and|or|to|what|when|how|for|with|in|on|at|by|from)\s")
ONE = re.compile(r"\ban? [\w-]+$")
BOUND = frozenset("line terms front top addition order charge accordance relation".split())  # "in line with"
LIGHT = frozenset("the a an your our their its his her this that".split())
JOINING = re.compile(
    r"^(?:and|or|but|then|also|as|including|means|involves|be|you(?:'ll| will| would|'d)) ", re.I
)
GOES_ON = nouns.pauses() | frozenset(
    "whether when where who which that so because while if but is are you we it".split()
)
HANGING = frozenset(
    "the a an our your its their this that one two per every each some is are we you it such engaged".split()
)


def excerpt(said: str, line: str, share: Callable[[str], float]) -> str:
    """What a line says around a piece of it, in its own words, seven at most: of what can stand by itself, what begins
    where a statement or a part of it does, and of that what has the greatest `share`; empty where nothing can."""
    run = words_of([said], line)
    at = line.find(run) if run else -1
    if at < 0:
        return ""
    start = max([found.end() for found in BREAK.finditer(line, 0, at)], default=0)
    end = min([found.start() for found in BREAK.finditer(line, at + len(run))], default=len(line))
    begins = {start, *(pause.end() for pause in PAUSE.finditer(line, start, at + 1))}
    held = {first: len(line[first : at + len(run)].split()) for first in begins | {at}}
    found = [one for first in begins for one in endings(line[first:end], held[first])]
    found = found or endings(line[at : within(line, at + len(run), end)], held[at])
    return max(found, key=lambda one: (share(one), len(one), one), default="")


def is_thing(words: str) -> bool:
    """Do quoted words name something one can talk about, rather than tell somebody to do it or say that it is so?"""
    first, *rest = words.split()
    known = forms.verb_of(first)
    return (known is None or known[1] == "gerund") and FINITE.search(words) is None


def endings(text: str, held: int) -> list[str]:
    """What begins a text, holds so many words, is no longer than can be quoted, and ends where something does."""
    words = text.split()
    counts = range(min(MOST, len(words)), max(held, LEAST) - 1, -1)
    return [JOINING.sub("", " ".join(words[:n]).strip(" ,-")) for n in counts if may_end(words, n)]


def within(line: str, done: int, end: int) -> int:
    """Where what begins in the midst of a statement ends: it goes on with no other statement."""
    on = ON.search(line, done, end)
    return on.start() if on else end


def is_verbatim(said: str, line: str) -> bool:
    """Does it stand in a line as it is and whole, whatever the inflection and the article? "Weigh and pack spices" does
    not weigh spices to the letter, and "a shrink and accuracy report" is no shrink: what has to be put together or
    taken apart may be so wrongly."""
    words = [word.lower() for word in linking.WORD.findall(line) if word.lower() not in LIGHT]
    wanted = [root(word.lower()) for word in linking.WORD.findall(said) if word.lower() not in LIGHT]
    given, size = list(map(root, words)), len(wanted)
    places = [n for n in range(len(given) - size + 1) if given[n : n + size] == wanted]
    return any(not goes_on(said, words[n + size : n + size + 3]) for n in places)


def goes_on(said: str, following: list[str]) -> bool:
    """Is something cut in the middle: "a bit (of everything)", "a shrink (and accuracy report)"?"""
    first, *rest = [*following, ""]
    named = len(rest) > 2 and all(word_classes.classes(word).startswith("n") for word in rest[:2])
    return first == "of" or first in ("and", "or") and bool(ONE.search(said)) and named


def may_end(words: list[str], count: int) -> bool:
    """Is it a whole that ends before word number `count`?"""
    last, following = words[count - 1], words[count].lower() if count < len(words) else ""
    paused = not following or last.endswith(",") or following in GOES_ON
    before = words[count - 2] if count > 1 else ""
    loose = before.endswith(",") and last.endswith("ing") or before in ("in", "on") and last in BOUND
    hanging = last.lower().strip(",-") in GOES_ON | HANGING or last in ("-", "&")
    told = word_classes.classes(last.lower()).startswith("v") and count > 1  # "needs somebody to keep"
    return paused and following != "of" and not loose and not hanging and not told


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


def gist(said: str, line: str) -> str:
    """The words of a line by which it says something, as they stand there, with dots for what stands between them if
    all of it is too long to be quoted; empty where it has none of them."""
    run = words_of([said], line)
    if len(run.split()) <= MOST:
        return run
    wanted = linking.stems(said)
    places = [match for match in linking.WORD.finditer(run) if root(match.group().lower()) in wanted]
    parts = [places[0].group()]
    for before, word in pairwise(places):
        between = run[before.end() : word.start()]
        parts.append(f"{between if between.isspace() else ' … '}{word.group()}")
    return "".join(parts)
