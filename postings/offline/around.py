"""Sentences that no heading vouches for, each weighed by what it says and by those that stand around it.

"Petty cash." asks nothing by itself. Between "Supplier statements." and "You'd set up the payment run" it is a duty.
The weights were learned from advertisements in which readers had marked duties and needs; leanings/README.md says how.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from math import exp
from pathlib import Path

from postings.enums import LineKind
from postings.offline.cues import Score, is_fragment, may_open_with_deed, opens_with_deed, score
from postings.offline.headings import Family
from postings.offline.judging import weight
from postings.offline.naming import names_in
from postings.offline.sections import Placed
from postings.offline.tables import table
from postings.offline.units import Unit
from postings.text import fold
from prep import word_classes

UNVOUCHED = (None, Family.ROLE, Family.UNKNOWN)
_LISTS = (Family.DUTIES, Family.QUALIFICATIONS, Family.PREFERRED)
LEAST = 0.37  # how likely a sentence has to be a line
FILE = Path(__file__).parent / "leanings" / "around.txt"
_WORD = re.compile(r"[a-z']+")
_ENOUGH = 8  # sentences; fewer have too little around them
_LABEL = 6  # words
_PLAIN = 3.0  # cue points of a sentence that says itself what it is
_SEEN, _NEEDED = 2.2, 1.4  # cue points: a duty or a need beyond doubt
_PASSED_ON = (
    "leaning",
    "duty",
    "need",
    "other",
    "goes-on",
    "deed",
    "doings",
    "we",
    "offer",
    "wish",
    "proof",
    "apply",
)

Features = dict[str, float]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A piece of a posting with what it says by itself."""

    piece: Unit
    family: Family | None
    paragraph: int  # number of the unit that it was cut from
    flows: bool  # that unit is a paragraph of several sentences on lines of its own
    marks: Score
    words: tuple[str, ...]
    says: Features = field(default_factory=dict)


def sentence(piece: Unit, place: Placed, paragraph: int) -> Sentence:
    """A piece as its neighbours see it."""
    text = fold(piece.text)
    words = tuple(_WORD.findall(text))
    marks = score(piece.text, bullet=piece.bullet)
    doings = sum(word_classes.gerund_of(word) is not None for word in words)
    says = {
        "leaning": max(-4.0, min(4.0, weight(piece, place.family))) / 2,
        "duty": min(4.0, marks.responsibility) / 2,
        "need": min(4.0, marks.qualification) / 2,
        "other": min(4.0, marks.other) / 2,
        "goes-on": float(is_fragment(piece.text)),
        "deed": float(opens_with_deed(piece.text)),
        "may-be-deed": float(may_open_with_deed(piece.text)),
        "doing": float(bool(words) and word_classes.gerund_of(words[0]) is not None),
        "doings": min(doings, 4) / 2,
        "length": min(len(words), 40) / 20,
        "short": float(len(words) < 5),
        "figure": float(re.search(r"\d", text) is not None),
        "question": float(text.endswith("?")),
        "colon": float(": " in text),
        "opens": float(text.endswith(":")),
        "commas": min(text.count(","), 5) / 2,
        "bullet": float(piece.bullet),
        "named": float(any(True for _ in names_in(piece.text))),
        **{name: float(pattern.search(text) is not None) for name, pattern in _patterns().items()},
    }
    flows = piece.inline and not place.unit.inline
    return Sentence(piece, place.family, paragraph, flows, marks, words, says)


def kinds(sentences: Sequence[Sentence], length: int) -> dict[int, LineKind | None]:
    """Where each sentence starts that no heading vouches for -> the kind of line it is, or None. `length`: of the
    posting, in characters."""
    found: dict[int, LineKind | None] = {}
    if len(sentences) < _ENOUGH:
        return found
    for one, after, says in zip(sentences, [*sentences[1:], None], features(sentences, length), strict=True):
        plain = max(one.marks.responsibility, one.marks.qualification) >= _PLAIN
        if is_weighed(one) and not plain:
            found[one.piece.start] = None if _names_list(one, after) else _kind(says)
    return found


def is_weighed(one: Sentence) -> bool:
    """Does no heading vouch for it: none at all, or one above a paragraph that goes on to other things?"""
    return one.family in UNVOUCHED or one.family in _LISTS and one.flows


def _names_list(one: Sentence, after: Sentence | None) -> bool:
    """ "Work on site" right above the items of a list is no item itself."""
    items = after is not None and after.piece.bullet and not one.piece.bullet
    return items and len(one.words) <= _LABEL and one.piece.text[-1] not in ".;"


def _kind(says: Features) -> LineKind | None:
    duty, need = (_likelihood(says, weights) for weights in _weights())
    if duty + need - duty * need < LEAST:
        return None
    return LineKind.RESPONSIBILITY if duty >= need else LineKind.QUALIFICATION


def _likelihood(says: Features, weights: dict[str, float]) -> float:
    total = sum(weights.get(name, 0.0) * value for name, value in says.items())
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def features(sentences: Sequence[Sentence], length: int) -> Iterator[Features]:
    """What of each sentence and its place has a weight: its own (":"), the paragraph's ("paragraph:"), its neighbours'
    within the paragraph and beyond it, where it stands, and its words."""
    paragraphs = _paragraphs(sentences)
    order = {number: n for n, number in enumerate(paragraphs)}
    duties = [n for n, one in enumerate(sentences) if one.marks.responsibility >= _SEEN]
    needs = [n for n, one in enumerate(sentences) if one.marks.qualification >= _NEEDED]
    families = {one.family for one in sentences}
    headed = {
        f"headed:{family}": 1.0 for family in (Family.DUTIES, Family.QUALIFICATIONS) if family in families
    }
    for n, one in enumerate(sentences):
        at = one.piece.start / max(1, length)
        yield {
            "always": 1.0,
            **{f":{name}": value for name, value in one.says.items() if value},
            **paragraphs[one.paragraph],
            **headed,
            **_beside("before", sentences, n, n - 1),
            **_beside("after", sentences, n, n + 1),
            f"family:{one.family or 'none'}": 1.0,
            "place": at,
            "place:outside": (at - 0.5) ** 2 * 4,
            "place:first": float(n == 0),
            "place:paragraph": order[one.paragraph] / max(1, len(order) - 1) if len(order) > 1 else 0.5,
            "duty:earlier": float(bool(duties) and duties[0] < n),
            "duty:later": float(bool(duties) and duties[-1] > n),
            "need:earlier": float(bool(needs) and needs[0] < n),
            "need:later": float(bool(needs) and needs[-1] > n),
            **dict.fromkeys((f"word:{word}" for word in one.words), 1.0),
            **({f"first:{one.words[0]}": 1.0} if one.words else {}),
        }


def _paragraphs(sentences: Sequence[Sentence]) -> dict[int, Features]:
    """What the sentences of each paragraph say together."""
    members: dict[int, list[Features]] = {}
    for one in sentences:
        members.setdefault(one.paragraph, []).append(one.says)
    return {
        number: {
            **{
                f"paragraph:{name}": max(says[name] for says in all_said)
                for name in ("duty", "need", "other")
            },
            "paragraph:leaning": sum(says["leaning"] for says in all_said) / len(all_said),
            "paragraph:alone": float(len(all_said) == 1),
            "paragraph:length": min(len(all_said), 8) / 4,
        }
        for number, all_said in members.items()
    }


def _beside(name: str, sentences: Sequence[Sentence], here: int, there: int) -> Features:
    """What a neighbour says, apart for one of the same paragraph and one of another."""
    if not 0 <= there < len(sentences):
        return {f"{name}:none": 1.0}
    near = "near" if sentences[there].paragraph == sentences[here].paragraph else "far"
    says = sentences[there].says
    return {f"{name}:{near}": 1.0} | {f"{name}:{near}:{one}": says[one] for one in _PASSED_ON if says[one]}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern) for name, pattern in table("around").items()}


@cache
def _weights() -> tuple[dict[str, float], dict[str, float]]:
    """For a duty, and for a need."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("# ")]
    return {name: float(duty) for name, duty, _ in rows}, {name: float(need) for name, _, need in rows}
