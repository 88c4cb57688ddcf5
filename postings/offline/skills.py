"""The skills and categories a posting lists, and the skills its lines name when it lists none."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from postings.enums import LineKind
from postings.offline.chrome import ends_posting, is_chrome
from postings.offline.drafting import Draft
from postings.offline.facts import label_of
from postings.offline.glue import is_glued, known_names, unglue
from postings.offline.headings import Family
from postings.offline.sections import Placed
from postings.offline.tables import names, table
from postings.offline.units import Unit, readable
from postings.text import fold

MOST_LISTED = 60
MOST_NAMED = 20
_MOST_CATEGORIES = 12
_LONGEST = 6  # words of a listed skill
_SEPARATORS = re.compile(r"\s*(?:[,;|•·●▪]|\s[-–—*/]\s|\t| {2,})\s*")
_SLUG = re.compile(r"[a-z0-9+#.]+(?:-[a-z0-9+#.]+)*")
_ODD = re.compile(
    r"\b(?:[A-Z][a-z]+[A-Z][A-Za-z]*[a-z]|[a-z]{1,2}[A-Z][A-Za-z]+|[A-Z]{3,6}|[A-Z]{2,5}-?\d{1,5})\b(?![-/&>])"
)
_SHOUTED = 0.3  # of the characters
_ASKED = re.compile(
    r"\b(?:experience|knowledge|understanding|skills?|degree|background|expertise|familiar\w*|proficien\w+|qualification|certificat\w+|expérience|connaissances?|maîtrise|compétences?)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_](?:[\w+#&/'’.-]*[\w+#])?")


@dataclass(frozen=True, slots=True)
class Listed:
    """Names in order, and the starts of the units they were read from."""

    names: list[str] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)


def listed_skills(places: Sequence[Placed], taken: set[int]) -> Listed:
    """The skills below a skills heading."""
    return _listed(places, Family.SKILLS, taken, MOST_LISTED)


def categories(places: Sequence[Placed], taken: set[int]) -> Listed:
    """The categories or industries below their heading."""
    return _listed(places, Family.CATEGORIES, taken, _MOST_CATEGORIES)


def _listed(places: Sequence[Placed], family: Family, taken: set[int], most: int) -> Listed:
    found: dict[str, str] = {}
    used: set[int] = set()
    ended: Unit | None = None  # the heading whose list another label has ended
    for place in places:
        unit = place.unit
        if (
            place.family is family
            and not place.is_heading
            and (unit.text.endswith(":") or label_of(unit.text))
        ):
            ended = place.heading
        if place.heading is ended and ended is not None:
            continue
        if (
            place.family is not family
            or place.is_heading
            or unit.start in taken
            or is_chrome(unit.text)
            or ends_posting(unit.text)
        ):
            continue
        names = [name for name in split_names(unit.text) if name]
        if not names or any(len(name.split()) > _LONGEST for name in names):
            continue
        used.add(unit.start)
        for name in names:
            if len(found) < most and any(c.isalnum() for c in name):
                found.setdefault(fold(name), name)
    return Listed(list(found.values()), used)


def split_names(text: str) -> list[str]:
    """One line of a list of names, taken apart."""
    if is_glued(text):
        return unglue(text)
    if (words := text.split()) and len(words) > 3 and (spaced := _spaced(text, len(words))):
        return spaced
    parts = [part.strip(" .") if len(part) > 4 else part.strip() for part in _SEPARATORS.split(text)]
    if len(parts) == 1 and len(words := text.split()) > 1 and all(_SLUG.fullmatch(word) for word in words):
        return words
    return [readable(part) for part in parts if part]


def _spaced(text: str, count: int) -> list[str]:
    """Names parted by nothing but blanks, when at least half of the words belong to known names."""
    if _SEPARATORS.search(text):
        return []
    tokens = text.split()
    folded = [token.lower() for token in tokens]
    found: list[str] = []
    at = known = 0
    while at < len(tokens):
        size = _known_at(folded, at)
        known += size
        found.append(" ".join(tokens[at : at + (size or 1)]))
        at += size or 1
    return found if known >= count / 2 else []


@cache
def _common() -> frozenset[str]:
    """Folded names that are everyday words too."""
    return frozenset(word.lower() for line in names("common_words") for word in line.split())


@cache
def _hollow() -> frozenset[str]:
    return frozenset(word for line in names("hollow_names") for word in line.split())


@cache
def _general() -> frozenset[str]:
    """Folded skills of one word, such as "planning": they count only where the sentence asks for them."""
    return (
        frozenset(name.lower() for name in names("skill_names") if " " not in name and not name.isupper())
        - _spoken()
    )


@cache
def _spoken() -> frozenset[str]:
    return frozenset(name.lower() for name in table("facts")["spoken"])


@cache
def _by_first_word() -> dict[str, list[tuple[str, ...]]]:
    """First word -> the known names that begin with it, as folded words, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in (*names("technologies"), *names("skill_names")):
        words = tuple(name.lower().split())
        found.setdefault(words[0], []).append(words)
    for rows in found.values():
        rows.sort(key=len, reverse=True)
    return found


def skills_in_lines(lines: Sequence[Draft]) -> list[str]:
    """Known names that the lines hold, spelled as in the posting; the most frequent if there are too many."""
    ordered = sorted(lines, key=lambda line: line.kind is not LineKind.QUALIFICATION)
    found: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for line in ordered:
        named = list(names_in(line.unit.text))
        if line.kind is LineKind.QUALIFICATION:
            named += _unknown_names(line.unit.text)
        for name in named:
            found.setdefault(fold(name), name)
            counts[fold(name)] += 1
    kept = sorted(found, key=lambda name: -counts[name])[:MOST_NAMED]
    return [name for key, name in found.items() if key in set(kept)]


def names_in(text: str) -> Iterator[str]:
    """Known names of skills in a sentence, longest first at each place."""
    tokens = list(_WORD.finditer(text))
    folded = [token.group().lower().replace("’", "'") for token in tokens]
    at = 0
    while at < len(tokens):
        count = _known_at(folded, at)
        if count and _stands_alone(text, tokens, at, count):
            yield text[tokens[at].start() : tokens[at + count - 1].end()]
            at += count
        else:
            at += 1


def _unknown_names(text: str) -> list[str]:
    """Words whose letters show that they are names: "TestCafe", "EEG", "ISO9001"."""
    if sum(c.isupper() for c in text) > _SHOUTED * len(text):
        return []
    found = (
        match.group()
        for match in _ODD.finditer(text)
        if text[match.start() - 1 : match.start()] not in ("<", "/", "&", "-")
    )
    return [name for name in found if name not in _no_skills()]


@cache
def _no_skills() -> frozenset[str]:
    return frozenset(word for line in names("no_skills") for word in line.split())


def _known_at(folded: Sequence[str], at: int) -> int:
    for words in _by_first_word().get(folded[at], ()):
        if tuple(folded[at : at + len(words)]) == words:
            return len(words)
    return 0


def _stands_alone(text: str, tokens: Sequence[re.Match[str]], at: int, count: int) -> bool:
    """A name that is an everyday word too must be written as a name; a general skill must be asked for."""
    start, end = tokens[at].start(), tokens[at + count - 1].end()
    name = text[start:end]
    if text[start - 1 : start] == "<":
        return False
    if count > 1:
        return True
    if name.lower() in _common():
        return at > 0 and name == known_names()[name.lower()]
    if name in _hollow():
        return False
    if name.lower() in _general():
        return bool(_ASKED.search(text))
    return len(name) > 2 or name[0].isupper()


def unique(names: Iterable[str]) -> list[str]:
    """Names without those that differ only in case."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(fold(name), name)
    return list(found.values())
