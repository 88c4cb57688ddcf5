"""What a model said, as JSON: read strictly, unwrapped once."""

import pytest
from django.conf import settings

from prep.engines.remote.texts import NotJson, loads, unwrap

CORPUS = settings.BASE_DIR.parent / "shared" / "corpora" / "json"


@pytest.fixture(scope="module")
def corpus() -> dict[str, list[bytes]]:
    if not CORPUS.is_dir():
        pytest.skip("the shared folder with bad inputs is not beside the project")
    return {
        kind: [path.read_bytes() for path in sorted(CORPUS.glob(f"{kind}_*.json"))]
        for kind in ("y", "n", "i")
    }


def accepts(body: bytes) -> bool:
    try:
        loads(body)
    except NotJson:
        return False
    return True


def test_loads_when_given_the_json_suite_rejects_all_that_is_invalid(corpus):
    assert (len(corpus["n"]), sum(accepts(body) for body in corpus["n"])) == (188, 0)


def test_loads_when_given_the_json_suite_accepts_all_that_is_valid(corpus):
    assert (len(corpus["y"]), sum(accepts(body) for body in corpus["y"])) == (95, 95)


def test_texts_when_given_anything_at_all_never_crash(corpus):
    for body in [*corpus["i"], *corpus["n"], *corpus["y"]]:
        accepts(body)
        try:
            unwrap(body.decode("utf-8", "replace"))
        except NotJson:
            pass


def test_loads_when_text_cannot_be_stored_takes_that_out():
    assert loads('{"a\\u0000": ["b\\ud800\\u0007c\\n", 1, null]}') == {"a": ["bc\n", 1, None]}


def test_loads_when_nested_too_deeply_says_so():
    with pytest.raises(NotJson, match="deep"):
        loads("[" * 80 + "]" * 80)


@pytest.mark.parametrize(
    "text",
    [
        '{"a": 1}',
        ' \n{"a": 1}\n',
        '```json\n{"a": 1}\n```',
        'Here:\n```\n{"a": 1}\n```\nDone.',
        'Sure! {"a": 1} Anything else?',
        '<think>{"b": 2}</think>{"a": 1}',
        '```json\nno\n```\n{"a": 1}',
    ],
)
def test_unwrap_when_json_is_wrapped_once_finds_it(text):
    assert unwrap(text) == {"a": 1}


@pytest.mark.parametrize("text", ["", "no", "```json\nno\n```", "{'a': 1}", "<think>{", "{" * 100_000, "x {"])
def test_unwrap_when_there_is_none_says_so(text):
    with pytest.raises(NotJson):
        unwrap(text)
