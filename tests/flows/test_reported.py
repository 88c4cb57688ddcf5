"""A report becomes an approved, counted question on the organization's page, in a real browser."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from prep.run import BASE_DIR
from tests.flows import steps
from tests.flows.conftest import check_axe
from tests.flows.site import Site
from tests.make import PASSWORD

MAKE_CURATOR = """
from prep.accounts.models import User
from prep.accounts.roles import Role, give_role
person = User.objects.create_user({email!r}, {password!r})
person.emailaddress_set.create(email=person.email, verified=True, primary=True)
give_role(person, Role.CURATOR)
"""


def signed_in_curator(browser: Browser, site: Site, email: str) -> Iterator[Page]:
    context = browser.new_context()
    context.set_default_timeout(15_000)
    page = context.new_page()
    code = MAKE_CURATOR.format(email=email, password=PASSWORD)
    shell = [sys.executable, "manage.py", "shell", "-v", "0", "-c", code]
    subprocess.run(shell, cwd=BASE_DIR, env=site.environment(), check=True)
    page.goto(f"{site.url}/accounts/login/")
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("link", name="Reported", exact=True)).to_be_visible()
    yield page
    context.close()


@pytest.fixture
def curator(browser: Browser, site: Site) -> Iterator[Page]:
    """A page of its own in which a curator is signed in."""
    yield from signed_in_curator(browser, site, "cora@example.org")


def report(page: Page, questions: str) -> None:
    page.get_by_role("link", name="Had the interview? Report what you were asked").click()
    page.get_by_label("What were you asked?").fill(questions)
    page.get_by_label("Stage").select_option("Panel")
    check_axe(page)
    page.get_by_role("button", name="Send to the curators").click()


def test_report_when_brought_back_becomes_a_counted_question(page: Page, site: Site, curator: Page):
    steps.paste(page, site)
    posting = page.url
    report(page, "Sarah Jones asked why I left\nHow do you plan a week?")
    expect(page.get_by_text("looks like a person's name")).to_be_visible()
    page.get_by_label("What were you asked?").fill("How do you plan a week with two wards?")
    page.get_by_role("button", name="Send to the curators").click()
    expect(page.get_by_text("1 question waits for a curator")).to_be_visible()
    check_axe(page)

    curator.goto(f"{site.url}/moderation/")
    check_axe(curator)
    curator.get_by_role("link", name="How do you plan a week with two wards?").click()
    expect(curator.get_by_label("Wording")).to_be_visible()
    check_axe(curator)
    curator.get_by_label("Wording").fill("How do you plan a week in which two wards need the same bed?")
    curator.get_by_label("Skill").fill("Planning")
    curator.get_by_label("Approve it now").check()
    curator.get_by_role("button", name="Take it", exact=True).click()
    expect(curator.get_by_text("now: approved.")).to_be_visible()

    page.goto(posting)
    page.get_by_role("link", name="1 reported question for this role").click()
    expect(page.get_by_text("How do you plan a week in which two wards need the same bed?")).to_be_visible()
    expect(page.get_by_text("once, in")).to_be_visible()
    check_axe(page)
