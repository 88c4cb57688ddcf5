"""The steps of the road as a person takes them: by the labels on the page."""

from playwright.sync_api import Page, expect

from tests.flows.site import Site
from tests.texts import GOOD_ANSWER, POSTING_TEXT


def sign_up(page: Page, site: Site, email: str) -> None:
    page.goto(f"{site.url}/accounts/signup/")
    page.get_by_label("Email").first.fill(email)
    page.get_by_label("Password").fill("a long enough phrase")
    page.locator("main button[type=submit]").first.click()
    expect(page.get_by_label("Code")).to_be_visible()
    page.get_by_label("Code").fill(code_in(site.mails))
    page.locator("main button[type=submit]").first.click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()


def paste(page: Page, site: Site, text: str = POSTING_TEXT) -> None:
    page.goto(site.url)
    page.get_by_label("Paste a job posting").fill(text)
    page.get_by_role("button", name="Prepare me").click()
    expect(page.get_by_role("heading", name="Responsibilities")).to_be_visible()


def write_questions(page: Page, size: int = 6) -> None:
    page.get_by_label("Questions").fill(str(size))
    page.get_by_role("button", name="Write my questions").click()
    expect(page.get_by_role("button", name="Start interview")).to_be_visible()


def start(page: Page, mode: str = "Coached") -> None:
    page.get_by_label(mode).check()
    page.get_by_role("button", name="Start interview").click()
    expect(page.get_by_label("Your answer")).to_be_visible()


def answer(page: Page, text: str = GOOD_ANSWER, rating: str | None = "Solid") -> None:
    page.get_by_label("Your answer").fill(text)
    page.get_by_role("button", name="Submit answer").click()
    rate = page.get_by_role("button", name="Keep my rating and go on")
    page.get_by_role("radio", name=rating or "I would rather not").check()
    rate.click()
    expect(rate).to_have_count(0)


def answer_in_mock(page: Page, text: str = GOOD_ANSWER) -> None:
    """Leads on to the next question by itself."""
    page.get_by_label("Your answer").fill(text)
    page.get_by_role("button", name="Submit answer").click()
    page.get_by_role("radio", name="Solid").check()
    page.get_by_role("button", name="Keep my rating and go on").click()
    expect(page.get_by_label("Your answer")).to_be_visible()


def go_on(page: Page) -> None:
    page.get_by_role("link", name="Next question").click()
    expect(page.get_by_label("Your answer")).to_be_visible()


def finish(page: Page) -> None:
    page.get_by_role("button", name="Finish early").or_(page.get_by_role("link", name="Finish early")).click()
    page.get_by_role("button", name="Finish interview").click()
    expect(page.get_by_role("heading", name="Skill by skill")).to_be_visible()


def code_in(mails: str) -> str:
    """The code of the last email that the web process printed."""
    words = [line.strip() for line in mails.splitlines()]
    codes = [word for word in words if 6 <= len(word) <= 12 and word == word.upper() and word.isascii()]
    return [word for word in codes if word.replace("-", "").isalnum()][-1]
