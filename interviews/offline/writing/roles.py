"""The role that a title names, and what can be spoken inside a question."""

import re

from interviews.offline.writing import nouns
from interviews.offline.writing.naming import a_or_an
from prep import word_classes

SHORT = 5  # letters of a title in capitals that may be initials
LONGEST_SKILL = 60
LONGEST_WORD = 30
TITLE_END = re.compile(
    r"\s+x\s?\d+\b.*$|\s+[-–—|/(,@].*$|\s*[,(|].*$|\s+(?-i:at|in|for)\s.*$"
    r"|\s+(?:wanted|needed|required|sought)\b.*$|-in-(?:charge|chief)\b.*$",
    re.I,
)
TITLE_START = re.compile(
    r"^(?:post|position|job(?: title)?|role|vacancy|(?:we(?:'re| are) |now )?hiring|wanted):\s*", re.I
)
# Words of titles that keep their capitals though they have vowels; those without are initials anyhow.
SPELLED = {
    word.upper(): word
    for word in "DevOps DevSecOps IT ICT HR UI UX QA PA EA AI CAD GIS BIM HSE EHS SEO SEN SEND HVAC ICU ITU A&E AV"
    " CAM ERP SAP AWS iOS II III IV VI VII EYFS ESOL EAL ASD EMEA UK US EU IoT API OT ENT MRI SALT".split()
}
VOWEL = re.compile(r"[AEIOUY]")
SMALL = re.compile(r"\b(?:Of|De|Du|And|Or|For|The|To|In)\b")
# What somebody is to be besides: nobody works as an experienced roofer.
PRAISED = re.compile(
    r"^(?:(?:experienced|qualified|skilled|reliable|friendly|full[- ]time|part[- ]time|temporary|permanent|casual)\s+)+"
    r"(?=\w)",
    re.I,
)
OF_A_HOUSE = re.compile(r"(?:the|our|your|this|we|welcome)\b", re.I)  # "The Gull": no role begins so
CROWDS = frozenset({"staff", "team", "crew"})  # "Bar Staff": one of them is wanted
GRADES = re.compile(
    r"\s+(?:I{1,3}|IV|V|\d)(?:\s*(?:/|-|–|or|and|to)\s*(?:I{1,3}|IV|V|\d))+$"
)  # "Analyst I / II"
WITHIN = re.compile(r"\b(?:of|de)\b")  # "Chef de Partie", "Head of Sport": what follows belongs to it
EITHER = re.compile(r"(?P<one>[\w' -]+?) ?[/|] ?(?P<other>[\w' -]+)")
MANY = re.compile(r"(?P<who>\w+(?: \w+){0,2}s)$")
# A title that names the field rather than the person: "Customer Service", "Facilities Management".
FIELD = re.compile(
    r"(?:tion|ment|ing|ics|ship|ity|services?|sales|support|care|work|development|design|research|operations|relations"
    r"|resources|finance|production|security|maintenance|logistics|policy|compliance|delivery)$",
    re.I,
)


def role(title: str) -> str:
    """The title as a role with its article: "SENIOR CHEMIST (m/f)" is "a Senior Chemist"."""
    name = TITLE_START.sub("", " ".join(re.sub(r"[<>\[\]{}*_#]", " ", title).split()))
    name = GRADES.sub("", name)
    either = EITHER.fullmatch(name)
    if either and not is_person(either["one"].split()[-1]):
        # "Heavy Vehicle / Fleet Mechanic" is a mechanic of either; "OR" keeps a title in capitals one.
        name = f"{either['one']} OR {either['other']}"
    name = MANY.sub(lambda many: singular(many.group("who")), PRAISED.sub("", TITLE_END.sub("", name)))
    if name.isupper() and (len(name) > SHORT or is_person(name.lower())):
        name = SMALL.sub(lambda word: word.group().lower(), " ".join(map(cased, name.split())))
    name = name.replace(" OR ", " or ")
    if not name or len(name.split()) > 6 or not sayable(name) or OF_A_HOUSE.match(name):
        return ""
    said = name.split()
    if said[-1].lower() in CROWDS and len(said) > 1:
        return f"one of the {name if any(map(str.isupper, said)) else name.lower()}"
    person = max((n for n, word in enumerate(said) if is_person(word)), default=-1)
    if person < 0:
        return f"someone in {name}" if FIELD.search(name) else ""
    return a_or_an(name if WITHIN.search(name) else " ".join(said[: person + 1]))


def cased(word: str) -> str:
    """A word of a title in capitals as it is written elsewhere: "NURSE" is "Nurse", "HGV" and "DEVOPS" are no words."""
    initials = len(word) > 1 and word.isalnum() and not VOWEL.search(word)
    return SPELLED.get(word, word if initials else word.title().replace("'S", "'s").replace("’S", "’s"))


def is_person(word: str) -> bool:
    """Does a word of a title stand for who does the work, rather than for the work or the place?"""
    return (
        bool(nouns.PERSON.search(word))
        or word.lower() in nouns.lists()["persons"]
        or word_classes.is_person(word)
    )


def singular(who: str) -> str:
    """ "Bus drivers" wanted: each is a bus driver."""
    first, _, last = who.rpartition(" ")
    if WITHIN.search(first):
        return who  # "Teacher of Mathematics"
    one = last.removesuffix("s")
    return f"{first} {one}".strip() if one != last and is_person(one) else who


def sayable(name: str) -> bool:
    """Can a title or a skill be spoken inside a question?"""
    plain = re.fullmatch(r"[\w .,&/+#'’()-]*", name) and name.count("(") == name.count(")")
    short = len(name) <= LONGEST_SKILL and all(len(word) <= LONGEST_WORD for word in name.split())
    return bool(plain and short and re.search(r"[^\W\d_]{2}|[^\W\d_][+#]|^[A-Z]$", name))
