"""Lines whose grammar once led to a stiff or silly question, in words of our own."""

import pytest

from interviews.offline.writing import composition, phrases

DUTIES = [
    ("Deep clean the kennels and the yard every Friday", ["clean the kennels"]),
    (
        "We expect you to run a choir and to write notes for donors.",
        ["run a choir", "write notes for donors"],
    ),
    ("Participate in tracing late parcels", ["trace late parcels"]),
    ("Test new ropes before they go to sea", ["test new ropes"]),
    ("This will include working with divers", ["work with divers"]),
    ("Count seedlings and record results in the log", ["count seedlings", "record results in the log"]),
    ("Work with lawyers to turn policy into new rules for all ports and ships", ["work with lawyers"]),
    ("Take full responsibility for tuning organs", ["tune organs"]),
    ("Apply your skills and experience to the tower clock", []),
    ("Your songs will touch hearts all over the county", []),
    ("Notice worn ropes before anybody climbs", ["notice worn ropes before anybody climbs"]),
    ("Fit new strings to the cellos", ["fit new strings to the cellos"]),
    ("Hit weekly targets for bottled honey", ["hit weekly targets for bottled honey"]),
    ("Debrief the team after each shift", ["debrief the team after each shift"]),
    ("Show apprentices how to graft a pear", ["graft a pear"]),
    ("Call parents when a child is unwell", ["call parents"]),
    ("Zorble them before noon", []),
    ("Zorble the cellos before noon", []),
    ("Pack pears in a way that keeps them whole", ["pack pears"]),
]
NEEDS = [
    ("A good working knowledge of harbour signals", ["harbour signals"]),
    ("Evidence of making sense of old charts", ["make sense of old charts"]),
    ("Able to plan a crowded week without losing patience", ["plan a crowded week"]),
    ("Ability to turn around a failing shop", ["turn around a failing shop"]),
    ("Reliable and tidy", []),
    ("Kind and dependable", []),
    ("HND in a technical discipline", []),
    ("Patient, tidy and calm under pressure.", []),
    ("Flexible about hours", []),
    ("Creative writing for children", ["creative writing for children"]),
    ("Friendly and able to plan a crowded week", ["plan a crowded week"]),
]


def texts(line: str, kind: str) -> list[str]:
    return [piece.text for clause in phrases.phrases(line, kind) for piece in clause]


@pytest.mark.parametrize(("line", "expected"), DUTIES)
def test_phrases_when_a_duty_is_put_crookedly_then_what_a_person_would_say(line, expected):
    assert texts(line, "responsibility")[: max(1, len(expected))] == expected


@pytest.mark.parametrize(("line", "expected"), NEEDS)
def test_phrases_when_a_need_is_put_crookedly_then_what_a_person_would_say(line, expected):
    assert texts(line, "qualification")[: max(1, len(expected))] == expected


def test_distinct_when_a_name_is_said_by_another_then_it_stands_once():
    assert composition.distinct(["reader guidance", "guidance", "maps", "maps and reader guidance"]) == [
        "reader guidance",
        "maps",
    ]
