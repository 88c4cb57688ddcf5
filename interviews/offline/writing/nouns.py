"""Noun phrases out of a line: what may stand after "with" or "about" in a question."""

import re
from functools import cache
from itertools import pairwise

from interviews.offline.writing import forms, lexicon

MAX_WORDS = 7
ADJECTIVE = re.compile(r"(?:al|ory|ive|ous|able|ible|ful|less|ary|ent|ant|ic|ed|ly)$")
NOUN = re.compile(
    r"(?:ment|tion|sion|ness|ity|ance|ence|ship|ings?|ics|ure|ures|ers?|ors?|ists?|ments|tions|sions|ies)$"
)
BREAK = re.compile(
    r"\s*,?\s*\b(?:related to|relating to|involving|including|includes?|such as|like|in order to|so that"
    r"|to ensure|to meet|to support|at all times|on a \w+ basis|while"
    r"|whilst|where|when|whenever|if|as (?:needed|required|necessary|well as|directed|assigned|appropriate)"
    r"|that|which|who|whose|because|is|are|was|were|will|must|may|would|should|can|preferred|preferably"
    r"|is required|a plus|desirable|desired|essential|ensuring|this|these|it|we|you|they|but|either|both"
    r"|based on|according to|in accordance|in line with|in compliance|in conformance|for the purpose"
    r"|in (?:such )?an? (?:\w+ )?(?:way|manner)(?= (?:that|which)\b)"
    r"|on behalf of|with responsibilit\w+|(?:by|through|without)(?= \w+ing\b)|rather than|as part|from time to time"
    r"|(?:before|after|until|once)(?= (?:they|it|we|you)\b)|not)\b.*$",
    re.I,
)
PERSON = re.compile(r"(?:ician|ic|er|or|ist|ant|man|ee|ian|nurse|chef|clerk|cook|guard|aide|agent)$", re.I)
PEOPLE = re.compile(r"^(?:\w{3,}(?:ists|ees|ians|men|women)|\w+tatives)$", re.I)
# Words that speak of the post, the applicant or the calendar, never of the work.
VOID = re.compile(
    r"\b(?:experiences?|years|year of|months?|levels?|positions?|class|however|weekends?|holidays?|shifts?|overtime"
    r"|candidates?|applicants?|applications?(?= for)|requirements? for|following|substitut\w+|city of"
    r"|county of"
    r"|state of|does|possess\w*|completion|qualif(?:y|ied|ying|ications?)|equivalent|combination"
    r"|ideally|ability|career|advantage|willingness|availability|area|areas|field|related duties|duties"
    r"|employer"
    r"|vacanc\w+|requires?|involves?|consists?|includes?|growth|expertise|aspects?|interest|above"
    r"|rotas?|players?|types?|commitment|minim(?:um|al) supervision|such|above|said|aforementioned|relationships? with"
    r"|(?:knowledge|understanding|familiarity|awareness) of)\b",
    re.I,
)
# Words that speak of the applicant or the employer: no duty is worth asking about that holds one.
NO_DUTY = re.compile(
    r"\b(?:experiences?|years|year of|however|candidates?|applicants?|substitut\w+|city of|county of|state of|does"
    r"|possess\w*|equivalent|ideally|availability|career|related duties|duties|employer|vacanc\w+|such|above|said)\b",
    re.I,
)
OTHER = re.compile(
    r"^(?:and|or|some|other|any of|any|all|the use of|use of|the importance of|importance of)\s+", re.I
)
# "the more difficult inspections" are inspections.
MORE = re.compile(
    r"\b(?:the )?(?:more|most) (?:difficult|complex|responsible|technical|sensitive|important|advanced|specialized)"
    r"(?:(?:,| and(?:/or)?| or|, and) (?:more )?(?:difficult|complex|responsible|sensitive))*,? ",
    re.I,
)
FIRM = frozenset({"key", "sound", "close"})  # nouns too: "master key systems"
LONG = 10  # words of a phrase that cannot be had shorter
WIDE = 12
JOINED = re.compile(r"\b([\w-]+) (?:and|or) ([\w-]+) ")
DEED = re.compile(r"(?:tion|sion|ment|ance|ence|repair|design|control)$")  # "the" before "repair of pumps"
MEMBER = re.compile(r"\s*,\s*(?:(?:and|or)\s+)?|\s+(?:and|or)\s+")
POWERED = re.compile(r"\w+ [a-z]{3,}ed \w")  # "diesel powered machines" goes with the word before "and"
SHARING = re.compile(r"(?:ing|ment|tion|tax|fire|property|owner|personnel|[^s]s?al)$")
DETERMINER = re.compile(r"^(?:the|a|an|your)\s+", re.I)
TAIL = re.compile(r"\s(?:of|in|for|to)\s.+$")
ADVERBS = re.compile(r"\b(?:also|directly|currently|always|often|typically|generally|usually|then)\s+", re.I)


def counted(text: str) -> int:
    """Words as a reader of copies counts them: hyphens part words, single letters do not count."""
    return len(re.findall(r"[a-z][a-z+#0-9']+", text.lower()))


def lists() -> dict[str, frozenset[str]]:
    return lexicon.word_lists()


def ends_well(word: str) -> bool:
    """May a phrase end on this word?"""
    word = word.lower()
    if word in lists()["bad_ends"] or not re.search(r"[a-z]", word):
        return False
    known = forms.verb_of(word)
    if known and known[1] == "gerund" and word not in lists()["gerund_nouns"] and word not in everyday():
        return False
    return word in lists()["real_ends"] or not ADJECTIVE.search(word) or bool(NOUN.search(word))


def cut(text: str) -> str:
    """The text up to the word that opens a side remark."""
    return ADVERBS.sub("", BREAK.sub("", text)).strip(" ,.;:-")


def lighten(text: str) -> str:
    """Without the adjectives that only praise."""
    weak = lists()["weak"]
    text = MORE.sub("", re.sub(r",? and more \w+(?= \w)", "", text))
    said = JOINED.sub(lambda two: "" if {two.group(1), two.group(2)} <= weak else two.group(), text).split()
    joined = {n + step for n, word in enumerate(said) if word in ("and", "or") for step in (-1, 1)}
    kept = [
        word
        for n, word in enumerate(said)
        if word.strip(",").lower() not in weak
        or n > 0
        and word[:1].isupper()
        or word in FIRM
        and n > 0
        and said[n - 1].lower() not in lists()["determiners"] | lists()["prepositions"] | {"and", "or"}
        or n in joined
        and n + 1 < len(said)
        or said[max(0, n - 1)] in ("to", "at")
        or not word.endswith("ly")
        and (n + 1 == len(said) or said[n + 1] in lists()["prepositions"])
    ]
    light = " ".join(kept).strip(" ,")
    return re.sub(r"\b(an?) ([a-z])(\w*)", lambda found: agreeing(found, text), light)


def agreeing(found: re.Match[str], original: str) -> str:
    """ "a" or "an" again, where the word that followed it has gone."""
    if found.group() in original:
        return found.group()
    return f"{'an' if found.group(2) in 'aeiou' else 'a'} {found.group(2)}{found.group(3)}"


def shorten(text: str, limit: int = MAX_WORDS, commas: int = 0) -> str:
    """The longest beginning of at most `limit` words that ends where a phrase may end, or an empty string."""
    said = text.split()
    loose = ""
    for end in range(len(said), 0, -1):
        head, rest = " ".join(said[:end]).strip(" ,"), " ".join(said[end:])
        if (
            counted(head) <= limit
            and head.count(",") <= commas
            and may_end(said, end)
            and not torn(head, rest)
        ):
            if end > 1 and said[end - 2] == "to" and forms.verb_of(said[end - 1]):
                continue
            if not hangs(said, end):
                return closed(head)
            loose = loose or closed(head)
    return loose


def hangs(said: list[str], end: int) -> bool:
    """Does the ear wait for more: "across day (and night shifts)", "the health (of animals)"?"""
    if end == len(said) or end < 2:
        return False
    before, last, following = said[end - 2].lower(), said[end - 1], said[end].lower()
    if before in lists()["prepositions"] and (last.endswith(",") or following in ("and", "or")):
        return True
    if before == "the" and last.endswith(","):
        return True
    if following == "of" and DEED.search(last):
        return True
    return following == "of" and bool({"the", "a", "an"} & {before, said[max(0, end - 3)].lower()})


def may_end(said: list[str], end: int) -> bool:
    """Does a phrase that ends before word number `end` sound finished?"""
    last, following = said[end - 1], said[end].lower().strip(",") if end < len(said) else ""
    known = forms.verb_of(following)
    if following in ("into", "onto") or following == "to" and "from" in said[max(0, end - 4) : end]:
        return False
    doing = bool(known and known[1] == "gerund") and following not in lists()["gerund_nouns"]
    onward = said[end + 1].lower() if end + 1 < len(said) else "by"
    passive = following.endswith("ed") and len(following) > 4 and "-" not in following
    passive = passive and onward in pauses() | {"by", "on"}
    pause = not following or last.endswith(",") or following in pauses() or doing or passive
    return pause and ends_well(last.strip(","))


def torn(head: str, rest: str) -> bool:
    """Would a cut here part the members of a list from the "of ..." that they share?"""
    said = rest.split()
    if shares_head(head, said):
        return True
    if not said or said[0] not in ("and", "or") or " of " in re.split(r" (?:in|for|on) ", head)[-1]:
        return False
    shared = next((n for n, word in enumerate(said) if word in ("of", "for")), len(said))
    lone = all(
        one.endswith(",") or two in ("and", "or", "of", "for")
        for one, two in pairwise(said[1 : shared + 1])
        if one not in ("and", "or", "the")
    )
    return shared < len(said) and lone


def shares_head(head: str, said: list[str]) -> bool:
    """ "sludge treatment, water treatment and sludge processing equipment" are three sorts of equipment."""
    if not said:
        return False
    if said[0] in ("and", "or") and len(said) > 3 and re.search(r"[a-z]{3}ed$", said[2]):
        return said[3] not in pauses()
    last = head.split()[-1].strip(",").lower()
    end = next((n for n, word in enumerate(said) if word in lists()["prepositions"]), len(said))
    shared = said[end - 1].strip(",").lower() if end > 1 else ""
    named = shared in lists()["heads"] and shared != last and "," not in said[end - 1]
    return named and last not in lists()["heads"] and bool(SHARING.search(last)) and not last.endswith("s")


def closed(text: str) -> str:
    """A list that was cut short ends in "and" again."""
    head, comma, tail = text.rpartition(",")
    if not comma or re.search(r"\b(?:and|or)\b", tail):
        return text
    return f"{head} and{tail}"


def pauses() -> frozenset[str]:
    return lists()["prepositions"] | {"and", "or", "to", "as"}


def split(text: str) -> list[str]:
    return [part for part in MEMBER.split(text) if part.strip()]


def members(text: str) -> list[str]:
    """The members of a list: "review, storage and repair of tools" gives three phrases with "of tools"."""
    parts = split(text)
    if len(parts) < 2 or len(parts) == 2 and not ends_well(parts[0].split()[-1]):
        return [text] if text.strip() else []
    if any(POWERED.match(part) for part in parts[1:]):
        return [text]
    before, last = parts[0].rsplit(" ", 1)[0] if " " in parts[0] else "", parts[-1]
    if " of " in f" {before} " and shares_head(parts[0], ["and", *last.split()]):
        return [f"{parts[0][: parts[0].index(' of ') + 4]}{last}"]
    heads, tail = shared_tail(text, parts)
    return [head + tail for head in heads] if tail else parts


def shared_tail(text: str, parts: list[str]) -> tuple[list[str], str]:
    """("review", "storage", "repair") and " of tools" when lone words lead up to a word with a tail."""
    place = next((n for n, part in enumerate(parts) if TAIL.search(part)), 0)
    heads = [*parts[:place], TAIL.sub("", parts[place])]
    lone = all(len(DETERMINER.sub("", head).split()) == 1 and len(head) > 3 for head in heads)
    tail = text[text.index(parts[place]) + len(heads[-1]) :]
    return (heads, tail) if place and lone else ([], "")


def up_to_tail(parts: list[str]) -> list[str]:
    """Members as far as it is clear what belongs to what: after a preposition it no longer is."""
    prepositions = lists()["prepositions"]
    aim = re.search(r"\bto (\w+)", parts[0]) if parts else None
    if aim and forms.verb_of(aim.group(1)):
        return parts[:1]
    end = next((n + 1 for n, part in enumerate(parts) if prepositions & set(part.split())), len(parts))
    tails = {TAIL.sub("", part) for part in parts} if end < len(parts) else set()
    return parts if tails and all(TAIL.search(part) for part in parts) else parts[:end]


def merged(text: str) -> str:
    """A list of adjectives, or of words that share a last noun, as one phrase of two members."""
    parts = split(text)
    if len(parts) < 2:
        return text
    adjectives = [part for part in parts[:-1] if not ends_well(part.split()[-1])]
    last = parts[-1].split()
    sharing = (
        all(len(part.split()) == 1 for part in parts[:-1]) and len(last) > 1 and last[-1] in lists()["heads"]
    )
    if not (adjectives or sharing) or adjectives and parts[0] not in adjectives:
        return text
    joint = " and " if re.search(r"\s(?:and|or)\s", text) else " "
    noun = next((part for part in parts[1:] if len(part.split()) > 1 or part not in adjectives), parts[-1])
    return f"{parts[0]}{joint}{noun if adjectives else parts[-1]}"


def is_doing(said: list[str]) -> bool:
    """ "keeping the team" and "zap the oven" are no noun phrases, whether the verb is known or not."""
    first, second = said[0].lower(), said[1].lower() if said[1:] else ""
    doing = bool(forms.verb_of(first)) and second in lists()["determiners"]
    return doing or second in lists()["owning"] and first not in lists()["before_owning"]


def article(phrase: str) -> str:
    """The phrase with "the" before a lone countable noun: "site plan" gives "the site plan"."""
    said = phrase.split()
    if not said or said[0].lower() in lists()["determiners"] | PARTICLES or "'s" in said[0] or is_doing(said):
        return phrase
    head = next((n for n, word in enumerate(said) if word.lower() in lists()["prepositions"]), len(said))
    if "and" in said[:head] or "or" in said[:head]:
        return phrase
    lone = said[head - 1].lower() in lists()["counted"] if head else False
    lone = lone or head == 1 and said[1:2] == ["of"] and bool(DEED.search(said[0]))
    return f"the {phrase}" if lone else phrase


def lower_start(phrase: str) -> str:
    """The phrase as it stands inside a sentence: names and abbreviations keep their capitals."""
    first, _, rest = phrase.partition(" ")
    if not first[:1].isupper() or not first[1:].islower() or rest[:1].isupper() or rest[:1].isdigit():
        return phrase
    common = "-" in first or forms.verb_of(first) or NOUN.search(first) or ADJECTIVE.search(first)
    known = first.lower() in everyday()
    if common or known:
        return f"{first.lower()} {rest}".strip()
    return phrase


@cache
def deeds() -> dict[str, str]:
    """The verb of each noun that stands for something done."""
    return {
        name: verb.replace("_", " ") for name, _, verb in (entry.partition(":") for entry in lists()["deeds"])
    }


@cache
def everyday_nouns() -> frozenset[str]:
    return frozenset().union(*(craft.nouns for craft in lexicon.crafts().values()))


PARTICLES = frozenset("up down out in off away back over on around".split())  # no "the down the bar"


@cache
def everyday() -> frozenset[str]:
    return everyday_nouns().union(
        deeds(), *(words for name, words in lists().items() if name not in lexicon.NO_NOUNS)
    )


def is_people(word: str) -> bool:
    low = word.lower()
    return low in lists()["people"] or bool(PEOPLE.search(low)) and low not in lists()["things"]


def head_of(said: list[str]) -> str:
    """The last word before the first preposition."""
    end = next((n for n, word in enumerate(said) if word.lower() in lists()["prepositions"]), len(said))
    return said[end - 1].lower() if end else ""


def is_matter(phrase: str, longest: int = MAX_WORDS + 1) -> bool:
    """Can a question be asked about this phrase?"""
    said = phrase.split()
    if not 1 <= len(said) <= longest or not said[-1] or not ends_well(said[-1]):
        return False
    first = said[0].lower()
    if first in lists()["prepositions"] | {"and", "or", "to", "as", "be", "other"}:
        return False
    if len(said) == 2 and first == "the" and said[1] in lists()["counted"]:
        return False
    if (
        len(said) > 1
        and said[1] in lists()["prepositions"]
        and (first.endswith("ate") or ADJECTIVE.search(first))
        and not NOUN.search(first)
    ):
        return False
    if (
        said[1:2] == ["about"]
        or any(two[:1].isdigit() and not one.isupper() for one, two in pairwise(["", *said]))
        or re.search(r"[/\\]{2}|[:;?!]", phrase)
    ):
        return False
    if re.match(r"\w+ed (?:by|in|to|for|on|within|at|from|with)\b|.*\b(?:of|in|for) (?:and|or)\b", phrase):
        return False
    second = said[1] if len(said) > 1 else "."
    if first in lists()["plain"] and (second in lists()["prepositions"] or second.endswith("ing")):
        return False
    opening = forms.verb_of(first)
    if opening and opening[1] == "base" and first not in lists()["noun_verbs"] | everyday_nouns():
        return False
    if head_of(said) in lists()["places"] or is_doing(said):
        return False
    if VOID.search(phrase) or (
        first in lists()["bad_ends"] - lists()["determiners"]
        and not (len(said) > 1 and first in lists()["openers"])
    ):
        return False
    known = forms.verb_of(first)
    if known and known[1] != "base" and known[1] != "gerund" and len(said) > 1 and not NOUN.search(first):
        return False
    if DETERMINER.sub("", phrase).lower() in lists()["hollow"]:
        return False
    if len(said) == 1:
        bare_verb = known and known[1] == "base" and first not in everyday()
        return not bare_verb and (len(first) >= 5 or phrase[:1].isupper() and len(first) > 2)
    return True


def matters(text: str) -> list[tuple[str, str]]:
    """The noun phrases of a stretch of text, ready for use inside a sentence, each with its wider form."""
    whole = merged(lighten(cut(text)))
    found: dict[str, str] = {}
    for member in members(whole):
        member = OTHER.sub("", lighten(member))
        short = shorten(member)
        short = short if len(short.split()) > 1 or short == member else shorten(member, LONG)
        phrase = article(lower_start(short))
        if phrase and is_matter(phrase, LONG) and not is_doing(member.split()):
            wider = lower_start(shorten(member, WIDE, commas=3))
            found.setdefault(phrase, article(wider) if counted(wider) > counted(phrase) else "")
    wide = lower_start(OTHER.sub("", shorten(whole, WIDE, commas=3)))
    if found and counted(wide) > MAX_WORDS - 2 and is_matter(wide, WIDE + 2):
        found[next(iter(found))] = article(wide)
    return list(found.items())
