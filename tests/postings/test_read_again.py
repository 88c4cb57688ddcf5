"""Reading a posting again: what a person changed stays, what reads as before keeps its row."""

from typing import Any

import pytest

from postings.domain import posting as postings
from postings.models import Posting, PostingLine, PostingSkill
from postings.pipeline import read_posting
from prep.engines.scripted import ScriptedEngine
from tests.postings.drafts import draft, line, listed, texts


def read_again(posting: Posting, engine: ScriptedEngine, reply: Any) -> Posting:
    engine.script(reply)
    assert postings.reread(Posting.objects.get(pk=posting.pk))
    read_posting(posting.pk)
    return Posting.objects.get(pk=posting.pk)


def test_read_again_when_the_reader_says_the_same_then_the_rows_are_the_same(
    posting: Posting, engine: ScriptedEngine
) -> None:
    engine.script(draft())
    read_posting(posting.pk)
    lines, skills = list(posting.lines.all()), list(posting.listed_skills.all())

    read_again(posting, engine, draft())

    assert (list(posting.lines.all()), list(posting.listed_skills.all())) == (lines, skills)


def test_read_again_when_the_reader_learned_then_lines_follow_it(
    posting: Posting, engine: ScriptedEngine
) -> None:
    engine.script(draft())
    read_posting(posting.pk)
    first = posting.lines.get(text="Lead a team of nurses.")
    better = [
        line("Lead a team of nurses.", importance="preferred", skills=["Nurses"]),
        line("Three years on a ward.", kind="qualification"),
    ]

    read_again(posting, engine, draft(lines=better, skills=["Nurses"]))

    first.refresh_from_db()
    assert texts(posting) == ["Lead a team of nurses.", "Three years on a ward."]
    assert (first.importance, [skill.name for skill in first.skills.all()]) == ("preferred", ["Nurses"])
    assert listed(posting) == ["Nurses"]


def test_read_again_when_a_line_reads_differently_then_it_is_another_line(
    posting: Posting, engine: ScriptedEngine
) -> None:
    engine.script(draft())
    read_posting(posting.pk)
    before = posting.lines.get(text="Plan the rota.")
    shorter = [line("Lead a team of nurses."), line("Plan the rota.", text="Plan")]

    read_again(posting, engine, draft(lines=shorter))

    assert texts(posting) == ["Lead a team of nurses.", "Plan"]
    assert not PostingLine.objects.filter(pk=before.pk).exists()


def test_read_again_when_a_line_was_corrected_then_its_words_are_not_read_twice(
    posting: Posting, engine: ScriptedEngine
) -> None:
    engine.script(draft())
    read_posting(posting.pk)
    mine = posting.lines.get(text="Plan the rota.")
    postings.correct_line(mine, text="Rota", kind=mine.kind, importance=mine.importance, skills=["Planning"])

    read_again(
        posting, engine, draft(lines=[line("Plan the rota.\nThree years on a ward.")], skills=["Tact"])
    )

    assert texts(posting) == ["Rota"]
    assert [skill.name for skill in mine.skills.all()] == ["Planning"]
    assert listed(posting) == ["Tact", "Planning"]


def test_read_again_when_a_line_or_skill_was_taken_out_then_it_stays_out(
    posting: Posting, engine: ScriptedEngine
) -> None:
    engine.script(draft())
    read_posting(posting.pk)
    postings.remove_line(posting.lines.get(text="Plan the rota."))
    postings.remove_skill(PostingSkill.objects.get(posting=posting, skill__name="Tact"))

    read_again(posting, engine, draft())

    assert (texts(posting), listed(posting)) == (["Lead a team of nurses."], ["Planning"])
    assert list(posting.lines.get(text="Lead a team of nurses.").skills.all()) == []


def test_read_again_when_a_fact_was_corrected_while_the_engine_read_then_it_stays(
    posting: Posting, engine: ScriptedEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    reply = ScriptedEngine.stream

    def corrected_meanwhile(self: ScriptedEngine, prompt: Any, *rest: Any) -> Any:
        postings.correct_facts(Posting.objects.get(pk=posting.pk), title="Matron")
        yield from reply(self, prompt, *rest)

    monkeypatch.setattr(ScriptedEngine, "stream", corrected_meanwhile)
    engine.script(draft())

    read_posting(posting.pk)

    assert Posting.objects.get(pk=posting.pk).title == "Matron"
