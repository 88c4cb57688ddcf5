"""People without an account: who they are in this browser, and how they become somebody."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.db import transaction
from django.db.models import QuerySet
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from prep.accounts.models import User
from prep.accounts.sessions import VISITOR
from prep.held import hold_all

KEEP_FOR = timedelta(days=30)
REMEMBER_FOR = KEEP_FOR + timedelta(days=1)  # said once a day: the last hour of that day counts as well


def person_of(request: HttpRequest) -> User | None:
    """The signed-in person, else the visitor of this browser, else None.

    A visitor who has signed in since is adopted: what they did is theirs from now on.
    """
    visitor = _visitor(request)
    if not request.user.is_authenticated:
        if visitor is not None and visitor.seen_on != timezone.localdate():
            User.objects.filter(pk=visitor.pk).update(seen_on=timezone.localdate())
            remember(request)
        return visitor
    if visitor is not None:
        adopt(visitor, by=request.user)
    request.session.pop(VISITOR, None)
    return request.user


def ensure_person(request: HttpRequest) -> User:
    """The person of this request, made a visitor on the spot where there is none."""
    person = person_of(request)
    if person is None:
        person = User.objects.create_visitor()
        request.session[VISITOR] = person.pk
        remember(request)
    return person


def remember(request: HttpRequest, at_least: timedelta = REMEMBER_FOR) -> None:
    """This browser's session lasts so long from now on, or for longer where it would have anyway."""
    session = request.session
    session.set_expiry(max(at_least, timedelta(seconds=session.get_expiry_age())))


@receiver(user_logged_in)
def last_as_an_accounts(request: HttpRequest, **_: Any) -> None:
    """Whatever was said of this browser before somebody signed in, its session lasts as long as every account's
    from now on, or until the browser closes where the person wants that."""
    if not request.session.get_expire_at_browser_close():
        request.session.set_expiry(None)


@transaction.atomic
def adopt(visitor: User, *, by: User) -> None:
    """Everything that belongs to the visitor becomes `by`'s; the visitor is gone. Safe to run twice; an
    account is never adopted."""
    if not visitor.is_visitor:
        return
    # First their rows, then themselves, as a worker that fills one of these rows does: else each waits for the other.
    _move(visitor, by)
    hold_all(User.objects.filter(pk=visitor.pk))
    # What the visitor began in another tab meanwhile is there by now and moves over as well, or finds them gone.
    _move(visitor, by)
    User.objects.filter(pk=visitor.pk, email=None, is_organization=False).delete()


def _move(visitor: User, by: User) -> None:
    for relation in User._meta.related_objects:
        rows = relation.related_model._base_manager.filter(**{relation.field.name: visitor.pk})
        rows.update(**{relation.field.name: by.pk})


def unseen() -> QuerySet[User]:
    """Visitors who were not here for 30 days."""
    visitors = User.objects.filter(email=None, is_organization=False)
    return visitors.filter(seen_on__lt=timezone.localdate() - KEEP_FOR)


def _visitor(request: HttpRequest) -> User | None:
    pk = request.session.get(VISITOR)
    return User.objects.filter(pk=pk, email=None, is_active=True).first() if pk else None
