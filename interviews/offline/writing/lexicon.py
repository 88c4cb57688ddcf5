"""The hand-written words of the question writer, read once: sorts of work, frames, criteria, duty verbs."""

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

HERE = Path(__file__).parent
SECONDED = frozenset({"help", "assist", "support"})  # what is helped with tells more
NO_NOUNS = frozenset({"deeds", "light", "ranks"})  # lists of words.toml that serve something else
TOLD = 1.0  # what it takes to know the sort: a verb that says it, or a noun
LOOSE = frozenset(
    {"build", "develop", "create", "establish"}
)  # software, relationships, plans: the noun tells
DEMANDING = frozenset({"lead", "solve", "comply", "trade", "represent"})  # sorts of work hard to talk about


@dataclass(frozen=True)
class Craft:
    """A sort of work: what calls it up, and what is particular to asking about it."""

    key: str
    name: str
    verbs: frozenset[str]
    nouns: frozenset[str]
    twists: tuple[str, ...]
    technical: tuple[str, ...]
    behavioral: tuple[str, ...]
    situational: tuple[str, ...]
    criteria: tuple[str, ...]  # each with the follow-up that aims at it


def read(name: str) -> dict[str, dict]:
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def crafts() -> dict[str, Craft]:
    """All sorts of work by key, in the order of the file."""
    return {
        key: Craft(
            key,
            entry["name"],
            frozenset(entry["verbs"].split()),
            frozenset(entry["nouns"].split()),
            *(
                tuple(entry.get(part, ()))
                for part in ("twists", "technical", "behavioral", "situational", "criteria")
            ),
        )
        for key, entry in read("crafts").items()
    }


@cache
def frames() -> dict[str, dict[str, list[str]]]:
    """Question wordings by kind of question, then by what is asked about."""
    return read("frames")


@cache
def criteria() -> dict[str, dict[str, list[str]]]:
    """Criteria, reasons and follow-ups that any sort of work can use, by kind of question."""
    return read("criteria")


@cache
def verbs() -> frozenset[str]:
    """Every duty verb that is known, in its base form."""
    lines = (HERE / "verbs.txt").read_text(encoding="utf-8").splitlines()
    plain = {word for line in lines if not line.startswith("#") for word in line.split()}
    return frozenset(plain.union(*(craft.verbs for craft in crafts().values())))


@cache
def word_lists() -> dict[str, frozenset[str]]:
    """Closed lists of words by name (see words.toml)."""
    return {name: frozenset(entry["words"].split()) for name, entry in read("words").items()}


@cache
def votes() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """For each word: the sorts of work that have it as a verb, and those that have it as a noun."""
    table: dict[str, tuple[list[str], list[str]]] = {}
    for key, craft in crafts().items():
        for place, words in enumerate((craft.verbs, craft.nouns)):
            for word in words:
                table.setdefault(word, ([], []))[place].append(key)
    return {word: (tuple(verbs), tuple(nouns)) for word, (verbs, nouns) in table.items()}


@lru_cache(maxsize=5_000)
def craft_of(text: str) -> str:
    """The sort of work that words belong to, or "": the first verb counts, and so do the nouns beside it."""
    words = text.lower().replace(",", "").split()
    tally = dict.fromkeys(crafts(), 0.0)
    for place, word in enumerate(words):
        as_verb, as_noun = votes().get(word, ((), ()))
        for key in as_verb if place == 0 else ():
            tally[key] += 0.5 if word in SECONDED | LOOSE else 1.5
        for key in as_noun:
            tally[key] += 1.0
    best = max(tally, key=lambda key: tally[key])
    return best if tally[best] >= TOLD else ""
