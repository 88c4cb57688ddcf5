"""Roles: what somebody may do besides practising. Admins give them; they are read anew with each request."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.db.models import TextChoices
from django.http import Http404, HttpRequest, HttpResponse

from prep.accounts import second_factor
from prep.accounts.models import User

View = Callable[..., HttpResponse]


class Role(TextChoices):
    """A group of people with a task of their own. The value is the group's name."""

    CURATOR = "curators", "Curator"
    RECRUITER = "recruiters", "Recruiter"


def has_role(person: User | None, role: Role) -> bool:
    """May this person act in the role? Superusers act in all; visitors and closed accounts in none."""
    return person is not None and person.is_active and (person.is_superuser or role in person.group_names)


def must_have_second_factor(person: User) -> bool:
    """Does anything that this person may do ask for it?"""
    return settings.HTTPS and (person.is_staff or has_role(person, Role.CURATOR))


def give_role(person: User, role: Role) -> None:
    """Twice is once."""
    person.groups.add(Group.objects.get_or_create(name=role)[0])
    person.forget_groups()


def take_role(person: User, role: Role) -> None:
    """Holds from the person's next request on."""
    person.groups.remove(*Group.objects.filter(name=role))
    person.forget_groups()


def role_required(role: Role) -> Callable[[View], View]:
    """A view for one role. For everybody else it looks like an address that does not exist. Curators decide what
    others see, so they show a second factor; recruiters see what is their organization's."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not has_role(request.person, role):  # type: ignore[attr-defined]
                raise Http404("not for this person")
            if role == Role.CURATOR:
                second_factor.ask_for(request)
            return view(request, *args, **kwargs)

        guarded.role = role  # type: ignore[attr-defined]
        return guarded

    return decorate


STAFF = "staff"  # no group: those who may enter the admin


def staff_required(view: View) -> View:
    """A view for those who run the site. For everybody else it looks like an address that does not exist."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        person: User = request.person  # type: ignore[attr-defined]
        if not (person.is_staff and person.is_active):
            raise Http404("not for this person")
        second_factor.ask_for(request)
        return view(request, *args, **kwargs)

    guarded.role = STAFF  # type: ignore[attr-defined]
    return guarded
