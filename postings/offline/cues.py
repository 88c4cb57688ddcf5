"""What the words of a single sentence say about it: a duty, a requirement, something else, or nothing."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from postings.enums import LineKind
from postings.offline.tables import names, table
from postings.text import fold, unaccented

_KINDS = ("responsibility", "qualification", "other")
_READ = 300  # characters of a sentence that are looked at
_ENOUGH = 1.2
_CLEARLY = 3.5
_PLAINLY = 2.0  # for a sentence that is no bullet
_FAINT = 1.0
_VERB = 1.3
_ACTS = 1.3
_ASKS = re.compile(
    r"(do you (?!want|need|wish)|are you (?!ready|interested|looking|the one)|can you|have you|is your|does your"
    r"|you (love|like|enjoy|are|have|know|can|thrive)\b)"
)
_YOU = re.compile(
    r"\byou(?:'ll| will| can| should| must| are expected to| get to| need to)? (?:also |then |\w{2,}ly )?([a-z-]+)"
)
_SAID = 4  # words; anything shorter is a name
_RUNNING = re.compile(
    r" (with|of|in|to|for|the|a|an|our|your|we|you|is|are|will|on|at|de|des|du|en|vous|nous|[a-z]+ing)\b"
)
_FRAME = frozenset(
    "be become join get have receive find help learn meet welcome work take stay enter".split()
)
_VERB_IN_BULLET = 1.6


@dataclass(frozen=True, slots=True)
class Score:
    """How strongly a sentence speaks for each kind."""

    responsibility: float
    qualification: float
    other: float

    @property
    def kind(self) -> LineKind | None:
        """The kind of line the sentence is on its own, or None."""
        best = max(self.responsibility, self.qualification)
        if best < _ENOUGH or self.other >= best:
            return None
        if self.responsibility > self.qualification:
            return LineKind.RESPONSIBILITY
        return LineKind.QUALIFICATION


@cache
def _patterns(kind: str) -> tuple[list[tuple[re.Pattern[str], float]], list[tuple[re.Pattern[str], float]]]:
    rows = table("cues")[kind]
    return (
        [(re.compile(pattern), weight) for pattern, weight in rows["opens"]],
        [(re.compile(pattern), weight) for pattern, weight in rows["holds"]],
    )


@cache
def _lead() -> re.Pattern[str]:
    """What may stand before the sentence proper: a heading that lost its line, an adverb, where or as what."""
    before = table("cues")["before"]
    phrase = "|".join(before["phrases"])
    return re.compile(rf"[^\w<]*(?:{before['heading']})?(?:(?:{phrase})[ ,]+(?=(?:you|your|we|it)\b))?")


@cache
def _strong(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(table("cues")["strong"][kind]))


@cache
def _verbs() -> frozenset[str]:
    return frozenset(word for line in names("duty_verbs") for word in line.split())


def score(text: str, *, bullet: bool = False) -> Score:
    """Add up the cues of a sentence."""
    marks, verb_first = _marks(text)
    if not verb_first:
        return marks
    more = _VERB_IN_BULLET if bullet else _VERB
    return Score(marks.responsibility + more, marks.qualification, marks.other)


@lru_cache(maxsize=512)
def _marks(text: str) -> tuple[Score, bool]:
    """What the patterns say, and whether a duty verb comes first."""
    words = _lead().sub("", _accentless(text), count=1)
    marks = []
    for kind in _KINDS:
        opens, holds = _patterns(kind)
        opening = max((weight for pattern, weight in opens if pattern.match(words)), default=0.0)
        marks.append(opening + sum(weight for pattern, weight in holds if pattern.search(words)))
    if _acts(words):
        marks[0] += _ACTS
    return Score(*marks), _opens_with_verb(words)


def _acts(words: str) -> bool:
    """Does it say anywhere that "you will" do what is a duty?"""
    return any(match.group(1) in _verbs() - _FRAME for match in _YOU.finditer(words))


def _opens_with_verb(words: str) -> bool:
    """Does the sentence begin with a duty verb, after an adverb if need be ("Proactively manage")?"""
    first, _, rest = words.partition(" ")
    if first.endswith("ly"):
        first, _, rest = rest.partition(" ")
    first = first.strip(",.;:/")
    stems = {
        first,
        first.removesuffix("s"),
        first.removesuffix("es"),
        first.removesuffix("ing"),
        first.removesuffix("ing") + "e",
    }
    return bool(rest) and bool(stems & _verbs())


def is_strongly(kind: LineKind, text: str) -> bool:
    """Does the sentence open in a way that outweighs the heading it stands under?"""
    return _strong(kind).match(_accentless(text)) is not None


@lru_cache(maxsize=256)
def is_preferred(text: str) -> bool:
    """Does the sentence call itself desirable rather than required?"""
    return _strong("preferred").search(_accentless(text)) is not None


def is_aside(text: str, *, bullet: bool) -> bool:
    """Does the sentence speak of something else than its heading: the company, the offer, the application?"""
    marks = score(text, bullet=bullet)
    best = max(marks.responsibility, marks.qualification)
    if marks.other >= (_CLEARLY if bullet else _PLAINLY) and marks.other > 2 * best:
        return True
    return (
        not bullet
        and best < _FAINT
        and text.endswith(".")
        and _strong("stray").match(_accentless(text)) is not None
    )


def _accentless(text: str) -> str:
    return unaccented(fold(text[:_READ]))


def is_sentence(text: str) -> bool:
    """Does a line below a skills heading ask or tell something, so that it is no list of names?"""
    words = _accentless(text)
    if len(words.split()) < _SAID or not _RUNNING.search(words):
        return False
    marks = score(text)
    return max(marks.responsibility, marks.qualification, marks.other) >= _ENOUGH


def asks_for(text: str) -> bool:
    """Is the question one for what the reader of the posting has or can: "Do you have ...?" """
    return _ASKS.match(_accentless(text)) is not None
