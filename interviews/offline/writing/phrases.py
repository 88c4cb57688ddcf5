"""What a line asks for, as phrases a question can hold: things to do, matters to know, roles held."""

import re
from dataclasses import replace

from interviews.offline.writing import chunks, clauses, deeds, forms, lexicon, listing, nouns
from interviews.offline.writing.acts import acts
from interviews.offline.writing.experience import from_first_gerund, practised
from interviews.offline.writing.lightening import lighten
from interviews.offline.writing.naming import noun
from interviews.offline.writing.opening import OPENING, from_deed, opened
from interviews.offline.writing.phrase import Phrase
from interviews.offline.writing.series import is_much, names_thing
from interviews.offline.writing.sounding import as_told, askable, whole
from prep import word_classes

# What personnel departments write in every posting, and what is meant.
EQUAL = re.compile(r"equal (?:employment )?opportunity", re.I)
FAIRNESS = Phrase("fairness", "equal employment opportunity")
MOST_PER_CLAUSE, MOST_PIECES = 6, 12
LONG_CLAUSE = 18  # words of a statement that its verbs alone do not tell
# A sentence about who or what somebody is asks for nothing, unless it says that something is wanted.
STATEMENT = re.compile(
    r"^(?:you(?:'ll| will)? |to )?be (?:the|an?|part|your)\b"
    r"|^(?:an? |the )?[\w'/-]+(?: [\w'/-]+){0,7} (?:is|are|was|were) (?!(?:\w+ly )?(?:required|essential|preferred"
    r"|desir|important|needed|necessary|key|beneficial|advantageous|helpful|a must|an? (?:\w+ )?(?:plus|advantage|asset"
    r"|bonus)))",
    re.I,
)
# "Your efforts will touch lives": nobody is asked to do that.
PRAISE = re.compile(
    r"^your (?!role|work|job|tasks|duties|responsibilities|day|main)\w+ (?:will|can|could|would)\b", re.I
)
# "A small firm seeks a gardener to build patios": what follows is the work.
SOUGHT = re.compile(
    r"^.{0,90}?\b(?:seeks?|seeking|looking for|needs?|wants?|requires?|recruiting|hiring)"
    r"\s+(?:an?|some|several|two|three)\b[^.;:,]{3,60}?\s(?:to|who(?: can| will)?)\s+",
    re.I,
)
SOUGHT_FOR = re.compile(
    r"^[^.;:,]{0,90}?\b(?:needs?|seeks?|wants?|requires?|looking for|wanted|needed|required)\b"
    r"[^.;:,]{0,60}? for (?P<rest>[^.;:]+,.+)$",
    re.I,
)
WORKED = re.compile(
    r"^(?:and |you )?(?:have |having |has )?(?:worked\s+(?:with|on|in)|used|dealt with)\s+(?P<rest>.+)$", re.I
)
# To take part in a thing is to have to do with it.
JOINING = re.compile(
    r"(?:tak\w+ part|participat\w+|join\w*) in\s+(?P<rest>.+)$|attend(?:s|ing)?\s+(?P<event>.+)$", re.I
)
CALM = re.compile(
    r"\b(?:stay|staying|remain|remaining|keep|keeping) calm\b[^,;.]*?(?P<under>under pressure)?"
    r"(?=[,;.]|$| in | with | when | during | at )",
    re.I,
)
TOLD_TO = re.compile(r"(?:you (?:will|would|shall)|you'll) (?!(?:be|have|also|need|not)\b)", re.I)
EXPERIENCE = re.compile(
    r"\b(?:experience|experienced|expertise|track record|history|background)\b|\byears(?= in\b)", re.I
)
# "3+ years inventory control", "At least a year in a hotel"
YEARS = re.compile(
    r"^(?:you (?:have|will have|'ll have) )?(?:at least |minimum |about |ideally )*"
    r"(?:an?|\d[\d+–-]*|one|two|three|four|five|six)(?:(?: or |-| to )(?:so|more|two|three|\d+))?\+?"
    r" (?:years?|months)'?"
    r"(?: or so| or more| plus| minimum)? (?P<rest>(?!old\b|after\b|ago\b|each\b|on\b|checkable)[a-z][^.;]+)$",
    re.I,
)
KNOWING = re.compile(
    r"\b(?:knowledge|understanding|familiarity|familiar|awareness|aware|proficiency|proficient|competence"
    r"|competent|competency|skilled|skills?|grasp|command|appreciation|passion|passionate|interest"
    r"|interested|versed"
    r"|comfortable|comfort|users?|exposure|evidence|commitment|committed|enthusias\w+|specialist|strength|expert)"
    r"\s+(?:of|in|with|for|about|to|on|at|using|around|by)\s+(?P<rest>.+)$",
    re.I,
)
ABLE = re.compile(
    r"\b(?:ability|abilities|able|capacity|capable|capability|willing|willingness|confidence|confident|desire"
    r"|eager|eagerness|aptitude|keen|readiness|skills?|ready|drive|how)\s+(?:to|of)\s+(?P<rest>.+)$"
    r"|^(?:\w+ )?(?:confident|comfortable|happy|experienced|skilled|adept|good)\s+(?:at\s+)?(?P<gerund>[a-z]+ing\b.+)$",
    re.I,
)
SKILLS = re.compile(r"^(?P<rest>.{4,90}?)\s+(?:skills|abilities|competenc(?:e|ies))\b", re.I)
HAVING = re.compile(
    r"^.*\b(?:have|has|having|possess|with|show|demonstrate|need|needs|requires?|bring)\s+(?:an? )?", re.I
)
FIELD = re.compile(r"(?:tion|ship|ing|ment|ics|ness|ity|work)s?$")
TAIL = re.compile(
    r"\b(?:including|includes?|such as|engaged in|involved in|responsible for|involving"
    r"|(?:employees|workers|personnel|staff|crews?) in|related to|relating to|consisting of|especially"
    r"|particularly|(?<!and )(?<!or )using|through|via|in the areas? of|with an? (?:emphasis|focus) (?:in"
    r"|on))\s+(?P<rest>.+)$",
    re.I,
)


def phrases(text: str, kind: str = "responsibility", organization: str = "") -> list[list[Phrase]]:
    """The askable pieces of a line, clause by clause. Empty when nothing may or can be asked."""
    found = []
    for clause in clauses.clauses(text, kind, organization):
        pieces = [
            as_told(replace(phrase, source=clause))
            for phrase in dict.fromkeys(map(whole, with_more(of_clause(clause, kind), clause)))
            if askable(phrase, clause)
        ]
        full = [phrase for phrase in pieces if len(phrase.text.split()) > 1]
        rest = full if len(full) > 1 else full + [one for one in pieces if one not in full]
        found.append(rest[:MOST_PIECES])
    return [pieces for pieces in found if pieces]


def with_more(pieces: list[Phrase], clause: str) -> list[Phrase]:
    """The pieces, and what else a long statement names."""
    if not pieces or len(clause.split()) < LONG_CLAUSE or pieces[0] == FAIRNESS:
        return pieces
    told = " ".join(f"{phrase.text} {phrase.wide}" for phrase in pieces)
    named = chunks.chunks(clause, told)
    return [
        *pieces[:MOST_PER_CLAUSE],
        *(Phrase("matter", text) for text in named if " " in text),
    ]


def before_deeds(text: str) -> str:
    """ "daily rounds, document in the record": what is shared in ends where the next thing is done."""
    first, *rest = text.split(", ")
    kept = [first]
    for part in rest:
        said = part.removeprefix("and ").split()
        if (
            len(said) > 1
            and "v" in word_classes.classes(said[0])
            and said[1] in nouns.lists()["prepositions"]
        ):
            break
        kept.append(part)
    return ", ".join(kept)


def of_clause(clause: str, kind: str) -> list[Phrase]:
    """The pieces of one clause: first what it says outright, then what it lists."""
    if kind == "responsibility":
        clause = from_deed(clause)
        otherwise = deeds.deeds(clause)
        if found := [act for deed in otherwise for act in acts(deed, surely=True)]:
            return found
        if not otherwise and deeds.THERE.match(clause):
            return []  # "and there's pizza"
    if NAMED_AS.match(clause) or is_like(clause) or OF_FIRM.match(clause):
        return []
    if (
        OF_THEM.match(clause)
        or OF_ME.match(clause)
        or kind == "qualification"
        and clause.lower().startswith("we ")
    ):
        return []  # "we use Kafka" asks for nothing
    if kind == "qualification" and BASIC.match(clause):
        return []  # "basic maths" is no showpiece
    if kind == "qualification" and EXPLAINED.search(clause):
        return []
    if EQUAL.search(clause):
        return [FAIRNESS]
    if PRAISE.match(clause) or of_character(OPENING.sub("", opened(clause)), kind):
        return []
    if (listing_of := SOUGHT_FOR.match(clause)) and kind == "responsibility":
        return [noun(*pair) for pair in listing.matters(listing_of.group("rest"))]
    if calm := CALM.search(clause):
        return [Phrase("trait", f"calm {calm.group('under')}" if calm.group("under") else "a calm head")]
    wanted = SOUGHT.sub("", clause)
    clause = wanted if wanted and forms.verb_of(re.split(r"[\s,]", wanted)[0]) else clause
    for pattern in (ABLE, EXPERIENCE, KNOWING, SKILLS):
        match = pattern.search(clause)
        if match and (pattern is not SKILLS or forms.verb_of(clause.split()[0]) is None):
            found = qualified(pattern, match, clause)
            if found:
                return found + listed(clause)
    if (
        kind == "qualification"
        and (years := YEARS.match(clause))
        and (found := of_years(years.group("rest")))
    ):
        return found
    body = opened(clause)
    if (used := WORKED.match(body)) and re.match(r"an?\s", used.group("rest")) and " in a" in body:
        place = nouns.shorten(nouns.cut(used.group("rest")))
        return [Phrase("act", f"work in {place}")] if place else []
    if used:
        rest = re.split(r" (?:or|and) (?=(?:pick|can|are|have|know|learn|want)\b)", used.group("rest"))[0]
        return [noun(*pair) for pair in listing.matters(rest)]
    if joined := JOINING.match(body):
        shared = before_deeds(joined.group("rest") or joined.group("event"))
        if things := [noun(*pair) for pair in listing.matters(shared)]:
            return things
    named = kind == "qualification" and begins_with_noun(body)
    told = TOLD_TO.match(clause) is not None
    if kind == "responsibility" and opens_with_rare_verb(body):
        body, told = f"{body[:1].lower()}{body[1:]}", True
    found = ([] if named else acts(body, surely=told)) + listed(body)
    unknown_verb = re.match(r"[a-z]+s[\s,]", body) and not re.match(r"\w+s\s+(?:of|in|for|to|and)\s", body)
    loose = unknown_verb or re.match(r"(?:An?|The) [A-Z][a-z]", clause) or STATEMENT.match(clause) is not None
    loose = loose or kind == "responsibility" and VERB_ROW.match(body) is not None and opens_with_verb(body)
    loose = loose or TO_BE.match(clause) is not None
    things = [] if found or loose else [noun(*pair) for pair in listing.matters(body)]
    said = body.split()
    if kind == "qualification" and len(said) == 2 and word_classes.classes(said[0]).startswith("a"):
        things = [one for one in things if one.form != "matter"]  # "Thick socks" are to be had, not told of
    # "A calm head" speaks of the person, not of the work.
    things = [one for one in things if one.form == "trait" or not one.text.startswith(("A ", "An "))]
    things = [one for one in things if askable(one, clause)]
    return found or things or (behind(body) if kind == "responsibility" else [])


def behind(body: str) -> list[Phrase]:
    """What is listed behind a name or a remark: "close down: floors, drains", "basic prep, peeling spuds"."""
    _, _, rest = body.partition(": ")
    if rest:
        return acts(rest) or [noun(*pair) for pair in listing.matters(rest)]
    parts = body.split(", ")
    doing = [" " in part and word_classes.gerund_of(part.split(" ")[0]) is not None for part in parts]
    first = next((n for n in range(1, len(parts) - 1) if doing[n] and doing[n + 1]), len(parts))
    return acts(", ".join(parts[first:]))


def of_years(rest: str) -> list[Phrase]:
    """What somebody has done for years: "running sites", "in a hotel", of a list the first."""
    first, second = [*rest.split(), "", ""][:2]
    doing = word_classes.gerund_of(first) is not None and second not in nouns.lists()["prepositions"]
    return (acts(rest) if doing else practised("", rest))[:1]


NAMED_AS = re.compile(
    r"^(?:you will |to )?be (?:key|first|main|lead|named)\b", re.I
)  # "be key person to six children"
BEING = re.compile(r"^you(?:'ll|'d| will| would)? (?:be|are) (?P<word>[a-z]+)\b", re.I)
# "You should be polite and comfortable speaking to people" names no matter.
TO_BE = re.compile(
    r"(?:you |candidates |applicants )?(?:should|must|need to|have to|will|would) be (?!responsible|accountable)"
    r"[a-z]+ and [a-z]+ ",
    re.I,
)
OF_THEM = re.compile(
    r"^we (?!need|want|ask|expect|look|are looking|are seeking|would|require|seek|rely|encourage)[a-z]+ ",
    re.I,
)  # what the employer does


# What the firm has and others do: "We've got a gap", "The lads on the forklifts", "The Department consists of".
OF_FIRM = re.compile(
    r"^(?:we(?:'ve| have| are|'re)\b(?! (?:looking|after|seeking|hoping|keen|wanting|in need))"
    r"|(?:the|our) (?:lads?|girls?|guys|team|department|section|unit|company|firm|office|crew)"
    r" (?:of|on|consists?|is made|has|have|comprises?|includes?)\b"
    r"|plenty of\b|most of (?:us|our|the)\b)",
    re.I,
)
OF_ME = re.compile(r"(?:I|I'(?:ll|d|m|ve))\s")  # "I'd like", "I'll teach": who advertises speaks


def is_like(clause: str) -> bool:
    """ "You will be tidy with paperwork" says what somebody is like, not what they tidy."""
    being = BEING.match(clause)
    known = forms.verb_of(being.group("word")) if being else None
    return known is not None and known[1] == "base"


BASIC = re.compile(r"^basic\b", re.I)
# "Knowledge of how children learn to read, spell and compute" lists no things.
EXPLAINED = re.compile(
    r"\b(?:knowledge|understanding|grasp|idea|sense|awareness) of (?:how|what|why|when|where)\b(?! to\b)",
    re.I,
)
VERB_ROW = re.compile(r"[A-Za-z]+(?:, [a-z]+)*,? (?:and|or) [a-z]+ ")


def opens_with_verb(body: str) -> bool:
    """ "Label, date and rotate product": where that is not understood, "label" is no thing to ask about."""
    known = forms.verb_of(body.split()[0].strip(","))
    return known is not None and known[1] == "base"


def opens_with_rare_verb(body: str) -> bool:
    """ "Grit paths": a word that may be a verb, that no list knows as one, before many things or much of one."""
    first, _, rest = body.partition(" ")
    if names_thing(body.split()):
        return False
    second = rest.split(" ")[0].strip(",")
    if word_classes.verb_of(second):
        return False  # "Fish comes at seven"
    many = is_much(second)
    rare = "v" in word_classes.classes(first.lower()) and forms.duty_verb_of(first) is None
    # "Foot patrols", "Wall bays", "Welsh signs"
    rare = rare and not (word_classes.is_seldom_verb(first) or first.lower() in nouns.lists()["capitals"])
    return (
        rare and many and second.islower() and first.lower() not in nouns.everyday_nouns() | nouns.everyday()
    )


def of_character(clause: str, kind: str) -> bool:
    """ "Kind, patient and calm under pressure": what somebody is like, which is not asked for as if it were work."""
    members = [member.split() for member in listing.MEMBER.split(clause.strip(" .,;").lower()) if member]
    *before, last = members or [[""]]
    qualities = nouns.lists()["qualities"]
    several = len(before) > 1 and all(len(said) == 1 and said[0] in qualities for said in before[:2])
    if several or kind != "qualification":
        return several
    alone = all(len(said) == 1 and said[0] in qualities for said in before)
    return alone and last[0] in qualities and (not last[1:] or last[1] in nouns.lists()["prepositions"])


def qualified(pattern: re.Pattern[str], match: re.Match[str], clause: str) -> list[Phrase]:
    """What a qualification asks for behind its opening words."""
    if pattern is EXPERIENCE:
        return practised(clause[: match.start()], clause[match.end() :].strip())
    rest = match.group("rest") or ""
    if pattern is ABLE and match.group("gerund"):
        return from_first_gerund(match.group("gerund"))
    if pattern is SKILLS:
        return [Phrase("skill", text) for text in named_skills(HAVING.sub("", rest))]
    if pattern is ABLE and re.search(r"\bto\s*$", match.group()[: match.start("rest") - match.start()]):
        return acts(rest)
    return from_first_gerund(rest) or [noun(*pair) for pair in listing.matters(rest)]


def begins_with_noun(body: str) -> bool:
    """ "Design patterns" among qualifications is something to know, not something to do."""
    first = body.split()[0].lower().strip(",") if body else ""
    known = forms.verb_of(first)
    doubtful = nouns.lists()["noun_verbs"] | (
        {first} if set("na") & set(word_classes.classes(first)) else set()
    )
    craft_name = len(body.split()) <= 3 and first in nouns.lists()["gerund_nouns"]
    return bool(known and known[1] == "base" and first in doubtful) or craft_name


def named_skills(rest: str) -> list[str]:
    """ "organisational and stakeholder management skills" names one matter; bare adjectives name none."""
    named = []
    for part in listing.members(lighten(rest)):
        part = nouns.lower_start(part)
        adjective = nouns.ADJECTIVE.search(part) and not nouns.NOUN.search(part)
        bare = " and " in part or " " not in part and not FIELD.search(part)
        bare = bare and part not in nouns.lists()["hollow"]
        part = f"{part} skills" if adjective or bare else part
        if nouns.is_matter(part) and len(part.split()) <= 4:
            named.append(part)
    return named


def listed(clause: str) -> list[Phrase]:
    """What a clause enumerates after "including" and the like."""
    match = TAIL.search(clause)
    if not match:
        return []
    rest = match.group("rest")
    things = from_first_gerund(rest) or [noun(*pair) for pair in listing.matters(rest)]
    return [
        one for one in things if not one.text.startswith("work with ")
    ]  # "everyone, including older people"


def craft(phrase: Phrase) -> str:
    """The sort of work a phrase belongs to: what is done is told by its verb together with what it is done to."""
    told = lexicon.craft_of_act if phrase.form == "act" else lexicon.craft_of_thing
    return told(phrase.text) or lexicon.PLAIN
