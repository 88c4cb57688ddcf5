"""Who works with the keyboard goes on where they were, whatever they press."""

import re

from playwright.sync_api import Page, expect

from tests.flows import steps
from tests.flows.conftest import check_axe
from tests.flows.site import Site

PHONE = {"width": 390, "height": 800}


def settles(page: Page) -> None:
    """What came in is in its place, and the focus where it was asked for: a moment later than what comes in."""
    expect(page.locator(".htmx-added, .htmx-settling")).to_have_count(0)


def test_correction_when_made_with_the_keyboard_then_into_the_form_and_back_to_the_verdict(
    page: Page, site: Site
):
    page.set_viewport_size(PHONE)
    steps.paste(page, site)
    steps.write_questions(page, size=3)
    steps.start(page)
    steps.answer(page)
    steps.go_on(page)
    steps.answer(page)
    steps.finish(page)
    page.locator("#question-2 > summary").click()
    criterion = page.locator("#question-2 .criterion").nth(1)
    way = criterion.get_by_role("link", name="This is wrong")

    way.press("Enter")
    expect(criterion.get_by_role("radio", checked=True)).to_be_focused()
    page.keyboard.press("Tab")
    expect(criterion.locator(":focus")).to_have_count(1)
    criterion.locator(".form-actions a").press("Enter")
    expect(way).to_be_focused()

    way.press("Enter")
    is_missing = criterion.get_by_role("radio", name="Missing", exact=True).is_checked()
    other = "Unclear" if is_missing else "Missing"
    criterion.get_by_role("radio", name="Shown", exact=True).check()
    criterion.get_by_role("button", name="Correct it").press("Enter")
    wrong = criterion.get_by_text("Choose the words that show it.")
    expect(wrong).to_be_in_viewport()
    expect(criterion.get_by_role("group", name="Which of your words").locator(":focus")).to_have_count(1)
    check_axe(page)

    criterion.get_by_role("radio", name=other, exact=True).check()
    criterion.get_by_role("button", name="Correct it").press("Enter")
    told = criterion.get_by_text(f"Corrected. It counts as {other.lower()} now")
    expect(told).to_be_focused()
    expect(told).to_be_in_viewport()
    expect(criterion.locator(".pill", has_text=other)).to_be_in_viewport()
    check_axe(page)
    page.keyboard.press("Tab")
    expect(criterion.get_by_role("link", name=re.compile("Correct it again"))).to_be_focused()

    criterion.get_by_role("button", name="Take it back").press("Enter")
    expect(criterion.get_by_text("Taken back.")).to_be_focused()


def test_question_when_changed_with_the_keyboard_then_the_focus_stays_with_it(page: Page, site: Site):
    page.set_viewport_size(PHONE)
    steps.paste(page, site)
    steps.write_questions(page, size=4)
    items = page.locator("li.item")
    third = items.nth(2).locator("h3").inner_text()

    items.nth(2).locator("summary", has_text="Change").press("Enter")
    items.nth(2).get_by_role("button", name="Pin", exact=True).press("Enter")
    expect(items.nth(2).get_by_role("button", name="Unpin")).to_be_visible()
    settles(page)
    expect(items.nth(2).get_by_role("button", name="Unpin")).to_be_focused()
    items.nth(2).get_by_role("button", name="Move up").press("Enter")
    expect(items.nth(1).locator("h3")).to_have_text(third)
    settles(page)
    expect(items.nth(1).get_by_role("button", name="Move up")).to_be_focused()

    items.nth(1).get_by_role("button", name="Remove").press("Enter")
    expect(items).to_have_count(3)
    expect(items.nth(1).locator("h3")).to_be_focused()
    back = page.get_by_role("button", name="Put it back")
    expect(back).to_be_in_viewport()
    check_axe(page)
    back.press("Enter")
    expect(items).to_have_count(4)
    expect(items.nth(1).locator("h3")).to_have_text(third)
    settles(page)
    expect(items.nth(1).locator("h3")).to_be_focused()
    expect(items.nth(1).get_by_text("Pinned", exact=True)).to_be_visible()

    items.nth(1).locator("summary", has_text="Change").press("Enter")
    items.nth(1).get_by_role("button", name="Replace").press("Enter")
    expect(page.get_by_text("Writing your questions")).to_have_count(0)
    expect(items).to_have_count(4)
    expect(items.nth(1).locator("h3")).to_be_focused()
    expect(items.nth(1).locator("h3")).to_be_in_viewport()
