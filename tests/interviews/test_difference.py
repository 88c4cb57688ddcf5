"""What changed between two wordings."""

from interviews.difference import Change, Piece, changes, pieces
from tests import make


def values(**changed):
    return make.content(**changed).values()


def test_wordings_when_alike_show_no_change():
    assert changes(values(), values()) == []


def test_text_when_a_word_changed_shows_that_word():
    assert pieces("How do you plan a week?", "How do you plan a month?") == [
        Piece("kept", "How do you plan a "),
        Piece("removed", "week?"),
        Piece("added", "month?"),
    ]


def test_parts_when_several_changed_come_in_the_order_of_reading():
    before = values(probes=["Who?"], minutes=3, levels={"1": "A rule."})
    after = values(probes=["Who?", "When?"], minutes=4, levels={"1": "A rule.", "5": "The order."})

    found = changes(before, after)

    assert [change.label for change in found] == ["Minutes", "Probes", "Levels"]
    assert found[0] == Change("Minutes", (Piece("removed", "3"), Piece("added", "4")))
    assert found[1].pieces[-1].state == "added"


def test_criterion_when_its_skill_changed_shows_it():
    before = values(criteria=[("Names the need", "Planning")])
    after = values(criteria=[("Names the need", "Order")])

    (change,) = changes(before, after)

    assert [(piece.state, piece.text) for piece in change.pieces if piece.state != "kept"] == [
        ("removed", "(Planning)"),
        ("added", "(Order)"),
    ]
