"""Forms of duty verbs: which verb a word is, in which form, and its gerund.

The project's own list comes first; of what stands nowhere in it, WordNet's list of words says whether it is a verb.
"""

from functools import cache

from interviews.offline.writing import lexicon
from prep import word_classes

VOWELS = "aeiou"
KEEPS_E = ("ee", "oe", "ye")
PREFIXES = ("re-", "e-", "co-", "un", "re", "over", "out", "pre")
NO_VERBS = frozenset({"outgoing", "ongoing", "upcoming", "oncoming", "existing", "outstanding", "remaining"})
UNCHANGED = frozenset({"singe", "dye", "age"})


def gerund(verb: str, source: str = "") -> str:
    """ "lead" gives "leading", "plan" gives "planning"; "label" gives "labelling" where the source has that."""
    if verb.endswith("l") and f"{verb}ling" in source.lower():
        return f"{verb}ling"
    first, dash, rest = verb.partition("-")
    if dash:
        prefixed = len(first) < 3  # "e-filing", but "tying-in"
        return f"{first}-{gerund(rest)}" if prefixed else f"{gerund(first)}-{rest}"
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    if verb in lexicon.word_lists()["doubling"] or word_classes.doubles(verb):
        return f"{verb}{verb[-1]}ing"
    if verb == "be":
        return "being"
    if verb.endswith("e") and not verb.endswith(KEEPS_E) and verb not in UNCHANGED:
        return f"{verb[:-1]}ing"
    return f"{verb}ing"


def third(verb: str) -> str:
    """ "carry" gives "carries"."""
    if verb in ("be", "have"):
        return {"be": "is", "have": "has"}[verb]
    if verb.endswith("y") and verb[-2:-1] not in VOWELS:
        return f"{verb[:-1]}ies"
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{verb}es"
    return f"{verb}s"


@cache
def _table() -> dict[str, tuple[str, str]]:
    table: dict[str, tuple[str, str]] = {}
    for verb in sorted(lexicon.verbs()):
        table.setdefault(gerund(verb), (verb, "gerund"))
        table.setdefault(third(verb), (verb, "third"))
    for verb in lexicon.verbs():
        table[verb] = (verb, "base")
    return table


def verb_of(word: str) -> tuple[str, str] | None:
    """The verb's base form and the form it stands in ("base", "third" or "gerund"), if it is a known verb."""
    return None if word.lower() in NO_VERBS else duty_verb_of(word) or word_classes.verb_of(word)


def duty_verb_of(word: str) -> tuple[str, str] | None:
    """The same for the verbs of the project's own list alone."""
    word = word.lower()
    known = _table().get(word)
    for prefix in PREFIXES if not known else ():
        bare = _table().get(word.removeprefix(prefix)) if word.startswith(prefix) and len(word) > 6 else None
        if bare:
            return f"{prefix}{bare[0]}", bare[1]
    return known
