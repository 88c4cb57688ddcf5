"""The question on a person's reasons: which of the posting's own tasks they look forward to."""

import pytest

from interviews.facts import LineFacts, Place, WriteQuestionsFacts
from interviews.offline import writer


def motive_of(*duties, needs=(), seed=0, title="Deckhand"):
    kinds = [("responsibility", text) for text in duties] + [("qualification", text) for text in needs]
    lines = tuple(LineFacts(n, kind, "required", text) for n, (kind, text) in enumerate(kinds))
    places = tuple(Place(n) for n in range(1, 9))
    facts = WriteQuestionsFacts(title, "", "en", lines, (), places, seed=seed)
    return next(question for question in writer.write(facts) if question["kind"] == "motivation")


DUTIES = ("Splice ropes", "Paint the hull", "Stow the cargo", "Teach knots to cadets")


@pytest.mark.parametrize("seed", range(4))
def test_motive_when_the_posting_has_tasks_then_it_names_two_that_stand_for_all(seed):
    asked = motive_of(*DUTIES, seed=seed)

    named = [
        n for n, task in enumerate(("splicing", "painting", "stowing", "teaching")) if task in asked["text"]
    ]
    assert len(named) == 2
    assert asked["lines"] == named
    assert " from " in asked["text"]
    assert asked["criteria"][0]["text"].startswith(("Names one part", "Gives a reason"))


def test_motive_when_a_task_is_a_chore_or_a_requirement_then_it_is_not_among_them():
    asked = motive_of(
        "Splice ropes", "Clean the bilge", "Paint the hull", needs=("Able to teach knots to cadets",)
    )

    assert asked["lines"] == [0, 2]
    assert "bilge" not in asked["text"]
    assert "knots" not in asked["text"]


@pytest.mark.parametrize("chore", ["Load the hold", "Label the jars", "Suggest a rope"])
def test_motive_when_a_task_is_a_small_one_then_others_are_named(chore):
    asked = motive_of("Splice ropes", chore, "Paint the hull")

    assert asked["lines"] == [0, 2]


def test_motive_when_one_line_holds_all_tasks_then_two_of_them_are_named():
    asked = motive_of("Splice ropes, paint the hull and stow the cargo")

    assert asked["lines"] == [0]
    assert asked["text"].count(" from ") == 1


def test_motive_when_there_is_one_task_then_it_is_asked_about_by_itself():
    asked = motive_of("Splice ropes")

    assert asked["lines"] == [0]
    assert " ranges from " not in asked["text"]


def test_motive_when_nothing_else_draws_anybody_then_a_chore_is_named_beside_it():
    asked = motive_of("Splice ropes", "Clean the bilge")

    assert asked["lines"] == [0, 1]


def test_motive_when_lines_only_name_things_then_it_is_about_the_role():
    asked = motive_of("Lockers of the crew", "Sextants and compasses", "Charts and tide tables")

    assert asked["lines"] == []
    assert "Deckhand" in asked["text"]


def test_motive_when_one_line_names_a_thing_and_others_tasks_then_it_is_about_the_tasks():
    asked = motive_of("Lockers of the crew", "Charts and tide tables", "Splice ropes", "Paint the hull")

    assert asked["lines"] == [2, 3]
