"""What a piece of a line must be to be asked about, and how it is put to the candidate."""

import re
from dataclasses import replace

from interviews.offline.writing import forms, nouns
from interviews.offline.writing.phrase import Phrase
from prep import word_classes

LONGEST = 110  # characters of one piece
# How pieces begin that name nothing to ask about: "sense of humour", "other duties", "carrying out full".
VAGUE = re.compile(
    r"(?:there|here|it|this|that|these|those)$|(?:the )?first port of call\b"
    r"|report to (?:the|an?|your) (?:[\w'-]+ ){0,3}"
    r"(?:manager|supervisor|director|head|lead|principal|chief|officer|owner|partner)\b"
    r"|fit (?:enough|for|to) |(?:your|the) own way |approx\b|hold a (?:line|number)\b|do your bit\b|hit the ground\b"
    r"|(?:an? )?(?:sense of |attitude|(?:\w+ )?track record\b|(?:genuine |real |strong )?passion\b|genuine )"
    r"|(?:the |an)?other |more |the (?:next|same) "
    r"|the (?:work|role|job|position) [a-z]+s |(?:high|clear) expectations\b|\w+ intervals$"
    r"|(?:carrying out|undertaking|performing|conducting) ",
    re.I,
)
GROUPS = frozenset({"folks", "people", "guys", "others"})
A_MANNER = re.compile(r"an? [a-z]+")
OTHERS = re.compile(r"^([\w-]+) their (?!own\b)")
THEIR = re.compile(
    r"^([\w-]+) their (?=teaching|practice|work|knowledge|skills|time|caseload|expertise|specialism|subject|craft)"
)

# Half of a phrase: "workers in the maintenance", of what?, and "the work of senior", whose work?
OF_WHAT = re.compile(r"(?: (?:in|of|for) |^)the (?P<deed>[a-z]+)(?: and (?P<other>[a-z]+))?$")
RANGING = re.compile(r" from ([\w-]+(?: [\w-]+)?)$")  # to what?
OF_THEIRS = re.compile(
    r" (?:the|an?|your|their|they|you|we|he|she)(?: \w+){0,2} (?:has|have|had)$"
)  # planned, drawn ...
# "Orders go through the office" tells, and names nothing.
TOLD = re.compile(r"[\w-]+s (?:go|come|run|arrive|begin|start|happen|live|sit|stand|need|get|want)\b")
LEFT_OVER = re.compile(r",? and (?:with an? [\w-]+|still|a lot|more|so on|minimum\b.*)$")
TO_AND_FRO = re.compile(r" to and from .*$")
ON_AVERAGE = re.compile(
    r" (?:one|two|per) (?:week|day|month|weekend)s?$"
    r"|, (?:on average|usually|typically|normally|around|about|up to)\b.*$"
)
HALF = re.compile(
    r" (?:senior|junior|journey-level|entry-level|making|at set|out-of-[a-z]+)$"
    r"|^\w+ing what .*| behind$| other people$| looking$| whoever \w+$"
    r"| (?:nobody|nothing|themselves|theirs|someone|he|she)$"
    r"|(?<=\w) (?:nobody|nothing|everybody|everyone|what (?:he|she|they|their)) [a-z]+$"
    r"| before any\w+ (?:gets|is|has|goes)$"
    r"|\b(?:day|shift|week|work|morning|service|season) (?:starts|begins|ends|runs)\b"
    r"|\b(?:that|sure) (?:everyone|everybody|all|they|it)$"
    r"| (?:everybody|everyone|people|you|we|they) [a-z]+$|'s (?:set|off|on|open|closed|locked|ready|done)$"
    r"|^work in an? (?:(?:[\w/-]+ )*(?:role|job|position|seat)\b.*|environment|setting|team)$"
)


def askable(phrase: Phrase, clause: str) -> bool:
    """Can a question be about it? A matter is neither somebody, nor half of a manner, nor a verb misread."""
    thing = phrase.form == "matter"
    return sound(without_deed_of(phrase.text, clause)) and not (
        thing
        and (
            misread(phrase.text, clause)
            or somebody(phrase.text)
            or is_bare(phrase.text)
            or names_doer(phrase.text)
        )
    )


# Verbs that things and people do, rather than names of things.
HAPPENING = frozenset("comes goes gets arrives happens becomes begins".split())
TELLING = frozenset(
    "come go get arrive arrives happen want wants need needs become bring brings give"
    " gives keep keeps take takes say says know knows ask asks make makes put puts send sends tell tells look"
    " looks".split()
)


def names_doer(text: str) -> bool:
    """ "people come in with taps", "assistants cut keys", "state auditor comes": who does what is no thing."""
    said = text.lower().split()
    for before, word, *after in zip(said, said[1:], [*said[2:], ""], strict=False):
        many = before == "people" or before.endswith("s") and not before.endswith(("ss", "us", "'s"))
        person = word_classes.is_person(before)
        base = word_classes.classes(word).startswith("v") and word_classes.gerund_of(word) is None
        if word in HAPPENING or word in TELLING and (many or person) or many and person and base and after[0]:
            return True
    return False


def without_deed_of(text: str, clause: str) -> str:
    """ "supervise workers in the maintenance", of what the clause says only later: the workers are enough."""
    found = OF_WHAT.search(text)
    deeds = [deed for deed in found.groups() if deed] if found else []
    cut = bool(deeds) and re.search(rf"\b{deeds[-1]}\b,? [^.;]*\bof\b", clause) is not None
    return text[: found.start()] if found and cut and all(deed in nouns.deeds() for deed in deeds) else text


def whole(phrase: Phrase) -> Phrase:
    """The phrase, or what it is half of: "the work of senior and junior staff"."""
    return replace(phrase, text=phrase.wide, wide="") if phrase.wide and HALF.search(phrase.text) else phrase


def sound(text: str) -> bool:
    """Short enough for one breath, nothing but words in it, and said by nobody: not "everything we sell"."""
    words = text.split()
    return (
        0 < len(text) <= LONGEST
        and VAGUE.match(text) is None
        and HALF.search(text) is None
        and not {"we", "its", "could", "would", "should"} & {word.lower() for word in words}
        and TOLD.match(text) is None
        and "?" not in text
        and all(len(w) <= 30 and (w[0].isalnum() or w.startswith(".NET")) for w in words)
    )


# What advertisements bid their readers do.
BIDDING = frozenset("wear bring send apply email contact phone drop pop come show".split())


def misread(text: str, clause: str) -> bool:
    """ "Record food intake": the verb that a clause opens with is no thing."""
    first = clause.split()[0].lower().strip(",")
    if text.lower() == first:
        return forms.duty_verb_of(first) is not None
    return text.lower().split()[0] == first and first in BIDDING  # "Wear comfortable shoes"


def is_bare(text: str) -> bool:
    """ "a calm", of "a calm, consistent approach": an adjective that lost its noun."""
    word = text.split()[-1]
    adjective = word_classes.classes(word) == "a"
    manner = A_MANNER.fullmatch(text) is not None
    return adjective and (manner or word == text) or manner and word in nouns.lists()["qualities"]


def somebody(text: str) -> bool:
    """ "Clear communicator", "an apprentice": whoever is wanted or worked with is no subject."""
    head = nouns.head_of(text.split())
    return head in GROUPS or (
        text.islower()
        and word_classes.is_person(head)
        and not head.endswith("s")
        and not text.lower().startswith("the ")
    )


def of_others(text: str, clause: str) -> bool:
    """ "Mentor junior analysts and review their work": whose it is, is said before."""
    before, found, _ = clause.partition(" their ")
    return bool(found and " their " in text) and any(map(nouns.is_people, before.split()[1:]))


def is_everyday(word: str) -> bool:
    """Is it a word of the language, which needs its capital only at the start of a line? "Word" and "Access" may be
    programs, and "Welsh" is a language."""
    known = {"a", "n"} & set(word_classes.classes(word)) or word_classes.is_thing(word)
    return bool(known) and word not in nouns.lists()["capitals"]


def within_sentence(text: str, clause: str) -> str:
    """What a clause begins with, as it is written within one: "Leg ulcers" are "leg ulcers", "Raymond" stays."""
    first, blank, rest = text.partition(" ")
    opens = first[1:].islower() and clause.startswith(first) and not rest[:1].isupper()
    return f"{first.lower()}{blank}{rest}" if opens and is_everyday(first.lower()) else text


def as_told(phrase: Phrase) -> Phrase:
    """ "They adapt their teaching", said to the candidate: "adapt your teaching"; whose "their views" are, the question
    could not say."""
    if phrase.form != "act":
        text, wide = (
            within_sentence(ON_AVERAGE.sub("", said), phrase.source) for said in (phrase.text, phrase.wide)
        )
        return replace(phrase, text=text, wide=wide)
    text, wide = (
        without_deed_of(
            OF_THEIRS.sub("", TO_AND_FRO.sub("", LEFT_OVER.sub("", ON_AVERAGE.sub("", said)))), phrase.source
        )
        for said in (phrase.text, phrase.wide)
    )
    ranging = RANGING.search(text)
    if ranging and re.search(rf"\bfrom {re.escape(ranging[1])}\b[^,;.]* to ", phrase.source):
        text = text[: ranging.start()]
    whose = r"\1 their " if of_others(text, phrase.source) else r"\1 your "
    text, wide = (OTHERS.sub(r"\1 the ", THEIR.sub(whose, said)) for said in (text, wide))
    return replace(phrase, text=text, wide=wide)
