"""What the assessor credits when an answer is about something else than its question."""

import pytest

from interviews.facts import AssessAnswerFacts, CriterionFacts
from interviews.feedback import FLAGS
from interviews.offline.assessing import about, sentences
from interviews.offline.assessing.reading import Reading
from interviews.offline.assessor import assess
from interviews.scoring import Judged, skill_levels

ASKED = {
    "bees": (
        "Tell me about a time you saved a colony of bees that was failing.",
        "Animal Care",
        (
            "Describes one real occasion of saving a colony of bees",
            "Says what the candidate personally did, and why",
            "Shows animal care in something the candidate did, not in a claim",
        ),
    ),
    "books": (
        "Describe an occasion when the library catalogue was wrong and readers noticed.",
        "Library Services",
        (
            "Describes one real occasion of a wrong library catalogue",
            "Says what the candidate personally did, and why",
            "Shows library services in something the candidate did, not in a claim",
        ),
    ),
    "pumps": (
        "Tell me about a pump that failed at the waterworks and how you got it running.",
        "Pump Maintenance",
        (
            "Describes one real occasion of a pump failure",
            "Says what the candidate personally did, and why",
            "Shows pump maintenance in something the candidate did, not in a claim",
        ),
    ),
    "months": (
        "Tell me about a month-end close in which the ledger would not balance.",
        "Accounting",
        (
            "Describes one real occasion of a ledger that would not balance",
            "Says what the candidate personally did, and why",
            "Shows accounting in something the candidate did, not in a claim",
        ),
    ),
}
ANSWERS = {
    "bees": (
        "In April one of my eleven hives was down to two frames of bees. I opened it with our vet and saw that "
        "the queen had stopped laying, so I moved her out and gave the animals a frame of brood from a strong "
        "hive, because they raise a new queen from it. I fed them syrup for nine days and looked after them "
        "each morning. By June the colony filled eight frames, and I keep a spare queen since."
    ),
    "books": (
        "In October a reader asked for a book that our catalogue showed on the shelf, and it was not there. I "
        "compared sixty titles with the shelf and found that a whole donation had been entered twice. I "
        "corrected the records that evening, because the school loans began on Monday, and I told the branch "
        "librarian. Missing requests fell from twelve a week to one, and the library now checks donations first."
    ),
    "pumps": (
        "On a Sunday in August the second pump at the reservoir tripped four times. I measured the current and "
        "found one phase low, so I locked the switch and opened the terminal box, because a loose cable was "
        "likelier than a bad motor. I cut the cable back, tightened it and checked the bearing for heat. The "
        "tank was full by nine, and the pump has run for two years since."
    ),
    "months": (
        "At the close of May our bank account and the ledger differed by 8,140 euros. I sorted the postings by "
        "amount and found an invoice booked in dollars, because a new supplier had changed its form. I reversed "
        "the entry, posted it again and told the auditor on the same day. The balance agreed by noon, and I "
        "wrote a check on currency that the accounting team still runs."
    ),
}
CROSSED = [(asked, told) for asked in ASKED for told in ANSWERS if asked != told]
HIKING = (
    "My favourite part of the year is autumn. When I moved here in 2018 I joined a choir and we sang fourteen "
    "concerts in one season. I also play the violin, and I practised each evening until I could play the suite. "
    "In the end ninety people came and the choir asked me to come back."
)


def told(asked: str, answer: str) -> tuple[dict[str, int], list[str], list[str], str]:
    """Levels, verdicts, flags and advice for an answer to one of the questions."""
    question, skill, texts = ASKED[asked]
    criteria = tuple(CriterionFacts(f"c{at}", text, skill) for at, text in enumerate(texts))
    found = assess(AssessAnswerFacts(question, "behavioral", criteria, "en", answer))
    verdicts = [one["verdict"] for one in found["verdicts"]]
    judged = [Judged(one["criterion"], skill, one["verdict"]) for one in found["verdicts"]]
    levels = {name: level.level for name, level in skill_levels(judged).items()}
    return levels, verdicts, found["flags"], found["next_step"]


@pytest.mark.parametrize("asked", ASKED)
def test_assess_when_answer_is_on_the_subject_then_skill_is_solid_or_better(asked: str) -> None:
    levels, _, flags, _ = told(asked, ANSWERS[asked])

    assert (min(levels.values()) >= 3, flags) == (True, [])


@pytest.mark.parametrize(("asked", "other"), CROSSED)
def test_assess_when_answer_is_of_another_trade_then_nothing_is_shown_and_it_is_flagged(
    asked: str, other: str
) -> None:
    levels, verdicts, flags, _ = told(asked, ANSWERS[other])

    assert (max(levels.values(), default=1) <= 2, "shown" in verdicts, flags) == (True, False, ["off_topic"])


@pytest.mark.parametrize("asked", ASKED)
def test_assess_when_answer_is_about_private_life_then_no_skill_has_a_level(asked: str) -> None:
    levels, _, flags, _ = told(asked, HIKING)

    assert (levels, flags) == ({}, ["off_topic"])


def test_assess_when_subject_is_not_found_then_what_names_it_is_missing_and_the_rest_unclear() -> None:
    assert told("pumps", ANSWERS["books"])[1] == ["missing", "unclear", "unclear"]


def test_assess_when_subject_is_not_found_then_advice_and_flag_say_so() -> None:
    _, _, flags, step = told("pumps", ANSWERS["books"])

    assert step.startswith("Nothing in this answer was found that speaks of what the question is about.")
    assert FLAGS[flags[0]].startswith("The built-in engine could not find the question's subject")


def test_assess_when_a_named_skill_is_not_spoken_of_then_that_criterion_is_not_credited() -> None:
    criteria = (
        CriterionFacts("c1", "Describes one real occasion of a pump failure", "Pumps"),
        CriterionFacts("c2", "Shows teaching in something the candidate did", "Teaching"),
    )
    question = ASKED["pumps"][0]

    found = assess(AssessAnswerFacts(question, "behavioral", criteria, "en", ANSWERS["pumps"]))

    assert [one["verdict"] for one in found["verdicts"]] == ["shown", "unclear"]
    assert "Nothing here speaks of Teaching yet" in found["next_step"]


def test_assess_when_question_is_of_no_trade_and_the_answer_means_something_else_then_nothing_is_credited() -> (
    None
):
    criteria = (CriterionFacts("c1", "Says what the candidate personally did, and why", ""),)
    question = "Tell me about the glazing of a porcelain vase."

    found = assess(AssessAnswerFacts(question, "behavioral", criteria, "en", ANSWERS["months"]))

    assert (found["verdicts"][0]["verdict"], found["flags"]) == ("unclear", ["off_topic"])


def test_assess_when_answer_is_in_german_then_subjects_are_not_compared() -> None:
    criteria = (CriterionFacts("c1", "Sagt, was getan wurde", "Wartung"),)
    answer = (
        "Am Sonntag ist die zweite Pumpe ausgefallen und ich habe den Strom gemessen. Danach habe ich das Kabel "
        "gekürzt und die Pumpe wieder eingeschaltet, und seitdem läuft sie."
    )

    found = assess(AssessAnswerFacts("Erzählen Sie von einer Störung.", "behavioral", criteria, "de", answer))

    assert found["flags"] == []


def test_subject_when_words_only_ask_then_it_names_nothing() -> None:
    assert about.subject(("Tell me about a time you did something. What happened?",)).named is False


def test_about_when_trades_are_the_same_then_share_is_full_without_one_shared_word() -> None:
    asked = about.subject(("How do you keep a kitchen clean?",))
    said = about.words_of(
        sentences.read("The chef and I binned the chicken and wiped the fridge.", "en"), "en"
    )

    assert (asked.words & said, about.about(asked, said).share) == (frozenset(), 1.0)


def test_part_when_criterion_names_none_of_the_subject_then_none() -> None:
    whole = about.subject(("Tell me about a pump.",), ("Maintenance",))

    assert about.part("Gives a number or a visible change", whole) is None
    assert about.part("Shows maintenance at work", whole) == about.subject(("maintenance",))


def test_on_subject_when_one_sentence_names_the_subject_then_that_one():
    question = "Tell me about a time you repaired a lighthouse lamp."
    answer = (
        "It was a cold week in March. I repaired the lamp on the second evening. Then I went home by boat."
    )
    read = sentences.read(answer, "en")

    found = Reading.of(question, [], answer, "behavioral", (), "en", read)

    assert found.on_subject == {1}
