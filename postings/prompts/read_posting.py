"""The prompt that turns the text of a posting into lines, skills and facts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, Field

from postings.enums import Importance, LineKind, PassageKind
from postings.offline import reader
from postings.offline.headings import Family
from postings.offline.passages import passages
from postings.offline.sections import placed
from postings.offline.units import Unit, units
from postings.text import find_span, fold
from prep.engines.base import Message, Prompt, Wire

VERSION = 2
BEFORE = 300  # characters before a piece that are shown with it


@dataclass(frozen=True)
class ReadPostingFacts:
    """The posting exactly as it was pasted (at most 50,000 characters). Where it is read in pieces, `before` is
    the heading that this one stands under and the end of the piece before."""

    text: str
    before: str = ""


class LineDraft(BaseModel):
    """One responsibility or qualification.

    `quote` is a verbatim slice of the pasted text: text[quote_start:][:len(quote)] == quote.
    `text` is the quote made readable (bullets and odd white space removed), never reworded.
    `skills` are the posting's own skills (spelled as in PostingDraft.skills) that the line calls on.
    """

    kind: LineKind
    importance: Importance = Importance.REQUIRED
    text: str
    quote: str
    quote_start: int
    skills: list[str] = Field(default_factory=list)


class FactDraft(BaseModel):
    """One fact of the posting. `quote` and `quote_start` as in LineDraft; empty and -1 when inferred.

    Names: employment_type, experience_min, experience_max (years), work_hours, company_size, languages,
    visa_sponsorship (yes or no), date_posted and valid_through (ISO dates), location, workplace_type,
    seniority, salary, published_by (who shows the posting, where that is not the hiring organization).
    """

    name: str
    value: str
    quote: str = ""
    quote_start: int = -1


class PassageDraft(BaseModel):
    """A stretch of the text that is neither line, skill nor fact, and why it was kept apart."""

    kind: PassageKind
    quote: str
    quote_start: int


class PostingDraft(BaseModel):
    """What an engine read. `language` is ISO 639-1, or None when unsure. `doubts` are plain sentences."""

    title: str | None = None
    hiring_organization: str | None = None
    language: str | None = None
    lines: list[LineDraft] = Field(default_factory=list)
    skills: list[str] = Field(default_factory=list)
    categories: list[str] = Field(default_factory=list)
    facts: list[FactDraft] = Field(default_factory=list)
    passages: list[PassageDraft] = Field(default_factory=list)
    doubts: list[str] = Field(default_factory=list)


class LineSent(BaseModel):
    """One requirement as a model sends it; where it stands is found by code."""

    quote: str
    kind: LineKind
    importance: Importance
    skills: list[str]


class FactSent(BaseModel):
    name: Literal[
        "employment_type",
        "experience_min",
        "experience_max",
        "work_hours",
        "company_size",
        "languages",
        "visa_sponsorship",
        "date_posted",
        "valid_through",
        "location",
        "workplace_type",
        "seniority",
        "salary",
        "published_by",
    ]
    value: str
    quote: str


class PostingSent(BaseModel):
    """What a model is asked to send."""

    title: str | None
    hiring_organization: str | None
    language: str | None
    skills: list[str]
    categories: list[str]
    lines: list[LineSent]
    facts: list[FactSent]


SYSTEM = """You read a job posting for a person who prepares for its interview. Copy what stands there; never reword, \
translate or add.
lines: every responsibility (what the person will do) and qualification (what the person must bring), in order. \
quote: the exact words, whole and without the bullet, one requirement each. importance: preferred where the posting \
says so (a plus, nice to have), else required. skills: those of your skills list that the line calls for.
skills: skills, tools and methods that the posting names, spelled as there; part names that were glued together \
(SQLExcel is SQL and Excel). categories: fields of work that the posting lists as such.
facts: only what the posting says, with the exact words as quote; years as plain numbers, dates as YYYY-MM-DD, \
visa_sponsorship yes or no, published_by: who shows the posting, if not the hiring organization.
language: two letters. title, hiring_organization: null if not named.
Leave out parts of the web page, advertising, benefits, how to apply, and what the company says about itself."""
BULLET = re.compile(r"[\s•\-*·–—▪◦●○‣]+")
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def prompt(facts: ReadPostingFacts) -> Prompt[PostingDraft]:
    """Ask an engine to read a posting."""
    return Prompt("read_posting", VERSION, facts, PostingDraft, wording, offline, WIRE)


def wording(facts: ReadPostingFacts) -> list[Message]:
    """Instructions, the posting alone in its own message, and what to do with it once more."""
    before = [Message("data", facts.before)] if facts.before else []
    ask = "Read the posting above: its lines, skills and facts, in its own words."
    if before:
        ask = (
            "The first text above is only what stands before, so that you know the heading. "
            "Read the second one: its lines, skills and facts, in its own words."
        )
    return [Message("system", SYSTEM), *before, Message("data", facts.text), Message("user", ask)]


def offline(facts: ReadPostingFacts) -> Iterator[PostingDraft]:
    """The embedded reader's answer."""
    yield PostingDraft.model_validate(reader.read(facts.text))


def accept(facts: ReadPostingFacts, sent: PostingSent) -> PostingDraft:
    """The draft of what a model sent: each quote at the place where it stands, what stands nowhere left out."""
    text = facts.text
    lines = _lines(text, sent)
    found = [_fact(text, fact) for fact in sent.facts if fact.value.strip()]
    doubts = [] if lines else ["Neither responsibilities nor requirements were found in this text."]
    astray = len(sent.lines) - len(lines)
    if lines and astray * 5 > len(sent.lines):
        doubts.append(
            "Some lines could not be placed in the text and were left out; please check what is missing."
        )
    return PostingDraft(
        title=_named(sent.title),
        hiring_organization=_named(sent.hiring_organization),
        language=(sent.language or "").strip().lower()[:2] or None,
        lines=lines,
        skills=_distinct(sent.skills),
        categories=_distinct(sent.categories),
        facts=found,
        passages=_kept_apart(text, lines, found, [sent.title, sent.hiring_organization]),
        doubts=doubts,
    )


def parts(facts: ReadPostingFacts, longest: int) -> list[ReadPostingFacts]:
    """The posting in pieces of about equal length, cut where a line ends, or a sentence where no line does."""
    text = facts.text
    count = -(-len(text) // longest)
    if count < 2:
        return [facts]
    ends, size = [], len(text) / count
    for number in range(1, count):
        ends.append(_cut_near(text, int(number * size), int(size / 3)))
    edges = [0, *sorted(set(ends)), len(text)]
    spans = [(start, end) for start, end in zip(edges, edges[1:], strict=False) if text[start:end].strip()]
    whole, at = facts.before + text, len(facts.before)
    headings = [place.unit for place in placed(units(whole)) if place.is_heading]
    return [ReadPostingFacts(text[start:end], _before(whole, at + start, headings)) for start, end in spans]


def join(sent: list[PostingSent]) -> PostingSent:
    """One reply of those to the pieces."""
    facts: dict[str, FactSent] = {}
    for fact in (fact for one in sent for fact in one.facts):
        facts.setdefault(fact.name, fact)
    return PostingSent(
        title=next((one.title for one in sent if one.title), None),
        hiring_organization=next((one.hiring_organization for one in sent if one.hiring_organization), None),
        language=next((one.language for one in sent if one.language), None),
        skills=[name for one in sent for name in one.skills],
        categories=[name for one in sent for name in one.categories],
        lines=[line for one in sent for line in one.lines],
        facts=list(facts.values()),
    )


def room(facts: ReadPostingFacts) -> int:
    """Quotes repeat about half of a posting, and their frame costs as much again."""
    return 1200 + len(facts.text) // 2


WIRE: Wire[PostingDraft] = Wire(PostingSent, accept, room, parts=parts, join=join)


def _lines(text: str, sent: PostingSent) -> list[LineDraft]:
    """In the order of the posting; what a piece before or the model itself has already named comes once."""
    names = {fold(name): name for name in _distinct(sent.skills)}
    found: list[LineDraft] = []
    seen: set[str] = set()
    after = 0
    for line in sent.lines:
        quote = line.quote.strip()
        span = find_span(text, quote, after)
        if span is None or fold(quote) in seen:
            continue
        seen.add(fold(quote))
        start, end = _without_bullet(text, *span)
        after = max(after, end)
        if any(start < one.quote_start + len(one.quote) and one.quote_start < end for one in found):
            continue
        found.append(
            LineDraft(
                kind=line.kind,
                importance=line.importance,
                text=" ".join(text[start:end].split()),
                quote=text[start:end],
                quote_start=start,
                skills=[names[fold(name)] for name in line.skills if fold(name) in names],
            )
        )
    return sorted(found, key=lambda line: line.quote_start)


def _without_bullet(text: str, start: int, end: int) -> tuple[int, int]:
    bullet = BULLET.match(text, start, end)
    return (bullet.end(), end) if bullet and bullet.end() < end else (start, end)


def _fact(text: str, fact: FactSent) -> FactDraft:
    span = find_span(text, fact.quote.strip())
    if span is None:
        return FactDraft(name=fact.name, value=fact.value.strip())
    return FactDraft(name=fact.name, value=fact.value.strip(), quote=text[slice(*span)], quote_start=span[0])


def _named(name: str | None) -> str | None:
    return (name or "").strip() or None


def _distinct(names: list[str]) -> list[str]:
    return list({fold(name): name.strip() for name in reversed(names) if name.strip()}.values())[::-1]


def _kept_apart(
    text: str, lines: list[LineDraft], facts: list[FactDraft], names: list[str | None]
) -> list[PassageDraft]:
    """What neither line nor fact nor name covers, by the embedded reader's sections."""
    cut = units(text)
    places = placed(cut)
    spans = [(line.quote_start, line.quote_start + len(line.quote)) for line in lines]
    known = [(fact.quote_start, fact.quote_start + len(fact.quote)) for fact in facts if fact.quote]
    known += [span for name in names if name and (span := find_span(text, name))]
    taken = {place.unit.start for place in places if place.family is Family.SKILLS}
    taken |= {unit.start for unit in cut for start, end in known if start <= unit.start and unit.end <= end}
    read = cut[-1].end if cut else 0
    return [PassageDraft.model_validate(one) for one in passages(text, places, spans, taken, read)]


def _before(text: str, start: int, headings: list[Unit]) -> str:
    """What a piece needs of the text before it: its end, and the last heading where that stands further up."""
    near = max(0, start - BEFORE)
    above = [unit for unit in headings if unit.end <= start]
    heading = f"{text[above[-1].start : above[-1].end]}\n" if above and above[-1].start < near else ""
    return heading + text[near:start]


def _cut_near(text: str, at: int, reach: int) -> int:
    """The best place to cut around `at`: an empty line, the end of a line, the end of a sentence, or there."""
    window = text[at - reach : at + reach]
    for pattern in (re.compile(r"\n\s*\n"), re.compile(r"\n"), SENTENCE_END):
        ends = [at - reach + found.end() for found in pattern.finditer(window)]
        if ends:
            return min(ends, key=lambda end: abs(end - at))
    return at
