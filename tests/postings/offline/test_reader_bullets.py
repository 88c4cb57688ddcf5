"""Lists below no heading that says what they are: their items are read together."""

import pytest

from postings.offline import reader

TOWER = """Clock Keeper

The role
- Manage the upkeep of the tower clock
- Check the ropes and report faults to the warden
- Train volunteers to guide visitors
- Oil wheels before frost
- Support the warden in planning repairs
"""
OFFER = """Clock Keeper

{heading}
- 25 days of holiday and your birthday off
- Free parking and a canteen
- Pension with 5% from us
- Cycle to work scheme
"""


def lines(text: str) -> list[tuple[str, str]]:
    return [(line["kind"], line["text"]) for line in reader.read(text)["lines"]]


def test_read_when_some_items_of_a_bare_list_are_clear_then_the_others_are_lines_as_well():
    items = [line.removeprefix("- ") for line in TOWER.splitlines() if line.startswith("- ")]

    assert lines(TOWER) == [("responsibility", item) for item in items]


def test_read_when_the_items_stand_without_bullets_one_below_the_other_then_they_are_a_list_as_well():
    assert lines(TOWER.replace("- ", "")) == lines(TOWER)


def test_read_when_a_blank_line_stands_before_each_item_then_each_is_judged_alone():
    assert ("responsibility", "Oil wheels before frost") not in lines(TOWER.replace("- ", "\n"))


@pytest.mark.parametrize("heading", ["The role", "A word on Hilltop"])
def test_read_when_a_bare_list_speaks_of_something_else_then_no_item_is_a_line(heading):
    assert lines(OFFER.format(heading=heading)) == []


def test_read_when_an_item_is_a_single_word_then_it_is_no_line():
    assert "Oil" not in [text for _, text in lines(TOWER.replace("Oil wheels before frost", "Oil"))]


def test_read_when_one_item_of_the_list_speaks_of_the_offer_then_it_is_no_line():
    offer = "We offer a competitive salary and a pension scheme"

    assert offer not in [text for _, text in lines(TOWER.replace("Oil wheels before frost", offer))]


def test_read_when_an_item_is_long_then_its_further_sentences_are_judged_alone():
    further = "The tower is known far and wide for its bells and its long history."
    item = (
        f"Oil wheels before frost sets in on the upper floors, where the wind is worst in winter. {further}"
    )

    read = [
        text for _, text in lines(TOWER.replace("Oil wheels before frost", f"{item} {'Loved by all. ' * 4}"))
    ]

    assert any(text.startswith("Oil wheels") for text in read)
    assert further not in read


def test_read_when_both_kinds_are_headed_then_a_bare_list_elsewhere_is_judged_item_by_item():
    headed = f"{TOWER}\nResponsibilities\n- Guard the keys\n\nRequirements\n- A head for heights\n"

    assert "Oil wheels before frost" not in [text for _, text in lines(headed)]
