"""Lines that ask for what a person is."""

import pytest

from postings.fairness import unfair

END = (
    "In most places that may not decide who gets the work: nobody has to answer questions about it, "
    "and you can take the line out."
)


@pytest.mark.parametrize(
    ("line", "topics"),
    [
        ("Must be female, under 30, attractive and single.", "sex, age, looks and family"),
        ("Christian family preferred.", "religion"),
        ("Native English speaker", "origin"),
        ("Female carer only", "sex"),
        ("Under 30 years of age", "age"),
        ("No children", "family"),
        ("Able-bodied", "health"),
    ],
)
def test_unfair_when_a_line_asks_for_what_one_is_then_it_says_what(line: str, topics: str) -> None:
    assert unfair(["Serve tables", line]) == [f"“{line}” asks for a person's {topics}. {END}"]


@pytest.mark.parametrize(
    "line",
    [
        "Must be over 18",
        "Respond to calls in under 30 minutes",
        "Must be comfortable with male and female patients",
        "You must be able to work with young people",
        "Work in a women only hostel",
        "Set up single sign-on",
        "Teach non-native speakers",
    ],
)
def test_unfair_when_a_line_is_about_the_work_then_nothing(line: str) -> None:
    assert unfair([line]) == []


def test_unfair_when_a_line_is_long_then_its_beginning_is_quoted() -> None:
    (said,) = unfair(["Must be female, and able to carry plates, trays and glasses for eight hours a day"])

    assert said.startswith(
        "“Must be female, and able to carry plates, trays and glasses …” asks for a person's sex."
    )
