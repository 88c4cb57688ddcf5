"""Sentences that no heading vouches for are weighed with those around them."""

import json
from pathlib import Path

import pytest

from postings.offline import around, reader
from postings.offline.drafting import said
from postings.offline.leanings import build_around
from postings.offline.sections import placed
from postings.offline.units import units

ADVERTISEMENT = """Harbour office clerk, Saltmere

We are a small ferry company with three boats and have been here since 1961. Tea is free.

You'd open the office at seven and look after the counter. After that it's selling tickets, answering the radio and \
squeezing in late bookings. Lost property. Cash up with the skipper at night. Timetables printed and hung on both quays.

You'll need a year in an office and good sums. Calm with queues. A boat licence would be handy.

£13 an hour and a free ferry pass. Ring Maud on the quay before Friday.
"""


def lines(text: str) -> list[tuple[str, str]]:
    return [(str(line["kind"])[0], line["text"]) for line in reader.read(text)["lines"]]


def test_read_when_duties_are_half_sentences_between_duties_then_they_are_found():
    assert [text for kind, text in lines(ADVERTISEMENT) if kind == "r"] == [
        "You'd open the office at seven and look after the counter.",
        "After that it's selling tickets, answering the radio and squeezing in late bookings.",
        "Lost property.",
        "Cash up with the skipper at night.",
        "Timetables printed and hung on both quays.",
    ]


def test_read_when_needs_stand_in_a_paragraph_then_they_are_found():
    assert [text for kind, text in lines(ADVERTISEMENT) if kind == "q"] == [
        "You'll need a year in an office and good sums. Calm with queues. A boat licence would be handy."
    ]


def test_read_when_the_firm_the_pay_and_the_way_to_apply_are_told_then_they_are_no_lines():
    found = " ".join(text for _, text in lines(ADVERTISEMENT))

    assert not [word for word in ("ferry company", "Tea", "£13", "Maud") if word in found]


def sentences(text: str) -> list[around.Sentence]:
    return list(said(text, placed(units(text))))


def test_kinds_when_a_text_has_few_sentences_then_they_are_left_to_their_own_words():
    assert around.kinds(sentences("You'd sell tickets. Lost property."), 40) == {}


def test_kinds_when_a_sentence_has_plain_cues_then_it_is_left_to_them():
    found = around.kinds(sentences(ADVERTISEMENT), len(ADVERTISEMENT))

    assert ADVERTISEMENT.index("You'd open") not in found
    assert ADVERTISEMENT.index("Lost property") in found


def test_kinds_when_a_short_line_stands_above_the_items_of_a_list_then_it_is_no_line():
    text = "Site Engineer\nWork on site\n" + "".join(f"- Check mooring {n} for wear\n" for n in range(8))
    found = around.kinds(sentences(text), len(text))

    assert found[text.index("Work on site")] is None


@pytest.mark.parametrize("count", [0, 1])
def test_features_when_there_is_little_text_then_nothing_is_divided_by_nothing(count):
    assert len(list(around.features(sentences("Lost property. " * count), 0))) == count


def test_weights_when_learned_again_then_they_are_those_that_are_read(capsys):
    build_around.main()

    assert capsys.readouterr().out == around.FILE.read_text(encoding="utf-8")


def test_advertisements_when_read_then_every_mark_lies_within_its_text():
    for line in build_around.FILE.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        assert all(
            0 <= start < end <= len(one["text"]) for name in ("duty", "need") for start, end in one[name]
        )
    assert Path(build_around.FILE).stat().st_size < 300_000
