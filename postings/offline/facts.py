"""The facts of a posting: kind of employment, experience, hours, dates, place and the like."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from postings.offline.dates import is_ambiguous, iso_date
from postings.offline.experience import Years, is_range, years_asked, years_at
from postings.offline.headings import Family, plain
from postings.offline.sections import Placed
from postings.offline.tables import table
from postings.offline.units import Unit
from postings.text import fold, unaccented

_LISTED = (Family.DUTIES, Family.QUALIFICATIONS, Family.PREFERRED, Family.PROCESS)
_LONG = 400  # characters; a longer unit tells more than the kind of employment
_DIGIT = re.compile(r"\d")
_SENTENCES = 800  # characters of a unit in which facts are sought
_LONGEST_VALUE = 90  # characters
_LABEL = re.compile(r"([^:]{2,40}?)\s*:\s*(\S.*)")
_HOURS = re.compile(
    r"\b(\d{2}(?:[.,]\d{1,2})?)\s*(?:hours?|hrs?|h|heures)\s*(?:/|per|a|each|par)?\s*"
    r"(?:week|weekly|semaine|wk|hebdomadaires)\b"
)
_SIZE = re.compile(
    r"(?<![\d,.])(\d[\d,.]*k?\s*(?:-|to)\s*\d[\d,.]*k?|\d[\d,.]*k?\s*\+)"
    r"\s*(?:employees|people|staff|salaries|collaborateurs)"
)
_MONEY_SIGN = re.compile(r"[$£€]")
_SUM = r"(?>\d(?:[\d,.]*\d)?\s?[kK]?)"
_SUM_BEFORE = r"(?>\d{1,3}(?:[ .,]?\d{3})*(?:[.,]\d{1,2})?\s?[kK]?)"  # "1.350,50 €", "45 000 €", "38 k€"
_MONEY = re.compile(
    rf"(?:[$£€]\s?{_SUM}(?:\s*(?:-|–|[Tt][Oo]|a|and)\s*[$£€]?\s?{_SUM})?(?!\s?(?:m|mn|bn|million|billion)\b)"
    rf"|(?<![\d.,])(?:{_SUM_BEFORE}\s?€?\s*(?:-|–|à|et)\s*)?{_SUM_BEFORE}\s?€(?:\s?(?:bruts?|brutos?|nets?)\b)?)"
    r"(?i:\s*(?:per|an?|/|par|al)\s*"
    r"(?:year|yr|annum|hour|hr|h|day|month|week|wk|an|mois|jour|heure|semaine|mes)\b"
    r"|\s*(?:p/?h|p/?w|p\.?a|pcm|annually|hourly|weekly|monthly)\b)?"
)
_PIN = re.compile(
    "[\U0001f4cd\U0001f4cc]\ufe0f?[ \\t]*(?P<place>[A-Z][\\w'’.-]*(?:,? [A-Z(][\\w'’.)-]*){0,5})"
    "(?=[ \\t]*(?:$|[|·•,;\u2300-\u27bf\U0001f300-\U0001faff]|[-–—] ))",
    re.MULTILINE,
)
# "Apply by Friday, 15 December 2026"
_CLOSING = re.compile(
    r"\b(?:(?:apply|applying|applications?(?: (?:should|must|to) [a-z ]{2,30}?)?|cvs?)"
    r" (?:by|before|until|no later than)"
    r"|applications? (?:will )?(?:close|closes|closing|are due|due|end)(?: on| by| at)?|closing date[a-z ]{0,30}?:?"
    r"|(?:vacancy|advert|posting|job|role|position|we) closes?(?: on| by| at)?|deadline[a-z ]{0,30}?:?)"
    r" (?:(?:midnight|noon|midday|\d{1,2}(?:[.:]\d\d)? ?[ap]m) )?(?:on )?(?:[a-z]{3,6}day,? )?(?:the )?"
    r"(?=\d|[a-z]{3,9}\.? \d)"
)
_DAY = 24  # characters
# "a language other than English" asks for any but that one.
_EXCEPTED = re.compile(
    r"\b(?:other than|besides|apart from|except(?: for)?|autres? que|hormis|sauf) (?:l['e] ?)?"
    r"[a-z]+(?: (?:and|or|et|ou) [a-z]+)?"
)
_FLUENT = re.compile(
    r"\b(?:fluent|fluency|native|proficien|spoken|written|speak|bilingual|language"
    r"|courant|maitrise|parle|lu,? ecrit|niveau)"
)


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact and the place of its words; both places are -1 when it was inferred."""

    name: str
    value: str
    start: int = -1
    end: int = -1

    def draft(self, text: str) -> dict[str, Any]:
        """In the shape of FactDraft."""
        quote = text[self.start : self.end] if self.start >= 0 else ""
        return {
            "name": self.name,
            "value": self.value,
            "quote": quote,
            "quote_start": self.start if quote else -1,
        }


@dataclass(slots=True)
class Facts:
    """The facts found, the starts of units that hold nothing else, and dates that may be read two ways."""

    found: dict[str, Fact] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)
    ambiguous: list[str] = field(default_factory=list)

    def add(self, name: str, value: str, unit: Unit | None = None) -> None:
        if value and name not in self.found:
            self.found[name] = Fact(name, value, unit.start, unit.end) if unit else Fact(name, value)

    def drafts(self, text: str) -> list[dict[str, Any]]:
        return [fact.draft(text) for fact in self.found.values()]


@cache
def _labels() -> dict[str, str]:
    return {label: name for name, labels in table("facts")["labels"].items() for label in labels}


def facts(text: str, places: Sequence[Placed], language: str | None) -> Facts:
    """Labelled values first, then lines near the top that are values by their form, then phrases."""
    found = Facts()
    day_first = language not in ("en", None)
    units = [place.unit for place in places]
    for number, unit in enumerate(units):
        _labelled(unit, units[number + 1] if number + 1 < len(units) else None, found, day_first)
    _bare_lines(places, found, day_first)
    _pinned(text, units, found)
    for place in places:
        _phrases(place, found)
        _closing(place.unit, found, day_first)
    return found


def label_of(text: str) -> str | None:
    """The name of the fact that a label stands for."""
    return _labels().get(plain(text)) if len(text) <= 40 else None


def _labelled(unit: Unit, after: Unit | None, found: Facts, day_first: bool) -> None:
    if unit.start in found.taken:
        return
    if match := _LABEL.fullmatch(unit.text):
        name = label_of(match.group(1))
        if (
            name
            and len(match.group(2)) <= _LONGEST_VALUE
            and _take(name, match.group(2), unit, found, day_first)
        ):
            found.taken.add(unit.start)
        return
    name = label_of(unit.text)
    if (
        name is None
        or after is None
        or unit.bullet
        or len(after.text) > _LONGEST_VALUE
        or after.bullet
        or label_of(after.text)
    ):
        return
    if _take(name, after.text, after, found, day_first):
        found.taken |= {unit.start, after.start}


def _take(name: str, value: str, unit: Unit, found: Facts, day_first: bool) -> bool:
    """Add the value if it is one; False when the line only looks like a label and its value."""
    if name in ("title", "organization"):  # read by the rooms of those names
        return False
    folded = unaccented(fold(value))
    if name in ("date_posted", "valid_through"):
        if (day := iso_date(value, day_first=day_first)) is None:
            return False
        if is_ambiguous(value) and not day_first:
            found.ambiguous.append(value)
        found.add(name, day, unit)
    elif name == "experience":
        return _add_years(years_at(folded), unit, found)
    elif name == "visa_sponsorship":
        answer = (
            "no"
            if re.match(r"(no|non|not|none|false|unavailable)\b", folded)
            else "yes"
            if re.match(r"(yes|oui|true|available)\b", folded)
            else ""
        )
        found.add(name, answer, unit)
        return bool(answer)
    elif name == "employment_type":
        kinds = _employed_as(folded)
        found.add(name, ", ".join(kinds), unit)
        return bool(kinds)
    elif name in ("work_hours", "company_size", "salary"):
        if not _DIGIT.search(value):
            return False
        found.add(name, value, unit)
    elif name == "languages":
        spoken = _spoken(folded)
        found.add(name, ", ".join(spoken), unit)
        return bool(spoken)
    elif value.endswith(".") and len(value.split()) > 8:
        return False
    else:
        found.add(name, value, unit)
    return True


@cache
def _kinds(name: str) -> list[tuple[str, re.Pattern[str]]]:
    return [
        (value, re.compile(rf"\b(?:{pattern})\b" if name == "spoken" else pattern))
        for value, pattern in table("facts")[name].items()
    ]


@cache
def _any_kind(name: str) -> re.Pattern[str]:
    return re.compile("|".join(table("facts")[name].values()))


def _named_kinds(name: str, folded: str) -> list[str]:
    return [value for value, pattern in _kinds(name) if pattern.search(folded)]


def _spoken(folded: str) -> list[str]:
    """The languages asked for."""
    said = _EXCEPTED.sub(" ", folded)
    return [name for name, pattern in _kinds("spoken") if pattern.search(said)]


def _employed_as(folded: str) -> list[str]:
    """The kinds of employment that are offered, and not spoken of otherwise: "full-time experience"."""
    return [
        value
        for value, pattern in _kinds("employment_type")
        if any(_is_offered(folded, match) for match in pattern.finditer(folded))
    ]


def _is_offered(folded: str, kind: re.Match[str]) -> bool:
    before, after = _otherwise()
    return not before.search(folded[: kind.start()]) and not after.match(folded, kind.end())


@cache
def _otherwise() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before and behind a kind of employment that is not offered."""
    words = table("facts")["otherwise"]
    return re.compile(words["before"], re.VERBOSE), re.compile(words["after"], re.VERBOSE)


def _holds(name: str, folded: str) -> bool:
    """Does the text hold a word without which the slower search for the fact finds nothing?"""
    return any(word in folded for word in table("facts")["hints"][name])


def _add_years(years: Years | None, unit: Unit, found: Facts) -> bool:
    if years is None:
        return False
    least, most = years
    found.add("experience_min", str(least), unit)
    found.add("experience_max", str(most or ""), unit)
    return True


def _bare_lines(places: Sequence[Placed], found: Facts, day_first: bool) -> None:
    """Lines above the first section that are nothing but a value, as job boards print them."""
    for place in places:
        unit = place.unit
        if (
            place.family not in (None, Family.UNKNOWN, Family.PROCESS)
            or len(unit.text) > 40
            or unit.start in found.taken
        ):
            continue
        folded = unaccented(fold(unit.text))
        taken = False
        if kinds := _employed_as(folded):
            taken = len(folded.split()) <= 3
            if taken:
                found.add("employment_type", ", ".join(kinds), unit)
        elif is_range(folded):
            taken = _add_years(years_at(folded), unit, found)
        elif re.fullmatch(r"[\d/.-]{6,10}", folded) and (day := iso_date(unit.text, day_first=day_first)):
            taken = True
            if is_ambiguous(unit.text) and not day_first:
                found.ambiguous.append(unit.text)
            found.add("date_posted", day, unit)
        elif _named_kinds("seniority", folded):
            taken = True
            found.add("seniority", unit.text, unit)
        elif _SIZE.fullmatch(folded):
            taken = True
            found.add("company_size", unit.text, unit)
        if taken:
            found.taken.add(unit.start)


def _pinned(text: str, units: Sequence[Unit], found: Facts) -> None:
    """A place behind a pin, as posts on social networks have it."""
    pin = _PIN.search(text)
    if pin is None:
        return
    value = pin["place"].strip(" ,;.")
    if unit := next((one for one in units if one.start <= pin.start("place") < one.end), None):
        found.add("location", value, unit)
        if unit.text == value:
            found.taken.add(unit.start)


def _closing(unit: Unit, found: Facts, day_first: bool) -> None:
    """Until when one may apply, as a sentence says it."""
    if "valid_through" in found.found or not _DIGIT.search(unit.text[:_SENTENCES]):
        return
    folded = unaccented(fold(unit.text[:_SENTENCES]))
    if not _holds("valid_through", folded):
        return
    if closing := _CLOSING.search(folded):
        _take("valid_through", folded[closing.end() :][:_DAY], unit, found, day_first)


def _phrases(place: Placed, found: Facts) -> None:
    """Facts named inside a sentence."""
    unit = place.unit
    folded = unaccented(fold(unit.text[:_SENTENCES]))
    if "experience_min" not in found.found and _holds("experience", folded):
        _add_years(years_asked(unit.text[:_SENTENCES], place.family), unit, found)
    if _DIGIT.search(folded):
        if _holds("work_hours", folded) and (match := _HOURS.search(folded)):
            found.add("work_hours", match.group(), unit)
        if _holds("company_size", folded) and (match := _SIZE.search(folded)):
            found.add("company_size", match.group(), unit)
        if _MONEY_SIGN.search(folded) and (match := _MONEY.search(unit.text[:_SENTENCES])):
            found.add("salary", match.group().strip(), unit)
    for name in ("employment_type", "workplace_type"):
        if name in found.found or len(folded) >= _LONG or not _holds(name, folded):
            continue
        if not _any_kind(name).search(folded):
            continue
        if name == "workplace_type":
            found.add(name, _named_kinds(name, folded)[0], unit)
        elif not (unit.bullet and place.family in _LISTED):  # "Supervise two part-time assistants"
            found.add(name, ", ".join(_employed_as(folded)[:2]), unit)
    if "languages" not in found.found and _holds("languages", folded) and _FLUENT.search(folded):
        found.add("languages", ", ".join(_spoken(folded)), unit)
    visas = _named_kinds("visa", folded) if "visa" in folded or "sponsor" in folded else []
    for answer in ("no", "yes"):
        if answer in visas:
            found.add("visa_sponsorship", answer, unit)
