"""Which lines of a posting are headings, and which family of section each opens."""

import re
from enum import StrEnum
from functools import cache, lru_cache

from postings.offline.tables import table
from postings.text import fold, unaccented
from prep import word_classes


class Family(StrEnum):
    """What a heading says about the lines below it."""

    DUTIES = "duties"
    QUALIFICATIONS = "qualifications"
    PREFERRED = "preferred"
    SKILLS = "skills"
    CATEGORIES = "categories"
    BENEFITS = "benefits"
    ROLE = "role"
    COMPANY = "company"
    PROCESS = "process"
    PROMOTION = "promotion"
    UNKNOWN = "unknown"


# The first family that fits wins, so the narrower families stand first.
_ORDER = (
    Family.PROMOTION,
    Family.PREFERRED,
    Family.PROCESS,
    Family.DUTIES,
    Family.SKILLS,
    Family.CATEGORIES,
    Family.BENEFITS,
    Family.QUALIFICATIONS,
    Family.ROLE,
    Family.COMPANY,
)
_INTRODUCTION = re.compile(
    r"\b(?:the following|these)(?: [\w-]+){0,3}? (?:(?P<duties>duties|responsibilities|tasks)"
    r"|(?:experience|skills?|qualifications?|knowledge|requirements|criteria|attributes|qualities))"
    r"(?: (?:and|or) \w+)?:$",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")
_LONGEST = 90  # characters
_MOST_WORDS = 8  # in which a head word is sought
_OPENING_WORDS = 3  # of a heading that ends in a full stop
_FEW_WORDS = 5  # of a heading above names of skills
_CONTRACTIONS = (("'ll", " will"), ("'re", " are"), ("'ve", " have"), ("'d", " would"), ("what's", "what is"))
_JOINTS = {
    "and",
    "or",
    "of",
    "for",
    "to",
    "in",
    "with",
    "include",
    "including",
    "we",
    "you",
    "et",
    "ou",
    "de",
    "pour",
}
_AND = re.compile(r"[&/+]")
_FILLING = re.compile(r"\b(?:actually|really|basically|mainly|typically|mostly|so) (?=\w)")
_PLAIN_WORD = re.compile(r"\w+")
_WORD = re.compile(r"[^\W_]+(?:[-'.][^\W_]+)*\+*")


@lru_cache(maxsize=1024)
def plain(text: str) -> str:
    """A heading reduced to its words: lower case, no accents, no punctuation, "and" for "&" and "/"."""
    folded = fold(text)
    if "'" in folded:
        for short, long in _CONTRACTIONS:
            folded = folded.replace(short, long)
    if _AND.search(folded):
        folded = _AND.sub(" and ", folded)
    return " ".join(_PLAIN_WORD.findall(unaccented(folded)))


@cache
def _phrases() -> list[tuple[Family, re.Pattern[str], frozenset[str]]]:
    rows = table("headings")
    return [
        (
            family,
            re.compile("|".join(rows[family]["phrases"])),
            frozenset(rows[family].get("heads", ())),
        )
        for family in _ORDER
    ]


@cache
def inline_phrases() -> dict[str, list[tuple[tuple[str, ...], Family]]]:
    """First word -> phrases that may open a section inside a long line, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Family]]] = {}
    for family in _ORDER:
        for phrase in table("headings")[family].get("inline", ()):
            words = tuple(plain(phrase).split())
            found.setdefault(words[0], []).append((words, family))
    for rows in found.values():
        rows.sort(key=lambda row: -len(row[0]))
    return found


def family_of(text: str, *, bullet: bool = False) -> Family | None:
    """The family of a line that stands alone, or None when it is no heading that Prep knows."""
    if len(text) > _LONGEST or text.endswith((",", ";")):
        return None
    return _family_of_words(plain(text), strict=bullet or text.endswith("."), shaped=has_shape(text))


def introduced(text: str) -> Family | None:
    """The family of what a sentence leads up to, however long it is: "We also need to see the following skills:"."""
    found = _INTRODUCTION.search(text[-_LONGEST:]) if text.endswith(":") else None
    if found is None:
        return None
    return Family.DUTIES if found["duties"] else Family.QUALIFICATIONS


def opening_of(text: str) -> Family | None:
    """The family of words that open a paragraph as a sentence of their own: "Profile. Chartered, with ..."."""
    words = plain(text)
    if len(words.split()) > _OPENING_WORDS and not words.startswith(("what ", "who ")):
        return None
    return _family_of_words(words, strict=False, shaped=True, whole=True)


@lru_cache(maxsize=4096)
def _family_of_words(words: str, *, strict: bool, shaped: bool, whole: bool = False) -> Family | None:
    """`strict`: of few words; `whole`: known as it stands, not only by its last word."""
    if not words or not shaped or _is_told_to_do(words):
        return None
    words = _FILLING.sub("", words)
    for family, phrases, _ in _phrases():
        if phrases.fullmatch(words) and not (strict and len(words.split()) > 3):
            return family
    if strict or whole:
        return None
    heads = _head_words(words)
    short = len(words.split()) <= _FEW_WORDS
    for family, _, known in _phrases():
        if known & heads and (short or family is not Family.SKILLS):
            return family
    return None


def _is_told_to_do(words: str) -> bool:
    """Do the words open with a verb, as a duty does and a heading hardly: "understand business requirements and"?"""
    first, *rest = words.split()
    return len(rest) >= _FEW_WORDS and word_classes.classes(first) == "v"


def _head_words(words: str) -> set[str]:
    """The last word, and each word before a joint such as "and" or "of"."""
    parts = words.split()[:_MOST_WORDS]
    return {word for word, after in zip(parts, [*parts[1:], "and"], strict=True) if after in _JOINTS}


def has_shape(text: str) -> bool:
    """Could this line be a heading by its looks: short, begun with a capital, not ended like a sentence?"""
    words = _WORD.findall(text)
    if not words or len(words) > 14 or len(text) > _LONGEST:
        return False
    return not words[0][0].islower() or text.rstrip().endswith(":")


def is_caps(text: str) -> bool:
    """Is all of the text in capitals (with at least four letters)?"""
    return text.isupper() and len(_LETTER.findall(text)) >= 4
