"""Duties that look like something else."""

import pytest

from tests.postings.offline.test_reader_sections import lines


def test_lines_when_a_duty_holds_the_word_of_a_heading_then_it_opens_no_section():
    text = (
        "Eel Porter\n\nWhat you'll be doing\n\nWork with the crew on the quay .\n"
        "Understand business requirements and deliver clean eels\nHelp other porters through the season\n"
    )

    assert [kind for kind, _, _ in lines(text)] == ["r", "r", "r"]


@pytest.mark.parametrize(
    ("sentence", "is_read"),
    [
        ("An Eel Porter receives and sorts the eels of the whole fleet.", True),
        ("The porter receives goods from the boats every morning at six.", True),
        ("The porter receives full training and a pair of boots every year.", False),
    ],
)
def test_lines_when_duties_tell_of_receiving_then_it_matters_what(sentence, is_read):
    text = f"Eel Porter\n\nDuties\n\n{sentence}\n\nYou will also mend the nets and paint the boats.\n"

    assert (sentence in [said for _, _, said in lines(text)]) is is_read
