"""Learns around.txt from advertisements in which readers have marked the duties and the needs. See README.md beside it.

python -m postings.offline.leanings.build_around > around.txt
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from postings.offline.around import Features, Sentence, features, is_weighed
from postings.offline.drafting import is_headed, said
from postings.offline.leanings.build import LEAST, learn
from postings.offline.sections import placed
from postings.offline.units import units

FILE = Path(__file__).parent / "advertisements.jsonl"
SELDOM = 4  # a word that fewer advertisements have gets no weight
SHRINK = 5  # how strongly weights are held near 0
OVERLAP = 0.3  # of the shorter one: so far a mark and a sentence have to agree

Row = tuple[Features, set[str]]


def main() -> None:
    advertisements = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
    texts = [list(rows_of(one)) for one in advertisements]
    rows = [row for some in texts for row in some]
    spread = Counter(name for some in texts for name in {name for says, _ in some for name in says})
    seen = Counter(name for says, _ in rows for name in says)
    kept = {name for name in seen if not name.startswith(("word:", "first:")) or spread[name] >= SELDOM}
    shrink = {name: SHRINK / seen[name] for name in kept}
    duty, need = (
        learn([(list(says.items()), label in labels) for says, labels in rows], shrink)
        for label in ("duty", "need")
    )
    print(
        f"# Learned from {len(rows)} sentences of {len(texts)} advertisements by build_around.py; see README.md."
    )
    for name in sorted(kept):
        if max(abs(duty[name]), abs(need[name])) >= LEAST:
            print(f"{name}\t{duty[name]:.2f}\t{need[name]:.2f}")


def rows_of(advertisement: dict) -> Iterator[Row]:
    """What the reader sees of each sentence that no heading vouches for, and how readers marked it."""
    text = advertisement["text"]
    places = placed(units(text))
    if is_headed(places):
        return
    sentences = list(said(text, places))
    for one, says in zip(sentences, features(sentences, len(text)), strict=True):
        if is_weighed(one):
            yield says, {name for name in ("duty", "need") if is_marked(one, advertisement[name])}


def is_marked(one: Sentence, marks: list[list[int]]) -> bool:
    piece = one.piece
    return any(
        min(end, piece.end) - max(start, piece.start) > OVERLAP * min(end - start, piece.end - piece.start)
        for start, end in marks
    )


if __name__ == "__main__":
    main()
