"""Whom a house has to do with: questions name nobody who is not there."""

import pytest

from interviews.facts import LineFacts, Place, WriteQuestionsFacts
from interviews.offline import writer
from interviews.offline.writing import company, topics


@pytest.mark.parametrize(
    ("text", "there", "away"),
    [
        ("Show homes to let and draw up tenancy agreements", "tenant", "buyer"),
        ("Speak with buyers and vendors every week", "seller", "tenant"),
        ("Check in patients at the veterinary surgery, and tell customers", "client", "patient"),
        ("Greet patients at the clinic", "patient", "guest"),
        ("Let customers know, and lend a hand", "client", "landlord"),
    ],
)
def test_present_when_a_posting_speaks_of_people_then_these_are_there_and_no_others(text, there, away):
    present = company.present(text)

    assert there in present
    assert away not in present


@pytest.mark.parametrize(
    ("question", "present", "asked"),
    [
        ("What do you ask a buyer?", {"buyer"}, True),
        ("What do you ask buyers?", set(), False),
        ("How do you greet {guests|patients}?", {"patient"}, True),
        ("How do you greet {guests|patients}?", {"tenant"}, False),
        ("How do you greet {guests|people}?", set(), True),
        ("What do you check first?", set(), True),
    ],
)
def test_are_there_when_a_question_names_people_then_all_must_be(question, present, asked):
    assert company.are_there(question, frozenset(present)) is asked


@pytest.mark.parametrize(
    ("question", "present", "left"),
    [
        ("How do you greet a {guest|patient}?", {"patient"}, "How do you greet a {patient|patient}?"),
        ("How do you greet a {guest|patient|person}?", set(), "How do you greet a {person|person}?"),
        ("How do you greet a {guest|patient}?", set(), "How do you greet a {guest|patient}?"),
        (
            "How do you greet {guests|visitors|callers}?",
            {"guest"},
            "How do you greet {guests|visitors|callers}?",
        ),
    ],
)
def test_narrowed_when_a_slot_names_people_who_are_not_there_then_it_says_the_others(question, present, left):
    assert company.narrowed(question, frozenset(present)) == left


def test_empty_when_nobody_is_there_then_every_question_of_these_topics_names_somebody():
    for key in company.empty(frozenset()):
        for some in topics.topics()[key].frames.values():
            assert all(map(company.named, some))


def test_write_when_homes_are_let_then_no_question_is_about_sellers():
    duties = (
        "Put offers to landlords and negotiate the rent with them",
        "Check the identity of applicants and take holding deposits",
        "Draw up tenancy agreements and hand over the keys",
    )
    facts = WriteQuestionsFacts(
        title="Lettings Negotiator",
        hiring_organization="",
        language="en",
        lines=tuple(LineFacts(n, "responsibility", "required", text) for n, text in enumerate(duties)),
        skills=(),
        places=tuple(map(Place, range(1, 9))),
    )

    asked = " ".join(question["text"] for question in writer.write(facts))

    assert "landlord" in asked or "tenan" in asked
    assert not any(word in asked for word in ("buyer", "seller", "vendor"))
