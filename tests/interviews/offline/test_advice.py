"""What the built-in assessor tells to add belongs to what the criterion asks."""

from typing import Any

import pytest

from interviews import saying
from interviews.evidence import SPENT, UNPICTURED
from interviews.facts import AssessAnswerFacts, CriterionFacts
from interviews.offline.assessing import rubric
from interviews.offline.assessing.advice import HOW, HOW_BY_KIND, OPEN, SHARPEN
from interviews.offline.assessor import assess

ANSWER = (
    "On a Monday in March I rang the two gardens in our street and asked whether they wanted help. "
    "I planted forty tulips with the neighbours and wrote a plan for the spring."
)
AIM = "Says what the candidate wants to learn or get better at"


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


def test_assess_when_the_wish_is_said_then_it_is_shown_and_nothing_more_is_asked_of_it() -> None:
    said = "I want to learn how old fruit trees are pruned and to get better at drawing plans for clients."
    criteria = (CriterionFacts("c1", AIM, "Gardening"),)
    found = assess(AssessAnswerFacts("Why this garden?", "motivation", criteria, "en", said))
    assert found["verdicts"][0]["verdict"] == "shown"
    assert found["next_step"] == saying.WHOLE


def test_assess_when_one_sentence_shows_three_things_then_the_third_is_told_to_have_one_of_its_own() -> None:
    said = "I want to learn how old fruit trees are pruned and to get better at drawing plans for clients."
    texts = (AIM, f"{AIM} as a gardener", f"{AIM} with fruit trees")
    criteria = tuple(CriterionFacts(f"c{at}", text, "Gardening") for at, text in enumerate(texts, start=1))
    found = assess(AssessAnswerFacts("Why this garden?", "motivation", criteria, "en", said))
    assert sorted(one["note"] for one in found["verdicts"]) == ["", "", SPENT]
    assert found["next_step"].endswith("already count for two other points. Add one for it, with an example.")


PORTER = "Which part of this Kitchen porter job would you look forward to most, and why?"
WISHES = (
    "Names one part of the work, with a reason of one's own",
    "Ties the wish to something you have done or chosen before",
    AIM.replace("the candidate wants", "you want"),
)


def wished(answer: str, *texts: str) -> dict[str, Any]:
    criteria = tuple(CriterionFacts(f"c{at}", text, "Kitchen") for at, text in enumerate(texts, start=1))
    return assess(AssessAnswerFacts(PORTER, "motivation", criteria, "en", answer, title="Kitchen porter"))


def test_assess_when_one_sentence_says_what_three_ask_then_the_one_with_no_other_has_it() -> None:
    found = wished(
        "I like that the kitchen is calm before service and everybody knows what to do. I worked in a canteen for a "
        "year and kept the pot wash going on my own on Fridays. I have cleaned extractor hoods and fridges every "
        "week. I'd like to learn how the chef checks what is fresh.",
        *WISHES,
    )
    assert [one["verdict"] for one in found["verdicts"]] == ["partly", "shown", "shown"]
    assert [one["text"] for one in found["verdicts"][2]["quotes"]] == [
        "I'd like to learn how the chef checks what is fresh."
    ]


def test_assess_when_nothing_is_shown_in_full_then_nothing_is_praised() -> None:
    """A word that stands there may have been said of something else."""
    found = wished("I like it there, since it is near to where we live, and the pay is good for me.", *WISHES)
    assert {one["verdict"] for one in found["verdicts"]} == {"partly", "missing"}
    assert found["strong"].startswith("Nothing is shown in full yet. The most concrete words so far: “I like")


def test_next_step_when_all_is_said_and_nothing_to_picture_then_that_is_what_is_missing() -> None:
    hard = "Says what was hard, and what was done about it"
    answer = "It was hard at first because I was alone. So I asked a colleague, and then it went well."
    criteria = (CriterionFacts("c1", hard, "X"),)
    found = assess(AssessAnswerFacts("What was your hardest day?", "behavioral", criteria, "en", answer))
    assert (found["verdicts"][0]["verdict"], found["verdicts"][0]["note"]) == ("partly", UNPICTURED)
    assert f"“{hard}” is only partly shown. You say it. What is missing is something to picture" in str(
        found["next_step"]
    )


def test_assess_when_what_is_not_known_is_asked_for_then_saying_so_counts() -> None:
    still = "Names what is still to be learned, and how"
    answer = (
        "I have cleaned two slicers and a mixer at the canteen where I worked for three years. "
        "I have never cleaned a dishwasher with a filter, so I would ask the chef to show me once and write it down."
    )
    facts = AssessAnswerFacts(
        "What machines have you cleaned?", "background", (CriterionFacts("c1", still, "X"),), "en", answer
    )
    (found,) = assess(facts)["verdicts"]
    assert (found["verdict"], found["quotes"][0]["text"][:20]) == ("partly", "I have never cleaned")
