"""The question on a person's reasons: about the role, and where no title names one, about what is done."""

import pytest

from interviews.facts import LineFacts, Place, WriteQuestionsFacts
from interviews.offline import writer

DUTIES = ("Splice ropes", "Paint the hull", "Stow the cargo", "Teach knots to cadets")


def written(title="Deckhand", places=8, seed=0):
    lines = tuple(LineFacts(n, "responsibility", "required", text) for n, text in enumerate(DUTIES))
    facts = WriteQuestionsFacts(
        title, "", "en", lines, (), tuple(map(Place, range(1, places + 1))), seed=seed
    )
    return list(writer.write(facts))


def motives(questions):
    return [question for question in questions if question["kind"] == "motivation"]


@pytest.mark.parametrize("seed", range(4))
def test_reasons_when_a_title_names_the_role_then_they_are_asked_about_it_once(seed):
    (asked,) = motives(written(seed=seed))

    assert "Deckhand" in asked["text"]
    assert asked["lines"] == []


def test_reasons_when_they_take_a_place_then_every_line_is_still_asked_about():
    assert {key for question in written(places=16) for key in question["lines"]} == {0, 1, 2, 3}


def test_reasons_when_no_title_names_a_role_then_they_are_asked_about_what_is_done():
    (asked,) = motives(written(title="", places=16))

    assert len(asked["lines"]) == 1


def test_reasons_when_the_set_is_short_then_they_are_not_asked():
    assert motives(written(places=4)) == []
