"""Which kind of question a wording asks for."""

import pytest

from interviews import kinds
from interviews.enums import QuestionKind
from tests.interviews.test_packs import QUESTIONS

ASKED = {
    "situational": [
        "What would you do on your first evening shift alone with 16 residents?",
        "What would you do if a resident refuses her medicine in the evening?",
        "A guest says that a watch is missing and points at housekeeping. How do you respond?",
        "Suppose the lift is stuck between two floors: whom do you call?",
        "You tell a client which standard applies, and they laugh. What do you say?",
        "Imagine two parents shout at each other. What do you do?",
    ],
    "behavioral": [
        "Tell me about a time you calmed an angry guest. What would you do differently?",
        "Describe a decision that you had to make before you had all the facts.",
        "When did you last miss a deadline?",
        "Tell me about your greatest mistake.",
        "Have you ever had to stop a machine?",
    ],
    "background": [
        "Tell me about yourself.",
        "How long have you driven lorries?",
        "What experience do you have with children?",
    ],
    "motivation": [
        "Why do you want to work here?",
        "Why did you leave your last job?",
        "What attracts you to nights?",
        "Where do you see yourself in five years?",
    ],
    "technical": [
        "How do you check an invoice before it is paid?",
        "Explain what a pivot table is for.",
        "How do you tell a good solder joint from a bad one?",
        "",
    ],
}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in ASKED.items() for text in texts])
def test_kind_when_nobody_chose_one_is_as_the_question_asks(kind: str, text: str) -> None:
    assert kinds.of(text) == kind


def test_disagreement_when_a_case_is_looked_for_and_none_is_asked_says_so() -> None:
    asked = ASKED["situational"][0]

    assert kinds.disagreement("behavioral", asked) == (
        "The question asks what somebody would do; “Behavioural” looks for what they have done."
    )
    assert kinds.disagreement("technical", asked) == ""


def test_disagreement_when_a_case_is_asked_and_none_is_looked_for_says_so() -> None:
    asked = ASKED["behavioral"][0]

    assert kinds.disagreement("situational", asked) == (
        "The question asks what somebody has done; “Situational” looks for what they would do."
    )
    assert kinds.disagreement("background", asked) == ""


def test_disagreement_when_a_curated_question_has_its_kind_is_silent() -> None:
    assert [one.key for one in QUESTIONS if kinds.disagreement(one.kind, one.text)] == []
    assert {one.kind for one in QUESTIONS} == set(QuestionKind)
