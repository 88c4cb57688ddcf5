"""Lines whose grammar once led to a stiff or silly question, in words of our own."""

import pytest

from interviews.offline.writing import phrases

DUTIES = [
    ("At the end of the tide you will moor the ferry and write the log", ["moor the ferry", "write the log"]),
    ("As one of our pilots you will guide ships, keeping to the channel", ["guide ships"]),
    (
        "You will make sure that their ropes and sails are dry",
        ["make sure that their ropes and sails are dry"],
    ),
    ("You will make sure that the crew, the cook and the guests are on board", []),
    (
        "Keep the charts and the log up to date with the rules of the port",
        ["keep the charts and the log up to date"],
    ),
    ("Lead, motivate and roster a crew of twelve", ["lead a crew of twelve", "roster a crew of twelve"]),
    ("Hand in lost hats and let the skipper know", ["hand in lost hats", "let the skipper know"]),
    ("Steer a single or double masted boat", ["steer a double masted boat"]),
    ("Manage the refit from rope splicing to sea trial", ["manage the refit"]),
    ("Wipe down rails and touch points", ["wipe down rails and touch points"]),
    ("Supervise crews in the maintenance, repair and overhaul of pumps", ["supervise crews"]),
    ("Prepare the yard for the inspection", ["prepare the yard for the inspection"]),
    ("Control access to the quay and jetties", ["control access to the quay and jetties"]),
    ("Fetch the pilots, show them to their cabins", ["fetch the pilots"]),
    ("Count the nets every week", ["count the nets every week"]),
    ("Run the voyage from chart to harbour and back to sea", ["run the voyage from chart to harbour"]),
    ("Demonstrate knots to cadets", ["demonstrate knots to cadets"]),
    ("Demonstrate a commitment to safe sailing", []),
    ("Northern Tide Ferries provides crossings to islands and lighthouses", []),
    ("Light housework on board", ["light housework on board"]),
    ("Oversee loading and cycle counts of the hold", ["oversee loading and cycle counts of the hold"]),
    ("You will be tidy with ropes", []),
    (
        "Ensure rigging, ropes and sails meet class rules",
        ["ensure rigging, ropes and sails meet class rules"],
    ),
    ("Grit decks and clear the snow", ["grit decks", "clear the snow"]),
    ("Chart shoals so pilots avoid them", ["chart shoals"]),
    ("Sort the incoming and outgoing post", ["sort the incoming and outgoing post"]),
    ("Oversee moorings and change orders of the dock", ["oversee moorings"]),
    ("Wash jars and top up ink", ["wash jars", "top up ink"]),
    ("Chase pilots until they sign", ["chase pilots"]),
    ("Keeping the galley, bar and seating area clean", ["keep the galley, bar and seating area clean"]),
    ("Scrub decks, following the spill and control policy", ["scrub decks"]),
    ("Run the drill from first alarm through to the last boat", ["run the drill"]),
    ("The work changes with the tides", []),
    ("Deep clean the kennels and the yard every Friday", ["clean the kennels and the yard"]),
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
    ("Take part in the weekly crew talks, report in the harbour diary and more", ["the weekly crew talks"]),
    (
        "Prepare crews for the spring drill and report on progress to the harbour master",
        ["prepare crews for the spring drill"],
    ),
    (
        "Encourage passengers to join in with songs on deck",
        ["encourage passengers to join in with songs on deck"],
    ),
    ("Encourage passengers to join in", ["encourage passengers to join in"]),
    ("Paint hulls to the standard set by the yard", ["paint hulls"]),
    ("Tell the skipper when the tide turns", []),
    ("Work towards a master's ticket", []),
    ("Be key person to six young sailors", []),
    ("We deploy three ferries a day", []),
    (
        "Draft notes for Port and Harbour Committee members",
        ["draft notes for Port and Harbour Committee members"],
    ),
    ("Inspect equipment and issue permits", ["issue permits"]),
    (
        "Work with the pilots, divers and survey team to plan the season",
        ["work with the pilots"],
    ),
    ("Selling day tickets, booking forms and maps", ["sell day tickets"]),
    ("Write tide tables others can trust", ["write tide tables"]),
    ("Talk to anglers now and then", ["talk to anglers"]),
    ("Carry out full and partial refits of ferries", ["partial refits of ferries"]),
    ("Label, date and rotate bait", ["label bait", "rotate bait"]),
    ("Jump on a tender when it gets busy", ["jump on a tender"]),
    ("Review and give advice on mooring plans", ["give advice on mooring plans"]),
    ("Owing to a retirement, the Trustees wish to appoint a harbour master", []),
    ("Painting, varnishing and polishing hulls", ["paint hulls", "polish hulls"]),
    ("They adapt their teaching to young sailors", ["adapt your teaching to young sailors"]),
    ("Capture their views on the new pier", ["capture the views on the new pier"]),
    ("Design voyages end to end, from berth to berth", ["design voyages"]),
    ("Keep quays and slips clean and free of weed", ["keep quays and slips clean and free of weed"]),
    ("Help the galley crew with the salads", ["help the galley crew with the salads"]),
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
    ("Basic maths for the log", []),
    ("We use Helm but can train", []),
    ("Substantial experience at Band 4 in a busy harbour", ["work in a busy harbour"]),
    ("Experience in a boat, dive or rigging workshop", ["work in a boat, dive or rigging workshop"]),
    (
        "High standards of seamanship and a calm, steady approach",
        ["high standards of seamanship", "a steady approach"],
    ),
    ("A sense of humour", []),
    ("A good attitude", []),
    ("Pass a medical, including drug testing", []),
    ("Be over 21", []),
    ("Steel-toe boots", []),
    ("Be able to get a port pass", []),
    ("Have used a chart system or pick up software quickly", ["a chart system"]),
    ("Clear communicator who listens", []),
    ("Knowledge of harbour folks", []),
]


def texts(line: str, kind: str) -> list[str]:
    return [piece.text for clause in phrases.phrases(line, kind) for piece in clause]


@pytest.mark.parametrize(("line", "expected"), DUTIES)
def test_phrases_when_a_duty_is_put_crookedly_then_what_a_person_would_say(line, expected):
    assert texts(line, "responsibility")[: max(1, len(expected))] == expected


@pytest.mark.parametrize(("line", "expected"), NEEDS)
def test_phrases_when_a_need_is_put_crookedly_then_what_a_person_would_say(line, expected):
    assert texts(line, "qualification")[: max(1, len(expected))] == expected
