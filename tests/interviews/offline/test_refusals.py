"""What is said of an answer that cannot be judged fits the question: not every one asks for a story."""

import pytest

from interviews.enums import QuestionKind
from interviews.facts import AssessAnswerFacts, CriterionFacts
from interviews.offline.assessing import guards
from interviews.offline.assessor import assess
from interviews.offline.gate import gate

CRITERIA = (CriterionFacts("c1", "Says how it would be known that the steps had worked", "Planning"),)
OF_A_STORY = ("what happened", "how it came out", "you did yourself", "what you did")


def facts(kind: str, answer: str) -> AssessAnswerFacts:
    return AssessAnswerFacts("How do you plan the rest of your week?", kind, CRITERIA, "en", answer)


@pytest.mark.parametrize("kind", QuestionKind.values)
def test_reason_when_an_answer_is_too_short_then_what_this_kind_of_question_wants(kind: str) -> None:
    short = facts(kind, "I have a list for it.")

    said = str(assess(short)["reason"])

    assert said == gate(short).reason
    assert said.startswith("This is too short to find evidence in. Aim for at least four sentences: ")
    assert said == guards.reason("too_short", "en", kind)


@pytest.mark.parametrize("kind", ["situational", "technical", "motivation"])
@pytest.mark.parametrize("code", guards.REASONS)
def test_reason_when_no_case_of_the_past_is_asked_for_then_none_is_wanted(kind: str, code: str) -> None:
    assert [part for part in OF_A_STORY if part in guards.reason(code, "en", kind)] == []


def test_reason_when_the_kind_is_unknown_then_as_for_a_story() -> None:
    assert guards.reason("word_list", "en", "riddle").endswith("sentences that tell what you did.")


@pytest.mark.parametrize(
    ("kind", "then"),
    [
        ("behavioral", "then tell what you did there."),
        ("situational", "then say what you would do there."),
        ("technical", "then say how you go about it."),
        ("motivation", "then say what draws you to it."),
    ],
)
def test_next_step_when_an_answer_strays_then_what_to_do_fits_the_question(kind: str, then: str) -> None:
    answer = (
        "I moved to Lisbon three years ago because my partner found work there. I learned Portuguese in the evenings "
        "and we bought a small flat near the river, which we painted ourselves over one winter."
    )
    question = "A fridge full of food is at eleven degrees, far too warm to be safe."

    found = assess(AssessAnswerFacts(question, kind, CRITERIA, "en", answer))

    assert then in str(found["next_step"])
