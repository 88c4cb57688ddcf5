"""Verb phrases out of a line: what somebody does, each act with its own object."""

import re

from interviews.offline.writing import forms, listing, nouns
from interviews.offline.writing.lightening import lighten
from interviews.offline.writing.phrase import Phrase
from interviews.offline.writing.series import (
    ADVERB,
    TOKENS,
    is_adjective,
    opening_verb,
    paired,
    pieces,
    without_deed,
    without_manner,
)
from prep import word_classes

VIRTUE = re.compile(
    r"^(?:patience|tact|discretion|empathy|enthusiasm|flexibility|resilience|initiative|honesty|integrity|punctuality"
    r"|timekeeping|reliability|creativity|curiosity|compassion|self-motivation"
    r"|professionalism|diplomacy)(?: and \w+)?$",
    re.I,
)
# What an applicant demonstrates, rather than shows to a customer.
ABLE_TO_SHOW = re.compile(
    r"\b(?:abilit(?:y|ies)|commitment|knowledge|understanding|experience|skills?|passion|awareness|leadership|integrity|evidence"
    r"|interest|willingness|competenc[ey]|proficiency|professionalism|values|behaviou?rs?|record|aptitude|capacity|expertise"
    r"|judge?ment|enthusiasm|sensitivity|progress|success|respect)\b"
)
SKILLED = re.compile(r"\w+ing skills\b")  # nobody listens skills
SHOWN = re.compile(r"(?:show|demonstrate|display|bring)(?:s|ing)? (?P<what>[\w-]+(?: and [\w-]+)?)\b", re.I)


def acts(body: str, *, surely: bool = False) -> list[Phrase]:
    """Verb phrases of a clause that opens with a verb, each with its own object. `surely`: its first word is one."""
    body = body.partition(": ")[0] if " " in body.partition(": ")[0] else body
    body = ALSO_TO.sub(base_again, SIDE_LIST.sub("", ADVERB.sub("", body.strip(" ,"))))
    body = BOTH_WAYS.sub(r"\1", body)
    first = opening_verb(TOKENS.findall(body), surely=surely) if body else None
    if (
        not first
        or first[0] in NOT_DUTIES
        and not LOOKING.match(body)
        or re.match(r"[\w-]+ing(?:,| and | or )", body)
        and naming(body)
    ):
        return []
    found: list[Phrase] = []
    if SKILLED.match(body) or first[0] == "demonstrate" and ABLE_TO_SHOW.search(body):
        return []
    shown = SHOWN.match(body)
    if shown and VIRTUE.match(shown.group("what")):
        return [Phrase("trait", shown.group("what").lower())]
    for verbs, rest in pieces(body, first[1], surely=surely):
        rest = rest if first[1] == "gerund" else without_manner(rest)
        idle = verbs[-1] in NOT_DUTIES and not LOOKING.match(f"{verbs[-1]} {rest}")
        if idle or verbs[-1] in USING and OWN.match(rest):
            continue
        if verbs[-1] == "take" and rest.startswith(PART):
            shared = [Phrase("matter", *pair) for pair in listing.matters(rest.removeprefix(PART))]
            found += [phrase for phrase in shared if phrase not in found]
            continue
        found += [phrase for phrase in act(verbs, rest) if phrase not in found]
    return found


DEEDS = re.compile(r"[a-z]+ing(?:, [a-z]+ing)*,? and [a-z]+ing (?!skills|experience|work\b)\w", re.I)


def naming(body: str) -> bool:
    """ "drawing, painting" names two crafts; "leading and training crews" does not."""
    named = re.split(r"[\s,]", body)[0].lower() in nouns.lists()["gerund_nouns"]
    return named and not DEEDS.match(body)


NO_OBJECT = frozenset(
    "be and or of is are by than at least to involving including regarding what which who whom how whether that"
    " where when why them it him her us".split()
)
TOWARDS = frozenset(
    "respond reply react contribute adhere listen speak talk relate cater adapt attend refer report travel conform"
    " lend see tend assist look aim".split()
)
# Verbs whose object is not finished before its "with": one provides readers with books.
GIVING = frozenset("provide supply equip furnish present entrust".split())
NOT_DUTIES = frozenset(
    "picture imagine remember be have require suit need mean involve seek look include enjoy thrive exceed become"
    " expect know want wish hope believe possess appreciate prefer please pour".split()
)
LOOKING = re.compile(r"look(?:s|ing)? (?:after|into)\b", re.I)  # is work, to look for something is not
KEEPING = frozenset(
    {"keep", "make", "leave", "get"}
)  # "keep the hall tidy": what follows the thing belongs to it
ALSO_TO = re.compile(r"\b(?P<and>and|or) (?:to|will|may|must) (?P<verb>[a-z]+)\b")
# "Apply your knowledge to the trade" says nothing of what is done.
USING = frozenset({"apply", "use", "bring", "share", "draw", "leverage"})
OWN = re.compile(
    r"(?:on )?(?:your|their|his|her)\s(?:[\w-]+\s(?:and\s|of\s)?){0,3}"
    r"(?:knowledge|expertise|skills?|experience|talents?)\b"
)
BOTH_WAYS = re.compile(r"\b(in|on|up) and (?:out|off|down)\b")  # "sign in and out visitors"
OFTEN = r",\s+(?:every|each) (?:single )?(?:day|night|week|month|shift|service)\b"
SIDE_LIST = re.compile(OFTEN + r"|,?\s+(?:including|such as|which includes?|for example)\b.*$", re.I)
# "keep the bar clean and stocked" is said whole.
STATE = re.compile(
    r"(?:keep|leave) (?:[\w'-]+ ){1,5}(?:clean|tidy|safe|healthy|fresh|free|full|current|up[ -]to[ -]date|in order"
    r"|[a-z]{3,}ed)(?: and [\w ]{3,20}ed)?"
)
HOURS = re.compile(
    r"(?:[\w-]+ ){0,2}(?:weekends?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|nights?|evenings?|shifts?|overtime"
    r"|hours|holidays)\b",
    re.I,
)
STATED = re.compile(
    r"that\s|(?:[\w'-]+,?\s){1,6}(?:is|are|has|have|can|stays?|remains?|meets?|comply|complies)\s"
)
FINITE = re.compile(
    r"\b(?:is|are|has|have|can|will|gets?|stays?|runs?|meets?|comply|feels?|knows?|comes?|goes|go|works?|[a-z]{2,}ed)\b"
)
DANGLING = re.compile(r"\b(?:of|in|for) (?:and|or)\b")


def act(verbs: list[str], rest: str) -> list[Phrase]:
    """The verb phrase with its object; objects that are listed give one phrase each."""
    verbs, rest = unwrapped(verbs, rest)
    rest = PARTED.sub(r"\g<particle> \g<thing>", rest)
    first = rest.split(" ")[0]
    if verbs[-1] == "work" and first in ("towards", "toward"):
        return []  # what somebody hopes to become is no task
    if verbs[-1] in URGING and (told := urged(verbs[-1], rest)):
        return told
    if len(verbs) > 1 and verbs[-1] in LIGHT | GIVING and verbs[0] not in LIGHT | GIVING:
        verbs = verbs[-1:]  # "assess and make recommendations on plans": no recommendations are assessed
    if len(verbs) > 1 and first in nouns.PARTICLES:  # "train and sign off new starters" is to train them
        return [*act(verbs[:1], rest.removeprefix(first).strip()), *act(verbs[-1:], rest)]
    if state := STATE.fullmatch(f"{verbs[-1]} {rest.partition(' with ')[0]}"):
        return [Phrase("act", state.group())]
    stated = verbs[-1] in ("ensure", "check") and STATED.match(rest)
    if stated or verbs[-1] == "make" and rest.startswith("sure "):
        return made_sure(verbs[-1], rest)
    onward = rest.split(" ")[0].lower() in nouns.lists()["prepositions"] | {"as"}
    verb = verbs[-1] if onward else verbs[0]
    particle = next((word for word in rest.split(" ")[:1] if word in nouns.PARTICLES), "")
    whole = nouns.cut(rest.removeprefix(f"{particle} ") if particle else rest)
    whole = listing.merged(whole if verb in PROMISES else lighten(whole))
    things, using, tools = whole.partition(" using ")  # "write unit and other tests using Jest"
    parts = paired(listing.up_to_tail(listing.members(things)), rest)
    parts = [*parts[:-1], f"{parts[-1]}{using}{tools}"] if parts else parts
    own = listing.before_rounds(parts) if verb not in LIGHT else parts
    if listing.of_first_alone(parts) or own != parts:
        # "positioning the arm, hourly turns, mouth care": what follows is work of its own
        parts = parts[:1] if own == parts else own
        whole = ", ".join(parts)
    apart = verb != "help" and nouns.counted(whole) > 6 and stand_alone(parts)
    apart = apart and verb not in ("keep", "leave")  # "keep aisles and docks clean"
    apart = apart and (verb not in LIGHT or all(map(done, parts)))
    if particle:  # "draw up plans and budgets" is to draw up both
        parts = [f"{particle} {nouns.article(part)}" for part in parts]
        whole = f"{particle} {nouns.article(whole)}"
    found = [one(verb, part) for part in parts] if apart else [one(verb, whole)]
    if len(verbs) > 1 and not onward:
        found.insert(1, one(verbs[-1], parts[-1] if apart else whole))
    wide = without_deed(one(verb, nouns.shorten(whole, nouns.WIDE, commas=2), nouns.WIDE))
    return [
        Phrase("act", text, wide if text.startswith(verb) and len(wide) > len(text) else "")
        for text in found
        if text
    ]


# "put nets away" is to put away nets.
PARTED = re.compile(
    rf"^(?P<thing>[\w-]+(?: [\w-]+)?) (?P<particle>{'|'.join(sorted(nouns.PARTICLES - {'in', 'on', 'over'}))})$"
)


def urged(verb: str, rest: str) -> list[Phrase]:
    """ "encourage residents to join in": whom, and to what; nothing where nobody is urged."""
    found = URGED.match(rest)
    if not found or not nouns.is_people(found.group("whom").split()[-1]):
        return []
    deed = nouns.shorten(nouns.cut(found.group("deed")))
    onward = re.match(r"[a-z]+ (?:in|up|out|on|off)\b", found.group("deed"))
    deed = onward.group() if onward and " " not in deed else deed
    return [Phrase("act", f"{verb} {found.group('whom')} to {deed}")] if deed else []


def made_sure(verb: str, rest: str) -> list[Phrase]:
    """ "ensure that shelves are stocked" is said whole or not at all."""
    ends = [found.start() for found in re.finditer(r"[,;]|\s(?:and|so|while)\s", rest)] + [len(rest)]
    plain = "that" not in rest.split()[:2] and "," not in rest  # "sure orders leave on time"
    parts = [rest[:end] for end in ends if FINITE.search(rest[:end])] or [rest[:end] for end in ends if plain]
    said = parts[0].split() if parts else []  # "sure that their wishes, needs and feelings are heard"
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
    row = ROW.match(match.group("rest"))
    last = forms.verb_of(row.group("verb")) if row else None
    if row and last and len(row.group("thing").split()) > SHORT_THING:
        return [
            "help"
        ], f"{last[0]} {row.group('thing')}"  # else the first verb would stand without an object
    also = re.sub(r"^((?:and|or) )(\w+ing)\b", base_after, match.group("rest"))
    return ["help"], f"{known[0]} {also}"


# What follows the first verb of "assist in training and directing staff".
ROW = re.compile(r"(?:and|or) (?P<verb>\w+ing) (?P<thing>.+)$")
SHORT_THING = 3  # words


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


# "single-deck and midi buses" are buses both, "check-in and boarding" are two things.
LOOSE_HYPHEN = re.compile(r"(?:the )?[a-z]+-(?!(?:in|up|out|off|on|down|through|over|back)s?$)[a-z]+")


def stand_alone(parts: list[str]) -> bool:
    """Can each member of a list be the object by itself?"""
    prepositions = nouns.lists()["prepositions"] | {"as", "like", "than"}
    return len(parts) > 1 and all(
        nouns.ends_well(part.split()[-1])
        and (forms.verb_of(part.split()[0]) or ("", ""))[1] != "gerund"
        and part.split()[0].lower() not in prepositions | {"other"}
        and len(part) > 3
        and not (" " not in part and word_classes.classes(part).startswith("a"))
        and not LOOSE_HYPHEN.fullmatch(part)
        for part in parts
    )


AMOUNTS = re.compile(r"\d[\d.,]* ?[a-z%]{0,4}(?:,| and| or|$)")


def after_adjectives(thing: str) -> tuple[str, str]:
    """ "single and double orders off a gun" in two: what the things are like, and the things."""
    found = ADJECTIVES.match(thing)
    if not found or not all(map(is_adjective, re.split(r", | and | or ", found.group("like")))):
        return "", thing
    return found.group("like") + found.group("link"), found.group("rest")


ADJECTIVES = re.compile(
    r"(?P<like>[a-z-]+(?:, [a-z-]+)*)(?P<link> (?:and|or) )(?P<rest>[a-z-]+ [a-z-]+.*)$"
)  # at least two words: "quick and easy repairs"


def one(verb: str, thing: str, limit: int = nouns.MAX_WORDS) -> str:
    """The verb phrase, or an empty string when the object is missing or ends badly."""
    short = thing
    described, plain = after_adjectives(thing)
    if described and limit <= nouns.MAX_WORDS:
        return one(verb, f"{described}{nouns.shorten(plain, limit)}", nouns.WIDE)
    if limit <= nouns.MAX_WORDS:
        short = nouns.shorten(thing, limit)
        waits = bool(short) and thing[len(short) :].startswith(" of ")  # "the day-to-day running (of it)"
        short = (nouns.shorten(thing, nouns.LONG) or short) if is_hollow(short) or waits else short
    named = re.match(r"(?: [A-Z][\w-]+)+|(?:, [A-Z][\w-]+)* and (?:[A-Z][\w-]+ ?){1,3}", thing[len(short) :])
    if named and short.split()[-1:] and short.split()[-1][:1].isupper():  # "Overview and Scrutiny Committee"
        short += named.group().rstrip()
    if verb in GIVING and " with " in thing and " with " not in short:
        short = nouns.shorten(thing, nouns.WIDE)
        short = short if " with " in short else ""
    plain = nouns.DETERMINER.sub("", thing)
    if verb in GIVING and " " not in plain and nouns.article(plain) != plain:
        return ""
    whole = verb in KEEPING and nouns.counted(thing) <= nouns.MAX_WORDS + 1
    if verb in LIGHT and "," in thing and not done(short):
        short = nouns.shorten(thing, nouns.LONG, commas=3)
    thing = thing if whole else AS_SET.sub("", short)
    thing = MANNER.sub("", thing)
    if not whole:
        thing = UNFINISHED.sub(lambda end: end.group() if loose_noun(end.group("last")) else "", thing)
    said = thing.split()
    if AMOUNTS.match(thing):
        return ""  # "weigh 10 g and 25 g", of what?
    if not said or not (whole or nouns.ends_well(said[-1])) or len(said) > max(limit, nouns.LONG) + 2:
        return ""
    onward = {"to", "at"} if verb in TOWARDS else set()
    if ({said[0].lower(), said[-1].lower()} & NO_OBJECT) - onward or nouns.NO_DUTY.search(thing):
        return ""
    if verb in TELLING and word_classes.is_person(said[-1]):
        return ""  # "tell the chef (when stock runs low)", "check guests (in)"
    object_ = said[1:] if said[0].lower() in nouns.PARTICLES else said
    if object_ != said and (not object_ or object_[0].lower() in NO_OBJECT):
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
    like = word_classes.classes(said[0])[:1] == "a"  # "keep honest", "make certain"
    going = verb in KEEPING and len(said) == 1 and (word_classes.gerund_of(said[0]) or like)
    if going or verb == "work" and HOURS.match(thing):
        return ""
    opening = forms.verb_of(said[0])
    bare = len(said) == 1 or said[1].lower() in nouns.lists()["prepositions"]
    bare = bare and said[0] not in nouns.everyday_nouns() and word_classes.classes(said[0])[:1] != "n"
    if verb != "help" and opening and opening[1] == "base" and bare:
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
    return nouns.is_people(who) and verb in nouns.lists()["meeting"]


def is_hollow(thing: str) -> bool:
    return not thing or nouns.DETERMINER.sub("", thing).lower() in nouns.lists()["hollow"]


URGING = frozenset("encourage persuade inspire enable motivate empower".split())
URGED = re.compile(r"(?P<whom>(?:[\w'-]+ ){0,3}[\w'-]+) to (?P<deed>[a-z].+)$")
TELLING = frozenset("tell ask remind inform notify alert let check".split())
PART = "part in "  # to take part in a thing is to have to do with it
AS_SET = re.compile(
    r" (?:to|in|by|at|on) (?:an?|the) [\w-]+ (?:set|given|agreed|laid)$"
)  # "plate dishes to the standard set"
MANNER = re.compile(
    r"(?<=\w{3}) (?:calmly|quickly|promptly|accurately|politely|safely|carefully|efficiently|effectively)$"
)
UNFINISHED = re.compile(r",? (?:and|or) (?P<last>[a-z]+)$")


def loose_noun(word: str) -> bool:
    """Can the last word of a list be a thing, rather than a verb that lost its object?"""
    known = forms.verb_of(word)
    doing = known is not None and known[1] == "base" or word_classes.classes(word).startswith("v")
    return not doing or word in nouns.everyday_nouns()
