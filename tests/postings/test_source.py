"""Quoted words shown in their place."""

from postings.source import InPlace, Piece, in_place, pieces

TEXT = "About us\n\n  • Lead the team.\n  • Plan the rota for everybody who works on the ward."


def test_in_place_when_the_words_stand_inside_then_both_sides_are_shown_without_empty_lines() -> None:
    start = TEXT.index("Lead")

    assert in_place(TEXT, start, len("Lead the team."), around=20) == InPlace(
        "About us\n• ", "Lead the team.", "\n• Plan the rota …"
    )


def test_in_place_when_the_text_goes_on_before_then_it_is_cut_at_a_word() -> None:
    start = TEXT.index("works")

    assert in_place(TEXT, start, 5, around=17) == InPlace("… everybody who ", "works", " on the ward.")


def test_in_place_when_there_is_no_such_place_then_none() -> None:
    assert [in_place(TEXT, *place) for place in ((None, 3), (-1, 3), (0, 0), (len(TEXT) - 1, 5))] == [
        None
    ] * 4


def test_in_place_when_the_words_hold_line_breaks_then_they_stay_as_they_are() -> None:
    assert in_place("a\n\n b", 0, 5) == InPlace("", "a\n\n b", "")


def test_pieces_when_spans_overlap_or_leave_the_text_then_nothing_is_lost_or_doubled() -> None:
    found = pieces("0123456789", [(6, 99), (1, 3), (2, 4), (2, 3)])

    assert found == [
        Piece("0", False),
        Piece("12", True),
        Piece("3", True),
        Piece("45", False),
        Piece("6789", True),
    ]


def test_pieces_when_nothing_was_read_then_the_text_is_one_piece() -> None:
    assert pieces("abc", []) == [Piece("abc", False)]
    assert pieces("", []) == []
