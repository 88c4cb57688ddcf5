"""The words of a line that a question was made from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.offline.writing import linking
from interviews.offline.writing.quoting import words_of

LINE = "Supervises inspectors, plans and directs the repair of street lights, and supervises their training."


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (["plan the repair of street lights"], "plans and directs the repair of street lights"),
        (["street light", "repair"], "repair of street lights"),
        (["supervise training"], "supervises their training"),
        (["supervise inspectors"], "Supervises inspectors"),
        (["supervise a bakery"], "Supervises"),
        (["bake bread"], ""),
        (["the and of"], ""),
        ([], ""),
    ],
)
def test_words_of_when_some_stand_in_the_line_then_their_shortest_run(said, words):
    assert words_of(said, LINE) == words


words = st.lists(st.sampled_from("plan planning shift shifts the (rota) rota-led and, Ward café".split()))


@given(words, words)
def test_words_of_when_given_anything_then_stand_in_the_line_and_hold_all_that_is_shared(said, line):
    text = " ".join(line)

    found = words_of(said, text)

    assert found in text
    shared = linking.stems(" ".join(said)) & linking.stems(text)
    assert shared <= linking.stems(found)
