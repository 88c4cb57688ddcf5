"""Reading a posting: what becomes of a reply, and of one that does not come."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from postings import tasks
from postings.models import Posting
from postings.pipeline import read_posting
from prep.accounts.models import User
from prep.engines.base import EngineInvalid, EngineRefused, EngineUnavailable, Usage
from prep.engines.scripted import ScriptedEngine
from prep.generation import GenerationState, claim
from tests import make
from tests.clock import later
from tests.postings.drafts import TEXT, draft, line, listed, texts


def test_read_posting_when_the_reply_is_good_then_ready_with_lines_and_skills(
    posting: Posting, engine: ScriptedEngine
) -> None:
    engine.script(draft())

    read_posting(posting.pk)

    posting.refresh_from_db()
    assert (posting.state, posting.engine, posting.title) == (
        GenerationState.READY,
        "scripted",
        "Ward Sister",
    )
    assert texts(posting) == ["Lead a team of nurses.", "Plan the rota."]
    assert listed(posting) == ["Tact", "Planning"]
    assert [[skill.name for skill in one.skills.all()] for one in posting.lines.all()] == [
        ["Tact"],
        ["Planning"],
    ]


def test_read_posting_when_the_text_is_data_then_it_stands_alone_in_the_prompt(
    posting: Posting, engine: ScriptedEngine
) -> None:
    engine.script(draft())

    read_posting(posting.pk)

    prompt = engine.asked[0]
    assert [message.text for message in prompt.wording(prompt.facts) if message.role == "data"] == [TEXT]


@pytest.mark.parametrize(
    ("error", "state", "code"),
    [
        (EngineUnavailable("The engine is away."), GenerationState.QUEUED, "engine_unavailable"),
        (EngineRefused("The engine will not read this."), GenerationState.FAILED, "engine_refused"),
        (EngineInvalid("The engine answered in no form we know."), GenerationState.FAILED, "engine_invalid"),
    ],
)
def test_read_posting_when_no_reply_comes_then_the_reason_is_kept(
    posting: Posting, engine: ScriptedEngine, error: Exception, state: str, code: str
) -> None:
    engine.script(error)

    read_posting(posting.pk)

    posting.refresh_from_db()
    assert (posting.state, posting.error_code, posting.error_detail) == (state, code, str(error))
    assert posting.source_text == TEXT


def test_read_posting_when_two_replies_come_then_failed(posting: Posting, engine: ScriptedEngine) -> None:
    engine.script(draft(), draft())

    read_posting(posting.pk)

    posting.refresh_from_db()
    assert (posting.state, texts(posting)) == (GenerationState.FAILED, [])


def test_read_posting_when_run_twice_then_the_second_does_nothing(
    posting: Posting, engine: ScriptedEngine
) -> None:
    engine.script(draft())
    read_posting(posting.pk)

    read_posting(posting.pk)

    assert len(engine.asked) == 1
    assert len(texts(posting)) == 2


def test_read_posting_when_erased_or_unknown_then_nothing(engine: ScriptedEngine, db: None) -> None:
    read_posting(404)

    assert engine.asked == []


def test_read_posting_when_a_late_twin_finishes_then_its_reply_is_dropped(
    posting: Posting, engine: ScriptedEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    reply = ScriptedEngine.stream

    def overtaken(self: ScriptedEngine, prompt: Any, *rest: Any) -> Any:
        """While this one is asking, its lease ends and another claims the row."""
        Posting.objects.filter(pk=posting.pk).update(lease_until=timezone.now())
        assert claim(Posting, posting.pk) is not None
        yield from reply(self, prompt, *rest)

    monkeypatch.setattr(ScriptedEngine, "stream", overtaken)
    engine.script(draft())

    read_posting(posting.pk)

    posting.refresh_from_db()
    assert (posting.state, posting.attempts, texts(posting)) == (GenerationState.RUNNING, 2, [])


def test_read_posting_when_it_breaks_half_way_then_nothing_is_kept_and_the_next_run_is_whole(
    posting: Posting, engine: ScriptedEngine
) -> None:
    def break_at_links(execute: Any, sql: str, *rest: Any) -> Any:
        if 'INTO "postings_postingline_skills"' in sql:
            assert posting.lines.count() == 2  # half of it is written
            raise RuntimeError("the power went")
        return execute(sql, *rest)

    engine.script(draft())
    with connection.execute_wrapper(break_at_links):
        read_posting(posting.pk)
    posting.refresh_from_db()
    assert (posting.state, posting.error_code, texts(posting)) == (GenerationState.QUEUED, "broken", [])
    assert listed(posting) == []

    engine.script(draft())
    with later(minutes=1):
        read_posting(posting.pk)

    posting.refresh_from_db()
    assert (posting.state, len(texts(posting)), len(listed(posting))) == (GenerationState.READY, 2, 2)


def test_read_posting_when_it_has_many_lines_then_asks_the_database_no_more_often(
    ana: User, engine: ScriptedEngine
) -> None:
    def statements(count: int) -> int:
        duties = [f"Plan the rota of ward {number} by hand." for number in range(count)]
        long = make.posting(owner=ana, text="\n".join(["Rota", *duties]), read=False)
        drafted = [line(duty, quote_start=long.source_text.index(duty), skills=["Rota"]) for duty in duties]
        engine.script(draft(lines=drafted, skills=["Rota"]))
        with CaptureQueriesContext(connection) as asked:
            read_posting(long.pk)
        assert long.lines.filter(skills__isnull=False).count() == count
        return len(asked)

    assert statements(3) == statements(30)


def test_read_posting_when_words_do_not_stand_in_the_text_then_dropped_and_moved_ones_put_back(
    posting: Posting, engine: ScriptedEngine
) -> None:
    invented = line("Fly to the moon.", quote_start=5)
    moved = line("Plan the rota.", quote_start=0)
    fact = {"name": "salary", "value": "30", "quote": "thirty", "quote_start": 2}
    passage = {"kind": "about", "quote": "We are great", "quote_start": 0}
    engine.script(draft(lines=[invented, moved], facts=[fact], passages=[passage]))

    read_posting(posting.pk)

    posting.refresh_from_db()
    assert (texts(posting), posting.fact_sources, posting.passages) == (["Plan the rota."], {}, [])
    assert posting.salary == ""


def test_read_posting_when_names_do_not_stand_in_the_text_then_left_out(
    posting: Posting, engine: ScriptedEngine
) -> None:
    skills = ["Cheating", "TACT", "", "Planning"]
    engine.script(draft(title="Chief", hiring_organization="RIVERSIDE", skills=skills))

    read_posting(posting.pk)

    posting.refresh_from_db()
    assert (posting.title, posting.hiring_organization) == ("", "RIVERSIDE")
    assert listed(posting) == ["TACT", "Planning"]


def test_read_posting_when_a_line_is_reworded_then_the_words_of_the_posting_stand(
    posting: Posting, engine: ScriptedEngine
) -> None:
    reworded = [
        line("Plan the rota.", text="Plan nothing."),
        line("Lead a team of nurses.", text="a TEAM of nurses"),
    ]
    engine.script(draft(lines=reworded))

    read_posting(posting.pk)

    assert texts(posting) == ["a TEAM of nurses", "Plan the rota."]


def test_read_posting_when_values_do_not_fit_then_left_out(posting: Posting, engine: ScriptedEngine) -> None:
    facts = {
        "experience_min": "many",
        "experience_max": "400",
        "date_posted": "soon",
        "visa_sponsorship": "perhaps",
        "salary": "9" * 500,
        "owner": "2",
    }
    engine.script(
        draft(
            language="a language of its own",
            lines=[line("Plan the rota.", text=" ")],
            facts=[{"name": name, "value": value} for name, value in facts.items()],
        )
    )

    read_posting(posting.pk)

    posting.refresh_from_db()
    assert posting.state == GenerationState.READY
    assert (posting.experience_min, posting.experience_max, posting.date_posted) == (None, None, None)
    assert (posting.visa_sponsorship, posting.salary) == ("", "")
    assert (len(posting.language), texts(posting)) == (8, [])


def test_tasks_when_called_then_they_open_the_doors(posting: Posting, engine: ScriptedEngine) -> None:
    engine.script(draft())

    tasks.read_posting(posting.pk)
    Posting.objects.update(state=GenerationState.RUNNING, attempts=5, lease_until=timezone.now())
    tasks.sweep()

    posting.refresh_from_db()
    assert (len(texts(posting)), posting.state) == (2, GenerationState.FAILED)


def test_read_posting_when_embedded_then_what_the_posting_says(ana: User) -> None:
    posting = make.posting(owner=ana)

    kinds = list(posting.lines.values_list("kind", "importance"))
    assert posting.title == "Ward Sister"
    assert kinds.count(("responsibility", "required")) == 4
    assert (kinds.count(("qualification", "required")), kinds.count(("qualification", "preferred"))) == (3, 1)
    for one in posting.lines.all():
        assert posting.source_text[one.quote_start :][: len(one.quote)] == one.quote
    assert listed(posting)[0] == "Team Leadership"


def test_read_posting_when_a_model_adds_what_the_text_does_not_bear_out_then_left_out(
    posting: Posting, engine: ScriptedEngine
) -> None:
    quoted = {"name": "salary", "value": "a team", "quote": "Lead a team", "quote_start": -1}
    engine.script(
        draft(
            facts=[quoted],
            categories=["Nonsense", "Tact"],
            doubts=["See <b>this</b>", "The pay is not named."],
        )
    )

    read_posting(posting.pk)

    posting.refresh_from_db()
    assert (posting.salary, posting.doubts) == ("a team", ["The pay is not named."])
    start = posting.source_text.index("Lead a team")
    assert posting.fact_sources == {"salary": ["Lead a team", start]}
    assert "Nonsense" not in posting.categories


def test_read_posting_when_the_same_text_was_read_before_then_not_asked_again(
    posting: Posting, engine: ScriptedEngine
) -> None:
    engine.limit = engine.usage = Usage(10, 0, 10)
    engine.script(draft())
    read_posting(posting.pk)
    before = texts(posting)
    posting.lines.all().delete()
    Posting.objects.update(state=GenerationState.QUEUED)

    read_posting(posting.pk)

    assert (len(engine.asked), texts(posting)) == (1, before)


def test_read_posting_when_the_source_of_a_page_was_pasted_then_kept_as_the_page_shows_it(ana: User) -> None:
    page = (
        "<h1>Baker</h1><p>Crust &amp; Co, Bristol</p><h2>Duties</h2>"
        "<ul><li>Bake the bread &amp; cakes for our shop</li></ul><footer>© 2025 Jobs.example</footer>"
    )

    posting = make.posting(owner=ana, text=page)

    assert (posting.title, posting.hiring_organization) == ("Baker", "Crust & Co")
    assert texts(posting) == ["Bake the bread & cakes for our shop"]
    assert posting.source_text == page
