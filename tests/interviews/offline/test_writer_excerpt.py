"""What a line says around a piece of it, in its own words."""

import pytest

from interviews.offline.writing import quoting

EXCERPTS = [
    ("eel smoking", "Eel smoking at weekends, mostly outdoors", "Eel smoking at weekends, mostly outdoors"),
    ("lost ropes", "Buoys. Lost ropes, bent hooks and the odd anchor. Tea.", "Lost ropes, bent hooks"),
    ("the harbour log", "At the end of each watch on the quay the harbour log", "harbour log"),
    ("tide tables", "Tide tables for our six ports whether or not it blows", "Tide tables for our six ports"),
    ("nets", "Nets", ""),
    ("moorings", "Sails and oars", ""),
]


@pytest.mark.parametrize(("said", "line", "expected"), EXCERPTS)
def test_excerpt_when_a_line_names_something_then_its_words_up_to_a_pause(said, line, expected):
    assert quoting.excerpt(said, line, len) == expected


def test_excerpt_when_it_is_found_then_it_stands_in_the_line_and_is_no_copy():
    line = "Splicing, whipping and seizing (all by hand) of the ropes that skippers bring us on Mondays, wet or dry"

    for said in ("splicing", "the ropes", "skippers", "wet"):
        found = quoting.excerpt(said, line, len)
        assert found in line
        assert len(found.split()) <= quoting.MOST


@pytest.mark.parametrize(
    ("said", "line", "quoted"),
    [
        ("nets mended", "Mend the nets", "Mend the nets"),
        (
            "design tolerances",
            "Knows how to design the whole of a part and every one of its tolerances on paper",
            "design … tolerances",
        ),
        (
            "boat engine repair",
            "Repair boat hulls and, when the season is over and the crew at home, the engine",
            "Repair boat … engine",
        ),
        ("otters", "Mend the nets", ""),
    ],
)
def test_gist_when_words_stand_far_apart_then_dots_stand_for_what_is_between(said, line, quoted):
    assert quoting.gist(said, line) == quoted
