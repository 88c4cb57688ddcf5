"""What an engine says to the candidate in its own words is a draft too: kept whole, or dropped for ours. Pure."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from interviews.evidence import Verdict, fold, words
from interviews.offline.assessing.planted import is_planted
from postings.plain import is_plain

RUN = 8  # words in a row that nobody says by chance
NUMBER = r"\d+(?:[.,]\d+)?"
# Words that claim a mark, a level or a decision. Feedback says what was said and what would help, never how much.
CLAIMS = re.compile(
    rf"\b{NUMBER}\s*(?:/|out of|von|sur|de)\s*\d+\b|\b{NUMBER}\s*stars?\b"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten) (?:out of|stars?\b|points?\b)"
    r"|\b(?:score[ds]?|scoring|rating|rated|grade[ds]?|full marks?|top marks?|marks?|percentile|ranking|ranked)\b"
    r"|\blevel (?:\d|one|two|three|four|five)\b|\b(?:your|the|a|highest|top|overall) level\b(?! of)"
    r"|\b(?:hire|hired|hires|hiring (?:decision|recommendation)|recommend (?:you|them|him|her|hiring))\b"
    r"|\b(?:shortlist\w*|job offer|reject(?:ed|ion)?|unsuitable|qualified for (?:the|this)|right fit)\b"
    r"|\b(?:best|ideal|perfect|top) candidate\b|\b(?:strong|no) hire\b|\byou (?:pass|passed|fail|failed)\b",
    re.I,
)
# Figures that a candidate may have named, and that may be named back: "12 %", "30 points".
FIGURES = re.compile(rf"\b{NUMBER}\s*(?:%|percent\b|per cent\b|points?\b)", re.I)
# Words of a conversation between machines, which are no word to a candidate.
MACHINES = re.compile(
    r"\b(?:system prompt|as an ai|language model|instructions? (?:above|said|say|were|are)|my instructions"
    r"|the prompt|rubric|grader|assessor|evaluator|json|schema|criterion id|c\d{1,2}"
    r"|ignore (?:all|any|previous|the))\b",
    re.I,
)
NOTHING_YET = "Nothing of what is looked for was found in this answer yet."
WHOLE = "All that is looked for is there. Say it aloud once more, and see what you can leave out."
QUOTED = re.compile("[“\"«„]([^“”\"«»„]{8,300})[”\"»“]|'([^']{8,300})'")


def fits(
    text: str, *, limit: int, answer: str = "", secrets: Sequence[str] = (), names: Iterable[str] = ()
) -> bool:
    """May this stand on the page as feedback?

    Not when it says eight words in a row of a secret (what only the engine was told), holds one of the `names`
    (of what does not exist), claims a mark, a level or a decision, or is no plain text. Words, names and figures of
    the answer may be said back.
    """
    if not is_plain(text, limit, [answer]):
        return False
    own = fold(answer).text.casefold()
    said = QUOTED.sub(
        lambda found: " " if _stands(found.group(1) or found.group(2), own) else found.group(), text
    )
    figures = (fold(found).text.casefold() for found in FIGURES.findall(said))
    if CLAIMS.search(said) or MACHINES.search(said) or not all(figure in own for figure in figures):
        return False
    lower = text.casefold()
    return not any(name.casefold() in lower for name in names) and not repeats(text, secrets)


def _stands(quote: str, own: str) -> bool:
    """Words of the answer, and none that speak to whoever assesses."""
    return fold(quote).text.strip(" .…").casefold() in own and not is_planted(quote)


def repeats(text: str, secrets: Sequence[str]) -> bool:
    """Does the text hold eight words in a row of any of these, or a whole shorter one of four words or more?"""
    said = words(text)
    for secret in secrets:
        told = _told(secret)
        length = min(RUN, len(told))
        if length < 4:
            continue
        runs = {told[at : at + length] for at in range(len(told) - length + 1)}
        if any(tuple(said[at : at + length]) in runs for at in range(len(said) - length + 1)):
            return True
    return False


@lru_cache(maxsize=64)
def _told(secret: str) -> tuple[str, ...]:
    return tuple(words(secret))


def strong(checked: Sequence[Verdict], texts: dict[str, str]) -> str:
    """What the answer did well, said by code: the first criterion that is shown, with its words."""
    first = next((one for one in checked if is_praised(one)), None)
    if first is None:
        return ""
    quote = " ".join(first.quotes[0].text.split())
    return f"These words show “{_bare(texts[first.criterion])}”: “{quote}”."


def is_praised(one: Verdict) -> bool:
    """Only what is shown in full is said to be strong."""
    return one.verdict == "shown" and bool(one.quotes)


def next_step(checked: Sequence[Verdict], texts: dict[str, str]) -> str:
    """The one change that helps most, said by code: the first criterion that is not shown."""
    order = ("missing", "partly", "unclear")
    open_ = [one for one in checked if one.verdict in order]
    first = min(open_, key=lambda one: order.index(one.verdict), default=None)
    if first is None:
        return WHOLE
    state = "is only partly shown" if first.verdict == "partly" else "is not shown yet"
    return f"“{_bare(texts[first.criterion])}” {state}. Say it in one or two sentences of your own, with an example."


def _bare(text: str) -> str:
    return " ".join(text.split()).rstrip(".")
