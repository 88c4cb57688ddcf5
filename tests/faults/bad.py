"""Ways that fail: away or in trouble, replies that cannot be used, and those that do not end or end too early."""

import json
import time

from tests.faults.handler import Handler, way

FOREVER = 60.0  # seconds that a way without end goes on


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
def says_back_400(handler: Handler) -> None:
    handler.refuse(400, handler.heard(), handler.heard())


@way
def says_back_500(handler: Handler) -> None:
    handler.refuse(500, handler.heard(), "internal_error")


@way
def says_back_200(handler: Handler) -> None:
    handler.send(json.dumps({"error": handler.heard()}))


@way
def says_back_refusing(handler: Handler) -> None:
    handler.send(json.dumps(handler.completion(None, refusal=handler.heard())))


@way
def says_back(handler: Handler) -> None:
    handler.say(handler.heard())


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
