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


def test_correction_when_the_page_goes_on_keeps_its_words_and_the_focus(page: Page, site: Site):
    steps.paste(page, site)
    steps.write_questions(page, size=3)
    steps.start(page)
    steps.answer(page)
    expect(page.get_by_text("What the question looks for")).to_be_visible()
    steps.go_on(page)
    site.kill("worker")
    steps.answer(page)
    page.get_by_role("link", name="Finish early").click()
    page.get_by_role("button", name="Finish interview").click()
    expect(page.get_by_text("Your answers are being read")).to_be_visible()

    first = page.locator("#question-1")
    first.locator("summary").first.focus()
    looks_again(page)
    expect(first.locator("summary").first).to_be_focused()

    first.get_by_role("link", name="This is wrong").first.click()
    field = first.get_by_label("Why?")
    field.press_sequentially(WORDS)
    looks_again(page)
    expect(field).to_be_focused()
    stays_and_is_typed_on(field)
    field.fill(WORDS)

    site.start_process("worker")
    expect(page.get_by_role("heading", name="Skill by skill")).to_be_visible()
    expect(page.get_by_text("Assessed by the built-in engine")).not_to_have_count(0)
    page.locator("#question-2 > summary").click()
    expect(page.locator("#question-2").get_by_role("link", name="This is wrong").first).to_be_visible()
    stays_and_is_typed_on(field)
    check_axe(page)

    second = page.locator("#question-2")
    second.get_by_role("link", name="This is wrong").first.click()
    second.get_by_role("radio", name="Missing", exact=True).check()
    second.get_by_role("button", name="Correct it").click()
    expect(second.get_by_text("Corrected by you on")).to_be_visible()
    expect(field).to_have_value(f"{WORDS} yet")


def looks_again(page: Page) -> None:
    """The page asks how far it is, and again: by the second time it holds the first answer."""
    for _ in range(3):
        with page.expect_response(lambda answer: "hx-request" in answer.request.headers):
            pass
