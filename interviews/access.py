"""Who may see what: the person it belongs to, nobody else. Others' rows look like rows that do not exist.

Postings, question sets and prep links of an organization belong to its members of this moment. What candidates
do with them belongs to the candidates; `views/shared.py` alone reads of it what they agree to show.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Max, Prefetch, Q, QuerySet
from django.http import Http404

from interviews.enums import LinkState
from interviews.models import (
    Answer,
    Assessment,
    Consent,
    Interview,
    Invitation,
    PrepLink,
    Question,
    QuestionBank,
    QuestionSet,
    ReportedQuestion,
    SetItem,
    Verdict,
)
from interviews.models.prep_link import PrepLinkQuerySet
from postings.models import Posting
from prep.accounts.models import Membership, Organization, User
from prep.accounts.organizations import belongs_to

CLOSED_LINK = "closed link"  # the 404 page says a word more about it


@dataclass(frozen=True)
class Entrance:
    """A prep link as this browser came by it, and what the person has begun there."""

    link: PrepLink
    invitation: Invitation | None
    interviews: tuple[Interview, ...] = ()

    @property
    def mark(self) -> list[str | int]:
        """What the browser's session keeps: no token, and worthless once the token was changed."""
        lock = self.invitation or self.link
        return [self.invitation.pk if self.invitation else 0, lock.token_hash]


def question_set_for(person: User, code: str) -> QuestionSet:
    sets = QuestionSet.objects.select_related("posting", "requested_by")
    found = sets.filter(belongs_to(person, "requested_by"), code=code).first()
    if found is None:
        raise Http404("no such question set")
    return found


def may_open_set(person: User, question_set: QuestionSet) -> bool:
    if question_set.requested_by_id == person.pk:
        return True
    return QuestionSet.objects.filter(belongs_to(person, "requested_by"), pk=question_set.pk).exists()


def item_for(person: User, code: str, pk: int, *, or_removed: bool = False) -> SetItem:
    """A question that is still in the set, or was taken out of it if that is asked for."""
    items = SetItem.objects.all() if or_removed else SetItem.objects.live()
    items = items.select_related("question_set__posting", "question_set__requested_by")
    mine = belongs_to(person, "question_set__requested_by")
    found = items.filter(mine, pk=pk, question_set__code=code).first()
    if found is None:
        raise Http404("no such question")
    return found


def interview_for(person: User, code: str) -> Interview:
    found = own_interview(person, code)
    _must_be_open(person, found)
    return found


def own_interview(person: User, code: str) -> Interview:
    """As interview_for, also when the link it was begun by was revoked: for erasing and for taking back what
    is shown, which nobody can close."""
    interviews = Interview.objects.select_related("question_set__posting", "prep_link__organization")
    found = interviews.filter(code=code, candidate=person).first()
    if found is None:
        raise Http404("no such interview")
    return found


def answer_for(person: User, code: str, pk: int) -> Answer:
    answers = Answer.objects.select_related(
        "interview__question_set__posting", "interview__prep_link__organization", "item"
    )
    found = answers.filter(pk=pk, interview__code=code, interview__candidate=person).first()
    if found is None:
        raise Http404("no such answer")
    _must_be_open(person, found.interview)
    return found


def assessment_for(person: User, code: str, pk: int) -> Assessment:
    assessments = Assessment.objects.select_related("answer__interview__prep_link__organization")
    own = assessments.filter(answer__interview__code=code, answer__interview__candidate=person)
    found = own.filter(answer=pk).first()
    if found is None:
        raise Http404("no such assessment")
    _must_be_open(person, found.answer.interview)
    return found


def verdict_for(person: User, code: str, pk: int) -> Verdict:
    verdicts = Verdict.objects.select_related(
        "assessment__answer__interview__prep_link__organization", "assessment__answer__item"
    )
    own = verdicts.filter(
        assessment__answer__interview__code=code, assessment__answer__interview__candidate=person
    )
    found = own.prefetch_related("corrections").filter(pk=pk).first()
    if found is None:
        raise Http404("no such verdict")
    _must_be_open(person, found.assessment.answer.interview)
    return found


def _must_be_open(person: User, interview: Interview) -> None:
    """A guest is let in by the link; once that is revoked, the guest is out. An account needs no link."""
    if person.is_visitor and interview.prep_link is not None and interview.prep_link.revoked_at:
        raise Http404(CLOSED_LINK)


def practice_of(person: User | None) -> QuerySet[Posting]:
    """A person's postings, newest first, each with its question sets and their interviews."""
    mine = Posting.objects.filter(owner=person) if person else Posting.objects.none()
    interviews = _with_counts(Interview.objects.filter(candidate=person))
    sets = QuestionSet.objects.prefetch_related(Prefetch("interviews", interviews))
    return mine.prefetch_related(Prefetch("question_sets", sets))


def invited_practice_of(person: User | None) -> QuerySet[Interview]:
    """A person's interviews on questions that are not their own: those begun by a prep link."""
    interviews = Interview.objects.filter(candidate=person) if person else Interview.objects.none()
    begun = interviews.exclude(question_set__requested_by=person)
    return _with_counts(begun.select_related("question_set__posting", "prep_link__organization"))


def _with_counts(interviews: QuerySet[Interview]) -> QuerySet[Interview]:
    """Newest first, said here: rows that are counted lose the order of their model."""
    return interviews.annotate(
        asked=Count("answers", filter=Q(answers__attempt=1)),
        answered=Count("answers", filter=Q(answers__attempt=1, answers__submitted_at__isnull=False)),
    ).order_by("-created_at", "-pk")


def banks_of(curator: User) -> QuerySet[QuestionBank]:
    """The banks a curator works in: all shared ones and those of their own."""
    return QuestionBank.objects.for_curator(curator)


def bank_for(curator: User, code: str) -> QuestionBank:
    found = banks_of(curator).filter(code=code).first()
    if found is None:
        raise Http404("no such bank")
    return found


def own_bank_for(curator: User, code: str) -> QuestionBank:
    """A bank whose settings this curator may change: their own, or one that nobody owns any more."""
    found = bank_for(curator, code)
    if found.curator_id not in (None, curator.pk) and not curator.is_superuser:
        raise Http404("not this curator's bank")
    return found


def question_for(curator: User, code: str) -> Question:
    people = ("bank", "author", "submitted_by", "approved_by", "retired_by", "merged_into")
    questions = Question.objects.for_curator(curator).select_related(*people)
    found = questions.filter(code=code).first()
    if found is None:
        raise Http404("no such question")
    return found


def reported_for(person: User, code: str) -> ReportedQuestion:
    """A question that the person has reported."""
    found = ReportedQuestion.objects.filter(code=code, reporter=person).first()
    if found is None:
        raise Http404("no such report")
    return found


def reported_of(person: User) -> QuerySet[ReportedQuestion]:
    """All that a person has reported, newest first, each with what became of it."""
    return ReportedQuestion.objects.filter(reporter=person).select_related("question")


def moderated(code: str) -> ReportedQuestion:
    """Any reported question, for curators: the role is asked for at the door."""
    found = ReportedQuestion.objects.select_related("lead", "question__bank").filter(code=code).first()
    if found is None:
        raise Http404("no such report")
    return found


# ---------------------------------------------------------------- prep links, for those who share them


def links_of(organization: Organization) -> QuerySet[PrepLink]:
    return PrepLink.objects.filter(organization=organization)


def link_for(person: User, code: str) -> PrepLink:
    """A link of the organization that the person is a member of now."""
    links = PrepLink.objects.select_related("organization", "question_set__posting")
    found = links.filter(code=code, organization__memberships__person=person).first()
    if found is None:
        raise Http404("no such link")
    return found


def membership_for(person: User, pk: int) -> Membership:
    """A place in the organization that the person is a member of now."""
    places = Membership.objects.select_related("organization", "person")
    found = places.filter(pk=pk, organization__memberships__person=person).first()
    if found is None:
        raise Http404("no such member")
    return found


def shared_set_for(person: User, code: str) -> QuestionSet:
    """A question set of the organization, to be shared by a link."""
    sets = QuestionSet.objects.select_related("posting", "requested_by__organization")
    found = sets.filter(code=code, requested_by__organization__memberships__person=person).first()
    if found is None:
        raise Http404("no such question set")
    return found


def invitation_for(person: User, code: str, pk: int) -> Invitation:
    invitations = Invitation.objects.listed().select_related("prep_link__organization")
    own = invitations.filter(prep_link__code=code, prep_link__organization__memberships__person=person)
    found = own.filter(pk=pk).first()
    if found is None:
        raise Http404("no such invitation")
    return found


def sets_of(organization: Organization) -> QuerySet[QuestionSet]:
    """The organization's question sets, newest first."""
    return QuestionSet.objects.filter(requested_by=organization.account_id).select_related("posting")


def shown_through(link: PrepLink) -> QuerySet[Interview]:
    """The interviews of which somebody shows something right now; the rest does not exist for recruiters."""
    live = Consent.objects.live().filter(interview__prep_link=link)
    since = Max("consents__created_at", filter=Q(consents__replaced_at=None, consents__given=True))
    shown = Interview.objects.filter(prep_link=link, pk__in=live.values("interview")).annotate(since=since)
    # What was shown last stands first: an order that says nothing of what anybody did.
    return (
        shown.order_by("-since", "-pk")
        .select_related("invitation")
        .prefetch_related(Prefetch("consents", Consent.objects.live(), to_attr="live_consents"))
    )


def shown_interview_for(person: User, code: str, pk: int) -> tuple[PrepLink, Interview]:
    link = link_for(person, code)
    found = shown_through(link).filter(pk=pk).first()
    if found is None:
        raise Http404("nothing is shown")
    return link, found


# ---------------------------------------------------------------- prep links, for those who come by them


def entrance_by(token: str) -> Entrance | None:
    """The link that a token opens, in whatever state it is."""
    link = _links().opened_by(token).first()
    invitation = Invitation.objects.opened_by(token).first()
    if invitation is not None:
        link = _links().get(pk=invitation.prep_link_id)
    return Entrance(link, invitation) if link else None


def entrance_for(person: User | None, marks: Mapping[str, list[str | int]], code: str) -> Entrance | None:
    """The link, if this browser was let in by its token of now or the person has begun there.

    `marks` is what the browser's session keeps: code -> Entrance.mark. None when the link is closed to them.
    """
    link = _links().filter(code=code, revoked_at=None).first()
    if link is None:
        return None
    begun = (
        tuple(Interview.objects.filter(prep_link=link, candidate=person).order_by("-pk")) if person else ()
    )
    number, kept, *_ = marks.get(code, (0, ""))
    invitation = link.invitations.filter(pk=number).first() if number else None
    marked = Entrance(link, invitation, begun)
    if (number and invitation is None) or marked.mark[1] != kept:
        if not begun:
            return None
        marked = Entrance(link, begun[0].invitation, begun)
    return marked if begun or may_begin(marked) else None


def may_begin(entrance: Entrance) -> bool:
    """Is there room for one more person by this way?"""
    state = entrance.link.state
    if entrance.invitation is not None:
        return entrance.invitation.has_room and state in (LinkState.LIVE, LinkState.USED_UP)
    return state == LinkState.LIVE


def may_repeat(entrance: Entrance) -> bool:
    """May somebody who has begun rehearse the same questions again?"""
    return entrance.link.state in (LinkState.LIVE, LinkState.USED_UP)


def _links() -> PrepLinkQuerySet:
    return PrepLink.objects.select_related("organization", "question_set__posting")
