"""Real browsers on a real site: no violation of the security policy, no error on the console."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.flows.site import Site

CHROMIUM = "/usr/bin/chromium"
PATIENCE = 15_000  # milliseconds; a loaded machine is no defect

expect.set_options(timeout=PATIENCE)
QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "flows" in item.path.parts:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))  # one site, one browser


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    if not shutil.which("chromium"):
        pytest.skip("chromium is not installed")
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": QUIET}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    made = Site(tmp_path_factory.mktemp("site"))
    try:
        yield made.start()
    finally:
        made.stop()


@pytest.fixture
def slow_site(tmp_path: Path) -> Iterator[Site]:
    """A site whose engine takes its time."""
    made = Site(tmp_path, pause=1.0)
    try:
        yield made.start()
    finally:
        made.stop()


@pytest.fixture
def page(page: Page) -> Iterator[Page]:
    """A page that fails its test on any console error, broken script or violated policy."""
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(f"script: {error}"))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.set_default_timeout(PATIENCE)
    yield page
    expected = ("status of 422", "status of 404", "status of 409")  # refused forms are no defects
    assert [text for text in wrong if not any(part in text for part in expected)] == []


def check_axe(page: Page) -> None:
    """No accessibility rule is broken on the page as it stands.

    A click returns before the next page is there: expect something of that page first.
    """
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    broken = [
        f"{one['id']}: {one['help']} ({', '.join(str(node['target']) for node in one['nodes'][:3])})"
        for one in found.response["violations"]
    ]
    assert broken == []
