"""The room: one question, one field, one clock, and what leads on is in sight."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.flows import steps
from tests.flows.conftest import check_axe
from tests.flows.site import Site

THREE_LINES = "Tell me about an enquiry desk you've worked at. How busy was it, and what did people ask?"
SMALL = [(1280, 720), (390, 664)]


def open_question(page: Page, site: Site, mode: str = "Coached") -> None:
    steps.paste(page, site)
    steps.write_questions(page)
    steps.start(page, mode)


@pytest.mark.parametrize(("width", "height"), SMALL)
def test_question_when_the_window_is_small_then_clock_and_submit_are_in_sight(
    page: Page, site: Site, width: int, height: int
):
    page.set_viewport_size({"width": width, "height": height})
    open_question(page, site)
    page.locator("h1").evaluate("(question, text) => question.textContent = text", THREE_LINES)
    submit, field = page.get_by_role("button", name="Submit answer"), page.get_by_label("Your answer")

    for typed in ("", "A sentence of an answer.\n" * 40):
        field.fill(typed)
        page.evaluate("scrollTo(0, 0)")
        expect(page.get_by_role("timer")).to_be_in_viewport(ratio=1)
        expect(submit).to_be_in_viewport(ratio=1)
        if not typed:
            box = field.bounding_box()
            assert box["height"] >= 120
            assert box["y"] + box["height"] < submit.bounding_box()["y"]
    check_axe(page)


def test_clock_when_the_suggested_time_is_over_says_so_once(page: Page, site: Site):
    page.clock.install()
    open_question(page, site, "Mock")
    said = page.get_by_role("status").filter(has_text="suggested")
    minutes = int(re.findall(r"\d+", said.inner_text())[0])
    page.clock.run_for(60_000 * minutes - 30_000)
    expect(said).to_have_text(f"about {minutes} minutes suggested")
    page.evaluate(
        "window.told = []; new MutationObserver(() => told.push(suggested.textContent))"
        ".observe(suggested, {childList: true})"
    )

    page.clock.run_for(60_000)

    expect(said).to_have_text("past the suggested time")
    assert page.evaluate("told") == ["past the suggested time"]
    assert int(page.locator("input[name=seconds]").input_value()) >= 60 * minutes
    check_axe(page)


@pytest.mark.parametrize("scripts", [True, False])
def test_earlier_words_when_asked_for_are_in_the_field(browser, page: Page, site: Site, scripts: bool):
    open_question(page, site)
    steps.answer(page, "My first try at it.")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_label("Your answer")).to_have_value("")
    other = browser.new_context(
        storage_state=page.context.storage_state(), java_script_enabled=scripts
    ).new_page()
    other.goto(page.url)
    other.get_by_label("Your answer").fill("A better beginning.")

    other.get_by_role("button", name="Put my earlier words in the field").click()

    expect(other.get_by_label("Your answer")).to_have_value("A better beginning.\n\nMy first try at it.")
    other.context.close()
