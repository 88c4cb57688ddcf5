"""The hand-written word lists of the assessor, loaded once and looked up by word, phrase or stem."""

import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from prep.stems import stem

HERE = Path(__file__).parent
LONGEST_PHRASE = 5


@cache
def languages() -> dict[str, frozenset[str]]:
    """Language -> its commonest little words."""
    loaded = tomllib.loads((HERE / "languages.toml").read_text(encoding="utf-8"))
    return {code: frozenset(words.split()) for code, words in loaded.items()}


@cache
def _cues() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Phrase -> families, stem -> families."""
    loaded = tomllib.loads((HERE / "cues.toml").read_text(encoding="utf-8"))
    phrases: dict[str, tuple[str, ...]] = {}
    stems: dict[str, tuple[str, ...]] = {}
    for family, entries in loaded.items():
        for entry in entries.replace("\n", "|").split("|"):
            if entry.startswith("~"):
                key = stem(entry[1:])
                stems[key] = (*stems.get(key, ()), family)
            elif entry:
                phrases[entry] = (*phrases.get(entry, ()), family)
    return phrases, stems


def cues(words: Sequence[str], stems: Sequence[str]) -> dict[str, set[int]]:
    """Family -> positions of words at which one of its cues starts."""
    phrases, by_stem = _cues()
    found: dict[str, set[int]] = {}
    for at in range(len(words)):
        families = by_stem.get(stems[at], ())
        for size in range(1, LONGEST_PHRASE + 1):
            families += phrases.get(" ".join(words[at : at + size]), ())
            if at + size >= len(words):
                break
        for family in families:
            found.setdefault(family, set()).add(at)
    return found


@cache
def _irregular() -> dict[str, str]:
    """Stem of a form of an irregular verb -> the stem of the verb."""
    rows = [line.split() for line in (HERE / "irregular.txt").read_text(encoding="utf-8").splitlines()]
    return {stem(form): stem(verb) for verb, *forms in rows for form in forms}


def based(stems: Iterable[str]) -> frozenset[str]:
    """Stems with those of irregular verbs as the verbs have them: "written" and "wrote" are "write"."""
    return frozenset(_irregular().get(one, one) for one in stems)


@cache
def cue_stems(family: str) -> frozenset[str]:
    """The stems that are cues of a family in any form."""
    return frozenset(word for word, families in _cues()[1].items() if family in families)


@cache
def cue_words(family: str) -> frozenset[str]:
    """The words and phrases that are cues of a family as they stand."""
    return frozenset(phrase for phrase, families in _cues()[0].items() if family in families)
