"""Roles: who has one, who does not, and that taking one away holds at once."""

import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import CommandError, call_command
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from prep.accounts.models import User
from prep.accounts.roles import Role, give_role, has_role, role_required, take_role
from tests import make

pytestmark = pytest.mark.django_db


@role_required(Role.CURATOR)
def view(request, word):
    return HttpResponse(word)


def ask(person):
    request = RequestFactory().get("/")
    request.user, request.person = AnonymousUser(), person
    return view(request, word="in")


def test_role_when_given_twice_is_had_once_and_by_nobody_else(ana, otto):
    give_role(ana, Role.CURATOR)
    give_role(ana, Role.CURATOR)

    assert [has_role(who, Role.CURATOR) for who in (ana, otto, make.visitor(), None)] == [
        True,
        False,
        False,
        False,
    ]
    assert not has_role(ana, Role.RECRUITER)
    assert ana.groups.count() == 1


def test_role_when_taken_away_is_gone_at_once(cora):
    take_role(cora, Role.CURATOR)

    assert not has_role(cora, Role.CURATOR)


def test_role_when_the_account_is_closed_does_not_count(cora):
    cora.is_active = False

    assert not has_role(cora, Role.CURATOR)


def test_superuser_when_asked_has_every_role(db):
    boss = make.person(email="boss@example.org", is_superuser=True)

    assert all(has_role(boss, role) for role in Role)


def test_view_when_for_a_role_answers_it_and_is_not_there_for_others(cora, otto, vera):
    assert ask(cora).content == b"in"
    for stranger in (otto, vera, None):
        with pytest.raises(Http404):
            ask(stranger)


def test_roles_when_read_twice_in_a_request_cost_one_query(cora, django_assert_num_queries):
    fresh = User.objects.get(pk=cora.pk)

    with django_assert_num_queries(1):
        assert has_role(fresh, Role.CURATOR)
        assert not has_role(fresh, Role.RECRUITER)


def test_view_when_guarded_says_for_which_role():
    assert view.role == Role.CURATOR


@pytest.mark.parametrize("role", Role)
def test_give_role_when_run_gives_it_and_takes_it(role, ana, capsys):
    call_command("give_role", role.name.lower(), "Ana@example.org")
    assert has_role(User.objects.get(pk=ana.pk), role)

    call_command("give_role", role.name.lower(), "ana@example.org", take=True)

    assert not has_role(User.objects.get(pk=ana.pk), role)
    assert capsys.readouterr().out.splitlines() == [
        f"ana@example.org is now a {role.label.lower()}.",
        f"ana@example.org is no longer a {role.label.lower()}.",
    ]


def test_give_role_when_nobody_has_signed_up_so_says_so():
    with pytest.raises(CommandError, match=re.escape("Nobody has signed up as who@example.org.")):
        call_command("give_role", "curator", "who@example.org")
