"""Nearness in meaning: what it tells apart, and that the assessor goes on without the word table."""

import pytest

from interviews.facts import AssessAnswerFacts, CriterionFacts
from interviews.feedback import flag_words
from interviews.offline.assessing import relevance, sentences
from interviews.offline.assessor import assess

SKILL = "Account Management"
QUESTION = "Tell me about a customer you nearly lost and what you did."
CRITERIA = (
    CriterionFacts("c1", "Describes one customer and why they wanted to leave", SKILL),
    CriterionFacts("c2", "Says what the candidate personally did, and why", SKILL),
    CriterionFacts("c3", "Says how it came out, with a number or a visible change", SKILL),
)
OWN_WORDS = (
    "A bakery chain with nine shops told me in May that they would move to a cheaper flour. I drove to their head "
    "baker and watched a morning's work, and saw that our deliveries came after the ovens were on. I moved them to "
    "four in the morning and gave up two percent, since the price was not the reason. They signed for another two "
    "years and ordered 15 percent more by autumn."
)
MIDDLING = (
    "A customer was unhappy with our prices and said he would leave. I called him and listened to what he had to say. "
    "I offered him a discount and he stayed with us."
)
ELSEWHERE = (
    "I moved to Lisbon three years ago because my partner found work there. I learned Portuguese in the evenings "
    "and we bought a small flat near the river, which we painted ourselves over one winter."
)


def told(answer: str, question: str = QUESTION) -> dict:
    return assess(AssessAnswerFacts(question, "behavioral", CRITERIA, "en", answer))


def verdicts(answer: str) -> list[str]:
    return [one["verdict"] for one in told(answer)["verdicts"]]


def test_assess_when_words_are_ones_own_then_the_table_finds_the_subject() -> None:
    assert (verdicts(OWN_WORDS), told(OWN_WORDS)["flags"]) == (["shown"] * 3, [])


def test_assess_when_it_is_about_something_else_then_nothing_is_credited_and_it_says_so() -> None:
    found = told(
        ELSEWHERE, "Tell me about a time you kept food safe when something in the kitchen went wrong."
    )

    assert {"shown", "partly"}.isdisjoint(one["verdict"] for one in found["verdicts"])
    assert found["flags"] == ["off_topic"]
    assert "What it tells of now: “I moved to Lisbon" in found["next_step"]


def test_assess_when_three_answers_differ_then_each_gets_advice_of_its_own() -> None:
    steps = [told(answer)["next_step"] for answer in (OWN_WORDS, MIDDLING, ELSEWHERE)]

    assert len(set(steps)) == 3
    assert steps[1] == (
        "“Says how it came out, with a number or a visible change” is not shown yet. Add a figure you can stand "
        "behind: how many, how long, how much before and after. Its place: after “I called him and listened to "
        "what he had to say”."
    )


def test_assess_when_the_table_is_missing_then_it_still_assesses_and_says_so(no_table: None) -> None:
    found = told(MIDDLING)

    assert (found["assessed"], "no_word_table" in found["flags"]) == (True, True)
    assert "word stems only" in flag_words(["no_word_table"])[0]


def test_assess_when_the_table_is_missing_and_the_question_is_of_no_trade_then_own_words_count_in_part(
    no_table: None,
) -> None:
    neutral = tuple(
        CriterionFacts(key, text, "Judgement")
        for key, text in (
            ("c1", "Describes one real situation"),
            ("c2", "Says what the candidate did, and why"),
            ("c3", "Says how it came out"),
        )
    )

    found = assess(
        AssessAnswerFacts("Describe a decision that you regret.", "behavioral", neutral, "en", OWN_WORDS)
    )

    assert "partly" in {one["verdict"] for one in found["verdicts"]}
    assert "shown" not in {one["verdict"] for one in found["verdicts"]}


def test_assess_when_the_table_is_there_then_no_flag_speaks_of_it() -> None:
    assert "no_word_table" not in told(MIDDLING)["flags"]


@pytest.mark.parametrize("answer", ["zzz qqq", "the of and"])
def test_read_when_no_word_is_known_then_nearness_is_not_told(answer: str) -> None:
    assert relevance.read(("the",), sentences.read(answer, "en")) is None


def test_speaking_when_a_text_names_nothing_then_no_sentence_speaks_of_it() -> None:
    meant = relevance.read((QUESTION,), sentences.read(MIDDLING, "en"))

    assert meant is not None
    assert meant.speaking("the of") == frozenset()
