"""Duties that people do not put as deeds."""

import pytest

from interviews.offline.writing import phrases
from interviews.offline.writing.deeds import deeds
from interviews.offline.writing.opening import from_deed

BEFORE = [
    ("After that it's feeding goats, bedding the stalls", "feeding goats, bedding the stalls"),
    ("In spring it's a lot of tarring hulls", "tarring hulls"),
    ("When a rope breaks, splice it or tell the mate", "splice it or tell the mate"),
    ("Knot training with cadets is a big part of it", "Knot training with cadets"),
    ("If in doubt ask the mate", "If in doubt ask the mate"),
]
DEEDS = [
    (
        "There's linen to fold, lamps to wipe down and a log to write",
        ["fold linen", "wipe down lamps", "write a log"],
    ),
    ("Between tides there are nets to be mended", ["mend nets"]),
    ("There are chandlers to order from", ["order from chandlers"]),
    ("Herbs need watering and weeding in June", ["water herbs", "weed herbs"]),
    ("Deeds logged in and out", ["log deeds in and out"]),
    ("Tide gauges checked every week", ["check tide gauges every week"]),
    ("Notes written up before you leave", ["write up notes before you leave"]),
    ("Small boats parcelled up and posted on", ["parcel up small boats"]),
    ("Logs copied, all of them", ["copy logs"]),
]
NO_DEEDS = [
    "Performs other duties as assigned",
    "Fills carts and restocks automated cabinets",
    "Act as trusted adviser to skippers",
    "Uniforms provided",
    "Adapt tasks the mate has planned",
    "Keep ship stock counted",
    "There is no other way to do it",
    "There's always something to mop up",
    "The rest was clicked together",
]


@pytest.mark.parametrize(("told", "deed"), BEFORE)
def test_from_deed_when_something_stands_before_the_deed_then_without(told, deed):
    assert from_deed(told) == deed


@pytest.mark.parametrize(("told", "expected"), DEEDS)
def test_deeds_when_a_duty_is_told_otherwise_then_the_verb_comes_first(told, expected):
    assert deeds(told) == expected


@pytest.mark.parametrize("duty", NO_DEEDS)
def test_deeds_when_the_verb_comes_first_or_nothing_is_done_then_none(duty):
    assert deeds(duty) == []


def test_phrases_when_a_duty_is_told_in_the_passive_then_what_is_done():
    found = phrases.phrases("Small boats parcelled up and posted on")

    assert [piece.text for clause in found for piece in clause] == ["parcel up small boats"]


@pytest.mark.parametrize(
    "duty",
    [
        "It pays time and a half and there's pizza",
        "There's pizza",
        "I'd like a tidy mate",
        "I'll teach the splicing part",
    ],
)
def test_phrases_when_the_employer_tells_of_themselves_or_of_treats_then_nothing(duty):
    found = phrases.phrases(duty)

    assert [piece.text for clause in found for piece in clause] == []


@pytest.mark.parametrize("need", ["Wear comfortable shoes", "Wear comfortable shoes and a hat"])
def test_phrases_when_a_need_bids_somebody_do_something_then_it_is_no_thing(need):
    found = [piece.text for clause in phrases.phrases(need, "qualification") for piece in clause]

    assert not [text for text in found if "wear" in text]


def test_phrases_when_a_qualification_reads_like_it_then_it_is_left_alone():
    found = phrases.phrases("Boat licences required", "qualification")

    assert [piece.text for clause in found for piece in clause] == []
