"""The wording rules of one question and of a set: length, focus, openness, fairness, no links, no repetition.

Used for generated questions and for those that people write. Every rule answers in a plain sentence.
"""

import re
import unicodedata
from collections.abc import Iterable

from rapidfuzz import fuzz

from postings import addresses

MAX_WORDS = 45
NEAR = 0.7  # share of common words from which two questions count as one
NEAR_RATIO = 92.0  # the same for two short questions, letter by letter

CLOSED = re.compile(
    r"^(?:and |but |so |or )?(?:do|does|did|is|are|am|was|were|have|has|had|can|could|will|would|shall"
    r"|should|may"
    r"|might|must)(?:n['’]t)?\b",
    re.I,
)
OPEN = re.compile(
    r"\b(?:what|how|why|which|when|where|who|whose|describe|tell|give|explain|walk|talk|share|show|outline"
    r"|discuss|compare|summari[sz]e)\b",
    re.I,
)
ASKS = re.compile(
    r"\b(?:tell|describe|give|explain|walk|take|talk|share|show|outline|discuss|recall|think|imagine"
    r"|suppose|picture"
    r"|pick|name|list|summari[sz]e|compare|reflect|say|point)\b",
    re.I,
)
# Who types a question may leave its mark out: "How would you wash a burn", "On a wet day, what do you do".
INTERROGATIVE = re.compile(
    r"(?:^|[.!;:] )(?:and |so |but )?(?:what|who|whose|which|how|why)\b(?! (?:i|we|you|he|she|it|they)\b)"
    r"|\b(?:what|who|which|how|why|when|where)(?: \w+){0,2} "
    r"(?:do|did|are|were|have|had|can|could|will|would|should) you\b",
    re.I,
)
PROTECTED = {
    "age": (
        r"how old (?:are|were) you|your (?:age(?! group)|date of birth|birthday|birth date|generation)"
        r"|(?:what|which) year (?:did you|were you) (?:graduate|finish|born|(?:leave|start) school)"
        r"|when (?:were you born|did you leave school)|your retirement"
        r"|(?:do|will|would) you (?:plan|want|hope|intend) to retire"
        r"|you (?:planning|hoping|intending|going|thinking) (?:to|of|about) retir(?:e|ing)"
    ),
    "family": (
        r"your (?:marital status|husband|wife|spouse|boyfriend|girlfriend|children|kids|family|childcare"
        r"|maiden name)|are you (?:married|single|divorced|expecting|a (?:mother|father|parent|carer))"
        r"|(?:do|will|would) you (?:have|want|hope to have|plan to have|plan on having) (?:any )?"
        r"(?:children|kids|a family|a baby|a (?:boyfriend|girlfriend|partner|husband|wife)\b)"
        r"|have you (?:got )?(?:any )?(?:children|kids|a (?:family|baby|boyfriend|girlfriend|partner|husband|wife))"
        r"\b(?! to\b)"
        r"|how many (?:children|kids) (?:(?:do|will|would) you (?:have|want|plan)|have you(?: got)?\b(?! \w))"
        r"|you (?:planning|thinking|intending|plan|intend|want|hope|like) (?:to|on|of|about) "
        r"(?:have|having|get|getting|start|starting) (?:any |more )?(?:married|children|kids|a family|a baby)"
        r"|you planning (?:a family\b(?! \w)|children|kids)"
        r"|(?:small|young|little) (?:children|kids) at home"
    ),
    "pregnancy": (
        r"are you pregnant|you (?:plan|want|intend|hope) to (?:get|be|become) pregnant"
        r"|your pregnanc\w+|maternity leave|paternity leave"
    ),
    "health": (
        r"your (?:disabilit\w+|medical (?:history|conditions?)|health|illness\w*|mental health|medication"
        r"|weight|height|sick leave)|are you (?:disabled|healthy|ill)|how many sick days"
        r"|(?:do you (?:have|suffer from)|have you got) (?:a|any|an) (?:\w+ )?(?:disabilit(?:y|ies)|illness\w*"
        r"|medical conditions?|diseases?)|do you smoke|(?:were|have) you (?:ever )?(?:been )?off sick|days off sick"
        r"|have you ever been (?:ill|sick|hospitali[sz]ed)|how (?:tall|heavy) are you"
        r"|(?<!how )(?<!where )(?:do you take|are you (?:on|taking)) (?:any )?(?:regular )?(?:medication|tablets)"
    ),
    "religion": (
        r"your (?:religion|faith|church|mosque|synagogue|temple|religious \w+)|what religion"
        r"|are you (?:a )?(?:practi[sc]ing )?(?:religious|christian|catholic|muslim|jewish|hindu|sikh|atheist)"
        r"|which (?:church|holidays) do you"
        r"|do you (?:go to|attend|belong to) (?:a |the )?(?:church|mosque|synagogue|temple)"
        r"|(?<!how )do you (?:(?:need|want|have) to )?(?:pray|fast (?:during|in|for|at))"
        r"|(?<!how )do you (?:observe|celebrate) (?:ramadan|lent|easter|christmas|eid|diwali|hanukkah|passover"
        r"|(?:the )?sabbath|shabbat|any religious)"
        r"|do you wear (?:a|the|that|your) (?:\w+ )?(?:headscarf|hijab|turban|kippah|cross)"
    ),
    "origin": (
        r"your (?:race|ethnicity|ethnic (?:origin|background)|national origin|nationality|citizenship|accent"
        r"|native (?:language|tongue)|mother tongue|birthplace|skin colou?r)|what (?:race"
        r"|nationality) are you"
        r"|where (?:were you born|are you (?:really |originally )?from|are your parents from"
        r"|do you (?:really |originally )?come from)"
        r"|are you a (?:us )?citizen|is \w+ your (?:first|native|own) language"
        r"|are you a native (?:\w+ )?speaker"
    ),
    "gender or sexuality": (
        r"your (?:gender(?: identity)?|sexual orientation|sexuality|pronouns)|what gender"
        r"|are you (?:gay|straight|lesbian|bisexual|transgender)"
    ),
    "politics": (
        r"your (?:political (?:views|party|opinions?)|party membership|union membership)"
        r"|who (?:do|did) you vote|which (?:party|union) (?:do|did|are)"
        r"|are you (?:an? |in an? |a member of (?:an? |any |the )?)(?:trade |labou?r |political )?(?:union|party)"
        r"|do you belong to (?:a|any) (?:trade |labou?r )?(?:union|party)"
    ),
    "criminal record or credit": (
        r"your (?:criminal record|credit (?:score|history|rating)|debts?)"
        r"|have you (?:ever )?been (?:arrested|convicted)|(?:do you have|have you(?: got)?) (?:a|any) "
        r"(?:criminal record|(?:criminal |previous |unspent )?convictions?)"
    ),
}
TOPICS = {topic: re.compile(rf"\b(?:{pattern})\b", re.I) for topic, pattern in PROTECTED.items()}
MARKUP = re.compile(r"<[^<>]*>|!?\[[^\]]*\]\([^)]*\)|[*_]{2}\w|`|^#+\s|&[a-z]+;|\{\{|\}\}", re.I | re.M)
SENTENCE = re.compile(r"(?<=[.?!])\s+")
WORD = re.compile(r"[^\W_][\w+#'’]*")


def problems(text: str, known: Iterable[str] = ()) -> list[str]:
    """What is wrong with a question, in plain sentences. An empty list means it can be asked. `known` are names that
    may look like an address, such as the skills of the posting."""
    text = unicodedata.normalize("NFKC", text).strip()
    if not text:
        return ["The question is empty."]
    found = [length(text), focus(text), openness(text), links(text, known), markup(text)]
    return [problem for problem in [*found, *fairness(text)] if problem]


def length(text: str) -> str:
    count = len(text.split())
    if count > MAX_WORDS:
        return f"The question has {count} words; more than {MAX_WORDS} are hard to follow when heard."
    return ""


def focus(text: str) -> str:
    """One question and at most one follow-up."""
    asking = [part for part in SENTENCE.split(text) if part.rstrip().endswith("?")]
    if text.count("?") > 2 or len(asking) > 2:
        return "The question asks several things at once; keep one, with at most one follow-up."
    return ""


def openness(text: str) -> str:
    """A question that a yes or a no would answer is no question for an interview."""
    closed = CLOSED.search(SENTENCE.split(text)[-1].strip())
    if closed and not OPEN.search(text):
        return "A yes or a no would answer this; ask how, what or why."
    if "?" not in text and not (ASKS.search(text) or INTERROGATIVE.search(text)):
        return "The text asks nothing."
    return ""


def fairness(text: str) -> list[str]:
    """Topics that an interviewer must not ask about."""
    return [
        f"The question touches on {topic}, which must not play a part in an interview."
        for topic, pattern in TOPICS.items()
        if pattern.search(text)
    ]


def links(text: str, known: Iterable[str] = ()) -> str:
    return "The question contains a link or an address." if any(addresses.found(text, known)) else ""


def unsayable(text: str, known: Iterable[str] = ()) -> list[str]:
    """What is wrong with words that stand beside a question. `known` as for `problems`."""
    return [problem for problem in (links(text, known), markup(text), *fairness(text)) if problem]


def markup(text: str) -> str:
    return "The question contains markup; plain words only." if MARKUP.search(text) else ""


def word_set(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in WORD.findall(text))


def likeness(one: str, other: str) -> float:
    """Share of common words, from 0 to 1."""
    a, b = word_set(one), word_set(other)
    return len(a & b) / max(1, len(a | b))


def near_duplicate(text: str, others: Iterable[str]) -> str | None:
    """The first of the other questions that asks the same in nearly the same words."""
    folded = " ".join(text.casefold().split())
    for other in others:
        if (
            likeness(text, other) >= NEAR
            or fuzz.ratio(folded, " ".join(other.casefold().split())) >= NEAR_RATIO
        ):
            return other
    return None


# ---------------------------------------------------------------- criteria

# What a person is, rather than what an answer says: nobody can check it, and it invites judging the person.
TRAIT = re.compile(
    r"^(?:the (?:answer|candidate|applicant|person) )?(?:is|are|be|being|seems?|appears?|comes across|sounds?|looks?"
    r"|feels?|has an? (?:good|great|strong|positive))\b"
    r"|\b(?:passionate|enthusiasm|enthusiastic(?:ally)?|charisma\w*|likeab\w+|intelligent|trustworthy|self-starter"
    r"|go-getter|team player|natural leader|good communicator|eloquen\w+|confidently|(?:right|good|positive|can-do)"
    r" attitude|(?:cultur\w+|good|right) fit|(?:strong|good|pleasant) (?:personality|character)|positive energy"
    r"|(?:speaks?|answers?|presents?|acts?) (?:with )?confiden\w+|shows? (?:confidence|passion))\b",
    re.I,
)
PERSONAL = re.compile(
    r"\b(?:candidate|applicant|your|own)(?:['’]s)? (?:own )?(?:age|marital status|family|children|pregnanc\w+|health"
    r"|religio\w+|faith|nationality|citizenship|ethnic\w+|race|gender|sexual\w*|disabilit\w+|politic\w+)\b",
    re.I,
)
CRITERION_WORDS = 3


def uncheckable(text: str, known: Iterable[str] = ()) -> str:
    """Why a criterion cannot be looked for in an answer; empty when it can. `known` as for `problems`."""
    text = unicodedata.normalize("NFKC", text).strip()
    if len(WORD.findall(text)) < CRITERION_WORDS:
        return "The criterion is too short to say what to look for."
    if TRAIT.search(text):
        return "The criterion names what a person is; say what the answer should tell."
    if PERSONAL.search(text) or fairness(text):
        return "The criterion touches on what must not play a part in an interview."
    return links(text, known) or markup(text)
