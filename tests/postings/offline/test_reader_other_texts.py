"""Texts that are no postings but tell somebody what to do, and small postings that say little of a job."""

import pytest

from postings.offline import reader
from postings.offline.doubts import is_other_text, unanswered

RECIPE = """{}
Serves 4. Ready in an hour and a half.

Ingredients
• 500 g minced lamb
• 900 g potatoes, cut into chunks
• 2 carrots and an onion

Method
1. Heat the oven to 180 C.
2. Soften the carrots and the onion, then brown the lamb with them.
3. Boil the potatoes, drain them and mash them with butter.
4. Put the lamb into a dish, spread the mash on top and bake it for 25 minutes.
"""
NEWS = """Primary school wins national garden prize

Pupils at Elm Road Primary are celebrating after their garden beat more than 400 others to a national prize. The
children turned a disused car park into beds for vegetables, a pond and a bug hotel over two years.

"They planned it, they dug it and they ate it," said the head teacher. "I have never been so proud of them."
"""
EMAIL = """Subject: Thursday's move

Hi all,

Just a quick reminder that we are moving desks on Thursday. Please pack your things into the crates by Wednesday
evening and label each crate with your name. Unplug your monitor and leave the cables on your desk. Take home anything
valuable. Ben will be on the new floor to help with phones and passwords.

Thanks,
Margaret
"""
TERMS = """Membership terms

1. Your membership starts on the day you sign and runs for twelve months, and then from month to month.
2. You must wipe down equipment after use, return weights to the rack and wear clean indoor shoes.
3. We may refuse entry to anyone who puts others at risk. No refund is given in that case.
4. We are not liable for loss of or damage to your belongings unless we have been negligent.
"""
STORY = """The ferry did not come that morning. Anna stood at the end of the pier with her case between her feet and
counted the gulls, because her grandmother had told her that an odd number meant good news. There were eleven. By noon
half of the village had come down to look at the empty water. Old Pieter brought his chair. The children threw stones.
"""
PARTS = """What you'll do
• Run the site from slab to handover
• Chair the Monday coordination meeting and deliver the daily briefing at seven
• Carry out weekly scaffold, excavation and plant inspections and keep the file up to date
• Snag each plot before the buyer sees it

What you bring
• First Aid at Work and a black card
• You read drawings and spot the clash before the bricklayer does
"""


def is_doubted(text: str) -> bool:
    return is_other_text(reader.read(text)["doubts"])


@pytest.mark.parametrize(
    "text",
    [RECIPE.format("Lamb and mash"), RECIPE.format("SHEPHERD'S PIE"), NEWS, EMAIL, TERMS, STORY],
    ids=["recipe", "recipe called by a trade", "news", "email", "terms", "story"],
)
def test_read_when_a_text_names_no_role_and_speaks_of_no_job_then_it_is_doubted(text):
    assert is_doubted(text)


def test_read_when_a_recipe_is_pasted_then_that_is_all_that_is_said():
    doubts = reader.read(RECIPE.format("Lamb and mash"))["doubts"]

    assert doubts == [
        "This does not read like a job posting: it names no role and says nothing of a job or who is wanted."
    ]
    assert unanswered(doubts, {"title"}) == unanswered(doubts, {"responsibility"}) == []


@pytest.mark.parametrize(
    "text",
    [
        "Sous, 45 seats, French. Run the pass, order fish, train two commis.",
        "Data entry, work from home. Type up forms, check totals, send weekly.",
        f"Shepherd\n{RECIPE.partition('Method')[2]}",
        f"Title: Fixer\n{RECIPE.partition('Method')[2]}",
        f"Wanted for our kitchen, evenings, £12 an hour:\n{RECIPE.format('')}",
        PARTS,
    ],
    ids=[
        "a few words",
        "a few words more",
        "a role on top",
        "a labelled title",
        "words of a job",
        "both lists",
    ],
)
def test_read_when_a_small_posting_says_little_of_a_job_then_it_is_not_doubted(text):
    assert "This does not read like a job posting" not in " ".join(reader.read(text)["doubts"])
