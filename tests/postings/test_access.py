"""Who sees what of a posting."""

import pytest
from django.http import Http404

from postings import access
from postings.domain import posting as postings
from prep.accounts.models import User
from tests import make


def test_posting_for_when_owner_then_the_row(ana: User) -> None:
    posting = make.posting(owner=ana, read=False)

    assert access.posting_for(ana, posting.code) == posting


def test_everything_when_outsider_or_unknown_then_404(ana: User, otto: User) -> None:
    posting = make.posting(owner=ana)
    line, listed = posting.lines.first(), posting.listed_skills.first()

    for person, code in ((otto, posting.code), (ana, "nosuchposting")):
        with pytest.raises(Http404):
            access.posting_for(person, code)
        with pytest.raises(Http404):
            access.line_for(person, code, line.pk)
        with pytest.raises(Http404):
            access.listed_skill_for(person, code, listed.pk)


def test_line_and_skill_when_of_another_posting_then_404(ana: User) -> None:
    posting, other = make.posting(owner=ana), make.posting(owner=ana, text=f"{make.POSTING_TEXT}\nOnce more.")

    with pytest.raises(Http404):
        access.line_for(ana, other.code, posting.lines.first().pk)
    with pytest.raises(Http404):
        access.listed_skill_for(ana, other.code, posting.listed_skills.first().pk)


def test_line_and_skill_when_owner_then_the_rows(ana: User) -> None:
    posting = make.posting(owner=ana)
    line, listed = posting.lines.first(), posting.listed_skills.first()

    assert access.line_for(ana, posting.code, line.pk) == line
    assert access.listed_skill_for(ana, posting.code, listed.pk) == listed


def test_has_postings_when_asked_then_only_of_that_person(ana: User, otto: User) -> None:
    make.posting(owner=ana, read=False)

    assert [access.has_postings(who) for who in (ana, otto, None)] == [True, False, False]


def test_skill_names_when_one_was_taken_off_then_without_it(ana: User) -> None:
    posting = make.posting(owner=ana)
    names = access.skill_names(posting)

    postings.remove_skill(posting.listed_skills.get(skill__name=names[1]))

    assert access.skill_names(posting) == [names[0], *names[2:]]
