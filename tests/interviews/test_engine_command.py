"""`engine read|write|assess`: one answer a line, in order, whatever comes in."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from interviews.pipeline import engine_lines
from prep.engines import ask
from tests.make import GOOD_ANSWER, POSTING_TEXT


@pytest.fixture
def run(monkeypatch, capsys):
    def run(task, *inputs, engine="embedded", **options):
        lines = [one if isinstance(one, str) else json.dumps(one) for one in inputs]
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        call_command("engine", task, engine=engine, **options)
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    yield run
    ask._instead.clear()
    ask.engine.cache_clear()


@pytest.fixture
def endpoint(settings, faults, db):
    """A model that answers as the embedded engine would."""
    settings.OPENAI_BASE_URL, settings.ENGINE_MODEL = faults.url("ok"), "stand-in"
    ask.engine.cache_clear()
    return faults


def test_read_when_asked_gives_lines_with_their_words(run):
    (answer,) = run("read", {"id": "a", "text": POSTING_TEXT})

    assert (answer["id"], answer["title"], answer["language"]) == ("a", "Ward Sister", "en")
    assert [line["kind"] for line in answer["lines"]] == ["responsibility"] * 4 + ["qualification"] * 4
    assert answer["lines"][-1]["importance"] == "preferred"
    assert answer["skills"][
        :5
    ] == [  # the posting's list; a short one is filled up with what its lines ask for
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


def test_write_when_a_line_says_much_then_points_at_the_words_that_were_used(run):
    line = (
        "Supervises the work of employees engaged in the inspection of rental property, answers letters from "
        "owners and tenants, trains new inspectors and keeps records of every visit made in the district."
    )
    text = f"Housing Inspector\n\nDuties\n- {line}\n- Writes reports."

    (answer,) = run("write", {"id": "a", "text": text, "size": 6, "seed": 0})

    assert [one["text"] for one in answer["lines"][:2]] == [line, "Writes reports."]
    parts = [one["text"] for one in answer["lines"][2:]]
    assert len(set(parts)) == len(parts) >= 3
    assert all(part in line or part in "Writes reports." for part in parts)
    pointed = [[answer["lines"][key]["text"] for key in item["lines"]] for item in answer["items"]]
    assert sum(line in said and any(one in parts and one in line for one in said) for said in pointed) >= 3


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
    (answer,) = run(
        "assess", {"id": "a", "question": "Why the sea?", "kind": "motivation", "answer": GOOD_ANSWER}
    )

    assert len(answer["verdicts"]) in (0, 3)


def test_command_when_a_line_is_broken_says_so_and_goes_on(run):
    answers = run("read", "{not json", '"a string"', {"id": "c"}, {"id": "d", "text": POSTING_TEXT}, "")

    assert [answer["id"] for answer in answers] == [None, None, "c", "d"]
    assert ["error" in answer for answer in answers] == [True, True, True, False]


def test_command_when_the_engine_is_unknown_ends_with_a_sentence(run):
    with pytest.raises(CommandError, match="no engine called 'oracle'"):
        run("read", engine="oracle")


def test_command_when_no_model_is_named_asks_for_one(run, settings):
    settings.ENGINE_MODEL = ""

    with pytest.raises(CommandError, match="ENGINE_MODEL is not set"):
        run("read", engine="remote")


ASKED = {
    "read": {"id": "a", "text": POSTING_TEXT},
    "write": {"id": "a", "text": POSTING_TEXT, "size": 4, "seed": 0},
    "assess": {"id": "a", "question": "Tell me about a rota you planned.", "kind": "", "answer": GOOD_ANSWER},
}


@pytest.mark.parametrize("task", ASKED)
def test_command_when_a_model_answers_keeps_the_same_contract(run, endpoint, task):
    (embedded,) = run(task, ASKED[task])
    (remote,) = run(task, ASKED[task], engine="remote")

    assert set(remote) == set(embedded)
    assert "error" not in remote


@pytest.mark.parametrize("task", ASKED)
def test_command_when_replayed_says_the_same_and_asks_nobody(run, endpoint, tmp_path, task):
    recorded = run(task, ASKED[task], engine="remote", record=tmp_path)
    calls = endpoint.calls["ok"]
    ask._instead.clear()

    again = run(task, ASKED[task], engine="remote", replay=tmp_path)

    assert again == recorded
    assert endpoint.calls["ok"] == calls


def test_command_when_replaying_what_was_not_recorded_says_so_line_by_line(run, tmp_path):
    (answer,) = run("read", ASKED["read"], engine="remote", replay=tmp_path)

    assert answer == {"id": "a", "error": "EngineInvalid: This question was not recorded."}


def test_command_when_there_is_nothing_to_replay_ends_with_a_sentence(run, tmp_path):
    with pytest.raises(CommandError, match="There is no folder"):
        run("read", engine="remote", replay=tmp_path / "gone")


@pytest.mark.django_db(transaction=True)
def test_command_when_lines_are_answered_together_keeps_their_order(run):
    texts = [{"id": str(number), "text": f"{POSTING_TEXT}\n{number}"} for number in range(8)]

    answers = run("read", *texts, together=4)

    assert [answer["id"] for answer in answers] == [one["id"] for one in texts]


def test_assess_when_the_engine_credits_what_nobody_asked_says_that_it_was_not_assessed(db):
    credits_all = [
        {"criterion": f"c{number}", "verdict": "shown", "quotes": [{"text": GOOD_ANSWER[:60], "start": 0}]}
        for number in range(1, 9)
    ]
    draft = {"assessed": True, "verdicts": credits_all, "strong": "", "next_step": ""}
    ask.engine("scripted").script(draft)
    ask.engine("scripted").script(draft)

    answer = engine_lines.assess(ASKED["assess"], "scripted")
    ask.engine.cache_clear()

    assert (answer["assessed"], answer["verdicts"], answer["overall"]) == (False, [], None)
    assert answer["reason"]


NO_ANSWER = "The roses beside the old wall are red and yellow, and in June the whole street smells of them until late."


def test_assess_when_a_model_finds_nothing_then_feedback_says_so(run, endpoint):
    (answer,) = run(
        "assess",
        {"id": "a", "question": "How do you plan a ward's shifts?", "answer": NO_ANSWER},
        engine="remote",
    )

    assert answer["assessed"]
    assert not {one["verdict"] for one in answer["verdicts"]} & {"shown", "partly"}
    assert answer["feedback"] == "Nothing of what is looked for was found in this answer yet."
    assert answer["next_step"]
