"""A pydantic class as models understand it: a strict JSON schema, or a few lines that show the form."""

import json
from functools import cache
from typing import Any

from pydantic import BaseModel

# Strict mode takes shapes, no measures: those are checked when the reply is here.
_MEASURES = {
    *("default", "title", "format", "pattern", "minLength", "maxLength", "minItems", "maxItems"),
    *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "uniqueItems", "examples"),
}


@cache
def strict(schema: type[BaseModel]) -> dict[str, Any]:
    """The schema with every field required and none beside them, as strict mode wants it."""
    return _strict(schema.model_json_schema())


def _strict(node: Any) -> Any:
    if isinstance(node, list):
        return [_strict(one) for one in node]
    if not isinstance(node, dict):
        return node
    kept = {
        key: {name: _strict(one) for name, one in value.items()}
        if key in ("properties", "$defs")
        else _strict(value)
        for key, value in node.items()
        if key not in _MEASURES
    }
    if kept.get("type") == "object":
        kept["required"] = list(kept.get("properties", {}))
        kept["additionalProperties"] = False
    return kept


@cache
def example(schema: type[BaseModel]) -> str:
    """The form as one compact line of JSON, with the kind of each value in its place."""
    whole = schema.model_json_schema()
    return json.dumps(_shown(whole, whole.get("$defs", {})), ensure_ascii=False, separators=(",", ":"))


def _shown(node: dict[str, Any], known: dict[str, Any]) -> Any:
    if "$ref" in node:
        return _shown(known[node["$ref"].rsplit("/", 1)[-1]], known)
    if "enum" in node:
        return " | ".join(str(one) for one in node["enum"])
    if "anyOf" in node:
        shown = [_shown(one, known) for one in node["anyOf"] if one.get("type") != "null"]
        return f"{shown[0]} or null" if isinstance(shown[0], str) else shown[0]
    if node.get("type") == "object":
        return {name: _shown(one, known) for name, one in node.get("properties", {}).items()}
    if node.get("type") == "array":
        return [_shown(node["items"], known)]
    return node.get("description") or node.get("type", "string")
