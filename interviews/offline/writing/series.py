"""Where one act of a series ends and the next begins: "leads, trains and supports crews; plans work"."""

import re

from interviews.offline.writing import forms, listing, nouns
from prep import word_classes

ADVERB = re.compile(
    r"^(?!(?:dai|week|month|quarter|year|hour|night|ear|fami|friend|time|cost|like|live|order|elder|scholar|suppl?"
    r"|assemb|repl?)ly\b|(?:supply|apply|reply|rely)\b)"
    r"(?:\w+ly|also|then|hands-on|directly|deep(?= clean))\s+",
    re.I,
)
TOKENS = re.compile(r"[^\s,]+|,")
SIDE_REMARKS = frozenset({"including", "using", "following", "regarding", "concerning", "ensuring"})
NEVER_VERB_BEFORE = frozenset({",", "and", "or", "of", "in", "for", "with", "from", "to", "by", "is", "are"})


def pieces(body: str, form: str, *, surely: bool = False) -> list[tuple[list[str], str]]:
    """(verbs, object) pairs: "leads, trains and supports crews; plans work" has two."""
    said = TOKENS.findall(body)
    found: list[tuple[list[str], list[str]]] = []
    joined: list[bool] = []  # by "and" to the piece before
    n = 0 if surely or starts_piece(said, 0, 0, form) else len(said)
    if not n and (row := opening_row(said, form)):
        verbs, n = row
        found.append((verbs, []))
        joined.append(False)
    while n < len(said):
        here = n
        while here < len(said) and (
            said[here] in (",", "and", "or", "then") or ADVERB.match(f"{said[here]} ")
        ):
            here += 1
        loose = bool(found) and bool(nouns.lists()["prepositions"] & set(found[-1][1])) and form == "base"
        lone = bool(found) and len(found[-1][1]) == 1 and form == "base" and not found[-1][1][0].endswith("s")
        doubtful = (loose or lone) and here < len(said) and said[here] in nouns.everyday()
        doubtful = doubtful and not {"a", "an"} & set(found[-1][1][-3:]) or compound(said, here)
        doubtful = doubtful or loose and here < len(said) and "a" in word_classes.classes(said[here])
        doubtful = doubtful and not series(said, here, form) and not in_row(said, here)
        doubtful = doubtful and said[here + 1 : here + 2] not in OPENED + [
            ["up"]
        ]  # "wash jars and top up ink"
        doubtful = doubtful and not (lone and another(said, here, found[-1][1][0]))
        doubtful = doubtful and not (said[here] in GUIDING and nouns.is_people(said[-1]))
        doubtful = doubtful and not after_particle(said, here) or names_room(said, here)
        if (starts_piece(said, here, n, form) or surely and not here) and not doubtful:
            verb = opening_verb(said, surely=surely) if not here else verb_at(said, here)
            if verb and found and not found[-1][1] and row_goes_on(said, here):
                found[-1][0].append(verb[0])
            elif verb:
                found.append(([verb[0]], []))
                joined.append(said[here - 1] in ("and", "or"))
            n = here + 1
        else:
            found[-1][1].append(said[n])
            n += 1
    told = [(verbs, said_of(rest)) for verbs, rest in found]
    return with_object(told, joined)


def said_of(rest: list[str]) -> str:
    """What a verb is said of: nothing where a comma stands right behind it ("closing, banking, the float")."""
    return "" if rest[:1] == [","] else " ".join(rest).replace(" ,", ",").strip(" ,")


def with_object(told: list[tuple[list[str], str]], joined: list[bool]) -> list[tuple[list[str], str]]:
    """ "pick up and drop off parcels": what is picked up stands only behind the second verb. `joined`: which pieces
    an "and" joins to the one before."""
    full: list[tuple[list[str], str]] = []
    shares = False
    for (verbs, rest), bound in zip(reversed(told), reversed(joined), strict=True):
        if shares and rest in nouns.PARTICLES:
            first, _, onward = full[0][1].partition(" ")
            rest = f"{rest} {onward if first in nouns.PARTICLES else full[0][1]}".strip()
        shares = bound
        full.insert(0, (verbs, WITHOUT.sub(r"\1", rest)))
    return full


# "lock up, shutter checks", "put stock away, date checks": what follows the comma is neither locked nor put.
WITHOUT = re.compile(rf"\b({'|'.join(sorted(nouns.PARTICLES))}),.*$")


def opening_row(said: list[str], form: str) -> tuple[list[str], int] | None:
    """The verbs that a clause begins with one after the other, and where what is done to it begins: "wash, peel and
    portion vegetables". Without an "and" the thing belongs to the last: "sorting, counting, loading the van"."""
    verbs: list[str] = []
    n = 0
    shared = False
    while n < len(said) - 1 and (verb := row_verb(said[n], form, first=not n)):
        verbs.append(verb)
        n += 1
        if shared or said[n] not in (",", "and", "or"):
            break
        while said[n] in (",", "and", "or") and n < len(said) - 1:
            shared = shared or said[n] != ","
            n += 1
    else:
        return None
    known = [forms.verb_of(verb.split("-")[-1]) is not None for verb in verbs]
    sure = sum(known) * 2 >= len(known) or known[-1]
    long = len(verbs) > 2 and sure and said[n] not in (",", "and", "or")
    return (verbs if shared else verbs[-1:], n) if long else None


def row_verb(word: str, form: str, *, first: bool) -> str | None:
    """The verb of a word in such a row: where all around it are verbs, what may be one is."""
    if form == "gerund":
        before, hyphen, last = word.lower().rpartition("-")  # "spot-priming"
        known = forms.verb_of(last)
        told = known[0] if known and known[1] == "gerund" else word_classes.gerund_of(last)
        told = told or (
            last.removesuffix("ing") if not first and last.endswith("ing") and len(last) > 5 else None
        )
        return f"{before}{hyphen}{told}" if told else None
    if form != "base" or not (first or word.islower()):
        return None
    last = word.lower().split("-")[-1]
    known = forms.verb_of(last)
    base = known[1] == "base" if known else "v" in word_classes.classes(last)
    return word.lower() if base else None


def opening_verb(said: list[str], *, surely: bool = False) -> tuple[str, str] | None:
    """The verb that a clause begins with: a known one, or a word that its place shows to be one ("Match the ...",
    "Match, code and enter")."""
    known = None if names_thing(said) else forms.verb_of(said[0])
    if not known and surely and said[0].islower() and not said[0].endswith("ly"):
        return said[0], "base"
    if known or "v" not in word_classes.classes(said[0]) or len(said) < 3:
        return known
    after = said[1].lower()
    series = after in (",", "and") and bool(
        forms.duty_verb_of(said[2]) or "v" in word_classes.classes(said[2])
    )
    article = after in nouns.lists()["determiners"] and not word_classes.is_seldom_verb(said[0])
    # "Jump on a forklift", "Top up and rotate stock", "Break down carcasses"
    third = said[2].lower()
    thing = is_much(third) or word_classes.classes(third) in ("", "n") and said[3:4] in ([], [","], ["and"])
    onward = after in ONWARD and (third in nouns.lists()["determiners"] | {"and", "or", ","} or thing)
    return (said[0].lower(), "base") if series or article or onward else None


def names_thing(said: list[str]) -> bool:
    """ "RAMS review", "Budget tracking and forecasts": what begins with a name or an activity's object is no deed."""
    first, second, third = [*said, "", "", ""][:3]
    if first.isupper() and len(first) > 2 and not second.isupper():
        return True
    if f"{first}-{second}".lower().rstrip(",s") in nouns.lists()["compounds"]:
        return True
    activity = (
        word_classes.classes(first).startswith("n") and word_classes.gerund_of(second.lower()) is not None
    )
    return activity and third.lower() in nouns.lists()["prepositions"] | {"", ",", "and", "or"}


def is_much(word: str) -> bool:
    """Is it many things, or much of one?"""
    many = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return many or word in nouns.lists()["mass"]


ONWARD = frozenset("on off up out down into around back".split())


def verb_at(said: list[str], here: int) -> tuple[str, str] | None:
    """The verb at a place. Behind "then" another deed follows, and before an article "rolling" is no noun."""
    word = said[here].lower()
    known = forms.verb_of(word) if here else opening_verb(said)
    placed = here > 0 and (
        said[here - 1] == "then" or said[here + 1 : here + 2] == ["up"] or in_row(said, here)
    )
    placed = placed or after_particle(said, here)
    if known is None and placed and "v" in word_classes.classes(word):
        known = word, "base"
    if known is None and said[here + 1 : here + 2] in OPENED and (base := word_classes.gerund_of(word)):
        known = base, "gerund"
    return known


def series(said: list[str], here: int, form: str) -> bool:
    """ "plan a route, draft letters, advise drivers": the next of the series is a verb beyond doubt, and so is this."""
    after = next((n for n in range(here + 1, len(said) - 1) if said[n] == ","), len(said))
    word = said[after + 1] if after + 1 < len(said) else ""
    word = said[after + 2] if word in ("and", "or") and after + 2 < len(said) else word
    known = forms.verb_of(word)
    clear = known is not None and known[1] == form and word not in nouns.everyday()
    return clear and here > 0 and said[here - 1] == ","


# What shows that the word before it is a verb.
OPENED = [[word] for word in "the their your each all any every a an them it".split()]
GUIDING = frozenset("mentor coach guide train support supervise".split())
# Second words of names: "lead times", "test cases".
NAMED = frozenset(
    "times time generation gages gauges"
    " levels books patterns cases data rates processes panels measures conditions results records"
    " files codes scripts flows charts cut-offs points counts policy policies planning companies".split()
)


def another(said: list[str], here: int, thing: str) -> bool:
    """ "Isolate equipment and issue permits": behind a thing that has no plural, a verb and what is done to it."""
    after = said[here + 1 : here + 2]
    mass = nouns.lists()["mass"]
    object_of = bool(after) and (after[0].endswith("s") or after[0] in mass) and after[0] not in NAMED
    return (
        thing in mass and said[here - 1] == "and" and forms.duty_verb_of(said[here]) is not None and object_of
    )


def after_particle(said: list[str], here: int) -> bool:
    """ "set up and strike the stage": behind a verb that waits for its object stands another."""
    return here > 2 and said[here - 1] in ("and", "or") and said[here - 2] in nouns.PARTICLES


def row_goes_on(said: list[str], here: int) -> bool:
    """Do the verbs before and here share an object: "wash and dry cups", but not "chatting, walking the dog"?"""
    return said[here - 1] != "," or said[here + 1 : here + 2] in ([","], ["and"], ["or"])


def in_row(said: list[str], here: int) -> bool:
    """ "match, code and enter invoices": the word stands between the verbs of a row."""
    if not 1 < here < len(said) - 2 or said[here - 1] != "," or said[here + 1] not in ("and", "or", ","):
        return False
    return here == 2 and "v" in word_classes.classes(said[here + 2])


PAIRS = frozenset(
    {
        "buying guides",
        "buying decisions",
        "change orders",
        "grant applications",
        "finance applications",
        "loan applications",
    }
)
ROOMS = frozenset(
    "seating waiting dining loading parking changing meeting fitting dressing consulting".split()
)
TOLD = [["record"], ["report"], ["review"]]  # done to results far more often than a name of them


def names_room(said: list[str], here: int) -> bool:
    """ "serving guests, fitting rooms, styling": nobody fits the rooms."""
    after = said[here + 1].strip(",") if 0 < here < len(said) - 1 else ""
    return (
        bool(after) and said[here] in ROOMS and after.rstrip("s") in ("area", "room", "bay", "hall", "space")
    )


def compound(said: list[str], here: int) -> bool:
    """ "stock levels, lead times" lists two things; nothing is led."""
    if said[here : here + 1] in TOLD:
        return False
    if not 0 < here < len(said) - 1:
        return False
    after = said[here + 1].strip(",")
    return (
        names_room(said, here)
        or f"{said[here]} {after}" in PAIRS
        or "n" in word_classes.classes(said[here])
        and after in NAMED
    )


def starts_piece(said: list[str], here: int, n: int, form: str) -> bool:
    """Does a new verb of the same form stand at `here`, reached from `n` over connectives?"""
    if here >= len(said):
        return False
    aside = said[here].lower() in SIDE_REMARKS and here > 0 and said[here - 1] not in ("and", "or")
    known = None if aside else verb_at(said, here)
    if not known or known[1] != form or not said[here].islower() and n > 0:
        return False
    if n == 0 and here == 0:
        return True
    connected = here > n
    following = said[here + 1] if here + 1 < len(said) else ""
    if form == "gerund" and n and following in (",", "and", "or") and not goes_on_doing(said, here):
        return False  # "unlabelled, leaking or broken jars"
    if form == "gerund" and said[here] in COMPOUNDING and following.strip(",").endswith("s"):
        return False  # "product pages, landing pages"
    if following[:1].isdigit():  # "level 2 and level 3"
        return False
    loose = known[0] in nouns.lists()["noun_verbs"] and bool(set(said[:n]) & nouns.lists()["prepositions"])
    team = (
        n > 0
        and loose_at(said, n)
        and following.strip(",") in GROUPS
        and "n" in word_classes.classes(said[here])
    )
    if team and form == "base":  # "with the therapists and discharge team"
        return False
    seldom = form == "base" and word_classes.is_seldom_verb(said[here]) and [following] not in OPENED
    if seldom and not series(said, here, form) and not after_particle(said, here):
        return False  # "swabs and water samples"
    clear = form != "base" and said[here] not in nouns.everyday() and not loose
    return (
        connected
        and (bool(following) or clear and form == "third")
        and (clear or following not in NEVER_VERB_BEFORE or in_row(said, here) or shared(said, here, form))
    )


def goes_on_doing(said: list[str], here: int) -> bool:
    """Does another word in -ing follow over connectives?"""
    after = next((word for word in said[here + 1 :] if word not in (",", "and", "or")), "")
    return after.endswith("ing")


COMPOUNDING = frozenset(
    "landing lending booking banking trading mailing parking marketing meeting packaging operating".split()
)
GROUPS = frozenset("team department desk committee board office unit manager officer nurse lead".split())


def loose_at(said: list[str], n: int) -> bool:
    """Does a preposition stand before a place?"""
    return bool(nouns.lists()["prepositions"] & {word.lower() for word in said[:n]})


def shared(said: list[str], here: int, form: str) -> bool:
    """ "lead, manage and support teams": the next word is a connective, then another verb."""
    after = next((word for word in said[here + 1 :] if word not in (",", "and", "or")), "")
    known = forms.verb_of(after)
    start = here
    while start > 0 and (said[start - 1] in (",", "and", "or") or forms.verb_of(said[start - 1])):
        start -= 1
    return start == 0 and bool(known and known[1] == form) or said[here + 1] in ("in", "with", "to", "on")


MANNERED = frozenset("keeping making giving taking using showing leaving".split())


def without_manner(rest: str) -> str:
    """ "move residents, noting what was done": what stands behind the comma is how it is done."""
    for comma in re.finditer(r",\s+(?:and\s+)?(?:\w+ly\s+)?([a-z-]+ing)\b", rest):
        named = (
            comma.group(1) not in MANNERED
            and comma.group(1) in nouns.lists()["gerund_nouns"] | nouns.everyday_nouns()
        )
        if comma.start() and not named and word_classes.gerund_of(comma.group(1)):
            return rest[: comma.start()]
    return rest


def without_deed(text: str) -> str:
    """ "prepare pupils for the test and report on progress": the second is another act; "voyages and from berth to
    berth" joins what is no list."""
    text = re.sub(r",? and (?:from|to|with|in|on|at|for|by) .*$", "", text)
    deed = re.search(r",? and (?P<verb>[a-z]+) (?:on|to|with|in|up|out|the|an?) ", f"{text} ")
    return text[: deed.start()] if deed and forms.duty_verb_of(deed.group("verb")) else text


def paired(parts: list[str], whole: str) -> list[str]:
    """ "full and partial rewires" is one thing, not "full" and another; so are "short, clear briefs"."""
    alone = next((n for n, part in enumerate(parts) if not is_adjective(part)), 0)
    if not alone or alone >= len(parts):
        return parts
    link = " and " if " and " in whole or len(parts) > 2 else " "
    return [f"{', '.join(parts[:alone])}{link}{parts[alone]}", *parts[alone + 1 :]]


def is_adjective(part: str) -> bool:
    """Is it a single word that says what something is like: "single", "broken", "leaking"?"""
    return " " not in part and (listing.describes(part) or part.endswith(("ed", "ing")))
