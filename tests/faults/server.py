"""An OpenAI-style server on this machine that answers well, or fails in one of the ways that servers do.

The way is the first step of the path: http://127.0.0.1:PORT/byte_drip/v1.
"""

import json
import threading
import time
from collections import Counter
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from prep.engines.remote.items import Items
from tests.faults import model

FOREVER = 60.0  # seconds that a way without end goes on


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


def way(act: Callable[[Handler], None]) -> Callable[[Handler], None]:
    WAYS[act.__name__] = act
    return act


WAYS: dict[str, Callable[[Handler], None]] = {}


# -------------------------------------------------------------------- good ones


@way
def ok(handler: Handler) -> None:
    handler.say(handler.content())


@way
def slow(handler: Handler) -> None:
    time.sleep(handler.server.takes)
    handler.say(handler.content())


@way
def typed(handler: Handler) -> None:
    """Takes as long as a model that writes 60 tokens a second."""
    text = handler.content()
    time.sleep(0.5 + len(text) / 240 * handler.server.takes)
    handler.say(text)


@way
def together(handler: Handler) -> None:
    """Answers nobody before so many have asked."""
    handler.server.barrier.wait(90)
    handler.say(handler.content())


@way
def strict_paths(handler: Handler) -> None:
    if not handler.path.startswith("/strict_paths/v1/"):
        return no_such_path(handler)
    handler.say(handler.content())


def no_such_path(handler: Handler) -> None:
    handler.send("404 page not found", 404, "text/plain")


@way
def forgetful(handler: Handler) -> None:
    """Cuts the beginning of long posts off, as a server with a short context does."""
    for message in handler.asked["messages"]:
        if len(message["content"]) > 4000:
            mark, text = message["content"][:12], message["content"]
            message["content"] = f"{mark}\n{text[-2000:]}"
    handler.say(handler.content())


@way
def ends_unended(handler: Handler) -> None:
    """The last event of the stream has no blank line after it."""
    chunk = {"choices": [{"delta": {"content": handler.content()}}]}
    handler.send(f"data: {json.dumps(chunk)}\n\ndata: [DONE]", kind="text/event-stream")


@way
def never_streams(handler: Handler) -> None:
    handler.send(json.dumps(handler.completion(handler.content())))


@way
def events_by_no_name(handler: Handler) -> None:
    text = handler.content()
    chunk = {"choices": [{"delta": {"content": text}, "finish_reason": "stop"}]}
    handler.send(f"data: {json.dumps(chunk)}\r\n\r\ndata: [DONE]\r\n\r\n", kind="text/plain")


@way
def fenced(handler: Handler) -> None:
    handler.say(f"```json\n{handler.content()}\n```")


@way
def prose(handler: Handler) -> None:
    handler.say(f"<think>Hm, {{a}} [b].</think>Sure, here it is:\n\n{handler.content()}\n\nAnything else?")


@way
def braces_in_prose(handler: Handler) -> None:
    """What comes before it cannot be told from the reply until all of it is there."""
    handler.say(f"<think>If {{ opens</think>```json\n{handler.content()}\n```")


@way
def ends_abruptly(handler: Handler) -> None:
    """All is said, but neither the last empty line nor the word that it is done."""
    chunk = {"choices": [{"delta": {"content": handler.content()}, "finish_reason": "stop"}]}
    handler.send(f"data: {json.dumps(chunk)}\ndata: ", kind="text/event-stream") if handler.streams else ok(
        handler
    )


@way
def cut_when_long(handler: Handler) -> None:
    """Its replies have no room for more than a short posting."""
    text = handler.content()
    handler.say(*((text[:300], "length") if len(str(handler.asked["messages"])) > 6000 else (text,)))


@way
def content_in_parts(handler: Handler) -> None:
    parts = [{"type": "text", "text": handler.content()}, {"type": "image"}]
    handler.send(json.dumps({"choices": [{"message": {"content": parts}}]}))  # and counts no tokens


@way
def wrong_schema_once(handler: Handler) -> None:
    handler.say('{"answer": 42}' if handler.number == 1 else handler.content())


# -------------------------------------------------------------------- those that want another form


@way
def no_schema(handler: Handler) -> None:
    if handler.asked.get("response_format", {}).get("type") == "json_schema":
        return handler.refuse(400, "'response_format.type' must be 'json_object' or 'text'")
    handler.say(handler.content())


@way
def words_only(handler: Handler) -> None:
    if "response_format" in handler.asked:
        return handler.refuse(400, "response_format is not supported")
    handler.say(f"```\n{handler.content()}\n```")


@way
def picky(handler: Handler) -> None:
    for name, message in {
        "stream_options": "Unknown field: stream_options",
        "max_tokens": "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.",
        "temperature": "Unsupported value: 'temperature' does not support 0 with this model.",
    }.items():
        if name in handler.asked:
            return handler.refuse(400, message)
    handler.say(handler.content())


@way
def old(handler: Handler) -> None:
    """Knows neither system turns nor streams, nor anything but words."""
    if handler.streams:
        return handler.refuse(400, "stream is not implemented")
    if [message["role"] for message in handler.asked["messages"]] != ["user"]:
        return handler.refuse(500, "Conversation roles must alternate user/assistant/user/assistant/...")
    handler.say(handler.content())


@way
def thinker(handler: Handler) -> None:
    """Spends its tokens on thoughts unless it is given many."""
    if handler.asked["max_tokens"] > 8000:
        return handler.say(handler.content())
    said = handler.completion("", "length")
    said["usage"]["completion_tokens_details"] = {"reasoning_tokens": 500}
    handler.send(json.dumps(said))


@way
def takes_nothing(handler: Handler) -> None:
    handler.refuse(422, "no")


# -------------------------------------------------------------------- those that are away or in trouble


@way
def busy_short(handler: Handler) -> None:
    handler.refuse(429, "Rate limit reached", Retry_After="1")


@way
def busy_long(handler: Handler) -> None:
    handler.refuse(429, "Rate limit reached", Retry_After="900")


@way
def busy_until(handler: Handler) -> None:
    handler.refuse(429, "Rate limit reached", Retry_After="Wed, 21 Oct 2099 07:28:00 GMT")


@way
def no_credit(handler: Handler) -> None:
    handler.refuse(429, "You exceeded your current quota, please check your plan.", "insufficient_quota")


@way
def error_500(handler: Handler) -> None:
    handler.refuse(500, "The server had an error")


@way
def html_502(handler: Handler) -> None:
    handler.send("<html><h1>Bad gateway</h1></html>", 502, "text/html")


@way
def html_200(handler: Handler) -> None:
    handler.send("<!doctype html><title>Welcome</title>", 200, "text/html")


@way
def error_200(handler: Handler) -> None:
    handler.send(json.dumps({"error": {"message": "Provider returned error", "code": 502}}))


@way
def error_in_stream(handler: Handler) -> None:
    if not handler.streams:
        return error_200(handler)
    handler.begin()
    handler.event({"content": '{"questions": ['})
    handler.chunk(json.dumps({"error": "rate limit reached"}))
    handler.end()


@way
def error_filtered(handler: Handler) -> None:
    handler.refuse(400, "The response was filtered", "content_filter")


@way
def too_long_for_it(handler: Handler) -> None:
    handler.refuse(400, "This model's maximum context length is 4096 tokens")


@way
def bad_key(handler: Handler) -> None:
    handler.refuse(401, "Incorrect API key provided")


@way
def no_such_model(handler: Handler) -> None:
    handler.refuse(404, "The model `x` does not exist", "model_not_found")


@way
def redirect(handler: Handler) -> None:
    handler.send("", 307, Location=handler.server.url("ok") + "/chat/completions")


# -------------------------------------------------------------------- those whose replies cannot be used


@way
def empty_choices(handler: Handler) -> None:
    handler.send(json.dumps({**handler.completion(""), "choices": []}))


@way
def no_choices(handler: Handler) -> None:
    handler.send(json.dumps({"choices": None}))


@way
def odd_choices(handler: Handler) -> None:
    handler.send(json.dumps({"choices": [{"delta": 7, "message": None}], "usage": {"prompt_tokens": True}}))


@way
def a_list(handler: Handler) -> None:
    handler.send("[]")


@way
def null_content(handler: Handler) -> None:
    handler.send(json.dumps(handler.completion(None)))


@way
def refusal(handler: Handler) -> None:
    handler.send(json.dumps(handler.completion(None, refusal="I cannot help with that.")))


@way
def content_filter(handler: Handler) -> None:
    handler.say("", "content_filter")


@way
def length_cut(handler: Handler) -> None:
    text = handler.content()
    handler.say(text[: len(text) // 2], "length")


@way
def wrong_schema(handler: Handler) -> None:
    handler.say('{"questions": [{"score": 99}], "verdicts": 10, "summary": null, "lines": "all"}')


@way
def bad_json(handler: Handler) -> None:
    handler.say('{"questions": [{"text": "Why?",}], "lines": [NaN')


@way
def deep(handler: Handler) -> None:
    handler.say('{"questions":' + "[" * 50_000)


@way
def odd_body(handler: Handler) -> None:
    handler.send(b"\xff\xfe\x00{")


# -------------------------------------------------------------------- those that do not end, or end too early


@way
def byte_drip(handler: Handler) -> None:
    text = handler.content()
    handler.begin("application/json" if not handler.streams else "text/event-stream")
    data = json.dumps(handler.completion(text)) if not handler.streams else f"data: {text}"
    end = time.monotonic() + FOREVER
    for character in data:
        if time.monotonic() > end:
            return
        handler.write(character.encode())
        time.sleep(0.1)


@way
def keep_alive(handler: Handler) -> None:
    handler.begin("application/json" if not handler.streams else "text/event-stream")
    end = time.monotonic() + FOREVER
    while time.monotonic() < end:
        handler.write(b": keep-alive\n\n" if handler.streams else b" ")
        time.sleep(0.05)


@way
def silence(handler: Handler) -> None:
    end = time.monotonic() + FOREVER
    handler.connection.settimeout(0.1)
    while time.monotonic() < end:
        try:
            if not handler.connection.recv(1):
                raise ConnectionResetError
        except TimeoutError:
            continue


@way
def body_cut(handler: Handler) -> None:
    data = json.dumps(handler.completion(handler.content())).encode()
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", str(len(data)))
    handler.end_headers()
    handler.wfile.write(data[: len(data) // 2])
    handler.hang_up()


@way
def stream_cut(handler: Handler) -> None:
    if not handler.streams:
        return body_cut(handler)
    text = handler.content()
    handler.begin()
    handler.event({"content": text[: len(text) // 2]})
    handler.end()


@way
def huge(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/event-stream" if handler.streams else "application/json")
    handler.send_header("Content-Length", str(50 * 2**20))
    handler.end_headers()
    for _ in range(50 * 16):
        handler.wfile.write(b"x" * 2**16)


@way
def packed(handler: Handler) -> None:
    handler.send(b"\x1f\x8b", Content_Encoding="gzip")


@way
def hangs_up(handler: Handler) -> None:
    handler.hang_up()
