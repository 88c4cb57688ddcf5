"""Criteria that curators and recruiters write: nobody wrote words for them, so their own are looked for."""

from interviews.facts import AssessAnswerFacts, CriterionFacts
from interviews.offline.assessing import lexicon, lookfors
from interviews.offline.assessor import assess

QUESTION = "A resident refuses her medicine in the evening, and you are alone on the floor. What do you do?"
NEVER = "Says that medicine is never forced or hidden"
AGAIN = "Names one way of offering it again later"
TOLD = "Says who is told, and when, and where it is written down"
ANSWER = (
    "I sit down beside her and ask what is wrong; last month Mrs Lowe refused because the tablet had stuck in her "
    "throat. I don't hide it in her food and I force nobody. After twenty minutes I offer it again with yoghurt, as "
    "her plan says. If it is still no, I ring the nurse on call at once, and I write the time and her words on the "
    "chart."
)
NONE_OF_IT = (
    "I sit down beside her and ask what is wrong; last month Mrs Lowe refused because the tablet had stuck in her "
    "throat. I hold her hand and we look at the pictures of her two sons on the wall until she is calm."
)


def found(answer: str, *texts: str, question: str = QUESTION) -> dict[str, tuple[str, str]]:
    """Criterion -> verdict, and the words that it is shown by."""
    criteria = tuple(CriterionFacts(f"c{at}", text, "Medication") for at, text in enumerate(texts, 1))
    draft = assess(AssessAnswerFacts(question, "situational", criteria, "en", answer))
    rows = zip(texts, draft["verdicts"], strict=True)
    return {text: (one["verdict"], " ".join(quote["text"] for quote in one["quotes"])) for text, one in rows}


def test_assess_when_criteria_were_written_by_hand_then_each_is_quoted_by_what_says_it() -> None:
    assert not any(map(lookfors.of, (NEVER, AGAIN, TOLD)))

    told = found(ANSWER, NEVER, AGAIN, TOLD)

    assert told[NEVER] == ("partly", "I don't hide it in her food and I force nobody.")
    assert told[AGAIN] == ("shown", "After twenty minutes I offer it again with yoghurt, as her plan says.")
    assert told[TOLD][0] == "partly"
    assert told[TOLD][1].startswith("If it is still no, I ring the nurse")


def test_assess_when_nothing_says_it_then_no_story_beside_it_is_quoted() -> None:
    assert {verdict for verdict, _ in found(NONE_OF_IT, AGAIN, TOLD).values()} <= {"missing", "unclear"}


def test_assess_when_one_word_of_it_stands_in_a_definition_then_it_is_missing() -> None:
    cause = "Says how the candidate found the cause"
    answer = (
        "Finding the cause means looking at what was different when it went wrong. That is what a log is there for, "
        "and it is the same with every pump."
    )

    assert found(answer, cause, question="Tell me about a pump that failed.")[cause][0] == "missing"


def test_assess_when_what_says_it_is_not_what_gives_its_form_then_partly() -> None:
    apart = "Says how they got the spare parts from the ferry in the end"
    answer = (
        "In March I ran the pump by hand for nine hours and told the two others to sleep. I wrote the plan for the "
        "next day because the tank was low, and by noon we had water again. The ferry was late."
    )

    assert found(answer, apart, question="Tell me about a pump that failed.")[apart] == (
        "partly",
        "The ferry was late.",
    )


def test_based_when_a_verb_is_irregular_then_its_forms_are_one() -> None:
    assert lexicon.based(["written", "wrote", "told", "lamp"]) == {"write", "tell", "lamp"}
