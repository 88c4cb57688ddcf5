"""Levels: what is asked of beginners, of the experienced, and of nobody whose part of the work it is not."""

import pytest

from interviews.facts import LineFacts, Place, WriteQuestionsFacts
from interviews.offline import writer
from interviews.offline.writing import fields, levels, subjects, topics
from interviews.offline.writing.levels import Level
from tests.interviews.offline import asking

KITCHEN = (
    "Prepare food for lunch and dinner service",
    "Clean the kitchen and all equipment at the end of the shift",
    "Check deliveries and put stock away",
    "Keep to food hygiene and allergen rules",
    "Plate dishes to specification",
    "Rotate stock and reduce waste",
)


def facts(title, *lines, size=12, experience=None):
    return WriteQuestionsFacts(
        title=title,
        hiring_organization="",
        language="en",
        lines=tuple(LineFacts(n, "responsibility", "required", text) for n, text in enumerate(lines)),
        skills=(),
        places=tuple(map(Place, range(1, size + 1))),
        experience=experience,
    )


def asked(given):
    """The frames of topics that a set asks, with their topics and kinds."""
    found = [(asking.frame_of(one["text"]), one["kind"]) for one in writer.write(given)]
    return [(frame, topics.by_question()[frame], kind) for frame, kind in found if frame]


@pytest.mark.parametrize(
    ("title", "experience", "level"),
    [
        ("Trainee Chef", None, Level.BEGINNER),
        ("Apprentice Electrician", 3, Level.BEGINNER),
        ("Returns Clerk", 0, Level.BEGINNER),
        ("Chef de Partie", None, Level.USUAL),
        ("Staff Nurse (Band 5)", 1, Level.USUAL),
        ("Receptionist", 2, Level.USUAL),
        ("PA to the Chief Executive", None, Level.USUAL),
        ("Receptionist", 3, Level.EXPERIENCED),
        ("Sous Chef", None, Level.EXPERIENCED),
        ("Physiotherapist, Band 6", None, Level.EXPERIENCED),
        ("Kitchen Manager", 0, Level.EXPERIENCED),
    ],
)
def test_level_when_title_or_years_say_it(title, experience, level):
    assert levels.of(title, experience) is level


def test_write_when_no_experience_is_asked_for_then_of_the_trade_only_what_one_would_do():
    found = asked(facts("Kitchen Assistant", *KITCHEN, experience=0))

    assert found
    assert {kind for _, topic, kind in found if topic.is_special} == {"situational"}


@pytest.mark.parametrize("title", ["Head Chef", "Chef"])
def test_write_when_a_set_is_small_then_nothing_that_every_beginner_knows(title):
    found = [frame for frame, _, _ in asked(facts(title, *KITCHEN, experience=5))]

    assert found
    assert not topics.basic().intersection(found)


def test_asked_when_a_set_is_large_then_what_beginners_know_too():
    def basic(title, size):
        held = subjects.stock(facts(title, *KITCHEN, size=size))
        return topics.basic() & {
            frame
            for some in held.by_line.values()
            for one in some
            for kind in ("behavioral", "situational", "technical", "background")
            for frame in held.asked(one, kind)
        }

    assert basic("Cook", subjects.LARGE)
    assert not basic("Cook", subjects.LARGE - 1)


@pytest.mark.parametrize(
    ("title", "is_open"),
    [
        ("Dental Nurse", True),
        ("Dental Receptionist", False),
        ("Front Desk / Dental Receptionist", False),
        ("Dental Nurse / Receptionist", True),
        ("Receptionist and Dental Nurse", True),
        ("Dental Nurse to the Receptionist", True),
    ],
)
def test_open_topics_when_a_topic_is_anothers_part_then_the_title_closes_it(title, is_open):
    within = fields.standing(title, ["Take dental X-rays"]).open_topics(subjects.OWN)

    assert ("hn_dental_xrays" in within) is is_open


def test_topics_when_they_name_who_is_never_asked_then_by_words_of_titles():
    for topic in topics.topics().values():
        assert all(name == name.lower() and name.count("-") < 3 for name in topic.never)
