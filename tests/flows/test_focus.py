"""Who works with the keyboard goes on where they were, whatever they press."""

import re

from playwright.sync_api import Page, expect

from tests.flows import steps
from tests.flows.conftest import check_axe
from tests.flows.site import Site

PHONE = {"width": 390, "height": 800}


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
