"""The skills and categories a posting lists, and the skills its lines name when it lists none."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from postings.enums import LineKind
from postings.offline.chrome import ends_posting, is_chrome
from postings.offline.cues import is_sentence
from postings.offline.drafting import Draft
from postings.offline.facts import label_of
from postings.offline.glue import is_glued, is_row, unglue
from postings.offline.headings import Family
from postings.offline.naming import (
    empty_words,
    general_names,
    known_at,
    names_in,
    no_skills,
    technologies,
    trade_names_in,
    unknown_names,
)
from postings.offline.phrases import phrases_in
from postings.offline.sections import Placed
from postings.offline.tables import skill_key
from postings.offline.units import Unit, readable
from postings.text import fold

MOST_LISTED = 60
MOST_NAMED = 24
_MOST_CATEGORIES = 12
_LONGEST = 6  # words of a listed skill
_SEPARATORS = re.compile(r"\s*(?:[,;|•·●▪]|\s[-–—*/]\s|\t| {2,})\s*")
_TAG = re.compile(r"[a-z0-9+#.]+(?:-[a-z0-9+#.]+)+")
_SLUG = re.compile(r"[a-z0-9+#.]+(?:-[a-z0-9+#.]+)*")
_ABSTRACT = re.compile(r"(tion|ment|ity|ing|ship|ance|ence|more|ly|s)$|^[IVX]+$")
_LABEL = re.compile(r"^[A-Z][\w /&-]{1,28}:\s+(?=\S)")  # "Backend: Python, Go"
_DEGREE = re.compile(r"\bdegree\b", re.IGNORECASE)
_TECHNICAL_ONLY = frozenset(
    ("BS", "CD", "Scheme")
)  # a standard, a driver's endorsement, a plan of the town elsewhere
_TECHNICAL = 3  # technologies; in a posting of fewer initials are mostly certificates and registers
_ROW = 3  # words
_MOSTLY = 0.5  # of the words of a list belong to known names
_SURELY = 0.75


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
            or (family is Family.SKILLS and is_sentence(unit.text) and not is_row(unit.text))
        ):
            continue
        names = [name for name in split_names(unit.text) if name]
        if not names or any(len(name.split()) > _LONGEST for name in names):
            continue
        used.add(unit.start)
        for name in names:
            if len(found) < most and any(c.isalnum() for c in name) and name not in empty_words():
                found.setdefault(fold(name), name)
    return Listed(list(found.values()), used)


def split_names(text: str) -> list[str]:
    """One line of a list of names, taken apart."""
    text = _LABEL.sub("", text)
    glued = is_glued(text)
    words = text.split()
    if len(words) >= _ROW and (spaced := _spaced(text, len(words), _SURELY if glued else _MOSTLY)):
        return spaced
    if glued:
        return unglue(text)
    parts = [part.strip(" .") if len(part) > 4 else part.strip() for part in _SEPARATORS.split(text)]
    if len(parts) == 1 and len(words := text.split()) > 1 and all(_SLUG.fullmatch(word) for word in words):
        return words
    return [readable(part) for part in parts if part]


def _spaced(text: str, count: int, share: float) -> list[str]:
    """Names parted by nothing but blanks, when at least that share of the words belongs to known names."""
    if _SEPARATORS.search(text):
        return []
    tokens = text.split()
    folded = [token.lower() for token in tokens]
    small = text.islower()
    found: list[str] = []
    at = known = 0
    while at < len(tokens):
        size = known_at(folded, at)
        if not size and not small and tokens[at].islower():
            return []  # a word of a sentence
        known += size
        found.append(" ".join(tokens[at : at + (size or 1)]))
        at += size or 1
    return found if known >= share * count else []


def skills_in_lines(lines: Sequence[Draft], *, by_grammar: bool = True) -> list[str]:
    """What the lines name, spelled as in the posting: known names, and unless the posting lists skills of its own what
    its trade calls its skills, if it names few technologies, and what is asked for by the grammar of the sentence. The
    most frequent if there are too many."""
    ordered = sorted(lines, key=lambda line: line.kind is not LineKind.QUALIFICATION)
    known = {fold(name) for line in lines for name in names_in(line.unit.text)}
    technical = len(known & technologies()) >= _TECHNICAL
    found: dict[str, str] = {}
    asked: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for line in ordered:
        named = _known_in(line, technical)
        named, phrases = _names_of(line, named) if by_grammar else (named, [])
        of_trade = list(trade_names_in(line.unit.text)) if by_grammar and not technical else []
        for name in named:
            found.setdefault(skill_key(name), name)
        for name in of_trade:
            if not _other_number(name) & found.keys():
                found.setdefault(skill_key(name), name)
        for name in phrases:
            asked.setdefault(skill_key(name), name)
        counts.update(skill_key(name) for name in (*named, *of_trade, *phrases))
    found |= {key: name for key, name in asked.items() if key not in found}
    kept = set(sorted(found, key=lambda name: -counts[name])[:MOST_NAMED])
    return [
        name for key, name in found.items() if key in kept and not _said_within(name, found.values(), lines)
    ]


def _other_number(name: str) -> set[str]:
    """ "care plan" and "care plans" are one."""
    folded = fold(name)
    return {f"{folded}s", folded.removesuffix("s")} - {folded}


def _said_within(name: str, names: Iterable[str], lines: Sequence[Draft]) -> bool:
    """Does a name stand nowhere but within a longer one: "Sage" of "Sage 50 Payroll"?"""
    alone = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])", re.IGNORECASE)
    longer = [one for one in names if len(one) > len(name) and alone.search(one)]
    if not longer:
        return False
    text = "\n".join(line.unit.text for line in lines)
    for one in longer:
        text = re.sub(re.escape(one), "", text, flags=re.IGNORECASE)
    return alone.search(text) is None


def _known_in(line: Draft, technical: bool) -> list[str]:
    text = line.unit.text
    if technical:
        return [*names_in(text), *(unknown_names(text) if line.kind is LineKind.QUALIFICATION else ())]
    return [name for name in names_in(text) if not _DEGREE.search(name) and name not in _TECHNICAL_ONLY]


def _names_of(line: Draft, named: list[str]) -> tuple[list[str], list[str]]:
    """Known names in a line, and phrases that name something more than they do. A field as wide as "design"
    gives way to the phrase it stands in, such as "electrical design"."""
    phrases: list[str] = []
    for phrase in phrases_in(line.unit.text):
        inside = {fold(name) for name in names_in(phrase)}
        if inside - general_names() or not _stands_for_itself(phrase) or _begins_with_name(phrase):
            continue
        phrases.append(phrase)
        named = [name for name in named if fold(name) not in inside]
    return named, phrases


def _begins_with_name(phrase: str) -> bool:
    """What goes on behind the name of a skill says no more: "urinalysis once", "data protection rules"."""
    return any(phrase.startswith(name) for name in trade_names_in(phrase))


def _stands_for_itself(phrase: str) -> bool:
    """A single word must look like a name: "Ramda", not "products" and not "Transportation"."""
    if " " in phrase:
        return True
    if phrase in no_skills():
        return False
    return not phrase.islower() and not _ABSTRACT.search(phrase)


def filled(listed: Sequence[str], named: Iterable[str]) -> list[str]:
    """The names a posting lists, and those from its lines that are no further spelling of one that is there:
    "NodeJS" behind "Node.js". A tag gives way to the name as the lines have it: "spring-boot" to "Spring Boot".
    Where a posting lists two spellings itself, both stand."""
    there = {skill_key(name) for name in listed}
    spelled: dict[str, str] = {}
    for name in named:
        spelled.setdefault(skill_key(name), name)
    kept = [spelled.get(skill_key(name), name) if _TAG.fullmatch(name) else name for name in listed]
    return list(dict.fromkeys([*kept, *(name for key, name in spelled.items() if key not in there)]))
