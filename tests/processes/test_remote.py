"""A real worker that asks a real (local) endpoint: many questions at once, and deadlines that hold."""

import os
import signal
import threading
from pathlib import Path
from typing import Any

import pytest

from tests.faults.server import FaultServer
from tests.processes.place import Place

pytestmark = pytest.mark.processes

AT_ONCE = 64


def asks(place: Place, faults: FaultServer, way: str, **more: str) -> Place:
    """The place, with a model behind an endpoint of that way."""
    place.engine = {
        "ENGINE": "remote",
        "ENGINE_MODEL": "stand-in",
        "OPENAI_BASE_URL": faults.url(way),
        "OPENAI_API_KEY": "",
        "PREP_LEASE_SECONDS": "60",
        **more,
    }
    return place


def all_ready(rows: list[dict[str, Any]]) -> bool:
    return all(row["state"] == "ready" for row in rows)


def children_of(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


def threads_of(pid: int) -> int:
    return len(os.listdir(f"/proc/{pid}/task"))


def test_worker_when_64_questions_wait_asks_all_of_them_at_once(
    any_place: Place, faults: FaultServer
) -> None:
    faults.barrier, faults.calls["together"] = (
        threading.Barrier(AT_ONCE),
        0,
    )  # nobody is answered before all asked
    place = asks(any_place, faults, "together")
    place.ask("submit_different", AT_ONCE)

    worker = place.start_worker()
    rows = place.wait("read", all_ready)

    assert [row["attempts"] for row in rows] == [1] * AT_ONCE
    assert faults.calls["together"] == AT_ONCE
    assert len(children_of(worker.pid)) <= 1  # beat
    assert threads_of(worker.pid) < AT_ONCE + 16


def test_worker_when_the_endpoint_is_silent_gives_the_row_back_in_time(
    place: Place, faults: FaultServer
) -> None:
    asks(place, faults, "silence", ENGINE_DEADLINE="1").ask("submit", 3)

    place.start_worker()
    rows = place.wait(
        "read", lambda rows: {(row["state"], row["attempts"]) for row in rows} == {("queued", 1)}
    )

    assert [row["error"] for row in rows] == ["engine_unavailable"] * 3


def test_worker_when_killed_while_it_waits_leaves_the_row_to_the_next(
    place: Place, faults: FaultServer
) -> None:
    asks(place, faults, "silence", PREP_LEASE_SECONDS="1").ask("submit", 1)
    worker = place.start_worker()
    place.wait("read", lambda rows: rows[0]["state"] == "running")

    os.killpg(worker.pid, signal.SIGKILL)
    worker.wait()
    place.engine["OPENAI_BASE_URL"] = faults.url("ok")
    place.ask("age", 15)
    place.start_worker()

    (row,) = place.wait("read", all_ready)
    assert row["attempts"] == 2
    assert row["lines"] == place.ask("undisturbed")
