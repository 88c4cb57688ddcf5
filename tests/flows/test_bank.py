"""A draft becomes a question in a candidate's set: written, reviewed and approved by the screens, in a real browser."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.flows import steps
from tests.flows.conftest import check_axe
from tests.flows.site import Site
from tests.flows.test_reported import signed_in_curator

QUESTION = "What tells you at an inspection that the bees of a hive will swarm soon?"
CRITERIA = (
    ("Names queen cells seen in the hive", "Hive inspection"),
    ("Says what was done first about the swarm", "Hive inspection"),
    ("Says how the inspection was recorded", "Records"),
)
POSTING = """Beekeeper

Responsibilities
- Inspect every hive for queen cells and keep the bees from a swarm
- Record each inspection of a hive in the log
- Fill the honey into jars and label them
"""


@pytest.fixture
def curator(browser: Browser, site: Site) -> Iterator[Page]:
    """A page of its own in which a curator is signed in."""
    yield from signed_in_curator(browser, site, "bea@example.org")


def make_bank(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/banks/add/")
    page.get_by_label("Name").fill("Bees")
    page.get_by_label("Job family").fill("beekeeping")
    page.get_by_label("Who works in it").select_option("shared")
    check_axe(page)
    page.get_by_role("button", name="Make the bank").click()
    expect(page.get_by_role("heading", name="Bees")).to_be_visible()


def write(page: Page) -> None:
    page.get_by_role("link", name="Write a question").click()
    page.get_by_label("Question", exact=True).fill(QUESTION)
    for number, (text, skill) in enumerate(CRITERIA, 1):
        page.get_by_label(f"Criterion {number}", exact=True).fill(text)
        page.get_by_label(f"Skill of criterion {number}", exact=True).fill(skill)
    expect(page.locator("#preview")).to_contain_text(CRITERIA[2][0])
    check_axe(page)
    page.get_by_role("button", name="Save as a draft").click()
    expect(page.get_by_text("Saved as a draft.")).to_be_visible()


def drawn(page: Page) -> None:
    """The question stands in the set of a posting that asks for it, and says where it is from."""
    item = page.locator(".item", has_text=QUESTION)
    expect(item).to_have_count(1)
    expect(item.get_by_text("Curated", exact=True)).to_be_visible()
    expect(item.get_by_text("bank “Bees”")).to_be_visible()


def test_draft_when_approved_stands_in_a_candidates_set(page: Page, site: Site, curator: Page):
    make_bank(curator, site)
    write(curator)
    check_axe(curator)
    steps.paste(page, site, POSTING)
    posting = page.url
    steps.write_questions(page)
    expect(page.locator(".item")).to_have_count(6)
    expect(page.get_by_text(QUESTION)).to_have_count(0)  # a draft is never drawn

    curator.get_by_role("button", name="Submit for review").click()
    expect(curator.get_by_text("Submitted for review.")).to_be_visible()
    curator.get_by_role("button", name="Approve", exact=True).click()
    expect(curator.get_by_text("Approved.", exact=False).first).to_be_visible()
    check_axe(curator)

    page.goto(posting)
    steps.write_questions(page)
    drawn(page)
    check_axe(page)
    page.get_by_role("button", name="Start interview").click()
    expect(page).to_have_url(re.compile("/interviews/"))
