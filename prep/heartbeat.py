"""One thread per process that lengthens the leases of all the rows at work there."""

import logging
import threading
import time
from typing import Protocol

from django.conf import settings
from django.db import connection

log = logging.getLogger(__name__)


class Held(Protocol):
    """What is kept: a claim. `beat` lengthens its lease and is False when it is lost."""

    def beat(self) -> bool: ...


class Keeper:
    """Lengthens the leases of all claims that this process holds, in one thread and on one connection: a worker
    that waits for a model holds many."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: set[Held] = set()
        self._thread: threading.Thread | None = None

    def keep(self, held: Held) -> None:
        with self._lock:
            self._held.add(held)
            if self._thread is None or not self._thread.is_alive():  # a forked child starts one of its own
                self._thread = threading.Thread(target=self._run, name="heartbeat", daemon=True)
                self._thread.start()

    def let_go(self, held: Held) -> None:
        with self._lock:
            self._held.discard(held)

    def _run(self) -> None:
        while True:
            time.sleep(settings.LEASE_SECONDS / 4)
            with self._lock:
                now_held = list(self._held)
                if not now_held:
                    self._thread = None
                    return
            self.beat(now_held)

    def beat(self, now_held: list[Held]) -> None:
        """One round. A claim that is lost is let go; a round that fails is made up for by the next."""
        try:
            for held in now_held:
                if not held.beat():
                    self.let_go(held)
        except Exception:
            log.warning("heartbeat missed", exc_info=True)
        finally:
            connection.close()


KEEPER = Keeper()
