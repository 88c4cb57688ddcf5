"""What the list of words says, and which verb a word is a form of."""

import pytest

from prep import word_classes


@pytest.mark.parametrize(
    ("word", "letters"),
    [("scrutinise", "v"), ("Happy", "a"), ("always", "r"), ("swab", "vn"), ("training", "n"), ("quay", "")],
)
def test_classes_when_word_is_listed_name_the_commonest_first(word, letters):
    assert word_classes.classes(word) == letters


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("scrutinise", ("scrutinise", "base")),
        ("notifies", ("notify", "third")),
        ("reaches", ("reach", "third")),
        ("swabbing", ("swab", "gerund")),
        ("modelling", ("model", "gerund")),
        ("lying", ("lie", "gerund")),
        ("untangling", ("untangle", "gerund")),
        ("test", None),
        ("total", None),
        ("calendars", None),
        ("duties", None),
        ("training", None),
        ("class", None),
        ("", None),
        ("zzzing", None),
    ],
)
def test_verb_of_when_a_word_is_likely_a_verb_says_which(word, known):
    assert word_classes.verb_of(word) == known


def test_third_and_gerund_when_the_sentence_wants_a_verb_are_told_of_nouns_too():
    assert (word_classes.third_of("calendars"), word_classes.gerund_of("unloading")) == ("calendar", "unload")


def test_doubles_when_both_spellings_are_in_use_is_false():
    assert (word_classes.doubles("swab"), word_classes.doubles("model"), word_classes.doubles("plate")) == (
        True,
        False,
        False,
    )
