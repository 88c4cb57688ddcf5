"""A second factor, set up and used in a browser: no mouse needed, the picture stands under the strict policy."""

import time

from playwright.sync_api import Page, expect

from tests.flows.conftest import check_axe
from tests.flows.site import Site
from tests.flows.steps import sign_up
from tests.second_factor import PERIOD, code

PASSWORD = "a long enough phrase"


def fresh_code(secret: str) -> str:
    """One that does not end while it is typed."""
    if (left := PERIOD - time.time() % PERIOD) < 5:
        time.sleep(left)
    return code(secret)


def test_second_factor_when_set_up_asks_for_a_code_at_the_next_sign_in(page: Page, site: Site):
    sign_up(page, site, "tova@example.org")
    page.get_by_role("link", name="Account", exact=True).click()
    page.get_by_role("link", name="second factor").click()
    check_axe(page)
    page.get_by_role("link", name="Set it up").click()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    picture = page.locator(".app-code svg")
    expect(picture).to_be_visible()
    check_axe(page)
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    key = page.locator(".app-key").inner_text()
    page.get_by_label("code").fill(fresh_code(key))
    page.get_by_role("button", name="Turn it on").click()
    codes = page.locator(".recovery-codes code")
    expect(codes).to_have_count(10)
    check_axe(page)
    kept = codes.first.inner_text()
    page.get_by_role("button", name="Sign out").click()

    page.goto(f"{site.url}/accounts/login/")
    page.get_by_label("Email").fill("tova@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.locator("main button[type=submit]").first.click()
    check_axe(page)
    page.get_by_label("Code").fill("12")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("This code does not fit")).to_be_visible()
    page.get_by_label("Code").fill(kept)
    page.get_by_role("button", name="Sign in").click()

    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
