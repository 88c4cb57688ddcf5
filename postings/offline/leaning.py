"""How the words of an English sentence lean: towards what a posting asks of its reader, or towards anything else.

The weights were learned from postings whose skills people had marked; leanings/README.md says how.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from postings.offline.actors import addressed
from postings.offline.cues import Score
from postings.offline.headings import Family
from postings.text import fold

_FILE = Path(__file__).parent / "leanings" / "words.txt"
_WORD = re.compile(r"[^\W\d_][\w+#']*")
_PLACEHOLDER = re.compile(r"<[a-z:]{3,20}>")
_READ = 400  # characters of a sentence that are looked at
_MOST_CUES = 4.0
_CUES = ("@responsibility", "@qualification", "@other")


def leaning(text: str, family: Family | None, marks: Score, *, named: bool) -> float:
    """Above 0 the sentence rather asks something, below 0 it rather does not.

    It goes by the words and pairs of words, the section, the cues, and whether a known skill is named."""
    weights = _weights()
    return sum(weights.get(name, 0.0) * value for name, value in features(text, family, marks, named=named))


def features(text: str, family: Family | None, marks: Score, *, named: bool) -> Iterator[tuple[str, float]]:
    """What of a sentence has a weight, each with its value."""
    yield "@always", 1.0
    yield f"@{family or 'none'}", 1.0
    yield from zip(
        _CUES,
        (min(_MOST_CUES, mark) for mark in (marks.responsibility, marks.qualification, marks.other)),
        strict=True,
    )
    yield "@named", float(named)
    words = _WORD.findall(_PLACEHOLDER.sub(" ", addressed(fold(text[:_READ]))))
    pairs = (f"{first} {second}" for first, second in zip(words, words[1:], strict=False))
    first = [f"^{words[0]}"] if words else []
    for feature in dict.fromkeys([*first, *words, *pairs]):
        yield feature, 1.0


@cache
def _weights() -> dict[str, float]:
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("# "))
    return {name: float(weight) for name, weight in rows}
