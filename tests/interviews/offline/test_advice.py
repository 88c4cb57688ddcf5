"""What the built-in assessor tells to add belongs to what the criterion asks."""

import pytest

from interviews.facts import AssessAnswerFacts, CriterionFacts
from interviews.offline.assessing import rubric
from interviews.offline.assessing.advice import HOW, HOW_BY_KIND, SHARPEN
from interviews.offline.assessor import assess

ANSWER = (
    "On a Monday in March I rang the two gardens in our street and asked whether they wanted help. "
    "I planted forty tulips with the neighbours and wrote a plan for the spring."
)
AIM = "Says what the candidate wants to learn or get better at"
OPEN = "Say it in one sentence of your own, with an example."


def step(text: str, kind: str = "motivation", answer: str = ANSWER) -> str:
    question = "Why do you want to work as a gardener, and why now?"
    criteria = (CriterionFacts("c1", text, "Gardening"),)
    return str(assess(AssessAnswerFacts(question, kind, criteria, "en", answer))["next_step"])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (AIM, "motivation"),
        ("Says what the candidate would bring or learn", "motivation"),
        ("Names what is still to be learned, and how", "background"),
        ("Names the point at which plain speech is better", "technical"),
        ("Says what the customer wants and what it cannot accept", "behavioral"),
    ],
)
def test_next_step_when_a_criterion_names_no_part_of_an_answer_then_it_asks_for_none(
    text: str, kind: str
) -> None:
    said = step(text, kind)
    assert f"“{text}”" in said
    assert [
        part for part, how in {**HOW, **SHARPEN, **HOW_BY_KIND.get(kind, {})}.items() if part and how in said
    ] == []


def test_next_step_when_a_wish_is_missing_then_it_is_asked_for_and_not_how_it_came_out() -> None:
    assert step(AIM).startswith(f"“{AIM}” is not shown yet. {OPEN}")


@pytest.mark.parametrize(
    ("text", "part", "told"),
    [
        ("Says how it came out, and for whom", "outcome", "Close with how it came out"),
        ("Gives a reason that has to do with the work", "reason", 'Say "because"'),
        ("Names the tool that was taken", "method", "Name the tool or method"),
        ("Says what was learned from it", "learning", "End with what you do differently"),
    ],
)
def test_next_step_when_a_criterion_names_a_part_then_it_says_how_to_show_that(
    text: str, part: str, told: str
) -> None:
    assert part in rubric.asked(text).outright
    assert told in step(
        text, answer="The gardens were there in March, and the tulips stood in a row of forty."
    )


def test_asked_when_a_criterion_is_about_getting_better_then_it_asks_for_no_outcome() -> None:
    assert "outcome" not in dict(rubric.asked(AIM).aspects)
    assert "outcome" in dict(rubric.asked("Says what got better because of it").aspects)


def test_assess_when_the_wish_is_said_then_it_is_shown_and_an_example_would_sharpen_it() -> None:
    said = "I want to learn how old fruit trees are pruned and to get better at drawing plans for clients."
    criteria = (CriterionFacts("c1", AIM, "Gardening"),)
    found = assess(AssessAnswerFacts("Why this garden?", "motivation", criteria, "en", said))
    assert found["verdicts"][0]["verdict"] == "shown"
    assert found["next_step"].endswith(SHARPEN[""])
