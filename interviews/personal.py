"""What must not stand in a reported question: names of people, and ways to reach or find one. Pure.

Careful both ways: firms, products, months and methods that carry a first name are left alone, and what is refused
is said with the words it is about, so that a person can mend it.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from postings import addresses

DATA = Path(__file__).with_name("personal.toml")

REACHED = {
    addresses.EMAIL: "“{}” is an email address. Leave it out.",
    addresses.LINK: "“{}” is a link. Leave it out; the question is enough.",
    addresses.NAME: "“{}” looks like a link. Leave it out, or put a space where a sentence ends.",
}
PHONE = re.compile(
    r"(?<![\w.,])(?:\+|00)[1-9]\d?[\d\s().-]{6,16}\d(?!\w)"
    r"|(?<![\w.,/-])\(?0\d{2,4}\)?[\s./-]?\d{3,4}[\s.-]?\d{3,4}(?![\w/])"
    r"|(?<![\w.,/-])\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}(?![\w/])"
)
CAP = r"[^\W\d_a-z][\w'’-]*[a-zß-ÿ][\w'’-]*"
TITLE = re.compile(rf"\b((?:Mr|Mrs|Ms|Mx|Miss|Dr|Prof|Professor|Sir|Dame)\b\.?)\s+({CAP})")
WORDS = re.compile(rf"\b({CAP})(?:\s+({CAP}))?")
PERSON = (
    r"interviewers?|(?:hiring |line )?managers?|recruiters?|boss|team leads?|director|panel (?:chair|member)s?"
    r"|head of [a-z]+|supervisor"
)
INTRODUCED = re.compile(
    rf"\b(?:{PERSON}|guy|woman|man|lady|person)\b(?:,| was| is|'s name (?:is|was))?"
    rf"(?: (?:named|called))? ({CAP}(?:\s+{CAP})?)"
)
OWN_NAME = re.compile(rf"\b(?i:his|her|their|my|whose|the)\s+(?i:name\s+(?:is|was))\s+({CAP}(?:\s+{CAP})?)")
BEFORE = re.compile(r"\b(?:by|with|named|called|met|dear|hi|hello|from|to)\s*$", re.I)
SURE_BEFORE = re.compile(rf"\b(?:{PERSON}|named|called)[,:]?\s*(?:was|is|named|called)?\s*$", re.I)
AFTER = re.compile(
    r"^\s*(?:[,(]\s*)?(?:from (?:HR|the|human|their|recruit\w+)|asked|said|told|wanted|interviewed|who|replied"
    r"|\(?(?:HR|CEO|CTO|CFO|COO|head|hiring|recruit\w+))",
)
SURE_AFTER = re.compile(r"^\s*(?:[,(]\s*)?(?:from (?:HR|human resources)|asked me|interviewed me|\(?HR\b)")


@dataclass(frozen=True)
class _Names:
    first: frozenset[str]
    weak: frozenset[str]
    allowed: frozenset[str]
    goes_on: frozenset[str]
    openers: frozenset[str]


@cache
def _names() -> _Names:
    loaded = tomllib.loads(DATA.read_text(encoding="utf-8"))
    return _Names(
        frozenset(loaded["first"].split()),
        frozenset(loaded["weak"].split()),
        frozenset(name.casefold() for name in loaded["allowed"]),
        frozenset(loaded["goes_on"].split()),
        frozenset(loaded["openers"].split()),
    )


def problems(text: str, *, known: Iterable[str] = ()) -> list[str]:
    """What gives a person away, in plain sentences. `known` are names that are none of a person, such as the
    organization's."""
    known = [name.strip() for name in known if name.strip()]
    reached = list(addresses.found(text, known))
    first = {address.kind: address.words for address in reversed(reached)}
    found = [said.format(first[kind]) for kind, said in REACHED.items() if kind in first]
    for address in reached:
        text = text.replace(address.words, " ")
    for name in known:
        text = re.sub(re.escape(name), "it", text, flags=re.I)
    if match := PHONE.search(text):
        found.append(f"“{match[0].strip()}” looks like a phone number. Leave it out.")
    if name := next(_people(text), ""):
        found.append(f"“{name}” looks like a person's name. Write “the interviewer” or leave it out.")
    return found


def _people(text: str) -> Iterator[str]:
    names = _names()
    for match in TITLE.finditer(text):
        title, name = match[1].rstrip("."), match[2]
        if f"{title} {name}".casefold() not in names.allowed and name not in names.goes_on:
            yield f"{match[1]} {name}"
    for pattern in (INTRODUCED, OWN_NAME):
        for match in pattern.finditer(text):
            one = match[1].split()
            if one[0] not in names.openers and match[1].casefold() not in names.allowed:
                yield match[1]
    for match in WORDS.finditer(text):
        yield from _named(match, text, names)


def _named(match: re.Match[str], text: str, names: _Names) -> Iterator[str]:
    """A first name that is a person's by what stands around it."""
    first, second = match[1], match[2] or ""
    if first not in names.first | names.weak and second in names.first | names.weak:
        # "Hello Sarah Jones": the first word with a capital need not be the name.
        inner = WORDS.match(text, match.start(2))
        if inner is not None:
            yield from _named(inner, text, names)
        return
    if f"{first} {second}".casefold() in names.allowed or second in names.goes_on:
        return
    before, after = text[: match.start()], text[match.end(1) :]
    if first in names.weak:
        if SURE_BEFORE.search(before) or SURE_AFTER.search(after):
            yield match[0]
        return
    if first not in names.first:
        return
    if re.match(r"\s+(?:&|and\s+[A-Z])", after):
        return  # two names side by side: a firm
    is_pair = bool(second) and second not in names.openers
    alone = not before.strip(" \t\n-–—,") and not after.strip(" \t\n.,!")
    if is_pair or alone or BEFORE.search(before) or SURE_BEFORE.search(before) or AFTER.search(after):
        yield match[0] if is_pair else first
