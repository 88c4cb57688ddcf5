"""Sorts of work: which sort an act belongs to, and that its questions can be said with the act and without it."""

import random
import re

import pytest

from interviews import wording
from interviews.facts import LineFacts, Place, WriteQuestionsFacts
from interviews.offline.writing import composition, joining, judging, lexicon, phrases, subjects
from interviews.offline.writing.phrase import Phrase
from interviews.offline.writing.task import Task

KINDS = ("behavioral", "situational", "technical")
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


def own_frames():
    return [
        pytest.param(craft.key, kind, frame, id=f"{craft.key}-{kind}-{n}")
        for craft in lexicon.crafts().values()
        for kind in KINDS
        for n, frame in enumerate(getattr(craft, kind))
    ]


@pytest.mark.parametrize(("sort", "kind", "frame"), own_frames())
def test_own_question_when_said_with_the_act_or_behind_a_sentence_then_it_keeps_the_wording_rules(
    sort, kind, frame
):
    within = frame.replace("[", "").replace("]", "").format(do="mend the nets", doing="mending the nets")
    bare = composition.capital(judging.APART.sub("", frame).strip())

    assert wording.problems(within) == []
    assert not re.search(r"[\[\]]|  |\s[,.?]", within)
    if "[" in frame:
        assert frame.count("[") == frame.count("]") == 1
        assert "{" not in bare
        assert wording.problems(f"In this role you would mend the nets. {bare}") == []
        assert not re.search(r"  |\s[,.?]", bare)


def test_own_questions_when_all_are_read_then_each_stands_once():
    asked = [frame.values[2] for frame in own_frames()]

    assert len(asked) == len(set(asked))


@pytest.mark.parametrize("sort", [key for key in lexicon.crafts() if key != lexicon.PLAIN])
def test_sort_when_listed_then_it_has_questions_of_each_kind_and_criteria_with_follow_ups(sort):
    craft = lexicon.crafts()[sort]

    assert all(getattr(craft, kind) for kind in KINDS)
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
    return [way.text for way in composition.wordings(task, written, stock)]


def test_wordings_when_act_is_short_then_it_may_stand_within_the_question():
    assert any(
        text.startswith("You are supervising the deck crew, and ") for text in said("Supervise the deck crew")
    )


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


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Wrap and label pallets", ["wrap and label pallets"]),
        ("Label pallets", []),
        ("Wrap and label pallets, sweep the aisles of the store and count the empty crates", []),
    ],
)
def test_all_told_when_a_statement_is_short_then_all_that_is_done_is_said_together(line, said):
    stock = stock_of(line)

    assert [one.text for one in joining.all_told(stock.units[0][0], stock)] == said
