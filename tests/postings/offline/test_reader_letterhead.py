"""The lines around a title: who hires, what is the title and what is not, and sentences about who hires."""

import pytest

from postings.offline import reader
from postings.offline.letterhead import tells_of
from postings.offline.title import trimmed

BODY = "\n\nDuties\n• Row the boat\n• Mend the nets\n"


def read(head, body=BODY):
    found = reader.read(head + body)
    return found["title"], found["hiring_organization"]


@pytest.mark.parametrize(
    ("head", "title", "organization"),
    [
        ("Eel Porter\nTidewater Fisheries Ltd, Turku\n40 hours", "Eel Porter", "Tidewater Fisheries Ltd"),
        ("TIDEWATER COUNCIL\nEel Porter\nGrade 4, 37 hours", "Eel Porter", "TIDEWATER COUNCIL"),
        ("Eel Porter\nTide & Moor | Turku | Full time", "Eel Porter", "Tide & Moor"),
        ("Eel Porter – The Quay Hotel, near Turku", "Eel Porter", "Quay Hotel"),
        (
            "Eel Porter, second shift. Moor Quay Supply, Turku.\n\nWe sell eels.",
            "Eel Porter",
            "Moor Quay Supply",
        ),
        ("EEL PORTER (NIGHTS). Moor Quay Supply, Turku.\n\nWe sell eels.", "EEL PORTER", "Moor Quay Supply"),
        ("Eel Porter\n\nAgency: Office for Eels (Turku)", "Eel Porter", "Office for Eels (Turku)"),
        ("Eel Porter\nT. R. Moor & Sons (Eels)", "Eel Porter", "T. R. Moor & Sons"),
        ("Eel Porter – The Fallow Eel, Turku", "Eel Porter", "Fallow Eel"),
        ("Eel Porter – The Fallow Eel at Turku", "Eel Porter", "Fallow Eel"),
        (
            "Eel Porter, Water Branch\nMinistry of Eels. Based in Turku.\n\nWater is dear.",
            "Eel Porter, Water Branch",
            "Ministry of Eels",
        ),
        (
            "Eel Porter at Moor Quay Sailing (Turku)\n\nWe mend boats.",
            "Eel Porter",
            "Moor Quay Sailing",
        ),
        ("Eel Porter, Night Shift. Moor Quay Ltd, Turku, FI. £12 an hour.", "Eel Porter", "Moor Quay Ltd"),
        ("Eel Porter\n\nHello! We're Moorquay, and we smoke eels.", "Eel Porter", "Moorquay"),
        ("Eel Porter\n\nOur name is Moor Quay and we smoke eels.", "Eel Porter", "Moor Quay"),
        (
            "Eel Porter at Moorquay (Turku)\n\nMoorquay smokes eels. At Moorquay we row.",
            "Eel Porter",
            "Moorquay",
        ),
        ("Eel Porter\n\nMoor Quay Eels smokes eels by the harbour.", "Eel Porter", "Moor Quay Eels"),
        ("Eel Porter\nMoorquay, Turku\n\nMoorquay smokes eels by the harbour.", "Eel Porter", "Moorquay"),
        ("EEL PORTER | Tide & Moor | Turku, Quay Road branch\n\nBasic pay", "EEL PORTER", "Tide & Moor"),
        (
            "EEL PORTER, full or part time. Tidewater Ltd, Turku\n\nWe like eels.",
            "EEL PORTER",
            "Tidewater Ltd",
        ),
        ("Carry with us. Eel Porter\n\nTidewater Ltd, Turku", "Eel Porter", "Tidewater Ltd"),
        (
            "PORTER WANTED - Tide & Daughters Eels, Worcester, Mass.\n\nFive vans.",
            "PORTER",
            "Tide & Daughters Eels",
        ),
        ("Eel Porter @ Tidewater Eel Co.\n\nTidewater smokes eels.", "Eel Porter", "Tidewater Eel Co"),
        ("Eel Porters x 6\nTidewater Ltd", "Eel Porters", "Tidewater Ltd"),
        (
            "Eel Porters needed!!\nTidewater Ltd, Turku\nCasual hours for assistants",
            "Eel Porters",
            "Tidewater Ltd",
        ),
        ("eel porter – Quay Street, Turku\nTidewater Ltd", "Eel porter", "Tidewater Ltd"),
        ("Eel Porter – 24 hrs/week – Ashland, Oregon\nTidewater Ltd", "Eel Porter", "Tidewater Ltd"),
        ("Eel Porter – no experience needed\nTidewater Ltd", "Eel Porter", "Tidewater Ltd"),
        ("We need a young barber who likes eels.\n\nTidewater Ltd, Turku", "Young barber", "Tidewater Ltd"),
        ("Head Porter at St. Mary's School\nTidewater Ltd", "Head Porter", "St. Mary's School"),
        ("Baker Tide | Eel Porter | Leeds\nTidewater Ltd", "Eel Porter", "Tidewater Ltd"),
        ("Staff Nurse | Accident & Emergency | Tidewater Infirmary", "Staff Nurse", "Tidewater Infirmary"),
        (
            "Piper needed on the quay from March, as the old one retires and nobody else can play.",
            "Piper",
            None,
        ),
        ("we need a porter\n\nTidewater Ltd. Turku.", "Porter", "Tidewater Ltd"),
        ("Could you be our new Eel Porter in Turku?\n\nTidewater Ltd", "Eel Porter", "Tidewater Ltd"),
        # what stands there and is no name
        ("Eel Porter\nTurku, FI", "Eel Porter", None),
        ("Eel Porter\n\u24b6 \u24b7, Turku", "Eel Porter", None),  # signs that are neither letters nor words
        ("Eel Porter\nSecond Shift | Turku, FI", "Eel Porter", None),
        ("Eel Porter\nHouse Rules\n40 hours a week", "Eel Porter", None),
        (
            "Eel Porter, Nets and Ropes\n\nRopes are dear, and nets wear out.",
            "Eel Porter, Nets and Ropes",
            None,
        ),
        ("Eel Porter\n\nNights run from eight. Hours are long. Head Chef is the boss.", "Eel Porter", None),
    ],
)
def test_read_when_a_head_names_who_hires_then_it_and_the_title_alone(head, title, organization):
    assert read(head) == (title, organization)


def test_read_when_the_posting_goes_on_with_half_the_name_then_all_of_it():
    assert read("Eel Porter\nMoorquay Academy, Turku\n\nAbout us\nMoorquay is a school by the sea.")[1] == (
        "Moorquay Academy"
    )


def test_read_when_role_is_a_heading_above_a_sentence_then_that_is_no_title():
    assert read("PORTER OF EELS\nMoor Academy, Turku\n\nRole\nReporting to the Head Porter, you will:")[
        0
    ] == ("PORTER OF EELS")


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        (">> Now we need an Eel Porter", "Eel Porter"),
        ("**Eel Porter (Lagoon)**", "Eel Porter (Lagoon)"),
        ("EEL PORTER - £12.85/HR - DAYS", "EEL PORTER"),
        ("POSTING T-2025-037: EEL PORTER", "EEL PORTER"),
        ("Eel Porter (nights), Turku or remote within Finland, £45k–£55k", "Eel Porter (nights)"),
        ("Eel Porter, Permanent, Full Time – Ennis, Co. Clare", "Eel Porter"),
        ("Eel Porter – Late Shift, Mississauga, ON", "Eel Porter – Late Shift"),
        ("Eel Porter wanted, Turku area", "Eel Porter"),
        ("Eel Porter (Posting 2025-31)", "Eel Porter"),
        ("Eel Porter (nights, 30 hours)", "Eel Porter"),
        ("Eel Porter, Nets and Ropes", "Eel Porter, Nets and Ropes"),
        ("Eel Porter, HR", "Eel Porter, HR"),  # no place: two capitals alone are none
        ("Eel Nurse (RN)", "Eel Nurse (RN)"),
        ("Eel Manager, Temporary Accommodation", "Eel Manager, Temporary Accommodation"),
        ("Eel Chef, Contract Catering", "Eel Chef, Contract Catering"),
        ("Eel Porter, remote in the UK", "Eel Porter"),
        ("Remote Eel Porter", "Remote Eel Porter"),
        ("We're hiring a Night Porter (Turku, hybrid)", "Night Porter"),
        ("Wanted: 3 hours", "Wanted: 3 hours"),
        ("(Part time) £12", "(Part time) £12"),
    ],
)
def test_trimmed_when_a_title_goes_on_with_something_else_then_without_it(title, kept):
    assert trimmed(title, None) == kept
    assert kept in title


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Moor Quay makes ropes", True),
        ("The Moor Quay makes ropes", True),
        ("Moor Quay has three boats", True),
        ("Moor is a firm of ropers", True),
        ("Moor Quay needs you to row", False),
        ("Moor the boat", False),
        ("Row past Moor Quay", False),
        ("Moor Quay", False),
    ],
)
def test_tells_of_when_who_hires_does_something_then_that_is_no_duty_of_anybody(sentence, told):
    assert tells_of("Moor Quay Ltd", sentence) is told


@pytest.mark.parametrize(
    ("item", "taken"), [("Moor Quay keeps four old locks", False), ("Keeping the four old locks", True)]
)
def test_read_when_an_item_says_what_the_firm_does_then_it_is_no_line(item, taken):
    text = f"""Lock Keeper
Moor Quay Ltd, Turku

The lie of the land
* Opening and closing four locks a day
* {item}
* Writing up the log and the water levels
* Greasing the gear each Monday
"""

    assert (item in [line["text"] for line in reader.read(text)["lines"]]) is taken


def test_trimmed_when_signs_stand_in_a_row_before_the_name_then_at_once():
    """Each way to part so many signs must not be tried."""
    title = f"Eel Porter {'@ - ' * 3_000}Hull, Tidewater Ltd"

    assert trimmed(title, "Tidewater Ltd").startswith("Eel Porter")


@pytest.mark.parametrize(
    ("house", "title"),
    [
        ("Eelmoor Constabulary", "Contact Officer, Force Control Room"),
        ("Eelham County Council", "Contact Centre Adviser"),
        ("Eel Systems Ltd", "Applications Engineer"),
        ("Eel Systems Ltd", "Application Support Analyst"),
    ],
)
def test_title_when_it_begins_like_a_heading_then_it_is_the_title_and_the_house_hires(house, title):
    found = reader.read(
        f"{house}\n\n{title}\n\nYou will answer calls and log them.\n\nWhat you need\n- A calm voice\n"
    )

    assert (found["title"], found["hiring_organization"]) == (title, house)
