"""What else a statement names: short noun phrases that a question can list, beside what is done with them."""

import re

from interviews.offline.writing import forms, nouns
from interviews.offline.writing.lightening import lighten

STOP = frozenset(
    "and or the a an of to that which who whom whose this these those such other any all each every both either"
    " not no is are was were be been being as well more most than also may must will can should would their its his"
    " her your our it they he she who where when how what if while including include includes etc various several"
    " many some same own only least both one two three four five six seven eight nine ten due related"
    " reporting but plus example examples opportunity".split()
)
COUNTED = frozenset(
    "appliance instance ambulance entrance sentence reference conference difference element university"
    " community city facility document instrument department apartment garment supplement".split()
)
MOST, LONGEST = 14, 4  # chunks of a statement, words of a chunk
LONE = 7  # letters of a word that can stand alone


def chunks(clause: str, told: str) -> list[str]:
    """Noun phrases of a statement that say more than what is told of it already."""
    known = set(told.lower().split())
    found: list[str] = []
    for part in re.split(r"[,;:()/]|\s-\s", clause):
        run: list[str] = []
        for word in [*part.split(), ""]:
            if word and not parts(word):
                run.append(word)
            else:
                phrase = fit(run[1:] if run and begins(run[0], clause) else run)
                if phrase and not {one.lower() for one in phrase.split()} <= known | set(
                    " ".join(found).split()
                ):
                    found.append(phrase)
                run = []
    return found[:MOST]


def begins(word: str, clause: str) -> bool:
    """Is it the verb that the clause opens with, "To file evidence"?"""
    known = forms.verb_of(word)
    return (
        known is not None
        and known[1] == "base"
        and bool(re.match(rf"(?:to )?{re.escape(word)}\b", clause, re.I))
    )


def parts(word: str) -> bool:
    """Does a word end a noun phrase: a preposition, a connective, a verb in action?"""
    low = word.lower()
    if low in STOP or low in nouns.lists()["prepositions"] or not re.fullmatch(r"[A-Za-z][A-Za-z'-]*", word):
        return True
    known = forms.verb_of(low)
    loose = low.endswith("ing") and low not in nouns.lists()["gerund_nouns"] | nouns.everyday_nouns()
    if low.endswith("ly") or loose and not known:
        return True
    return known is not None and known[1] != "base" and low not in nouns.everyday() and word.islower()


def fit(run: list[str]) -> str:
    """The run as a phrase that a question can name, or nothing."""
    if len(run) > LONGEST or not run:
        return ""
    phrase = nouns.lower_start(lighten(" ".join(run)))
    said = phrase.split()
    if not said or len(said) == 1 and (len(phrase) < LONE or not thing(phrase)):
        return ""
    if "'" in phrase or said[0][:1].isupper() and not phrase.isupper() and len(said) == 1:
        return ""
    return phrase if thing(said[-1]) and plural(said[-1]) and nouns.is_matter(phrase) else ""


def thing(word: str) -> bool:
    known = forms.verb_of(word)
    return nouns.ends_well(word) and not (known and known[1] == "base" and word not in nouns.everyday())


def plural(word: str) -> bool:
    """Can the word stand without an article: many things, or stuff, or a doing?"""
    low = word.lower()
    many = low.endswith("s") and not low.endswith(("ss", "us", "is"))
    return (
        many
        or low in nouns.lists()["mass"]
        or low not in COUNTED
        and bool(re.search(r"(?:ment|tion|sion|ness|ance|ence|ing|ity|ics)$", low))
    )
