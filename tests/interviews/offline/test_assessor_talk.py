"""Talk that could stand in any answer, told from sentences that say what happened and what is done since."""

import pytest

from interviews.offline.assessing import sentences, signs


def general(text: str) -> bool:
    (sentence,) = sentences.read(text, "en")
    return signs.read(sentence, "behavioral").general


@pytest.mark.parametrize(
    "text",
    [
        "I reported it, and since then we've had a mirror put up and I sound the horn at each corner, every time.",
        "I told each of them and wrote it on every board, so that they knew it all the time.",
        "Since then I always tick off each thing on the list.",
        "Now I ring every customer the day before, every time.",
        "From then on I always asked first.",
    ],
)
def test_general_when_somebody_did_something_or_does_it_since_then_no_talk(text: str) -> None:
    assert not general(text)


@pytest.mark.parametrize(
    "text",
    [
        "I always check everything, every time, in any situation.",
        "I helped many people in many different situations and always gave my best.",
        "Over the years I have learned a lot from many different people, and I am always open to feedback.",
        "Since then I always do my best in every situation, because attitude matters most.",
        "I led many teams, and every time everything changed for the better.",
    ],
)
def test_general_when_it_could_stand_in_any_answer_then_talk(text: str) -> None:
    assert general(text)
