"""Questions on the job as a whole, where nothing was made for what the lines name."""

import re
from collections import Counter

import pytest

from interviews.facts import LineFacts, Place, WriteQuestionsFacts
from interviews.offline import writer
from interviews.offline.writing import composition, joining, lexicon, topics
from interviews.offline.writing.roles import role
from interviews.offline.writing.subjects import LARGE, stock
from tests.interviews.offline import asking

OF_JOB = {frame for forms in lexicon.frames().values() for frame in forms.get("role", ())}
DUTIES = ("Caulk the hull", "Scrape the barnacles", "Beat the rugs", "Oil the winches", "Prune the roses")
NAMES = ("Fort Bayard senior housing", "Two lads, both quick", "The old quay, mostly", "Nothing fancy")
SAYS_SO = re.compile(r"whole|reasons")


def facts(size, title="Deckhand", seed=0, duties=DUTIES):
    lines = tuple(LineFacts(n, "responsibility", "required", text) for n, text in enumerate(duties))
    places = tuple(map(Place, range(1, size + 1)))
    return WriteQuestionsFacts(title, "", "en", lines, (), places, seed=seed)


def on_the_job(given):
    held = stock(given)
    frames = {composition.fill(frame, held.of_role(), held.of_role().phrase, held) for frame in OF_JOB}
    asked = [one for one in writer.write(given) if one["kind"] != "motivation"]
    return [one for one in asked if one["text"] in frames], asked


@pytest.mark.parametrize("size", [4, 8, 12])
@pytest.mark.parametrize("seed", range(3))
def test_write_when_a_set_picks_among_deeds_then_half_at_most_is_about_the_job(size, seed):
    found, asked = on_the_job(facts(size, seed=seed))

    assert 0 < len(found) <= size // 2
    assert len(asked) >= size - 1


@pytest.mark.parametrize("size", [4, 8, 12])
def test_write_when_lines_only_name_things_then_the_job_is_asked_about_before_these_are_quoted(size):
    found, asked = on_the_job(facts(size, duties=NAMES))

    assert found
    assert [one["text"] for one in asked if "“" in one["text"]] == []


def test_write_when_a_question_is_about_the_job_then_it_names_no_line_and_says_so():
    found, _ = on_the_job(facts(8))

    assert [one["lines"] for one in found] == [[]] * len(found)
    assert [one["why"] for one in found if not SAYS_SO.search(one["why"])] == []


def test_write_when_the_title_names_no_role_then_the_job_is_asked_about_without_naming_it():
    found, asked = on_the_job(facts(8, title=""))

    assert 0 < len(found) <= 4
    assert len(asked) == 7  # and one on the reasons
    assert [one["text"] for one in found if "someone" in one["text"]] == []


def test_write_when_the_title_names_a_field_then_it_is_not_said_as_a_name():
    texts = [one["text"] for one in writer.write(facts(12, title="Facilities Management"))]

    strange = ("this someone", "good someone", "as someone", "should someone")
    assert [text for text in texts if any(words in text for words in strange)] == []


def test_write_when_the_title_is_the_name_of_a_house_then_nobody_is_asked_about_working_as_that():
    texts = [one["text"] for one in writer.write(facts(12, title="THE GULL, WHITBY - WE ARE HIRING!"))]

    assert len(texts) == 12
    assert [text for text in texts if "gull" in text.lower()] == []


def test_write_when_the_set_is_thorough_then_each_question_tells_this_posting_from_others():
    found, asked = on_the_job(facts(LARGE))

    assert {key for one in asked for key in one["lines"]} == set(range(len(DUTIES)))
    assert [one["text"] for one in found if "Deckhand" not in one["text"]] == []


def test_write_when_a_topic_is_named_then_its_question_comes_before_plain_ones():
    texts = [one["text"] for one in writer.write(facts(6, title="Gardener"))]

    assert [asking.frame_of(text) for text in texts if asking.frame_of(text)] != []
    assert topics.called("Prune the roses")


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Experienced Roofer / Shingle Installer", "a Roofer"),
        ("Teacher of Mathematics", "a Teacher of Mathematics"),
        ("Part-time Cleaners", "a Cleaner"),
        ("Plasterers x 2 – Hull", "a Plasterer"),
        ("Pharmacist-in-Charge", "a Pharmacist"),
        ("Experienced", ""),
        ("Bar Staff", "one of the bar staff"),
        ("Property Claims Representative I / II", "a Property Claims Representative"),
        ("Data Analyst I-III", "a Data Analyst"),
        ("Database Administrator II", "a Database Administrator"),
    ],
)
def test_role_when_a_title_says_more_than_the_role_then_that_is_left_out(title, said):
    assert role(title) == said


@pytest.mark.parametrize(
    ("deed", "tells"),
    [
        ("caulk the hull", True),
        ("settle the babies for their nap", True),
        ("run the weekly triage of requests", True),
        ("tell folks", False),
        ("tell Big Trev", False),
        ("see seven or eight guests", False),
        ("keep them current", False),
        ("bring shears", False),
    ],
)
def test_says_what_when_a_deed_is_asked_about_then_two_words_tell_it(deed, tells):
    assert joining.says_what(deed) is tells


@pytest.mark.parametrize("size", [8, 12])
def test_write_when_a_title_names_no_role_then_the_job_comes_before_half_a_sentence_too(size):
    _, asked = on_the_job(facts(size, title="", duties=NAMES))

    assert [one["text"] for one in asked if "“" in one["text"] or "{" in one["text"]] == []


def test_write_when_several_lines_call_one_topic_then_two_questions_at_most_are_about_it():
    duties = (
        "Prune the roses",
        "Prune shrubs and hedges",
        "Prune the climbers",
        "Prune fruit trees in winter",
    )
    lines = tuple(LineFacts(n, "responsibility", "required", text) for n, text in enumerate(duties))
    asked = writer.write(
        WriteQuestionsFacts("Gardener", "", "en", lines, (), tuple(map(Place, range(1, 13))))
    )
    found = Counter(
        topics.by_question()[frame].key for one in asked if (frame := asking.frame_of(one["text"]))
    )

    assert found
    assert max(found.values()) <= composition.MOST_ALIKE
