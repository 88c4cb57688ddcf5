import pytest

from postings.offline import reader
from postings.offline.phrases import phrases_in


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "Experience with harbour charts, knot tables and the tide books",
            ["harbour charts", "knot tables", "tide books"],
        ),
        ("Knowledge of sailing law and of rigging", ["sailing law", "rigging"]),
        ("Familiarity with radio protocols required", ["radio protocols"]),
        ("Experience of working with Ramda", ["Ramda"]),
        ("Experience with the following: deck cranes; mooring winches", ["deck cranes"]),
        ("Experience with deck cranes. Row on.", ["deck cranes"]),
        ("Good knowledge of knots and experience with tide tables", ["knots", "tide tables"]),
        ("Experience with deck cranes etc", ["deck cranes"]),
        ("Skills and experience in boat building", ["boat building"]),
        ("Knowledge of sail making skills", ["sail making"]),
        ("Understanding of knots Excellent eyesight", ["knots"]),
        ("You have sail repair experience", ["sail repair"]),
        ("Strong negotiation skills", ["negotiation"]),
        ("At least a year's sail repair experience", ["sail repair"]),
        ("Analytical skills", ["Analytical skills"]),
        ("Several seasons of deck work of practical experience", []),
        ("Vous voulez mettre vos compétences au service des patients", []),
        ("Une solide expérience en gestion hôtelière", ["gestion hôtelière"]),
    ],
)
def test_phrases_in_when_sentence_asks_for_things_then_their_names(sentence, names):
    assert list(phrases_in(sentence)) == names


@pytest.mark.parametrize(
    "sentence",
    [
        "Knowledge",
        "Leadership experience",
        "Knowledge of 12 3",
        "Experience with team leaders and captains",
        "Experience with captains",
        "Knowledge of aspects involved",
        "Experience of working closely",
        "Experience",
        "Knowledge of keeping sharp",
        "Quickly adapting skills",
        "Experience that others lack",
    ],
)
def test_phrases_in_when_nothing_is_named_then_none(sentence):
    assert list(phrases_in(sentence)) == []


def test_phrases_in_when_list_is_very_long_then_it_ends_somewhere():
    assert 1 < len(list(phrases_in("Experience with " + "rope, " * 1000))) < 20


def skills(*requirements):
    items = "\n".join(f"• {line}" for line in requirements)
    return reader.read(f"Duties\n• Row the boat.\nRequirements\n{items}\n")["skills"]


def test_read_when_phrase_says_more_than_a_wide_field_then_the_phrase_stands():
    assert skills("Experience in sail design") == ["sail design"]


def test_read_when_phrase_holds_a_known_name_then_the_known_name_stands():
    assert skills("Experience with Python programming at sea") == ["Python"]


@pytest.mark.parametrize(
    "requirement", ["Knowledge of Seamanship", "Experience with products", "Experience as Deckhand IV"]
)
def test_read_when_single_word_does_not_look_like_a_name_then_it_is_no_skill(requirement):
    assert skills(requirement) == []


def test_read_when_words_in_capitals_are_a_phrase_then_they_are_no_names():
    assert skills(
        "Python, SQL and Kotlin",
        "You know well from long years at sea WHAT WE OFFER, and how to read the EEG and the QEG",
    ) == ["Python", "SQL", "Kotlin", "EEG", "QEG"]


def test_read_when_few_technologies_are_named_then_initials_are_no_names():
    assert skills("Python", "You know well how to hold the GDSC and the NBCD") == ["Python"]


@pytest.mark.parametrize(
    ("requirement", "named"),
    [
        ("Experience in wound care on a ward", ["wound care"]),
        ("Experience of care plans and of a care plan", ["care plans"]),
        ("Some knowledge of Opera Cloud", ["Opera Cloud"]),
        ("Sing at the opera cloud of nine", []),
        ("Ordering, stock and knots", []),
        ("Training in urinalysis once you are here", ["urinalysis"]),
        ("Everything about knots we'd love", []),
        ("A bachelor's degree, as set out in our Scheme", []),
        ("Sage and then Sage 50 at the desk", ["Sage", "Sage 50"]),
        ("Sage 50 at the desk", ["Sage 50"]),
    ],
)
def test_read_when_trades_name_their_skills_then_those(requirement, named):
    assert skills(requirement) == named


@pytest.mark.parametrize(("listed", "found"), [("Rowing\nKnots\nPatience", False), ("Rowing\nKnots", True)])
def test_read_when_the_posting_lists_skills_of_its_own_then_nothing_is_guessed_from_grammar(listed, found):
    text = f"Deckhand\n\nRequirements\n• Experience with tide tables\n\nKey Skills\n{listed}\n"

    assert ("tide tables" in reader.read(text)["skills"]) is found


@pytest.mark.parametrize(
    "requirement",
    [
        "Hold QQI Level 5 in boat handling",
        "Be registered with the NBCD",
        "RTSB or ITSSA licence",
        "Current GDSC registration",
        "A Level 3 diploma (HNC or the like)",
        "Enough computer skills to run reports out of a log",
        "Decent knives and no floristry experience",
        "Able to work with our front-end developers",
        "Good English and a driving licence",
        "Experience with HNC",
    ],
)
def test_read_when_a_need_is_a_paper_or_a_deed_then_it_names_no_skill(requirement):
    found = reader.read(f"Lock Keeper\n\nRequirements\n• {requirement}\n• Two years at a lock\n")

    assert set(found["skills"]) <= {"English", "knife"}


def test_read_when_needs_are_numbered_by_letters_then_their_labels_are_no_skills():
    needs = ["SC1 Knowledge of tide tables", "SC2 Strong splicing", "SC3 Commitment to safety"]
    found = reader.read("Lock Keeper\n\nSelection criteria\n" + "\n".join(needs))

    assert found["skills"] == ["tide tables"]


def test_phrases_when_one_ends_with_where_something_goes_then_it_is_no_skill():
    assert list(phrases_in("Degree in rope making or come up through the trade")) == ["rope making"]
