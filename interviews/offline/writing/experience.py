"""What experience is asked for: in a trade or a place, in a post once held, in something done."""

import re

from interviews.offline.writing import forms, listing, nouns
from interviews.offline.writing.acts import acts
from interviews.offline.writing.lightening import lighten
from interviews.offline.writing.naming import a_or_an, noun
from interviews.offline.writing.phrase import Phrase
from interviews.offline.writing.series import ADVERB

SHOWING = re.compile(
    r"^(?:evidence of |proof of |some |recent |relevant |previous |prior |substantial"
    r" |significant |considerable |extensive |solid"
    r" |demonstrable |good |strong )+",
    re.I,
)
ARTICLES = ("a", "an", "the", "this")
PLACE = re.compile(r"^(?P<where>in|on|at|within)\s+(?P<place>(?:an?|the)\s.+)$", re.I)
LEVEL = re.compile(r"^(?:in |at |as )?(?:an? |the )?(?:\w+ )?(?:position|class|level|capacity)\b", re.I)
RANKED = re.compile(
    r"\b(?:performing|with responsibility for|which provides? experience in)\s+(?P<rest>.+)$", re.I
)
BAND = re.compile(r"^at (?:band|grade|level|tier) \S+\s*", re.I)
LISTED_PLACE = re.compile(
    r"^(?:in|on|at|within)\s+(?P<place>an? [\w-]+(?:, [\w-]+)*,? (?:or|and) [\w-]+ [\w-]+)", re.I
)
NUMBERED = re.compile(
    r"^(?:a |at least |minimum(?: of)? |over |more than )?(?:[\w-]+(?: to [\w-]+)?\+?|\d+[\d+–-]*)\s+"
    r"(?:or more )?(?:years?|months?)['’]?\s+(?:of )?(?:full-time |paid |professional |relevant |recent "
    r"|proven )*",
    re.I,
)
ROLE = re.compile(
    r"^(?:as|in the position of|in a class at the level of|at the level of)\s+(?:an?\s+)?(?P<rest>.+)$"
)
PLAIN_WORK = frozenset("paid professional full-time journey-level volunteer prior previous work".split())
LINKS = re.compile(r"^(?:with the (?:\w+ ){1,5}?(?=as\b|in\b|managing)|with your organisation\s*)", re.I)
TITLE_END = re.compile(
    r"\s+(?:with|in|or|for|at|and|who|where|of|which|that|performing|supervising|managing|leading)\b|[,;]"
)


def from_first_gerund(text: str) -> list[Phrase]:
    """Acts where the text opens with a gerund: after "experience of" a base form is a noun."""
    said = re.findall(r"[^\s,]+", text)
    name = len(said) > 1 and said[0][:1].isupper() and said[1][:1].isupper()  # "Boxing Week"
    known = forms.verb_of(said[0]) if said and not name else None
    plain = len(said) <= 3 or said[1].lower() not in nouns.lists()["determiners"]
    named = bool(said) and plain and said[0].lower() in nouns.lists()["gerund_nouns"]
    return acts(text) if known and known[1] == "gerund" and not named else []


def practised(before: str, after: str) -> list[Phrase]:
    """ "Experience" with what stands after it, or failing that with what stands before it."""
    after = LINKS.sub("", after.lstrip(" ,:"))
    after = BAND.sub("", after)
    after = "" if after.startswith(("which ", "that ")) else after
    if LEVEL.match(after):
        ranked = RANKED.search(after)
        rank = re.search(r"\b(?:level|position) of (?:an? )?(?P<rest>[A-Z].+)$", after)
        after = ranked.group("rest") if ranked else f"as {rank.group('rest')}" if rank else ""
    role = ROLE.match(after)
    if role:
        title = TITLE_END.split(role.group("rest"))[0]
        title = re.split(r"\s+[a-z]+ing\b", title)[0] if title[:1].isupper() else title
        person = title[:1].isupper() or nouns.PERSON.search(title)
        held = [Phrase("post", a_or_an(title))] if person and 0 < len(title.split()) < 7 else []
        return held + from_gerund(role.group("rest"))
    listed = LISTED_PLACE.match(after)
    if listed and listed.group("place").split()[-1] in nouns.lists()["places"]:
        return [Phrase("act", f"work in {listed.group('place')}")]
    if spot := PLACE.match(after):
        place = nouns.shorten(lighten(nouns.cut(spot.group("place"))))
        somewhere = nouns.head_of(place.split()) in nouns.lists()["places"] or re.match(r"in an?\s", after)
        if somewhere and not nouns.VOID.search(place):
            return [Phrase("act", f"work {spot.group('where').lower()} {place}")]
        if re.match(r"an?\s", spot.group("place"), re.I):
            return from_gerund(after)
    inside = after.lower().startswith("in ")
    after = re.sub(r"^(?:in|of|with|on|using|as|for|at|around|by)\s+", "", after, flags=re.I)
    after = re.sub(r"^(?:one or more of the following areas:?|the following areas:?)\s*", "", after)
    found = (
        from_first_gerund(nouns.ADVERBS.sub("", ADVERB.sub("", after)))
        or [noun(*pair) for pair in listing.matters(after)]
        or from_gerund(after)
    )
    if found and not after.lower().startswith(("is ", "and ", "or ")):
        return [within(one) for one in found] if inside else found
    field = lighten(NUMBERED.sub("", SHOWING.sub("", before.strip())))
    field = "" if field.lower() in PLAIN_WORK else field
    field = nouns.lower_start(field) if len(field.split()) <= 4 else ""
    if nouns.is_matter(field) and (
        nouns.NOUN.search(field) or field.split()[-1] in nouns.lists()["gerund_nouns"]
    ):
        return [Phrase("matter", field)]
    if "," in field:
        return [noun(*pair) for pair in listing.matters(field)]
    return [Phrase("matter", f"{field} work")] if len(field) > 3 and nouns.is_matter(f"{field} work") else []


def within(phrase: Phrase) -> Phrase:
    """Experience in a trade is work in it: "experience in retail" is to have worked in retail."""
    trade = phrase.form == "matter" and phrase.text.islower() and " " not in phrase.text
    return Phrase("act", f"work in {phrase.text}") if trade else phrase


def from_gerund(text: str) -> list[Phrase]:
    """Acts from the first gerund on: "as a Clerk supervising staff" speaks of supervising staff."""
    said = text.split()
    for n, word in enumerate(said[1:], 1):
        known = forms.verb_of(word)
        named = not word.islower() or word in nouns.everyday() or names_a_thing(said, n)
        if known and known[1] == "gerund" and not named:
            found = acts(" ".join(said[n:]))
            if found:
                return found
    return []


def names_a_thing(said: list[str], n: int) -> bool:
    """ "a stacking issue": the word stands between an article and a noun that has none of its own."""
    after = said[n + 1].lower() if n + 1 < len(said) else "s"
    if after.endswith("s") or after in nouns.lists()["determiners"] | nouns.lists()["mass"]:
        return False
    before = [word.lower() for word in said[max(0, n - 3) : n]]
    opened_at = max((at for at, word in enumerate(before) if word in ARTICLES), default=-1)
    return opened_at >= 0 and not nouns.lists()["prepositions"] & set(before[opened_at:])
