"""Dictated answers: no full stops, no capitals, words said while thinking."""

import re

import pytest

from interviews.facts import AssessAnswerFacts, CriterionFacts
from interviews.offline import assessor
from interviews.offline.assessing import sentences, spoken
from tests.texts import GOOD_ANSWER

DICTATED = re.sub(r"\s+", " ", re.sub(r"[.,]", "", GOOD_ANSWER)).lower()
HESITANT = re.sub(r"\b(so|and|i|of)\b", r"um \1 \1 you know", DICTATED)
CRITERIA = (
    CriterionFacts("c1", "Describes one real situation and what was at stake", "Staff planning"),
    CriterionFacts("c2", "Says what the candidate personally did, step by step", "Staff planning"),
    CriterionFacts("c3", "Says how it came out, with a number or a visible change", "Staff planning"),
)
WORTH = {"shown": 2, "partly": 1}


def worth(text: str, is_spoken: bool) -> int:
    question = "Tell me about a time when you had to plan staffing on a ward with too few nurses."
    facts = AssessAnswerFacts(question, "behavioral", CRITERIA, "en", text, is_spoken)
    return sum(WORTH.get(one["verdict"], 0) for one in assessor.assess(facts)["verdicts"])


@pytest.mark.parametrize("marked", [True, False])
def test_assess_when_dictated_then_as_much_is_shown_as_typed_whether_it_was_marked_or_not(marked):
    assert worth(DICTATED, marked) == worth(GOOD_ANSWER, False)


def test_assess_when_hesitant_and_marked_then_as_much_is_shown_as_typed():
    assert worth(HESITANT, True) == worth(GOOD_ANSWER, False)


def test_assess_when_vague_then_marking_it_wins_nothing():
    vague = "i am um a very good planner you know and i always find a way and communication is key " * 3
    assert worth(vague, True) == worth(vague, False) == 0


@pytest.mark.parametrize("text", [GOOD_ANSWER, DICTATED, HESITANT, "um " * 400, "and i " * 400, "", "\n é️ü…"])
def test_read_when_spoken_then_every_text_stands_in_the_answer_in_order(text):
    found = spoken.read(text, "en")

    assert [text[one.start : one.end] for one in found] == [one.text for one in found]
    assert all(one.end <= other.start for one, other in zip(found, found[1:], strict=False))


def test_read_when_typed_with_stops_then_cut_as_ever():
    short = "I called the matron. She sent one nurse. The ward stayed open."

    assert spoken.read(short, "en") == sentences.read(short, "en")


def test_read_when_dictated_then_cut_where_the_speaker_goes_on():
    text = (
        "last march four nurses were sick at once and i phoned nine colleagues from the day team "
        "then we agreed swaps so every shift was covered in the end"
    )
    assert [one.text for one in spoken.read(text, "en")] == [
        "last march four nurses were sick at once",
        "and i phoned nine colleagues from the day team",
        "then we agreed swaps so every shift was covered in the end",
    ]


KENNEL = (
    "well first i stop and i do not go in at all i just stand at the side and look away a bit because staring makes it "
    "worse i look at the ears and the tail if he growls i close the door slowly and then i throw some food and sit down"
)


def test_read_when_dictated_then_no_list_is_cut_in_two_and_no_clause_from_its_word():
    assert [one.text for one in spoken.read(KENNEL, "en")][1:] == [
        "and look away a bit because staring makes it worse i look at the ears and the tail if he growls",
        "i close the door slowly and then i throw some food and sit down",
    ]


def test_assess_when_dictated_words_name_all_that_a_criterion_lists_then_it_is_shown():
    asked = "A frightened dog growls when you open its kennel. What do you do?"
    criteria = (CriterionFacts("c1", "Reads body language: ears, tail, growl", "Dogs"),)
    facts = AssessAnswerFacts(asked, "situational", criteria, "en", KENNEL, True)

    assert assessor.assess(facts)["verdicts"][0]["verdict"] == "shown"


def test_assess_when_two_sentences_hold_what_a_criterion_lists_then_both_count():
    asked = "A frightened dog growls when you open its kennel. What do you do?"
    criteria = (CriterionFacts("c1", "Reads body language: ears, tail, growl", "Dogs"),)
    said = (
        "I would check the ears and the tail of the dog for two minutes from the side of the kennel. "
        "If it growls again, I would close the kennel door slowly and put down some food for the dog."
    )
    found = assessor.assess(AssessAnswerFacts(asked, "situational", criteria, "en", said))

    assert (found["verdicts"][0]["verdict"], len(found["verdicts"][0]["quotes"])) == ("shown", 2)


def test_read_when_hesitant_then_fillers_and_doubles_do_not_count_but_stay_in_the_text():
    (one,) = spoken.read("Um so I I mean I kind of called called the matron, you know", "en")

    assert one.words == ("so", "i", "called", "the", "matron")
    assert one.text == "Um so I I mean I kind of called called the matron, you know"


def test_read_when_in_another_language_then_not_cut_by_english_cues():
    text = "ich habe and i " * 12

    assert len(spoken.read(text, "de")) == 1


UNSTOPPED = (
    "we had a new starter who was afraid of the baler and i stood next to him for the first hour and then i wrote the "
    "five steps on a card and he kept it in his pocket and since then nobody has called me to that machine at night"
)


def assessed(text, is_spoken=False):
    criteria = (CriterionFacts("c1", "Says what you did yourself", "Teaching"),)
    question = "Tell me about a time you taught somebody a machine."
    return assessor.assess(AssessAnswerFacts(question, "behavioral", criteria, "en", text, is_spoken))


def test_assess_when_much_stands_there_without_a_stop_then_it_is_read_as_dictated_and_says_so():
    found, marked = assessed(UNSTOPPED), assessed(UNSTOPPED, True)

    assert found["flags"] == ["unstopped"]
    assert marked["flags"] == []
    assert found["verdicts"] == marked["verdicts"]
    assert all(len(quote["text"]) < len(UNSTOPPED) for one in found["verdicts"] for quote in one["quotes"])


@pytest.mark.parametrize(
    "text",
    [
        UNSTOPPED.replace(" and he kept", ". He kept"),
        UNSTOPPED.replace(" and he kept", "\nhe kept"),
        "we had a new starter who was afraid of the baler and i stood next to him for the first hour.",
    ],
)
def test_cut_when_there_is_a_stop_or_little_then_it_is_read_as_typed(text):
    assert not spoken.is_unstopped(text)
    assert spoken.cut(text, "en", dictated=False) == sentences.read(text, "en")


def test_cut_when_it_is_compared_with_a_reference_then_it_stays_whole():
    assert spoken.cut(UNSTOPPED, "en", dictated=False, exam=True) == sentences.read(UNSTOPPED, "en")
