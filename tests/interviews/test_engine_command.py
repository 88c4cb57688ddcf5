"""`engine read|write|assess`: one answer a line, in order, whatever comes in."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from tests.make import GOOD_ANSWER, POSTING_TEXT


@pytest.fixture
def run(monkeypatch, capsys):
    def run(task, *inputs, engine="embedded"):
        lines = [one if isinstance(one, str) else json.dumps(one) for one in inputs]
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        call_command("engine", task, engine=engine)
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return run


def test_read_when_asked_gives_lines_with_their_words(run):
    (answer,) = run("read", {"id": "a", "text": POSTING_TEXT})

    assert (answer["id"], answer["title"], answer["language"]) == ("a", "Ward Sister", "en")
    assert [line["kind"] for line in answer["lines"]] == ["responsibility"] * 4 + ["qualification"] * 4
    assert answer["lines"][-1]["importance"] == "preferred"
    assert answer["skills"] == [
        "Team Leadership",
        "Staff Planning",
        "Incident Reporting",
        "Communication",
        "Teaching",
    ]


def test_write_when_asked_gives_questions_that_point_at_lines(run):
    (answer,) = run("write", {"id": "a", "text": POSTING_TEXT, "size": 8, "seed": 0})

    assert len(answer["items"]) == 8
    for item in answer["items"]:
        assert 3 <= len(item["criteria"]) <= 6
        assert all(0 <= key < len(answer["lines"]) for key in item["lines"])
        assert set(item["skills"]) <= set(answer["skills"])


def test_assess_when_asked_gives_verdicts_with_quotes_and_levels(run):
    asked = {
        "id": "a",
        "question": "Tell me about a time you had to plan staffing at short notice.",
        "kind": "behavioural",
        "criteria": [
            {"text": "Describes one real situation", "skill": "Planning"},
            {"text": "Says what the candidate personally did", "skill": "Planning"},
            {"text": "Names what came of it, with a number", "skill": "Planning"},
        ],
        "skills": ["Planning", "Diving"],
        "language": "en",
        "answer": GOOD_ANSWER,
    }
    (answer,) = run("assess", asked)

    assert answer["assessed"] is True
    assert [verdict["criterion"] for verdict in answer["verdicts"]] == [
        one["text"] for one in asked["criteria"]
    ]
    assert answer["scores"]["Diving"] is None
    assert answer["scores"]["Planning"] >= 3
    assert 0 < answer["overall"] <= 5
    for verdict in answer["verdicts"]:
        for quote in verdict["quotes"]:
            assert GOOD_ANSWER[quote["start"] :][: len(quote["text"])] == quote["text"]


def test_assess_when_criteria_are_left_out_takes_those_of_the_kind(run):
    (answer,) = run("assess", {"id": "a", "question": "Why us?", "kind": "motivation", "answer": GOOD_ANSWER})

    assert len(answer["verdicts"]) in (0, 3)


def test_command_when_a_line_is_broken_says_so_and_goes_on(run):
    answers = run("read", "{not json", '"a string"', {"id": "c"}, {"id": "d", "text": POSTING_TEXT}, "")

    assert [answer["id"] for answer in answers] == [None, None, "c", "d"]
    assert ["error" in answer for answer in answers] == [True, True, True, False]


def test_command_when_the_engine_is_unknown_ends_with_a_sentence(run):
    with pytest.raises(CommandError, match="no engine called 'remote' yet"):
        run("read", engine="remote")
