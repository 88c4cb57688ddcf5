"""The same road by keyboard alone, without scripts, in the dark and on a phone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.flows import steps
from tests.flows.conftest import check_axe
from tests.flows.site import Site
from tests.texts import GOOD_ANSWER, POSTING_TEXT

MOST_TABS = 200


@pytest.fixture
def plain(browser: Browser) -> Iterator[BrowserContext]:
    """A browser without JavaScript."""
    context = browser.new_context(java_script_enabled=False)
    context.set_default_timeout(15_000)
    yield context
    context.close()


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the control of that name (its text or its label) has the focus."""
    find = """() => {
        const at = document.activeElement
        const labels = [...(at.labels || [])].map(label => label.innerText)
        return [at.innerText || '', ...labels, at.getAttribute('aria-label') || ''].join(' | ')
    }"""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if name in page.evaluate(find):
            return
    raise AssertionError(f"Tab never reached {name!r}")


def test_road_when_walked_by_keyboard_alone_leads_to_the_report(page: Page, site: Site):
    page.goto(site.url)
    tab_to(page, "Paste a job posting")
    page.keyboard.insert_text(POSTING_TEXT)
    tab_to(page, "Prepare me")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Responsibilities")).to_be_visible()
    tab_to(page, "Write my questions")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Start interview")).to_be_visible()
    tab_to(page, "Start interview")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Your answer")).to_be_visible()
    tab_to(page, "Your answer")
    page.keyboard.insert_text(GOOD_ANSWER)
    tab_to(page, "Submit answer")
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio", name="Solid")).to_be_visible()
    tab_to(page, "No sign yet")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    tab_to(page, "Keep my rating and go on")
    page.keyboard.press("Enter")
    expect(page.get_by_text("What the question looks for")).to_be_visible()
    tab_to(page, "Finish early")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Finish now?")).to_be_visible()
    tab_to(page, "Finish interview")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Skill by skill")).to_be_visible()


def test_road_when_scripts_are_off_leads_to_the_report(plain: BrowserContext, site: Site):
    page = plain.new_page()
    page.goto(site.url)
    page.get_by_label("Paste a job posting").fill(POSTING_TEXT)
    page.get_by_role("button", name="Prepare me").click()
    reload_until(page, page.get_by_role("button", name="Write my questions"))
    page.get_by_label("Questions").fill("6")
    page.get_by_role("button", name="Write my questions").click()
    reload_until(page, page.get_by_role("button", name="Start interview"))
    page.get_by_label("Mock").check()
    page.get_by_role("button", name="Start interview").click()
    page.get_by_label("Your answer").fill(GOOD_ANSWER)
    page.get_by_role("button", name="Submit answer").click()
    page.get_by_role("radio", name="Strong").check()
    page.get_by_role("button", name="Keep my rating and go on").click()
    expect(page.get_by_text("Question 2 of 6")).to_be_visible()
    page.get_by_label("Your answer").fill("A beginning that I do not submit.")
    page.get_by_role("button", name="Finish early").click()
    page.get_by_role("button", name="Finish interview").click()
    reload_until(page, page.get_by_role("heading", name="Skill by skill"))
    expect(page.get_by_text("A beginning that I do not submit.")).to_be_visible()


def reload_until(page: Page, locator) -> None:
    """Without scripts the pages reload by themselves or by a link; here by hand, sooner."""
    for _ in range(40):
        if locator.count():
            return
        page.wait_for_timeout(250)
        page.reload()
    expect(locator).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_when_seen_on_a_phone_fit_and_are_accessible(browser: Browser, site: Site, scheme: str):
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, color_scheme=scheme, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.set_default_timeout(15_000)

    def look() -> None:
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        cut = "all => all.filter(one => one.scrollWidth > one.clientWidth).map(one => one.ariaLabel)"
        assert page.locator(".scroller").evaluate_all(cut) == []  # no table hides a part of itself
        check_axe(page)

    page.goto(site.url)
    look()
    steps.paste(page, site)
    look()
    steps.write_questions(page)
    look()
    page.get_by_text("What a good answer shows").first.click()
    mark = page.locator(".coverage-mark").first
    assert mark.get_by_text("Question").evaluate("words => getComputedStyle(words).clipPath") == "none"
    tall = page.locator(".set-criteria .criterion").first.evaluate(
        "row => row.getBoundingClientRect().height"
    )
    assert tall < 120  # a line or two and the skill, no hole between them
    look()
    steps.start(page)
    look()
    steps.answer(page)
    look()
    steps.finish(page)
    look()
    page.goto(f"{site.url}/practice/")
    look()
    page.goto(f"{site.url}/levels/")
    look()
    page.goto(f"{site.url}/nowhere/")
    look()
    context.close()
