"""The remote engine against an endpoint on this machine: how little it adds to what the endpoint takes.

`python -m tests.bench.remote` runs this part alone.
"""

import json
import math
import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prep.settings")
os.environ.setdefault("PREP_VAR", tempfile.mkdtemp(prefix="prep-bench-"))

import django

django.setup()

# Engine code reads settings, so it comes after the line above.
from django.core.management import call_command  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402

from interviews.facts import LineFacts, Place, WriteQuestionsFacts  # noqa: E402
from interviews.prompts import write_questions  # noqa: E402
from postings.offline import reader  # noqa: E402
from postings.prompts import read_posting  # noqa: E402
from prep.engines.base import Prompt  # noqa: E402
from prep.engines.remote.engine import RemoteEngine  # noqa: E402
from prep.engines.remote.fence import fenced  # noqa: E402
from prep.engines.remote.schema import strict  # noqa: E402
from tests.contract.prompts import ASSESS, REPORT  # noqa: E402
from tests.faults import model  # noqa: E402
from tests.faults.server import FaultServer  # noqa: E402
from tests.flows.conftest import CHROMIUM, QUIET  # noqa: E402
from tests.flows.site import Site  # noqa: E402
from tests.processes import place as places  # noqa: E402
from tests.texts import POSTING_TEXT  # noqa: E402

CALLS, AT_ONCE, TAKES = 200, 64, 2.0
IDEAL = math.ceil(CALLS / AT_ONCE) * TAKES
SET_SIZE = 12
LETTERS = 4  # of a token, about
PACE = 0.16  # seconds for 40 letters: about 60 tokens a second
ROADS = 5
# Of a trade that no starter pack knows, so that every question has to be written.
TUNER = """Piano Tuner

Key Responsibilities
• Tune forty concert pianos in studio {number} before each rehearsal.
• Voice the hammers to the wishes of the pianist.
• Mend broken strings between two performances.
• Keep a log of humidity and pitch for every instrument.

Qualifications
• A trained ear for temperaments
• Three years of work on grand pianos
• Calm dealings with nervous musicians

Key Skills
Voicing
Regulation
Restringing
"""


def main(texts: Sequence[str]) -> None:
    call_command("migrate", verbosity=0)
    faults = FaultServer()
    faults.takes = TAKES
    took, busy = calls(faults)
    row(f"{CALLS} calls of {TAKES:g} s, {AT_ONCE} threads: times the ideal", took / IDEAL)
    row("processor time of one such call, both ends, ms", 1000 * busy / CALLS)
    whole, busy, megabytes = rows(faults)
    row(f"{CALLS} postings through one worker, {AT_ONCE} at once: times the ideal", whole / IDEAL)
    row("processor time of the worker for one posting, ms", 1000 * busy / CALLS)
    row("that worker with beat, 64 under way, MB (PSS)", megabytes)
    row("long posting, pieces at once / whole, seconds", *pieces(faults))
    row("first question: on screen / sent by the endpoint", statistics.median(first_questions(faults)))
    tokens(texts)


def row(name: str, *figures: float) -> None:
    print(f"| {name} | {' / '.join(f'{figure:.2f}' for figure in figures)} |", flush=True)


def engine(faults: FaultServer, way: str, **more: Any) -> RemoteEngine:
    return RemoteEngine(faults.url(way), "", "stand-in", **more)


def calls(faults: FaultServer) -> tuple[float, float]:
    """Seconds for so many calls with as many threads as a worker has, and of processor time."""
    asked = engine(faults, "slow")
    list(engine(faults, "ok").stream(ASSESS))
    began, worked = time.perf_counter(), time.process_time()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(lambda _: list(asked.stream(ASSESS)), range(CALLS)))
    return time.perf_counter() - began, time.process_time() - worked


def rows(faults: FaultServer) -> tuple[float, float, float]:
    """Seconds from the first call to the last row ready, with a real worker; its processor time, and its memory
    in between."""
    with tempfile.TemporaryDirectory() as folder:
        place = places.Place(Path(folder), "", "", remote_environment(faults, "slow"))
        try:
            place.migrate()
            place.ask("submit_different", CALLS)
            faults.began_at, faults.calls["slow"] = 0.0, 0
            worker = place.start_worker()
            places.wait_until(lambda: faults.calls["slow"] >= 1)
            started = processor_time(worker.pid)
            places.wait_until(lambda: faults.calls["slow"] >= AT_ONCE)
            megabytes = resident(worker.pid)
            place.wait("unfinished", lambda count: count == 0)
            took, busy = time.monotonic() - faults.began_at, processor_time(worker.pid)
            return took, busy - started, megabytes
        finally:
            place.close()


def remote_environment(faults: FaultServer, way: str) -> dict[str, str]:
    return {
        "ENGINE": "remote",
        "ENGINE_MODEL": "stand-in",
        "OPENAI_BASE_URL": faults.url(way),
        "OPENAI_API_KEY": "",
        "PREP_LEASE_SECONDS": "60",
        "LOG_LEVEL": "WARNING",
    }


def processor_time(pid: int) -> float:
    """Seconds that a process has computed."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident(group: int) -> float:
    """Megabytes of a process group; a page that several share counts once (PSS)."""
    listed = subprocess.run(["ps", "-o", "pid=", "-g", str(group)], capture_output=True, text=True)
    total = 0
    for pid in listed.stdout.split():
        facts = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        total += sum(int(line.split()[1]) for line in facts if line.startswith("Pss:"))
    return total / 1024


def pieces(faults: FaultServer) -> tuple[float, float]:
    """A posting of 20,000 characters, read by an endpoint that needs time for every letter it writes."""
    duties = "\n".join(f"• Plan the work of team number {number} and report on it." for number in range(330))
    prompt = read_posting.prompt(read_posting.ReadPostingFacts(f"Planner\n\nResponsibilities\n{duties}\n"))
    figures, faults.takes = [], 1.0
    for together in (4, 1):
        began = time.perf_counter()
        list(engine(faults, "typed", together=together, deadline=600.0).stream(prompt))
        figures.append(time.perf_counter() - began)
    faults.takes = TAKES
    return figures[0], figures[1]


def first_questions(faults: FaultServer) -> list[float]:
    """From the press to the first question on screen, over the same to when the endpoint had sent it."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Site(Path(folder), engine=remote_environment(faults, "ok")).start()
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        try:
            return [first_question(faults, site, browser, number) for number in range(ROADS)]
        finally:
            faults.pace = 0.0
            browser.close()
            site.stop()


def first_question(faults: FaultServer, site: Site, browser: Any, number: int) -> float:
    faults.pace = 0.0
    page = browser.new_context().new_page()
    page.goto(site.url)
    page.get_by_label("Paste a job posting").fill(TUNER.format(number=number))
    page.get_by_role("button", name="Prepare me").click()
    button = page.get_by_role("button", name="Write my questions")
    button.wait_for()
    page.get_by_text("Voice the hammers").locator("visible=true").first.wait_for()
    faults.pace, faults.first_item_at = PACE, 0.0
    began = time.monotonic()
    button.evaluate("button => button.click()")
    page.locator(".item-text").first.wait_for(timeout=60_000)
    shown = time.monotonic()
    page.context.close()
    return (shown - began) / (faults.first_item_at - began)


# -------------------------------------------------------------------- tokens


def tokens(texts: Sequence[str]) -> None:
    """Estimated tokens (letters / 4, schema included) of the sample postings, whatever an endpoint makes of them."""
    ours, singly = [], []
    for text in texts:
        facts = facts_of(text)
        if facts.lines:
            ours.append(used(write_questions.prompt(facts)))
            singly.append(question_by_question(facts))
    sent, received = (statistics.mean(one[at] for one in ours) for at in (0, 1))
    row(f"tokens of a set of {SET_SIZE}, sent / received, n={len(ours)}", sent, received)
    row(
        "the same, one question a call (sent / received)",
        *(statistics.mean(one[at] for one in singly) for at in (0, 1)),
    )
    shares = [sum(one) / sum(other) for one, other in zip(ours, singly, strict=True)]
    row("the set in one call: share of the tokens", statistics.mean(shares))
    row("tokens of an assessment (100 words, 3 criteria), sent / received", *used(ASSESS))
    row("tokens of a report, sent / received", *used(REPORT))


def facts_of(text: str) -> WriteQuestionsFacts:
    draft = reader.read(text)
    lines = tuple(
        LineFacts(number, line["kind"], line["importance"], line["text"])
        for number, line in enumerate(draft["lines"], start=1)
    )
    spots = tuple(Place(number) for number in range(1, SET_SIZE + 1))
    return WriteQuestionsFacts(draft["title"] or "", "", "en", lines, tuple(draft["skills"]), spots)


def used(prompt: Prompt[Any]) -> tuple[float, float]:
    """What goes out and what a reply like the stand-in's comes to."""
    assert prompt.wire is not None
    messages = fenced(prompt.wording(prompt.facts))
    sent = sum(len(message["content"]) for message in messages) + len(json.dumps(strict(prompt.wire.schema)))
    _, reply = model.answer(messages)
    return sent / LETTERS, len(json.dumps(reply)) / LETTERS


def question_by_question(facts: WriteQuestionsFacts) -> tuple[float, float]:
    """The usual design: a call for each question, each with the posting's lines."""
    each = [used(write_questions.prompt(replace(facts, places=(spot,)))) for spot in facts.places]
    return sum(sent for sent, _ in each), sum(received for _, received in each)


if __name__ == "__main__":
    main([POSTING_TEXT])
