"""Reported questions as text: pasted ones taken apart, and names of organizations and roles compared. Pure."""

import re
import unicodedata
from datetime import date

MOST = 20  # in one go
LONGEST = 300
KEY_LENGTH = 120

BULLET = re.compile(
    r"^\s*(?:[-–—*•·▪◦●‣>]+|\(?\d{1,2}[.):]|[a-hA-H][.)]|[Qq](?:uestion)?\s*\d*\s*[.:)])\s*(?=\S)"
)
QUOTES = "\"'“”„«»‘’ \t"
WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
BRACKETS = re.compile(r"[(\[].*?[)\]]")
LEGAL = frozenset(
    "ltd limited inc incorporated llc llp lp plc gmbh mbh ag kg se sa sas sarl sàrl bv nv ab oy as aps spa srl"
    " pty co corp corporation company kft zrt sro doo".split()
)
# What changes the rank or the place, not the work.
RANKS = frozenset(
    "senior junior lead principal trainee intern graduate entry level mid experienced assistant deputy associate head"
    " chief i ii iii iv f m d w x h full part time permanent temporary remote hybrid"
    " the a an of for and in at to".split()
)
# Words of many trades: two titles that share only these name different work.
GENERIC = frozenset(
    "manager officer coordinator specialist consultant engineer analyst administrator director worker advisor adviser"
    " executive representative technician supervisor operator agent".split()
)


def split(pasted: str) -> list[str]:
    """The questions in a text. Each line is one, without its bullet or number; where empty lines set
    paragraphs apart, a paragraph is one, unless its lines have bullets of their own."""
    lines = [line.rstrip() for line in pasted.splitlines()]
    if not any(lines):
        return []
    inner = "\n".join(lines).strip().split("\n")
    if "" not in inner:
        return _clean(inner)
    found: list[str] = []
    for paragraph in re.split(r"\n\s*\n", "\n".join(inner)):
        rows = [row for row in paragraph.split("\n") if row.strip()]
        listed = len(rows) > 1 and (
            sum(bool(BULLET.match(row)) for row in rows) > 1
            or all(row.rstrip().endswith("?") for row in rows)
        )
        found += rows if listed else [" ".join(rows)]
    return _clean(found)


def _clean(rows: list[str]) -> list[str]:
    stripped = (" ".join(BULLET.sub("", row).strip(QUOTES).split()) for row in rows)
    return [row for row in stripped if row]


def words_of(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.casefold().replace("&", " and "))
    return WORD.findall("".join(char for char in plain if not unicodedata.combining(char)))


def fold(text: str) -> str:
    """The same words in the same order, however they are typed."""
    return " ".join(words_of(text))[:LONGEST]


def organization_key(name: str) -> str:
    """One organization under one name: without its legal form, in small letters. Empty when no letter is left."""
    words = words_of(name.replace(".", ""))
    while len(words) > 1 and words[-1] in LEGAL:
        words.pop()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return "-".join(words)[:KEY_LENGTH]


def role_key(role: str) -> str:
    return " ".join(words_of(role))[:KEY_LENGTH]


def same_role(one: str, other: str) -> bool:
    """Whether two titles name the same work: rank, place and working time aside."""
    a, b = _work(one), _work(other)
    if not a or not b:
        return False
    shared = a & b
    return a == b or (bool(shared - GENERIC) and (shared in (a, b) or len(shared) / len(a | b) >= 0.5))


def _work(role: str) -> frozenset[str]:
    words = words_of(BRACKETS.sub(" ", role))
    return frozenset(word for word in words if word not in RANKS and not word.isdigit())


def times_words(times: int, last: date) -> str:
    """How often something was reported, and when last: "7 times, last in October 2026"."""
    return f"once, in {last:%B %Y}" if times == 1 else f"{times} times, last in {last:%B %Y}"
