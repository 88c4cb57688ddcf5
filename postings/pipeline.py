"""The slow verb of postings: reading one."""

from datetime import date
from typing import Any, TypeVar

from django.db.models import Max

from postings.backing import DATES, NUMBERS, is_backed
from postings.enums import LineOrigin
from postings.models import Posting, PostingLine, PostingSkill, Skill
from postings.models.posting import FACT_FIELDS
from postings.offline.markup import without_markup
from postings.plain import is_plain
from postings.prompts import read_posting as reading
from postings.prompts.read_posting import FactDraft, LineDraft, PassageDraft, PostingDraft
from postings.text import clean, find_quote, find_span, fold
from prep.engines.ask import ask, keep
from prep.engines.base import Bill
from prep.generation import EMBEDDED, work

Piece = TypeVar("Piece", LineDraft, FactDraft, PassageDraft)
MAX_LINES = 200
MAX_SKILLS = 60


def read_posting(pk: int) -> None:
    """Read a posting again or for the first time. What a person corrected, added or removed stays."""
    with work(Posting, pk) as claim:
        if claim is None:
            return
        posting = Posting.objects.get(pk=pk)
        facts = reading.ReadPostingFacts(text=posting.source_text)
        prompt, bill, wanted = reading.prompt(facts), Bill(posting.owner_id), posting.engine_wanted
        reply = ask(prompt, subject=f"posting {posting.code}", bill=bill, wanted=wanted)
        draft = reply.value if reply.engine == EMBEDDED else _backed(posting, reply.value)
        with claim.finishing(engine=reply.engine):
            posting.refresh_from_db()  # a correction may have come in while the engine was reading
            _write_facts(posting, draft)
            skills = _write_skills(posting, draft)
            _write_lines(posting, draft, skills)
            if draft.lines:
                keep(prompt, [reply.value], bill=bill, model=reply.model, wanted=wanted)


def _write_facts(posting: Posting, draft: PostingDraft) -> None:
    found = {fact.name: fact for fact in draft.facts}
    values: dict[str, Any] = {name: fact.value for name, fact in found.items()}
    names = {"title": draft.title or "", "hiring_organization": draft.hiring_organization or ""}
    values |= {name: value if _named_in(posting, [value]) else "" for name, value in names.items()}
    for name in FACT_FIELDS:
        if name not in posting.corrected:
            setattr(posting, name, _fitting(posting, name, values.get(name, "")))
    posting.fact_sources = {
        name: [fact.quote, fact.quote_start] for name, fact in found.items() if _stands(posting, fact)
    }
    if "language" not in posting.corrected:
        posting.language = _fitting(posting, "language", draft.language or "")
    posting.categories = [name[:80] for name in draft.categories][:10]
    posting.doubts = [doubt[:300] for doubt in draft.doubts][:10]
    posting.passages = [
        passage.model_dump(mode="json") for passage in draft.passages if _stands(posting, passage)
    ]
    fields = [*FACT_FIELDS, "fact_sources", "language", "categories", "doubts", "passages"]
    posting.save(update_fields=fields)


def _backed(posting: Posting, draft: PostingDraft) -> PostingDraft:
    """What a model read, without what the text does not bear out: facts whose quote does not say them, fields
    of work that are not named, doubts that are no plain words. Quotes are put where they stand."""
    facts = [_placed(posting, fact) for fact in draft.facts]
    return draft.model_copy(
        update={
            "lines": [_placed(posting, line) for line in draft.lines],
            "facts": [
                fact
                for fact in facts
                if _stands(posting, fact) and is_backed(fact.name, fact.value, fact.quote)
            ],
            "passages": [_placed(posting, passage) for passage in draft.passages],
            "categories": _named_in(posting, draft.categories),
            "doubts": [doubt for doubt in draft.doubts if is_plain(doubt, 300)],
        }
    )


def _placed(posting: Posting, piece: Piece) -> Piece:
    """A model counts characters badly: a quote that stands elsewhere is put there, to the letter."""
    if _stands(posting, piece) or not piece.quote.strip():
        return piece
    span = find_span(posting.source_text, piece.quote)
    if span is None:
        return piece
    return piece.model_copy(update={"quote": posting.source_text[slice(*span)], "quote_start": span[0]})


def _fitting(posting: Posting, name: str, value: Any) -> Any:
    """The value as its column takes it; what does not fit is left out, never bent."""
    if name in NUMBERS:
        return int(value) if str(value).isdecimal() and int(value) <= 70 else None
    if name in DATES:
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            return None
    field = posting._meta.get_field(name)
    choices: Any = getattr(field, "choices", None)
    if choices and value not in dict(choices):
        return ""
    return str(value)[: field.max_length]  # type: ignore[union-attr]


def _stands(posting: Posting, piece: Any) -> bool:
    """Do the quoted words stand in the posting at the place they name?"""
    start, quote = piece.quote_start, piece.quote
    return bool(quote) and start >= 0 and posting.source_text[start : start + len(quote)] == quote


def _named_in(posting: Posting, names: list[str]) -> list[str]:
    """Those of the names that stand in the posting, however they are spelled there."""
    text = fold(clean(without_markup(posting.source_text)))
    return [name for name in names if fold(name) and fold(name) in text]


def _write_skills(posting: Posting, draft: PostingDraft) -> dict[str, Skill]:
    """The listed skills, in the posting's order; returns name -> row for those that are listed now."""
    rows = Skill.objects.current(_named_in(posting, draft.skills)[:MAX_SKILLS])
    read = posting.listed_skills.filter(origin=LineOrigin.READ, removed_at=None)
    by_hand = posting.lines.live().exclude(origin=LineOrigin.READ)  # what a person linked stays listed
    read.exclude(skill__in=rows.values()).exclude(skill__posting_lines__in=by_hand).delete()
    kept = {listing.skill_id: listing for listing in posting.listed_skills.all()}
    PostingSkill.objects.bulk_create(
        PostingSkill(posting=posting, skill=skill, position=position)
        for position, skill in enumerate(dict.fromkeys(rows.values()))
        if skill.pk not in kept
    )
    removed = {pk for pk, listing in kept.items() if listing.removed_at}
    return {name: skill for name, skill in rows.items() if skill.pk not in removed}


def _write_lines(posting: Posting, draft: PostingDraft, skills: dict[str, Skill]) -> None:
    kept = list(posting.lines.exclude(origin=LineOrigin.READ, removed_at=None))
    taken = [
        (line.quote_start, line.quote_start + len(line.quote))
        for line in kept
        if line.quote_start is not None
    ]
    wanted = {
        line.quote_start: line
        for line in draft.lines[:MAX_LINES]
        if line.text.strip() and line.quote.strip() and _stands(posting, line) and not _overlaps(line, taken)
    }
    # A line that reads as before keeps its row: the questions written for it still point at it.
    for row in posting.lines.filter(origin=LineOrigin.READ, removed_at=None):
        again = wanted.get(row.quote_start or 0)
        if again is None or _wording(again) != row.text or again.kind != row.kind:
            row.delete()
        else:
            del wanted[again.quote_start]
            if row.importance != again.importance:
                row.importance = again.importance
                row.save(update_fields=["importance"])
            row.skills.set(_called(again, skills))
    _add_lines(posting, [wanted[start] for start in sorted(wanted)], skills)
    _number(posting)


def _wording(line: LineDraft) -> str:
    """The line as drafted where that is what the posting says, else the posting's own words."""
    quote = clean(without_markup(line.quote))
    says = line.text if find_quote(quote, line.text) is not None else quote
    return " ".join(says.split())[:1000]


def _overlaps(line: LineDraft, taken: list[tuple[int, int]]) -> bool:
    start, end = line.quote_start, line.quote_start + len(line.quote)
    return any(start < b and a < end for a, b in taken)


def _add_lines(posting: Posting, lines: list[LineDraft], skills: dict[str, Skill]) -> None:
    """New rows with their links to skills, in two statements however many they are."""
    rows = PostingLine.objects.bulk_create(
        PostingLine(
            posting=posting,
            position=position,  # right where nothing else is there; else put right below
            kind=line.kind,
            importance=line.importance,
            text=_wording(line),
            quote=line.quote,
            quote_start=line.quote_start,
        )
        for position, line in enumerate(lines)
    )
    links = PostingLine.skills.through
    links.objects.bulk_create(
        links(postingline=row, skill=skill)
        for row, line in zip(rows, lines, strict=True)
        for skill in _called(line, skills)
    )


def _called(line: LineDraft, skills: dict[str, Skill]) -> list[Skill]:
    """The rows of the skills that the line calls on."""
    return list(dict.fromkeys(skills[name] for name in line.skills if name in skills))


def _number(posting: Posting) -> None:
    """Positions follow the posting; lines added by hand come last."""
    last = posting.lines.aggregate(last=Max("quote_start"))["last"] or 0
    lines = sorted(
        posting.lines.all(),
        key=lambda line: line.quote_start if line.quote_start is not None else last + line.pk,
    )
    moved = [line for position, line in enumerate(lines) if line.position != position]
    for position, line in enumerate(lines):
        line.position = position
    PostingLine.objects.bulk_update(moved, ["position"])
