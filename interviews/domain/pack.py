"""Starter packs become banks: what is new is added, what changed is renewed, what a curator touched is left."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from interviews.content import Content
from interviews.domain import question as questions
from interviews.domain.line_look import look_again
from interviews.enums import BankVisibility, QuestionState
from interviews.models import Question, QuestionBank, QuestionVersion
from interviews.models.question import CONTENT
from interviews.packs import Pack, PackQuestion, fingerprint


@dataclass
class Loaded:
    """What loading did, in questions."""

    added: int = 0
    renewed: int = 0
    left: int = 0  # changed in the pack, but a curator has edited or retired it here


@transaction.atomic
def load(packs: list[Pack]) -> Loaded:
    """Bring the shared banks up to date with the packs. Safe to run at any time; what is there already and
    unchanged costs one query in all. All or nothing, so that of two at once on SQLite the second finds what the
    first has added."""
    there = {
        str(key): (pk, stamp)
        for pk, key, stamp in Question.objects.exclude(pack_key=None).values_list(
            "pk", "pack_key", "pack_stamp"
        )
    }
    loaded = Loaded()
    for pack in packs:
        _load(pack, there, loaded)
    if loaded.added or loaded.renewed:
        look_again()
    return loaded


def content_of(question: PackQuestion) -> Content:
    return Content(
        text=question.text,
        kind=question.kind,
        difficulty=question.difficulty,
        minutes=question.minutes,
        criteria=question.criteria,
        probes=question.probes,
        levels=question.levels,
    )


def stamp_of(values: dict[str, Any]) -> str:
    """The fingerprint of a question's content, from a pack or from a row."""
    return fingerprint({name: values[name] for name in CONTENT})


def _load(pack: Pack, there: dict[str, tuple[int, str]], loaded: Loaded) -> None:
    new = [question for question in pack.questions if question.key not in there]
    if new:
        _add(_bank(pack, there), new)
        loaded.added += len(new)
    for question in pack.questions:
        pk, stamp = there.get(question.key, (0, ""))
        content = content_of(question)
        if pk and stamp != stamp_of(content.values()):
            renewed = _renew(questions.locked(Question(pk=pk)), content)
            loaded.renewed += renewed
            loaded.left += not renewed


def _bank(pack: Pack, there: dict[str, tuple[int, str]]) -> QuestionBank:
    """The bank that holds the family's questions, wherever curators have taken it; a new one without any."""
    known = next((pk for key, (pk, _) in there.items() if key.startswith(f"{pack.family}/")), None)
    if known is not None:
        return Question.objects.select_related("bank").get(pk=known).bank
    return QuestionBank.objects.create(
        name=pack.name,
        description=pack.description,
        job_family=pack.family,
        visibility=BankVisibility.SHARED,
    )


def _add(bank: QuestionBank, new: list[PackQuestion]) -> None:
    """Approved at once: a pack was reviewed where it was written, and whoever runs Prep chose to load it."""
    contents = [content_of(question) for question in new]
    made = questions.write_many(bank, contents, by=None, pack_keys=[question.key for question in new])
    for row, content in zip(made, contents, strict=True):
        row.pack_stamp = stamp_of(content.values())
        row.state, row.approved_at = QuestionState.APPROVED, timezone.now()
    Question.objects.bulk_update(made, ["pack_stamp", "state", "approved_at"])


def _renew(row: Question, content: Content) -> bool:
    """A new version where the wording that stands is the pack's own; False where a person has changed it."""
    untouched = row.pack_stamp == stamp_of({name: getattr(row, name) for name in CONTENT})
    if not untouched or row.state == QuestionState.RETIRED:
        return False
    values = content.values()
    number = row.version + 1
    QuestionVersion.objects.create(question=row, number=number, by=None, **values)
    Question.objects.filter(pk=row.pk).update(
        version=number, criteria_count=len(content.criteria), pack_stamp=stamp_of(values), **values
    )
    questions.link_skills([(row, content)])
    return True
