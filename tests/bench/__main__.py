"""`make bench`: how fast and how large, on this machine, now. Prints a table; asserts nothing."""

import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable
from http.client import HTTPConnection
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prep.settings")
os.environ.setdefault("PREP_VAR", tempfile.mkdtemp(prefix="prep-bench-"))

import django

django.setup()

# Engine code reads settings, so it comes after the line above.
from playwright.sync_api import sync_playwright  # noqa: E402

from interviews.facts import AssessAnswerFacts, CriterionFacts  # noqa: E402
from interviews.pipeline.engine_lines import write  # noqa: E402
from interviews.prompts import assess_answer  # noqa: E402
from postings.offline import reader  # noqa: E402
from prep.engines.embedded import EmbeddedEngine  # noqa: E402
from prep.run import BASE_DIR  # noqa: E402
from tests.bench import banks, links, reading, remote, yardstick  # noqa: E402
from tests.flows.conftest import CHROMIUM, QUIET  # noqa: E402
from tests.flows.site import HOST, Site  # noqa: E402
from tests.texts import GOOD_ANSWER, POSTING_TEXT  # noqa: E402

SHARED = BASE_DIR.parent / "shared"
POSTINGS = SHARED / "yard" / "data" / "dev" / "postings"
ROADS = 20


def main() -> None:
    print("| what | median | 95th percentile | n |\n|---|---|---|---|")
    texts = [path.read_text() for path in sorted(POSTINGS.glob("*.txt"))] or [POSTING_TEXT]
    row("reading a posting", "ms", timed(reader.read, texts * 3))
    for name, (figures, slowest) in (
        ("reading a line of 200,000 characters, one pattern over and over", reading.measure()),
        ("the form with 50,000 characters, one pattern over and over", reading.measure_form()),
    ):
        row(name, "ms", figures)
        print(f"| the slowest of them: {max(figures):.0f} ms, {slowest.replace('|', '/')} | | | |")
    # Writing includes one reading here, because the writer starts from what was read.
    row("reading, then writing 12 questions", "ms", timed(write_twelve, texts))
    row("assessing an answer of 100 words", "ms", timed(assess, [GOOD_ANSWER] * 20))
    row("assessing an answer of 300 words", "ms", timed(assess, [" ".join([GOOD_ANSWER] * 3)] * 10))
    with tempfile.TemporaryDirectory() as folder:
        site = Site(Path(folder)).start()
        try:
            english = [path.read_text() for path in sorted(POSTINGS.glob("[!f]*.txt"))] or [POSTING_TEXT]
            row("paste to first question on screen", "ms", roads(site, english))
            print(f"| web and worker together, resident | {resident(site):.0f} MB | | |")
            print(f"| first page with style and scripts, no cache | {weight(site):.1f} KB | | |")
        finally:
            site.stop()
    for name, figures, queries in (*links.measure(), *banks.measure()):
        row(f"{name} ({queries} queries)", "ms", figures)
    remote.main(texts)
    if SHARED.is_dir():
        yardstick.embedded()
        yardstick.remote()


def row(name: str, unit: str, figures: list[float]) -> None:
    ordered = sorted(figures)
    high = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    print(
        f"| {name} | {statistics.median(ordered):.1f} {unit} | {high:.1f} {unit} | {len(ordered)} |",
        flush=True,
    )


def timed(act: Callable[[str], object], inputs: Iterable[str]) -> list[float]:
    figures = []
    for given in inputs:
        began = time.perf_counter()
        act(given)
        figures.append(1000 * (time.perf_counter() - began))
    return figures


def write_twelve(text: str) -> None:
    write({"text": text, "size": 12, "seed": 0}, "embedded")


def assess(answer: str) -> None:
    criteria = tuple(
        CriterionFacts(f"c{number}", text, "Planning")
        for number, text in enumerate(
            ("Describes one real situation", "Says what the candidate did", "Names what came of it"), start=1
        )
    )
    facts = AssessAnswerFacts("Tell me about planning at short notice.", "behavioral", criteria, "en", answer)
    list(EmbeddedEngine().stream(assess_answer.prompt(facts)))


def roads(site: Site, texts: list[str]) -> list[float]:
    """The road of a new visitor in a real browser, from pressing Prepare me to the first question, less the
    time in which nothing but the person's next press was missing (none: the press follows at once)."""
    figures = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        for number in range(ROADS):
            page = browser.new_context().new_page()
            page.goto(site.url)
            page.get_by_label("Paste a job posting").fill(
                texts[number % len(texts)] if number else POSTING_TEXT
            )
            began = time.perf_counter()
            # Pressed by script: a pointer that first waits for the page to come to rest would be timed as well.
            page.get_by_role("button", name="Prepare me").evaluate("button => button.click()")
            page.get_by_role("button", name="Write my questions").evaluate("button => button.click()")
            try:
                page.locator(".item-text").first.wait_for(timeout=10_000)
                figures.append(1000 * (time.perf_counter() - began))
            except Exception:
                print(f"| (posting {number}: no question came, see docs/engines.md) | | | |")
            page.context.close()
        browser.close()
    return figures


def resident(site: Site) -> float:
    """Megabytes that web, worker and their children hold; a page that several share counts once (PSS)."""
    total = 0
    for process in site.processes.values():
        listed = subprocess.run(["ps", "-o", "pid=", "-g", str(process.pid)], capture_output=True, text=True)
        for pid in listed.stdout.split():
            facts = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
            total += sum(int(line.split()[1]) for line in facts if line.startswith("Pss:"))
    return total / 1024


def weight(site: Site) -> float:
    """Kilobytes over the wire for the front page and all it loads, compressed as a browser asks for it."""
    total = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = browser.new_page()
        paths: list[str] = []
        page.on("request", lambda request: paths.append(request.url.removeprefix(site.url)))
        page.goto(site.url, wait_until="networkidle")
        browser.close()
    for path in dict.fromkeys(paths):
        connection = HTTPConnection(HOST, site.port)
        connection.request("GET", path, headers={"Accept-Encoding": "br, gzip", "Host": HOST})
        total += len(connection.getresponse().read())
    return total / 1024


if __name__ == "__main__":
    main()
