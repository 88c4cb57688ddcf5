"""A noun phrase as something to ask about: a thing to know, a deed in a noun's clothes, a post, a trait."""

import re
from dataclasses import replace

from interviews.offline.writing import chunks, forms, nouns
from interviews.offline.writing.acts import VIRTUE, one
from interviews.offline.writing.phrase import Phrase
from prep import word_classes

TRAIT = re.compile(
    r"^(?:an? )?(?:calm|cool|clear|level) head\b|^(?:an? )?(?:(?:good|keen|sharp) )?eye (?:for\b|$)"
    r"|^(?:an? )?steady hand\b"
    r"|\b(?:style|attitude|mindset|approach|manner|ethic|nature|personality|outlook|spirit|temperament)$"
)
# What somebody is good at rather than something one knows or handles.
ABILITY = re.compile(
    r"^attention to detail$|^(?:\w+ )?communication(?: in writing)?$|^(?:\w+ )?skills$|^\w+ thinking$", re.I
)


# "the accurate and timely processing of bills" is to process bills.
QUALIFIED = re.compile(
    r"^(?:the )?(?:(?:accurate|timely|safe|effective|efficient|prompt|smooth|successful|correct"
    r"|daily|weekly|monthly|regular"
    r"|independent|proper|secure|overall|continuous|ongoing|strategic|operational)(?: and |,? ))+(?=\w+ of )",
    re.I,
)
# As it is heard: "an hour", "a unit".
VOWEL = re.compile(r"(?!u(?:ni|s[aeiu]|t[ei])|eu|one\b|once\b)[aeiou]|hour|honest|heir", re.I)
DEED = re.compile(r"(?:the )?(?:\w+ly )?(?P<deed>\w+) of (?P<thing>.+)$", re.I)


def deed(text: str, limit: int = nouns.MAX_WORDS) -> Phrase | None:
    """ "the repair of pumps" is to repair pumps."""
    found = DEED.match(QUALIFIED.sub("", text))
    verb = nouns.deed_of(found.group("deed").lower()) if found else None
    if not found or not verb:
        return None
    thing = found.group("thing")
    if verb == "operate" and nouns.head_of(thing.split()) in nouns.lists()["run_not_operated"]:
        verb = "run"
    said = one(verb, thing, limit)
    return Phrase("act", said) if said else None


def begun(text: str) -> Phrase | None:
    """ "tracing circuits" is to trace circuits."""
    first, _, rest = text.partition(" ")
    known = None if first[:1].isupper() and rest[:1].isupper() else forms.verb_of(first)
    named = first.lower() in nouns.lists()["gerund_nouns"] - {
        "teaching",
        "writing",
        "selling",
        "cooking",
        "coding",
        "making",
        "setting",
    }
    named = named and not (first == "building" and nouns.ADJECTIVE.search(rest.split()[0]))
    words = rest.split()
    general = nouns.head_of(words) in nouns.lists()["heads"] and words[0] not in nouns.lists()["determiners"]
    named = named or general  # "cooking methods" are methods
    many = chunks.plural(rest) or nouns.is_people(rest)
    alone = len(words) == 1 and rest.islower() and not many  # "scaffolding ticket", a ticket
    if not rest or not known or known[1] != "gerund" or named or alone:
        return None
    said = one(known[0], rest)
    return Phrase("act", said) if said else None


KNOWN = re.compile(r"(?<=\w\w)(?<!subject) knowledge$")  # "Linux knowledge" is knowledge of Linux


def noun(text: str, wide: str = "") -> Phrase:
    """A noun phrase as something to ask about: a style is a trait, one works with people."""
    bare = KNOWN.sub("", text)
    if " " in bare or "n" not in word_classes.classes(bare):  # "plant knowledge", not "plant"
        text = bare
    active = deed(text) or begun(text)
    if active:
        wider = (deed(wide, nouns.WIDE) if wide else None) or active
        return replace(active, wide=wider.text)
    if ABILITY.search(text) and len(text.split()) <= 3:
        return Phrase("skill", text)
    if TRAIT.search(text) and not nouns.lists()["prepositions"] - {"of", "under"} & set(text.split()):
        bare = nouns.DETERMINER.sub("", text)
        if bare != text:
            return Phrase("trait", f"{text[:1].lower()}{text[1:]}")
        return Phrase("trait", text if " of " in text else a_or_an(text))
    if VIRTUE.match(text):
        return Phrase("trait", text)
    said = text.split()
    last = said[-1]
    named = not nouns.lists()["prepositions"] & set(said)
    if is_occupation(last) and last[:1].isupper() and len(said) > 1 and named:
        return Phrase("post", a_or_an(nouns.DETERMINER.sub("", text)))
    if is_occupation(last) and re.match(r"an?\s", text, re.I):
        return Phrase("", "")
    head = nouns.head_of(said)
    if not nouns.is_people(head):
        return Phrase("matter", text, wide)
    handled = word_classes.gerund_of(said[0]) is not None  # one does not work with "helping people"
    return Phrase("matter", text) if handled else Phrase("act", f"work with {text}")


def is_occupation(word: str) -> bool:
    """Does a word stand for somebody by what they do? A word of another meaning, such as "silver", does not."""
    known = word_classes.is_person(word) or not word_classes.classes(word)
    return known and bool(nouns.PERSON.search(word))


def a_or_an(title: str) -> str:
    first = title.split(" ")[0]
    spelled = first.isupper() and 1 < len(first) <= 4  # "an HR adviser", said letter by letter
    vowel = first[:1] in "AEFHILMNORSX" if spelled else bool(VOWEL.match(title))
    return f"{'an' if vowel else 'a'} {title}"
