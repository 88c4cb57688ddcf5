"""Topics: whole questions on what a line names; which lines call them, and that all of them can be asked."""

import random
import re
from collections import Counter

import pytest

from interviews import wording
from interviews.facts import LineFacts, Place, WriteQuestionsFacts
from interviews.offline import writer
from interviews.offline.writing import choosing, plan, slots, subjects, topics
from interviews.offline.writing.roots import root
from prep.stems import stem
from tests.interviews.offline import asking

CRITERION = re.compile(r"[A-Z][a-z]+s\b[^~]+[^~.] ~ [A-Z][^~]+\?")
# Words of every trade call nothing by themselves.
EVERYDAY = frozenset(
    map(
        stem,
        "report team customer support plan order service record check manage system work help staff provide data"
        " process client people quality standard meeting project time training information communication".split(),
    )
)
ROUND_NAMES = ("office-365", "microsoft-365")  # names of products without their number
ALL = [pytest.param(key, id=key) for key in topics.topics()]


def written(*duties, title="All-rounder", places=6):
    lines = tuple(LineFacts(n, "responsibility", "required", text) for n, text in enumerate(duties))
    facts = WriteQuestionsFacts(
        title=title,
        hiring_organization="",
        language="en",
        lines=lines,
        skills=(),
        places=tuple(Place(n) for n in range(1, places + 1)),
    )
    return list(writer.write(facts))


def topic_of(question):
    frame = asking.frame_of(question["text"])
    return topics.by_question()[frame].key if frame else ""


@pytest.mark.parametrize("key", ALL)
def test_topic_when_listed_then_its_questions_can_be_asked_and_have_criteria(key):
    entry, topic = topics.entries()[key], topics.topics()[key]

    for kind in ("behavioral", "situational", "technical"):
        assert topic.frames[kind]
    for kind, rows in topic.frames.items():
        for question, (_, criterion, numbers, *marks) in zip(rows, entry.get(kind, ()), strict=True):
            assert marks in ([], ["basic"])
            assert set(numbers) <= set("123") and len(set(numbers)) == len(numbers)
            assert wording.problems(slots.every(question)[0]) == []
            assert "{" not in slots.SLOT.sub("", question)
            assert CRITERION.fullmatch(criterion), criterion
    assert len(topic.criteria) == 3
    assert all(CRITERION.fullmatch(one) for one in topic.criteria)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("customs", "customers"),
        ("hospitality", "hospital"),
        ("succession", "successful"),
        ("busy", "businesses"),
    ],
)
def test_root_when_a_stemmer_throws_two_words_together_then_they_are_kept_apart(one, other):
    assert stem(one) == stem(other)
    assert root(one) != root(other)


def test_root_when_a_word_is_inflected_then_it_is_the_same():
    assert root("objectives") == root("objective") != root("objects")
    assert root("customers") == root("customer")


def test_topics_when_a_line_speaks_of_success_then_nobody_asks_who_follows_whom():
    found = topics.called("Establish success plans with new customers")

    assert "succession" not in " ".join(topics.told(topic.key) for topic in found)


@pytest.mark.parametrize("key", ALL)
def test_topic_when_called_then_by_words_and_by_no_word_of_every_trade(key):
    assert all(call.stems for call in topics.topics()[key].calls)
    assert not [
        call for call in topics.topics()[key].calls if len(call.stems) == 1 and EVERYDAY & set(call.stems)
    ]


@pytest.mark.parametrize("key", ALL)
def test_topic_when_a_call_loses_a_number_then_words_besides_it_call(key):
    """Numbers by themselves are no words to the reader of calls: "section-21" would be called by every "section"."""
    calls = {call: topics.call_of(call).stems for call in topics.entries()[key]["calls"].split()}
    lost = {
        call: stems for call, stems in calls.items() if set(re.findall(r"\d", call)) - set("".join(stems))
    }

    assert [call for call, stems in lost.items() if len(stems) < 2 and call not in ROUND_NAMES] == []


def test_topics_when_read_then_no_question_stands_twice():
    asked = Counter(
        frame for topic in topics.topics().values() for some in topic.frames.values() for frame in some
    )

    assert [frame for frame, count in asked.items() if count > 1] == []


@pytest.mark.parametrize("topic", list(topics.topics().values()), ids=lambda topic: topic.key)
def test_called_when_a_text_holds_the_words_of_a_call_then_the_topic_is_found(topic):
    for words in topics.entries()[topic.key]["calls"].split():
        assert topic in topics.called(words.replace("+", " zorble ", 1).replace("+", " "))


def test_called_when_the_words_of_a_call_stand_far_apart_then_it_does_not_count():
    call = topics.call_of("press+release")
    near, far = "Release news to the press", "From press to stock to paper and then on to its release"

    assert call.stands_in(list(map(topics.root, topics.words(near))))
    assert not call.stands_in(list(map(topics.root, topics.words(far))))


def test_called_when_only_half_of_a_joined_call_stands_there_then_nothing_is_called():
    call = topics.call_of("goods-in+check")

    assert call.stands_in(["check", "the", "good", "in"])
    assert not call.stands_in(["check", "the", "good"])
    assert not call.stands_in(["check", "the", "in", "good"])


def test_write_when_a_line_names_a_topic_then_its_question_is_asked_with_its_own_criterion():
    duties = ("Prune the roses and shrubs of the harbour park", "Mow the lawns of the harbour park")
    found = [question for question in written(*duties) if topic_of(question)]

    assert found
    for question in found:
        own, _, probe = topics.expected()[asking.frame_of(question["text"])].partition(" ~ ")
        assert question["criteria"][0]["text"] == own
        assert question["follow_ups"][0] == probe
        assert question["lines"]


def test_write_when_no_line_names_a_topic_then_none_is_asked_about():
    questions = written("Zorble the flims before noon", "Quandle every snark with a mimsy")

    assert questions
    assert [topic_of(question) for question in questions] == [""] * len(questions)


def test_write_when_one_topic_is_named_again_and_again_then_no_question_returns():
    questions = written(
        *(f"Prune the roses of the {place} park" for place in ("north", "south", "east", "west"))
    )
    asked = [frame for question in questions if (frame := asking.frame_of(question["text"]))]

    assert asked
    assert len(asked) == len(set(asked))


def test_files_when_read_then_no_key_stands_in_two_of_them():
    keys = [key for some in topics.files().values() for key in some]

    assert len(keys) == len(set(keys))


def test_called_when_two_topics_are_called_alike_then_what_the_line_begins_with_comes_first():
    first, second = (
        topics.called(line) for line in ("Prune roses and mow lawns", "Mow lawns and prune roses")
    )

    assert {topic.key for topic in first} == {topic.key for topic in second}
    assert [topic.key for topic in first][:2] == [topic.key for topic in second][1::-1]


def test_write_when_a_manner_names_a_topic_then_its_question_and_its_criteria_are_taken():
    line = LineFacts(0, "qualification", "required", "Ability to stay calm under pressure")
    facts = WriteQuestionsFacts("Deckhand", "", "en", (line,), (), (Place(1, lines=(0,)),))
    (question,) = writer.write(facts)
    topic = topics.topics()[topic_of(question)]

    assert "calm" in topic.name.lower()
    assert {row["text"] for row in question["criteria"]} & {text.split(" ~ ")[0] for text in topic.criteria}


@pytest.mark.parametrize("seed", range(4))
def test_write_when_lines_name_topics_then_few_questions_are_about_what_is_merely_named(seed):
    """Beside four duties that questions are made for, sonar and charts get two of eight questions at most."""
    duties = tuple(
        LineFacts(n, "responsibility", "required", f"{deed} of the harbour park")
        for n, deed in enumerate(("Prune the roses", "Mow the lawns", "Clear the leaves", "Water the beds"))
    )
    needs = tuple(
        LineFacts(n, "qualification", "required", f"Knowledge of {thing}")
        for n, thing in enumerate(("sonar", "tide tables", "radar", "pilot charts"), len(duties))
    )
    facts = WriteQuestionsFacts(
        "Gardener", "", "en", duties + needs, (), tuple(map(Place, range(1, 9))), seed=seed
    )
    questions = list(writer.write(facts))
    named = [one for one in questions if any(key >= len(duties) for key in one["lines"])]

    assert len(questions) == 8
    assert len(named) <= 2


UNKNOWN = ("Caulk the hull", "Scrape the barnacles", "Beat the rugs", "Oil the winches")


@pytest.mark.parametrize("seed", range(4))
def test_write_when_lines_name_topics_then_what_no_question_was_made_for_comes_last(seed):
    known = ("Prune the roses", "Mow the lawns", "Handle complaints from visitors", "Order supplies")
    lines = tuple(LineFacts(n, "responsibility", "required", text) for n, text in enumerate(known + UNKNOWN))
    facts = WriteQuestionsFacts("Gardener", "", "en", lines, (), tuple(map(Place, range(1, 9))), seed=seed)
    asked = [one for one in writer.write(facts) if one["kind"] != "motivation"]

    assert len(asked) == 7
    assert sum(max(one["lines"], default=-1) >= len(known) for one in asked) <= 1


def test_write_when_no_line_names_a_topic_then_half_is_asked_about_the_job_and_the_rest_about_lines():
    assert [len(one["lines"]) for one in written(*UNKNOWN, places=4)].count(1) == 2
    assert [len(one["lines"]) for one in written(*UNKNOWN, places=4, title="")].count(1) == 2


def test_write_when_the_set_has_room_for_every_line_then_each_is_asked_about():
    asked = written(*UNKNOWN, places=16)

    assert {key for one in asked for key in one["lines"]} == {0, 1, 2, 3}


LONG = (
    "During the day you will serve at the counter, wrap bouquets with care, use the till for our customers and sweep "
    "the shop floor before you lock the doors at night."
)


@pytest.mark.parametrize(
    ("piece", "clause", "keys"),
    [
        ("use the till", LONG, {"till_operation"}),
        ("wrap bouquets", LONG, set()),
        ("wrap flims", "Wrap flims for customers and use the till", {"till_operation"}),
    ],
    ids=["holds a word of the call", "holds none", "stands in a short statement"],
)
def test_named_when_only_the_whole_statement_calls_then_what_has_to_do_with_the_piece(piece, clause, keys):
    within = frozenset(topics.topics())

    assert {topic.key for topic in topics.named("act", piece, clause, within)} & {"till_operation"} == keys


def test_of_skill_when_only_a_line_names_it_then_the_question_points_there():
    lines = (
        LineFacts(1, "responsibility", "required", "Clean the deck"),
        LineFacts(2, "qualification", "required", "Certificate in radar"),
    )
    facts = WriteQuestionsFacts("Deckhand", "", "en", lines, ("Radar", "Sonar"), (Place(1),))
    stock = subjects.stock(facts)

    assert stock.of_skill("Radar").lines == (2,)
    assert stock.of_skill("Sonar").lines == ()


@pytest.mark.parametrize(
    ("line", "said"), [("Use Word and radar daily", "Word"), ("Put every word on paper", "word")]
)
def test_of_skill_when_lines_write_it_as_a_name_then_it_keeps_its_capital(line, said):
    lines = (LineFacts(1, "responsibility", "required", line),)
    facts = WriteQuestionsFacts("Deckhand", "", "en", lines, ("Word",), (Place(1),))

    assert subjects.stock(facts).of_skill("Word").phrase.text == said


def worth_asking(skill, line):
    facts = WriteQuestionsFacts(
        "Deckhand", "", "en", (LineFacts(1, "qualification", "required", line),), (skill,), (Place(1),)
    )
    return subjects.stock(facts).worth_asking(skill)


def test_skill_when_initials_stand_beside_a_card_then_they_are_not_asked_about_alone():
    assert not worth_asking("MCRN", "Current MCRN, renewed each year")
    assert worth_asking("MCRN", "Plot tides with MCRN at night")


def test_stock_when_a_lone_thing_calls_nothing_then_it_is_asked_about_only_as_something_to_know():
    def asked_about(kind, line):
        facts = WriteQuestionsFacts(
            "Deckhand", "", "en", (LineFacts(1, kind, "required", line),), (), (Place(1),)
        )
        return [one.phrase.text for unit in subjects.stock(facts).units for one in unit]

    assert asked_about("responsibility", "In at five, coffee, then the tide.") == []
    assert asked_about("qualification", "Knowledge of tides") == ["tides"]


def test_write_when_other_words_than_the_deed_call_a_topic_then_they_are_marked():
    duties = ("Prep veg, break down whole birds and fillet fish", "Cook and plate dishes", "Plate desserts")
    asked = written(*duties, "Keep the allergen folder up to date", title="Chef de Partie", places=4)
    marked = [words for one in asked if topic_of(one) == "butchery_fish_prep" for words in one["quotes"]]

    assert marked
    assert all("fish" in words or "birds" in words for words in marked)


def test_plan_when_nothing_was_made_for_the_lines_of_a_small_set_then_the_trade_is_asked_about():
    lines = (
        "Greet the customer by the gate",
        "Sell what the shop offers",
        "Wrap what the customer buys",
        "Zorble",
    )
    facts = WriteQuestionsFacts(
        "Sales assistant",
        "",
        "en",
        tuple(LineFacts(n, "responsibility", "required", text) for n, text in enumerate(lines)),
        (),
        tuple(Place(n) for n in range(1, 9)),
    )
    stock = subjects.stock(facts)
    tasks, _ = plan.plan(stock, random.Random(0))

    known = [task for task in tasks if task.subject.form == "known"]
    assert 1 <= len(known) <= choosing.FEW_KNOWN
    assert {task.subject.trade.name for task in known} == {"Selling"}


def test_write_when_a_question_has_criteria_of_its_topic_then_only_those_that_fit_it_and_none_twice():
    questions = written(
        "Prune the roses", "Mow the lawns", "Handle complaints from visitors", "Order supplies", places=12
    )
    of_topics = {parted(text) for topic in topics.topics().values() for text in topic.criteria}
    told = [
        (asking.frame_of(question["text"]), row["text"])
        for question in questions
        for row in question["criteria"]
        if row["text"] in of_topics and asking.frame_of(question["text"])
    ]

    assert told
    assert [text for frame, text in told if text not in map(parted, topics.fitting(frame))] == []
    assert len({text for _, text in told}) == len(told)


def parted(text):
    return text.partition(" ~ ")[0]
