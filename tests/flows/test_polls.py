"""Pages that look by themselves how far the engine is go on after a look that failed."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.flows import steps
from tests.flows.conftest import PATIENCE
from tests.flows.site import Site
from tests.flows.test_bank import make_bank, write
from tests.flows.test_reported import signed_in_curator
from tests.texts import POSTING_TEXT

LOST = "The server did not answer."
BROKEN = "the server is in trouble"


@pytest.fixture
def idle(site: Site) -> Iterator[Site]:
    """A site whose engine a test stops for a while."""
    yield site
    if "worker" not in site.processes:
        site.start_process("worker")


@pytest.fixture
def person(browser: Browser) -> Iterator[Page]:
    """A page whose console may tell of failed requests, and whose clock can be put forward."""
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.clock.install()
    yield page
    context.close()


@pytest.fixture
def curator(browser: Browser, site: Site) -> Iterator[Page]:
    yield from signed_in_curator(browser, site, "dora@example.org")


def fail_next_look(page: Page, status: int | None = None) -> None:
    """The next time the page asks how far it is, the connection breaks or the server is in trouble."""

    def fail(route: Route) -> None:
        looks = route.request.method == "GET" and "hx-request" in route.request.headers
        if not looks or failed:
            return route.fallback()
        failed.append(route.request.url)
        return route.abort() if status is None else route.fulfill(status=status, body="no")

    failed: list[str] = []
    page.route("**/*", fail)


def work_again(page: Page, site: Site, said: str) -> None:
    """The look failed; then the engine works and some seconds go by."""
    expect(page.get_by_text(said)).to_be_visible()
    site.start_process("worker")
    page.clock.fast_forward(10_000)


def expect_soon(found: Locator) -> None:
    """By then the worker has started and swept up what was left to it."""
    expect(found).to_be_visible(timeout=2 * PATIENCE)


def test_road_when_a_look_fails_at_each_stop_goes_on_by_itself(person: Page, idle: Site):
    idle.kill("worker")
    fail_next_look(person)
    person.goto(idle.url)
    person.get_by_label("Paste a job posting").fill(POSTING_TEXT)
    person.get_by_role("button", name="Prepare me").click()
    work_again(person, idle, LOST)
    expect_soon(person.get_by_role("heading", name="Responsibilities"))
    expect(person.get_by_text(LOST)).to_have_count(0)

    idle.kill("worker")
    fail_next_look(person, 503)
    person.get_by_label("Questions").fill("3")
    person.get_by_role("button", name="Write my questions").click()
    work_again(person, idle, BROKEN)
    expect_soon(person.get_by_role("button", name="Start interview"))

    steps.start(person)
    idle.kill("worker")
    fail_next_look(person, 503)
    steps.answer(person)
    work_again(person, idle, BROKEN)
    expect_soon(person.get_by_text("What the question looks for"))

    steps.go_on(person)
    idle.kill("worker")
    steps.answer(person)
    person.get_by_role("link", name="Finish early").click()
    expect(person.get_by_role("heading", name="Finish now?")).to_be_visible()
    fail_next_look(person)
    person.get_by_role("button", name="Finish interview").click()
    work_again(person, idle, LOST)
    expect_soon(person.get_by_role("heading", name="Skill by skill"))


def test_trial_run_when_a_look_fails_goes_on_and_keeps_the_next_sample(curator: Page, idle: Site):
    curator.clock.install()
    make_bank(curator, idle)
    write(curator)
    idle.kill("worker")
    curator.get_by_label("Sample answer").fill("I saw two queen cells at the inspection and split the hive.")
    fail_next_look(curator)
    curator.get_by_role("button", name="Try it").click()
    expect(curator.get_by_text("Being looked at")).to_be_visible()
    curator.get_by_text("Add a sample answer").click()
    field = curator.get_by_label("Sample answer")
    field.fill("The next one")

    work_again(curator, idle, LOST)

    expect(curator.get_by_text("Being looked at")).to_have_count(0, timeout=2 * PATIENCE)
    expect(field).to_have_value("The next one")
    expect(field).to_be_focused()
