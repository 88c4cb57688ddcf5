"""Ways that end in an answer, some only when they are asked in another form."""

import json
import time

from tests.faults.handler import Handler, no_such_path, way

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


@way
def ignores_schema(handler: Handler) -> None:
    """Takes a schema and does not keep to it."""
    kind = handler.asked.get("response_format", {}).get("type")
    handler.say("I am sorry, let me think." if kind == "json_schema" else handler.content())


@way
def words_after_all(handler: Handler) -> None:
    """Takes a schema and does not keep to it, and refuses to send some JSON object."""
    if handler.asked.get("response_format", {}).get("type") == "json_object":
        return handler.refuse(400, "response_format is not supported")
    ignores_schema(handler)


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
    """Uses all that it is given, and all of it for thoughts unless that is much."""
    limit = handler.asked["max_tokens"]
    said = handler.completion(*((handler.content(), "stop") if limit > 8000 else ("", "length")))
    said["usage"] |= {"completion_tokens": limit, "completion_tokens_details": {"reasoning_tokens": 500}}
    handler.send(json.dumps(said))


@way
def takes_nothing(handler: Handler) -> None:
    handler.refuse(422, "no")
