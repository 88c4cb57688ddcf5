"""Noun phrases out of a line: what may stand after "with" or "about" in a question."""

import re
from functools import cache
from itertools import pairwise

from interviews.offline.writing import forms, lexicon
from prep import word_classes

MAX_WORDS = 7
ADJECTIVE = re.compile(r"(?:al|ory|ive|ous|able|ible|ful|less|ary|ent|ant|ic|ed|ly)$")
NOUN = re.compile(
    r"(?:ment|tion|sion|ness|ity|ance|ence|ship|ings?|ics|ure|ures|ers?|ors?|ists?|ments|tions|sions|ies)$"
)
BREAK = re.compile(
    r"\s*,?\s*\b(?:related to|relating to|involving|including|includes?|such as|like|in order to|so"
    r"|to ensure|to meet|to support|at all times|on a \w+ basis|while"
    r"|whilst|where|when|whenever|if|as (?:needed|required|necessary|well as|directed|assigned|appropriate)"
    r"|that|which|who|whose|because|since|prior|is|are|was|were|will|must|may|would|should|can|preferred|preferably"
    r"|is required|nobody|no one|a plus|desirable|desired|essential|ensuring|this|these|it|we|you|they|but|either|both"
    r"|based on|according to|in accordance|in line with|in compliance|in conformance|for the purpose"
    r"|in (?:such )?an? (?:\w+ )?(?:way|manner)(?= (?:that|which)\b)"
    r"|subject to|on behalf of|on occasion|with responsibilit\w+"
    r"|(?:by|through|without)(?= \w+ing\b)|rather than|as part|from time to time"
    r"|before(?= (?:the|an?|our|your|their|any|each) \S+ \S)"
    r"|(?:before|after|until|once)(?= (?:they|it|we|you)\b)|until|not)\b.*$",
    re.I,
)
PERSON = re.compile(
    r"(?:ician|ic|er|(?<!o)or|ist|ant|man|(?<!committ)(?<!coff)ee|ian|nurse|chef|clerk|cook|guard|aide|agent)$",
    re.I,
)
PEOPLE = re.compile(r"^(?:\w{3,}(?:ists|ees|ians|men|women)|\w+tatives)$", re.I)
# Words that speak of the post, the applicant or the calendar, never of the work.
VOID = re.compile(
    r"\b(?<!-)(?:experiences?|years|year of|months?|levels?|positions?|class|however|weekends?"
    r"|(?:mon|tue|tues|wed|wednes|thu|thurs|fri|sat|satur|sun)(?:day)?s?|holidays?|shifts?"
    r"|january|february|april|june|july|august|september|october|november|december"
    r"|overtime"
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
# "the more difficult inspections" are inspections.
NO_NOUN = frozenset({"v", "a", "r", "av", "va", "ar", "ra"})  # classes of words that end no phrase
# "a high-quality" waits for its noun.
HYPHENED = re.compile(r"\w-(?:quality|focused|based|term|speed|level|class|scale|facing|driven|[a-z]{2,}ed)$")
NUMBERS = frozenset("one two three four five six seven eight nine ten".split())
LABEL = 2  # words before a colon that only say what is listed behind it
LONG = 10  # words of a phrase that cannot be had shorter
WIDE = 12
DEED = re.compile(r"(?:tion|sion|ment|ance|ence|repair|design|control)$")  # "the" before "repair of pumps"
SHARING = re.compile(r"(?:ing|ment|tion|tax|fire|property|owner|personnel|[^s]s?al)$")
DETERMINER = re.compile(r"^(?:the|a|an|your)\s+", re.I)
ADVERBS = re.compile(r"\b(?:also|directly|currently|always|often|typically|generally|usually|then)\s+", re.I)


def counted(text: str) -> int:
    """Words as a reader of copies counts them: hyphens part words, single letters do not count."""
    return len(re.findall(r"[a-z][a-z+#0-9']+", text.lower()))


def lists() -> dict[str, frozenset[str]]:
    return lexicon.word_lists()


def ends_well(word: str) -> bool:
    """May a phrase end on this word?"""
    word = word.lower()
    if word in lists()["bad_ends"] or not re.search(r"[a-z]", word) or HYPHENED.search(word):
        return False
    known = forms.duty_verb_of(word)
    named = word in lists()["gerund_nouns"] or word in everyday() or "n" in word_classes.classes(word)
    if known and known[1] == "gerund" and not named:
        return False
    if names_nothing(word):
        return False
    return word in lists()["real_ends"] or not ADJECTIVE.search(word) or bool(NOUN.search(word))


def names_nothing(word: str) -> bool:
    """Is a word an adjective, an adverb or a verb and never a noun? "divers" is an adjective, and many a diver."""
    classes = word_classes.classes(word)
    many = classes == "a" and word.endswith("s") and not word.endswith(("ss", "ous"))
    return not many and classes in NO_NOUN and word not in lists()["real_ends"]


def cut(text: str) -> str:
    """The text up to the word that opens a side remark."""
    before, _, after = text.partition(": ")
    said = re.sub(r"\s(?:and|or) of\b.*$", "", after if after and len(before.split()) <= LABEL else before)
    return ADVERBS.sub("", BREAK.sub("", said)).strip(" ,.;:-")


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
            if end > 1 and said[end - 2] == "to" and forms.duty_verb_of(said[end - 1]):
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
    early = said[end - 3].lower() if end > 2 else ""
    if before in ("the", "a", "an") and early in lists()["prepositions"] and following in ("and", "or"):
        return True
    if before == "the" and last.endswith(","):
        return True
    if following == "of" and DEED.search(last):
        return True
    if following == "of" and last.endswith("ing"):
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
    passive = following.endswith("ed") and len(following) > 4 and "-" not in following or following in DONE_TO
    passive = passive and onward.strip(",") in pauses() | {"by", "on", "with"}
    manner = following.endswith("ly") and "r" in word_classes.classes(following)
    pause = not following or last.endswith(",") or following in pauses() or doing or passive or manner
    return pause and ends_well(last.strip(","))


# What was done to the thing before it: "materials chosen by readers" are materials.
DONE_TO = frozenset(
    "chosen given taken held kept made built sent sold bought written drawn grown worn paid".split()
)


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
    return lists()["prepositions"] | {"and", "or", "to", "as", "together", "along", "alongside"}


def is_doing(said: list[str]) -> bool:
    """ "keeping the team" and "zap the oven" are no noun phrases, whether the verb is known or not."""
    first, second = said[0].lower(), said[1].lower() if said[1:] else ""
    doing = bool(forms.verb_of(first)) and second in lists()["determiners"]
    return doing or second in lists()["owning"] and first not in lists()["before_owning"]


def is_quality(said: list[str]) -> bool:
    """ "unafraid of spreadsheets" is what somebody is like."""
    head = head_of(said)
    behind = bool(lists()["prepositions"] & {word.lower() for word in said[1:]})
    return behind and names_nothing(head)


def article(phrase: str) -> str:
    """The phrase with "the" before a lone countable noun: "site plan" gives "the site plan"."""
    said = phrase.split()
    if not said or said[0].lower() in lists()["determiners"] | PARTICLES or is_doing(said):
        return phrase
    if said[0][0].isdigit() or said[0].lower() in NUMBERS or "'s" in said[0]:
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
    if first.lower() in lists()["capitals"]:
        return phrase
    common = "-" in first[2:] or forms.verb_of(first) or NOUN.search(first) or ADJECTIVE.search(first)
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


def deed_of(name: str) -> str | None:
    """The verb of a noun that stands for something done: "interrogation" and "championing" have theirs in them."""
    listed = deeds().get(name)
    if listed or name in lists()["gerund_nouns"]:
        return listed
    if gerund := word_classes.gerund_of(name):
        return gerund
    stem = re.sub(r"(?:ation|tion|sion|ment)$", "", name)
    if stem == name or len(stem) < 4:
        return None
    likely = (
        [f"{stem}ate", f"{stem}e", stem]
        if name.endswith("ation")
        else [f"{stem}te", f"{stem}t", f"{stem}e", stem]
    )
    return next((verb for verb in likely if word_classes.classes(verb).startswith("v")), None)


@cache
def everyday_nouns() -> frozenset[str]:
    return lists()["work"]


# No "the down the bar".
PARTICLES = frozenset("up down out in off away back over on around together along forward".split())


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


def is_deed(said: list[str]) -> bool:
    """ "jot down progress", "cash up with a colleague": what a word before such a particle stands for is done."""
    return len(said) > 2 and said[1] in PARTICLES and "v" in word_classes.classes(said[0].lower())


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
    named = f"{first}-{second.lower().rstrip('s')}" in lists()["compounds"]
    opening = None if named else forms.verb_of(first)
    if opening and opening[1] == "base" and first not in lists()["noun_verbs"] | everyday_nouns():
        return False
    if head_of(said) in lists()["places"] or is_doing(said) or is_quality(said):
        return False
    if (
        first.endswith("n't")
        or first in ("no", "not", "pref", "min")
        or said[1:2] == ["to"]
        and is_quality(said)
    ):
        return False
    if first in ("do", "does", "did", "each", "every") or is_deed(said):
        return False
    if len(said[-1]) == 1 and said[-1].isalpha() and first in lists()["determiners"]:
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
