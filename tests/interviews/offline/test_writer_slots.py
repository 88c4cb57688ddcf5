"""Slots: a question says the words that the posting has for its people, places and things."""

import pytest

from interviews import wording
from interviews.facts import LineFacts, Place, WriteQuestionsFacts
from interviews.offline.writing import slots, subjects, topics

ASKED = "How do you greet {patients|residents|boarders} on {the ward|the upper deck}?"
TEXTS = [
    text
    for entry in topics.entries().values()
    for kind in topics.KINDS
    for row in entry.get(kind, ())
    for text in row
    if "|" in text
]
TEXTS += [text for entry in topics.entries().values() for text in entry["criteria"] if "|" in text]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["Mop the decks"], "How do you greet patients on the ward?"),
        (["Wash each resident"], "How do you greet residents on the ward?"),
        (["Residents, patients", "A resident's tea"], "How do you greet residents on the ward?"),
        (["Residents, patients"], "How do you greet patients on the ward?"),
        (["Show boarders the upper deck"], "How do you greet boarders on the upper deck?"),
        (["Keep the lower deck", "Fold the upper sheets"], "How do you greet patients on the ward?"),
        ([], "How do you greet patients on the ward?"),
    ],
)
def test_filled_when_lines_have_a_word_then_that_which_most_have_and_else_the_first(lines, said):
    assert slots.filled(ASKED, lines) == said


def test_filled_when_two_are_of_one_stem_then_as_the_posting_spells_it():
    asked = "How do you mark {maths|math|grammar}?"

    assert slots.filled(asked, ["Teach math"]) == "How do you mark math?"
    assert slots.filled(asked, ["Teach maths", "Grammar"]) == "How do you mark maths?"


def test_filled_when_an_article_stands_before_a_slot_then_it_goes_with_what_is_said():
    asked = "What do you do in a {ward|unit|inn|hour of need}? A {home|inn} is full. What next?"

    assert slots.filled(asked, ["Sweep the inn"]).startswith("What do you do in an inn? An inn is full.")
    assert slots.filled(asked, ["Sweep the unit"]).startswith("What do you do in a unit? A home")
    assert slots.filled(asked, ["An hour of need"]).startswith("What do you do in an hour of need? A home")
    assert slots.filled(asked, []) in slots.every(asked)


def test_filled_when_there_is_no_slot_then_nothing_changes():
    assert slots.filled("What do {words} mean | {do}?", ["Mean words"]) == "What do {words} mean | {do}?"


def test_every_when_there_are_slots_then_each_way_to_say_it():
    assert len(slots.every(ASKED)) == 6
    assert slots.filled(ASKED, []) in slots.every(ASKED)
    assert slots.every("As it stands") == ["As it stands"]


@pytest.mark.parametrize("text", TEXTS)
def test_bank_when_a_text_has_slots_then_every_alternative_is_something_a_posting_can_have(text):
    for _, alternatives in slots.SLOT.findall(text):
        each = alternatives.split("|")
        assert all(slots.spoken(one)[0] for one in each), "nothing that a line could call it by"
        assert [one.strip() for one in each] == each
        assert len(set(each)) == len(each)
    for way in slots.every(text.partition(" ~ ")[0]):
        assert "{" not in way and "|" not in way


@pytest.mark.parametrize("frame", [frame for frame in topics.by_question() if "|" in frame])
def test_bank_when_a_question_has_slots_then_it_can_be_asked_in_each_way(frame):
    assert [way for way in slots.every(frame) if wording.problems(way)] == []


def test_said_when_the_title_has_the_word_then_that_is_enough():
    lines = (LineFacts(1, "responsibility", "required", "Mop the decks"),)
    facts = WriteQuestionsFacts("Deck Porter for residents", "", "en", lines, (), (Place(1),))

    assert "residents" in subjects.stock(facts).said(ASKED)
