"""How sure an assessment can be of itself."""

import pytest

from interviews.confidence import confidence

LONG = "I called nine colleagues and agreed swaps with each of them. " * 5


def told(
    answer=LONG, spoken=False, flags=(), ranges=((3, 3),), verdicts=("shown", "missing"), by_rules=False
):
    return confidence(answer, spoken=spoken, flags=flags, ranges=ranges, verdicts=verdicts, by_rules=by_rules)


def test_confidence_when_nothing_lowers_it_is_high():
    assert told().level == "high"
    assert (
        told().words == "High: the answer is long enough, and no single sentence moves a level by two steps."
    )


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"answer": "I called nine colleagues."}, "the answer has fewer than 40 words"),
        ({"flags": ["off_topic"]}, "it is not sure that the answer is about this question"),
        ({"verdicts": ["shown", "unclear"]}, "half of the criteria or more are unclear"),
        ({"ranges": [(3, 3), (2, 4)]}, "one sentence, or what is unclear, would move a level by two steps"),
    ],
)
def test_confidence_when_much_lowers_it_is_low_and_says_why(given, reason):
    assert (told(**given).level, told(**given).reasons) == ("low", (reason,))


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"spoken": True}, "it was dictated, so where a sentence ends is a guess"),
        ({"by_rules": True}, "the built-in engine goes by words, misses some and mistakes others"),
        ({"flags": ["copied_question"]}, "parts of it were left out"),
        ({"flags": ["unstopped"]}, "it has no full stops, so where a sentence ends is a guess"),
        ({"flags": ["no_word_table"]}, "the table of words that tells what belongs together is missing"),
        (
            {"verdicts": ["missing"]},
            "nothing was credited, and what is said in unusual words may have been missed",
        ),
    ],
)
def test_confidence_when_something_lowers_it_is_medium_and_says_why(given, reason):
    assert (told(**given).level, told(**given).reasons) == ("medium", (reason,))


def test_confidence_when_the_posting_names_one_skill_is_none_the_lower():
    """A code of former assessments: criteria that do not fit the skill speak for another."""
    assert told(flags=["one_skill"]).level == "high"


def test_confidence_when_several_things_lower_it_says_all_the_heaviest_first():
    found = told(answer="Short.", spoken=True, ranges=[])

    assert found.words == "Low, for these reasons:"
    assert found.listed == (
        "the answer has fewer than 40 words",
        "it was dictated, so where a sentence ends is a guess",
    )


def test_confidence_when_one_thing_lowers_it_is_a_sentence():
    found = told(answer="Short.", ranges=[])

    assert (found.words, found.listed) == ("Low: the answer has fewer than 40 words.", ())


def test_confidence_when_there_was_no_criterion_is_no_error():
    assert told(verdicts=[]).level == "medium"
