"""What a candidate shows of an interview to those who invited them. By default: nothing."""

from django.db import transaction
from django.utils import timezone

from interviews.enums import InterviewState, Scope
from interviews.models import Consent, Interview
from prep.held import hold

TEXT_VERSION = 2  # of the words on the page that asks; raise it when they change


class NothingToShow(Exception):
    """The interview is not finished, or there is nobody to show it to."""


def may_give(interview: Interview) -> bool:
    """Is there something to show, and somebody to show it to?"""
    link = interview.prep_link
    return interview.state == InterviewState.COMPLETED and link is not None and link.revoked_at is None


@transaction.atomic
def give(interview: Interview, *, scope: str, name: str) -> None:
    """Show one scope from now on, under this name. Twice is once."""
    now = hold(Interview.objects.all(), interview.pk)
    if not may_give(now):
        raise NothingToShow
    Interview.objects.filter(pk=now.pk).update(shared_as=name)
    _say(now, scope, given=True)


@transaction.atomic
def withdraw(interview: Interview, *, scope: str) -> None:
    """Show it no longer, from the recruiter's next request on. Always possible. Twice is once."""
    _say(hold(Interview.objects.all(), interview.pk), scope, given=False)


def shown_scopes(interview: Interview) -> set[Scope]:
    """What is agreed right now."""
    return {Scope(scope) for scope in interview.consents.live().values_list("scope", flat=True)}


def _say(interview: Interview, scope: str, *, given: bool) -> None:
    latest = Consent.objects.filter(interview=interview, scope=scope, replaced_at=None)
    if (found := latest.first()) is not None and found.given == given or (found is None and not given):
        return
    latest.update(replaced_at=timezone.now())
    Consent.objects.create(interview=interview, scope=Scope(scope), given=given, text_version=TEXT_VERSION)
