"""What the words of a single sentence say about it: a duty, a requirement, something else, or nothing."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from postings.enums import LineKind
from postings.offline.actors import addressed
from postings.offline.tables import names, table
from postings.text import fold, unaccented
from prep import word_classes

_KINDS = ("responsibility", "qualification", "other")
_READ = 300  # characters of a sentence that are looked at
_ENOUGH = 1.2
_CLEARLY = 3.5
_PLAINLY = 2.0  # for a sentence that is no bullet
_FAINT = 1.0
_VERB = 1.3
_ACTS = 1.3
_TOLD = 2.2  # for what is said to be done: "Before you leave you will check the lights"
_ASKS = re.compile(
    r"(do you (?!want|need|wish)|are you (?!ready|interested|looking|the one)|can you|have you|is your|does your"
    r"|you (love|like|enjoy|are|have|know|can|thrive)\b)"
)
_YOU = re.compile(
    r"\byou(?:'ll| will| can| should| must| are expected to| get to| need to)? (?:also |then |\w{2,}ly )?([a-z-]+)"
)
_WILL = re.compile(
    r"\byou(?:'ll| will| would|'d) (?:also |then |often |\w{2,}ly )?(?:be (?:asked|expected|required) to )?"
    r"(?:be (?P<doing>[a-z-]+ing)|(?P<do>[a-z-]+))\b(?! (?:part|home|pride|advantage|time|up|on)\b)"
)
_SAID = 4  # words; anything shorter is a name
_RUNNING = re.compile(
    r" (with|of|in|to|for|the|a|an|our|your|we|you|is|are|will|on|at|de|des|du|en|vous|nous|[a-z]+ing)\b"
)
_FRAME = frozenset(
    "be become join get have receive find help learn meet welcome work take stay enter".split()
)
_STATES = frozenset(
    "need know love like want feel enjoy thrive understand possess hold bring speak believe think agree wish hope"
    " expect live belong earn benefit please thank see hear come go apply excel suit succeed seem appear look mind"
    " care".split()
)
_BEING = frozenset({"be", "have", "possess", "demonstrate", "show"})  # behind "you will": what somebody is
_OF_NOUN = re.compile(r"(?:to|for|of|from|in|at) ")  # "Visits to the school": no verb
_FRENCH = frozenset({"pour"})  # a little word there, and a verb in English
_SERIES = re.compile(r"(?:^|, |; | and )([a-z-]+ing)\b")
_SOUGHT = re.compile(
    r"\b(?:(?:looking for|searching for|seeking|(?<!you )(?<!you will )(?<!you'll )needs?|wants?|we're after)"
    r" (?:an?|another|some(?:one|body)|our next|two|three|\d+)|wanted|needed)\b"
    r"(?:(?! with )[^,;])*, (?P<list>.+)"
)
_AVAILABLE = re.compile(
    r"\bmust be (?:available|willing|able|prepared) (?:to (?:work|be assigned|travel (?!to (?:the|an|your) interview)"
    r"|drive|cover|lift|stand|relocate)"
    r"|for (?:assignment|(?:\w+ ){0,3}(?:shifts?|weekends?|nights|evenings|overtime|on-?call)))\b"
)
_SOUGHT_FOR = re.compile(
    r"[^.;:,]{0,80}?\b(?:looking for|searching for|seeking|recruiting|hiring) (?:an?|another|our next|two|three) "
    r"[^.;:]{2,80}? to (?P<deed>[a-z]+) (?:[^.;]*)"
)
# What such a sentence may ask of a person as well.
_OF_PERSON = re.compile(
    r"\b(?:experience|must|qualif|skill|knowledge|degree|licen[cs]e|who|with (?:an?|strong|good|proven)\b)"
)
_ITEM = re.compile(r"(?:, | and )(?:then )?(?=\w)")
_SEVERAL = 1.0  # for a sentence that lists two doings or more, or is told without a subject
_PAY = re.compile(r"[£$€] ?\d")
# What stands behind a subject rather than behind a verb: "Review begins in October".
_PREDICATE = re.compile(
    r"(?:is|are|was|were|will|has|have|can|may|must|begins?|starts?|ends?|takes?|runs?|closes?)\b"
    r"|(?:\w+ly )?(?:welcomed?|encouraged|preferred|required|needed|available|considered|essential|included|provided)\b"
)
# "Previous experience is not essential", "You don't need a degree": what asks for nothing and is all that is said.
_UNASKED = re.compile(
    r"(?:(?!but\b|however\b|though\b)[^,;])*\b(?:(?:is|are)(?:n't| not)|not)"
    r" (?:essential|necessary|required|needed|a must)"
    r"|you (?:don't|do not|won't|will not) (?:have to |need\b)[^,;]*"
    r"|no\b[^,;]{0,60}\b(?:needed|required|necessary|essential)"
    r"|(?:full |all )?training (?:will be |is )?(?:given|provided)",
    re.IGNORECASE,
)
# What is received at work rather than from an employer: "receives and cares for animals", "receive goods".
_TAKES_IN = re.compile(
    r"\breceive(?= (?:and [a-z]+ |(?:(?:all|any|incoming|new|the|their) )*(?:goods|deliver|stock|calls?\b|visitors"
    r"|patients|guests|orders|cash|payments|applications|materials|mail|post\b|animals|parcels|shipments|customers|enquir|inquir"
    r"|complaints|requests|samples|supplies|children|donations|freight)))"
)
_VERB_IN_BULLET = 1.6
# What a sentence has that tells something, and a mere list of things has not.
_TELLS = re.compile(
    r"\b(?:i|we|you|they|it|he|she|there|who|us|our|your|this|that|is|are|was|were|be|been|has|have|had|will|can|could"
    r"|may|might|must|should|would|do|does|did|no|not|please|[a-z]+n't|\w+'(?:s|re|ll|ve|d))\b"
)


@dataclass(frozen=True, slots=True)
class Score:
    """How strongly a sentence speaks for each kind."""

    responsibility: float
    qualification: float
    other: float

    @property
    def kind(self) -> LineKind | None:
        """The kind of line the sentence is on its own, or None."""
        best = max(self.responsibility, self.qualification)
        if best < _ENOUGH or self.other >= best:
            return None
        if self.responsibility > self.qualification:
            return LineKind.RESPONSIBILITY
        return LineKind.QUALIFICATION


@cache
def _patterns(kind: str) -> tuple[list[tuple[re.Pattern[str], float]], list[tuple[re.Pattern[str], float]]]:
    rows = table("cues")[kind]
    return (
        [(re.compile(pattern), weight) for pattern, weight in rows["opens"]],
        [(re.compile(pattern), weight) for pattern, weight in rows["holds"]],
    )


@cache
def _lead() -> re.Pattern[str]:
    """What may stand before the sentence proper: a heading that lost its line, an adverb, where or as what."""
    before = table("cues")["before"]
    phrase = "|".join(before["phrases"])
    return re.compile(rf"[^\w<]*(?:{before['heading']})?(?:(?:{phrase})[ ,]+(?=(?:you|your|we|it)\b))?")


@cache
def _strong(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(table("cues")["strong"][kind]))


@cache
def _verbs() -> frozenset[str]:
    return frozenset(word for line in names("duty_verbs") for word in line.split())


def score(text: str, *, bullet: bool = False) -> Score:
    """Add up the cues of a sentence."""
    marks, verb_first = _marks(text)
    if not verb_first:
        return marks
    more = _VERB_IN_BULLET if bullet else _VERB
    return Score(marks.responsibility + more, marks.qualification, marks.other)


@lru_cache(maxsize=512)
def _marks(text: str) -> tuple[Score, bool]:
    """What the patterns say, and whether a duty verb comes first."""
    words = _lead().sub("", _accentless(text), count=1)
    marks = []
    for kind in _KINDS:
        opens, holds = _patterns(kind)
        opening = max((weight for pattern, weight in opens if pattern.match(words)), default=0.0)
        marks.append(opening + sum(weight for pattern, weight in holds if pattern.search(words)))
    marks[0] += _TOLD if _will_act(words) or _is_sought_to(words) else _ACTS * _acts(words)
    several, told = _is_series(words), _is_told(words)
    marks[0] += _SEVERAL * (several or told)
    return Score(*marks), several or told or _opens_with_verb(words)


def _acts(words: str) -> bool:
    """Does it say anywhere that "you will" do what is a duty?"""
    return any(_is_deed(match.group(1)) for match in _YOU.finditer(words))


def _will_act(words: str) -> bool:
    """Does it say what "you will" do? Only a verb can stand there, even one that is a noun or an adjective elsewhere:
    "you will empty bins"."""
    for found in _WILL.finditer(words):
        word = word_classes.gerund_of(found["doing"]) if found["doing"] else found["do"]
        if word and "v" in word_classes.classes(word) and word not in (_FRAME - {"take"}) | _STATES:
            return True
    return False


def _is_sought_to(words: str) -> bool:
    """ "Looking for a childminder, pick up from school, cook tea": who is wanted, and behind commas for what."""
    sought = _SOUGHT.search(words)
    items = [one.partition(" ") for one in _ITEM.split(sought["list"])] if sought else []
    return sum(bool(rest) and _is_base(first) for first, _, rest in items) > 1


def _is_base(word: str) -> bool:
    """Is it the base form of a verb for something that is done, more often than a noun?"""
    return word in _verbs() or word_classes.classes(word).startswith("v") and word not in _FRAME | _STATES


def _is_deed(word: str) -> bool:
    """Is it a verb for something that is done, rather than for what somebody is, has or feels?"""
    known = word in _verbs() or word_classes.classes(word).startswith("v")
    return known and word not in _FRAME | _STATES | _FRENCH


def _is_series(words: str) -> bool:
    """ "Unloading vans, putting away stock" lists what is done."""
    opens = word_classes.gerund_of(words.partition(" ")[0]) is not None
    return opens and sum(word_classes.gerund_of(one) is not None for one in _SERIES.findall(words)) > 1


def _is_told(words: str) -> bool:
    """ "Advises new clerks": a sentence without its subject, as lists of duties have them."""
    first, _, rest = words.partition(" ")
    verb = word_classes.verb_of(first)
    if verb is None or verb[1] != "third" or not _is_deed(verb[0]) or _PREDICATE.match(rest):
        return False
    return "n" not in word_classes.classes(verb[0]) or _OF_NOUN.match(rest) is None


def _opens_with_verb(words: str) -> bool:
    """Does the sentence begin with a duty verb, after an adverb if need be ("Proactively manage")?"""
    first, _, rest = words.partition(" ")
    if first.endswith("ly"):
        first, _, rest = rest.partition(" ")
    first = first.strip(",.;:/")
    stems = {
        first,
        first.removesuffix("s"),
        first.removesuffix("es"),
        first.removesuffix("ing"),
        first.removesuffix("ing") + "e",
    }
    listed = word_classes.verb_of(first)
    deed = listed is not None and _is_deed(listed[0])
    return bool(rest) and (bool(stems & _verbs()) or deed) and not _PREDICATE.match(rest)


def opens_with_deed(text: str) -> bool:
    """Does the text begin with a verb for something that is done?"""
    return _opens_with_verb(_accentless(text))


def tells_a_deed(text: str) -> bool:
    """Does the text, as it goes on behind "you will", say what is done rather than what somebody is or has?"""
    first = _accentless(text).partition(" ")[0].strip(",.;:/")
    return "v" in word_classes.classes(first) and first not in _STATES | _BEING


def may_open_with_deed(text: str) -> bool:
    """Does the text begin with a word that is a verb at times: "Seal drawings", but "Seal rings" as well?"""
    words = _accentless(text)
    return _opens_with_verb(words) or "v" in word_classes.classes(words.partition(" ")[0].strip(",.;:/"))


def seeks_for_deed(text: str) -> bool:
    """ "We are looking for a porter to wash pots": does it say for what somebody is wanted, and of them no more?"""
    sought = _SOUGHT_FOR.match(_accentless(text))
    deed = sought["deed"] if sought and not _OF_PERSON.search(sought.group()) else ""
    return deed not in _FRAME and _is_base(deed)


def goes_on(text: str) -> bool:
    """May the text be the next item of a list of duties: "drafts letters;" or "and keeping records"?"""
    said = re.sub(r"^(?:and|or|then|also|as well as) ", "", _accentless(text))
    first = said.partition(" ")[0]
    told = word_classes.third_of(first) or word_classes.gerund_of(first)
    return text[:1].islower() and (told is not None or _opens_with_verb(said))


def is_fragment(text: str) -> bool:
    """Does a sentence go on with what the one before it lists: "Chasing owings. Rounds at teatime."?"""
    words = _accentless(text)
    first, _, rest = words.partition(" ")
    if not rest or _PAY.search(text) or text.endswith(("?", "!", ":")) or score(text).other >= _ENOUGH:
        return False
    if word_classes.gerund_of(first):
        return not _PREDICATE.match(rest)
    return _TELLS.search(words) is None


def is_strongly(kind: LineKind, text: str) -> bool:
    """Does the sentence open in a way that outweighs the heading it stands under?"""
    return _strong(kind).match(_accentless(text)) is not None


@lru_cache(maxsize=256)
def is_preferred(text: str) -> bool:
    """Does the sentence call itself desirable rather than required?"""
    return _strong("preferred").search(_accentless(text)) is not None


def asks_to_be_available(text: str) -> bool:
    """Does it say when, where or how whoever has the job must be able to work, wherever that stands?"""
    return "ust be " in text and _AVAILABLE.search(fold(text)) is not None


def asks_nothing(text: str) -> bool:
    """Does a sentence say of something that it is not asked for, and no more?"""
    return _UNASKED.fullmatch(fold(text[:_READ]).rstrip(".! ")) is not None


def is_aside(text: str, *, bullet: bool) -> bool:
    """Does the sentence speak of something else than its heading: the company, the offer, the application?"""
    if _PAY.match(text):
        return True
    marks = score(text, bullet=bullet)
    best = max(marks.responsibility, marks.qualification)
    if marks.other >= (_CLEARLY if bullet else _PLAINLY) and marks.other > 2 * best:
        return True
    return (
        not bullet
        and best < _FAINT
        and text.endswith(".")
        and _strong("stray").match(_accentless(text)) is not None
    )


def _accentless(text: str) -> str:
    return _TAKES_IN.sub("accept", addressed(unaccented(fold(text[:_READ]))))


def is_sentence(text: str) -> bool:
    """Does a line below a skills heading ask or tell something, so that it is no list of names?"""
    words = _accentless(text)
    if len(words.split()) < _SAID or not _RUNNING.search(words):
        return False
    marks = score(text)
    return max(marks.responsibility, marks.qualification, marks.other) >= _ENOUGH


def asks_for(text: str) -> bool:
    """Is the question one for what the reader of the posting has or can: "Do you have ...?" """
    return _ASKS.match(_accentless(text)) is not None
