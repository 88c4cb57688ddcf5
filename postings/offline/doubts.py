"""What the reader is unsure of, in plain sentences."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set

from postings.enums import LineKind
from postings.offline.drafting import Draft
from postings.offline.employing import speaks_of_a_job
from postings.offline.facts import Facts
from postings.offline.headings import Family
from postings.offline.language import NAMES, READ
from postings.offline.sections import Placed
from postings.text import fold

# How doubts begin -> the facts and kinds of lines by which a person answers them.
_ANSWERED_BY: dict[str, Set[str]] = {
    "No title ": {"title"},
    "The date ": {"date_posted", "valid_through"},
    "No heading for responsibilities ": {LineKind.RESPONSIBILITY},
    "There is a heading for responsibilities": {LineKind.RESPONSIBILITY},
    "No heading for requirements ": {LineKind.QUALIFICATION},
    "There is a heading for requirements": {LineKind.QUALIFICATION},
    "This may be no job posting": set(LineKind),
    "This looks like a CV": {"title", *LineKind},
    "This does not read like a job posting": {"title", *LineKind},
    "Neither responsibilities nor requirements": set(LineKind),
}
_OTHER_TEXT = ("This may be no job posting", "This looks like a CV", "This does not read like a job posting")
_LONG_LINE = 700  # characters
_CV = ("curriculum vitae", "cv", "resume", "résumé")
_CV_ALONE = (  # headings that no posting has
    "personal profile;personal statement;professional summary;professional experience;work experience;work history"
    ";employment history;career history;references;hobbies"
)
_MONTH = r"(?:[a-z]{3,9}\.? |\d\d?/)?"
_TERM = re.compile(
    rf"\b{_MONTH}(?:19|20)\d\d\s?(?:-|to)\s?(?:{_MONTH}(?:19|20)\d\d|now|today|present|current|date)\b"
)
_DUTIES = (Family.DUTIES,)
_QUALIFICATIONS = (Family.QUALIFICATIONS, Family.PREFERRED)


def doubts(
    text: str,
    language: str | None,
    places: Sequence[Placed],
    lines: Sequence[Draft],
    title: str | None,
    facts: Facts,
    *,
    read: int,
) -> list[str]:
    """Every doubt about this reading."""
    return list(_doubts(text, language, places, lines, title, facts, read))


def unanswered(doubts: Iterable[str], by_hand: Set[str]) -> list[str]:
    """The doubts that still stand. `by_hand`: the facts that a person has set, and the kinds of lines that they
    changed, added or took out."""
    return [
        doubt
        for doubt in doubts
        if not any(doubt.startswith(begins) and by_hand & answers for begins, answers in _ANSWERED_BY.items())
    ]


def is_other_text(doubts: Iterable[str]) -> bool:
    """Does one of the doubts say that the text is no posting?"""
    return any(doubt.startswith(_OTHER_TEXT) for doubt in doubts)


def _doubts(
    text: str,
    language: str | None,
    places: Sequence[Placed],
    lines: Sequence[Draft],
    title: str | None,
    facts: Facts,
    read: int,
) -> Iterator[str]:
    if not places:
        yield "There is no text to read."
        return
    if text[read:].strip():
        yield f"The text is very long, or in very many lines: only its first {read:,} characters were read."
    if language is not None and language not in READ:
        yield (
            f"This posting seems to be in {NAMES[language]}, which Prep does not read yet, "
            "so its lines were not read."
        )
        return
    if _is_cv(places):
        yield "This looks like a CV. Prep makes questions from a job posting: paste the posting instead."
        return
    if language is None:
        yield "The language of this text is not clear, so its lines were not read."
    if not lines and not any(place.family in (*_DUTIES, *_QUALIFICATIONS) for place in places):
        yield "This may be no job posting: neither responsibilities nor requirements were found."
        return
    if language == "en" and not speaks_of_a_job(text[:read], places, title):
        yield "This does not read like a job posting: it names no role and says nothing of a job or who is wanted."
        return
    yield from _about_headings(places, lines)
    if max(place.unit.end - place.unit.start for place in places) > _LONG_LINE and _is_one_line(text):
        yield (
            "The text is one long line: please check where its lines were split, "
            "or paste it with its line breaks."
        )
    if title is None:
        yield "No title was found."
    for value in facts.ambiguous:
        yield f"The date {value} may be read two ways; it was read as month, day, year."


def _about_headings(places: Sequence[Placed], lines: Sequence[Draft]) -> Iterator[str]:
    families = {place.family for place in places if place.is_heading}
    kinds = {line.kind for line in lines}
    for name, wanted, kind in (
        ("responsibilities", _DUTIES, LineKind.RESPONSIBILITY),
        ("requirements", _QUALIFICATIONS, LineKind.QUALIFICATION),
    ):
        if families.isdisjoint(wanted):
            yield f"No heading for {name} was found" + (
                "; they were told apart by their wording."
                if kind in kinds
                else ", and no sentence that reads like one."
            )
        elif kind not in kinds:
            yield f"There is a heading for {name}, but no line under it."


def _is_cv(places: Sequence[Placed]) -> bool:
    """Does it call itself one at once, or has it a heading that only a CV has and the years of two posts? A posting
    has duties below a heading."""
    texts = [fold(place.unit.text).strip(" :") for place in places]
    alone = not set(_CV_ALONE.split(";")).isdisjoint(texts)
    terms = sum(_TERM.search(text) is not None for text in texts)
    duties = any(place.family in _DUTIES and not place.is_heading for place in places)
    return not duties and (texts[0] in _CV or alone and terms > 1)


def _is_one_line(text: str) -> bool:
    lines = [line for line in text.splitlines() if line.strip()]
    return max(map(len, lines)) > 0.6 * sum(map(len, lines))
