"""Whoever gets the post is "you", however the posting calls them, and what is told of them are duties."""

import pytest

from postings.offline.actors import addressed, is_described
from postings.offline.cues import may_open_with_deed, opens_with_deed, score
from postings.offline.reader import read


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("the post holder will plan lessons", "you will plan lessons"),
        ("working with the head, the post-holder will plan", "working with the head, you will plan"),
        ("he or she will mark books", "you will mark books"),
        ("he/she drafts letters", "you will draft letters"),
        ("you'd own the pipeline", "you will own the pipeline"),
        ("the night nurse will count medicines", "you will count medicines"),
        ("the paralegal orders, chases and sums up bills", "you will order, chases and sums up bills"),
    ],
)
def test_addressed_when_the_holder_of_the_post_is_named_says_you(said, meant):
    assert addressed(said) == meant


@pytest.mark.parametrize(
    "said",
    [
        "you'd love this team",
        "the manager will contact you within a week",
        "our client will pay the fare",
        "the harbour orders new boats",
        "the nurse is on call",
        "a nurse with",
    ],
)
def test_addressed_when_somebody_else_is_named_changes_nothing(said):
    assert addressed(said) == said


def test_is_described_when_a_sentence_is_about_the_holder_of_the_post_is_told():
    assert is_described("the paralegal orders bills") and not is_described("you will order bills")


@pytest.mark.parametrize(
    ("text", "opens", "may"),
    [
        ("Advises new clerks", True, True),
        ("Put together estimates", False, True),
        ("Review begins in October", False, True),
        ("Please write to the harbour", False, True),
        ("Pour combien de temps", False, True),
        ("Quay office and yard", False, False),
    ],
)
def test_opens_with_deed_when_text_begins_with_a_verb_is_told(text, opens, may):
    assert (opens_with_deed(text), may_open_with_deed(text)) == (opens, may)


def test_score_when_doings_are_listed_speaks_for_a_duty():
    several = score("Unloading vans, putting away stock and counting pallets")
    one = score("Unloading bay on the left")

    assert several.responsibility > 2 > one.responsibility


def lines(text: str) -> dict[str, str]:
    return {line["text"]: line["kind"] for line in read(text)["lines"]}


PROSE = """Night Nurse
Cedar House, a home for forty people by the sea

The governors wish to appoint a nurse for the east wing.

The post holder will plan the care of ten residents and will write their notes before they leave.
He or she will call the doctor when a resident is unwell.

The home has been here since 1920 and has a garden.

You don't need a car. Applicants should send a letter by 1 May.
"""


def test_read_when_duties_are_told_of_the_post_holder_finds_them_and_nothing_else():
    found = lines(PROSE)

    assert [text.split(" will ")[0] for text in found] == ["The post holder", "He or she"]
    assert set(found.values()) == {"responsibility"}


SERIES = """Legal Secretary
Ash and Rowan, solicitors, for their office on the quay

The secretary types, checks and files letters; calendars hearings; and keeps the register of deeds. The firm was
founded by two brothers and has a view of the port. It is a busy place.
"""


def test_read_when_a_series_of_duties_stands_in_one_sentence_finds_its_parts():
    found = " ".join(lines(SERIES))

    assert "calendars hearings" in found and "keeps the register" in found and "founded" not in found


LISTS = """Site Engineer
Drawings and models
1. Prepare drawings for the depot.
2. Seal drawings after a check.
Work on site
3. Put together lists of defects.
4. Attend the site each week.
5. Administer the contracts.
"""


def test_read_when_numbered_duties_stand_below_unknown_headings_finds_all():
    found = [line for line in read(LISTS)["lines"] if line["kind"] == "responsibility"]

    assert len(found) == 5


def test_read_when_few_items_open_with_a_verb_takes_none_for_their_sake():
    text = "Night Porter\n- Quay Street 5\n- Rooms with a view\n- Garden and terrace\n- Call the office\n"

    assert "responsibility" not in lines(text).values()


LABELLED = """Night Nurse
Start date: 1 September

Cedar House is a home for forty people by the sea. You will plan the care of ten residents.
"""


def test_read_when_a_label_has_its_value_beside_it_then_the_text_below_is_read():
    assert "You will plan the care of ten residents." in lines(LABELLED)


PRICED = """Net Maker
Pay: £14.20 an hour
Shifts: four a week

You will mend the nets of six boats.

Your responsibilities will include:

1. Mending the trawl nets
2. Ordering twine
"""


def test_read_when_pay_stands_beside_its_label_then_the_duties_below_are_read():
    assert lines(PRICED) == {
        "You will mend the nets of six boats.": "responsibility",
        "Mending the trawl nets": "responsibility",
        "Ordering twine": "responsibility",
    }


HEADED = """Operations Nurse
Cedar House

The nurse will take full charge of the east wing.

Responsibilities
- Plan the rota of the wing
- Order supplies

Requirements
- Three years in a care home
"""


def test_read_when_both_kinds_are_headed_leaves_the_summary_of_the_post():
    assert not any(text.startswith("The nurse") for text in lines(HEADED))


def test_read_when_pay_stands_below_requirements_is_no_line():
    assert "£24,000 and a bus pass" not in lines(HEADED + "- £24,000 and a bus pass\n")
