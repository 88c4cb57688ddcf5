"""What a posting asks of a person that may hardly ever decide who gets the work. Pure.

`wording.py` of interviews has the same topics as interviewers ask about them; here they are demands.
"""

import re
from collections.abc import Iterable

_BE = (
    r"\b(?:must|should|need(?:s)? to|has to|have to|ought to) be (?:[^.;:]{0,60}?(?:, | and | or ))?(?:an? )?"
    r"(?:%s)(?=\s*(?:[,.;!)]|$|and\b|or\b))"
)
_ONLY = r"\b(?:%s) (?:\w+ ){0,2}(?:only|preferred|wanted|required|need apply)(?=\s*(?:[,.;!)]|$))"
_FAITHS = r"(?:practi[sc]ing )?(?:christian|catholic|muslim|jewish|hindu|sikh)s?"
DEMANDS = {
    "sex": (_BE % r"(?:fe)?male|woman|man", _ONLY % r"(?:fe)?males?|women|men|ladies"),
    "age": (
        _BE % r"(?:aged )?(?:under|below|younger than|not older than) \d\d(?: years(?: of age| old)?)?|young",
        r"^(?:aged )?(?:under|below|younger than|not older than|no older than) \d\d years(?: of age| old)\b",
        r"\bmust be (?:aged )?(?:between )?\d\d ?(?:-|–|to|and) ?\d\d (?:years|old)\b|\bmaximum age\b",
    ),
    "looks": (_BE % r"attractive|good[- ]looking|pretty|handsome|slim",),
    "family": (
        _BE % r"single|unmarried|married|childless",
        r"(?:^|\bmust have )no (?:small |young )?(?:children|kids|family (?:ties|commitments))(?=\s*(?:[,.;!)]|$))",
    ),
    "religion": (_BE % _FAITHS, _ONLY % _FAITHS),
    "origin": (r"(?<!non )(?<!non-)\bnative (?:[a-z]+ )?speaker\b|\bmother[- ]tongue (?:\w+ )?speaker\b",),
    "health": (r"\bable[- ]bodied\b|\bno (?:disabilities|health problems)\b",),
}
_RULES = {topic: re.compile("|".join(patterns), re.I) for topic, patterns in DEMANDS.items()}
_SHOWN = 60  # characters of a line that a doubt quotes


def unfair(lines: Iterable[str]) -> list[str]:
    """A doubt for each line that asks for what a person is."""
    named = ((line, [topic for topic, rule in _RULES.items() if rule.search(line)]) for line in lines)
    return [
        f"“{_short(line)}” asks for a person's {_series(topics)}. In most places that may not decide who gets "
        "the work: nobody has to answer questions about it, and you can take the line out."
        for line, topics in named
        if topics
    ]


def _short(line: str) -> str:
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN].rsplit(' ', 1)[0]} …"


def _series(words: list[str]) -> str:
    *before, last = words
    return f"{', '.join(before)} and {last}" if before else last
