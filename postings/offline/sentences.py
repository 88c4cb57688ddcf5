"""Where the sentences and list items of a unit begin and end."""

import re
from bisect import bisect_right
from collections.abc import Iterator

# A sentence end before something that may begin a sentence, an inline bullet, the next number of a list.
_END = re.compile(
    r"(?P<stop>(?<![.!?…])[.!?…]+[\"'”’)\]]*)\s+(?=[\"'“‘«(\[<]?[A-ZÀ-ÖØ-Þ0-9£€$•*])"
    r"|(?P<bullet>(?<!\s)\s+[•●▪◦‣∙·■►➤✓*]\s*(?=\S))"
    r"|(?P<dash>(?<!\s)\s+[-–—]\s+(?=[A-ZÀ-Þ]))"
    r"|(?P<list>;(?:\s+(?:or|and|ou|et))?\s+)(?=\(?[0-9a-z][.)]\s)"
    r"|(?P<semi>;\s+)(?=\S)"
    # A list without separators: the item begins as only a requirement or an address to the reader does.
    r"|(?P<item>(?<=[a-z)])[ \t]+(?=(?:The (?:ideal|successful) candidate|You (?:will|must|should|have)"
    r"|Experience (?:in|with|of|using)|Knowledge of|Ability to|Proven |Excellent |Strong )))"
    r"|(?P<wide>(?<![ \t\xa0])[ \t\xa0]{2,}(?=[A-ZÀ-Þ]))"
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:e\.g|i\.e|etc|approx|inc|ltd|co|corp|dr|mr|mrs|ms|prof|st|no|vs|sc|dept|est|ext|min|max|fig|sec|ex|cf|env|mme|resp|av|[A-Za-z]|[A-Z]\.[A-Z]|\d{1,2})\.$",
    re.IGNORECASE,
)
# What counts something rather than an item of a list: "Grade 7." and "open at 9."
_COUNTED = re.compile(
    r"\b(?:level|grade|class|stage|band|years?|phase|niveau|at|by|to|until|till|before|after|past|from|under|over"
    r"|of|about|around) \d{1,2}\.$",
    re.IGNORECASE,
)
_LONG = 240  # characters; a sentence longer than this is cut at its semicolons


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """(start, end) of each sentence or list item in text[start:end]."""
    breaks = [m for m in _END.finditer(text, start, end) if not _is_abbreviation(text, start, m)]
    dashed = sum(m.lastgroup == "dash" for m in breaks) > 1
    stops = [m.start() for m in breaks if m.lastgroup == "stop"] + [end]
    at = start
    for match in breaks:
        kind = match.lastgroup
        if kind == "dash" and not dashed:
            continue
        if kind == "semi" and stops[bisect_right(stops, match.start())] - at < _LONG:
            continue
        cut = (
            match.start() + len(match.group().rstrip()) if kind in ("stop", "list", "semi") else match.start()
        )
        if cut > at:
            yield at, cut
        at = match.end()
    if at < end:
        yield at, end


def _is_abbreviation(text: str, start: int, match: re.Match[str]) -> bool:
    if match.lastgroup != "stop" or not match.group("stop").startswith(".") or len(match.group("stop")) > 1:
        return False
    before = text[max(start, match.start() - 12) : match.start() + 1]
    return bool(_ABBREVIATION.search(before[-9:])) and not _COUNTED.search(before)
