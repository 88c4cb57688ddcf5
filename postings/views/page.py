"""What the page of a posting shows, gathered in a fixed number of queries."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django_htmx.http import retarget

from postings.enums import LineKind, LineOrigin, PassageKind
from postings.fairness import unfair
from postings.forms import SkillForm, language_name
from postings.models import Posting, PostingLine
from postings.offline.doubts import is_other_text, unanswered
from postings.source import InPlace, in_place, pieces

AROUND_A_FACT = 30
QUESTIONS_IN = ("", "en")
HEADINGS = {LineKind.RESPONSIBILITY: "Responsibilities", LineKind.QUALIFICATION: "Qualifications"}


@dataclass(frozen=True)
class LineRow:
    """A line and the words of the posting it stands in."""

    line: PostingLine
    source: InPlace | None
    posting: Posting

    @property
    def is_corrected(self) -> bool:
        return self.line.origin != LineOrigin.READ

    @property
    def skills(self) -> list[str]:
        return [skill.name for skill in self.line.skills.all()]


@dataclass(frozen=True)
class LineList:
    """All lines of one kind."""

    kind: str
    heading: str
    rows: list[LineRow]


def row_of(line: PostingLine, posting: Posting) -> LineRow:
    return LineRow(line, in_place(posting.source_text, line.quote_start, len(line.quote)), posting)


def lines_of(posting: Posting) -> dict[str, Any]:
    """The two lists of lines, those taken out, and the doubts that nothing done by hand has answered."""
    rows = [row_of(line, posting) for line in posting.lines.prefetch_related("skills")]
    live = [row for row in rows if row.line.removed_at is None]
    touched = {row.line.kind for row in rows if row.is_corrected or row.line.removed_at}
    return {
        "posting": posting,
        "lists": [
            LineList(kind.value, heading, [row for row in live if row.line.kind == kind])
            for kind, heading in HEADINGS.items()
        ],
        "removed_rows": [row for row in rows if row.line.removed_at],
        "doubts": [
            *unfair(row.line.text for row in live),
            *unanswered(posting.doubts, {*posting.corrected, *touched}),
        ],
    }


def skills_of(posting: Posting, form: SkillForm | None = None) -> dict[str, Any]:
    """The listed skills, those taken off, and the field for one more."""
    listed = list(posting.listed_skills.select_related("skill"))
    return {
        "posting": posting,
        "skills": [one for one in listed if one.removed_at is None],
        "removed_skills": [one for one in listed if one.removed_at],
        "skill_form": form or SkillForm(),
    }


def page_of(posting: Posting, form: SkillForm | None = None) -> dict[str, Any]:
    """Everything on the page."""
    lines, skills = lines_of(posting), skills_of(posting, form)
    rows = [row for one in lines["lists"] for row in one.rows]
    can_ask, is_bare = posting.language in QUESTIONS_IN, not rows and not skills["skills"]
    return {
        **lines,
        **skills,
        "fact_rows": [{**fact, "source": _fact_source(posting, fact["name"])} for fact in posting.facts],
        "passages": _passages(posting),
        "pieces": pieces(
            posting.source_text, [_span(row.line) for row in rows if row.line.quote_start is not None]
        ),
        "is_bare": is_bare,
        "is_other_text": is_other_text(lines["doubts"]),
        "can_ask": can_ask,
        "is_unread": is_bare and not can_ask and not (lines["removed_rows"] or skills["removed_skills"]),
        "language": language_name(posting.language),
    }


def panel(request: HttpRequest, posting: Posting, **also: Any) -> HttpResponse:
    """Everything on the page for htmx, whatever part of it asked."""
    response = render(request, "postings/posting/_panel.html", {**page_of(posting), **also})
    return retarget(response, f"#posting-{posting.code}")


def _span(line: PostingLine) -> tuple[int, int]:
    start = line.quote_start or 0
    return start, start + len(line.quote)


def _fact_source(posting: Posting, name: str) -> InPlace | None:
    quote, start = posting.fact_sources.get(name) or ("", None)
    return in_place(posting.source_text, start, len(quote), around=AROUND_A_FACT)


def _passages(posting: Posting) -> list[tuple[str, list[str]]]:
    """What was kept apart, by why."""
    groups = {kind: [one["quote"] for one in posting.passages if one["kind"] == kind] for kind in PassageKind}
    return [(kind.label, quotes) for kind, quotes in groups.items() if quotes]
