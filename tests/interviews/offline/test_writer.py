"""The embedded question writer as a whole: what every set keeps."""

import re
from collections import Counter
from dataclasses import replace
from itertools import combinations
from statistics import fmean

import pytest

from interviews import wording
from interviews.facts import AskedFacts, LineFacts, Place, WriteQuestionsFacts
from interviews.offline import writer
from interviews.offline.writing import lexicon, slots, topics, trades
from interviews.prompts.write_questions import QuestionDraft
from tests.interviews.offline import asking

DUTIES = (
    "Plan the weekly menu together with the head cook",
    "Order produce from local growers and check every delivery for quality",
    "Train new kitchen helpers in hygiene and knife work",
    "Keep the cold store in order and record its temperature twice a day",
    "Answer guests who ask about allergens",
)
NEEDS = (
    "Two years of experience in running a hotel kitchen",
    "Sound knowledge of food hygiene rules",
    "Ability to stay calm during busy evening services",
    "Fluent Italian",
    "Diploma of a cookery school",
)
COMPETENCIES = {
    one.name
    for some in (lexicon.crafts().values(), trades.trades(), topics.topics().values())
    for one in some
} | {"Motivation"}
SKILLS = ("Menu Planning", "Food Hygiene", "Team Training", "Purchasing")


def facts(**changes):
    lines = [LineFacts(n, "responsibility", "required", text) for n, text in enumerate(DUTIES)]
    lines += [LineFacts(n, "qualification", "required", text) for n, text in enumerate(NEEDS, len(DUTIES))]
    given = {
        "title": "Sous Chef",
        "hiring_organization": "Villa Rossa",
        "language": "en",
        "lines": tuple(lines),
        "skills": SKILLS,
        "places": tuple(Place(n) for n in range(1, 13)),
    }
    return WriteQuestionsFacts(**{**given, **changes})


SIXTEEN = tuple(Place(n) for n in range(1, 17))


def written(**changes):
    return list(writer.write(facts(**changes)))


def test_write_when_twelve_places_are_open_then_each_is_filled_with_a_valid_draft():
    drafts = [QuestionDraft.model_validate(question) for question in written()]

    assert [draft.position for draft in drafts] == list(range(1, 13))


def test_write_when_asked_again_then_the_same_set():
    assert written() == written()


def test_write_when_the_lines_stand_in_other_rows_then_the_same_questions():
    moved = tuple(replace(line, key=line.key + 1000) for line in facts().lines)

    assert [question["text"] for question in written(lines=moved)] == [
        question["text"] for question in written()
    ]


def without_lead(text):
    """The same question behind another sentence on the line is no other question."""
    return asking.frame_of(text) or text


def test_write_when_seed_differs_then_another_set():
    sets = [
        {without_lead(question["text"]) for question in written(seed=seed, places=SIXTEEN)}
        for seed in range(1, 7)
    ]

    # The same few lines are asked about each time: two seeds meet in half of their questions.
    assert fmean(len(one & other) for one, other in combinations(sets, 2)) < 8.5


def test_write_when_a_set_was_written_before_then_another_one():
    before = written()
    had = tuple(AskedFacts(one["text"], one["kind"], live=False) for one in before)
    texts = [question["text"] for question in written(seed=1, asked=had)]

    assert len(texts) == 12
    assert [text for text in texts if wording.near_duplicate(text, [one.text for one in had])] == []


@pytest.mark.parametrize("seed", range(5))
def test_write_when_set_is_whole_then_every_question_keeps_the_wording_rules(seed):
    assert [wording.problems(question["text"]) for question in written(seed=seed)] == [[]] * 12


@pytest.mark.parametrize("seed", range(5))
def test_write_when_set_is_whole_then_no_two_questions_are_alike(seed):
    texts = [question["text"] for question in written(seed=seed)]

    assert [pair for pair in combinations(texts, 2) if wording.near_duplicate(pair[0], [pair[1]])] == []


@pytest.mark.parametrize("seed", range(5))
def test_write_when_set_is_whole_then_kinds_are_mixed(seed):
    kinds = Counter(question["kind"] for question in written(seed=seed))

    assert max(kinds.values()) <= 0.45 * 12
    assert (kinds["behavioral"] >= 3, kinds["situational"] >= 2, kinds["motivation"] <= 1) == (
        True,
        True,
        True,
    )


def test_write_when_places_allow_then_every_askable_line_and_every_skill_is_covered():
    questions = written(places=SIXTEEN)

    assert {key for question in questions for key in question["lines"]} == set(range(8))
    assert {skill for question in questions for skill in question["skills"]} == set(SKILLS)


def test_write_when_line_asks_for_papers_or_languages_then_no_question_tests_it():
    papers = tuple(LineFacts(n, "qualification", "required", text) for n, text in enumerate(NEEDS[3:]))

    assert [question["lines"] for question in written(lines=papers)] == [[]] * 12


@pytest.mark.parametrize("seed", range(5))
def test_write_when_criteria_are_given_then_three_to_six_of_listed_skills_or_plain_competencies(seed):
    rows = [question["criteria"] for question in written(seed=seed, places=SIXTEEN)]
    labels = {criterion["skill"] for criteria in rows for criterion in criteria}

    assert {len(criteria) for criteria in rows} <= {3, 4, 5, 6}
    assert labels - set(SKILLS) <= COMPETENCIES
    assert labels >= set(SKILLS)


@pytest.mark.parametrize("seed", range(5))
def test_write_when_a_case_is_supposed_then_no_criterion_says_that_something_was_done(seed):
    supposed = [question for question in written(seed=seed) if question["kind"] == "situational"]

    assert supposed
    rows = (lexicon.expected() | topics.expected()).values()
    own = {way.split(" ~ ")[0] for text in rows for way in slots.every(text)}
    texts = [row["text"] for question in supposed for row in question["criteria"]]
    assert [text for text in texts if text not in own and re.search(r"\b(?:was|were|did)\b", text)] == []


def test_write_when_a_manner_is_asked_about_then_its_criteria_speak_of_a_manner():
    line = LineFacts(0, "qualification", "required", "A gentle and unhurried manner")
    question = written(lines=(line,), skills=(), places=(Place(1, lines=(0,)),))[0]

    assert "gentle and unhurried manner" in question["text"]
    own, *others = [row["text"] for row in question["criteria"]]
    assert own in {text.split(" ~ ")[0] for text in lexicon.expected().values()}
    assert others == [text.split(" ~ ")[0] for text in lexicon.criteria()["form"]["trait"]]


@pytest.mark.parametrize("seed", range(5))
def test_write_when_no_listed_skill_has_to_do_with_the_line_then_none_is_claimed(seed):
    """Allergens call for none of the skills of this posting, neither by their words nor by their sort of work."""
    skills = ("Purchasing", "Menu Planning", "Rigging", "Tides")
    question = written(places=(Place(1, lines=(4,)),), skills=skills, seed=seed)[0]

    assert question["skills"] == []
    assert {criterion["skill"] for criterion in question["criteria"]} <= COMPETENCIES


def test_write_when_criteria_name_a_skill_then_they_are_labelled_with_it():
    labels = [(row["text"], row["skill"]) for question in written() for row in question["criteria"]]

    named = [
        (text, skill, other) for text, skill in labels for other in SKILLS if other.lower() in text.lower()
    ]
    own = [(text, skill) for text, skill, other in named if skill == other]
    assert len(own) >= len(SKILLS)
    assert [
        text for text, skill, other in named if skill != other and skill.lower() not in text.lower()
    ] == []


@pytest.mark.parametrize("seed", range(5))
def test_write_when_set_is_whole_then_gentle_kinds_open_it(seed):
    assert [question["kind"] for question in written(seed=seed)][:2] == ["background", "motivation"]


@pytest.mark.parametrize("key", range(5))
def test_write_when_a_plain_duty_is_wanted_then_it_is_asked_whatever_was_asked_before(key):
    asked: tuple[AskedFacts, ...] = ()
    for seed in range(8):
        question = written(places=(Place(1, lines=(key,)),), asked=asked, seed=seed)[0]
        asked += (AskedFacts(question["text"], question["kind"], tuple(question["lines"])),)

    assert [one.lines[0] for one in asked] == [key] * 8


def test_write_when_posting_lists_no_skills_then_criteria_name_a_plain_competency():
    question = written(skills=(), places=(Place(1, lines=(2,)),))[0]

    assert question["skills"] == []
    assert {criterion["skill"] for criterion in question["criteria"]} == {"Training new people"}


def test_write_when_a_line_is_wanted_then_the_question_tests_it():
    questions = written(places=(Place(4, lines=(3,)), Place(9, lines=(6,))))

    assert [(question["position"], question["lines"][0]) for question in questions] == [(4, 3), (9, 6)]


def test_write_when_a_skill_is_wanted_then_the_question_names_it():
    question = written(places=(Place(2, skills=("Purchasing",)),))[0]

    assert question["skills"] == ["Purchasing"]
    assert "purchasing" in question["text"]


def test_write_when_wanted_line_cannot_be_asked_then_the_place_stays_open():
    assert written(places=(Place(1, lines=(8,)),)) == []


def test_write_when_questions_were_asked_before_then_none_returns():
    before = written()
    asked = tuple(AskedFacts(one["text"], one["kind"], tuple(one["lines"]), live=False) for one in before)

    again = written(asked=asked)

    texts = [one["text"] for one in before]
    assert [one["text"] for one in again if wording.near_duplicate(one["text"], texts)] == []
    assert len(again) == 12


def test_write_when_a_line_is_covered_then_an_uncovered_one_comes_first():
    covered = tuple(AskedFacts(f"What about {n}?", "technical", (n,)) for n in range(7))

    question = written(asked=covered, places=(Place(1),))[0]

    assert question["lines"][0] == 7


def test_write_when_there_is_only_a_title_then_places_are_filled():
    questions = written(lines=(), skills=(), places=tuple(Place(n) for n in range(1, 9)))

    assert len(questions) == 8


def test_write_when_nothing_is_known_then_nothing_is_asked():
    assert written(title="", lines=(), skills=()) == []


@pytest.mark.parametrize(("language", "count"), [("de", 0), ("fr", 0), ("", 12), ("en-GB", 12)])
def test_write_when_language_is_not_english_then_nothing_is_asked(language, count):
    assert len(written(language=language)) == count


@pytest.mark.parametrize("size", [1, 5, 20, 30])
def test_write_when_size_varies_then_as_many_questions(size):
    assert len(written(places=tuple(Place(n) for n in range(size)))) == size


@pytest.mark.parametrize("seed", range(4))
def test_write_when_set_is_whole_then_the_employer_is_never_named(seed):
    line = LineFacts(0, "responsibility", "required", "Represent Villa Rossa at food fairs")

    texts = [question["text"] for question in written(lines=(line,), seed=seed)]

    assert [text for text in texts if "Villa" in text] == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "(((",
        "and " * 500,
        "<script>alert(1)</script>",
        "Manage {do} %s",
        "\ud800",
        "x" * 9000,
        "of, and, or",
    ],
)
def test_write_when_a_line_is_odd_then_drafts_are_still_valid(text):
    odd = (LineFacts(0, "responsibility", "required", text), LineFacts(1, "qualification", "preferred", text))

    questions = written(lines=odd, title=text, skills=(text,), hiring_organization=text)

    assert [QuestionDraft.model_validate(question).position for question in questions] == [
        question["position"] for question in questions
    ]


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Goods In Operative", "Goods In Operative"),
        ("Locksmith", "a Locksmith"),
        ("HGV CLASS 1 DRIVER - NIGHTS", "an HGV Class 1 Driver"),
        ("DEVOPS ENGINEER", "a DevOps Engineer"),
        ("QC CHEMIST", "a QC Chemist"),
        ("USHER", "an Usher"),
        ("UNIT MANAGER", "a Unit Manager"),
    ],
)
def test_write_when_title_is_unusual_then_it_is_said_as_people_say_it(title, role):
    questions = written(title=title, lines=(), skills=())

    assert [question["text"] for question in questions if role in question["text"]] != []


def test_write_when_a_title_names_a_department_then_nobody_is_called_by_it():
    questions = written(title="Facilities Management", lines=(), skills=())

    assert questions
    assert not any("a Facilities Management" in question["text"] for question in questions)
    assert not any(
        f"{so} someone in" in question["text"] for question in questions for so in ("as", "you're")
    )
