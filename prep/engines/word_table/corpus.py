"""The text that the word table learns from: WordNet's glosses and examples, and the words it holds."""

import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

PARTS = ("noun", "verb", "adj", "adv")
EXAMPLE = re.compile(r'"([^"]*)"')
WORD = re.compile(r"[a-z]+")
SEED = 20260101
MOST_LEMMAS = 2
LONGEST = 90  # characters: short texts teach words better for their cost
# WordNet's files of nouns that work rarely speaks of: animals, plants, places.
LEFT_OUT = frozenset(("05", "15", "20"))


def sentences(folder: Path) -> list[str]:
    """Every gloss behind its first words, every example; in a fixed, shuffled order, so that the first so
    many are a fair sample."""
    found = {text for part in PARTS for text in _texts(folder / f"data.{part}") if len(text) <= LONGEST}
    texts = sorted(found)
    random.Random(SEED).shuffle(texts)
    return texts


def _texts(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        if line.startswith(" "):
            continue  # the licence
        entry, _, gloss = line.partition(" | ")
        fields = entry.split(" ")
        lemmas = fields[4 : 4 + 2 * int(fields[3], 16) : 2]
        if fields[1] in LEFT_OUT or not lemmas[0].islower():
            continue  # a name
        names = ", ".join(_lemma(lemma) for lemma in lemmas[:MOST_LEMMAS])
        definition = EXAMPLE.sub("", gloss).strip(" ;\n")
        yield f"{names}: {definition}"
        yield from (example.strip() for example in EXAMPLE.findall(gloss) if example.count(" ") > 1)


def _lemma(raw: str) -> str:
    """A lemma as people write it: (a) and the like mark where an adjective may stand."""
    return re.sub(r"\(\w+\)$", "", raw).replace("_", " ")


def frequent(texts: list[str]) -> list[str]:
    """The words of the texts, the most frequent first."""
    counted = Counter(word for text in texts for word in WORD.findall(text.lower()))
    return sorted(counted, key=lambda word: (-counted[word], word))
