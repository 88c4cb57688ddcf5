"""When and how often a duty is done, what is listed behind a label, and years of doing something."""

import pytest

from interviews.offline.writing import occasions, phrases

TOLD = [
    ("taking in the eel delivery at 6am, weighing it", "taking in the eel delivery, weighing it"),
    ("Host open rehearsals first Sunday of the month", "Host open rehearsals"),
    ("Sit on the harbour committee once a term", "Sit on the harbour committee"),
    ("Be on the flood rota, one week in five", "Be on the flood rota"),
    ("Siren tests Wednesday 9am, drill duties", "Siren tests, drill duties"),
    ("Log tides every 15 mins", "Log tides"),
    ("Settle claims up to $150 and say why", "Settle claims and say why"),
    ("Order kelp to a cost of £1.08 a tub", "Order kelp to a cost"),
    ("Lead moorings in the $3M-$8M range", "Lead moorings in the range"),
]
# Hours of work, pay and names that look like times stay, for others to judge.
KEPT = [
    "Working Monday to Friday, 9am to 5pm",
    "Pay of £14 an hour",
    "Commission of $200 a month",
    "Sort cages before the 04:30 trailer leaves",
    "Read the Sunday's log",
    "Gauges averaged 1.3 bar",
]
DUTIES = [
    ("2.1 Mend all sails to the loft's patterns", ["mend sails to the loft's patterns"]),
    ("Some days you are splicing ropes at 8am, greasing winches", ["splice ropes", "grease winches"]),
    (
        "On any given day you might be raising permits and training a deckhand",
        ["raise permits", "train a deckhand"],
    ),
    ("Half of the job is running ferries", ["run ferries"]),
    (
        "Most of your day is with skippers: giving out berths, working the lock",
        ["give out berths", "work the lock"],
    ),
    ("You'll also look after the moorings", ["look after the moorings"]),
    ("BCAR: carry out surveys, photograph every hull", ["carry out surveys", "photograph every hull"]),
    ("Basic deck work - scrubbing planks, coiling ropes", ["deck work", "scrub planks", "coil ropes"]),
    ("Break down pallets, or want to learn how", ["break down pallets"]),
    ("Walk the quay, boots and hi-vis always", ["walk the quay"]),
    ("Pack click & collect orders by 11am", ["pack click-and-collect orders"]),
]
NEEDS = [
    ("3+ years running moorings in Norway", ["run moorings in Norway"]),
    ("At least a year in a boatyard or busy marina", ["work in a boatyard or busy marina"]),
    ("Two or more years planning regattas, ideally inland", ["plan regattas"]),
    ("At least two years on the tools", []),
    ("Most Saturdays free, October to April", []),
    ("Fit enough for eight hours standing", []),
]


@pytest.mark.parametrize(("duty", "expected"), TOLD)
def test_plainly_when_a_duty_says_when_or_how_much_then_without(duty, expected):
    assert occasions.plainly(duty) == expected


@pytest.mark.parametrize("text", KEPT)
def test_plainly_when_it_is_hours_pay_or_part_of_a_name_then_as_it_was(text):
    assert occasions.plainly(text) == text


def pieces(line: str, kind: str) -> list[str]:
    return [piece.text for clause in phrases.phrases(line, kind) for piece in clause]


@pytest.mark.parametrize(("duty", "expected"), DUTIES)
def test_phrases_when_a_duty_stands_behind_something_else_then_what_is_done(duty, expected):
    assert pieces(duty, "responsibility") == expected


@pytest.mark.parametrize(("need", "expected"), NEEDS)
def test_phrases_when_years_of_something_are_asked_for_then_what_was_done(need, expected):
    assert pieces(need, "qualification") == expected


def test_phrases_when_only_hours_or_pay_are_told_then_nothing():
    for line in (
        "Shifts from 6am to 2pm",
        "$25 an hour plus tips",
        "Boots and hi-vis",
        "Monday to Friday",
        "Lobby once a week",
    ):
        assert pieces(line, "responsibility") == []
