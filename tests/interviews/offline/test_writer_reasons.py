"""Why a question is asked: true, a sentence, and what is quoted stands in the posting."""

import re

import pytest

from interviews.facts import LineFacts, Place, WriteQuestionsFacts
from interviews.offline import writer

QUOTED = re.compile(r"“([^”]+)”")
LINES = (
    LineFacts(0, "responsibility", "required", "Leading and developing teams of deckhands and stokers"),
    LineFacts(1, "responsibility", "required", "Keep an eye on pick rates and step in where they fall"),
    LineFacts(
        2, "responsibility", "required", "Performs inspections under the direction of a licensed pilot"
    ),
    LineFacts(3, "responsibility", "required", "Handle complaints from passengers"),
    LineFacts(4, "qualification", "required", "Experience with IT systems and support", ("IT systems",)),
    LineFacts(5, "qualification", "required", "Calm under pressure"),
)


def asked(size, skills=("IT systems", "Radar")):
    places = tuple(Place(n) for n in range(1, size + 1))
    return list(writer.write(WriteQuestionsFacts("Deckhand", "", "en", LINES, skills, places)))


@pytest.mark.parametrize("size", [4, 8, 12, 16])
def test_why_when_something_is_quoted_then_it_stands_in_the_posting_word_for_word(size):
    questions = asked(size)
    quotes = [(words, one["lines"]) for one in questions for words in QUOTED.findall(one["why"])]

    assert quotes
    assert [
        words
        for words, lines in quotes
        if not any(all(part in LINES[key].text for part in words.split(" … ")) for key in lines)
    ] == []


@pytest.mark.parametrize("size", [8, 16])
def test_why_when_read_then_it_is_one_sentence_without_holes(size):
    for one in asked(size):
        assert re.fullmatch(r"[A-Z].+\.", one["why"])
        assert not re.search(r"[{}]|\s{2}", one["why"])


def test_why_when_no_line_names_a_listed_skill_then_it_says_that_the_posting_lists_it():
    places = (Place(1, skills=("Radar",)),)
    (one,) = writer.write(WriteQuestionsFacts("Deckhand", "", "en", LINES, ("Radar",), places))

    assert one["why"].startswith("The posting lists Radar")
