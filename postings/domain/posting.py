"""What a person does with a posting. Corrections survive every new reading."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone

from postings.enums import LineOrigin
from postings.models import Posting, PostingLine, PostingSkill, Skill
from postings.tasks import read_posting
from prep import generation
from prep.accounts.models import User
from prep.generation import GenerationState
from prep.held import hold, hold_again

DOUBLE_CLICK = timedelta(minutes=1)


@transaction.atomic
def submit(*, text: str, by: User) -> Posting:
    """Keep the text and have it read. Sent twice, the same text is one posting while it waits or is fresh."""
    hold(User.objects.all(), by.pk)  # of two clicks at once the second waits for the first
    waits = Q(state=GenerationState.QUEUED) | Q(created_at__gt=timezone.now() - DOUBLE_CLICK)
    before = Posting.objects.filter(waits, owner=by, source_text=text).first()
    if before is not None:
        return before
    posting = Posting.objects.create(owner=by, source_text=text)
    generation.queue(posting, read_posting)
    return posting


@transaction.atomic
def reread(posting: Posting, *, engine: str = "") -> bool:
    """Have it read again. False when it is being read already."""
    return generation.requeue(posting, read_posting, engine_wanted=engine)


@transaction.atomic
def correct_facts(posting: Posting, **values: Any) -> None:
    """Set facts by hand. Only those that changed count as corrected."""
    hold_again(posting)  # a reading may have come to its end since
    changed = [name for name, value in values.items() if getattr(posting, name) != value]
    if not changed:
        return
    for name in changed:
        setattr(posting, name, values[name])
        posting.fact_sources.pop(name, None)
    posting.corrected = sorted({*posting.corrected, *changed})
    posting.save(update_fields=[*changed, "corrected", "fact_sources"])
    _touch(posting)


@transaction.atomic
def correct_line(line: PostingLine, *, text: str, kind: str, importance: str, skills: Iterable[str]) -> None:
    """Change a line by hand. It keeps its words of the posting; saved as it was, it stays as it was."""
    _hold(line.posting_id)
    hold_again(line)
    listed = _listed(line.posting, skills)
    wording = (line.text, line.kind, line.importance)
    if wording == (text, kind, importance) and set(line.skills.all()) == set(listed):
        return
    line.text, line.kind, line.importance = text, kind, importance
    if line.origin == LineOrigin.READ:
        line.origin = LineOrigin.EDITED
    line.save(update_fields=["text", "kind", "importance", "origin"])
    line.skills.set(listed)
    _touch(line.posting)


@transaction.atomic
def add_line(
    posting: Posting, *, text: str, kind: str, importance: str, skills: Iterable[str]
) -> PostingLine:
    _hold(posting.pk)
    last = posting.lines.aggregate(last=Max("position"))["last"]
    line = posting.lines.create(
        position=0 if last is None else last + 1,
        kind=kind,
        importance=importance,
        text=text,
        origin=LineOrigin.ADDED,
    )
    line.skills.set(_listed(posting, skills))
    _touch(posting)
    return line


@transaction.atomic
def remove_line(line: PostingLine) -> None:
    """Take a line out. The row stays, so that a new reading does not bring it back."""
    _hold(line.posting_id)
    if PostingLine.objects.filter(pk=line.pk, removed_at=None).update(removed_at=timezone.now()):
        _touch(line.posting)


@transaction.atomic
def restore_line(line: PostingLine) -> None:
    _hold(line.posting_id)
    if PostingLine.objects.filter(pk=line.pk).exclude(removed_at=None).update(removed_at=None):
        _touch(line.posting)


@transaction.atomic
def add_skill(posting: Posting, *, name: str) -> PostingSkill:
    """List a skill; one that was removed comes back."""
    _hold(posting.pk)
    listed = _list(posting, [name])[0]
    _touch(posting)
    return listed


@transaction.atomic
def remove_skill(listed: PostingSkill) -> None:
    """Take a skill off the list and off the lines."""
    _hold(listed.posting_id)
    PostingSkill.objects.filter(pk=listed.pk, removed_at=None).update(removed_at=timezone.now())
    links = PostingLine.skills.through.objects
    links.filter(postingline__posting_id=listed.posting_id, skill_id=listed.skill_id).delete()
    _touch(listed.posting)


def _hold(posting: int) -> None:
    """A reading, or another tab, comes to its end before or begins after: neither undoes what the other did."""
    hold(Posting.objects.all(), posting)


def _listed(posting: Posting, names: Iterable[str]) -> list[Skill]:
    """The skills of those names, listed on the posting if they were not."""
    return [listed.skill for listed in _list(posting, list(names))]


def _list(posting: Posting, names: list[str]) -> list[PostingSkill]:
    last = posting.listed_skills.aggregate(last=Max("position"))["last"] or 0
    found = []
    for offset, skill in enumerate(dict.fromkeys(Skill.objects.current(names).values()), start=1):
        listed, _ = posting.listed_skills.get_or_create(
            skill=skill, defaults={"position": last + offset, "origin": LineOrigin.ADDED}
        )
        if listed.removed_at:
            listed.removed_at = None
            listed.save(update_fields=["removed_at"])
        found.append(listed)
    return found


def _touch(posting: Posting) -> None:
    posting.edited_at = timezone.now()
    posting.save(update_fields=["edited_at"])
