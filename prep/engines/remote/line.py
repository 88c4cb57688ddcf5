"""The line to an endpoint: one event loop in a thread of its own on which all calls of a process wait.

A call is told when it has to be over. The clock that ends it is the loop's, not the reader's: a server that
sends a byte now and then, or nothing, or blanks, changes nothing about it.
"""

import asyncio
import os
import queue
import threading
import time
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import Future
from typing import Any

import httpx2
from openai import AsyncOpenAI

from prep.engines.base import EngineUnavailable
from prep.engines.remote import failures
from prep.engines.remote.chunks import Events, Heard, whole
from prep.engines.remote.texts import loads

MOST_BYTES = 8 * 1024 * 1024
CONNECT_SECONDS = 10.0
GRACE_SECONDS = 1.0  # how long after its time a call is given to say that it was ended
_END = object()


class _Capped(httpx2.AsyncByteStream):
    """A body that ends with an error when it grows past the limit, whoever reads it."""

    def __init__(self, stream: Any) -> None:
        self.stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        left = MOST_BYTES
        async for piece in self.stream:
            left -= len(piece)
            if left < 0:
                raise failures.TooMuch
            yield piece

    async def aclose(self) -> None:
        await self.stream.aclose()


class _Transport(httpx2.AsyncHTTPTransport):
    """Caps every body, and takes none that is packed: what unpacks to has no limit."""

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        response = await super().handle_async_request(request)
        if response.headers.get("content-encoding", "identity").lower() != "identity":
            await response.aclose()
            raise failures.Packed
        response.stream = _Capped(response.stream)
        return response


class Line:
    """One endpoint, one process."""

    def __init__(self, base_url: str, key: str) -> None:
        limits = httpx2.Limits(max_connections=None, max_keepalive_connections=64, keepalive_expiry=30)
        self.loop = asyncio.new_event_loop()
        self.client = AsyncOpenAI(
            base_url=base_url,
            api_key=key or "none",  # local servers want none, the client insists on one
            max_retries=0,
            http_client=httpx2.AsyncClient(
                transport=_Transport(limits=limits, trust_env=False),
                follow_redirects=False,
                trust_env=False,
                headers={"Accept-Encoding": "identity"},
            ),
        )
        threading.Thread(target=self.loop.run_forever, name="engine-line", daemon=True).start()


_lines: dict[tuple[int, str, str], Line] = {}
_lock = threading.Lock()


def line(base_url: str, key: str) -> Line:
    """The line of this process; a forked child opens one of its own."""
    wanted = (os.getpid(), base_url, key)
    with _lock:
        if wanted not in _lines:
            _lines[wanted] = Line(base_url, key)
        return _lines[wanted]


class Call:
    """One question on its way. Iterate for its text; `heard` is complete when that has ended."""

    def __init__(self, line: Line, body: dict[str, Any], until: float) -> None:
        self.heard = Heard()
        self.until = until
        self._line = line
        self.body = body
        self.letters = 0  # that have come
        self._pieces: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._future: Future[None] = asyncio.run_coroutine_threadsafe(self._run(), line.loop)

    def __iter__(self) -> Iterator[str]:
        try:
            while True:
                left = max(0.0, self.until - time.monotonic()) + GRACE_SECONDS
                try:
                    piece = self._pieces.get(timeout=left)
                except queue.Empty:
                    raise EngineUnavailable(failures.SLOW, hint="The call did not end in time.") from None
                if piece is _END:
                    return
                if isinstance(piece, BaseException):
                    # Not from it: its words are the endpoint's, and a log may print all that an error came from.
                    raise failures.explained(piece) from None
                self.letters += len(piece)
                yield piece
        finally:
            self.drop()

    def drop(self) -> None:
        """Hang up. Does nothing when the call is over."""
        self._future.cancel()

    async def _run(self) -> None:
        try:
            async with asyncio.timeout(max(0.0, self.until - time.monotonic())):
                await self._talk()
            self._pieces.put(_END)
        except BaseException as error:
            self._pieces.put(error if isinstance(error, Exception) else TimeoutError())
            if not isinstance(error, Exception):
                raise

    async def _talk(self) -> None:
        left = max(0.1, self.until - time.monotonic())
        timeout = httpx2.Timeout(left, connect=min(left, CONNECT_SECONDS))
        completions = self._line.client.chat.completions.with_streaming_response
        # As extra body, because the client would walk through every key of a schema to find nothing to change.
        named = {"model": self.body["model"], "messages": (), "stream": self.body.get("stream", False)}
        async with completions.create(**named, extra_body=self.body, timeout=timeout) as response:
            kind = response.headers.get("content-type", "")
            if "event-stream" in kind:
                await self._listen(response.iter_bytes())
                return
            body = await response.read()
            if body.startswith(b"data:"):  # events that are not called by their name
                await self._listen(_once(body))
            else:
                self._pieces.put(self.heard.take(whole(body, kind)))

    async def _listen(self, pieces: AsyncIterator[bytes]) -> None:
        events = Events()
        async for piece in pieces:
            for data in events.feed(piece):
                if self._hear(data):
                    return
        for data in events.feed(b"", final=True):
            if self._hear(data):
                return
        if not self.heard.finish:
            raise EngineUnavailable(failures.CUT, hint="The stream ended without saying that it was done.")

    def _hear(self, data: str) -> bool:
        """Pass the text of one event on; whether it was the last."""
        if data.strip() == "[DONE]":
            return True
        text = self.heard.take(loads(data))
        if text:
            self._pieces.put(text)
        return False


async def _once(body: bytes) -> AsyncIterator[bytes]:
    yield body
