"""Names of skills in a sentence: those that Prep knows, and words that look like names."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache

from postings.offline.glue import known_names
from postings.offline.tables import names, occupations, table

_ODD = re.compile(
    r"\b(?:[A-Z][a-z]+[A-Z][A-Za-z]*[a-z]|[a-z]{1,2}[A-Z][A-Za-z]+|[A-Z]{3,6}|[A-Z]{2,5}-?\d{1,5})\b(?![-/&>])"
)
_ROMAN = re.compile(r"[IVX]+")
_BEFORE = 8  # characters before a letter that show how it stands
_LETTER = re.compile(r"\b(?:in|using|with|of|and|or) $|[,/] ?$")
_SHOUT = re.compile(r"\b[A-Z]{2,}(?: [A-Z]{2,})*\b")
_SHOUTED = 0.3  # of the characters
_ASKED = re.compile(
    r"\b(?:experience|knowledge|understanding|skills?|degree|background|expertise|familiar\w*|proficien\w+|qualification|certificat\w+|expérience|connaissances?|maîtrise|compétences?)\b",
    re.IGNORECASE,
)
_HARDLY_A_PERSON = "Docker"
_SIDES = re.compile(r"(?:full|front|back)[ -]?(?:stack|end)", re.IGNORECASE)
_BESIDE = 40  # characters
_CARD = (
    r"(?:regist\w+|licen[cs]e\w*|cards?|tickets?|diplomas?|awards?|accreditation|membership|eligib\w+|PIN|number|vetting"
    r"|checks?|[Ll]evel \d|[Bb]and \d|[Gg]rade \d)"
)
_CARD_AHEAD = re.compile(
    r"(?:,? (?:or|and) [A-Z][\w]*| [A-Z][a-z]+)?,? (?:(?:full|current|valid|professional|basic) )?"
    + rf"{_CARD}\b"
)
_CARD_BEHIND = re.compile(
    r"(?:regist\w+ with(?: the)?|members?(?:hip)? of(?: the)?|licen[cs]ed by(?: the)?|eligible for) $",
    re.IGNORECASE,
)
_PARTED = re.compile(r"[,;:.()]\s|\s[–—-]\s")  # what parts a list: "ordering, stock" is two
_WORD = re.compile(r"(?:(?<!\S)\.(?=[A-Z]))?[^\W_](?:[\w+#&/'’.-]*[\w+#])?")


@cache
def empty_words() -> frozenset[str]:
    """Words that link others and name nothing."""
    return frozenset(word for line in names("empty_words") for word in line.split())


@cache
def _common() -> frozenset[str]:
    """Folded names that are everyday words too."""
    return frozenset(word.lower() for line in names("common_words") for word in line.split())


@cache
def _hollow() -> frozenset[str]:
    return frozenset(word for line in names("hollow_names") for word in line.split())


@cache
def general_names() -> frozenset[str]:
    """Folded skills of one word, such as "planning": they count only where the sentence asks for them."""
    return (
        frozenset(name.lower() for name in names("skill_names") if " " not in name and not name.isupper())
        - _spoken()
    )


@cache
def _spoken() -> frozenset[str]:
    return frozenset(name.lower() for name in table("facts")["spoken"])


Table = dict[str, list[tuple[str, ...]]]


@cache
def _by_first_word(*lists: str, key: Callable[[str], str] = str) -> Table:
    """First word -> the names of some lists that begin with it, as folded words (as `key` has each), longest first."""
    found: Table = {}
    for name in (name for one in lists for name in names(one)):
        words = tuple(map(key, name.lower().split()))
        found.setdefault(words[0], []).append(words)
    for rows in found.values():
        rows.sort(key=len, reverse=True)
    return found


def _length_at(table: Table, folded: Sequence[str], at: int) -> int:
    """How many words the longest name has that stands there; 0 where none does."""
    rows = table.get(folded[at], ())
    return next((len(words) for words in rows if tuple(folded[at : at + len(words)]) == words), 0)


@cache
def _proper() -> frozenset[str]:
    """Folded names of trades that are names of products and laws: "Opera Cloud", "Care Act"."""
    return frozenset(name.lower() for name in names("trade_names") if not name.islower())


@cache
def technologies() -> frozenset[str]:
    return frozenset(name.lower() for name in names("technologies"))


def trade_names_in(text: str) -> Iterator[str]:
    """What ordinary trades call their skills, in order: "wound care", "stock rotation"."""
    tokens = list(_WORD.finditer(text))
    folded = [_singular(token.group().lower().replace("’", "'")) for token in tokens]
    at = 0
    while at < len(tokens):
        count = _length_at(_by_first_word("trade_names", key=_singular), folded, at)
        shown = text[tokens[at].start() : tokens[at + count - 1].end()] if count else ""
        if shown and not _PARTED.search(shown) and not (shown.islower() and shown in _proper()):
            yield shown
        at += count or 1


def _singular(word: str) -> str:
    """Enough for "care plan" and "care plans" to be one."""
    return word if len(word) < 4 or word.endswith(("ss", "ics")) else word.removesuffix("s")


def names_in(text: str) -> Iterator[str]:
    """Known names of skills in a sentence, longest first at each place."""
    tokens = list(_WORD.finditer(text))
    folded = [token.group().lower().replace("’", "'") for token in tokens]
    at = 0
    while at < len(tokens):
        count = known_at(folded, at)
        if count and _stands_alone(text, tokens, at, count):
            yield text[tokens[at].start() : tokens[at + count - 1].end()]
            at += count
        else:
            at += 1


def unknown_names(text: str) -> list[str]:
    """Words whose letters show that they are names: "TestCafe", "EEG", "ISO9001"."""
    if sum(c.isupper() for c in text) > _SHOUTED * len(text):
        return []
    shouted = [match.span() for match in _SHOUT.finditer(text) if _speaks(match.group())]
    found = (
        match
        for match in _ODD.finditer(text)
        if text[match.start() - 1 : match.start()] not in ("<", "/", "&", "-", ".")
        and not any(start <= match.start() < end for start, end in shouted)
    )
    named = (match.group() for match in found if not _is_carded(text, match.start(), match.end()))
    return [name for name in named if name not in no_skills() and not _ROMAN.fullmatch(name)]


def _is_carded(text: str, start: int, end: int) -> bool:
    """Is it a certificate, a register or a grade: "QQI Level 5", "registered with the HCPC", "SC1 Demonstrated ..."?"""
    behind, ahead = text[max(0, start - _BESIDE) : start], text[end : end + _BESIDE]
    labels = start == 0 and ahead[:1] == " " and ahead[1:2].isupper() and text[end - 1].isdigit()
    return labels or _CARD_AHEAD.match(ahead) is not None or _CARD_BEHIND.search(behind) is not None


def _speaks(words: str) -> bool:
    """Are words in capitals a phrase, such as "WHAT WE OFFER", and not names in a row?"""
    return any(word.lower() in empty_words() for word in words.split())


@cache
def no_skills() -> frozenset[str]:
    """Words in capitals that name nothing one can be good at."""
    return frozenset(word for line in names("no_skills") for word in line.split())


def known_at(folded: Sequence[str], at: int) -> int:
    """How many words the known name has that stands there; 0 where none does."""
    return _length_at(_by_first_word("technologies", "skill_names"), folded, at)


@lru_cache(maxsize=16)
def _asks(text: str) -> bool:
    """Does a sentence ask for something known? Looked up for each name in it, and read once."""
    return bool(_ASKED.search(text))


def _stands_alone(text: str, tokens: Sequence[re.Match[str]], at: int, count: int) -> bool:
    """A name that is an everyday word too must be written as a name; a general skill must be asked for."""
    start, end = tokens[at].start(), tokens[at + count - 1].end()
    name = text[start:end]
    if text[start - 1 : start] == "<":
        return False
    after = tokens[at + count].group().lower() if at + count < len(tokens) else ""
    if _SIDES.fullmatch(name) and (after in occupations() or after.removesuffix("s") in occupations()):
        return False  # "with our front-end developers"
    if count > 1:
        return True
    if name.lower() in occupations() and name != _HARDLY_A_PERSON:
        return False  # a tool is called Chef, and so is who cooks
    if len(name) == 1:  # "C and R", but neither "class C" nor "a C class licence", and no small letter
        alone = not text[end : end + 2].strip(" ")[:1].isalpha()
        return name.isupper() and alone and bool(_LETTER.search(text[max(0, start - _BEFORE) : start]))
    if name.lower() in _common():
        return at > 0 and name == known_names()[name.lower()]
    if name in _hollow():
        return False
    if name.lower() in general_names():
        return _asks(text)
    return len(name) > 2 or name[0].isupper()
