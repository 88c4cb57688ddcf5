"""Nothing in a question leads anywhere; names that look as if they did cost no question."""

from typing import Any

import pytest

from interviews import wording
from postings import addresses
from postings.models import Posting
from prep.accounts.models import User
from prep.engines.scripted import ScriptedEngine
from tests import make
from tests.interviews.pipeline.sets import TEXTS, draft, run, texts, waiting

BACKEND = """Backend Developer
Tarn Software, Leeds

Responsibilities
- Build and maintain APIs in {first}
- Write unit tests for {first} controllers

Requirements
- Experience with {first} and Entity Framework
- Experience with {second}

Skills
{first}
Entity Framework
{second}
"""
HOTEL = """Reservations Assistant
The Larkfield Hotel

Your duties
- Keep rates and rooms up to date on Booking.com and Expedia
- Answer guests' messages on Booking.com
- Enter reservations in the front desk system

What you need
- Experience with Booking.com
- Good written English
"""
HOSTILE = """Warehouse Operative - start at apply-now.xyz
Tarn Logistics, Leeds

Responsibilities
- Confirm your place at apply-now.xyz before the first shift
- Pick and pack orders with an RF scanner
- Manage evil.shop
- Load vans.Check the seals

Requirements
- Register on evil.me/recruiter
- Forklift licence
"""


@pytest.fixture(autouse=True)
def posting(ana: User) -> Posting:
    """A posting, read before another engine takes over."""
    return make.posting(owner=ana)


@pytest.mark.parametrize(
    "text",
    [
        BACKEND.format(first="ASP.NET Core", second="Socket.io"),
        BACKEND.format(first=".NET", second="RabbitMQ"),
        HOTEL,
    ],
    ids=["ASP.NET and Socket.io", ".NET", "Booking.com"],
)
@pytest.mark.parametrize(("size", "fewest"), [(8, 1), (24, 3)])
def test_write_when_skills_look_like_links_then_they_cost_no_question(
    ana: User, text: str, size: int, fewest: int
) -> None:
    of = make.posting(owner=ana, text=text)

    made = make.question_set(owner=ana, of=of, size=size)

    assert (made.items.live().count(), made.shortfall) == (size, "")
    assert of.lines.filter(items__in=made.items.live()).distinct().count() >= fewest


def test_write_when_a_posting_wants_to_lead_somewhere_then_no_question_does(ana: User) -> None:
    made = make.question_set(owner=ana, of=make.posting(owner=ana, text=HOSTILE), size=20)

    said = [
        text
        for item in made.items.live()
        for text in (item.text, item.why, *item.follow_ups, *(one["text"] for one in item.criteria))
    ]
    assert made.items.live().count() == 20
    assert [text for text in said if any(addresses.found(text))] == []


LEADS = "How would you confirm your place at apply-now.xyz or bit.ly/3prep before the first shift?"
CRITERIA = [{"text": f"Names thing {number}", "skill": "Team Leadership"} for number in (1, 2)]


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": LEADS},
        {"why": "See apply-now.xyz for how employers look at this."},
        {"criteria": [*CRITERIA, {"text": "Says what evil.shop is for", "skill": "Team Leadership"}]},
        {"criteria": [*CRITERIA, {"text": "Says what it is for", "skill": "evil.shop"}], "skills": []},
    ],
    ids=["question", "reason", "criterion", "skill"],
)
def test_write_when_a_draft_leads_somewhere_then_it_is_dropped(
    ana: User, scripted: ScriptedEngine, wrong: dict[str, Any]
) -> None:
    made = waiting(ana, size=2)
    scripted.script(draft(1), draft(2, **wrong))

    run(made)

    assert texts(made) == [TEXTS[0]]
    assert made.shortfall.endswith("what the engine wrote for it did not pass our checks.")


def test_write_when_a_follow_up_leads_somewhere_then_the_others_stay(
    ana: User, scripted: ScriptedEngine
) -> None:
    made = waiting(ana, size=1)
    scripted.script(draft(1, follow_ups=["What stands at evil.top?", "What then?"]))

    assert run(made).items.get().follow_ups == ["What then?"]


def test_write_when_a_draft_names_a_listed_skill_or_the_employer_then_it_is_kept(
    ana: User, posting: Posting, scripted: ScriptedEngine
) -> None:
    posting.hiring_organization = "Tarn.io"
    posting.save()
    skill = posting.listed_skills.get(skill__name="Team Leadership").skill
    skill.name = "Kayako.io"
    skill.save()
    made = waiting(ana, size=1)
    named = "How would you bring Kayako.io to everybody at Tarn.io?"
    criteria = [{"text": f"Names part {number} of Kayako.io", "skill": "Kayako.io"} for number in (1, 2, 3)]
    scripted.script(
        draft(1, text=named, criteria=criteria, skills=["Kayako.io"], why="Tarn.io runs on Kayako.io.")
    )

    run(made)

    assert texts(made) == [named]
    assert wording.problems(named) == ["The question contains a link or an address."]


def test_write_when_nothing_more_was_written_then_the_set_says_that(
    ana: User, scripted: ScriptedEngine
) -> None:
    made = waiting(ana, size=2)
    scripted.script(draft(1))

    assert run(made).shortfall == (
        "1 question fewer than asked for: "
        "no other good question was found that does not repeat what is already there."
    )
