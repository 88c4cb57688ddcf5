"""What lines are taken to ask for."""

import pytest

from interviews.offline.writing import forms, phrases

ACTS = [
    (
        "Plan menus, order supplies, and train kitchen helpers.",
        ["plan menus", "order supplies", "train kitchen helpers"],
    ),
    ("Responsible for balancing the tills", ["balance the tills"]),
    (
        "A Crane Operator lifts and places steel beams on building sites.",
        ["lift steel beams on building sites"],
    ),
    ("You will teach reading to groups of pupils", ["teach reading to groups of pupils"]),
    ("Proactively resolve complaints where needed", ["resolve complaints"]),
]
PAPER = [
    "Bachelor's degree in nursing",
    "Valid forklift licence",
    "Fluent German",
    "Right to work in Norway",
    "Salary of $40,000 a year",
]


def texts(line: str, kind: str = "responsibility", organization: str = "") -> list[str]:
    return [piece.text for clause in phrases.phrases(line, kind, organization) for piece in clause]


@pytest.mark.parametrize(("line", "expected"), ACTS)
def test_phrases_when_line_is_a_duty_then_base_verbs_with_their_objects(line, expected):
    assert texts(line)[: len(expected)] == expected


@pytest.mark.parametrize("line", PAPER)
def test_phrases_when_line_is_shown_on_paper_then_none(line):
    assert texts(line, "qualification") == []


def test_phrases_when_degree_comes_with_practice_then_only_the_practice():
    line = "A degree in botany and two years of experience in grafting fruit trees"

    assert texts(line, "qualification") == ["graft fruit trees"]


def test_phrases_when_knowledge_is_listed_then_noun_phrases():
    line = "Sound knowledge of stage lighting, rigging plans and costume mending"

    assert texts(line, "qualification") == ["stage lighting", "rigging plans", "costume mending"]


def test_phrases_when_employer_is_named_then_it_is_not_kept():
    assert texts("Represent Harbour Lane Bakery at trade fairs", organization="Harbour Lane Bakery") == [
        "represent your organisation at trade fairs"
    ]


def test_phrases_when_list_shares_its_ending_then_each_member_has_it():
    assert texts("Experience in the storage and repair of musical instruments", "qualification") == [
        "the storage of musical instruments",
        "repair of musical instruments",
    ]


@pytest.mark.parametrize(
    ("verb", "gerund"),
    [
        ("plan", "planning"),
        ("lie", "lying"),
        ("oversee", "overseeing"),
        ("write", "writing"),
        ("fix", "fixing"),
    ],
)
def test_gerund_when_verb_is_given_then_spelled_right(verb, gerund):
    assert forms.gerund(verb) == gerund
