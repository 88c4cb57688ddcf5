"""Verb phrases out of a line: what somebody does, each act with its own object."""

import re
from dataclasses import dataclass, field, replace

from interviews.offline.writing import forms, lexicon, nouns
from interviews.offline.writing.series import ADVERB, pieces

TRAIT = re.compile(
    r"^(?:an? )?(?:calm|cool|clear|level) head\b|^(?:an? )?(?:(?:good|keen|sharp) )?eye (?:for\b|$)"
    r"|^(?:an? )?steady hand\b"
    r"|\b(?:style|attitude|mindset|approach|manner|ethic|nature|personality|outlook|spirit|temperament)$"
)
VIRTUE = re.compile(
    r"^(?:patience|tact|discretion|empathy|enthusiasm|flexibility|resilience|initiative|honesty|integrity|punctuality"
    r"|timekeeping|reliability|creativity|curiosity|compassion|self-motivation"
    r"|professionalism|diplomacy)(?: and \w+)?$",
    re.I,
)
# What somebody is good at rather than something one knows or handles.
ABILITY = re.compile(
    r"^attention to detail$|^(?:\w+ )?communication(?: in writing)?$|^(?:\w+ )?skills$|^\w+ thinking$", re.I
)


@dataclass(frozen=True)
class Phrase:
    """One askable piece of a line. For an act `text` is a base verb phrase, else a noun phrase."""

    form: str  # act, matter, skill or trait
    text: str
    wide: str = ""  # the same with more of what the line lists
    source: str = field(default="", compare=False)  # the clause it comes from

    @property
    def doing(self) -> str:
        verb, _, rest = self.text.partition(" ")
        return f"{forms.gerund(verb)} {rest}".strip() if self.form == "act" else self.text

    @property
    def broad(self) -> "Phrase":
        return replace(self, text=self.wide or self.text)


def together(pieces: list[Phrase]) -> Phrase:
    """Pieces of one form and statement as one: "wash and dry cups", "wash cups and plates"."""
    first = pieces[0]
    if first.form != "act":
        return replace(first, text=enumerated([piece.text for piece in pieces]), wide="")
    verbs, things = zip(*(piece.text.split(" ", 1) for piece in pieces), strict=True)
    if len(set(things)) == 1:
        text, doing = (f"{enumerated(list(said))} {things[0]}" for said in (verbs, map(forms.gerund, verbs)))
    elif len(set(verbs)) == 1 and not any(
        thing.split()[0] in nouns.lists()["prepositions"] for thing in things[1:]
    ):
        text, doing = (f"{verb} {enumerated(list(things))}" for verb in (verbs[0], forms.gerund(verbs[0])))
    else:
        text = enumerated([piece.text for piece in pieces])
        doing = enumerated([piece.doing for piece in pieces])
    return Joined("act", text, "", first.source, doing, len(set(things)) > 1 and len(set(verbs)) > 1)


def enumerated(members: list[str]) -> str:
    *first, last = members
    return f"{', '.join(first)} and {last}" if first else last


@dataclass(frozen=True)
class Joined(Phrase):
    """Two pieces in one; `both` is how they are said as gerunds."""

    both: str = ""
    loose: bool = False  # two things done that share neither verb nor object

    @property
    def doing(self) -> str:
        return self.both


def acts(body: str) -> list[Phrase]:
    """Verb phrases of a clause that opens with a verb, each with its own object."""
    body = ALSO_TO.sub(base_again, SIDE_LIST.sub("", ADVERB.sub("", body.strip(" ,"))))
    first = forms.verb_of(re.split(r"[\s,]", body)[0]) if body else None
    if not first or first[0] in NOT_DUTIES or re.match(r"[\w-]+ing(?:,| and | or )", body) and naming(body):
        return []
    found: list[Phrase] = []
    for verbs, rest in pieces(body, first[1]):
        if verbs[-1] in NOT_DUTIES or verbs[-1] in USING and OWN.match(rest):
            continue
        if verbs[-1] == "take" and rest.startswith(PART):
            found += [
                one
                for one in (noun(*pair) for pair in nouns.matters(rest.removeprefix(PART)))
                if one not in found
            ]
            continue
        found += [phrase for phrase in act(verbs, rest) if phrase not in found]
    return found


def naming(body: str) -> bool:
    """ "drawing, painting" names two crafts; "leading and training crews" does not."""
    return re.split(r"[\s,]", body)[0].lower() in nouns.lists()["gerund_nouns"]


NO_OBJECT = frozenset(
    "be and or of is are by than at least to involving including regarding what which who whom how whether that"
    " where when why them it him her us".split()
)
# Verbs whose object is not finished before its "with": one provides readers with books.
GIVING = frozenset("provide supply equip furnish present entrust".split())
NOT_DUTIES = frozenset(
    "be have require suit need mean involve seek look include offer enjoy thrive exceed become demonstrate".split()
)
KEEPING = frozenset(
    {"keep", "make", "leave", "get"}
)  # "keep the hall tidy": what follows the thing belongs to it
ALSO_TO = re.compile(r"\b(?P<and>and|or) to (?P<verb>[a-z]+)\b")
# "Apply your knowledge to the trade" says nothing of what is done.
USING = frozenset({"apply", "use", "bring", "share", "draw", "leverage"})
OWN = re.compile(
    r"(?:on )?(?:your|their|his|her)\s(?:[\w-]+\s(?:and\s|of\s)?){0,3}"
    r"(?:knowledge|expertise|skills?|experience|talents?)\b"
)
SIDE_LIST = re.compile(r",?\s+(?:including|such as|which includes?)\b.*$", re.I)
# "keep the bar clean and stocked" is said whole.
STATE = re.compile(
    r"(?:keep|leave) (?:[\w'-]+ ){1,5}(?:clean|tidy|safe|healthy|fresh|free|full|[a-z]{3,}ed)(?: and [\w ]{3,20}ed)?"
)
HOURS = re.compile(
    r"(?:\w+ )?(?:weekends?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|nights?|evenings?|shifts?|overtime"
    r"|hours|holidays)\b",
    re.I,
)
STATED = re.compile(r"that\s|(?:[\w'-]+\s){1,6}(?:is|are|has|have|can|stays?|remains?)\s")
DANGLING = re.compile(r"\b(?:of|in|for) (?:and|or)\b")


def act(verbs: list[str], rest: str) -> list[Phrase]:
    """The verb phrase with its object; objects that are listed give one phrase each."""
    verbs, rest = unwrapped(verbs, rest)
    if STATE.fullmatch(f"{verbs[-1]} {rest}"):
        return [Phrase("act", f"{verbs[-1]} {rest}")]
    if (
        verbs[-1] == "make"
        and rest.startswith("sure ")
        or verbs[-1] in ("ensure", "check")
        and STATED.match(rest)
    ):
        return made_sure(verbs[-1], rest)
    onward = rest.split(" ")[0].lower() in nouns.lists()["prepositions"] | {"as"}
    verb = verbs[-1] if onward else verbs[0]
    whole = nouns.cut(rest)
    whole = nouns.merged(whole if verb in PROMISES else nouns.lighten(whole))
    parts = nouns.up_to_tail(nouns.members(whole))
    listing = verb != "help" and nouns.counted(whole) > 6 and stand_alone(parts)
    listing = listing and (verb not in LIGHT or all(map(done, parts)))
    found = [one(verb, part) for part in parts] if listing else [one(verb, whole)]
    if len(verbs) > 1 and not onward:
        found.insert(1, one(verbs[-1], parts[-1] if listing else whole))
    wide = one(verb, nouns.shorten(whole, nouns.WIDE, commas=2), nouns.WIDE)
    return [Phrase("act", text, wide if text.startswith(verb) else "") for text in found if text]


def made_sure(verb: str, rest: str) -> list[Phrase]:
    """ "ensure that shelves are stocked" is said whole or not at all."""
    said = re.split(r"[,;]|\s(?:and|so|while)\s", rest)[0].split()
    return [Phrase("act", f"{verb} {' '.join(said)}")] if 3 <= len(said) <= nouns.MAX_WORDS + 1 else []


def unwrapped(verbs: list[str], rest: str) -> tuple[list[str], str]:
    """ "direct or assist in directing the office" is to direct it; "assist in feeding" is to help feed."""
    match = re.match(r"(?:in|with)\s+(?:the\s+)?(?:\w+ly\s+)?(\w+ing),?\s+(?P<rest>\w.*)$", rest)
    known = (
        forms.verb_of(match.group(1))
        if match and verbs[-1] in ("assist", "help", "aid", "participate")
        else None
    )
    if not match or not known or known[1] != "gerund":
        return verbs, rest
    if len(verbs) > 1:
        return verbs[:-1], match.group("rest")
    if verbs[-1] == "participate":
        return [known[0]], match.group("rest")
    also = re.sub(r"^((?:and|or) )(\w+ing)\b", base_after, match.group("rest"))
    return ["help"], f"{known[0]} {also}"


def base_again(found: re.Match[str]) -> str:
    """ "run a club and to write letters" runs on as "and write letters"."""
    known = forms.verb_of(found.group("verb"))
    goes_on = known is not None and known[1] == "base"
    return f"{found.group('and')} {found.group('verb')}" if goes_on else found.group()


def base_after(found: re.Match[str]) -> str:
    """ "and directing" gives "and direct"."""
    known = forms.verb_of(found.group(2))
    return f"{found.group(1)}{known[0]}" if known else found.group()


# One performs an audit, not a licence.
LIGHT = frozenset("perform conduct do undertake make take give carry".split())
DONE = frozenset(
    "work research surveys survey audits audit studies study interviews tests checks reviews analysis analyses searches"
    " input repairs visits rounds demonstrations calls notes decisions arrests".split()
)


def done(thing: str) -> bool:
    """Is it something that is performed rather than something that is there?"""
    head = nouns.head_of(thing.split())
    return (
        head in DONE
        or head.rstrip("s") in nouns.deeds()
        or bool(re.search(r"(?:tion|sion|ment|ance|ing)s?$", head))
    )


PROMISES = frozenset({"ensure", "assure", "provide", "deliver", "achieve", "maintain"})


def stand_alone(parts: list[str]) -> bool:
    """Can each member of a list be the object by itself?"""
    prepositions = nouns.lists()["prepositions"] | {"as", "like", "than"}
    return len(parts) > 1 and all(
        nouns.ends_well(part.split()[-1])
        and (forms.verb_of(part.split()[0]) or ("", ""))[1] != "gerund"
        and part.split()[0].lower() not in prepositions | {"other"}
        and len(part) > 3
        for part in parts
    )


def one(verb: str, thing: str, limit: int = nouns.MAX_WORDS) -> str:
    """The verb phrase, or an empty string when the object is missing or ends badly."""
    short = thing
    if limit <= nouns.MAX_WORDS:
        short = nouns.shorten(thing, limit)
        short = nouns.shorten(thing, nouns.LONG) if is_hollow(short) else short
    if verb in GIVING and " with " in thing and " with " not in short:
        short = nouns.shorten(thing, nouns.WIDE)
        short = short if " with " in short else ""
    plain = nouns.DETERMINER.sub("", thing)
    if verb in GIVING and " " not in plain and nouns.article(plain) != plain:
        return ""
    whole = verb in KEEPING and nouns.counted(thing) <= nouns.MAX_WORDS + 1
    if verb in LIGHT and "," in thing and not done(short):
        short = nouns.shorten(thing, nouns.LONG, commas=3)
    thing = thing if whole else short
    thing = MANNER.sub("", thing)
    thing = (
        thing
        if whole
        else UNFINISHED.sub(lambda end: end.group() if loose_noun(end.group("last")) else "", thing)
    )
    said = thing.split()
    if not said or not (whole or nouns.ends_well(said[-1])) or len(said) > max(limit, nouns.LONG) + 2:
        return ""
    if {said[0].lower(), said[-1].lower()} & NO_OBJECT or nouns.NO_DUTY.search(thing):
        return ""
    if said[0].lower() in nouns.PARTICLES and (len(said) < 2 or said[1].lower() in NO_OBJECT):
        return ""
    if (
        is_hollow(thing)
        and not meeting(verb, said[-1])
        or DANGLING.search(thing)
        or verb in LIGHT
        and not made_of(thing)
    ):
        return ""
    if verb[:6] == nouns.DETERMINER.sub("", thing)[:6] and len(verb) > 5:
        return ""
    if verb == "work" and HOURS.match(thing):
        return ""
    opening = forms.verb_of(said[0])
    bare = len(said) == 1 or said[1].lower() in nouns.lists()["prepositions"]
    if verb != "help" and opening and opening[1] == "base" and bare and said[0] not in nouns.everyday_nouns():
        return ""
    gerund_end = forms.verb_of(said[-1])
    if (
        len(said) > 1
        and gerund_end
        and gerund_end[1] == "gerund"
        and said[-2] in nouns.lists()["prepositions"]
    ):
        return ""
    helped = verb == "help" and opening and opening[1] == "base"
    return f"{verb} {thing if helped else nouns.article(nouns.lower_start(thing))}"


def made_of(thing: str) -> bool:
    """Does a light verb have a deed as its object, or something plain to take or make?"""
    return done(thing) or "," not in thing and " and " not in thing and not thing.endswith(("owner", "tax"))


def meeting(verb: str, who: str) -> bool:
    """ "greet customers" says enough, "improve customers" does not."""
    return nouns.is_people(who) and bool(MEETING & set(lexicon.votes().get(verb, ((), ()))[0]))


def is_hollow(thing: str) -> bool:
    return not thing or nouns.DETERMINER.sub("", thing).lower() in nouns.lists()["hollow"]


PART = "part in "  # to take part in a thing is to have to do with it
MEETING = frozenset({"serve", "teach", "care", "lead"})  # sorts of work that are done to people
MANNER = re.compile(
    r"(?<=\w{3}) (?:calmly|quickly|promptly|accurately|politely|safely|carefully|efficiently|effectively)$"
)
UNFINISHED = re.compile(r",? (?:and|or) (?P<last>[a-z]+)$")


def loose_noun(word: str) -> bool:
    """Can the last word of a list be a thing, rather than a verb that lost its object?"""
    known = forms.verb_of(word)
    return not (known and known[1] == "base") or word in nouns.everyday_nouns()


DEED = re.compile(r"(?:the )?(?:\w+ly )?(?P<deed>\w+) of (?P<thing>.+)$", re.I)


def deed(text: str, limit: int = nouns.MAX_WORDS) -> Phrase | None:
    """ "the repair of pumps" is to repair pumps."""
    found = DEED.match(text)
    verb = nouns.deeds().get(found.group("deed").lower()) if found else None
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
    known = forms.verb_of(first)
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
    if not rest or not known or known[1] != "gerund" or named:
        return None
    said = one(known[0], rest)
    return Phrase("act", said) if said else None


KNOWN = re.compile(r"(?<=\w\w) knowledge$")  # "Linux knowledge" is knowledge of Linux


def noun(text: str, wide: str = "") -> Phrase:
    """A noun phrase as something to ask about: a style is a trait, one works with people."""
    text = KNOWN.sub("", text)
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
    if nouns.PERSON.search(last) and last[:1].isupper() and len(said) > 1 and named:
        return Phrase("post", a_or_an(nouns.DETERMINER.sub("", text)))
    if nouns.PERSON.search(last) and re.match(r"an?\s", text, re.I):
        return Phrase("", "")
    head = nouns.head_of(said)
    return Phrase("act", f"work with {text}") if nouns.is_people(head) else Phrase("matter", text, wide)


def a_or_an(title: str) -> str:
    first = title.split(" ")[0]
    spelled = first.isupper() and 1 < len(first) <= 4  # "an HR adviser", said letter by letter
    vowel = first[:1] in "AEFHILMNORSX" if spelled else title[:1].lower() in "aeiou"
    return f"{'an' if vowel else 'a'} {title}"
