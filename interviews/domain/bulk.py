"""Moving many questions of banks at once: the rules of one, in few queries."""

from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Exists, F, OuterRef

from interviews.criteria import LEAST, MOST
from interviews.domain.line_look import look_again
from interviews.domain.question import NO_APPROVAL, VERBS, OwnWork, Unfinished
from interviews.enums import QuestionState
from interviews.models import PastReview, Question, QuestionBank, QuestionVersion
from interviews.models.question import QuestionQuerySet
from prep.accounts.models import User
from prep.held import hold_all

AT_ONCE = 5000

NOT_THERE = "in a state from which that is not possible"
UNFINISHED = f"without {LEAST} to {MOST} criteria"
OWN = "in your own words, and the bank asks for a second pair of eyes"
REASONS: dict[type[Exception], str] = {Unfinished: UNFINISHED, OwnWork: OWN}


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
    if verb == "move" and to is not None:
        look_again()
        tally.done = _move(rows, to, by)
        return tally
    rule = VERBS[verb]
    if rule.changes_draws:
        look_again()
    legal = rows.filter(state__in=rule.sources)
    fit = rule.guard.among(legal, by) if rule.guard else legal
    possible = legal.count() if rule.guard else 0
    if rule.begins_anew:
        _keep(fit, by=by, ended_in=rule.to, note=None if rule.keeps_note else "")
    tally.done = fit.update(state=rule.to, **rule.values(by))
    refused = {REASONS[rule.guard.refusal]: possible - tally.done} if rule.guard else {}
    refused[NOT_THERE] = total - (possible if rule.guard else tally.done)
    tally.refused = {reason: count for reason, count in refused.items() if count}
    return tally


def _keep(rows: QuestionQuerySet, *, by: User, ended_in: str, note: str | None = "") -> None:
    """Before they begin anew: who was on the way that is over stays known. Held, so that no other moves one
    between the copy and the change."""
    hold_all(rows)
    PastReview.objects.keep(rows, by=by, ended_in=ended_in, note=note)


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
