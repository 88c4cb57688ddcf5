"""The title of a posting."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from postings.offline.chrome import is_chrome, is_promotion
from postings.offline.facts import label_of
from postings.offline.headings import Family, plain
from postings.offline.sections import Placed
from postings.offline.tables import names
from postings.offline.units import Unit
from postings.offline.wanted import clauses
from prep import word_classes

_LOOKED_AT = 25  # units from the top
_MOST_WORDS = 12
_SAID = re.compile(r"[^\W_]")
_NO_TITLE = re.compile(r"[£$€]|report(?:s|ing) to\b|curriculum vitae\b|(?:r[ée]sum[ée]|cv)$", re.I)
_WANTED = re.compile(
    r"(?:(?:looking for|seeking|recruiting|hiring|searching for|requires?|needs?|role of|position of|post of"
    r"|opportunity for|as)\s+(?:an?|our next|the)|be our (?:new|next)|(?:recruiting|hiring|seeking))"
    r"\s+(?:[a-z][a-z-]{1,15} ){0,4}"
    r"((?:[A-Z][\w/&+#.-]*\s?){1,6})"
    r"|(?:recrute|recherche|cherche)\s+une?(?:[·.(]?e?s?\)?|\sou\sune)\s+((?:[\w/&+#.·()-]+\s?){1,6})"
)
# "We are looking for a friendly theatre technician", "Phlebotomist needed", "Our secretary, Maureen, is retiring"
_SOUGHT = re.compile(
    r"\b(?:looking for|seeking|seeks|recruiting|hiring|searching for|to appoint"
    r"|(?:[Ww]e|[Ww]e're|also) (?:need|want|after))"
    r" (?:an?|our next|another|one more|some) (?:new )?(?P<name>[\w'/&-]+(?:,? [\w'/&-]+){0,5})"
)
_NEEDED = re.compile(
    r"\s*(?P<name>[A-Z][\w'/&-]*(?: [\w'/&-]+){0,3}) (?:is |are )?(?:needed|wanted|required|sought)\b"
)
_LEAVES = re.compile(
    r"\b[Oo]ur (?P<name>[a-z-]+(?: [a-z-]+){0,2}),? [A-Z][a-z]+,? is (?:retiring|leaving|off|moving|going)\b"
)
_GREETING = re.compile(r"(?:hello|hi|hey|g'day|welcome|dear|so)\b", re.IGNORECASE)
# Capitalised words that begin the text, before the first small one: "Maths Teacher needed from January".
_LEADING = re.compile(r"\s*((?:[A-Z][\w/&+#'-]*,?[ ]){1,6})(?=[a-z(])")
# Words that begin the text, up to a sign or to "wanted": "Call centre agent, insurance claims: take calls ...".
_OPENING = re.compile(
    r"\s*([A-Z][\w/&+#'-]*(?: [\w/&+#'-]+){0,5}?)"
    r"(?=\s*[,:(–—/]|\s+-\s|\.\s|\s+(?:(?:is|are) )?(?:required|wanted|needed|sought)\b)"
)
_BEGINNING = 3000  # characters
_PRAISED = frozenset(
    "friendly experienced reliable hardworking hard-working motivated dedicated passionate enthusiastic energetic"
    " bright organised organized skilled talented good great new full-time part-time full part time second third and"
    " or another dependable committed caring cheerful keen qualified".split()
)
_SAYING = frozenset(
    "a an the our your we you i is are be to for with in as will".split()
)  # words of a sentence
_LONG_NAME = 7  # letters
_DOERS = ("professional", "worker", "aide", "hand", "person", "tech")
_OF = ("of", "de", "du", "des")
_SIGN = r"[\s|(,@–—-]"  # of which some stand before the name of who hires, with small words between them
_BEFORE_NAME = re.compile(rf"(?<!{_SIGN}){_SIGN}(?:{_SIGN}|(?<=\s)(?:at|for|with|[Tt]he)(?={_SIGN}|$))*+$")
_TAIL = re.compile(
    r"\s+(?:is |are )?(?:wanted|needed|required|sought)\b.*$|\s\(?[x×]\s?\d+\)?$", re.IGNORECASE
)
# No end of a sentence: a title line may end with "Co." or "Mass."
_SHORTENED = re.compile(
    r"\b(?:Co|Inc|Ltd|Corp|Bros|Ala|Calif|Colo|Conn|Fla|Ga|Ill|Ind|Mass|Mich|Minn|Ont|Ore|Pa|Que|Tenn|Tex|Va|Wash|Wis)\.$"
)
_CALL = re.compile(
    r"^\W*(?:(?:now )?we(?:['’](?:re|ll be) (?:hiring|recruiting|looking for|seeking)| (?:need|want)) "
    r"(?:an? |our next )?"
    r"|(?:posting|vacancy|requisition|job|ref(?:erence)?) (?:no\.? ?)?[\w-]*\d[\w-]*: ?)(?=\w)",
    re.IGNORECASE,
)
_PARTS = re.compile(r",\s|\s[|·–—-]\s|\s?\(")
# "ON", "NSW", "Co. Clare": what stands behind a town.
_REGION = re.compile(
    r"\W*(?:Co\.? [A-Z]\w+|A[BKLRZ]|ACT|BC|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ABDEINOST]|N[BCDEHJLMSTVY]|NSW"
    r"|Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho"
    r"|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi"
    r"|Missouri|Montana|Nebraska|Nevada|New (?:Hampshire|Jersey|Mexico|York)|(?:North|South) (?:Carolina|Dakota)"
    r"|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|Tennessee|Texas|Utah|Vermont|Virginia|Washington"
    r"|West Virginia|Wisconsin|Wyoming"
    r"|O[HKNR]|PA|PEI?|Q[CL]D?|RI|S[ACDK]|T[NX]|TAS|UT|V[AT]|VIC|W[AIVY])\W*"
)
_CITY = re.compile(r"(?:,|\s[|·–—-])\s[A-Z][\w'’.-]+(?:\s[A-Z][\w'’.-]+){0,2}")
# A part of a title that is none: "£45k", "(30 hours, term time only)", "Part-Time", "Ref 219", "remote in the UK". A
# status that goes on is one: "Temporary Accommodation".
_NO_PART = re.compile(
    r"[£$€]\s?\d|\d\s?(?:hours|hrs|h/w|k\b)|\b(?:ref|posting|vacancy|req|job)\W{0,3}(?:no\W{0,2})?\w*\d"
    r"|\bno experience\b|^\W*(?:near|within|based in)\b|\b(?:or|and|/) (?:remote|hybrid)\b"
    r"|^\s*[|·–—-]\s*(?:days?|nights?|earlies|lates)\W*$"
    r"|^\W*(?:full[ -]time|(?:full or )?part[ -]time|permanent|temporary|fixed[ -]term|contract|casual|remote|hybrid"
    r"|on-?site)\b"
    r"(?=\W*(?:$|\d|(?:in|within|or|and|to|until|from|across|only)\b))",
    re.IGNORECASE,
)
# "Baker | Oven & Son | Leeds", "Drive with us. Bus driver"
_APART = re.compile(r"\s\|\s|(?<=[^\W\d_]\s[a-z]{2})\.\s")
_AFTER_NAME = re.compile(r"\s+(?:[-–—|(]|at|in|Class Code|Date posted|<)\s*.*")


@dataclass(frozen=True, slots=True)
class Title:
    """The title, and the starts of the units that are nothing else."""

    text: str | None
    taken: set[int] = field(default_factory=set)


@cache
def _roles() -> frozenset[str]:
    return frozenset(plain(word) for line in names("role_nouns") for word in line.split())


def title_of(text: str, places: Sequence[Placed]) -> Title:
    """A labelled title, else a line near the top that names an occupation, else the first short line."""
    units = [place.unit for place in places[:_LOOKED_AT]]
    for number, unit in enumerate(units):
        label, colon, value = unit.text.partition(":")
        if colon and label_of(label) == "title" and 0 < len(value.split()) <= _MOST_WORDS:
            return Title(value.strip(), {unit.start})
        below = units[number + 1] if number + 1 < len(units) else None
        if below and label_of(unit.text) == "title" and names_role(below.text) and _is_value(below.text):
            return Title(below.text, {unit.start, below.start})
    if units and (wanted := _first_of_all(units[0])):
        return Title(
            wanted, set() if clauses(text, units[0]) or "." in units[0].text[:-1] else {units[0].start}
        )
    short = [place.unit for place in places[:_LOOKED_AT] if _may_be_title(place)]
    for number, unit in enumerate(short):
        first = number == 0 and unit is units[0] and names_person(unit.text)
        if names_role(unit.text) or first:
            return Title(unit.text, {unit.start})
    if wanted := _wanted(text) or _leading(text) or _opening(text) or _asked_for(text):
        return Title(wanted)
    if short and not _is_sentence(short[0]) and short[0] is units[0] and len(places) > 1:
        return Title(short[0].text, {short[0].start})
    return Title(None)


def _first_of_all(unit: Unit) -> str | None:
    """What the first line says to be wanted ("Swimming Teachers needed!!"), or names in small letters before who wants
    it ("key worker – Canal Street hostel")."""
    if (needed := _NEEDED.match(unit.text)) and len(unit.text.split()) <= _MOST_WORDS:
        return needed["name"] if names_role(needed["name"]) or names_person(needed["name"]) else None
    name, parted, _ = unit.text.partition(" – ")
    small = name[:1].islower() and bool(parted) and not _SAYING & set(name.lower().split())
    small = small and name.split()[0].islower()  # no "iOS developer"
    return f"{name[:1].upper()}{name[1:]}" if small and names_role(name) else None


def _is_value(text: str) -> bool:
    """Can it be all that a label stands for?"""
    return len(text.split()) <= _MOST_WORDS and text[-1] not in ".:" and not _NO_TITLE.match(text)


def trimmed(title: str, organization: str | None) -> str:
    """The title without what is no part of it: who hires and what follows, places, pay, hours."""
    said = [part for part in _APART.split(title) if part.strip()]
    ends = [part for part in said if names_role(part.split()[-1]) and "&" not in part]
    title = next(iter(ends), next(filter(names_role, said), title)) if len(said) > 1 else title
    at = title.find(organization) if organization else -1
    kept = _BEFORE_NAME.sub("", title[:at]) if at > 0 else title
    kept = _CALL.sub("", _TAIL.sub("", kept))
    parts = [match.start() for match in _PARTS.finditer(kept)]
    while parts:
        last = kept[parts[-1] :]
        town = kept[parts[-2] : parts[-1]] if len(parts) > 1 else ""
        placed = _REGION.fullmatch(last) is not None and _CITY.fullmatch(town) is not None
        if not placed and _NO_PART.search(last) is None:
            break
        parts = parts[: -2 if placed else -1]
        kept = kept[: len(kept) - len(last) - (len(town) if placed else 0)]
    kept = kept[: kept.rfind("(")] if kept.count("(") > kept.count(")") else kept
    kept = kept.strip(" ,;:|–—-*_#")
    return kept if any(c.isalpha() for c in kept) else title


def names_role(text: str) -> bool:
    """Does the text hold the name of an occupation?"""
    words = plain(text).split()
    return any(word in _roles() or word.removesuffix("s") in _roles() or _joined(word) for word in words)


def names_person(text: str) -> bool:
    """Does the text hold a word for whoever does something, in any trade: "picker", "paraprofessional"?"""
    words = plain(text).split()
    return any(
        word_classes.is_person(word)
        and not word_classes.classes(word).startswith("a")
        or word.endswith(_DOERS)
        for word in words
    )


def _does(word: str) -> bool:
    """Does a small word name somebody by what they do: "dog walker", and by its ending "childminder"?"""
    unlisted = not word_classes.classes(word) and word.endswith(("er", "ist")) and len(word) > _LONG_NAME
    return unlisted or names_person(word) and word.endswith(("er", "or", "ist"))


def _joined(word: str) -> bool:
    return word.endswith(("ologist", "ographer", "ician", "keeper")) and len(word) > 7


def _may_be_title(place: Placed) -> bool:
    unit = place.unit
    if (
        unit.bullet
        or unit.text[:1].islower()
        or sum(_SAID.search(word) is not None for word in unit.text.split()) > _MOST_WORDS
        or _NO_TITLE.match(unit.text)
        or _GREETING.match(unit.text)
        or len(unit.text) > 110
        or unit.text.endswith((".", ":", "!", "?", ";"))
        and (_SAYING & set(unit.text.lower().split()) or not _SHORTENED.search(unit.text))
    ):
        return False
    if (
        place.is_heading
        and place.family is not Family.UNKNOWN
        or place.family in (Family.DUTIES, Family.QUALIFICATIONS, Family.PROMOTION)
    ):
        return False
    return not (
        is_chrome(unit.text)
        or is_promotion(unit.text)
        or label_of(unit.text)
        or not any(c.isalpha() for c in unit.text)
    )


def _is_sentence(unit: Unit) -> bool:
    return len(unit.text.split()) > 8 or unit.text[:1].islower()


def _wanted(text: str) -> str | None:
    for match in _WANTED.finditer(text[:3000]):
        name = " ".join((match.group(1) or match.group(2) or "").split())
        name = _AFTER_NAME.sub("", name.split(". ")[0]).rstrip(" .,;:-(")
        if name and names_role(name):
            return _up_to_role(name)
    return None


def _leading(text: str) -> str | None:
    match = _LEADING.match(text)
    return _up_to_role(match.group(1).replace(",", " ")) if match and names_role(match.group(1)) else None


def _opening(text: str) -> str | None:
    """Words before the first sign that end in an occupation and are no sentence."""
    match = _OPENING.match(text)
    said = match.group(1).split() if match else []
    if not said or not names_role(said[-1]) or _SAYING & {word.lower() for word in said}:
        return None
    return " ".join(said)


def _asked_for(text: str) -> str | None:
    """The occupation that a sentence writes in small letters when it says who is wanted or who leaves."""
    if (needed := _NEEDED.match(text)) and (names_role(needed["name"]) or names_person(needed["name"])):
        return needed["name"]
    for found in (*_SOUGHT.finditer(text[:_BEGINNING]), *_LEAVES.finditer(text[:_BEGINNING])):
        words = found["name"].partition(" to ")[0].replace(",", "").split()
        last = next((n for n, word in enumerate(words) if plain(word) in _roles()), None)
        if last is None:
            last = next((n for n, word in enumerate(words) if _does(word)), None)
        if last is not None:
            first = next(
                (
                    n
                    for n in range(last, -1, -1)
                    if words[n].endswith(("ly", "ful", "ous")) or words[n] in _PRAISED
                ),
                -1,
            )
            name = " ".join(words[first + 1 : last + 1])
            return f"{name[:1].upper()}{name[1:]}"
    return None


def _up_to_role(name: str) -> str:
    """Cut after the last word that names an occupation, unless capitals go on."""
    words = name.split()
    last = max(number for number, word in enumerate(words) if names_role(word))
    while last + 1 < len(words) and (words[last + 1][:1].isupper() or words[last + 1] in _OF):
        last += 2 if words[last + 1] in _OF else 1
    return " ".join(words[: last + 1])
