"""What is sent to an endpoint: one prompt in the form that it takes, and the most that asking so can use."""

import json
from typing import Any

from prep.engines.base import Prompt, Usage
from prep.engines.remote.fence import fenced, merged
from prep.engines.remote.forms import LIMITS, Form
from prep.engines.remote.schema import example, strict

THOUGHTS = 8000  # tokens on top for models that think unseen
UNLIMITED = 16_000  # tokens that a reply is taken to need at most where no limit can be named
BYTES = 3  # of a token; most languages have more

FORM = "Reply with one JSON object of exactly this form and with nothing else:\n{form}"
AGAIN = "A reply before this one was not of that form ({why}). Keep to it strictly."


def body_of(prompt: Prompt[Any], model: str, form: Form, facts: Any, why: str = "") -> dict[str, Any]:
    """One request. `facts` are the prompt's or a part of them, `why` says what was wrong with a reply before."""
    assert prompt.wire is not None
    schema = prompt.wire.schema
    messages = fenced(prompt.wording(facts))
    if form.shape != "schema" or why:
        messages[-1]["content"] += "\n" + FORM.format(form=example(schema))
    if why:
        messages[-1]["content"] += "\n" + AGAIN.format(why=why)
    body: dict[str, Any] = {
        "model": model,
        "messages": messages if form.turns else merged(messages),
        "stream": bool(prompt.wire.items) and form.streams,
    }
    if body["stream"] and form.counts:
        body["stream_options"] = {"include_usage": True}
    if form.limit:
        body[form.limit] = prompt.wire.room(facts) + (THOUGHTS if form.thinks else 0)
    if form.cool:
        body["temperature"] = 0
    if form.shape == "schema":
        named = {"name": prompt.name, "strict": True, "schema": strict(schema)}
        body["response_format"] = {"type": "json_schema", "json_schema": named}
    elif form.shape == "object":
        body["response_format"] = {"type": "json_object"}
    return body


def most_of(body: dict[str, Any]) -> Usage:
    """The most that a request can use: all that is sent, and its whole limit written."""
    sent = sum(len(message["content"].encode()) for message in body["messages"])
    sent += len(json.dumps(body.get("response_format", "")))
    return Usage(sent // BYTES, 0, next((body[name] for name in LIMITS if name in body), UNLIMITED))
