"""The wording rules of questions."""

import pytest

from interviews import wording

GOOD = [
    "Tell me about a time you had to close a kitchen at short notice. What did you do first?",
    "How do you decide which bed to water first?",
    "Suppose a parent shouts at you at the gate. What would your next minute look like?",
    "Which age group have you taught most, and what did you change for it?",
    "What would you do if a customer asked about your company's credit terms?",
    "How do you plan a week for children who arrive at different times?",
    "What would you tell a patient who wants to get pregnant while taking this medicine?",
    "How would you like children in your group to greet one another?",
    "What did you learn from planning a family day for two hundred guests?",
    "How do you talk with patients who smoke?",
    "What do you ask a patient who has a disability before you help?",
    "How would you explain a retirement plan to a customer?",
    "How do you celebrate Christmas with children from different homes?",
    "How do you take medication round the ward?",
    "What have you got children to do when it rains?",
    "How many children do you look after at once, and who helps?",
    "How would you support a client who has a criminal record?",
    "How do you pray with a patient who asks for it?",
    "What do you change when a class has many native speakers?",
]
YES_NO = ["Do you like working with figures?", "Have you ever driven a tram?", "Would you stay late?"]
PROTECTED = [
    ("How old are you, and how do you keep up?", "age"),
    ("What does your husband think of the shifts?", "family"),
    ("How will your pregnancy affect your work?", "pregnancy"),
    ("What is your medical history?", "health"),
    ("Which church do you go to?", "religion"),
    ("Where are you originally from?", "origin"),
    ("What is your sexual orientation?", "gender or sexuality"),
    ("What are your political views?", "politics"),
    ("Tell me about your criminal record.", "criminal record or credit"),
    ("When do you plan to retire?", "age"),
    ("Are you planning to have children?", "family"),
    ("How many children do you have?", "family"),
    ("Do you want to start a family?", "family"),
    ("Are you thinking of having a baby?", "family"),
    ("Do you have a boyfriend?", "family"),
    ("How would you manage with small children at home?", "family"),
    ("Do you intend to get pregnant in the next years?", "pregnancy"),
    ("Do you have a disability?", "health"),
    ("Do you have any medical conditions?", "health"),
    ("How many days were you off sick last year?", "health"),
    ("Do you smoke?", "health"),
    ("Do you go to church?", "religion"),
    ("Do you wear that headscarf at work too?", "religion"),
    ("Is English your first language?", "origin"),
    ("Do you belong to a trade union?", "politics"),
    ("Have you got kids, and what did you do when a resident stopped eating?", "family"),
    ("Have you any children?", "family"),
    ("How many kids have you got?", "family"),
    ("Are you planning to retire soon?", "age"),
    ("What year did you leave school?", "age"),
    ("Do you take any medication?", "health"),
    ("Have you ever been off sick for more than a week?", "health"),
    ("How tall are you?", "health"),
    ("Have you got a disability?", "health"),
    ("Do you observe Ramadan?", "religion"),
    ("Do you need to pray during the day?", "religion"),
    ("Are you a practising Catholic?", "religion"),
    ("Are you a native speaker?", "origin"),
    ("Where do you come from originally?", "origin"),
    ("Are you a member of a trade union?", "politics"),
    ("Do you have a criminal record?", "criminal record or credit"),
    ("Have you been convicted of anything?", "criminal record or credit"),
]


@pytest.mark.parametrize("text", GOOD)
def test_problems_when_question_is_sound_then_none(text):
    assert wording.problems(text) == []


@pytest.mark.parametrize("text", YES_NO)
def test_problems_when_yes_or_no_would_do_then_one_says_so(text):
    assert wording.problems(text) == ["A yes or a no would answer this; ask how, what or why."]


@pytest.mark.parametrize(("text", "topic"), PROTECTED)
def test_problems_when_topic_is_protected_then_it_is_named(text, topic):
    found = wording.fairness(text)

    assert found == [f"The question touches on {topic}, which must not play a part in an interview."]


def test_problems_when_question_has_46_words_then_length_is_named():
    text = "What " + "very " * 44 + "much?"

    assert wording.problems(text) == [
        "The question has 46 words; more than 45 are hard to follow when heard."
    ]


def test_problems_when_three_things_are_asked_then_focus_is_named():
    text = "What went wrong? Who noticed it? How did you mend it?"

    assert wording.problems(text) == [
        "The question asks several things at once; keep one, with at most one follow-up."
    ]


@pytest.mark.parametrize(
    "text", ["Large kitchens are loud.", "When we were closed, we cleaned.", "What we did was right."]
)
def test_problems_when_nothing_is_asked_then_it_says_so(text):
    assert wording.problems(text) == ["The text asks nothing."]


@pytest.mark.parametrize(
    "text",
    [
        "How would you wash someone who does not want to be washed",
        "What made you choose this trade",
        "A resident falls at night. Who do you call",
        "In a storm, where do you put the boats",
    ],
)
def test_problems_when_a_question_lacks_its_mark_then_it_still_asks(text):
    assert wording.problems(text) == []


def test_problems_when_a_closed_question_lacks_its_mark_then_it_is_closed_all_the_same():
    assert wording.problems("Do you like figures") == [
        "A yes or a no would answer this; ask how, what or why."
    ]


def test_problems_when_text_is_blank_then_it_says_so():
    assert wording.problems(" \n") == ["The question is empty."]


@pytest.mark.parametrize(
    "text",
    [
        "What do you make of https://example.test/a?",
        "Why write to a@b.example first?",
        "How would you confirm your place at apply-now.xyz?",
        "What would you do with bit.ly/3prep?",
    ],
)
def test_problems_when_there_is_an_address_then_it_says_so(text):
    assert wording.problems(text) == ["The question contains a link or an address."]


def test_problems_when_a_name_that_looks_like_an_address_is_known_then_none():
    text = "How do you set up a queue in Kayako.io?"

    assert wording.problems(text) != []
    assert wording.problems(text, ["Tarn Ltd", "Kayako.io"]) == []
    assert wording.uncheckable("Names a part of Kayako.io", ["Kayako.io"]) == ""


@pytest.mark.parametrize("text", ["What is <b>bold</b> here?", "Why [this](that)?", "What does `x` do?"])
def test_problems_when_there_is_markup_then_it_says_so(text):
    assert wording.problems(text) == ["The question contains markup; plain words only."]


def test_near_duplicate_when_one_word_differs_then_the_other_is_returned():
    asked = "Tell me about a time you had to plan the week for a crew."

    found = wording.near_duplicate(
        "Tell me about a time you had to plan the month for a crew.", [GOOD[0], asked]
    )

    assert found == asked


def test_near_duplicate_when_only_the_opening_is_shared_then_none():
    asked = "Tell me about a time you had to plan the week for a crew."

    assert wording.near_duplicate("Tell me about a time you had to calm an angry guest.", [asked]) is None


@pytest.mark.parametrize(
    "text",
    [
        "Names the figures before and after",
        "Says how the business intelligence report was checked",
        "Describes how the patient's family was told",
        "Explains the health and safety check step by step",
        "The answer says who decided",
        "Gives the reason for the steps being in this order",
        "States how confident the estimate was, and why",
    ],
)
def test_criterion_when_it_can_be_looked_for_has_no_problem(text):
    assert wording.uncheckable(text) == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Good answer", "too short"),
        ("Is a natural leader in the team", "what a person is"),
        ("The candidate seems honest and calm", "what a person is"),
        ("Shows passion for the product", "what a person is"),
        ("Answers confidently throughout the interview", "what a person is"),
        ("Has a good attitude to work", "what a person is"),
        ("Fits in: a cultural fit with us", "what a person is"),
        ("Tells the candidate's age or birthday", "must not play a part"),
        ("Answers whether are you married now", "must not play a part"),
        ("Says what is at https://bad.example today", "a link"),
        ("Says <b>what</b> was done then", "markup"),
    ],
)
def test_criterion_when_nobody_could_check_it_says_why(text, words):
    assert words in wording.uncheckable(text)
