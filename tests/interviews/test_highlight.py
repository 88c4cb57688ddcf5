from interviews.highlight import Passage, Segment, segments

TEXT = "I led the ward and taught nine nurses."


def test_segments_when_nothing_is_quoted_then_one_plain_piece() -> None:
    assert segments(TEXT, []) == [Segment(TEXT)]


def test_segments_when_the_text_is_empty_then_there_is_none() -> None:
    assert segments("", []) == []


def test_segments_when_words_are_quoted_then_they_stand_apart() -> None:
    quoted = Passage(2, "led the ward", 1, "a")
    assert segments(TEXT, [quoted]) == [
        Segment("I "),
        Segment("led the ward", (1,), ("a",), (1,)),
        Segment(" and taught nine nurses."),
    ]


def test_segments_when_quotes_overlap_then_the_shared_piece_names_both() -> None:
    found = segments(TEXT, [Passage(2, "led the ward and taught", 1, "a"), Passage(10, "ward and", 2, "b")])
    assert found == [
        Segment("I "),
        Segment("led the ", (1,), ("a",)),
        Segment("ward and", (1, 2), ("b",), (2,)),
        Segment(" taught", (1,), (), (1,)),
        Segment(" nine nurses."),
    ]


def test_segments_when_two_criteria_share_words_then_one_piece_with_two_places() -> None:
    found = segments(TEXT, [Passage(2, "led", 1, "a"), Passage(2, "led", 2, "b")])
    assert found[1] == Segment("led", (1, 2), ("a", "b"), (1, 2))


def test_segments_when_a_quote_does_not_stand_there_then_it_is_left_out() -> None:
    lies = [
        Passage(3, "led", 1, "a"),
        Passage(-1, "", 1, "b"),
        Passage(-3, "es.", 1, "c"),
        Passage(99, "x", 1, "d"),
    ]
    assert segments(TEXT, lies) == [Segment(TEXT)]


def test_segments_when_put_together_then_they_read_as_the_text() -> None:
    cuts = [Passage(at, TEXT[at : at + 7], at, str(at)) for at in range(0, 30, 3)]
    assert "".join(piece.text for piece in segments(TEXT, cuts)) == TEXT
