"""One request to the server that answers well or fails, and how a way is written down."""

import json
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Any

from prep.engines.remote.items import Items
from tests.faults import model

if TYPE_CHECKING:
    from tests.faults.server import FaultServer


class Handler(BaseHTTPRequestHandler):
    """One request; `way` decides what becomes of it."""

    protocol_version = "HTTP/1.1"
    server: "FaultServer"

    def do_POST(self) -> None:
        self.way = self.path.split("/")[1]
        raw = self.rfile.read(int(self.headers["Content-Length"]))
        self.asked = json.loads(raw)
        with self.server.lock:
            self.server.calls[self.way] += 1
            self.server.bodies.append(self.asked)
            self.number = self.server.calls[self.way]
            self.server.began_at = self.server.began_at or time.monotonic()
        try:
            WAYS.get(self.way, no_such_path)(self)
        except OSError:
            with self.server.lock:
                self.server.hung_up[self.way] += 1

    def do_GET(self) -> None:
        """The list of models, where there is one."""
        way = self.path.split("/")[1]
        if way == "strict_paths" and not self.path.startswith("/strict_paths/v1/"):
            return self.send("no", 404, "text/plain")
        if way in WAYS and way != "bad_key":
            return self.send(json.dumps({"data": [{"id": "small-1"}, {"id": "large-1"}]}))
        self.refuse(401 if way == "bad_key" else 404, "no")

    def log_message(self, *args: Any) -> None:
        """Quiet."""

    # ---------------------------------------------------------------- ways to answer

    @property
    def streams(self) -> bool:
        return bool(self.asked.get("stream"))

    def content(self) -> str:
        """What a model would write."""
        _, sent = model.answer(self.asked["messages"])
        return json.dumps(sent)

    def heard(self) -> str:
        """The end of what was sent, with what strangers wrote: many servers repeat it in their errors."""
        return json.dumps(self.asked["messages"][-2:], ensure_ascii=False)

    def usage(self, text: str) -> dict[str, Any]:
        sent = sum(len(message["content"]) for message in self.asked["messages"])
        return {
            "prompt_tokens": sent // 4,
            "completion_tokens": len(text) // 4,
            "prompt_tokens_details": {"cached_tokens": 0},
        }

    def completion(self, text: Any, finish: str = "stop", **message: Any) -> dict[str, Any]:
        return {
            "id": "x",
            "object": "chat.completion",
            "model": "stand-in-1",
            "choices": [
                {
                    "index": 0,
                    "finish_reason": finish,
                    "message": {"role": "assistant", "content": text, **message},
                }
            ],
            "usage": self.usage(text or ""),
        }

    def send(
        self, body: str | bytes, status: int = 200, kind: str = "application/json", **headers: str
    ) -> None:
        data = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def say(self, text: str, finish: str = "stop") -> None:
        """The text as an honest server sends it: in events when it was asked for a stream."""
        if not self.streams:
            return self.send(json.dumps(self.completion(text, finish)))
        self.begin()
        items, seen = Items("questions"), 0
        for start in range(0, len(text), 40):
            self.event({"content": text[start : start + 40]})
            seen += len(list(items.feed(text[start : start + 40]))) if not seen else 0
            self.server.first_item_at = self.server.first_item_at or (time.monotonic() if seen else 0.0)
            if self.server.pace:
                time.sleep(self.server.pace)
        self.event({}, finish)
        if self.asked.get("stream_options"):
            self.chunk(json.dumps({"choices": [], "usage": self.usage(text)}))
        self.chunk("[DONE]")
        self.end()

    def begin(self, kind: str = "text/event-stream") -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()

    def event(self, delta: dict[str, Any], finish: str | None = None) -> None:
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        self.chunk(json.dumps({"model": "stand-in-1", "choices": [choice]}))

    def chunk(self, data: str) -> None:
        self.write(f"data: {data}\n\n".encode())

    def write(self, data: bytes) -> None:
        self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))
        self.wfile.flush()

    def end(self) -> None:
        self.wfile.write(b"0\r\n\r\n")
        self.wfile.flush()

    def hang_up(self) -> None:
        """Close the connection in the middle of whatever was being sent."""
        self.close_connection = True

    def refuse(self, status: int, message: str, code: str = "", **headers: str) -> None:
        self.send(json.dumps({"error": {"message": message, "code": code}}), status, **headers)


def no_such_path(handler: Handler) -> None:
    handler.send("404 page not found", 404, "text/plain")


def way(act: Callable[[Handler], None]) -> Callable[[Handler], None]:
    WAYS[act.__name__] = act
    return act


WAYS: dict[str, Callable[[Handler], None]] = {}
