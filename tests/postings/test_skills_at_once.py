"""A name of a skill that one person erases while another begins to use it."""

from functools import partial

import pytest
from django.db import transaction

from interviews.domain import your_data
from postings.domain import posting as postings
from postings.domain import skill as skills
from postings.models import Posting, PostingSkill, Skill
from prep.accounts.models import User
from tests import make
from tests.at_once import at_once, meanwhile

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = 6
NAME = "Zorb welding"
HOLDS = 'SELECT "postings_skill"."id" AS "pk" FROM "postings_skill" WHERE'  # names that were found unused


@pytest.fixture
def mine(ana: User) -> Posting:
    posting = make.posting(owner=ana)
    postings.add_skill(posting, name=NAME)
    return posting


@pytest.fixture
def theirs(otto: User) -> Posting:
    return make.posting(owner=otto)


def names(posting: Posting) -> list[str]:
    return [listed.skill.name for listed in PostingSkill.objects.filter(posting=posting, skill__name=NAME)]


@pytest.mark.parametrize("sql", [HOLDS, 'DELETE FROM "postings_skill"'], ids=["is held", "goes"])
def test_erase_when_another_lists_the_name_before_it_then_both_are_done(mine, theirs, sql) -> None:
    with meanwhile(sql, partial(postings.add_skill, theirs, name=NAME)) as listed:
        your_data.erase_posting(mine)

    assert [type(one) for one in listed] == [PostingSkill]
    assert names(theirs) == [NAME]
    assert not Posting.objects.filter(pk=mine.pk).exists()


def test_list_when_another_erases_its_last_use_meanwhile_then_both_are_done(mine, theirs) -> None:
    with meanwhile('INSERT INTO "postings_postingskill"', partial(your_data.erase_posting, mine)) as erased:
        postings.add_skill(theirs, name=NAME)

    assert erased == [None]
    assert names(theirs) == [NAME]
    assert not Posting.objects.filter(pk=mine.pk).exists()


def test_erase_and_list_when_at_the_same_moment_then_both_are_done(ana: User, theirs: Posting) -> None:
    for number in range(ROUNDS):
        mine, name = make.posting(owner=ana, read=False), f"{NAME} {number}"
        postings.add_skill(mine, name=name)

        erased, listed = at_once(
            partial(your_data.erase_posting, mine), partial(postings.add_skill, theirs, name=name)
        )

        assert (erased, type(listed)) == (None, PostingSkill)
        assert theirs.listed_skills.filter(skill__name=name).count() == 1


def test_list_when_done_in_another_order_at_once_then_nobody_waits_for_ever(mine, theirs) -> None:
    for number in range(ROUNDS):
        fresh = [f"{NAME} {number}{letter}" for letter in "abcdefgh"]
        add = partial(postings.add_line, text="Weld.", kind="responsibility", importance="required")

        outcomes = at_once(partial(add, mine, skills=fresh), partial(add, theirs, skills=fresh[::-1]))

        assert [outcome.skills.count() for outcome in outcomes] == [8, 8]


def test_fold_when_another_lists_both_names_at_once_then_neither_waits_for_the_other(theirs) -> None:
    first, second = (Skill.objects.named([name])[name] for name in ("Welding", NAME))

    fold = partial(skills.fold, first, into=second)
    with meanwhile('INSERT INTO "postings_postingskill"', fold) as folded, transaction.atomic():
        listed = [postings.add_skill(theirs, name=one.name) for one in (second, first)]

    assert folded == [None]
    assert {one.skill.name for one in listed} <= {"Welding", NAME}
