import pytest

from postings.text import clean, find_quote, find_span, fold, unaccented


def test_clean_when_text_is_plain_then_it_stays():
    assert clean("Keep the plan.") == "Keep the plan."


@pytest.mark.parametrize(
    ("pasted", "cleaned"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\u2028b\u2029c\x85d\x0be", "a\nb\nc\nd\ne"),
        ("a\x00b\x1b[31mc", "ab[31mc"),
        ("\ufeffa\u200bb\u200dc\u2060", "abc"),
        ("a\u202eb\u2066c", "abc"),
        ("a\U000e0041\U000e007fb", "ab"),
        ("a\ud83db", "ab"),
        ("co\xadoperate", "cooperate"),
        ("a\U0001d173b\U0001bca0c", "abc"),
        ("tab\tstays", "tab\tstays"),
        ("José 🧹", "José 🧹"),
    ],
)
def test_clean_when_text_holds_unseen_characters_then_they_go(pasted, cleaned):
    assert clean(pasted) == cleaned


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  Keep\n the\tPlan ", "keep the plan"),
        ("don’t “stop” – now", 'don\'t "stop" - now'),
        ("the houseʼs", "the house's"),
        ("ＡＢＣ ﬁne", "abc fine"),
        ("STRASSE ß", "strasse ss"),
    ],
)
def test_fold_when_texts_differ_in_form_then_they_become_the_same(text, folded):
    assert fold(text) == folded


def test_unaccented_when_letters_have_accents_then_they_lose_them():
    assert (unaccented("Prérequis à côté"), unaccented("plain")) == ("Prerequis a cote", "plain")


def test_find_quote_when_words_stand_exactly_then_their_start():
    assert find_quote("We keep the plan.", "keep") == 3


def test_find_quote_when_space_and_quotation_marks_differ_then_still_found():
    text = "Always\n  say “don’t\xa0 panic” – loudly."

    assert find_quote(text, 'SAY "don\'t panic" - loudly') == 9


def test_find_span_when_form_differs_then_end_is_that_of_the_text():
    text = "x Keep \u200b the\n\nplan y"

    start, end = find_span(text, "keep the plan") or (0, 0)

    assert text[start:end] == "Keep \u200b the\n\nplan"


def test_find_quote_when_words_are_not_there_then_none():
    assert find_quote("We keep the plan.", "break the plan") is None


@pytest.mark.parametrize("quote", ["", "  \n", "\u200b"])
def test_find_quote_when_quote_is_blank_then_none(quote):
    assert find_quote("We keep the plan. \u200b", quote) is None
