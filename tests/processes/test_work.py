import signal
import time
from typing import Any

import pytest

from tests.processes.place import Place, signal_group

pytestmark = pytest.mark.processes

LEASE = 1.0


def all_ready(rows: list[dict[str, Any]]) -> bool:
    return all(row["state"] == "ready" for row in rows)


def is_ready(row: dict[str, Any]) -> bool:
    return row["state"] == "ready"


def test_postings_when_worker_tree_is_killed_in_mid_task_then_all_are_read_once(any_place: Place) -> None:
    any_place.ask("submit", 4)
    first = any_place.start_worker(pause=1)
    any_place.wait("read", lambda rows: "running" in [row["state"] for row in rows])

    signal_group(first, signal.SIGKILL)
    killed = any_place.ask("read")
    time.sleep(LEASE)
    any_place.ask("age", 15)  # also what was received but not yet begun is then due
    any_place.start_worker()

    rows = any_place.wait("read", all_ready)
    assert "running" in [row["state"] for row in killed]
    assert [row["lines"] for row in rows] == [any_place.ask("undisturbed")] * 4
    assert max(row["attempts"] for row in rows) == 2


def test_question_set_when_worker_tree_is_killed_half_way_then_each_place_is_filled_once(
    place: Place,
) -> None:
    place.ask("request_set", 6)
    first = place.start_worker(pause=0.4)
    place.wait("written", lambda row: len(row["items"]) > 1)

    signal_group(first, signal.SIGKILL)
    half_way = place.ask("written")
    time.sleep(LEASE)
    place.start_worker()

    row = place.wait("written", is_ready)
    assert half_way["state"] == "running"
    assert row["items"][: len(half_way["items"])] == half_way["items"]
    assert [position for _, position, _ in row["items"]] == [1, 2, 3, 4, 5, 6]
    assert len({text for _, _, text in row["items"]}) == 6
    assert row["attempts"] == 2


def test_postings_when_messages_are_thrown_away_then_sweep_sends_them_again(any_place: Place) -> None:
    any_place.ask("submit", 3)

    thrown_away = any_place.ask("discard")
    any_place.ask("age", 15)
    any_place.start_worker()

    rows = any_place.wait("read", all_ready)
    assert thrown_away == 3
    assert rows == [{"state": "ready", "attempts": 1, "error": "", "lines": any_place.ask("undisturbed")}] * 3


def test_row_of_a_dead_worker_when_a_backlog_waits_then_it_is_freed_before_that_is_done(
    any_place: Place,
) -> None:
    (dead,) = any_place.ask("submit", 1)
    any_place.ask("discard")
    any_place.ask("abandon", dead, 5)  # so it is not yet free when the worker starts
    any_place.ask("submit", 6)
    any_place.start_worker(pause=60)
    any_place.wait("read", lambda rows: "running" in [row["state"] for row in rows[1:]])

    rows = any_place.wait("read", lambda rows: rows[0]["state"] == "queued")

    assert "queued" in [row["state"] for row in rows[1:]]
    assert not any(map(is_ready, rows))
    any_place.start_worker()
    assert any_place.wait("read", lambda rows: is_ready(rows[0]))[0]["attempts"] == 2


def test_messages_when_delivered_again_and_again_then_work_is_done_once(any_place: Place) -> None:
    (posting,) = any_place.ask("submit", 1)
    any_place.ask("ring_again", "posting", posting, 5)

    any_place.start_worker(pause=0.5)
    any_place.wait("read", all_ready)
    any_place.ask("ring_again", "posting", posting, 3)
    any_place.wait("waiting", lambda count: count == 0)

    assert any_place.ask("read") == [
        {"state": "ready", "attempts": 1, "error": "", "lines": any_place.ask("undisturbed")}
    ]


def test_late_twin_when_its_lease_ran_out_then_it_writes_nothing(place: Place) -> None:
    place.ask("request_set", 6)
    twin = place.start_worker(pause=0.5)
    place.wait("written", lambda row: len(row["items"]) > 1)
    signal_group(twin, signal.SIGSTOP)
    time.sleep(LEASE)
    place.start_worker()
    finished = place.wait("written", is_ready)

    signal_group(twin, signal.SIGCONT)
    twin.terminate()  # it stops only when the task in hand has ended
    twin.wait()

    assert place.ask("written") == finished
    assert [position for _, position, _ in finished["items"]] == [1, 2, 3, 4, 5, 6]
    assert finished["attempts"] == 2
