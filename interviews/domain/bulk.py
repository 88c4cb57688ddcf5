"""Moving many questions of banks at once: the rules of one, in few queries."""

from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from interviews.criteria import LEAST, MOST
from interviews.domain.line_look import look_again
from interviews.domain.question import NO_APPROVAL, NO_RETIREMENT, NO_REVIEW
from interviews.enums import QUESTION_MOVES, QuestionState
from interviews.models import PastReview, Question, QuestionBank, QuestionVersion
from interviews.models.question import QuestionQuerySet
from prep.accounts.models import User
from prep.held import hold_all
from prep.states import sources

AT_ONCE = 5000

NOT_THERE = "in a state from which that is not possible"
UNFINISHED = f"without {LEAST} to {MOST} criteria"
OWN = "in your own words, and the bank asks for a second pair of eyes"
TARGETS = {
    "submit": QuestionState.IN_REVIEW,
    "approve": QuestionState.APPROVED,
    "send_back": QuestionState.DRAFT,
    "retire": QuestionState.RETIRED,
    "take_up": QuestionState.DRAFT,
}
# Where a state can be reached in two ways, each verb goes its own.
FROM = {
    "submit": {QuestionState.DRAFT},
    "send_back": {QuestionState.IN_REVIEW},
    "take_up": {QuestionState.RETIRED},
}
BEGIN_ANEW = ("send_back", "take_up")


@dataclass
class Tally:
    """What became of the questions: how many were moved, how many were not and why, how many are left."""

    done: int = 0
    refused: dict[str, int] = field(default_factory=dict)
    left: bool = False


@transaction.atomic
def act(questions: QuestionQuerySet, verb: str, *, by: User, to: QuestionBank | None = None) -> Tally:
    """Submit, approve, send back, retire, take up or move the newest of these questions, AT_ONCE at most."""
    keys = list(questions.order_by("-pk").values_list("pk", flat=True)[: AT_ONCE + 1])
    rows = Question.objects.filter(pk__in=keys[:AT_ONCE])
    tally = Tally(left=len(keys) > AT_ONCE)
    total = len(keys[:AT_ONCE])
    if verb in ("approve", "retire", "move"):
        look_again()
    if verb == "move" and to is not None:
        tally.done = _move(rows, to, by)
        return tally
    target = TARGETS[verb]
    legal = rows.filter(state__in=FROM.get(verb) or sources(QUESTION_MOVES, target))
    fit = legal
    reason = ""
    if verb == "submit":
        fit, reason = legal.filter(criteria_count__range=(LEAST, MOST)), UNFINISHED
    if verb == "approve":
        # By key, not by a join: the update then needs no second look at the rows.
        strict = QuestionBank.objects.filter(needs_second_eyes=True).values("pk")
        fit, reason = legal.exclude(Q(bank__in=strict), Exists(own_words(by))), OWN
    possible = legal.count() if reason else 0
    if verb in BEGIN_ANEW:
        _keep(fit, by=by, ended_in=target, note=None if verb == "take_up" else "")
    tally.done = fit.update(state=target, **_also(verb, by))
    refused = {reason: possible - tally.done} if reason else {}
    refused[NOT_THERE] = total - (possible if reason else tally.done)
    tally.refused = {reason: count for reason, count in refused.items() if count}
    return tally


def _keep(rows: QuestionQuerySet, *, by: User, ended_in: str, note: str | None = "") -> None:
    """Before they begin anew: who was on the way that is over stays known. Held, so that no other moves one
    between the copy and the change."""
    hold_all(rows)
    PastReview.objects.keep(rows, by=by, ended_in=ended_in, note=note)


def own_words(person: User) -> Any:
    """The versions that stand now and are this person's, for each question."""
    return QuestionVersion.objects.filter(question=OuterRef("pk"), number=OuterRef("version"), by=person.pk)


def _also(verb: str, by: User) -> dict[str, Any]:
    now = timezone.now()
    values: dict[str, dict[str, Any]] = {
        "submit": {"submitted_by": by, "submitted_at": now, "note": ""},
        "approve": {"approved_by": by, "approved_at": now, "note": ""},
        "send_back": {"note": "", **NO_REVIEW},
        "retire": {"retired_by": by, "retired_at": now, "note": ""},
        "take_up": {"merged_into": None, "note": "", **NO_REVIEW, **NO_APPROVAL, **NO_RETIREMENT},
    }
    return values[verb]


def _move(rows: QuestionQuerySet, to: QuestionBank, by: User) -> int:
    """Into another bank. Where that asks for a second pair of eyes, what its writer approved is reviewed anew."""
    if to.needs_second_eyes:
        alone = QuestionVersion.objects.filter(
            question=OuterRef("pk"), number=OuterRef("version"), by=OuterRef("approved_by")
        )
        again = {
            "state": QuestionState.IN_REVIEW,
            "submitted_by": F("approved_by"),
            "submitted_at": F("approved_at"),
        }
        anew = rows.approved().filter(Exists(alone))
        _keep(anew, by=by, ended_in=QuestionState.IN_REVIEW)
        anew.update(**again, **NO_APPROVAL)
    return rows.update(bank=to)
