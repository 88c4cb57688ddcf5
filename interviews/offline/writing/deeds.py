"""Duties that people do not put as deeds, put so: "Deeds logged in and out", "there's linen to fold"."""

import re
from collections.abc import Iterable

from interviews.offline.writing import forms, nouns
from interviews.offline.writing.opening import IS_THERE
from interviews.offline.writing.series import is_much
from prep import word_classes

THERE = re.compile(
    r"^(?:(?:when|in|from|between|on|at|once|after|before|every|then|and|so|also)\b[^.;:]{0,50}?,? )?"
    rf"{IS_THERE}(?: (?:always|also|then|usually))? (?P<rest>(?!no\b).+)$",
    re.I,
)
MEMBER = re.compile(r",\s+(?:and\s+)?|\s+and\s+(?=(?:[\w'-]+ ){1,5}to\b)")
TO_DO = re.compile(
    r"^(?P<thing>(?:[\w'-]+ ){0,5}[\w'-]+) to (?P<be>be )?(?P<verb>[a-z-]+)(?P<rest>(?: [\w'-]+)*)$"
)
NEEDS = re.compile(
    r"^(?P<thing>(?:[\w'-]+ ){0,2}[\w'-]+) needs? (?P<doing>[a-z-]+ing(?:(?:, | and )[a-z-]+ing)*)\b(?P<rest>.*)$"
)
STRONG = dict(
    pair.split(":")
    for pair in (
        "swept:sweep sent:send written:write kept:keep hung:hang drawn:draw taken:take made:make built:build"
    ).split()
)
DONE = re.compile(
    rf"^(?P<thing>(?:[\w'/&-]+ ){{0,4}}?[\w'/&-]+) (?P<done>[a-z-]+ed|{'|'.join(STRONG)})"
    r"(?P<rest>(?:,? and [a-z-]+ed\b.*| [a-z]+\b.*|,.*)?)$"
)
ALSO_DONE = re.compile(rf",.*$|,? (?:and|then) (?:[a-z-]+ed|{'|'.join(STRONG)})\b.*$")
# Told of what somebody gets or must have: "Uniform provided", "Experience preferred".
NO_DEEDS = frozenset(
    "provided required needed preferred included supplied paid based located offered guaranteed funded expected wanted"
    " covered welcomed valued qualified experienced skilled motivated related desired involved interested detailed"
    " limited advanced dedicated supported subsidised subsidized appreciated assumed considered fixed rated reserved"
    " accredited certified registered licensed licenced educated organised organized retired staffed used shared need"
    " speed feed seed shed bed red embed indeed exceed proceed succeed".split()
)
PARTED = nouns.PARTICLES - {"in", "on", "over", "around", "along", "together"} | {"after"}
UNCOUNTED = frozenset("property stock paperwork linen food post mail".split())
LINKS = frozenset("and before when once every the same daily straight as until so for by".split())
PRONOUNS = frozenset("something anything everything nothing some it them".split())
NO_THING = frozenset(
    "is are was were be been has have had gets get got you we they it to not as who which that if".split()
)


def deeds(duty: str) -> list[str]:
    """What is done where it is told otherwise, each with the verb first: "fold linen", "log deeds in and out"."""
    if there := THERE.match(duty):
        return to_do(there["rest"])
    if needs := NEEDS.match(duty):
        verbs = [word_classes.gerund_of(word) for word in re.findall(r"[a-z-]+ing", needs["doing"])]
        return sayable(deed(verb or "", needs["thing"], "") for verb in verbs)
    done = DONE.match(duty)
    verb = base_of(done["done"]) if done and is_thing(done["thing"]) else None
    if not done or not verb:
        return []
    onward = done["rest"].split()[:1]
    if onward and onward[0][0] != "," and onward[0] not in LINKS | PARTED | nouns.lists()["prepositions"]:
        return []
    return sayable([deed(verb, done["thing"], ALSO_DONE.sub("", done["rest"]))])


def to_do(listed: str) -> list[str]:
    """ "lamps to wipe down and a log to write": what is to be done with each."""
    members = [found for member in MEMBER.split(listed.strip(" .")) if (found := TO_DO.match(member))]
    verbs = [base_of(one["verb"]) if one["be"] else one["verb"] for one in members]
    return sayable(
        deed(verb or "", one["thing"], one["rest"]) for verb, one in zip(verbs, members, strict=True)
    )


def sayable(found: Iterable[str]) -> list[str]:
    return [one for one in found if one]


def deed(verb: str, thing: str, rest: str) -> str:
    """ "wipe", "the lenses", " down" in order; nothing where it is no verb."""
    if (
        "v" not in word_classes.classes(verb.partition(" ")[0])
        or verb in ("get", "have")
        or thing.lower() in PRONOUNS
    ):
        return ""
    rest = "" if rest.startswith(",") else rest
    particle, _, onward = rest.strip().partition(" ")
    thing = f"{thing[:1].lower()}{thing[1:]}" if thing[1:2].islower() else thing
    if particle in nouns.lists()["prepositions"] and not onward:  # "suppliers to order from"
        return f"{verb} {particle} {thing}"
    if particle in PARTED and onward.split(" ")[0] not in ("and", "of"):
        return f"{verb} {particle} {thing} {onward}".strip()
    return f"{verb} {thing} {rest.strip()}".strip()


def base_of(done: str) -> str | None:
    """The verb of a regular participle: "logged" is of "log", "parcelled" of "parcel"."""
    if done in NO_DEEDS or done in STRONG:
        return STRONG.get(done)
    stem = done.removesuffix("ed")
    likely = (
        [f"{stem[:-1]}y"]
        if stem.endswith("i")
        else [*([stem[:-1]] if stem[-1:] == stem[-2:-1] else []), stem, f"{stem}e"]
    )
    return next((verb for verb in likely if "v" in word_classes.classes(verb)), None)


def is_thing(text: str) -> bool:
    """Many things, or much of one, without a verb or a preposition among its words."""
    said = text.split()
    last = said[-1].lower()
    plain = not {word.lower() for word in said} & (nouns.lists()["prepositions"] | NO_THING | PARTED)
    plain = plain and "'s" not in text and not any(map(forms.verb_of, said[:-1]))
    return (is_much(last) or last in UNCOUNTED) and plain
