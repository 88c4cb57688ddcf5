"""What people do who come by a prep link. Nothing happens before they press a button."""

from django.db import transaction
from django.db.models import F
from django.db.models.query import QuerySet
from django.utils import timezone

from interviews.domain import interview as interviews
from interviews.models import Interview, Invitation, PrepLink, QuestionSet
from interviews.models.prep_link import STARTS_OF_ONE
from prep.accounts.models import User
from prep.held import hold


class NoRoom(Exception):
    """The link was closed, ran out or was used up in the meantime."""


def count_opening(link: PrepLink, invitation: Invitation | None) -> None:
    """Somebody looks at the first page. Numbers only: who it is stays in their browser."""
    _lock_of(link, invitation).update(opened=F("opened") + 1, last_used_at=timezone.now())


@transaction.atomic
def start(*, link: PrepLink, invitation: Invitation | None, mode: str, by: User) -> Interview:
    """Begin, or begin again. A person takes up one use of the link, however often they rehearse, and who came by
    invitation stays invited: their finishing is in no number, though they come by the open link as well.

    Raises NoRoom, and NothingToAsk while the questions are being written.
    """
    hold(User.objects.all(), by.pk)  # a double click is one person
    # Before the link, as those do who erase both. Where it went with the link there is no room.
    list(QuestionSet.objects.select_for_update().filter(pk=link.question_set_id))
    begun = list(Interview.objects.filter(prep_link=link, candidate=by).select_related("invitation"))
    if not begun:
        _take_a_use(link, invitation)
    elif not PrepLink.objects.filter(pk=link.pk, revoked_at=None, expires_at__gt=timezone.now()).exists():
        raise NoRoom
    invitation = invitation or next((one.invitation for one in begun if one.invitation), None)
    return interviews.start(
        question_set=link.question_set, mode=link.mode or mode, by=by, prep_link=link, invitation=invitation
    )


def _take_a_use(link: PrepLink, invitation: Invitation | None) -> None:
    """One conditional update: of many at once none gets past the limit.

    An invited person's beginning leaves no date that a recruiter reads: it is theirs to tell.
    """
    now = timezone.now()
    if invitation is None:
        room: QuerySet = PrepLink.objects.filter(pk=link.pk, started__lt=F("max_uses"))
        room = room.filter(revoked_at=None, expires_at__gt=now)
        taken = room.update(started=F("started") + 1, last_used_at=now)
    else:
        # Where the lock is another one by now, it was renewed or withdrawn meanwhile.
        same = Invitation.objects.filter(pk=invitation.pk, token_hash=invitation.token_hash)
        room = same.filter(started__lt=STARTS_OF_ONE)
        room = room.filter(prep_link__revoked_at=None, prep_link__expires_at__gt=now)
        taken = room.update(started=F("started") + 1)
    if not taken:
        raise NoRoom


def _lock_of(link: PrepLink, invitation: Invitation | None) -> QuerySet:
    if invitation is None:
        return PrepLink.objects.filter(pk=link.pk)
    return Invitation.objects.filter(pk=invitation.pk)
