"""Sources of pages, and sentences that are repeated or cut."""

import pytest

from postings.offline import reader
from tests.postings.offline.test_reader import of_kind

PAGE = (
    '<!DOCTYPE html><html lang="en"><head><title>Baker - Jobs.example</title><style>.a{color:red}</style>'
    '<script>var text = "You must have a degree";</script></head><body><nav><a href="/">Home</a></nav><h1>Baker</h1>'
    "<p>Crust &amp; Co, Bristol</p><h2>What you will do</h2><ul><li>Bake bread &amp; cakes every morning</li></ul>"
    "<h2>Requirements</h2><ul><li>Two years&#39; experience in a <a href='/b'>bakery</a></li></ul>"
    "<button type='button'>Apply</button><footer>© 2025 Jobs.example</footer></body></html>"
)


def test_read_when_the_source_of_a_whole_page_is_pasted_then_only_what_the_page_shows_is_read():
    read = reader.read(PAGE)

    assert (read["title"], read["hiring_organization"]) == ("Baker", "Crust & Co")
    assert of_kind(read, "responsibility") == ["Bake bread & cakes every morning"]
    assert of_kind(read, "qualification") == ["Two years' experience in a bakery"]
    assert [line["quote"] for line in read["lines"]] == [
        "Bake bread &amp; cakes every morning",
        "Two years&#39; experience in a <a href='/b'>bakery",
    ]


@pytest.mark.parametrize(
    "said", ["x < 5 &c. and <LOCATION>", "AT&T <you@example.org>", "a <script that never ends"]
)
def test_read_when_a_line_only_looks_like_markup_then_it_stays(said):
    (line,) = of_kind(reader.read(f"Requirements\n• Knowledge of {said}\n"), "qualification")

    assert line == f"Knowledge of {said}"


@pytest.mark.parametrize(
    ("said", "kind", "title"),
    [
        (
            "We are looking for a Ward Sister to lead a team of nurses and plan the rota. ",
            "responsibility",
            "Ward Sister",
        ),
        ("We are looking for a barista who can greet customers. ", "qualification", "Barista"),
        ("You will greet customers and serve coffee and cakes all day. ", "responsibility", None),
    ],
)
def test_read_when_a_sentence_is_repeated_to_the_end_then_it_is_one_line_and_its_stump_none(
    said, kind, title
):
    read = reader.read((said * 1200)[: reader.LONGEST])

    assert [(line["kind"], line["text"]) for line in read["lines"]] == [(kind, said.strip())]
    assert read["title"] == title


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("We are looking for a supervisor to stand in for the manager two days a week.", "responsibility"),
        ("We are looking for a Partner Manager to manage relationships with partners.", "responsibility"),
        ("We are looking for a supervisor with experience of retail to manage our shop.", "qualification"),
        ("We are looking for an enthusiastic baker to join our team.", "qualification"),
    ],
)
def test_read_when_somebody_is_sought_for_a_deed_then_that_is_to_be_done(sentence, kind):
    house = "Our shop is the oldest in the lane, and half of the town was once a customer of ours. " * 8

    assert of_kind(reader.read(f"Great news\n\n{house}\n\n{sentence}\n"), kind) == [sentence]
