"""Text whose lines were broken to a width is read as the paragraphs it was."""

import pytest

from postings.offline.reader import read
from postings.offline.wrapping import unwrapped

WRAPPED = """Night Nurse
Cedar House, a home for forty people

The post holder will plan the care of ten residents and
will write their notes before each shift ends. He or she
will call the doctor when a resident is unwell, and the
Head of Nursing.
"""


def test_read_when_lines_were_broken_to_a_width_finds_whole_sentences_in_place():
    found = read(WRAPPED)["lines"]

    assert [line["text"].split()[:4] for line in found] == [
        ["The", "post", "holder", "will"],
        ["He", "or", "she", "will"],
    ]
    assert all(WRAPPED[line["quote_start"] :].startswith(line["quote"]) for line in found)


def test_unwrapped_when_sentences_go_on_keeps_every_place():
    whole = unwrapped(WRAPPED)

    assert len(whole) == len(WRAPPED) and whole.count("\n") == WRAPPED.count("\n") - 3
    assert "and the Head of Nursing" in whole


LIST = """plan the weekly rota of the whole team with the matron
order dressings
keep the notes of every resident in the east wing up to date
call doctors
"""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "One line.",
        LIST,
        "a" * 60 + "\n" + "b" * 60,
        WRAPPED.replace("\n", "\n\n"),
        "word " * 40 + "\nand more",
    ],
)
def test_unwrapped_when_lines_stand_for_themselves_changes_nothing(text):
    assert unwrapped(text) == text
