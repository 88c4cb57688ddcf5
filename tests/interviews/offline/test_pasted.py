"""Reference answers pasted as lists of words: what is told apart from an answer that happens to use them."""

import pytest

from interviews.facts import AssessAnswerFacts, CriterionFacts
from interviews.offline import assessor
from interviews.offline.assessing import exam, pasted, sentences

KEPT_COLD = "Store raw meat on the lowest shelf, so that juices cannot drip on cooked food."
COLD = pasted.model(KEPT_COLD, "en")
RETURNS = pasted.model("Within thirty days.", "en")


def listed(answer: str, model: pasted.Model) -> int:
    return pasted.tail(sentences.read(answer, "en"), model, "en")


@pytest.mark.parametrize(
    "answer",
    [
        "It goes anywhere in the fridge. cooked drip food juices lowest meat raw shelf store",
        "It goes anywhere in the fridge cooked drip food juices lowest meat raw shelf store",
    ],
)
def test_tail_when_all_reference_words_are_appended_counts_them(answer):
    assert listed(answer, COLD) == 9


def test_tail_when_a_short_reference_is_appended_counts_it():
    assert listed("It depends on the shop. days thirty", RETURNS) == 2


@pytest.mark.parametrize(
    "answer",
    [
        "You have to bring it back in thirty days",
        "thirty days",
        "Thirty days.",
        "They can bring it back and the limit is thirty days.",
        "",
    ],
)
def test_tail_when_the_words_belong_to_the_sentence_is_none(answer):
    assert listed(answer, RETURNS) == 0


def test_runs_when_reference_words_follow_each_other_out_of_order_are_found():
    (sentence,) = sentences.read("I keep shelf juices raw drip and wash my hands", "en")

    assert pasted.runs(sentence, pasted.model("Raw juices drip from the shelf.", "en")) == {
        "shelf",
        "juic",
        "raw",
        "drip",
    }


def test_answer_when_it_ends_in_reference_words_is_flagged_and_stands_below_the_same_without():
    def assess(answer: str) -> dict:
        criteria = (CriterionFacts("c1", KEPT_COLD, "Food Safety"),)
        return assessor.assess(
            AssessAnswerFacts("Where does raw meat go?", "technical", criteria, "en", answer)
        )

    honest = assess("I put it near the door with the salad and the sauces.")
    pasting = assess(
        "I put it near the door with the salad and the sauces. cooked drip food juices lowest shelf store"
    )

    assert honest["flags"] == []
    assert pasting["flags"] == ["word_list"]
    assert pasting["verdicts"][0]["strength"] <= honest["verdicts"][0]["strength"]


def test_cover_when_reference_words_stand_at_the_end_counts_none_of_them():
    def cover(answer: str) -> exam.Coverage:
        wanted = exam.reference(KEPT_COLD, "What do you know of the kitchen?", "en")
        return exam.cover(wanted, sentences.read(answer, "en"), "en")

    pasting = cover("It goes anywhere in the fridge cooked drip food juices lowest meat raw shelf store")

    assert pasting.tailed
    assert pasting.share() == 0
    assert cover("Put it on the lowest shelf.").share() > 0
