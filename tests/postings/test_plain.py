import pytest

from postings.plain import is_plain


@pytest.mark.parametrize(
    "text",
    ["It says C# and .NET.", "Two lines\nof words", "R&D, 3 * 4 and a_b", "Größe: mittel", "In ASP.NET"],
)
def test_plain_when_it_is_words_holds(text):
    assert is_plain(text, 100)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "x" * 101,
        "see www.a.b",
        "a@b.c",
        "x.com",
        "evil.shop",
        "bit.ly/3x",
        "<i>x</i>",
        "&lt;b",
        "![a](b)",
        "__x__",
        "a\u200bb",
        "# Head",
        "| a | b |",
    ],
)
def test_plain_when_it_carries_something_does_not(text):
    assert not is_plain(text, 100)


def test_plain_when_it_holds_a_name_that_is_known_holds():
    assert is_plain("Ask for Kayako.io", 100, ["Kayako.io"])
