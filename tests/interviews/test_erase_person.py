"""The operator's door to erasing somebody: all of it goes, as when they do it themselves."""

import io

import pytest
from django.core.management import CommandError, call_command

from interviews.domain import prep_link as prep_links
from interviews.models import Interview, Invitation
from postings.models import Posting
from prep.accounts.models import User
from tests import make


@pytest.fixture
def asked(monkeypatch):
    """What the operator types, and nothing else."""

    def says(text):
        monkeypatch.setattr("sys.stdin", io.StringIO(text))

    return says


@pytest.fixture
def practised(ana, rui):
    """Ana practises on her own, and Rui has invited her."""
    make.interview(owner=ana)
    prep_links.invite(make.prep_link(by=rui), [("ana@example.org", "Ana")])


def test_erase_person_when_meant_erases_all_that_is_theirs(practised, asked, capsys):
    asked("Yes\n")

    call_command("erase_person", "Ana@example.org")

    assert not User.objects.filter(email="ana@example.org").exists()
    assert not Interview.objects.exists()
    assert not Posting.objects.filter(owner__is_organization=False).exists()
    assert Invitation.objects.get().email == ""
    assert capsys.readouterr().out.endswith("ana@example.org is erased, with everything that was theirs.\n")


@pytest.mark.parametrize("answer", ["no\n", "\n", ""])
def test_erase_person_when_not_meant_erases_nothing(practised, asked, answer):
    asked(answer)

    with pytest.raises(CommandError, match="Nothing was erased"):
        call_command("erase_person", "ana@example.org")
    assert Interview.objects.exists()


def test_erase_person_when_sure_does_not_ask(practised, asked):
    asked("")

    call_command("erase_person", "ana@example.org", yes=True)

    assert not User.objects.filter(email="ana@example.org").exists()


def test_erase_person_when_nobody_has_signed_up_so_says_so(db):
    with pytest.raises(CommandError, match="Nobody has signed up as who@example.org"):
        call_command("erase_person", "who@example.org", yes=True)
