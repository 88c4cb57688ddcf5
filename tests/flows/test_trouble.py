"""A press that leads to nothing says so, and one after the session has ended leads to the sign-in page and back."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.flows import steps
from tests.flows.conftest import PATIENCE, check_axe
from tests.flows.site import Site


@pytest.fixture
def pinning(browser: Browser, site: Site) -> Iterator[Page]:
    """A set whose last question is about to be pinned, in a browser whose console may tell of refused requests."""
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    steps.paste(page, site)
    steps.write_questions(page)
    page.get_by_text("Change the question").last.click()
    yield page
    context.close()


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (500, "That did not work: the server is in trouble."),
        (403, "That did not work: this page is no longer up to date."),
        (None, "The server did not answer."),
    ],
)
def test_press_when_it_fails_says_so_in_sight_until_it_works(pinning: Page, status: int | None, said: str):
    def fail(route: Route) -> None:
        route.abort() if status is None else route.fulfill(status=status, body="no")

    pinning.route("**/pin/", fail)
    pinning.get_by_role("button", name="Pin", exact=True).click()

    expect(pinning.get_by_text(said)).to_be_in_viewport()
    check_axe(pinning)

    pinning.unroute("**/pin/")
    pinning.get_by_role("button", name="Pin", exact=True).click()

    expect(pinning.get_by_role("button", name="Unpin")).to_be_visible()
    expect(pinning.get_by_text(said)).to_have_count(0)


def test_press_when_the_session_has_ended_leads_to_sign_in_and_back(pinning: Page):
    kept = [cookie for cookie in pinning.context.cookies() if "csrf" in cookie["name"]]
    address = pinning.url.removeprefix(pinning.evaluate("location.origin"))
    pinning.context.clear_cookies()
    pinning.context.add_cookies(kept)

    pinning.get_by_role("button", name="Pin", exact=True).click()

    expect(pinning.get_by_role("heading", name="Sign in")).to_be_visible()
    expect(pinning.locator("main")).to_have_count(1)
    expect(pinning.locator("input[name=next]").first).to_have_value(address)


def test_message_when_a_press_succeeds_fills_the_region_that_was_there(pinning: Page):
    pinning.evaluate("window.region = document.getElementById('messages')")

    pinning.get_by_role("button", name="Remove", exact=True).click()

    expect(pinning.get_by_text("Question 6 was taken out.")).to_be_visible()
    assert pinning.evaluate("window.region.isConnected")
