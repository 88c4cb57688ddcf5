"""The browser's own copy of unsaved words: held until the server says that it has them, offered after a mishap."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.flows import steps
from tests.flows.site import Site

WORDS = "Words that no draft has saved"
KEPT = (
    "Object.entries(localStorage).filter(([key]) => key.startsWith('prep:draft:')).map(([, words]) => words)"
)


@pytest.fixture
def cut_off(browser: Browser, site: Site) -> Iterator[Page]:
    """At an open question, in a browser whose drafts do not reach the server."""
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(15_000)
    steps.paste(page, site)
    steps.write_questions(page)
    steps.start(page)
    page.route("**/draft/", lambda route: route.abort())
    yield page
    context.close()


def kept(page: Page) -> list[str]:
    return page.evaluate(KEPT)


@pytest.mark.parametrize(
    ("lost", "next_page"), [("prep_session", "Sign in"), ("prep_csrf", "This form has gone stale")]
)
def test_words_when_the_form_was_turned_away_stay_until_they_are_taken(
    cut_off: Page, lost: str, next_page: str
):
    address, cookies = cut_off.url, cut_off.context.cookies()
    cut_off.get_by_label("Your answer").fill(WORDS)
    cut_off.context.clear_cookies(name=lost)

    cut_off.get_by_role("button", name="Submit answer").click()

    expect(cut_off.get_by_role("heading", name=next_page)).to_be_visible()
    cut_off.wait_for_load_state()
    assert kept(cut_off) == [WORDS]

    cut_off.context.add_cookies(cookies)
    cut_off.goto(address)
    cut_off.get_by_role("button", name="Put them back").click()
    expect(cut_off.get_by_label("Your answer")).to_have_value(WORDS)
    cut_off.get_by_role("button", name="Submit answer").click()
    expect(cut_off.get_by_role("radio", name="Solid")).to_be_visible()
    cut_off.wait_for_load_state()
    assert kept(cut_off) == []


def test_words_when_refused_stay_although_the_page_shows_them(cut_off: Page):
    address = cut_off.url
    other = cut_off.context.new_page()
    other.goto(address)
    other.get_by_label("Your answer").fill("Words of the other tab")
    expect(other.get_by_text("Saved", exact=True)).to_be_visible()
    other.close()
    cut_off.get_by_label("Your answer").fill(WORDS)

    cut_off.get_by_role("button", name="Submit answer").click()

    expect(cut_off.get_by_text("Written in another tab meanwhile")).to_be_visible()
    cut_off.wait_for_load_state()
    assert kept(cut_off) == [WORDS]
    cut_off.goto(address)
    expect(cut_off.get_by_role("button", name="Put them back")).to_be_visible()


def test_words_when_signed_out_in_another_tab_stay_in_their_page_and_nowhere_else(
    browser: Browser, site: Site
):
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(15_000)
    steps.sign_up(page, site, "kim@example.org")
    steps.paste(page, site)
    steps.write_questions(page)
    steps.start(page)
    page.route("**/draft/", lambda route: route.abort())
    page.get_by_label("Your answer").fill(WORDS)
    assert kept(page) == [WORDS]
    other = context.new_page()
    other.goto(site.url)

    other.get_by_role("button", name="Sign out").click()

    expect(other.get_by_role("link", name="Sign in")).to_be_visible()
    assert kept(other) == []
    expect(page.get_by_label("Your answer")).to_have_value(WORDS)

    page.unroute("**/draft/")
    page.get_by_label("Your answer").press_sequentially(" and more")
    said = page.locator("[data-autosave-status]")
    expect(said).to_contain_text(
        "Not saved: you are not signed in here any more. This browser keeps your words"
    )
    assert kept(page) == [f"{WORDS} and more"]
    other.get_by_role("link", name="Sign in").click()
    other.get_by_label("Email").first.fill("kim@example.org")
    other.get_by_label("Password").fill("a long enough phrase")
    other.locator("main button[type=submit]").first.click()
    expect(other.get_by_role("button", name="Sign out")).to_be_visible()
    page.get_by_label("Your answer").press_sequentially(" still")
    expect(said).to_contain_text("Not saved: this page is out of date. This browser keeps your words")
    other.goto(page.url)
    other.get_by_role("button", name="Put them back").click()
    expect(other.get_by_label("Your answer")).to_have_value(f"{WORDS} and more still")
    context.close()


@pytest.mark.parametrize(
    ("button", "next_page"),
    [("Skip", "Question 2 of 6"), ("Pause", "Paused"), ("Finish early", "Finish now?")],
)
def test_words_when_another_button_took_them_along_are_kept_no_longer(
    cut_off: Page, button: str, next_page: str
):
    cut_off.get_by_label("Your answer").fill(f"{WORDS} ")

    cut_off.get_by_role("button", name=button).click()

    expect(cut_off.get_by_text(next_page).first).to_be_visible()
    cut_off.wait_for_load_state()
    assert kept(cut_off) == []
