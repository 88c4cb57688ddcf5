"""Look-fors: words by which an answer shows what a criterion of the bank asks for."""

import re

import pytest

from interviews import criteria, packs
from interviews.facts import AssessAnswerFacts, CriterionFacts
from interviews.offline import assessor
from interviews.offline.assessing import lookfors, rubric, sentences, themes
from interviews.offline.assessing.reading import Reading
from interviews.offline.writing import lexicon, topics, trades

ROWS = [
    (path.stem, line)
    for path in sorted(lookfors.FOLDER.glob("*.txt"))
    for line in path.read_text(encoding="utf-8").splitlines()[1:]
]
OPTIONAL = re.compile(r"\[[^\]]*\]")
ON_TELLING_ALL = [
    OPTIONAL.sub("", text.partition(" ~ ")[0])
    for some in lexicon.criteria()["kind"].values()
    for text in some
]
TEXTS = {
    OPTIONAL.sub("", text.partition(" ~ ")[0])
    for entry in topics.entries().values()
    for text in (*entry["criteria"], *(row[1] for kind in topics.KINDS for row in entry.get(kind, ())))
} | set(ON_TELLING_ALL)
OF_PACKS = {text for pack in packs.read_all() for question in pack.questions for text, _ in question.criteria}
OF_THEMES = [text for theme in themes.all_themes() for text in (*theme.case, *theme.way)]
TEXTS |= {*OF_PACKS, *OF_THEMES} | {
    OPTIONAL.sub("", text.partition(" ~ ")[0])
    for text in (
        *lexicon.expected().values(),
        *(text for some in lexicon.criteria()["form"].values() for text in some),
        *(text for one in (*trades.trades(), *lexicon.crafts().values()) for text in one.criteria),
    )
}
ENTRY = re.compile(r"[a-z0-9&'%£$/.+ -]+")

# A question of the bank with its own criterion, one of its topic's, one on the telling, and two of skills.
ASKED = "You find a fridge full of food at eleven degrees, far too warm to be safe. What do you do?"
OWN = "Says the food is kept back until its own temperature and time are known"
OF_TOPIC = "Gives a temperature or a time limit rather than a feeling"
ON_TELLING = "Says who would be told or asked, and at which point"
OF_SKILL = "Uses recipe costing in one of the steps"

ON_IT = (
    "I would put tape over the door, block all 14 trays and tell the chef that nobody may use them. Then I would probe "
    "the core temperature of the chicken and look at the last reading in the log, from 6:30, to know how long they "
    "have been above eight degrees. What was over four hours goes in the bin, because nobody can smell listeria."
)
VAGUE = "I would not use the food and find out how long it has been like that in the fridge, that is what I always do."
ELSEWHERE = (
    "Last May a shipment of bearings was held at the port because the papers named the wrong tariff code. I rang the "
    "broker, sent the corrected invoice and told the plant that two machines would stand still for a day. They were "
    "cleared the same evening."
)


def faults(row):
    """What is wrong with a row: no criterion of the bank, or no words for one of its parts."""
    text, _, said = row.partition("\t")
    parts = [[entry.strip() for entry in part.split(",")] for part in said.split("|")]
    found = [] if text in TEXTS else ["not in the bank"]
    found += [] if 1 <= len(parts) <= 4 else ["too many parts"]
    found += [f"strange: {entry}" for part in parts for entry in part if not ENTRY.fullmatch(entry)]
    return found + [f"few words: {part}" for part in parts if len(part) < 3]


@pytest.mark.parametrize("sector", sorted({sector for sector, _ in ROWS}))
def test_files_when_read_then_each_row_is_a_criterion_of_the_bank_with_words_for_its_parts(sector):
    wrong = [(row, found) for one, row in ROWS if one == sector and (found := faults(row))]

    assert wrong == []


def test_files_when_read_then_no_criterion_stands_twice():
    texts = [row.partition("\t")[0] for _, row in ROWS]

    assert len(texts) == len(set(texts))


def test_of_when_nobody_wrote_any_then_none():
    assert lookfors.of("Says how the eels are counted") == ()
    assert lookfors.find("Says how the eels are counted", [], set()) is None


def criterion():
    """One of the bank that asks for two things, and a word for each."""
    for _, row in ROWS:
        text, _, said = row.partition("\t")
        first, *others = [part.split(",")[0].strip() for part in said.split("|")]
        if len(others) == 1 and first.isalpha() and others[0].isalpha():
            return text, first, others[0]
    raise AssertionError("no criterion asks for two things")


def test_find_when_sentences_say_the_parts_then_those_with_what_each_holds():
    text, one, other = criterion()
    read = sentences.read(f"Zorble. Zorble {one}. Zorble. Zorble {other}.", "en")

    found = lookfors.find(text, read, set(range(len(read))))

    assert found is not None
    assert found.share() == 1
    assert set(found.sentences()) >= {1, 3}
    assert found.share(left_out=1) == found.share(left_out=3) == 0.5
    assert 1 not in found.sentences(left_out=1)


def test_find_when_a_sentence_says_nothing_then_its_words_do_not_count():
    text, one, other = criterion()
    read = sentences.read(f"Zorble {one}. Zorble {other}.", "en")

    found = lookfors.find(text, read, {0})

    assert found is not None
    assert found.share() == 0.5


def assessed(answer, *criteria):
    rows = tuple(CriterionFacts(f"c{n}", text, skill) for n, (text, skill) in enumerate(criteria, 1))
    draft = assessor.assess(AssessAnswerFacts(ASKED, "situational", rows, "en", answer))
    return [(one["verdict"], " ".join(quote["text"] for quote in one["quotes"])) for one in draft["verdicts"]]


def test_assess_when_every_part_is_said_then_shown_by_the_sentences_that_say_it():
    (own, quoted), (told, hours) = assessed(ON_IT, (OWN, "Food safety"), (OF_TOPIC, "Food safety"))

    assert (own, told) == ("shown", "shown")
    assert "probe the core temperature" in quoted
    assert "four hours" in hours or "eight degrees" in hours


def test_assess_when_the_words_are_there_and_nothing_is_concrete_then_partly():
    assert assessed(VAGUE, (OWN, "Food safety"))[0][0] == "partly"


def test_assess_when_nothing_of_it_is_said_then_missing():
    answer = "I would tell the chef about the fridge and all the food in it, and then I would go on with my station."

    assert assessed(answer, (OWN, "Food safety"))[0][0] == "missing"


def test_assess_when_the_answer_is_about_something_else_then_no_criterion_is_shown():
    found = assessed(ELSEWHERE, (OWN, "Food safety"), (OF_TOPIC, "Food safety"), (ON_TELLING, "Food safety"))

    assert {verdict for verdict, _ in found} <= {"missing", "unclear"}


def test_assess_when_a_skill_is_asked_for_that_nobody_speaks_of_then_it_cannot_be_told():
    found = assessed(ON_IT, (OWN, "Food safety"), (OF_SKILL, "recipe costing"))

    assert found[0][0] == "shown"
    assert found[1] == ("unclear", "")


def test_assess_when_a_criterion_is_on_the_telling_then_no_words_of_its_own_are_wanted():
    assert assessed(ON_IT, (OWN, "Food safety"), (ON_TELLING, "Food safety"))[1][0] in ("shown", "partly")


@pytest.mark.parametrize("text", ON_TELLING_ALL)
def test_is_on_telling_when_a_criterion_is_of_a_kind_of_question_then_it_is_and_has_look_fors(text):
    assert rubric.is_on_telling(text)
    assert lookfors.of(text)


@pytest.mark.parametrize("text", sorted(criteria.TEXTS))
def test_is_on_telling_when_a_criterion_is_of_any_question_then_it_is(text):
    assert rubric.is_on_telling(text)


def test_is_on_telling_when_a_criterion_is_of_the_bank_then_it_is_not():
    assert not rubric.is_on_telling(OWN)


@pytest.mark.parametrize(
    ("said", "share"),
    [
        ("We block it and probe the core temperature.", 1.0),
        ("We block it.", 0.5),
        ("It is hard to say when it comes.", 0.0),  # too common a word to show anything by itself
        ("I don't really block it or probe the core temperature.", 0.0),
        ("I've never had to block it.", 0.0),
        ("I haven't seen anyone block it or probe the core temperature.", 0.0),
        ("I'd have to learn how to block it.", 0.0),
    ],
)
def test_share_when_words_are_common_or_denied_then_they_show_nothing(said, share):
    criteria = (CriterionFacts("c1", OWN, "Food safety"),)
    reading = Reading.of(ASKED, [OWN], said, "situational", criteria, "en", sentences.read(said, "en"))

    assert reading.looked["c1"].share() == share


def test_key_when_a_word_is_an_adverb_then_it_is_not_the_word_it_comes_from():
    assert lookfors._key("nearly") != lookfors._key("near")
    assert lookfors._key("checks") == lookfors._key("checked")


def test_is_own_when_a_criterion_may_be_asked_of_any_question_then_it_is_not():
    assert lookfors.is_own(OWN)
    assert not lookfors.is_own(ON_TELLING)
    assert not lookfors.is_own("Says how the eels are counted")


def test_share_when_the_table_of_words_is_missing_then_a_word_counts_all_the_same(no_table):
    found = lookfors.find(OWN, sentences.read("We block it.", "en"), {0})

    assert found is not None
    assert found.share() == 0.5


def test_of_when_the_bank_is_asked_then_nearly_every_criterion_has_look_fors():
    texts = [
        OPTIONAL.sub("", text.partition(" ~ ")[0])
        for entry in topics.entries().values()
        for text in (*entry["criteria"], *(row[1] for kind in topics.KINDS for row in entry.get(kind, ())))
    ]
    known = {row.partition("\t")[0] for _, row in ROWS}

    assert sum(text in known for text in texts) >= 0.98 * len(texts)
    assert len(OF_PACKS & known) >= 0.98 * len(OF_PACKS)


MET_BEFORE = "Compares the case with something you have met before"
DECIDED = "Says what you personally decided or did, and why"
IN_ORDER = "Puts the steps in order and gives a reason for that order"
LEARNED = "Names what is still to be learned, and how"
OWN_PART = "Names the piece of work, and the own part in it"
FIGURE = "Gives a figure for speed or accuracy"


def given(text, said, kind="behavioral"):
    """What sentences give of a criterion, with what each of them carries."""
    criteria = (CriterionFacts("c1", text, "X"),)
    return Reading.of("How was it?", [text], said, kind, criteria, "en", sentences.read(said, "en"))


@pytest.mark.parametrize(
    ("text", "said", "share"),
    [
        (
            MET_BEFORE,
            "I would catch him before he gets into his car.",
            0.0,
        ),  # common, though its stem is no word
        (MET_BEFORE, "It was like that at a place where I had met the same before.", 1.0),
        (
            IN_ORDER,
            "First I rang them, then I wrote it down.",
            0.5,
        ),  # words of order, where an order is asked for
        (DECIDED, "I rang the plumber because the cellar was full.", 1.0),
        (DECIDED, "The pub was full because they had won.", 0.0),  # a reason, and nothing that it is for
        (LEARNED, "I haven't used that one. I would read the manual.", 1.0),
        (LEARNED, "I have not used that one. I would read the manual.", 1.0),
        (FIGURE, "We were nearly without errors.", 0.0),
        (FIGURE, "We had 3 errors.", 1.0),
    ],
)
def test_share_when_words_say_what_is_asked_for_then_it_is_given(text, said, share):
    assert given(text, said).looked["c1"].share() == share


def test_match_when_the_own_part_is_asked_for_then_a_deed_of_ones_own_comes_first():
    reading = given(OWN_PART, "They wrote about the menu in the town's paper. I planned all of it by myself.")

    assert reading.matches()[0].sentences == (1, 0)


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        (FIGURE, True),
        ("Gives the number and the tasks", True),
        ("Gives a figure or a sign of the gain", False),
        ("Gives a rough number of guests", True),
        ("Names the figures or sources used", False),
    ],
)
def test_wants_figure_when_a_criterion_asks_for_a_number_before_all_else_then_it_does(text, wants):
    assert rubric.wants_figure(text) is wants


@pytest.mark.parametrize("said", ["do not", "don't", "don’t"])
def test_entry_when_words_are_drawn_together_then_they_are_written_out(said):
    assert lookfors.entry(said) == ("do", "not")


@pytest.mark.parametrize(
    ("said", "is_given"),
    [
        ("In the first year 212 readers borrowed packets.", True),
        ("In the first year eleven readers borrowed packets.", True),
        ("In the first year readers borrowed packets.", False),
    ],
)
def test_find_when_a_part_looks_for_numbers_then_any_number_says_it(said, is_given):
    found = lookfors.find("Gives figures: price, rent or area", sentences.read(said, "en"), {0})

    assert found is not None
    assert (found.share() > 0) is is_given
