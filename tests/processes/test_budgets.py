"""Many at once against room for a few, from several processes, on the real database."""

import json
import subprocess
import sys
from collections import Counter

import pytest

from prep.run import BASE_DIR
from tests.faults.server import FaultServer
from tests.processes.place import Place

pytestmark = pytest.mark.processes

PROCESSES, THREADS, ROOM = 4, 50, 10
TOKENS = 1000  # of each call, see spenders


@pytest.mark.parametrize("priced", [False, True], ids=["tokens", "money"])
def test_budget_when_two_hundred_ask_at_once_then_only_those_are_let_out_for_whom_there_is_room(
    place: Place, priced: bool
) -> None:
    environment = place.environment(
        ENGINE="scripted",
        ENGINE_CAP_DAY_TOKENS=str(ROOM * TOKENS),
        ENGINE_CAP_DAY="0.01",
        ENGINE_PRICES="script=1/1/1" if priced else "",  # a thousand tokens cost 0.001
    )

    seen = asked(environment, THREADS)

    assert seen == {"admitted": ROOM, "refused": PROCESSES * THREADS - ROOM}
    assert place.ask("spent") == {"micros": ROOM * 1000 * priced, "tokens": ROOM * TOKENS * (not priced)}


def test_budget_when_a_model_is_found_to_think_holds_all_the_same(place: Place, faults: FaultServer) -> None:
    """Nobody knows before that it takes 8,000 tokens more; a hundred thousand are room for nine who know."""
    environment = place.environment(
        ENGINE="remote",
        ENGINE_MODEL="stand-in",
        OPENAI_BASE_URL=faults.url("thinker"),
        ENGINE_CAP_DAY_TOKENS="100000",
    )
    before = len(faults.bodies)

    seen = asked(environment, 10)

    used = sum(body["max_tokens"] for body in faults.bodies[before:])
    assert set(seen) == {"admitted", "refused"}
    assert used < place.ask("spent")["tokens"] <= 100_000


def asked(environment: dict[str, str], threads: int) -> Counter[str]:
    """How many of all were admitted and refused."""
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.processes.spenders", str(threads), str(number * threads)],
            cwd=BASE_DIR,
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(PROCESSES)
    ]
    seen: Counter[str] = Counter()
    for process in running:
        said, _ = process.communicate(timeout=110)
        seen.update(json.loads(said))
    return seen
