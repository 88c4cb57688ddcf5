"""Lists as people write them: under headings of their own wording, with bullets and without, and run on in prose."""

import pytest

from postings.offline import reader
from postings.offline.cues import asks_nothing, is_fragment, tells_a_deed
from postings.offline.headings import family_of, opening_of


def lines(text: str) -> list[tuple[str, str]]:
    return [(str(line["kind"])[0], line["text"]) for line in reader.read(text)["lines"]]


@pytest.mark.parametrize(
    ("heading", "family"),
    [
        ("What you'll be responsible for:", "duties"),
        ("So what's the gig?", "duties"),
        ("What will I be doing?", "duties"),
        ("What does a lock keeper do?", "duties"),
        ("Your week will look like this:", "duties"),
        ("Work involves:", "duties"),
        ("The job in short:", "duties"),
        ("What we'd want you on", "duties"),
        ("What you will actually do:", "duties"),
        ("What you'll look after", "duties"),
        ("What you'd be in charge of on the quay", "duties"),
        ("What you'll need", "qualifications"),
        ("What you'll get", "benefits"),
        ("How to submit", "process"),
        ("What the job is, day to day:", "duties"),
        ("Things you'd do in the first six months", "duties"),
        ("The successful candidate will be responsible for:", "duties"),
        ("Who we're after:", "qualifications"),
        ("Need from you:", "qualifications"),
        ("YOU", "qualifications"),
        ("What do I need?", "qualifications"),
        ("We'd love to hear from somebody who:", "qualifications"),
        ("Applicants should be able to demonstrate:", "qualifications"),
        ("Good to have:", "preferred"),
        ("Handy if you have:", "preferred"),
        ("Get from us:", "benefits"),
        ("On offer:", "benefits"),
        ("Us", "company"),
        ("Our process", "process"),
        ("The work is hard", None),
        ("Handy with an oar", None),
        ("The day starts at six", None),
    ],
)
def test_family_of_when_a_heading_is_put_as_people_speak_then_its_family(heading, family):
    assert family_of(heading) == family


@pytest.mark.parametrize(
    ("opening", "family"),
    [
        ("Profile", "qualifications"),
        ("What a day looks like", "duties"),
        ("Our client requires a Crane Driver", None),
        ("Ideally you come from a fishing family", None),
    ],
)
def test_opening_of_when_a_paragraph_begins_with_a_heading_then_its_family(opening, family):
    assert opening_of(opening) == family


def test_lines_when_a_paragraph_begins_with_a_heading_then_what_follows_stands_below_it():
    assert lines(
        "Lock Keeper\n\nScope of work. The gates, the sluices and the towpath.\n\nProfile. Boat licence. Calm."
    ) == [
        ("r", "The gates, the sluices and the towpath."),
        ("q", "Boat licence."),
        ("q", "Calm."),
    ]


def test_lines_when_items_begin_with_an_angle_then_it_is_a_bullet():
    assert lines("Lock Keeper\n\nDuties\n> Open the gates\n> Grease the racks") == [
        ("r", "Open the gates"),
        ("r", "Grease the racks"),
    ]


def test_lines_when_the_job_is_a_list_of_things_then_each_is_a_responsibility():
    posting = (
        "Lock Keeper\n\nTHE JOB\nThe gates and sluices.\nTolls.\nWeekly log of levels.\nTowpath, both sides."
    )

    assert lines(posting) == [
        ("r", "The gates and sluices."),
        ("r", "Weekly log of levels."),
        ("r", "Towpath, both sides."),
    ]


def test_lines_when_the_job_lists_what_it_pays_then_none_of_it_is_a_line():
    assert lines("Lock Keeper\n\nTHE JOB\n£14 an hour\nPension and paid holidays\nFree parking on site") == []


def test_lines_when_any_line_with_a_colon_opens_a_list_then_its_items_are_weighed_together():
    posting = (
        "Lock Keeper\n\nWe run eleven locks.\n\nYou could be on each of these, in turn:\n\n"
        "Managing the locks and recording levels\nChecking ropes and reporting faults\nWeed on the grids"
    )

    assert [kind for kind, _ in lines(posting)] == ["r", "r", "r"]


def test_lines_when_a_list_has_neither_bullets_nor_heading_then_it_is_one_where_its_lines_say_what_is_done():
    duties = "Managing the locks and recording levels\nChecking ropes and reporting faults\nGreasing racks in spring"
    firm = "Eleven locks on two rivers\nA quay with a view\nManaging directors since 1880"

    assert [kind for kind, _ in lines(f"Lock Keeper\n\nWe run eleven locks.\n\n{duties}")] == ["r", "r", "r"]
    assert lines(f"Lock Keeper\n\nWe run eleven locks.\n\n{firm}") == []


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        ("Open the gates on time", "r"),
        ("Help boaters through", "r"),
        ("Be calm and patient", "q"),
        ("Have worked on water before", "q"),
        ("Hold a boat licence", "q"),
    ],
)
def test_lines_when_the_successful_candidate_will_then_what_they_do_is_told_from_what_they_are(item, kind):
    posting = f"Lock Keeper\n\nThe successful candidate will:\n- {item}\n- Check the seals\n- Be a swimmer"

    assert lines(posting)[0] == (kind, item)


def test_lines_when_a_requirement_stands_among_duties_without_a_heading_then_it_is_one():
    posting = (
        "Lock Keeper\n\nYou will:\n- open the gates\n- take tolls\n- hold a logbook\n- has a boat licence\n"
        "- understands how weirs work"
    )

    assert [kind for kind, _ in lines(posting)] == ["r", "r", "r", "q", "q"]


def test_lines_when_a_bare_list_of_duties_holds_a_requirement_then_it_is_one():
    posting = (
        "Lock Keeper\n\nThe job\n- Opening the gates for boats\n- Taking tolls from skippers\n- Checking the seals\n"
        "- 3 years of experience on rivers"
    )

    assert [kind for kind, _ in lines(posting)] == ["r", "r", "r", "q"]


def test_lines_when_a_paragraph_follows_the_duties_then_it_is_read_for_itself():
    duties = "Lock Keeper\n\nDuties:\n- Open gates\n- Take tolls\n- Check seals\n\n"
    needs = "You'll be a qualified boatman with a steady hand, and comfortable alone on the water at night."
    more = "You will also walk the towpath every Friday with the warden and report each hole that you find."

    assert lines(duties + needs)[-1] == ("q", needs)
    assert lines(duties + more)[-1] == ("r", more)


def test_lines_when_a_heading_stands_before_its_only_line_then_the_next_paragraph_is_not_below_it():
    posting = "Lock Keeper\n\nDesirable: a boat licence\n\nClosing on Thursday the 9th at noon."

    assert lines(posting) == [("q", "a boat licence")]


def test_lines_when_a_need_stands_right_behind_its_heading_then_no_word_of_it_is_weighed():
    need = "Licence of the river board; a first lock; having run your own boat."

    assert lines(f"Lock Keeper\n\nEssential: a swimmer.\nDesirable: {need}")[-1] == ("q", need)


def test_lines_when_a_sentence_goes_on_without_a_verb_then_it_is_of_the_same_kind():
    posting = (
        "Lock Keeper\n\nYou'd be opening the gates, taking tolls and checking the seals. Making up the log each night. "
        "Towpath and weir at weekends. It gets busy. Ducks at noon."
    )

    assert lines(posting) == [
        ("r", "You'd be opening the gates, taking tolls and checking the seals."),
        ("r", "Making up the log each night."),
        ("r", "Towpath and weir at weekends."),
    ]


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("Chasing tolls that were not paid.", True),
        ("Night rounds in summer.", True),
        ("Making waves is fun.", True),
        ("Boating is fun.", False),
        ("We love boats.", False),
        ("Ready for the water?", False),
        ("£14 an hour, paid weekly.", False),
        ("Swimming.", False),
    ],
)
def test_is_fragment_when_a_sentence_stands_alone_then_whether_it_goes_on(text, fragment):
    assert is_fragment(text) is fragment


def test_tells_a_deed_when_a_word_can_be_a_verb_then_unless_it_says_what_somebody_is():
    assert tells_a_deed("Walk the towpath")
    assert not tells_a_deed("Possess a licence")


@pytest.mark.parametrize(
    "sentence",
    [
        "Day to day it's greasing racks, clearing weed and taking tolls.",
        "Some days you're in the workshop, cutting new gates from oak.",
        "A large part of the job is recording the levels, clearing the grids and serving the boaters.",
        "Then it's greasing racks, clearing weed and taking tolls from the skippers.",
        "Mornings begin with checking the levels at all eleven gates.",
        "The person appointed will own the log and the tolls.",
    ],
)
def test_lines_when_the_day_is_told_then_it_is_a_responsibility(sentence):
    assert lines(f"Lock Keeper\n\nWe run eleven locks on two rivers.\n\n{sentence}")[-1] == ("r", sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "You will need five years of checkable history on the water.",
        "We need a qualified boatman with a calm head.",
        "You'll be a qualified boatman, or well on the way.",
    ],
)
def test_lines_when_it_is_told_who_is_needed_then_it_is_a_qualification(sentence):
    assert lines(f"Lock Keeper\n\nWe run eleven locks on two rivers.\n\n{sentence}")[-1] == ("q", sentence)


def test_lines_when_a_firm_bids_its_reader_ask_others_then_that_is_no_duty():
    told = (
        "Ask anyone on the river where they learned to swim and they will name our old lock and its keepers."
    )

    assert lines(f"Lock Keeper\n\n{told} It is a fine place to work.\n\nYou will take tolls.") == [
        ("r", "You will take tolls.")
    ]


@pytest.mark.parametrize("sentence", ["One is the annual regatta.", "12 West is a ward of 28 beds."])
def test_read_when_a_sentence_counts_then_no_organization_is_named_by_its_number(sentence):
    assert reader.read(f"Lock Keeper\n\n{sentence}")["hiring_organization"] is None


def test_lines_when_a_long_series_runs_on_behind_semicolons_then_each_part_is_a_responsibility():
    parts = [
        "The lock keeper opens and closes the gates for boats of every size from April to the end of October;",
        "drafts the log of tolls and levels that the river board reads at the end of each month of the year;",
    ]
    last = "and the towpath is a fine place for a walk after a storm, with a view of both villages and of the weir."

    assert lines(f"Lock Keeper\n\nEleven locks on two rivers.\n\n{parts[0]} {parts[1]} {last}") == [
        ("r", parts[0]),
        ("r", f"{parts[1]} {last}"),
    ]


def test_lines_when_a_heading_nobody_knows_stands_over_the_first_bullets_then_they_are_weighed_as_a_list():
    text = """Lock Keeper

Who we are
We keep the locks of the Larkwater.

The lie of the land
* Opening and closing four locks a day
* Writing up the log and the water levels
* Greasing the gear each Monday
* Telling skippers what to do
"""

    assert lines(text)[:2] == [
        ("r", "Opening and closing four locks a day"),
        ("r", "Writing up the log and the water levels"),
    ]


@pytest.mark.parametrize(
    ("sentence", "unasked"),
    [
        ("Previous experience of locks is not essential.", True),
        ("You don't need a degree.", True),
        ("No experience needed!", True),
        ("Full training will be given.", True),
        ("A boat licence is desirable but not essential.", False),
        ("You don't need a degree, though you must be able to row.", False),
        ("Experience is essential.", False),
        ("You need a degree.", False),
    ],
)
def test_asks_nothing_when_something_is_not_needed_then_that_is_no_need(sentence, unasked):
    assert asks_nothing(sentence) is unasked
    asked = "\n".join(
        text for _, text in lines(f"Lock Keeper\n\nRequirements\n{sentence}\nTwo years at a lock")
    )
    assert (sentence in asked) is not unasked
