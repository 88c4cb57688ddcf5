"""Items of a list as they arrive."""

import json

import pytest

from prep.engines.remote.items import Items

TRICKY = [
    {"text": 'Say "why" {here} [or there] \\ and \\" so', "n": {"deep": [{"a": 1}]}},
    {"text": "naïve – ✓", "list": []},
    {},
]


def arrived(text: str, size: int, field: str = "questions") -> list[dict]:
    items = Items(field)
    pieces = (text[start : start + size] for start in range(0, len(text), size))
    return [json.loads(one) for piece in pieces for one in items.feed(piece)]


@pytest.mark.parametrize("size", [1, 2, 7, 10_000])
@pytest.mark.parametrize("indent", [None, 2])
def test_items_when_they_arrive_in_pieces_come_out_whole(size, indent):
    text = json.dumps({"note": "x [{", "questions": TRICKY, "more": [{"a": 1}]}, indent=indent)

    assert arrived(text, size) == TRICKY


def test_items_when_a_piece_completes_one_hand_it_out_at_once():
    items = Items("questions")

    assert list(items.feed('{"questions": [{"a": 1')) == []
    assert list(items.feed("}")) == ['{"a": 1}']
    assert list(items.feed(', {"a": 2}, {"b"')) == ['{"a": 2}']


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('Sure:\n```json\n{"questions": [{"a": 1}]}\n```', [{"a": 1}]),
        ('[{"a": 1}, {"a": 2}]', [{"a": 1}, {"a": 2}]),
        ('{"other": [{"a": 1}]}', []),
        ('{"x": {"questions": [{"a": 1}]}}', []),
        ('{"questions": [[{"a": 1}]]}', []),
        ('{"questions": {"a": 1}}', []),
        ("]}]}", []),
        ('"questions": [', []),
    ],
)
def test_items_when_the_form_differs_take_only_what_is_meant(text, found):
    assert arrived(text, 3) == found
