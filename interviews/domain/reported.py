"""Bringing back what was asked in a real interview, and what the person who reported it may do with it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from interviews import wording
from interviews.enums import ReportedState
from interviews.models import ReportedQuestion
from interviews.reported_text import fold, organization_key, role_key
from postings.models import Posting
from prep.accounts.models import User
from prep.held import hold
from prep.states import IllegalMove

A_DAY = 30  # reports of one person in 24 hours
LOOKED_AT = 400  # earlier reports that a new one is held against


class TooMany(Exception):
    """More than a person may report in a day. `left` says how many still fit."""

    def __init__(self, left: int) -> None:
        super().__init__(left)
        self.left = left


@dataclass
class Kept:
    """What became of a paste: the new reports, and texts that this person had reported before."""

    new: list[ReportedQuestion] = field(default_factory=list)
    again: list[str] = field(default_factory=list)


@transaction.atomic
def report(
    *,
    by: User,
    texts: Iterable[str],
    hiring_organization: str,
    role: str,
    stage: str,
    asked_on: date,
    country: str = "",
    posting: Posting | None = None,
) -> Kept:
    """Keep what was asked, for curators to look at. Nothing of it is shown to others before that.

    The same person reports the same question at one organization once, however often it is sent.
    """
    hold(User.objects.all(), by.pk)  # of two clicks at once the second waits for the first
    key = organization_key(hiring_organization)
    kept = _sorted(by, key, texts)
    left = A_DAY - _today(by)
    if len(kept.new) > left:
        raise TooMany(max(left, 0))
    leads = _leads(key, [row.fold for row in kept.new])
    for row in kept.new:
        row.posting, row.asked_on, row.country = posting, asked_on.replace(day=1), country
        row.hiring_organization, row.role, row.role_key = hiring_organization, role, role_key(role)
        row.stage, row.lead = stage, _lead_of(row, leads)
        row.save()
    return kept


@transaction.atomic
def withdraw(row: ReportedQuestion) -> None:
    """Take a report back while nobody has decided about it."""
    _hand_on([row.pk])
    deleted, _ = ReportedQuestion.objects.pending().filter(pk=row.pk).delete()
    if not deleted:
        raise IllegalMove("a curator has decided about it already")


def forget(person: User) -> None:
    """Before a person is erased: what waits or was not taken goes; what counts stays as a number that names
    nobody, in the wording that curators gave it."""
    own = ReportedQuestion.objects.filter(reporter=person)
    gone = own.filter(state__in=(ReportedState.PENDING, ReportedState.REJECTED)) | own.filter(question=None)
    _hand_on(list(gone.values_list("pk", flat=True)))
    gone.delete()
    for row in own.select_related("question"):
        text = row.question.text[:300] if row.question else row.text
        own.filter(pk=row.pk).update(
            reporter=None, posting=None, country="", text=text, fold=fold(text), note=""
        )


def _sorted(by: User, key: str, texts: Iterable[str]) -> Kept:
    own = ReportedQuestion.objects.filter(reporter=by, organization_key=key)
    said = list(own.values_list("text", flat=True)[:LOOKED_AT])
    kept = Kept()
    for text in texts:
        if wording.near_duplicate(text, said):
            kept.again.append(text)
            continue
        said.append(text)
        kept.new.append(ReportedQuestion(reporter=by, organization_key=key, text=text, fold=fold(text)))
    return kept


def _today(by: User) -> int:
    since = timezone.now() - timedelta(days=1)
    return ReportedQuestion.objects.filter(reporter=by, created_at__gt=since).count()


def _leads(key: str, folds: list[str]) -> list[ReportedQuestion]:
    """First reports that a new one may be the same as: those with the same words, and those of the same
    organization."""
    first = ReportedQuestion.objects.filter(Q(fold__in=folds) | Q(organization_key=key), lead=None)
    return list(first.order_by("-pk")[:LOOKED_AT])


def _lead_of(row: ReportedQuestion, leads: list[ReportedQuestion]) -> ReportedQuestion | None:
    same = next((lead for lead in leads if lead.fold == row.fold), None)
    if same is None:
        text = wording.near_duplicate(row.text, [lead.text for lead in leads])
        same = next((lead for lead in leads if lead.text == text), None)
    if same is None:
        leads.append(row)
    return same


def _hand_on(leads: list[int]) -> None:
    """Before first reports go: the oldest of those joined to each takes its place."""
    after = ReportedQuestion.objects.filter(lead__in=leads).exclude(pk__in=leads).order_by("pk")
    heirs: dict[int | None, int] = {}
    for pk, lead in after.values_list("pk", "lead"):
        heirs.setdefault(lead, pk)
    for lead, heir in heirs.items():
        ReportedQuestion.objects.filter(lead=lead).update(lead=heir)
        ReportedQuestion.objects.filter(pk=heir).update(lead=None)
