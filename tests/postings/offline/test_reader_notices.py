"""Notices as people write them to neighbours, and short advertisements of agencies."""

import pytest

from postings.offline import reader

NANNY = (
    "Hiya, looking for a childminder for my 2 kids (4 and 7) Mon-Wed after school 3pm-6.30, pick up from school, "
    "cook tea, homework. Must drive and have DBS. £13 ph. Hackney. text Jo"
)


def lines(text: str, kind: str) -> list[str]:
    return [line["text"] for line in reader.read(text)["lines"] if line["kind"] == kind]


def test_read_when_notice_says_for_what_somebody_is_sought_then_that_is_a_duty():
    (duty,) = lines(NANNY, "responsibility")

    assert duty.endswith("pick up from school, cook tea, homework.")
    assert lines(NANNY, "qualification") == ["Must drive and have DBS."]


@pytest.mark.parametrize(
    ("text", "title", "duties", "needs"),
    [
        (
            "Plumber needed in Hull, must drive and have own tools.",
            "Plumber",
            [],
            ["must drive and have own tools."],
        ),
        (
            "HGV driver required, nights, Class 1 licence essential.",
            "HGV driver",
            [],
            ["Class 1 licence essential."],
        ),
        (
            "Cleaner needed, mornings, to clean three offices and lock up after.",
            "Cleaner",
            ["to clean three offices and lock up after."],
            [],
        ),
        (
            "Barista wanted: make coffee, chat to regulars, close up twice a week.",
            "Barista",
            ["make coffee", "chat to regulars", "close up twice a week."],
            [],
        ),
        ("Welder needed, coded, own transport.", "Welder", [], ["own transport."]),
        (
            "Electrician wanted in Leeds, must hold 18th Edition and be able to drive a van. Call Jo.",
            "Electrician",
            [],
            ["must hold 18th Edition and be able to drive a van."],
        ),
        (
            "Handyperson required: fix taps, paint rooms, look after the garden. Must have a driving licence.",
            "Handyperson",
            ["fix taps", "paint rooms", "look after the garden."],
            ["Must have a driving licence."],
        ),
        ("Cleaner needed, pay £12 an hour, apply within, no experience needed.", "Cleaner", [], []),
    ],
)
def test_read_when_all_of_it_is_one_sentence_then_what_follows_the_title_is_read(text, title, duties, needs):
    assert reader.read(text)["title"] == title
    assert (lines(text, "responsibility"), lines(text, "qualification")) == (duties, needs)


def test_read_when_a_small_advertisement_prefers_something_then_it_is_preferred():
    (line,) = reader.read("Chef de partie required, experience in fine dining preferred.")["lines"]

    assert (line["text"], line["importance"]) == ("experience in fine dining preferred.", "preferred")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (NANNY, "Childminder"),
        ("Hi all, we need a dog walker for our spaniels, walk them for an hour, feed them.", "Dog walker"),
        ("We are looking for a way out, take us there, bring a lamp.", None),
    ],
)
def test_read_when_no_list_knows_the_trade_then_the_ending_tells_it(text, title):
    assert reader.read(text)["title"] == title


def test_read_when_somebody_with_skills_is_sought_then_a_list_of_skills_is_no_duty():
    text = "We want a cook with experience, design skills, market knowledge. Come and see us on the market square."

    assert lines(text, "responsibility") == []


def test_read_when_applicants_will_need_something_then_that_is_asked():
    text = (
        "Description: Our client is a service company for wells. They now require more toolmakers. "
        "Applicants will need at least 5 years offshore experience. The job is based at Dyce."
    )

    assert lines(text, "qualification") == ["Applicants will need at least 5 years offshore experience."]
