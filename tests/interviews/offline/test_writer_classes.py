"""What the classes of words add to the grammar of lines: verbs of every trade, and what is no thing."""

import pytest

from interviews.facts import LineFacts, Place, WriteQuestionsFacts
from interviews.offline.writing import composition, joining, linking, nouns, phrases, sounding, subjects
from interviews.offline.writing.forms import gerund
from interviews.offline.writing.phrase import Phrase
from tests.interviews.offline.test_writer_grammar import texts

DUTIES = [
    ("Scrutinise the logs of the lock and report leaks to the warden", ["scrutinise the logs of the lock"]),
    ("Match, tag and bundle letters from the islands", ["match letters from the islands"]),
    ("You will demo pumps to farmers", ["demo pumps to farmers"]),
    ("The keeper feeds the swans and mends the nets", ["feed the swans", "mend the nets"]),
    ("You'd mend the nets before winter", ["mend the nets before winter"]),
    ("That means untangling old ropes", ["untangle old ropes"]),
    ("Train and sign off new pilots", ["train new pilots", "sign off new pilots"]),
    (
        "Draw up the duty plan, the fuel plan and the list of crews",
        ["draw up the duty plan", "draw up the fuel plan"],
    ),
    ("Wax skis, then yaw the mast", ["wax skis", "yaw the mast"]),
    ("Waxing the skis, rolling the ropes", ["wax the skis", "roll the ropes"]),
    ("Wash, dry and stack the cups", ["wash the cups", "stack the cups"]),
    ("Load your own van each morning", ["load your own van each morning"]),
    ("Keep smiling", []),
    ("Hand over to the night crew", []),
    ("Work weekends and nights", []),
    ("Chatting, walking the dogs and feeding them", ["walk the dogs"]),
    ("Collect swabs and water samples on the quay", ["collect swabs", "collect water samples on the quay"]),
    ("Wax skis, then fit the bindings", ["wax skis", "fit the bindings"]),
    ("Follow all health and safety rules of the quarry", ["follow health and safety rules of the quarry"]),
    ("Update the tide tables accurately", ["update the tide tables"]),
    ("The accurate and timely processing of tickets", ["process tickets"]),
    ("Interrogation of tide data", ["interrogate tide data"]),
    ("Championing of the night ferry", ["champion the night ferry"]),
    ("Paint interior and exterior walls", ["paint interior and exterior walls"]),
    ("Repair boats, noting what was done", ["repair boats"]),
    ("Keep ferries on time since islanders rely on them", ["keep ferries on time"]),
    ("Clean tanks w/ hot steam", ["clean tanks with hot steam"]),
    ("A small yard needs a joiner for deck repairs, mast work, hull linings", ["deck repairs", "mast work"]),
]
NEEDS = [
    ("A crane or scaffolding ticket would be handy", ["scaffolding ticket"]),
    ("Somebody who cares. Always.", []),
    ("No fear of heights", []),
    ("Must hold a ticket for cranes", []),
    ("Thick socks", []),
    ("Thurs late night and every 2nd Sat", []),
    ("Stay calm under pressure", ["calm under pressure"]),
    ("Ability to show empathy", ["empathy"]),
    ("Caring, patient and a good listener.", []),
    ("Knowledge of cooking methods", ["cooking methods"]),
    ("At least 2 yrs in a small bakery", ["work in a small bakery"]),
    ("Unafraid of heights", []),
    ("You have worked in a small bakery", ["work in a small bakery"]),
    ("You will have excellent rowing skills", ["rowing"]),
    ("Sound knowledge of tides and of currents in the bay", ["tides"]),
]


@pytest.mark.parametrize(("line", "expected"), DUTIES)
def test_phrases_when_a_duty_has_a_verb_of_any_trade_then_it_is_what_is_done(line, expected):
    found = texts(line, "responsibility")

    assert [text for text in expected if text not in found] == []
    assert len(found) >= len(expected)


@pytest.mark.parametrize(("line", "expected"), NEEDS)
def test_phrases_when_a_need_names_no_thing_then_nothing_is_asked_about(line, expected):
    assert texts(line, "qualification") == expected


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("swab", "swabbing"),
        ("rig", "rigging"),
        ("embed", "embedding"),
        ("model", "modeling"),
        ("mend", "mending"),
    ],
)
def test_gerund_when_wordnet_doubles_the_letter_then_it_is_doubled(verb, expected):
    assert gerund(verb) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("an apprentice", True), ("clear communicator", True), ("a winch", False)]
)
def test_somebody_when_a_matter_is_a_person_then_it_is_nothing_to_ask_about(text, expected):
    assert sounding.somebody(text) is expected


def test_gerund_when_a_verb_has_a_short_prefix_then_the_verb_is_bent():
    assert gerund("e-file") == "e-filing"


@pytest.mark.parametrize(("source", "said"), [("Labelling nets", "labelling"), ("Label nets", "labeling")])
def test_gerund_when_the_line_has_it_then_it_is_spelled_as_there(source, said):
    assert Phrase("act", "label nets", source=source).doing == f"{said} nets"


def test_slimmed_when_a_piece_has_a_pair_before_its_of_then_one_of_it_is_left():
    wide = "negotiate contracts for the design and construction of piers"

    found = joining.slimmed(Phrase("act", "negotiate contracts", wide))

    assert [one.text for one in found] == ["negotiate contracts for the construction of piers"]


def test_in_order_when_pieces_were_found_in_another_then_as_the_line_has_them():
    source = "plan and deliver lessons"
    later, earlier = (Phrase("act", f"{verb} lessons", source=source) for verb in ("deliver", "plan"))

    assert joining.in_order([later, earlier]) == [earlier, later]


def test_covered_when_a_line_shares_a_single_word_then_the_question_does_not_test_it():
    lines = ("Mend nets for the ferry crew", "Basic net skills", "Mend nets")
    facts = WriteQuestionsFacts(
        title="Netmaker",
        hiring_organization="",
        language="en",
        lines=tuple(LineFacts(n, "responsibility", "required", text) for n, text in enumerate(lines)),
        skills=(),
        places=(Place(1),),
    )
    stock = subjects.stock(facts)
    own = stock.by_line[0][0]

    assert composition.covered("How do you mend nets for the ferry crew?", own, stock) == [0, 2]


def test_covered_when_a_line_shares_only_everyday_words_then_the_question_does_not_test_it():
    lines = ("Mend nets for the ferry crew", "Show the apprentice how to do things properly")
    facts = WriteQuestionsFacts(
        "Netmaker",
        "",
        "en",
        tuple(LineFacts(n, "responsibility", "required", text) for n, text in enumerate(lines)),
        (),
        (Place(1),),
    )
    stock = subjects.stock(facts)

    assert composition.covered(
        "How do you mend nets, and how do you notice a hole?", stock.by_line[0][0], stock
    ) == [0]


@pytest.mark.parametrize(
    ("one", "other", "kin"),
    [("lead", "leadership", True), ("manag", "management", True), ("safe", "safeguard", False)],
)
def test_akin_when_a_longer_word_has_only_another_ending_then_it_is_of_the_family(one, other, kin):
    assert linking.akin(one, other) is kin


@pytest.mark.parametrize("ending", ["ers" * 400 + "x", "ance" * 300 + "x", "iti" * 400 + "x"])
def test_akin_when_a_word_goes_on_and_on_then_its_ending_is_not_tried_in_every_way(ending):
    """Runs into the limit of the suite, and for good, when the ending of a pasted word may be of any length."""
    assert not linking.akin("boat", f"boat{ending}")


def test_phrases_when_a_span_follows_a_comma_then_it_is_joined_to_nothing():
    [[piece]] = phrases.phrases("Design voyages end to end, from berth to berth", "responsibility")

    assert (piece.text, piece.broad.text) == ("design voyages", "design voyages")


def test_is_matter_when_a_letter_is_all_that_is_left_then_it_is_none():
    assert not nouns.is_matter("the q")
