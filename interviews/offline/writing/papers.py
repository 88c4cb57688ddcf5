"""Lines that ask for a paper: what one learns for it, or what it lets one do at work. Never whether one has it."""

import re
from dataclasses import dataclass

from interviews.offline.writing import clauses, nouns
from interviews.offline.writing.naming import a_or_an
from interviews.offline.writing.phrase import Phrase

KNOWN = frozenset(
    "medicine law science sciences arts care art".split()
)  # fields that look like something else
LONGEST = 6  # words of a field or of the name of a paper
# Asked about in no form: what says nothing about the work, or something about the person.
PRIVATE = re.compile(
    r"\b(?:high school|secondary school|school[- ]leav\w+|g\.?e\.?d|gcses?|a-levels?|chspe"
    r"|medical|health (?:check|card|certificate|screen\w*)|birth"
    r"|criminal|dbs|disclosure|background|clearance|driv\w+|passport|languages?|english|welsh|copy|submit\w*"
    r"|examination|candidates?|applicants?|dean|transcripts?)\b",
    re.I,
)
FIELD = re.compile(
    r"\b(?:degree|diploma|bsc|msc|b\.sc|m\.sc|ba|ma|bachelor\w*|master['’]?s?|units|courses?|coursework|classes"
    r"|major|program(?:me)?|university|college|education|qualified|qualifications?|apprenticeship|training)"
    r"\s+in\s+(?P<field>[^;:.()]+)"
    r"|\bunits of (?P<taught>[^;:.()]+?) (?:courses|coursework|classes)\b",
    re.I,
)
TRADE = re.compile(
    r"\b(?:apprenticeship|traineeship) as (?P<who>an? (?:[\w-]+ ){0,3}?[\w-]+)(?=[;,.]|\s*$| or | and )"
)
FIELD_END = re.compile(
    r",?\s+(?:or|and|with|including)\s+(?:an?\s+|any\s+)?(?:other\s+)?(?:\w+ly\s+)?(?:related|similar|relevant"
    r"|equivalent|comparable|another)\b.*$"
    r"|,?\s+(?:and|or)\s+(?:\w+ ){0,3}?(?:registration|licen[cs]e|certificat\w+|qualification)\b.*$"
    r"|,?\s+(?:at|from|with|which|that|including|within|through|by|approved|recogni[sz]ed|required|preferred"
    r"|plus|is"
    r"|are|may|at the|as part|or any|or in|and in|and (?:one|two|three|four|five|at least)"
    r"|or (?:one|two|three|four|five|completion))\b.*$",
    re.I,
)
PLACES = (
    (re.compile(r"\bapprentice\w*\b", re.I), "in an apprenticeship"),
    (re.compile(r"\bcollege or university\b|\buniversity or college\b", re.I), "at college, at university"),
    (re.compile(r"\bcollege\b", re.I), "at college"),
    (re.compile(r"\b(?:courses?|coursework|classes)\b", re.I), "in courses"),
    (re.compile(r"\b(?:certificate|training|trade school)\b", re.I), "in training"),
    (re.compile(r"\b(?:university|degree|bachelor|master|[bm]\.?sc)\b", re.I), "at university"),
)
NAMED = re.compile(
    r"(?P<name>(?:[\w'’&+/-]+ ){1,6}?)(?P<kind>licen[cs]e|certificate|credential|registration|certification"
    r"|accreditation|qualification)\b",
    re.I,
)
AS = re.compile(
    r"\b(?P<kind>(?i:registration|certification|licen[cs]e|registered|certified|licensed)) as (?P<who>an? [A-Z]"
    r"[\w-]+(?: [A-Z][\w-]+){0,3})"
)
NOUNS_OF = {"registered": "registration", "certified": "certification", "licensed": "a licence"}
VAGUE = frozenset(
    "relevant professional appropriate related other any such government-issued state recognised or and".split()
)
COUNTED = frozenset({"license", "licence", "certificate", "credential", "qualification"})
OPENING = re.compile(
    r"^.*\b(?:of|with|hold|holds|holding|have|has|having|must|a|an|the|valid|current|in-date|up-to-date|clean|recogni[sz]ed|full|relevant"
    r"|appropriate|active|your|this|possess\w*)\s+",
    re.I,
)


@dataclass(frozen=True)
class Study(Phrase):
    """A field that can be learned, and where: "at college"."""

    place: str = "in training"


def papers(text: str, organization: str = "") -> list[Phrase]:
    """What a line that asks for papers lets one ask about. Empty when it is nobody's business."""
    said = clauses.plain(text, organization)
    if PRIVATE.search(said) or clauses.NEVER.search(said):
        return []
    return study(said) or named(said)


def study(said: str) -> list[Phrase]:
    """The field of a degree or of courses: "courses in botany" has botany."""
    for found in FIELD.finditer(said):
        field = (found.group("field") or found.group("taught")).strip(" ,")
        field = nouns.lower_start(FIELD_END.sub("", field).strip(" ,"))
        first = re.split(r",? (?:and|or) |, ", field)[0]
        listed = "" if "," in field and not re.search(r" (?:and|or) ", field) else field
        whole = next((one for one in (listed, first) if one and fit(one)), "")
        if whole:
            return [Study("study", whole, "", said, taught(said))]
    trade = TRADE.search(said)
    return [Study("study", f"the work of {trade.group('who')}", "", said, taught(said))] if trade else []


def fit(field: str) -> bool:
    """Is it a field, and short enough to be said?"""
    said = field.split()
    plain = re.fullmatch(r"[\w' ,&-]+", field) and said[0].lower() not in nouns.lists()["determiners"]
    return bool(plain) and len(said) <= LONGEST and (said[-1].lower() in KNOWN or nouns.ends_well(said[-1]))


def taught(said: str) -> str:
    return next((place for pattern, place in PLACES if pattern.search(said)), "in training")


def named(said: str) -> list[Phrase]:
    """The paper by its name: "an FLT licence", "registration as a Professional Engineer"."""
    held = AS.search(said)
    if held:
        kind = held.group("kind").lower()
        return [Phrase("paper", f"{NOUNS_OF.get(kind, kind)} as {held.group('who')}", "", said)]
    found = NAMED.search(said)
    name = OPENING.sub("", found.group("name")).strip() if found else ""
    if not found or not 0 < len(name.split()) <= LONGEST or name.split()[0].lower() in VAGUE:
        return []
    whole = f"{nouns.lower_start(name)} {found.group('kind').lower()}"
    return [Phrase("paper", a_or_an(whole) if found.group("kind").lower() in COUNTED else whole, "", said)]
