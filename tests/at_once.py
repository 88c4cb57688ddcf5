"""Two clicks at the very same moment."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

from tests.upon import once, upon

A_WHILE = 1.0  # long enough for a deed that waits for nobody


def at_once(*deeds: Callable[[], Any]) -> list[Any]:
    """What each deed returns or raises, when all are done at the same moment. For tests with `transaction=True`.

    On PostgreSQL each has a thread and a connection of its own. SQLite lets one transaction in at a time, and
    that of the tests is in memory, for one thread: there one is done after the other.
    """
    if connection.vendor == "sqlite":
        return [_outcome(deed) for deed in deeds]
    outcomes: dict[int, Any] = {}
    gate = threading.Barrier(len(deeds), timeout=30)

    def run(number: int) -> None:
        connection.ensure_connection()  # before the gate: whoever has to connect first comes late
        gate.wait()
        outcomes[number] = _outcome(deeds[number])
        connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(deeds))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [outcomes[number] for number in range(len(deeds))]


@contextmanager
def meanwhile(sql: str, deed: Callable[[], Any]) -> Iterator[list[Any]]:
    """Somebody else does the deed at the moment when a statement that begins so is about to run, and comes to its end
    first unless they have to wait. Gives a list in which its outcome will be. On SQLite it is done afterwards."""
    outcomes: list[Any] = []

    def run() -> None:
        outcomes.append(_outcome(deed))
        connection.close()

    def begin() -> None:
        thread.start()
        thread.join(A_WHILE)

    if connection.vendor == "sqlite":
        yield outcomes
        outcomes.append(_outcome(deed))
        return
    thread = threading.Thread(target=run)
    with upon(sql, once(begin)):
        yield outcomes
    thread.join()


def _outcome(deed: Callable[[], Any]) -> Any:
    try:
        return deed()
    except Exception as error:
        return error
