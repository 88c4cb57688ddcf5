"""What curators do with the same rows at the same moment.

Each is done some times over: on PostgreSQL the threads do not meet every time.
"""

from functools import partial
from typing import Any

import pytest

from interviews.domain import double, moderation, sample
from interviews.models import Question
from postings.domain import skill as skills
from postings.models import Skill
from prep.accounts.models import User
from prep.states import IllegalMove
from tests import make
from tests.at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = 6
WORDS = [
    "How do you plan",
    "Which tools do you use",
    "Why here",
    "Whom did you call",
    "What is triage",
    "Who led",
]


def again(row: Any) -> Any:
    """The row as another request reads it."""
    return type(row)._default_manager.get(pk=row.pk)


def some_skills(number: int) -> list[Skill]:
    return [Skill.objects.named([name])[name] for name in (f"{letter}{number}" for letter in "abc")]


def test_fold_when_done_crosswise_at_once_then_one_skill_stays() -> None:
    for number in range(ROUNDS):
        one, other, _ = some_skills(number)

        outcomes = at_once(
            partial(skills.fold, again(one), into=again(other)),
            partial(skills.fold, again(other), into=again(one)),
        )

        assert sorted(type(outcome).__name__ for outcome in outcomes) == ["NoneType", "SameSkill"]
        assert Skill.objects.filter(pk__in=(one.pk, other.pk), merged_into=None).count() == 1


def test_fold_when_what_stays_is_folded_at_once_then_both_are_names_of_the_last() -> None:
    for number in range(ROUNDS):
        one, middle, last = some_skills(number)

        assert at_once(
            partial(skills.fold, again(one), into=again(middle)),
            partial(skills.fold, again(middle), into=again(last)),
        ) == [None, None]

        assert set(last.aliases.all()) == {one, middle}


def test_fold_into_an_alias_when_its_skill_is_folded_at_once_then_all_are_names_of_the_last() -> None:
    for number in range(ROUNDS):
        one, root, last = some_skills(number)
        alias = Skill.objects.named([f"alias{number}"])[f"alias{number}"]
        skills.fold(alias, into=root)

        assert at_once(
            partial(skills.fold, again(one), into=again(alias)),
            partial(skills.fold, again(root), into=again(last)),
        ) == [None, None]

        assert set(last.aliases.all()) == {one, alias, root}


def test_merge_when_done_crosswise_at_once_then_one_question_stays(cora: User) -> None:
    bank = make.bank(curator=cora)
    for _ in range(ROUNDS):
        one, other = (make.question(curator=cora, of=bank, state="approved") for _ in range(2))

        outcomes = at_once(
            partial(double.merge, again(one), into=again(other), by=cora),
            partial(double.merge, again(other), into=again(one), by=cora),
        )

        assert sorted(type(outcome).__name__ for outcome in outcomes) == ["NoneType", "SameQuestion"]
        stays = Question.objects.get(pk__in=(one.pk, other.pk), merged_into=None)
        assert (stays.state, stays.doubles.count()) == ("approved", 1)


def test_merge_when_clicked_twice_at_once_with_two_targets_then_once(cora: User) -> None:
    bank = make.bank(curator=cora)
    for _ in range(ROUNDS):
        one, first, second = (make.question(curator=cora, of=bank) for _ in range(3))

        outcomes = at_once(
            partial(double.merge, again(one), into=first, by=cora),
            partial(double.merge, again(one), into=second, by=cora),
        )

        assert sorted(type(outcome) for outcome in outcomes if outcome) == [IllegalMove]
        assert first.doubles.count() + second.doubles.count() == 1


def test_merge_when_what_stays_is_merged_at_once_then_both_are_doubles_of_the_last(cora: User) -> None:
    bank = make.bank(curator=cora)
    for _ in range(ROUNDS):
        one, middle, last = (make.question(curator=cora, of=bank) for _ in range(3))

        assert at_once(
            partial(double.merge, again(one), into=again(middle), by=cora),
            partial(double.merge, again(middle), into=again(last), by=cora),
        ) == [None, None]

        assert set(last.doubles.all()) == {one, middle}


def test_report_when_joined_to_a_question_that_is_merged_at_once_then_it_counts_for_the_one_that_stays(
    cora: User, ana: User
) -> None:
    bank = make.bank(curator=cora)
    for words in WORDS:
        one, kept = (make.question(curator=cora, of=bank) for _ in range(2))
        row = make.reports(by=ana, texts=[f"{words}?"]).new[0]

        assert at_once(
            partial(double.merge, again(one), into=kept, by=cora),
            partial(moderation.join, row, by=cora, question=one),
        ) == [None, None]

        assert again(row).question == kept


def test_samples_when_two_are_added_at_once_then_there_are_not_too_many(cora: User) -> None:
    bank = make.bank(curator=cora)
    for _ in range(ROUNDS):
        question = make.question(curator=cora, of=bank)
        for _ in range(sample.MOST - 1):
            question.samples.create(text="I planned it.", meant="3", by=cora)
        add = partial(sample.add, question, text="I planned it.", meant="3", by=cora)

        outcomes = at_once(add, add)

        assert [type(one) for one in outcomes].count(sample.TooMany) == 1
        assert question.samples.count() == sample.MOST


def test_report_when_taken_back_while_its_question_is_merged_then_it_waits_again(
    cora: User, ana: User
) -> None:
    bank = make.bank(curator=cora)
    for words in WORDS:
        one = make.accepted(by=ana, curator=cora, text=f"{words}?")
        row, kept = one.reports.get(), make.question(curator=cora, of=bank)

        assert at_once(
            partial(moderation.undo, row, by=cora), partial(double.merge, again(one), into=kept, by=cora)
        ) == [None, None]

        assert (again(row).state, again(row).question, again(one).state) == ("pending", None, "retired")
        moderation.reject(again(row), by=cora, note="Done with")
