"""An OpenAI-style server on this machine that answers well, or fails in one of the ways that servers do.

The way is the first step of the path: http://127.0.0.1:PORT/byte_drip/v1.
"""

import threading
from collections import Counter
from http.server import ThreadingHTTPServer
from typing import Any

from tests.faults import bad, good  # noqa: F401  (their ways are written down)
from tests.faults.handler import Handler


class FaultServer(ThreadingHTTPServer):
    """Counts what it was asked, keeps the bodies, and knows who hung up on it."""

    daemon_threads = True
    request_queue_size = 512

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.lock = threading.Lock()
        self.calls: Counter[str] = Counter()
        self.hung_up: Counter[str] = Counter()
        self.bodies: list[dict[str, Any]] = []
        self.barrier = threading.Barrier(1)  # of the way "together"
        self.takes = 0.0  # seconds before the way "slow" answers
        self.pace = 0.0  # seconds between the events of a stream
        self.began_at = 0.0  # when the first call came (time.monotonic), until somebody sets it back to zero
        self.first_item_at = 0.0  # when the first whole item of the last stream had been sent
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()

    def url(self, way: str) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/{way}/v1"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A caller that hangs up is no news."""
