"""People without an account: who they are in this browser, and how they become somebody."""

from datetime import timedelta

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from prep.accounts.models import User

SESSION_KEY = "visitor_id"
KEEP_FOR = timedelta(days=30)


def person_of(request: HttpRequest) -> User | None:
    """The signed-in person, else the visitor of this browser, else None.

    A visitor who has signed in since is adopted: what they did is theirs from now on.
    """
    visitor = _visitor(request)
    if not request.user.is_authenticated:
        return visitor
    if visitor is not None:
        adopt(visitor, by=request.user)
    if SESSION_KEY in request.session:
        del request.session[SESSION_KEY]
    return request.user


def ensure_person(request: HttpRequest) -> User:
    """The person of this request, made a visitor on the spot where there is none."""
    person = person_of(request)
    if person is None:
        person = User.objects.create_visitor()
        request.session[SESSION_KEY] = person.pk
    return person


@transaction.atomic
def adopt(visitor: User, *, by: User) -> None:
    """Everything that belongs to the visitor becomes `by`'s; the visitor is gone. Safe to run twice; an
    account is never adopted."""
    if not visitor.is_visitor:
        return
    for relation in User._meta.related_objects:
        rows = relation.related_model._base_manager.filter(**{relation.field.name: visitor.pk})
        rows.update(**{relation.field.name: by.pk})
    User.objects.filter(pk=visitor.pk, email=None, is_organization=False).delete()


def purge() -> int:
    """Erase visitors who were not seen for 30 days. Returns how many."""
    visitors = User.objects.filter(email=None, is_organization=False)
    old = visitors.filter(seen_on__lt=timezone.localdate() - KEEP_FOR)
    count = old.count()
    old.delete()
    return count


def _visitor(request: HttpRequest) -> User | None:
    pk = request.session.get(SESSION_KEY)
    visitor = User.objects.filter(pk=pk, email=None, is_active=True).first() if pk else None
    if visitor and visitor.seen_on != timezone.localdate():
        User.objects.filter(pk=visitor.pk).update(seen_on=timezone.localdate())
    return visitor
