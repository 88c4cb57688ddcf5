"""The whole way of a prep link: made by a recruiter, rehearsed on a phone, shown, seen, taken back, gone."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.flows import steps
from tests.flows.conftest import check_axe
from tests.flows.site import Site
from tests.texts import GOOD_ANSWER, POSTING_TEXT

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def make_link(page: Page, site: Site) -> str:
    """From nothing to a link, by the buttons on the pages."""
    page.goto(f"{site.url}/team/new/")
    check_axe(page)
    page.get_by_label("What is your organization called?").fill("Riverside Hospital")
    page.get_by_role("button", name="Start sharing prep links").click()
    expect(page.get_by_label("Paste a job posting")).to_be_visible()
    check_axe(page)
    page.get_by_label("Paste a job posting").fill(POSTING_TEXT)
    page.get_by_role("button", name="Read this posting").click()
    expect(page.get_by_role("heading", name="Responsibilities")).to_be_visible()
    page.get_by_label("Questions").fill("6")
    page.get_by_role("button", name="Write my questions").click()
    page.get_by_role("link", name="Make a prep link").click()
    expect(page.get_by_label("A note to the candidates")).to_be_visible()
    check_axe(page)
    page.get_by_label("A note to the candidates").fill("We look forward to meeting you.")
    page.get_by_role("button", name="Make the link").click()
    expect(page.get_by_role("heading", name="Share it")).to_be_visible()
    check_axe(page)
    expect(page.get_by_alt_text("QR code of the link")).to_be_visible()
    return page.locator("#address").inner_text()


def fits(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    check_axe(page)


def test_link_when_made_is_rehearsed_on_a_phone_shown_seen_taken_back_and_gone(
    page: Page, site: Site, browser: Browser
):
    steps.sign_up(page, site, "rui@example.org")
    address = make_link(page, site)
    at_link = page.url

    context = browser.new_context(**PHONE)
    phone = context.new_page()
    phone.set_default_timeout(15_000)
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(f"{request.url} {request.headers.get('referer', '')}"))
    phone.goto(address)
    expect(phone.get_by_text("Riverside Hospital invites you")).to_be_visible()
    expect(phone.get_by_text("We look forward to meeting you.")).to_be_visible()
    fits(phone)
    token = address.rstrip("/").rsplit("/", 1)[1]
    assert token not in phone.content()
    phone.get_by_role("button", name="Begin").click()
    steps.answer(phone)
    fits(phone)
    steps.finish(phone)
    fits(phone)

    phone.get_by_role("link", name="Choose what to show").click()
    expect(phone.get_by_text("Your rehearsal is yours alone")).to_be_visible()
    fits(phone)
    page.goto(at_link)
    expect(page.get_by_text("Nothing so far.")).to_be_visible()
    numbers = re.sub(r"\s+", " ", page.locator(".link-counts").inner_text())
    assert numbers.startswith("opened 1 started 1 of 50 finished 1")

    phone.get_by_role("link", name=re.compile("Look at it first.*Your report")).click()
    expect(phone.get_by_label("The name they see with it")).to_be_visible()
    fits(phone)
    would_see = phone.locator("#shared").inner_text()
    phone.get_by_label("The name they see with it").fill("Bea Silva")
    phone.get_by_role("button", name="Show it to them").click()
    expect(phone.get_by_text("Shown now")).to_be_visible()
    fits(phone)

    page.goto(at_link)
    page.get_by_role("link", name="Bea Silva").click()
    expect(page.get_by_text("Practice feedback, not an assessment")).to_be_visible()
    check_axe(page)
    seen = page.locator("#shared").inner_text()
    assert seen.replace("Bea Silva", "A candidate without a name") == would_see
    assert GOOD_ANSWER not in seen
    at_shown = page.url

    phone.get_by_role("button", name="Take it back").click()
    expect(phone.get_by_text("They do not see it any more.")).to_be_visible()
    page.goto(at_shown)
    expect(page.get_by_role("heading", name="There is nothing here")).to_be_visible()
    page.goto(at_link)
    expect(page.get_by_text("Bea Silva")).to_have_count(0)

    assert [line for line in asked[1:] if token in line] == []
    assert token not in site.mails
    context.close()


def test_link_when_revoked_puts_a_guest_out_who_is_at_it(page: Page, site: Site, browser: Browser):
    page.goto(f"{site.url}/accounts/login/")
    steps.sign_up(page, site, "mia@example.org")
    address = make_link(page, site)
    guest = browser.new_context().new_page()
    guest.goto(address)
    guest.get_by_role("button", name="Begin").click()
    expect(guest.get_by_label("Your answer")).to_be_visible()

    page.get_by_role("button", name="Revoke").click()
    page.get_by_role("button", name="Revoke it").click()
    expect(page.get_by_text("guests are out at once")).to_be_visible()

    guest.reload()
    expect(guest.get_by_role("heading", name="The link that you came by was revoked")).to_be_visible()
    late = browser.new_context().new_page()
    late.goto(address)
    expect(late.get_by_role("heading", name="This link does not open anything now")).to_be_visible()
    check_axe(late)
    guest.context.close()
    late.context.close()
