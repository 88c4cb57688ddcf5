"""The embedded reader: a posting's lines, skills and facts by rules, without model and network."""

from typing import Any

from postings.offline.doubts import doubts
from postings.offline.drafting import drafts
from postings.offline.facts import facts
from postings.offline.language import READ, language_of
from postings.offline.links import links
from postings.offline.markup import without_markup
from postings.offline.organization import organizations
from postings.offline.passages import passages
from postings.offline.sections import placed
from postings.offline.skills import MOST_NAMED, categories, filled, listed_skills, skills_in_lines
from postings.offline.title import title_of, trimmed
from postings.offline.town import town
from postings.offline.units import MOST, units
from postings.offline.wanted import says_who
from postings.text import clean

ENOUGH_SKILLS = 8  # a shorter list is filled up with known skills that the lines name
LIST = 3  # names from which on a posting has a list of its own, so that nothing is guessed from grammar
LONGEST = 50_000  # characters that are read; the rest is kept as a passage


def read(text: str) -> dict[str, Any]:
    """What the posting says, in the shape of PostingDraft. Never raises; the same text, the same answer."""
    head = without_markup(text[:LONGEST])
    cut = units(head)
    if len(cut) >= MOST:
        head = head[: cut[-1].end]
    language = language_of(clean(head)) or ("en" if says_who(head) else None)
    places = placed(cut)
    title = title_of(head, places)
    found_facts = facts(head, places, language)
    listed = listed_skills(places, found_facts.taken)
    groups = categories(places, found_facts.taken)
    taken = found_facts.taken | listed.taken | groups.taken | title.taken
    organization, published_by = organizations(head, places, title.text)
    lines = drafts(head, places, taken, language, organization) if language in READ else []
    skills = listed.names
    if len(skills) < ENOUGH_SKILLS:
        skills = filled(skills, skills_in_lines(lines, by_grammar=len(skills) < LIST))[:MOST_NAMED]
    calls = links([line.unit.text for line in lines], skills)
    drafted = [
        {
            "kind": line.kind,
            "importance": line.importance,
            "text": line.unit.text,
            "quote": text[line.unit.start : line.unit.end],
            "quote_start": line.unit.start,
            "skills": called,
        }
        for line, called in zip(lines, calls, strict=True)
    ]
    if where := town(places, organization):
        found_facts.found.setdefault(where.name, where)
    named = [*found_facts.drafts(text), *([published_by.draft(text)] if published_by else [])]
    spans = [(line.unit.start, line.unit.end) for line in lines]
    return {
        "title": trimmed(clean(title.text), organization) if title.text else None,
        "hiring_organization": organization,
        "language": language,
        "lines": drafted,
        "skills": skills,
        "categories": groups.names,
        "facts": named,
        "passages": passages(text, places, spans, taken, len(head)),
        "doubts": doubts(text, language, places, lines, title.text, found_facts, read=len(head)),
    }
