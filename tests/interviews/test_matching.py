"""Which trade a posting is about, and which question fits a line: rather none than a wrong one."""

import pytest

from interviews.matching import Candidate, fit, nearness, same, stems, stock

NURSING = (
    (
        "What tells you at a dressing change that a wound is going the wrong way?",
        "Wound care, dressing, infection",
    ),
    (
        "A prescription on the chart seems far too high. What is your next step?",
        "Medication administration record",
    ),
    ("Tell me about a patient who looked fine and worried you.", "Patient assessment, escalation, doctor"),
    ("Two nurses call in sick. How do you set up the first hour on the ward?", "Prioritisation of patients"),
)
SHOP = (
    ("What do you do when the till is short at the end of the day?", "Cash handling, customers, till"),
    ("How do you keep shelves filled on a busy Saturday in the shop?", "Stock, shelves, display"),
    ("A customer brings shoes back without a receipt. How do you decide?", "Returns, customer service"),
    ("How do you notice theft on the shop floor?", "Loss prevention in the shop"),
)
ALL = [
    Candidate(number, trade, stems(text), stems(about), frozenset({number}))
    for number, (trade, (text, about)) in enumerate(
        [*(("nursing", one) for one in NURSING), *(("retail", one) for one in SHOP)], start=1
    )
]
WARD = (
    "Registered nurse, ward 7",
    "Assess patients and escalate to the doctor",
    "Administer medication and record it on the chart",
    "Wound care",
    "Keep patients safe",
)


def test_stems_when_taken_leave_out_what_every_posting_says():
    assert stems("You will work in a team and provide wound care") == stems("wound caring")


def test_stems_when_one_begins_the_other_are_the_same():
    assert same("medic", "medicin")
    assert not same("plan", "planet")
    assert not same("contract", "control")


def test_trade_when_a_posting_speaks_its_language_is_found():
    assert stock(WARD, ALL).trade == "nursing"


def test_trade_when_no_language_is_clearly_ahead_is_not_guessed():
    found = stock(["Senior gardener", "Prune roses", "Mow lawns"], ALL)

    assert (found.trade, found.questions) == ("", ())
    assert found.best("Wound care") == []


def test_trade_when_there_is_no_question_at_all_is_unknown():
    assert stock(WARD, []).trade == ""
    assert stock(WARD, [Candidate(1, "", stems("How do you plan?"), frozenset())]).trade == ""


def test_trade_when_two_speak_it_alike_is_not_guessed():
    doubled = [*ALL[:4], *(Candidate(10 + one.key, "care", one.asked, one.about) for one in ALL[:4])]

    assert stock(["Ward", "patients", "wound"], doubled).trade == ""


def test_questions_when_chosen_are_of_the_trade_or_for_every_work():
    general = Candidate(20, "general", stems("Tell me about a mistake."), frozenset())
    nowhere = Candidate(21, "", stems("Tell me about a lesson."), frozenset())

    keys = {one.key for one in stock(WARD, [*ALL, general, nowhere]).questions}

    assert keys == {1, 2, 3, 4, 20, 21}


def test_line_when_a_question_is_about_it_finds_that_question():
    found = stock(WARD, ALL)

    assert [key for _, key in found.best("Experience with wound care")][:1] == [1]
    assert [key for _, key in found.best("Administer medication and record it on the chart")][:1] == [2]


def test_line_when_only_a_word_of_the_trade_is_shared_finds_none():
    assert stock(WARD, ALL).best("Greet patients at the door and show them the garden") == []


def test_line_when_it_says_nothing_finds_none():
    assert stock(WARD, ALL).best("You will work in a team") == []


def test_fit_when_the_line_names_the_skill_is_better():
    line, weight = stems("Change the dressing of a wound"), {}
    plain = fit(line, frozenset(), ALL[0], weight)

    assert fit(line, frozenset({1}), ALL[0], weight) > plain > 0


def test_same_posting_when_asked_twice_gets_the_same_answer():
    lines = ["Wound care", "Assess patients and escalate to the doctor"]

    assert [stock(WARD, ALL).best(line) for line in lines] == [stock(WARD, ALL).best(line) for line in lines]


MISTAKE = "Describe a mistake with a medicine, yours or one you nearly made, that you still think about."


@pytest.mark.parametrize(
    ("asked", "near", "far"),
    [
        (
            "Tell me about a mistake with medication",
            MISTAKE,
            "Tell me about a near miss that you were part of.",
        ),
        (
            "What do you do when a customer shouts at you?",
            "How do you deal with a customer who insults you?",
            "How do you choose what is worth an automatic test?",
        ),
    ],
)
def test_nearness_when_words_differ_goes_by_what_they_mean(asked, near, far):
    assert nearness(asked, near) > 0.5 > nearness(asked, far)


def test_nearness_when_nothing_telling_is_said_goes_by_the_letters():
    assert nearness("What do you do?", "What do you do") > 0.8
    assert nearness("What do you do?", MISTAKE) == 0.0


def test_nearness_when_there_is_no_word_table_goes_by_shared_words(no_table):
    assert nearness("Tell me about a mistake with medication", MISTAKE) == pytest.approx(0.29, abs=0.1)
    assert nearness("How do you plan a lesson?", MISTAKE) == 0.0
