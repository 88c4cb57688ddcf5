"""What somebody is typing stays while the page changes around it, by itself or by another press."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, Route, expect

from tests.flows import steps
from tests.flows.conftest import check_axe
from tests.flows.site import Site

WORDS = "Half a sentence that is not saved"


def stays_and_is_typed_on(field: Locator) -> None:
    """The words are there, and the form still works as one of the page."""
    expect(field).to_have_value(WORDS)
    field.press("End")
    field.press_sequentially(" yet")
    expect(field).to_have_value(f"{WORDS} yet")


def hold_answer(page: Page, address: str) -> Callable[[], None]:
    """What is asked of such an address next is not answered before the given function is called."""
    waiting: list[Route] = []
    page.route(address, lambda route: waiting.append(route))

    def answer() -> None:
        waiting[0].continue_()
        page.unroute(address)

    return answer


def press(page: Page, number: int, name: str) -> None:
    row = page.locator("li.item").nth(number - 1)
    row.locator("summary", has_text="Change").click()
    row.get_by_role("button", name=name, exact=True).or_(row.get_by_role("link", name=name)).click()


def test_question_when_edited_before_another_press_is_answered_keeps_its_words(page: Page, site: Site):
    steps.paste(page, site)
    steps.write_questions(page, size=3)
    answer = hold_answer(page, "**/pin/")
    press(page, 2, "Pin")
    press(page, 1, "Edit")
    field = page.locator("li.set-form").get_by_label("Question", exact=True)
    field.fill(WORDS)

    answer()

    expect(page.get_by_text("Pinned", exact=True)).to_be_visible()
    expect(field).to_be_focused()
    stays_and_is_typed_on(field)
    check_axe(page)
    page.get_by_role("button", name="Save question").click()
    expect(page.locator("h3.item-text", has_text=f"{WORDS} yet")).to_be_focused()
    expect(page.locator("li.item")).to_have_count(3)


def test_own_question_when_written_while_another_is_replaced_keeps_its_words(page: Page, site: Site):
    steps.paste(page, site)
    steps.write_questions(page, size=3)
    second = page.locator(".item-text").nth(1)
    before = second.inner_text()
    answer = hold_answer(page, "**/replace/")
    press(page, 2, "Replace")
    page.get_by_role("link", name="Write a question of your own").click()
    field = page.locator("div.set-form").get_by_label("Question", exact=True)
    field.fill(WORDS)

    answer()

    expect(page.locator("li.item")).to_have_count(3)
    expect(second).not_to_have_text(before)
    expect(page.get_by_text("Writing your questions")).to_have_count(0)
    stays_and_is_typed_on(field)
    page.get_by_role("button", name="Add question").click()
    expect(page.locator("h3.item-text", has_text=f"{WORDS} yet")).to_be_focused()


def test_question_when_written_anew_meanwhile_leaves_the_words_to_be_copied(page: Page, site: Site):
    steps.paste(page, site)
    steps.write_questions(page, size=3)
    answer = hold_answer(page, "**/rewrite/")
    page.get_by_role("button", name="Rewrite all but pinned").click()
    page.get_by_role("button", name="Rewrite", exact=True).click()
    page.keyboard.press("Escape")
    press(page, 1, "Edit")
    field = page.locator("li.set-form").get_by_label("Question", exact=True)
    field.fill(WORDS)

    answer()

    expect(page.locator("li.item")).to_have_count(3)
    stays_and_is_typed_on(field)


def test_line_when_corrected_stays_open_whatever_is_done_to_others(page: Page, site: Site):
    steps.paste(page, site)
    page.locator("li.line").first.get_by_role("link", name="Correct this line").click()
    field = page.locator("li[id^=line-].line-form").get_by_label("What the posting asks")
    field.fill(WORDS)

    page.get_by_role("link", name="Add a qualification").click()
    new = page.locator("li[id^=add-].line-form")
    new.get_by_label("What the posting asks").fill("Knows the law of the sea.")
    new.get_by_role("button", name="Add line").click()
    expect(page.locator("li.line", has_text="Knows the law of the sea.")).to_be_visible()
    stays_and_is_typed_on(field)
    field.fill(WORDS)

    skill = page.get_by_label("Add a skill")
    skill.fill("Half a ski")
    page.get_by_role("button", name="Take off Teaching").click()
    expect(page.get_by_text("was taken off")).to_be_visible()
    expect(skill).to_have_value("Half a ski")
    stays_and_is_typed_on(field)
    check_axe(page)
    page.get_by_role("button", name="Save").click()
    expect(page.locator("li.line", has_text=f"{WORDS} yet")).to_be_visible()
