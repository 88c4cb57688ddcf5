import pytest

from postings.offline import reader
from postings.offline.cues import asks_for, score
from postings.offline.headings import Family
from postings.offline.leaning import leaning


def lines(text):
    return [line["text"] for line in reader.read(text)["lines"]]


def lean(text, family=None, *, named=False):
    return leaning(text, family, score(text), named=named)


def test_leaning_when_sentence_asks_then_it_lies_above_one_that_tells():
    asks = lean("You have solid knowledge of tides and can solve problems.")
    tells = lean("We were founded on an island and our free lunch is famous.")

    assert asks > 0 > tells


def test_leaning_when_section_or_known_name_speaks_for_it_then_it_rises():
    text = "Tides and charts."

    assert lean(text, Family.DUTIES) > lean(text, Family.ROLE)
    assert lean(text, named=True) > lean(text)


def test_leaning_when_words_are_unknown_or_missing_then_it_still_answers():
    assert lean("Zwx qvt") == lean("")


INTRODUCTION = "Harbour Pilot\nTidewater looks after forty harbours in the north.\n"


def test_lines_when_prose_has_no_headings_then_the_sentences_that_ask():
    text = (
        INTRODUCTION + "You will guide ships into the harbour and write the log.\n"
        "Our office is on the hill and we have grown every year.\n"
        "You have experience with tide tables and good communication skills.\n"
    )

    assert lines(text) == [
        "You will guide ships into the harbour and write the log.",
        "You have experience with tide tables and good communication skills.",
    ]


def test_lines_when_the_firm_talks_below_a_list_then_its_talk_is_left_out():
    text = (
        "Duties\nGuide ships into the harbour with care.\n"
        "We are one family and our career program lets you join free courses every year.\n"
    )

    assert lines(text) == ["Guide ships into the harbour with care."]


def test_lines_when_a_list_begins_with_another_matter_then_that_is_left_out():
    text = "Duties\nTidewater is an equal opportunity employer.\nGuide ships into the harbour.\n"

    assert lines(text) == ["Guide ships into the harbour."]


def test_lines_when_both_lists_have_headings_then_faint_sentences_elsewhere_do_not_count():
    text = (
        INTRODUCTION + "The pilot knows tides, charts and systems well.\n"
        "Duties\n• Guide ships.\nRequirements\n• A licence.\n"
    )

    assert lines(text) == ["Guide ships.", "A licence."]


def test_lines_when_sentence_below_skills_only_names_one_then_it_counts():
    text = "Skills\nKnots\nLots of Python and tide tables in all of our boats\nAll of the boats here are blue and old\n"

    assert lines(text) == ["Lots of Python and tide tables in all of our boats"]


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Do you have sea legs?", True),
        ("Are you able to swim?", True),
        ("You love the sea and know how to steer?", True),
        ("Do you want a new life?", False),
        ("Are you ready for the sea?", False),
        ("Why join us?", False),
    ],
)
def test_asks_for_when_question_is_about_the_reader_then_it_asks(question, asked):
    assert asks_for(question) is asked


def test_lines_when_postings_ask_by_questions_then_those_are_lines():
    text = (
        INTRODUCTION
        + "Do you have experience with tide tables and charts?\nDo you want a new life at sea with us?\n"
    )

    assert lines(text) == ["Do you have experience with tide tables and charts?"]


def test_lines_when_duties_are_told_below_a_heading_on_the_work_then_each_is_a_line():
    text = (
        "Ferry Cleaner\n\nBlue Ferries has six boats and forty people. We sail all year.\n\nAbout the work\n\n"
        "You will be responsible for cleaning two decks and the cabins of the crew. Each evening you will empty bins"
        " and sort bottles, and in winter you will be mending nets in the shed behind the pier. We sail"
        " all year, and the sea is never the same on two days.\n\nWhat we provide\n\n"
        "You will be paid every four weeks, and you will get free"
        " crossings to all the islands for yourself and your family.\n"
    )

    assert lines(text) == [
        "You will be responsible for cleaning two decks and the cabins of the crew.",
        "Each evening you will empty bins and sort bottles, and in winter you will be mending nets in the shed behind"
        " the pier.",
    ]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("In this role you write the log of the harbour.", "responsibility"),
        ("Furthermore you plan the week.", "responsibility"),
        ("Key responsibilities: you will plan the week.", "responsibility"),
        ("Each evening you will empty nets and sort fish.", "responsibility"),
        ("In winter you will be mending sails.", "responsibility"),
        ("Before leaving the port you will often be asked to count the life jackets.", "responsibility"),
        ("On a typical day you'll take bookings and greet guests.", "responsibility"),
        ("You'll be joining a crew of five.", None),
        ("You will become part of a family.", None),
        ("Applicants will be informed by letter.", None),
        ("Relocation allowance and free coffee.", None),
    ],
)
def test_score_when_sentence_begins_with_a_frame_then_what_it_says_counts(sentence, kind):
    assert score(sentence).kind == kind


def test_lines_when_no_cue_tells_the_kind_then_bare_names_are_asked_for_and_the_rest_is_done():
    text = (
        INTRODUCTION
        + "Python and SQL, technical knots and web systems.\nTides and solid ropes to ensure technical standards.\n"
    )

    kinds = [line["kind"] for line in reader.read(text)["lines"]]

    assert kinds == ["qualification", "responsibility"]


@pytest.mark.parametrize(
    ("advertisement", "found"),
    [
        (
            "Ferry Steward wanted for the summer. You will serve coffee and tidy cabins. Food ticket essential.",
            [("r", "You will serve coffee and tidy cabins."), ("q", "Food ticket essential.")],
        ),
        (
            "Our client requires a Crane Driver. Must have a slinger ticket and a head for heights. £15 per hour.",
            [("q", "Must have a slinger ticket and a head for heights.")],
        ),
        (
            "The right person has a good eye and first aid level 2. A clear voice and clean boots are all we ask.",
            [
                ("q", "The right person has a good eye and first aid level 2."),
                ("q", "A clear voice and clean boots are all we ask."),
            ],
        ),
        (
            "Ideally you come from a fishing family. We would like to hear from people who are early risers.",
            [
                ("q", "Ideally you come from a fishing family."),
                ("q", "We would like to hear from people who are early risers."),
            ],
        ),
        (
            "The successful applicant will paint hulls and repair sails. No experience needed.",
            [("r", "The successful applicant will paint hulls and repair sails.")],
        ),
    ],
)
def test_lines_when_advertisement_is_one_line_of_prose_then_what_it_asks(advertisement, found):
    assert [(line["kind"][0], line["text"]) for line in reader.read(advertisement)["lines"]] == found
