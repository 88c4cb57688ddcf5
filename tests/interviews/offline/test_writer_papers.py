"""Lines that ask for a paper, and sets for postings that say little: what is asked there instead."""

import re

import pytest

from interviews.facts import LineFacts, Place, WriteQuestionsFacts
from interviews.offline import writer
from interviews.offline.writing import papers, trades

ASKED = [
    ("BSc in marine biology or a related field", "study", "marine biology"),
    ("Diploma in joinery, fully recognised", "study", "joinery"),
    ("Completion of 12 units of soil science courses", "study", "soil science"),
    ("Completed apprenticeship as a stonemason", "study", "the work of a stonemason"),
    ("A degree in medicine", "study", "medicine"),
    ("Valid SIA licence", "paper", "an SIA licence"),
    ("Current NMC registration", "paper", "NMC registration"),
    ("Registered as a Chartered Surveyor with the board", "paper", "registration as a Chartered Surveyor"),
    ("Level 3 Lifeguard certificate", "paper", "a Level 3 Lifeguard certificate"),
]
NEVER = [
    "Full driving licence",
    "GCSE maths and English",
    "High school diploma",
    "Medical certificate",
    "Enhanced DBS certificate",
    "Passport and right to work",
    "Fluent Portuguese",
    "Relevant professional qualification",
    "Four courses in a closely related field, or certificate",
    "Graduation from an accredited four-year college or university",
    "A degree in 3 or more (see below)",
    "Aged over 18, with a birth certificate",
]


def lines(*texts):
    return tuple(LineFacts(n, "qualification", "required", text) for n, text in enumerate(texts))


def written(title="Harbour Pilot", size=8, **changes):
    given = {
        "title": title,
        "hiring_organization": "",
        "language": "en",
        "lines": (),
        "skills": (),
        "places": tuple(Place(n) for n in range(1, size + 1)),
    }
    return list(writer.write(WriteQuestionsFacts(**{**given, **changes})))


@pytest.mark.parametrize(("line", "form", "text"), ASKED)
def test_papers_when_line_names_a_field_or_a_paper_then_that_is_asked_about(line, form, text):
    assert [(piece.form, piece.text) for piece in papers.papers(line)] == [(form, text)]


@pytest.mark.parametrize("line", NEVER)
def test_papers_when_line_is_private_or_says_nothing_of_the_work_then_nothing(line):
    assert papers.papers(line) == []


@pytest.mark.parametrize("seed", range(3))
def test_write_when_lines_ask_for_papers_then_the_use_of_each_is_asked_and_never_the_paper(seed):
    questions = written(lines=lines("BSc in geology", "Valid SIA licence"), size=16, seed=seed)

    asked = [question for question in questions if question["lines"]]
    assert {key for question in asked for key in question["lines"]} == {0, 1}
    assert [
        one["text"] for one in asked if re.search(r"\b[Dd]o you (?:hold|have)\b|\bgraduat", one["text"])
    ] == []


def test_write_when_a_paper_is_asked_about_then_its_criteria_are_of_its_own():
    question = written(lines=lines("Valid SIA licence"), places=(Place(1, lines=(0,)),))[0]

    assert [row["text"] for row in question["criteria"]][:2] == [
        "Says what it was used for, or which step towards it comes next",
        "Says what may be done only with an SIA licence",
    ]
    assert question["follow_ups"][:2] == ["What would be new to you?", "What may nobody do without it?"]


def test_write_when_there_is_only_a_title_then_its_trade_is_asked_and_that_is_said():
    questions = written("Call centre agent")

    own = [
        question
        for question in questions
        if "trade" in question["why"] or "Not from a line" in question["why"]
    ]
    assert len(questions) == 8
    assert len(own) >= 3
    assert [question["lines"] for question in own] == [[]] * len(own)


def test_write_when_posting_says_much_and_has_room_then_its_lines_come_before_the_trade():
    duties = tuple(
        LineFacts(
            n,
            "responsibility",
            "required",
            f"Check {thing} twice a day and note every fault in the log of the shift",
        )
        for n, thing in enumerate(
            ("brakes", "lamps", "mirrors", "tyres", "doors", "seats", "cameras", "ramps")
        )
    )

    assert [
        question["kind"] for question in written("Bus driver", 16, lines=duties) if not question["lines"]
    ] == ["motivation"]


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Office Cleaner", ["cleaning"]),
        ("Care Assistant", ["care_home"]),
        ("Kitchen Porter", ["kitchen"]),
        ("Operations Manager", []),
        ("Plasterer - social housing", ["building"]),
        ("", []),
    ],
)
def test_trades_when_title_is_read_then_its_telling_word_counts_and_ranks_do_not(title, named):
    facts = WriteQuestionsFacts(title, "", "en", (), (), ())

    assert [trade.key for trade in trades.of_title(facts)] == named
