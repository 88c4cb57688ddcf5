"""A short posting, what an engine may say of it, and what is then in the database."""

from typing import Any

from postings.models import Posting

TEXT = (
    "Ward Sister\nRiverside\nLead a team of nurses.\nPlan the rota.\nThree years on a ward.\nTact, Planning"
)


def line(words: str, **also: Any) -> dict[str, Any]:
    facts = {"kind": "responsibility", "text": words, "quote": words, "quote_start": TEXT.find(words)}
    return {**facts, **also}


def draft(**also: Any) -> dict[str, Any]:
    lines = [line("Lead a team of nurses.", skills=["Tact"]), line("Plan the rota.", skills=["Planning"])]
    return {"title": "Ward Sister", "language": "en", "lines": lines, "skills": ["Tact", "Planning"], **also}


def texts(posting: Posting) -> list[str]:
    return list(posting.lines.live().values_list("text", flat=True))


def listed(posting: Posting) -> list[str]:
    return list(posting.listed_skills.filter(removed_at=None).values_list("skill__name", flat=True))
