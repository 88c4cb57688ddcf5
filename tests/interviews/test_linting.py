"""Checks while writing: each finds what it is for, says why and what instead, and leaves good wording alone."""

from fractions import Fraction

import pytest

from interviews import linting

GOOD = (
    "Tell me about a week in which two wards needed the same bed. What did you do?",
    "How do you check an incoming invoice before it is paid?",
    "You find a pallet that leans over the aisle. What do you do first, and why?",
    "What did you do, and what came of it?",
    "How did you notice it, and how did it turn out?",
    "Describe a conversation with a child's mother that went badly at first.",
    "A patient of eighty refuses the wash. How do you go about it?",
    "How do you hand over by SBAR (situation, background, assessment, recommendation)?",
)
GOOD_CRITERIA = (
    "Names the two needs and who had them",
    "Says what the family was told, and when",
    "Explains how the figure was checked",
    "Has done the count with a second person",
    "Is specific about the dose",
    "Describes what the pupil's parents agreed to",
    "Shows the calculation",
)


def rules(text, *criteria):
    return [finding.rule for finding in linting.findings(text, [(one, "Planning") for one in criteria])]


@pytest.mark.parametrize("text", GOOD)
def test_question_when_well_put_gets_no_advice(text):
    assert linting.findings(text) == []


@pytest.mark.parametrize("text", GOOD_CRITERIA)
def test_criterion_when_checkable_gets_no_advice(text):
    assert linting.findings(GOOD[0], [(text, "Planning")]) == []


def test_question_when_its_kind_looks_for_something_else_is_told_so():
    (found,) = linting.findings(GOOD[2], kind="behavioral")

    assert (found.rule, found.place, found.refused) == ("kind", "text", False)
    assert linting.findings(GOOD[2], kind="situational") == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Do you like working with people?", "yes or no"),
        ("Don't you think that planning matters? How do you plan?", "leading"),
        ("How do you plan? It is obviously important.", "leading"),
        ("You check twice, right? Tell me how.", "leading"),
        ("Why is teamwork so important to you?", "leading"),
        ("How would you leverage your network?", "jargon"),
        ("How do you use the TQX every morning?", "jargon"),
        ("How do you plan a shift and how do you calm a relative?", "two in one"),
        ("Tell me about a time you failed and a time you won.", "two in one"),
        ("What did you plan? Whom did you ask? What did it cost?", "two in one"),
        ("Describe " + "very " * 50 + "long work.", "long"),
        ("How do you use www.example.org?", "link"),
        ("How do you **plan**?", "markup"),
    ],
)
def test_question_when_badly_put_is_told_why_and_what_instead(text, rule):
    found = [finding for finding in linting.findings(text) if finding.rule == rule]

    assert len(found) == 1
    assert all((found[0].problem, found[0].reason, found[0].instead))
    assert not found[0].refused
    assert found[0].where == "The question"


def test_question_when_it_names_a_skill_of_its_criteria_that_looks_like_a_link_gets_no_advice():
    text = "How do you set up a queue in Kayako.io?"

    assert rules(text) == ["link"]
    assert [one.rule for one in linting.findings(text, [("Names who gets which case", "Kayako.io")])] == []


@pytest.mark.parametrize("topic", sorted(linting.LAWFUL))
def test_protected_topic_when_there_is_one_has_a_lawful_way(topic):
    assert topic in linting.wording.TOPICS
    assert linting.LAWFUL[topic]


@pytest.mark.parametrize(
    "text",
    [
        "How old are you?",
        "Are you married, and what does your husband do?",
        "Do you plan to have children?",
        "What is your religion?",
        "Where are your parents from?",
        "How many sick days did you take?",
        "Which union are you in?",
        "Ｈｏｗ　ｏｌｄ　ａｒｅ　ｙｏｕ?",
    ],
)
def test_question_when_it_touches_a_protected_topic_is_refused(text):
    assert linting.refused(text)
    assert linting.findings(text)[0].refused


@pytest.mark.parametrize(
    "criterion",
    [
        "Is a native speaker",
        "Comes across as youthful",
        "Would be a cultural fit",
        "The candidate has no children",
    ],
)
def test_criterion_when_it_judges_the_person_is_refused(criterion):
    found = linting.refused(GOOD[0], [(criterion, "Planning")])

    assert [finding.where for finding in found] == ["Criterion 1"]


@pytest.mark.parametrize(
    ("criterion", "rule"),
    [
        ("Is confident", "trait"),
        ("Shows great enthusiasm", "trait"),
        ("Positive attitude", "trait"),
        ("Good communication skills.", "trait"),
        ("Understands what planning is", "not observable"),
        ("Gives a good example", "vague"),
        ("Names " + "one thing and " * 12 + "another", "long"),
    ],
)
def test_criterion_when_nobody_can_check_it_is_told_so(criterion, rule):
    found = linting.findings(GOOD[0], [(criterion, "Planning")])

    assert [finding.rule for finding in found] == [rule]
    assert all((found[0].problem, found[0].reason, found[0].instead))


def test_criterion_when_it_repeats_another_is_told_so():
    assert rules(GOOD[0], "Names the two needs", "Names the two needs") == ["repeated"]


def test_abbreviation_when_a_skill_explains_it_is_no_jargon():
    assert linting.findings("How do you use the TQX daily?", [("Says when", "TQX")]) == []


def test_nothing_when_nothing_is_written_is_said():
    assert linting.findings("", [("", "")]) == []


@pytest.mark.parametrize(
    ("count", "begins"), [(0, "There are no"), (1, "There is 1"), (2, "There are 2"), (7, "There are 7")]
)
def test_count_when_too_few_or_many_is_told(count, begins):
    assert linting.about_count(count).startswith(begins)


@pytest.mark.parametrize("count", [3, 6])
def test_count_when_right_needs_no_word(count):
    assert linting.about_count(count) == ""


KNOWN = "Says what was hardest at the time"  # of the bank
ON_TELLING = "Says how it came out, with a number or a visible change"
STRANGE = "Says that medicine is never forced or hidden"


def test_about_words_when_nobody_wrote_any_for_a_criterion_then_it_says_so_once():
    assert linting.about_words([KNOWN, STRANGE, ON_TELLING]).startswith(
        "The built-in engine knows no words for criterion 2: it goes by form"
    )
    assert "for criteria 1, 2:" in linting.about_words([STRANGE, STRANGE])
    assert linting.about_words([KNOWN, "", ON_TELLING]) == ""


def test_about_samples_when_a_better_one_shows_no_more_then_it_says_so():
    assert linting.about_samples({"3": Fraction(1), "5": Fraction(1)}) == [
        "A sample meant to be excellent shows no more than one meant to be solid."
    ]
    assert linting.about_samples({"1": Fraction(0), "5": Fraction(2)}) == []
    assert linting.about_samples({"5": Fraction(0)}) == []
