"""Whom a house has to do with: questions name nobody who is not there."""

import pytest

from interviews.facts import LineFacts, Place, WriteQuestionsFacts
from interviews.offline import writer
from interviews.offline.writing import company, composition, subjects
from interviews.offline.writing.kinds import SUITS
from interviews.offline.writing.task import Task


def facts(title, *duties):
    lines = tuple(LineFacts(n, "responsibility", "required", text) for n, text in enumerate(duties))
    return WriteQuestionsFacts(title, "", "en", lines, (), tuple(map(Place, range(1, 9))))


@pytest.mark.parametrize(
    ("text", "there", "away"),
    [
        ("Show homes to let and draw up tenancy agreements", "tenant", "buyer"),
        ("Speak with buyers and vendors every week", "seller", "tenant"),
        ("Check in patients at the veterinary surgery, and tell customers", "client", "patient"),
        ("Greet patients at the clinic", "patient", "guest"),
        ("Nurse patients on the ward; Garda vetting is required, PET and CT too", "patient", "guest"),
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


def test_within_when_those_whom_all_questions_of_a_topic_name_are_away_then_it_is_left_out():
    letting = subjects.stock(facts("Estate Agent", "Let flats to tenants for landlords"))
    selling = subjects.stock(facts("Estate Agent", "Sell flats to buyers for sellers"))

    assert "sl_property_offers" not in letting.within
    assert "sl_property_offers" in selling.within


def test_frames_when_a_question_names_somebody_who_is_away_then_another_of_its_topic_is_asked():
    duty = "Carry out viewings and agree offers with buyers and vendors of the property"
    held = subjects.stock(facts("Estate Agent", duty))
    kinds = [(one, kind) for one in held.by_line[0] for kind in SUITS[one.form]]
    named = [frame for one, kind in kinds for frame in held.asked(one, kind) if company.named(frame)]
    assert named
    held.present = frozenset()

    asked = [frame for one, kind in kinds for frame in composition.frames(Task(1, kind, one), held, False)]

    assert not set(named) & set(asked)


def test_write_when_homes_are_let_then_no_question_is_about_sellers():
    duties = (
        "Put offers to landlords and negotiate the rent with them",
        "Check the identity of applicants and take holding deposits",
        "Draw up tenancy agreements and hand over the keys",
    )
    asked = " ".join(question["text"] for question in writer.write(facts("Lettings Negotiator", *duties)))

    assert "landlord" in asked or "tenan" in asked
    assert not any(word in asked for word in ("buyer", "seller", "vendor"))
