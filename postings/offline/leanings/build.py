"""Learns words.txt from postings in which people have marked the skills. See README.md beside it.

python -m postings.offline.leanings.build POSTINGS.jsonl > words.txt
"""

import json
import math
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

from postings.offline.cues import score
from postings.offline.drafting import is_read, pieces
from postings.offline.leaning import features
from postings.offline.naming import names_in
from postings.offline.sections import placed
from postings.offline.units import units

PASSES = 40
STEP = 0.1
SHRINK = 4  # how strongly weights are held near 0, each pass
SELDOM = 8  # a word that fewer postings have gets no weight
SHARE = 0.35  # the chance of being marked above which a sentence counts as asking
LEAST = 0.02  # weights nearer to 0 are left out

Row = tuple[list[tuple[str, float]], bool]


def main(path: Path) -> None:
    postings = [list(rows_of(posting["sentences"])) for posting in training(path)]
    rows = [row for posting in postings for row in posting]
    seen = Counter(name for row, _ in rows for name, _ in row)
    spread = Counter(name for posting in postings for name in {name for row, _ in posting for name, _ in row})
    shrink = {name: SHRINK / count for name, count in seen.items() if spread[name] >= SELDOM}
    weights = learn(rows, shrink)
    weights["@always"] -= math.log(SHARE / (1 - SHARE))
    print(f"# Learned from {len(rows)} sentences by build.py; see README.md and NOTICE.")
    for name, weight in sorted(weights.items()):
        if abs(weight) >= LEAST:
            print(f"{name}\t{weight:.2f}")


def training(path: Path) -> list[dict[str, Any]]:
    postings = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [posting for posting in postings if posting["part"] == "train"]


def rows_of(sentences: Sequence[tuple[str, list]]) -> Iterator[Row]:
    """What the reader would see of each sentence that it judges, and whether people marked a skill in it."""
    text = "\n".join(sentence for sentence, _ in sentences)
    marked, at = [], 0
    for sentence, spans in sentences:
        marked += [(at + span[0], at + span[1]) for span in spans]
        at += len(sentence) + 1
    for place in placed(units(text)):
        if place.is_heading or not is_read(place):
            continue
        for piece in pieces(text, place.unit):
            asks = any(start < piece.end and piece.start < end for start, end in marked)
            named = any(True for _ in names_in(piece.text))
            yield list(features(piece.text, place.family, score(piece.text), named=named)), asks


def learn(rows: list[Row], shrink: dict[str, float]) -> dict[str, float]:
    """Logistic regression with weights that are drawn to 0, one sentence at a time."""
    rows = [([(name, value) for name, value in row if name in shrink], asks) for row, asks in rows]
    weights = dict.fromkeys(sorted(shrink), 0.0)
    dice = Random(0)
    for number in range(PASSES):
        step = STEP / (1 + 0.2 * number)
        dice.shuffle(rows)
        for row, asks in rows:
            total = sum(weights[name] * value for name, value in row)
            error = asks - 1 / (1 + math.exp(-total))
            for name, value in row:
                weights[name] += step * (error * value - shrink[name] * weights[name])
    return weights


if __name__ == "__main__":
    main(Path(sys.argv[1]))
