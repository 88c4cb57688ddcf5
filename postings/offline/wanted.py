"""Advertisements of a sentence or two: "Plumber needed in Hull, must drive and have own tools."

What follows the title says, clause by clause, what is asked for and what there is to do.
"""

import re
from collections.abc import Iterator

from postings.enums import LineKind
from postings.offline.cues import opens_with_deed, tells_a_deed
from postings.offline.units import Unit, make

_LONG = 600  # characters; a longer text says elsewhere what is asked, and more of the firm in such a sentence
_OPENING = re.compile(
    r"(?:(?!(?:You|Your|You'll|This|That|It|They|All|No)\b)[A-Z][\w'/&-]*(?: [\w'/&-]+){0,4}? "
    r"(?:(?:is |are )?(?:needed|wanted|sought)|(?:is |are )required(?! to\b)|(?<!is )(?<!are )required)\b"
    r"|(?:(?:We're|We are|I'm|I am) )?(?:[Ll]ooking for|[Ss]eeking|[Hh]iring) (?:an? |some )"
    r"|(?:We|I) (?:need|want) (?:an? |some )|Wanted:? (?=[a-z]))"
)
# Where a clause begins: behind a sign, at "to wash pots", at "must" or "with own tools".
_CUT = re.compile(
    r"(?:,|;|:|\s[-–—])\s+(?:and |but )?"
    r"|(?<!able)(?<!willing)(?<!prepared)(?<!happy)(?<!ready)\s+(?=to [a-z]+\s)"
    r"|\s+(?=must (?:have|be|hold|drive|own|speak|know)\b)"
    r"|\s+(?=with (?:own|an?|full|clean|valid|experience|[A-Z]+)\b)"
)
_ASKED = re.compile(
    r"(?:must|should)\b(?! (?:apply|send|email|call|ring))|(?:your |with )?own\b"
    r"|with (?:an? |full |clean |valid )?[\w -]{0,40}(?:licen[cs]e|certificate|card|ticket)\b"
    r"|[^,]*\b(?:experience|licen[cs]e|certificate|registration|registered|qualification|qualified|dbs|nvq|cscs)\b"
    r"|[^,]*\b(?:skills?|knowledge|essential|required|necessary|needed|preferred|desirable"
    r"|a must|an advantage|a plus|a bonus)$",
    re.IGNORECASE,
)
# No experience needed; to join the team; how to apply, when to begin, what it pays.
_UNASKED = re.compile(
    r"no\b|.*\bnot\b|(?:please )?(?:apply|call|ring|phone|text|email|send|contact|message|join|become|be|start|visit"
    r"|pay|price|see)\b",
    re.IGNORECASE,
)


def says_who(text: str) -> bool:
    """Does the text begin by saying who is wanted?"""
    return _OPENING.match(text.lstrip()) is not None


def clauses(text: str, piece: Unit) -> list[tuple[Unit, LineKind]]:
    """The clauses of a sentence that says who is wanted, each with what it is; none where no clause says it."""
    opening = _OPENING.match(text, piece.start, piece.end) if len(text) <= _LONG else None
    if opening is None:
        return []
    found: list[tuple[Unit, LineKind]] = []
    before: LineKind | None = None
    for start, end in _spans(text, opening.end(), piece.end):
        clause = make(text, start, end, inline=True)
        before = _kind(clause.text, before) if clause else None
        if clause and before:
            found.append((clause, before))
    return found


def _spans(text: str, at: int, end: int) -> Iterator[tuple[int, int]]:
    cuts = list(_CUT.finditer(text, at, end))
    ends = [*(cut.start() for cut in cuts[1:]), end]
    yield from ((cut.end(), stop) for cut, stop in zip(cuts, ends, strict=False))


def _kind(clause: str, before: LineKind | None) -> LineKind | None:
    """`before`: of the clause before it. Behind "to", and behind something to do, a word that may be a verb is one."""
    said = clause.rstrip(".! ")
    deed = said.removeprefix("to ")
    if _UNASKED.match(deed) or len(said.split()) < 2:
        return None
    if _ASKED.match(said):
        return LineKind.QUALIFICATION
    sure = deed != said or before is LineKind.RESPONSIBILITY
    return LineKind.RESPONSIBILITY if _is_deed(deed, sure=sure) else None


def _is_deed(said: str, *, sure: bool) -> bool:
    return opens_with_deed(said) or sure and (tells_a_deed(said) or said.startswith("look after "))
