"""The whole road in a real browser on real processes."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, expect

from tests.flows import steps
from tests.flows.conftest import check_axe
from tests.flows.site import Site
from tests.texts import GOOD_ANSWER

SHARED = settings.BASE_DIR.parent / "shared" / "yard" / "data" / "dev" / "postings"


def test_road_when_walked_coached_leads_from_paste_to_report(page: Page, site: Site):
    page.goto(site.url)
    check_axe(page)

    steps.paste(page, site)
    expect(page.get_by_role("heading", name="Ward Sister")).to_be_visible()
    check_axe(page)

    steps.write_questions(page)
    expect(page.locator(".item-text")).to_have_count(6)
    check_axe(page)

    steps.start(page)
    question = page.locator("h1").inner_text()
    check_axe(page)
    page.get_by_label("Your answer").fill(GOOD_ANSWER)
    page.get_by_role("button", name="Submit answer").click()
    expect(page.get_by_text("What was strong")).to_have_count(0)  # one's own rating comes first
    check_axe(page)
    page.get_by_role("radio", name="Strong").check()
    page.get_by_role("button", name="Keep my rating and go on").click()
    expect(page.get_by_text("What the question looks for")).to_be_visible()
    check_axe(page)

    page.get_by_role("button", name="Try again").click()
    second_try = f"{GOOD_ANSWER} I learned to ask two days earlier."
    steps.answer(page, second_try)
    steps.go_on(page)
    page.get_by_role("button", name="Skip").click()
    expect(page.get_by_text("Question 3 of 6")).to_be_visible()
    steps.answer(page)
    steps.finish(page)

    check_axe(page)
    report = page.locator("main").inner_text()
    assert question in report
    marked = page.locator(".answer-words mark")
    assert marked.count() > 0
    for words in marked.all_inner_texts():
        assert re.sub(r"\d+$|\s+", "", words)[:40] in re.sub(r"\s+", "", second_try)
    assert page.locator("table.levels tbody tr, .levels tr").count() >= 5
    check_folds(page)
    page.get_by_role("link", name="How levels are computed").first.click()
    expect(page.get_by_role("heading", name="How levels are computed")).to_be_visible()
    check_axe(page)


def check_folds(page: Page) -> None:
    """A folded report: links lead into it, a correction leaves it open, a phone shows its figures whole."""
    expect(page.locator("details[id^=question-][open]")).to_have_count(1)
    third = page.locator("#question-3")
    expect(third.locator(".answer-words")).to_be_hidden()
    page.get_by_role("region", name="Self-rating and outcome").get_by_role("link", name="3").click()
    expect(third.locator(".answer-words")).to_be_in_viewport()

    third.get_by_role("link", name="This is wrong").first.click()
    third.get_by_role("radio", name="Missing", exact=True).check()
    third.get_by_role("button", name="Correct it").click()
    expect(third.get_by_text("Corrected by you on")).to_be_visible()

    page.set_viewport_size({"width": 390, "height": 800})
    page.get_by_text("The same in figures").first.click()
    figures = page.locator("table.levels")
    assert figures.evaluate("(table) => table.getBoundingClientRect().right <= innerWidth")
    page.emulate_media(media="print")
    expect(page.locator("#skill-1 .quote").first).to_be_visible()
    page.emulate_media(media="screen")


def test_road_when_walked_as_a_mock_shows_nothing_until_the_end(page: Page, site: Site):
    steps.paste(page, site)
    steps.write_questions(page)
    steps.start(page, "Mock")
    expect(page.get_by_text("What this question looks for")).to_have_count(0)

    steps.answer_in_mock(page)

    expect(page.get_by_text("Question 2 of 6")).to_be_visible()
    expect(page.get_by_text("The one change that helps most")).to_have_count(0)
    page.get_by_text("Question 2 of 6").click()
    page.locator("details[id^=places-] a").first.click()
    expect(page.get_by_text("In a mock interview the feedback comes at the end.")).to_be_visible()
    expect(page.get_by_role("button", name="Try again")).to_have_count(0)
    steps.go_on(page)
    steps.finish(page)
    expect(page.get_by_text("The one change that helps most").first).to_be_visible()


def test_reading_when_a_real_posting_is_pasted_keeps_its_chrome_apart(page: Page, site: Site):
    if not SHARED.is_dir():
        pytest.skip("the shared folder with real postings is not beside the project")
    steps.paste(page, site, Path(SHARED / "milestone-one.txt").read_text())

    expect(page.get_by_role("heading", name="Regional Operations Manager")).to_be_visible()
    expect(page.locator("li.line")).to_have_count(18)
    main = page.locator("main").inner_text()
    for fact in (
        "Milestone One",
        "PSI CRO",
        "Full-time",
        "5–10 years",
        "2026-01-15",
        "40 hours",
        "1,001-5,000",
    ):
        assert fact in main
    assert "Elevate your application" not in main
    first = page.locator("li.line").first
    first.get_by_text("Source", exact=True).click()
    expect(first.locator("mark")).to_contain_text("Take end-to-end operational responsibility")


def test_posting_when_corrected_in_place_keeps_it_through_a_new_reading(page: Page, site: Site):
    steps.paste(page, site)
    first = page.locator("li.line").first
    first.get_by_role("link", name="Correct this line").click()
    form = page.locator("li.line-form")
    form.get_by_label("What the posting asks").fill("Lead fourteen nurses on two wards.")
    form.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Lead fourteen nurses on two wards.")).to_be_visible()

    page.get_by_text("More", exact=True).click()
    page.get_by_role("button", name="Read again").click()

    expect(page.get_by_role("heading", name="Responsibilities")).to_be_visible()
    expect(page.get_by_text("Lead fourteen nurses on two wards.")).to_be_visible()
    expect(page.locator("li.line")).to_have_count(8)


def test_set_when_changed_in_place_replaces_pins_moves_and_fills(page: Page, site: Site):
    steps.paste(page, site)
    steps.write_questions(page)
    texts = page.locator(".item-text")
    before = texts.all_inner_texts()

    page.locator("li.item").first.locator("summary", has_text="Change").click()
    page.locator("li.item").first.get_by_role("button", name="Replace").click()
    expect(texts.first).not_to_have_text(before[0])
    expect(texts).to_have_count(6)
    expect(page.get_by_role("button", name="Start interview")).to_be_visible()

    second = texts.nth(1).inner_text()
    page.locator("li.item").nth(1).locator("summary", has_text="Change").click()
    page.locator("li.item").nth(1).get_by_role("button", name="Move up").click()
    expect(texts.first).to_have_text(second)

    page.get_by_role("link", name="Write a question of your own").click()
    page.get_by_label("Question", exact=True).fill(
        "How would you explain a cancelled operation to a worried family?"
    )
    page.get_by_role("button", name="Add question").click()
    expect(texts.last).to_contain_text("worried family")
    check_axe(page)


def test_items_when_the_engine_is_slow_appear_one_by_one(page: Page, slow_site: Site):
    steps.paste(page, slow_site)
    page.get_by_label("Questions").fill("4")
    page.get_by_role("button", name="Write my questions").click()

    expect(page.locator(".item-text")).to_have_count(1)
    expect(page.get_by_text("Writing your questions")).to_be_visible()
    expect(page.locator(".item-text")).to_have_count(4)
    expect(page.get_by_role("button", name="Start interview")).to_be_visible()


def test_draft_when_browser_and_worker_die_is_there_again(browser: Browser, page: Page, site: Site):
    steps.paste(page, site)
    steps.write_questions(page)
    steps.start(page)
    page.get_by_label("Your answer").press_sequentially("Half a thought about rotas")
    expect(page.get_by_text("Saved", exact=True)).to_be_visible(timeout=8000)

    page.reload()
    expect(page.get_by_label("Your answer")).to_have_value("Half a thought about rotas")

    state = page.context.storage_state()
    address = page.url
    site.kill("worker")
    other = browser.new_context(storage_state=state).new_page()
    other.goto(address)
    expect(other.get_by_label("Your answer")).to_have_value("Half a thought about rotas")
    steps.answer(other)
    expect(other.get_by_text("Your answer is being read")).to_be_visible()

    site.start_process("worker")
    expect(other.get_by_text("What the question looks for")).to_be_visible(timeout=30_000)
    other.context.close()


def test_draft_when_two_tabs_write_loses_neither(page: Page, site: Site):
    steps.paste(page, site)
    steps.write_questions(page)
    steps.start(page)
    second = page.context.new_page()
    second.goto(page.url)
    page.get_by_label("Your answer").press_sequentially("Words of the first tab")
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    second.get_by_label("Your answer").press_sequentially("Words of the second tab")
    second.wait_for_timeout(1500)

    second.get_by_role("button", name="Submit answer").click()

    expect(second.get_by_label("Your answer")).to_have_value("Words of the second tab")
    expect(second.get_by_text("Words of the first tab")).to_be_visible()


def test_visitor_when_signing_up_keeps_all_and_goes_on_elsewhere(browser: Browser, page: Page, site: Site):
    steps.paste(page, site)
    steps.write_questions(page)
    steps.start(page)
    page.get_by_label("Your answer").press_sequentially("Begun as a visitor")
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    address = page.url
    page.goto(f"{site.url}/accounts/signup/")
    check_axe(page)
    page.get_by_label("Email").first.fill("ana@example.org")
    page.get_by_label("Password").fill("a long enough phrase")
    page.locator("main button[type=submit]").first.click()
    expect(page.get_by_label("Code")).to_be_visible()
    check_axe(page)
    page.get_by_label("Code").fill(steps.code_in(site.mails))
    page.locator("main button[type=submit]").first.click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    expect(page.get_by_role("link", name="Ward Sister")).to_be_visible()

    elsewhere = browser.new_context().new_page()
    elsewhere.goto(f"{site.url}/accounts/login/")
    elsewhere.get_by_label("Email").first.fill("ana@example.org")
    elsewhere.get_by_label("Password").fill("a long enough phrase")
    elsewhere.locator("main button[type=submit]").first.click()
    expect(elsewhere.get_by_role("button", name="Sign out")).to_be_visible()
    elsewhere.goto(address)
    expect(elsewhere.get_by_label("Your answer")).to_have_value("Begun as a visitor")
    elsewhere.context.close()


def test_everything_when_exported_and_erased_is_there_and_then_gone(page: Page, site: Site):
    steps.paste(page, site)
    page.get_by_role("link", name="Your practice").click()
    page.get_by_role("link", name="Export or erase your data").click()
    expect(page.get_by_role("link", name="Export everything")).to_be_visible()
    check_axe(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Export everything").click()
    assert "Ward Sister" in Path(download.value.path()).read_text()

    page.get_by_role("link", name="Erase everything").click()
    page.get_by_label("Yes, erase it for good").check()
    page.get_by_role("button", name="Erase everything").click()

    expect(page.get_by_text("Everything of yours is erased.")).to_be_visible()
    page.get_by_role("link", name="Your practice").click()
    expect(page.get_by_text("Nothing here yet")).to_be_visible()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "empty"),
        ("three short words", "too short"),
        ("x" * 60_000, "50,000"),
        ("\ufffd\ufffd\ufffd " * 400, "does not look like text"),
    ],
    ids=["empty", "three words", "too long", "no text"],
)
def test_front_page_when_given_bad_input_says_so_and_keeps_it(
    page: Page, site: Site, text: str, message: str
):
    page.goto(site.url)
    field = page.get_by_label("Paste a job posting")
    field.evaluate("(field, text) => { field.required = false; field.value = text }", text)
    page.get_by_role("button", name="Prepare me").click()

    error = page.locator("#id_text_error")
    expect(error).to_contain_text(message)
    if text.isprintable() and text:
        expect(field).to_have_value(text)
    check_axe(page)
