"""Questions about the job as a whole name no subject: an account of any work may answer them."""

import pytest

from interviews.facts import AssessAnswerFacts, CriterionFacts
from interviews.offline.assessing import about
from interviews.offline.assessor import assess
from interviews.offline.writing import lexicon

HARDEST = "Tell me about the hardest day you've had at work. How did you get through it?"
FEEDBACK = "What feedback on your work has helped you most, and what did you do with it?"
CRITERIA = {
    HARDEST: ("Says what made the day hard, and what was done", "Says what was at stake, and for whom"),
    FEEDBACK: (
        "Gives the feedback in its own words, and what was done with it",
        "Says what you personally decided or did, and why",
    ),
}
DIED = (
    "A man I had looked after for three years died in the night while I sat with him, and at seven I had to hand out "
    "the breakfasts. I asked my senior for ten minutes, went into the garden, and then I went back in. In the "
    "afternoon I rang his sister and told her that he had not been alone."
)
REVIEW = (
    "The head baker told me that my loaves were right and my bench was a mess. Since then I clean down after each "
    "batch and write the next three jobs on the board. He has not said a word about it again."
)
OWN = "Tell me about the worst day of your career."
MATCH = (
    "I like football very much because my team won the cup at the weekend. The striker scored a lovely goal, and then "
    "we all went to the pub with the fans and sang songs until midnight."
)


def told(question: str, answer: str, *texts: str, title: str = "Baker") -> dict:
    criteria = tuple(CriterionFacts(f"c{at}", text, "Knowing the work") for at, text in enumerate(texts, 1))
    return assess(AssessAnswerFacts(question, "behavioral", criteria, "en", answer, title=title))


@pytest.mark.parametrize(("question", "answer"), [(HARDEST, DIED), (FEEDBACK, REVIEW)])
def test_assess_when_the_question_names_no_subject_then_no_account_of_work_strays_from_it(
    question: str, answer: str
) -> None:
    found = told(question, answer, *CRITERIA[question])

    assert "off_topic" not in found["flags"]
    assert found["verdicts"][0]["verdict"] in ("shown", "partly")
    assert "speaks of what the question is about" not in found["next_step"]


def test_assess_when_somebody_wrote_the_criteria_then_no_account_of_work_strays_either() -> None:
    assert "off_topic" not in told(OWN, DIED, "Says what came of it", "Says what you did yourself")["flags"]


def test_assess_when_it_is_about_private_life_then_it_strays_all_the_same() -> None:
    found = told(FEEDBACK, MATCH, *CRITERIA[FEEDBACK])

    assert found["flags"] == ["off_topic"]
    assert {one["verdict"] for one in found["verdicts"]} <= {"missing", "unclear"}


@pytest.mark.parametrize(
    "title", ["Care Assistant", "Violin Teacher", "Warehouse Team Leader (Nights)", "Baker"]
)
def test_is_of_the_whole_job_when_a_question_of_the_bank_asks_about_the_role_then_it_is(title: str) -> None:
    name = title.partition(" (")[0]
    frames = [
        lexicon.asked(frame)
        for kind in ("behavioral", "situational", "technical", "background", "motivation")
        for frame in lexicon.frames()[kind]["role"]
    ]
    asked = [frame.replace("{role}", f"a {name}").replace("{bare_role}", name) for frame in frames]

    assert len(asked) > 20
    assert [one for one in asked if not about.is_of_the_whole_job(one, title)] == []


@pytest.mark.parametrize(
    "question",
    [
        "Tell me about a bread that did not rise.",
        "Tell me about a customer you nearly lost and what you did.",
        "What experience do you have with stock?",
        "Tell me about a difficult customer.",
    ],
)
@pytest.mark.parametrize("title", ["Baker (nights)", "Customer Service Advisor", ""])
def test_is_of_the_whole_job_when_a_question_names_a_subject_then_it_is_not(
    question: str, title: str
) -> None:
    assert not about.is_of_the_whole_job(question, title)
