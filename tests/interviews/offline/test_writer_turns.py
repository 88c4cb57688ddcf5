"""Set phrases: a set that has said one says the next question in other words."""

import pytest

from interviews.offline.writing import turns

ASKED = "The tide turns early. What do you do?"


def test_varied_when_nothing_was_said_then_as_it_stands():
    assert turns.varied(ASKED, []) == ASKED


def test_varied_when_a_closing_was_said_then_the_one_said_least():
    said = [ASKED]
    for _ in range(3):
        said.append(turns.varied(ASKED, said))

    assert len(set(said)) == 4
    assert turns.varied(ASKED, said) == ASKED


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tell me about a time the tide turned early. What held you up?",
            "Think of a time the tide turned early.",
        ),
        ("Tell me about a time the tide turned early.", "Tell me about a time"),  # nothing follows that asks
        ("When did the tide turn early?", "When did the tide turn early?"),
        (
            "Tell me about a skipper. What did you do?",
            "Tell me about a skipper. What did you do?",
        ),  # "it" is nobody
    ],
)
def test_varied_when_an_opening_was_said_then_another_if_a_question_follows(text, expected):
    said = ["Tell me about a time it rained. Why?", "Tell me about a time. What did you do?"]

    assert turns.varied(text, said).startswith(expected)


@pytest.mark.parametrize("said", range(5))
def test_plain_when_a_question_was_varied_then_it_is_the_same_again(said):
    text = "Tell me about a time the tide turned early. What did you do?"

    assert turns.plain(turns.varied(text, [text] * said)) == text
