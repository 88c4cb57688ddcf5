"""Who hires, and who shows the posting when that is someone else."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from postings.offline.facts import Fact, label_of
from postings.offline.headings import Family, plain
from postings.offline.letterhead import letterhead
from postings.offline.sections import Placed
from postings.offline.tables import table
from postings.text import fold
from prep import word_classes

_LOOKED_AT = 400  # characters of a unit
_LONGEST = 60  # characters of a name
_MOST_WORDS = 6
_LIGHT = {"of", "de", "and", "&", "for", "des", "du", "la", "the"}
_ENOUGH = 2.0
# What is said of an organization after its name, and how much that tells.
_AFTER = (
    (
        re.compile(
            r"\s(?:is|are|was|est)(?: currently| proud to be| now)? (?:an?|the|one|une?|l[ae']|your)\b"
            r"(?! (?:(?:big|real|huge|definite|great|strong|distinct) )?"
            r"(?:plus|advantage|bonus|must|asset|help|requirement)\b)"
        ),
        2.0,
        True,
    ),
    (
        re.compile(
            r"\s(?:is|are) (?:currently |now )?"
            r"(?:seeking|hiring|recruiting|looking for|searching for|an equal)\b"
        ),
        2.5,
        False,
    ),
    (re.compile(r"\s(?:recrute|recherche|cherche)\b"), 2.5, False),
    (re.compile(r"\s(?:continues|grows|expands)\b"), 2.0, False),
    (
        re.compile(r"\s(?:does|do) not discriminate\b"),
        2.0,
        False,
    ),
    (re.compile(r"\s(?:offers|provides|values|believes|welcomes)\b"), 1.0, False),
)
_SAID = re.compile(
    r"\s(?:is|are|was|were|est|rec(?:rut|herch)e|cherche|continues|grows|expands|do|does|offers|provides|values"
    r"|believes|welcomes)\b"
)
_BEFORE = re.compile(
    r"\b(?:[Jj]oin|[Rr]ejoin\w+|[Ww]orking (?:for|at)|[Rr]epresent|[Cc]areers? (?:at|with)|team at"
    r"|on behalf of)\s"
)
_SHOWN_BY = re.compile(r"\b[Ll]et\s(.{2,60}?)\sknow (?:that )?you (?:found|saw)")
# "The Playhouse, Lower Sable, Nova Scotia"
_WITH_PLACE = re.compile(
    r"(?:The )?(?P<name>[A-Z][\w'&-]*(?: (?:(?:of|and|&) )?[A-Z][\w'&-]*){0,5}), (?:[^.;:]{0,60}, )?"
    r"[A-Z]\w+(?: [A-Z]\w+){0,2},?$"
)
_SHORTENED = ("St.", "Mt.", "Bros.")
_SAINT = re.compile(r"(?:St|Saint)\.? ")  # "St Osyth's" is called so
_ABOUT = re.compile(r"(?:About|Why|Working at|Life at|À propos de|À propos d['’])\s?(.{2,60}?)\s*:?")


def organizations(text: str, places: Sequence[Placed], title: str | None) -> tuple[str | None, Fact | None]:
    """The hiring organization, and the fact published_by where another one shows the posting."""
    points: dict[str, float] = defaultdict(float)
    for headed, weight in letterhead(text, places, title):
        if _is_name(_tidy(headed), None):
            points[_tidy(headed)] += weight
    shown_by: Fact | None = None
    for number, place in enumerate(places):
        said = place.unit.text
        after = places[number + 1].unit.text if number + 1 < len(places) else ""
        if name := _labelled(said, after):
            points[name] += 10
        if (
            shown_by is None
            and (found := _SHOWN_BY.search(said[:_LOOKED_AT]))
            and _is_name(_tidy(found.group(1)), title)
        ):
            shown_by = Fact("published_by", _tidy(found.group(1)), place.unit.start, place.unit.end)
        for name, weight in _named(said[:_LOOKED_AT]):
            if _is_name(name, title):
                points[name] += weight + (1 if place.family is Family.COMPANY else 0)
    points |= {
        whole: own + sum(points[other] for other in points if _begins(whole, other))
        for whole, own in points.items()
    }
    best = max(points, key=lambda name: (points[name], len(name), name), default="")
    if points.get(best, 0) < _ENOUGH:
        return (shown_by.value if shown_by else None), None
    if shown_by is None or _same(best, shown_by.value):
        return best, None
    return best, shown_by


def _begins(name: str, other: str) -> bool:
    """ "Thornbeck" is how the posting goes on to call Thornbeck Academy."""
    return plain(name).startswith(f"{plain(other)} ")


def _labelled(text: str, after: str) -> str | None:
    """The value of a label such as "Company:", on the same line or the next."""
    label, colon, value = text.partition(":")
    if colon and label_of(label) == "organization" and 0 < len(value.split()) <= _MOST_WORDS + 2:
        return value.strip()
    if label_of(text) == "organization" and 0 < len(after.split()) <= _MOST_WORDS and not after.endswith("."):
        return after
    return None


def _named(text: str) -> Iterator[tuple[str, float]]:
    if about := _ABOUT.fullmatch(text):
        yield _tidy(about.group(1)), 2.0
    for pattern, weight, opens in _AFTER if _SAID.search(text) else ():
        for match in pattern.finditer(text):
            name, start = _name_before(text, match.start())
            if not opens or start == 0 or text[:start].rstrip()[-1:] in ("", ".", "!", "?"):
                yield name, weight
    for match in _BEFORE.finditer(text):
        yield _name_after(text, match.end()), 1.0


def _name_before(text: str, end: int) -> tuple[str, int]:
    """The run of capitalised words that ends here, and where it starts."""
    words = list(re.finditer(r"\S+", text[max(0, end - _LONGEST) : end]))
    offset = max(0, end - _LONGEST)
    first = len(words)
    while first > 0 and len(words) - first < _MOST_WORDS + 1:
        word = words[first - 1].group()
        if first < len(words) and word[-1] in ".,;:!?)" and word not in _SHORTENED:
            break
        if not (word[0].isupper() or word[0].isdigit() or word in _LIGHT):
            break
        first -= 1
    while first < len(words) and words[first].group() in _LIGHT | {"As", "At", "Chez", "Why", "If", "The"}:
        first += 1
    if first == len(words):
        return "", end
    start = offset + words[first].start()
    if whole := _WITH_PLACE.match(text[:end].rpartition(". ")[2]):
        return _tidy(whole["name"]), 0
    return _tidy(text[start:end]), start


def _name_after(text: str, start: int) -> str:
    """The run of capitalised words that starts here."""
    kept: list[str] = []
    for word in text[start : start + _LONGEST].split():
        if (
            not (word[0].isupper() or word[0].isdigit() or (kept and word in _LIGHT))
            or len(kept) >= _MOST_WORDS
        ):
            break
        kept.append(word)
        if word[-1] in ".,;:!?)":
            break
    while kept and kept[-1] in _LIGHT:
        kept.pop()
    return _tidy(" ".join(kept))


def _tidy(name: str) -> str:
    bare = " ".join(name.split()).strip(" .,;:!?'’-")
    return bare if _SAINT.match(bare) else re.sub(r"['’]s$", "", bare)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("organization")[name].split())


def _is_name(name: str, title: str | None) -> bool:
    """Is it a name rather than a pronoun, a common noun at the start of a sentence, or the title?"""
    words = plain(name).split()
    if not words or not name[0].isupper() and not name[0].isdigit() or set(words) <= _words("not_names"):
        return False
    half = (
        words[-1] in _LIGHT or len(words) == 1 and word_classes.gerund_of(words[0]) is not None
    )  # "Feeding"
    numbered = words[0].isdigit() and len(words) > 1 and len(words[0]) < 3  # "5 West", a ward
    return (
        not (title and fold(name) in fold(title))
        and words[0] not in _words("openers")
        and not (half or numbered)
    )


def _same(one: str, other: str) -> bool:
    first, second = plain(one), plain(other)
    return first.startswith(second) or second.startswith(first)
