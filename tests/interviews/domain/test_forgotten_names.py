"""Names of skills go with the last thing that used them."""

import pytest

from interviews.domain import your_data
from interviews.domain.your_data import NAMED
from interviews.models import Interview, SetItem, Verdict
from postings.domain import posting as postings
from postings.models import Posting, PostingLine, PostingSkill, Skill
from prep.accounts.models import User
from tests import make

pytestmark = pytest.mark.django_db

NAME = "Zorb welding"


def test_every_place_that_names_skills_is_looked_at_when_erased() -> None:
    """A new table that refers to skills must say what it goes with."""
    places = {
        getattr(relation, "through", relation.related_model) for relation in Skill._meta.related_objects
    }

    assert places - {Skill} == {model for ways in NAMED.values() for model, _ in ways}


@pytest.mark.parametrize("place", ["listed", "line", "item", "verdict", "question"])
def test_erase_when_a_name_is_used_in_one_place_only_forgets_it(ana: User, place: str) -> None:
    make.finished(owner=ana)
    question = make.question(curator=ana, of=make.bank(curator=ana, visibility="private"))
    skill = Skill.objects.named([NAME])[NAME]
    {
        "listed": lambda: PostingSkill.objects.create(posting=Posting.objects.get(), skill=skill, position=9),
        "line": lambda: PostingLine.objects.first().skills.add(skill),
        "item": lambda: SetItem.objects.first().skills.add(skill),
        "verdict": lambda: Verdict.objects.filter(pk=Verdict.objects.first().pk).update(skill=skill),
        "question": lambda: question.skills.add(skill),
    }[place]()

    your_data.erase(ana)

    assert not Skill.objects.exists()


def test_erase_interview_when_its_verdicts_named_something_forgets_that(ana: User) -> None:
    interview = make.finished(owner=ana)
    skill = Skill.objects.named([NAME])[NAME]
    Verdict.objects.filter(pk=Verdict.objects.first().pk).update(skill=skill)
    before = set(Skill.objects.all())

    your_data.erase_interview(interview)

    assert before - set(Skill.objects.all()) == {skill}


def test_erase_when_somebody_else_uses_the_name_leaves_it(ana: User, otto: User) -> None:
    mine, theirs = (make.posting(owner=one) for one in (ana, otto))
    for posting in (mine, theirs):
        postings.add_skill(posting, name=NAME)

    your_data.erase_posting(mine)

    assert Skill.objects.filter(name=NAME).exists()


def test_erase_when_the_last_rehearsal_by_a_link_goes_forgets_what_was_kept_for_it(
    rui: User, ana: User
) -> None:
    link = make.prep_link(by=rui)
    make.guest_interview(link=link, by=ana)
    your_data.close(link.organization)
    assert Skill.objects.exists()

    your_data.erase_interview(Interview.objects.get())

    assert (Posting.objects.count(), Skill.objects.count()) == (0, 0)


def test_purge_when_a_name_went_out_of_use_otherwise_forgets_it(ana: User) -> None:
    make.posting(owner=ana)
    Skill.objects.named([NAME])

    your_data.purge()

    assert Skill.objects.exists()
    assert not Skill.objects.filter(name=NAME).exists()
