"""The hand-written words of the question writer, read once: sorts of work, frames, criteria, duty verbs."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

HERE = Path(__file__).parent
BEHIND = {"act": "bare", "note": "bare", "need": "need"}  # by the form of what is asked about
PLAIN = "plain"  # work of no sort that is known
NO_NOUNS = frozenset(
    {"deeds", "ranks", "meeting", "any_posting", "any_deed", "apart", "capitals", "compounds"}
)  # lists of words.toml that serve something else
KNOWN = 2.0  # what a verb that tells the sort counts
JOINED = 2.5  # a verb that tells it only with one of the sort's nouns as what is done
OBJECT, OTHER = 1.0, 0.3  # a noun of the sort as what is done or handled, and beside it
LIGHT = frozenset(
    "carry undertake perform conduct do provide complete make take deliver ensure handle give offer".split()
)  # verbs that say little: the noun tells
VAGUE = frozenset(
    "development skills skill knowledge services service support needs information work data requests process"
    " processes practice date products levels business".split()
)  # heads of noun phrases of every sort
WORDS = re.compile(r"[a-z][a-z'-]*")
OBJECT_END = re.compile(
    r"(?<=\w)\s+(?:of|for|in|to|from|on|at|by|within|across|through|during|under|against|using|with|when|while|so"
    r"|twice|once|every|each|daily|weekly)\s"
)
DEMANDING = frozenset({"lead", "solve", "comply", "trade", "represent"})  # families hard to talk about


@dataclass(frozen=True)
class Craft:
    """A sort of work: what calls it up, and what is particular to asking about it."""

    key: str
    name: str
    family: str
    verbs: frozenset[str]
    joined: frozenset[str]  # verbs that tell it only with one of its nouns
    nouns: frozenset[str]
    criteria: tuple[str, ...]  # each with the follow-up that aims at it


@cache
def read(name: str) -> dict[str, dict]:
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def crafts() -> dict[str, Craft]:
    """All sorts of work by key, in the order of the file."""
    return {
        key: Craft(
            key,
            entry["name"],
            entry["family"],
            frozenset(entry["verbs"].split()),
            frozenset(entry["with"].split()),
            frozenset(entry["nouns"].split()),
            tuple(entry["criteria"]),
        )
        for key, entry in read("crafts").items()
    }


@cache
def frames() -> dict[str, dict[str, list[str]]]:
    """Question wordings by kind of question, then by what is asked about."""
    return {
        kind: {form: list(map(asked, rows)) for form, rows in forms.items()}
        for kind, forms in read("frames").items()
    }


def behind(form: str, kind: str) -> list[str]:
    """The plain questions of a kind that can be asked behind a sentence which says the line."""
    return frames()[BEHIND[form]].get(kind, []) if form in BEHIND else []


def asked(row: str | list[str]) -> str:
    """The question of a row that may hold its criterion, and more, beside it."""
    return row if isinstance(row, str) else row[0]


@cache
def expected() -> dict[str, str]:
    """For each question wording the criterion that is its own, where it has one."""
    rows = [row for forms in read("frames").values() for some in forms.values() for row in some]
    return dict(row for row in rows if not isinstance(row, str))


@cache
def criteria() -> dict[str, dict[str, list[str]]]:
    """Criteria, reasons and follow-ups that any sort of work can use, by kind of question."""
    return read("criteria")


@cache
def verbs() -> frozenset[str]:
    """Every duty verb that is known, in its base form."""
    lines = (HERE / "verbs.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def word_lists() -> dict[str, frozenset[str]]:
    """Closed lists of words by name (see words.toml)."""
    return {name: frozenset(entry["words"].split()) for name, entry in read("words").items()}


def family(craft: str) -> str:
    """The wider sort that a sort of work belongs to; "plain" where none is known."""
    return crafts()[craft or PLAIN].family


@lru_cache(maxsize=5_000)
def craft_of_act(text: str) -> str:
    """The sort of work that a verb phrase belongs to, or "": its verb decides, together with what is done."""
    verb, _, rest = text.lower().partition(" ")
    objects, others = things(rest)
    scores = {}
    for key, craft in crafts().items():
        share = OBJECT * bool(objects & craft.nouns) + OTHER * len(others & craft.nouns)
        if verb in craft.verbs:
            scores[key] = KNOWN + share
        elif verb in craft.joined and share:
            scores[key] = JOINED * bool(objects & craft.nouns) + share
        elif verb in LIGHT and objects & craft.nouns:
            scores[key] = 1.0 + share
    best = max(scores, key=lambda key: scores[key], default="")
    return best if best and scores[best] >= OBJECT else ""


@lru_cache(maxsize=5_000)
def craft_of_thing(text: str) -> str:
    """The sort of work that a noun phrase speaks of, or ""."""
    objects, others = things(text.lower())
    objects -= VAGUE
    scores = {
        key: OBJECT * bool(objects & craft.nouns) + OTHER * len(others & craft.nouns)
        for key, craft in crafts().items()
    }
    best = max(scores, key=lambda key: scores[key])
    return best if scores[best] >= OBJECT else ""


def things(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words that name what a phrase is about, last word of each of its first members, and the others."""
    first, others = re.split(OBJECT_END, text, maxsplit=1)[0], frozenset(WORDS.findall(text))
    members = [WORDS.findall(member) for member in re.split(r",|\band\b|\bor\b|&", first)]
    objects = frozenset(said[-1] for said in members if said)
    return objects, others - objects
