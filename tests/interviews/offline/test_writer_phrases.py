"""What lines are taken to ask for."""

import pytest

from interviews.offline.writing import forms, nouns, phrases

ACTS = [
    (
        "Plan menus, order supplies, and train kitchen helpers.",
        ["plan menus", "order supplies", "train kitchen helpers"],
    ),
    ("Responsible for balancing the tills", ["balance the tills"]),
    (
        "A Crane Operator lifts and places steel beams on building sites.",
        ["lift steel beams on building sites"],
    ),
    ("You will teach reading to groups of pupils", ["teach reading to groups of pupils"]),
    ("Proactively resolve complaints where needed", ["resolve complaints"]),
    ("This role involves running three bakeries and other shops.", ["run three bakeries and other shops"]),
    ("Log faults and write up what was found.", ["log faults"]),
    ("Guide parties of forty tourists across old and new quarters.", ["guide parties of forty tourists"]),
    ("Coach newly qualified referees in the field.", ["coach newly qualified referees in the field"]),
    ("Make sure the ovens are clean and lights are off", ["make sure the ovens are clean"]),
    ("Ensure guests are met at the door", ["ensure guests are met at the door"]),
    ("Provide anglers with fresh bait", ["provide anglers with fresh bait"]),
    ("Assist in pruning and tying the vines", ["help prune and tie the vines"]),
    ("Work closely with the baker to close the shop", ["work with the baker to close the shop"]),
    ("Rig up and take down the sails, every day", ["rig up the sails", "take down the sails"]),
    ("Wash, rinse and fillet herring", ["wash herring", "fillet herring"]),
    ("Sorting, counting, loading the hold", ["load the hold"]),
    ("Mend torn and knotted nets by hand", ["mend torn and knotted nets by hand"]),
    ("Steering the launch, hourly soundings, buoy checks", ["steer the launch"]),
    (
        "Then it's hauling crates off the quay and scrubbing decks",
        ["haul crates off the quay", "scrub decks"],
    ),
    ("Some days you are mending nets, painting hulls", ["mend nets", "paint hulls"]),
    ("Day to day it's sorting the catch (a lot of cod)", ["sort the catch"]),
    ("Putting nets away, deck washes, splicing ropes", ["put away nets", "splice ropes"]),
    ("Opening and closing, banking, the float", []),
    ("Cycle counts on the quay", ["cycle counts on the quay"]),
    ("We need charts of both rivers", ["charts"]),
    ("Keep an eye on GP. Orders go out at noon", ["keep an eye on GP"]),
    ("Weighing 10 g and 25 g, cleaning scales", ["clean scales"]),
    ("Paint our own boats", ["paint the boats"]),
    ("Changing ropes, hatch checks, deck rounds", ["change ropes"]),
    ("Sell bait, hooks and boat trips. 1.2 trips a guest", ["sell bait"]),
    ("Run boat trips safely and with an eye", ["run boat trips safely"]),
    ("Serving guests, fitting rooms, styling", ["serve guests"]),
    ("Care plans for each sail", ["care plans for each sail"]),
    ("Sluice the deck. They will be waiting for you", ["sluice the deck"]),
    (
        "A typical week could be: mending a trawler's net, painting the hull",
        ["mend a trawler's net", "paint the hull"],
    ),
    ("Haul up and stow nets", ["haul up nets", "stow nets"]),
    ("Top up and swap barrels", ["top up barrels", "swap barrels"]),
    ("Sign in and out divers", ["sign in divers"]),
    ("Follow the route the pilot has drawn", ["follow the route"]),
    ("Lock up, check the sails", ["check the sails"]),
    ("Mend sails.Check the ropes", ["mend sails", "check the ropes"]),
    ("Write tests for .NET controllers", ["write tests for .NET controllers"]),
    ("Work with Harbours, Tolls and Rescue early", ["work with Harbours, Tolls and Rescue"]),
    ("Takes bearings by GPS. Compass only in a storm", ["take bearings by GPS"]),
    ("Make sure ropes and sails are dry", ["make sure ropes and sails are dry"]),
    ("Move crates to and from both quays", ["move crates"]),
    (
        "File papers with the Harbour Courts Filing Portal",
        ["file papers with the Harbour Courts Filing Portal"],
    ),
    ("Rope splicing and repairs", ["rope splicing and repairs"]),
    ("Foot patrols of the quay", ["foot patrols of the quay"]),
    ("Welsh signs on the quay", ["Welsh signs on the quay"]),
    ("COLREGS reviews for the crew", ["COLREGS reviews for the crew"]),
]
PAPER = [
    "Bachelor's degree in nursing",
    "Valid forklift licence",
    "Fluent German",
    "Right to work in Norway",
    "Salary of $40,000 a year",
]


def texts(line: str, kind: str = "responsibility", organization: str = "") -> list[str]:
    return [piece.text for clause in phrases.phrases(line, kind, organization) for piece in clause]


@pytest.mark.parametrize(("line", "expected"), ACTS)
def test_phrases_when_line_is_a_duty_then_base_verbs_with_their_objects(line, expected):
    assert texts(line)[: len(expected)] == expected


@pytest.mark.parametrize("line", PAPER)
def test_phrases_when_line_is_shown_on_paper_then_none(line):
    assert texts(line, "qualification") == []


def test_phrases_when_an_adjective_ends_like_an_adverb_then_no_verb_is_sought_behind_it():
    assert texts("Friendly telephone manner", "qualification") == ["a friendly telephone manner"]
    assert texts("Friendly telephone the guests") != ["telephone the guests"]
    assert texts("Politely telephone the guests") == ["telephone the guests"]


def test_phrases_when_a_clause_goes_on_behind_what_then_it_is_not_cut_there():
    assert texts("Comparing what the divers saw happened with the chart") == []


def test_phrases_when_something_is_forbidden_then_it_is_not_asked_about():
    assert texts("No phones or cameras on deck") == []
    assert texts("Boots and oilskins provided") == []
    assert texts("Orders go through the harbour office") == []


def test_phrases_when_it_is_said_how_much_a_need_counts_then_the_need_alone():
    assert texts("Weather charts an asset", "qualification") == ["weather charts"]
    assert texts("Knot knowledge is a must", "qualification") == ["knot knowledge"]


def test_phrases_when_things_are_kept_up_to_date_then_nobody_dates_them():
    assert "date for the harbour master" not in texts("All charts up to date for the harbour master")


def test_matter_when_a_phrase_begins_like_a_clause_then_it_is_none():
    assert not nouns.is_matter("each sail")
    assert not nouns.is_matter("no phones")
    assert nouns.is_matter("cycle counts")


def test_phrases_when_degree_comes_with_practice_then_only_the_practice():
    line = "A degree in botany and two years of experience in grafting fruit trees"

    assert texts(line, "qualification") == ["graft fruit trees"]


def test_phrases_when_knowledge_is_listed_then_noun_phrases():
    line = "Sound knowledge of stage lighting, rigging plans and costume mending"

    assert texts(line, "qualification") == ["stage lighting", "rigging plans", "costume mending"]


def test_phrases_when_employer_is_named_then_it_is_not_kept():
    assert texts("Represent Harbour Lane Bakery at trade fairs", organization="Harbour Lane Bakery") == [
        "represent your organisation at trade fairs"
    ]


def test_phrases_when_list_shares_its_ending_then_each_member_has_it():
    assert texts("Experience in the storage and repair of musical instruments", "qualification") == [
        "store musical instruments",
        "repair musical instruments",
    ]


@pytest.mark.parametrize(
    ("verb", "gerund"),
    [
        ("plan", "planning"),
        ("lie", "lying"),
        ("oversee", "overseeing"),
        ("write", "writing"),
        ("fix", "fixing"),
    ],
)
def test_gerund_when_verb_is_given_then_spelled_right(verb, gerund):
    assert forms.gerund(verb) == gerund


@pytest.mark.parametrize(
    "line",
    [
        "Harbour Pilots are employees of the port.",
        "You must be able to work weekends.",
        "Candidates who pass the selection process will be called.",
        "Completion of a course in beekeeping",
    ],
)
def test_phrases_when_line_tells_of_the_post_and_not_of_the_work_then_none(line):
    assert texts(line, "qualification") == []


def test_phrases_when_experience_was_gathered_in_a_place_then_it_is_work_there():
    assert texts("Three years of experience on a salmon farm site", "qualification") == [
        "work on a salmon farm site"
    ]


def test_phrases_when_a_post_was_held_for_years_then_it_is_a_post_and_no_task():
    pieces = phrases.phrases("Two years as a Deputy Harbour Master", "qualification")

    assert [(piece.form, piece.text) for clause in pieces for piece in clause] == [
        ("post", "a Deputy Harbour Master")
    ]


def test_phrases_when_experience_names_a_post_then_the_post_with_its_article():
    pieces = phrases.phrases("Two years of experience as an Assistant Lock Keeper", "qualification")

    assert [(piece.form, piece.text) for clause in pieces for piece in clause] == [
        ("post", "an Assistant Lock Keeper")
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Excellent verbal and negotiation skills", ["verbal and negotiation skills"]),
        ("Two years at the level of Lock Keeper performing gate repairs", ["gate repairs"]),
        (
            "Two years of experience in a class at the level of Lock Keeper performing gate repairs",
            ["gate repairs"],
        ),
        ("Experience in a position of Lock Keeper", ["a Lock Keeper"]),
        ("Experience within a harbour mooring ferries", ["moor ferries"]),
        ("Three years of bakery experience", ["bakery work"]),
        ("Pattern cutting experience", ["pattern cutting"]),
        ("Experience as a Clerk supervising porters", ["a Clerk", "supervise porters"]),
        ("A calm head when trains are late", []),
        ("Knowledge of Sage would be an advantage", ["Sage"]),
        ("Knowledge of programming fundamentals", ["programming fundamentals"]),
    ],
)
def test_phrases_when_line_is_a_qualification_then_what_it_asks_for(line, expected):
    assert texts(line, "qualification") == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("A Ranger works under supervision to protect young trees", ["protect young trees"]),
        ("The warden of the park will count deer", ["count deer"]),
        ("Keep the hall warm and tidy", ["keep the hall warm and tidy"]),
        ("Report faults and pass them on", ["report faults"]),
        ("Drive counterbalance and reach trucks", ["drive counterbalance and reach trucks"]),
        ("Direct or assist in directing the choir", ["direct the choir"]),
        ("Perform difficult and responsible carving work", ["perform carving work"]),
        ("Handle tools, including saws and long planes", ["handle tools", "long planes"]),
        ("Investigate the causes of and reasons for delays", []),
        (
            "Provide the youngest anglers of the club with fresh bait",
            ["provide the youngest anglers of the club with fresh bait"],
        ),
        ("Work weekends and holidays", []),
        ("Deliver services", []),
        ("Take care of the health of the herd", ["take care of the health of the herd"]),
    ],
)
def test_phrases_when_duty_is_put_in_another_way_then_what_is_done(line, expected):
    assert texts(line) == expected


@pytest.mark.parametrize(
    ("line", "form", "text"),
    [
        ("A patient and open-minded style", "trait", "a patient and open-minded style"),
        ("Knowledge of the rules of an excellent inn", "matter", "the rules of an inn"),
    ],
)
def test_phrases_when_line_speaks_of_a_manner_or_a_matter_then_its_form_says_so(line, form, text):
    pieces = phrases.phrases(line, "qualification")

    assert [(piece.form, piece.text) for clause in pieces for piece in clause][:1] == [(form, text)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Operation of a busy repair shop", ["run a busy repair shop"]),
        ("Operation of street sweepers", ["operate street sweepers"]),
        ("Provides the laboratory", []),
        ("Interprets the interpretation of fare rules", []),
        ("Performs fee, parking and permit work", ["perform fee and permit work"]),
        ("Re-keys locks and rebuilds pumps", ["re-key locks", "rebuild pumps"]),
        ("Reviews drafts and mentors junior editors", ["review drafts", "mentor junior editors"]),
        ("Carries out the more difficult and complex repairs", ["carry out repairs"]),
        (
            "Maintenance of sludge treatment, water treatment and gas processing equipment",
            ["maintain gas processing equipment"],
        ),
        (
            "Repair of petrol and diesel powered garden machines",
            ["repair petrol and diesel powered garden machines"],
        ),
    ],
)
def test_phrases_when_a_deed_is_named_or_listed_then_what_is_done(line, expected):
    assert texts(line)[: len(expected) or 1] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("A small bakery seeks an experienced baker to shape loaves", ["shape loaves"]),
        (
            "Plan routes, draft letters to pilots, advise captains",
            ["plan routes", "draft letters", "advise captains"],
        ),
        ("Protect statues and leave each hall clean", ["protect statues", "leave each hall clean"]),
        (
            "Keep the harbour office clean and well stocked",
            ["keep the harbour office clean and well stocked"],
        ),
        ("Clean down the counter", ["clean down the counter"]),
        ("Greet customers and find out what they need", ["greet customers"]),
        ("Complete log sheets on a tablet and quote for small works", ["complete log sheets on a tablet"]),
        ("Repair nets, have fun and take part in regattas", ["repair nets", "regattas"]),
        ("Take part in boat shows and regattas", ["boat shows", "regattas"]),
        ("Teach level 2 and level 3 rigging to cadets", ["teach level 2 and level 3 rigging to cadets"]),
        ("Fix sails and help set the sailing programme", ["fix sails", "help set the sailing programme"]),
        ("Polite to pilots at all times", []),
        ("You should be polite and comfortable speaking to passengers", []),
        ("You must be familiar with winches and other gear", ["winches"]),
        ("Work every second Saturday", []),
        ("Each morning pull the charts from the locker", ["pull the charts from the locker"]),
        ("Mentor apprentices and review their work", ["mentor apprentices", "review the work"]),
        ("Coach apprentices and adapt their teaching", ["coach apprentices", "adapt the teaching"]),
        ("jot down depths against the chart", ["jot down depths against the chart"]),
        ("Write short, clear logs", ["write short logs"]),
        ("Perform the following tasks: paint hulls and mend sails", ["paint hulls and mend sails"]),
        (
            "Assist in training and directing the crews of three ferries",
            ["help direct the crews of three ferries"],
        ),
        ("Assist in washing and drying sails", ["help wash and dry sails"]),
    ],
)
def test_phrases_when_duty_comes_in_the_wild_then_what_is_done(line, expected):
    assert texts(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("You have worked with sonar or radar", ["sonar", "radar"]),
        ("Experience in shipbuilding", ["work in shipbuilding"]),
        ("sonar, radar experience", ["sonar", "radar"]),
        ("Confident steering ferries in fog", ["steer ferries in fog"]),
        ("Good sonar knowledge", ["sonar"]),
        ("Understanding of simple to rig sails", []),
        ("Patience", ["patience"]),
        ("Own boat and wetsuit boots", []),
        ("Previous experience in a similar role", []),
        ("Working knowledge of sonar", ["sonar"]),
        ("Able to adjust to changing tides", ["deal with changing tides"]),
        ("Full working rights in Australia", []),
        ("A current Working With Children Check", []),
        ("Fit enough to stand for long periods", []),
        ("Interest in professional development", ["professional development"]),
        ("Accuracy, attention to detail and good log keeping", ["attention to detail", "log keeping"]),
        ("Experience in any of the following areas: sonar or radar", ["work in sonar", "work in radar"]),
    ],
)
def test_phrases_when_need_comes_in_the_wild_then_what_it_asks_for(line, expected):
    assert texts(line, "qualification") == expected


@pytest.mark.parametrize("piece", ["(", "{", " ", ", ", "a@"])
def test_phrases_when_a_line_is_one_long_run_then_nothing_is_found_in_it(piece):
    assert texts(piece * 1500) == []
