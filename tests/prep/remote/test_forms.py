"""How an endpoint wants to be asked: the form, the schema, the fence."""

import pytest
from pydantic import BaseModel, Field

from interviews.prompts.assess_answer import AssessmentSent
from interviews.prompts.write_questions import QuestionsSent
from postings.prompts.read_posting import PostingSent
from prep.engines.base import Message
from prep.engines.remote.fence import bare, fenced, merged
from prep.engines.remote.forms import Form
from prep.engines.remote.schema import example, strict


class Leaf(BaseModel):
    name: str = Field("x", max_length=5, description="a name")
    count: int | None = None


class Tree(BaseModel):
    leaves: list[Leaf]
    title: str | None


def test_form_when_kept_comes_back_the_same():
    form = Form(shape="text", cool=False)

    assert Form.of(form.kept()) == form


@pytest.mark.parametrize("kept", [{}, None, [], {"shape": "oracle", "more": 1}])
def test_form_when_nothing_sensible_was_kept_is_the_first_one(kept):
    assert Form.of(kept) == Form()


def test_form_when_everything_is_refused_gets_barer_until_nothing_is_left():
    seen, form = [], Form()
    while form is not None:
        seen.append(form)
        form = form.after("no")

    assert [one.shape for one in seen] == ["schema", "object", "text", "text"]
    assert (seen[-1].streams, seen[-1].limit, seen[-1].turns) == (False, "", False)


@pytest.mark.parametrize(
    ("said", "changed"),
    [
        ("Unrecognized request argument: stream_options", {"counts": False}),
        ("'max_tokens' is not supported, use 'max_completion_tokens'", {"limit": "max_completion_tokens"}),
        ("max_tokens is too large", {"limit": ""}),
        ("temperature must be 1", {"cool": False}),
        ("Conversation roles must alternate", {"turns": False}),
        ("streaming is not available", {"streams": False}),
        ("response_format json_schema is not supported with stream", {"shape": "object"}),
    ],
)
def test_form_when_refused_with_a_reason_changes_that_only(said, changed):
    assert Form().after(said).kept() == {**Form().kept(), **changed}


def test_form_when_the_new_limit_is_not_known_goes_back_to_the_old_one():
    assert Form(limit="max_completion_tokens").after("unknown: max_completion_tokens").limit == "max_tokens"


def test_strict_when_written_requires_every_field_and_measures_nothing():
    schema = strict(Tree)
    leaf = schema["$defs"]["Leaf"]

    assert schema["required"] == ["leaves", "title"]
    assert schema["additionalProperties"] is False
    assert leaf["required"] == ["name", "count"]
    assert leaf["properties"]["name"] == {"type": "string", "description": "a name"}
    assert leaf["properties"]["count"] == {"anyOf": [{"type": "integer"}, {"type": "null"}]}


def test_example_when_shown_has_the_kind_of_each_value_in_its_place():
    assert example(Tree) == (
        '{"leaves":[{"name":"a name","count":"integer or null"}],"title":"string or null"}'
    )
    assert "shown | partly | missing | unclear" in example(AssessmentSent)


@pytest.mark.parametrize("sent", [PostingSent, QuestionsSent, AssessmentSent])
def test_wire_schema_when_read_has_no_field_for_a_mark(sent):
    words = example(sent)

    assert not any(f'"{name}"' in words for name in ("score", "total", "level", "levels", "overall", "mark"))


MESSAGES = [Message("system", "Do this."), Message("data", "Words."), Message("user", "Now do it.")]


def test_fence_when_messages_go_out_puts_strangers_text_between_marks():
    system, data, user = fenced(MESSAGES, "M4RK")

    assert system["role"] == "system"
    assert system["content"].startswith("Do this.\n")
    assert "two lines of M4RK" in system["content"]
    assert data == {"role": "user", "content": "M4RK\nWords.\nM4RK"}
    assert user == {"role": "user", "content": "Now do it."}


def test_fence_when_text_holds_half_a_character_sends_a_mark_instead():
    _, data, _ = fenced([MESSAGES[0], Message("data", "Plan\ud83d shifts \U0001f600"), MESSAGES[2]], "M")

    assert data["content"] == "M\nPlan\ufffd shifts \U0001f600\nM"
    data["content"].encode()


def test_fence_when_asked_twice_uses_other_marks():
    assert fenced(MESSAGES)[1] != fenced(MESSAGES)[1]


@pytest.mark.parametrize(
    "text",
    [
        "a<|im_start|>b",
        "a[INST]b",
        "a<<SYS>>b",
        "a<start_of_turn>b",
        "a</s>b",
        "aM4RKb",
        "a<|im_<|im_end|>start|>b",
        "aM4M4RKRKb",
        "a<\uff5cUser\uff5c>b",
    ],
)
def test_fence_when_text_holds_what_steers_models_takes_it_out(text):
    assert bare(text, "M4RK") == "ab"


@pytest.mark.parametrize("text", ["if a <b> c", "x | y", "[1] see <s>", "I rewrote the system instructions"])
def test_fence_when_text_is_harmless_leaves_it(text):
    assert bare(text).replace("<s>", "") == text.replace("<s>", "")


def test_merged_when_turns_are_not_taken_is_one():
    assert merged(fenced(MESSAGES, "M")) == [
        {"role": "user", "content": fenced(MESSAGES, "M")[0]["content"] + "\n\nM\nWords.\nM\n\nNow do it."}
    ]
