"""Sorts of work: which sort an act belongs to, and how an act is said in a question."""

import random
import re

import pytest

from interviews.facts import LineFacts, Place, WriteQuestionsFacts
from interviews.offline.writing import composition, lexicon, phrases, subjects
from interviews.offline.writing.phrase import Phrase
from interviews.offline.writing.task import Task

SORTS = [
    ("feed the animals twice a day", "animals"),
    ("supervise the deck crew", "lead"),
    ("manage the deck crew", "lead"),
    ("manage the ferry budget", "budget"),
    ("manage a caseload of patients", "assess"),
    ("maintain the ship's log", "records"),
    ("maintain the pumps", "repair"),
    ("maintain standards of hygiene", "comply"),
    ("maintain relationships with harbour agents", "liaise"),
    ("prepare soups and main dishes", "cook"),
    ("prepare the monthly payroll", "accounts"),
    ("carry out safety inspections", "comply"),
    ("carry luggage to the cabins", "load"),
    ("provide advice to skippers", "advise"),
    ("provide care to residents", "nurse"),
    ("answer calls from passengers", "enquiry"),
    ("serve passengers in the bar", "serve"),
    ("handle cash and card payments", "till"),
    ("meet monthly targets", "target"),
    ("teach navigation", "school"),
    ("train new stewards", "train"),
    ("deploy services to production", "code"),
    ("zorble the weekly flims", ""),
    ("bring the brand to life", ""),
]
THINGS = [("harbour budgets", "budget"), ("web development", ""), ("knowledge of tides", "")]


@pytest.mark.parametrize(("act", "sort"), SORTS)
def test_craft_of_act_when_verb_and_thing_are_known_then_their_sort(act, sort):
    assert lexicon.craft_of_act(act) == sort


@pytest.mark.parametrize(("thing", "sort"), THINGS)
def test_craft_of_thing_when_its_head_says_little_then_no_sort(thing, sort):
    assert lexicon.craft_of_thing(thing) == sort


@pytest.mark.parametrize("act", ["zorble the weekly flims", "bring the brand to life"])
def test_craft_when_no_sort_is_known_then_plain_work(act):
    assert phrases.craft(Phrase("act", act)) == lexicon.PLAIN


@pytest.mark.parametrize("sort", [key for key in lexicon.crafts() if key != lexicon.PLAIN])
def test_sort_when_listed_then_it_has_criteria_with_follow_ups(sort):
    craft = lexicon.crafts()[sort]

    assert len(craft.criteria) >= 4
    assert all(re.fullmatch(r"[A-Z][^~]+ ~ [A-Z][^~]+\?", one) for one in craft.criteria)


def stock_of(*duties):
    lines = tuple(LineFacts(n, "responsibility", "required", text) for n, text in enumerate(duties))
    return subjects.stock(
        WriteQuestionsFacts("Deckhand", "", "en", lines, (), places=(Place(1),), seed=0, asked=())
    )


def said(duty, kind="situational"):
    stock = stock_of(duty)
    task = Task(1, kind, stock.units[0][0])
    written = composition.written([], random.Random(0), random.Random(0))
    return [way.text for way in composition.wordings(task, written, stock, plain=True)]


def test_wordings_when_act_is_long_then_a_sentence_of_its_own_says_it():
    duty = "Supervise the deck crew of the night ferry between the two outer islands"
    act = "supervising the deck crew of the night ferry"

    assert not [text for text in said(duty) if act in text and ". " not in text.split(act)[1]]


def test_wordings_when_work_is_the_candidates_own_then_no_colleague_does_it():
    ways = said("You will mend your own nets")

    assert ways
    assert not [
        text
        for text in ways
        if "colleague" in text and re.search("mend(ing)? your own nets", text.split(".")[-2])
    ]
