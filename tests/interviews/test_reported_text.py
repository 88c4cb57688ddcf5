"""Pasted questions taken apart; organizations and roles under one name."""

import pytest

from interviews.reported_text import fold, organization_key, role_key, same_role, split


@pytest.mark.parametrize(
    ("pasted", "found"),
    [
        ("", []),
        (" \n\n", []),
        ("Why us?", ["Why us?"]),
        (
            "1. Why us?\n2) Why now?\n- How?\n• Where?\nQ4: When?",
            ["Why us?", "Why now?", "How?", "Where?", "When?"],
        ),
        ("“Tell me about yourself”", ["Tell me about yourself"]),
        (
            "How do you calm somebody\nwho wants to leave?\n\nWhy us?",
            ["How do you calm somebody who wants to leave?", "Why us?"],
        ),
        ("First part:\n\n- Why us?\n- Why now?", ["First part:", "Why us?", "Why now?"]),
        ("Why us?\nWhy now?\n\nWhy not?", ["Why us?", "Why now?", "Why not?"]),
        ("A tall order: how do you start?", ["A tall order: how do you start?"]),
        ("\n  Why   us?  \n", ["Why us?"]),
    ],
)
def test_split_when_pasted_gives_one_text_per_question(pasted, found):
    assert split(pasted) == found


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Google LLC", "google"),
        ("google", "google"),
        ("The Boston Company", "boston"),
        ("Marks & Spencer plc", "marks-and-spencer"),
        ("S.A.P. SE", "sap"),
        ("Société Générale S.A.", "societe-generale"),
        ("AG", "ag"),
        ("株式会社", "株式会社"),
        ("!!!", ""),
    ],
)
def test_organization_key_when_names_differ_in_form_is_the_same(name, key):
    assert organization_key(name) == key


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Senior Staff Nurse (Ward 5)", "staff nurse", True),
        ("Nurse", "Staff nurse", True),
        ("Sales manager", "Warehouse manager", False),
        ("Manager", "Warehouse manager", False),
        ("Manager", "manager (m/f/d)", True),
        ("Software engineer, backend", "Backend software engineer", True),
        ("Engineer", "Software engineer", False),
        ("Head of", "Sales", False),
        ("", "Sales", False),
    ],
)
def test_same_role_when_titles_name_the_same_work_says_so(one, other, same):
    assert same_role(one, other) is same
    assert same_role(other, one) is same


def test_fold_when_typed_differently_is_the_same():
    assert fold("Why do you want to work HERE?") == fold("why do you  want to work here")
    assert role_key("Staff  Nurse, Ward 5") == "staff nurse ward 5"
