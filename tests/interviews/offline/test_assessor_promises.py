"""What holds for the assessor whatever the answer: properties, on answers put together from many trades."""

import string
from functools import partial

from hypothesis import given, settings
from hypothesis import strategies as st

from interviews import evidence, scoring
from interviews.facts import AssessAnswerFacts, CriterionFacts
from interviews.offline.assessor import assess

SKILL = "Stock Control"
QUESTION = "Tell me about a time you found out why the stock in your store did not match the books."
CRITERIA = (
    CriterionFacts("c1", "Describes one real difference in stock and what was at stake", SKILL),
    CriterionFacts("c2", "Says what the candidate personally did, and why", SKILL),
    CriterionFacts("c3", "Says how it came out, with a number or a visible change", SKILL),
)
TOLD = (
    "In March our count of brake pads was short by a whole shelf.",
    "I recounted the bay with a colleague, because the system showed boxes that nobody could find.",
    "I found that returns were put back on the shelf and never booked.",
    "We moved the scanner to the loading door and I wrote the steps on a card.",
    "The owner wanted to know by Friday whether somebody was stealing.",
    "I asked the driver for the delivery notes and compared them line by line.",
    "After that the books and the shelves agreed and the insurer was satisfied.",
    "She told me that two pallets had gone to the wrong branch.",
    "we just counted everything again and it was okay",
    "Our stock of vaccines was kept in two fridges, so I labelled both.",
    "The children laughed, and I let them sort the crayons by colour.",
    "My brother has a boat and we sail at the weekend.",
)
FILLER = (
    "I believe that attitude is everything.",
    "I am always motivated and I always give my best for the team.",
    "Communication is very important in every job.",
    "Anyone who knows me would say that I am reliable and passionate.",
)
RESULTS = (
    "The difference fell from 340 pieces to 2.",
    "In the next count we missed 3 boxes instead of 40.",
    "As a result we saved 1,200 euros that year.",
)
answers = st.lists(st.sampled_from(TOLD), min_size=3, max_size=9, unique=True).map(" ".join)
calmly = partial(settings, deadline=None, max_examples=8, derandomize=True)


def facts(answer: str) -> AssessAnswerFacts:
    return AssessAnswerFacts(QUESTION, "behavioral", CRITERIA, "en", answer)


def checked(answer: str) -> list[evidence.Verdict]:
    """The verdicts that a page would show."""
    given_ = [
        evidence.Verdict(
            one["criterion"],
            one["verdict"],
            tuple(evidence.Quote(quote["text"], quote["start"]) for quote in one["quotes"]),
        )
        for one in assess(facts(answer))["verdicts"]
    ]
    return evidence.check(given_, answer, QUESTION, [(one.key, one.text) for one in CRITERIA])


def level(answer: str) -> int:
    """The level of the skill, 0 for "not shown"."""
    judged = [scoring.Judged(one.criterion, SKILL, one.verdict) for one in checked(answer)]
    found = scoring.skill_levels(judged).get(SKILL)
    return found.level if found else 0


@calmly()
@given(st.one_of(answers, st.text(max_size=400)))
def test_assess_when_anything_is_quoted_then_it_is_the_answer_letter_for_letter(answer: str) -> None:
    quotes = [quote for one in checked(answer) for quote in one.quotes]

    assert [answer[quote.start :][: len(quote.text)] for quote in quotes] == [one.text for one in quotes]


@calmly()
@given(answers)
def test_assess_when_a_level_is_reached_then_a_criterion_has_a_quote(answer: str) -> None:
    assert level(answer) == 0 or any(one.quotes for one in checked(answer))


@calmly()
@given(st.lists(st.sampled_from(string.ascii_lowercase), min_size=40, max_size=300).map("".join))
def test_assess_when_answer_is_letters_without_sense_then_no_level(letters: str) -> None:
    words = " ".join(letters[at : at + 6] for at in range(0, len(letters), 6))

    assert level(words) <= 1


@calmly()
@given(st.permutations([QUESTION, *(one.text + "." for one in CRITERIA)]), st.integers(1, 4))
def test_assess_when_question_and_criteria_are_copied_then_no_level(parts: list[str], count: int) -> None:
    assert level(" ".join(parts[:count])) <= 1


@calmly()
@given(
    st.permutations("stock store books difference count shelf cause check result number change skill".split())
)
def test_assess_when_answer_is_a_list_of_key_words_then_no_level(words: list[str]) -> None:
    assert level(" ".join(words)) <= 1


@calmly()
@given(answers)
def test_assess_when_an_answer_is_said_twice_then_the_level_does_not_rise(answer: str) -> None:
    assert level(f"{answer} {answer}") <= level(answer)


@calmly()
@given(answers, st.lists(st.sampled_from(FILLER), min_size=1, max_size=4, unique=True))
def test_assess_when_filler_is_added_then_the_level_does_not_rise(answer: str, filler: list[str]) -> None:
    assert level(" ".join([answer, *filler])) <= level(answer)


@calmly()
@given(answers, st.sampled_from(RESULTS))
def test_assess_when_a_result_with_a_number_is_added_then_the_level_does_not_fall(
    answer: str, result: str
) -> None:
    assert level(f"{answer} {result}") >= level(answer)


@calmly()
@given(answers)
def test_assess_when_asked_twice_then_the_draft_is_the_same(answer: str) -> None:
    assert assess(facts(answer)) == assess(facts(answer))
