"""What a person does with a posting."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from postings.domain import posting as postings
from postings.models import Posting, PostingLine
from postings.pipeline import read_posting
from prep.accounts.models import User
from prep.generation import GenerationState
from prep.held import Erased
from tests import make


@pytest.fixture
def posting(ana: User) -> Posting:
    return make.posting(owner=ana)


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What was rung for: the arguments of each message to the worker."""
    messages: list[Any] = []
    task = postings.read_posting
    monkeypatch.setattr(task, "apply_async", lambda args, **options: messages.append(args))
    return messages


def edited_at(posting: Posting) -> Any:
    return Posting.objects.get(pk=posting.pk).edited_at


def test_submit_when_committed_then_queued_and_the_worker_told_once(
    ana: User, sent: list[Any], django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        posting = postings.submit(text="some text", by=ana)

    assert (posting.owner, posting.source_text, posting.state) == (ana, "some text", GenerationState.QUEUED)
    assert sent == [(posting.pk,)]


def test_submit_when_clicked_twice_then_one_posting(ana: User) -> None:
    assert postings.submit(text="some text", by=ana) == postings.submit(text="some text", by=ana)
    assert Posting.objects.count() == 1


def test_submit_when_still_waiting_an_hour_later_then_the_same_posting(ana: User) -> None:
    posting = postings.submit(text="some text", by=ana)
    Posting.objects.update(created_at=timezone.now() - timedelta(hours=1))

    assert postings.submit(text="some text", by=ana) == posting


def test_submit_when_read_long_ago_then_a_posting_of_its_own(ana: User) -> None:
    posting = postings.submit(text="some text", by=ana)
    Posting.objects.update(created_at=timezone.now() - timedelta(minutes=2), state=GenerationState.READY)

    assert postings.submit(text="some text", by=ana) != posting


def test_submit_when_another_person_or_text_then_a_posting_of_its_own(ana: User, otto: User) -> None:
    postings.submit(text="some text", by=ana)
    postings.submit(text="some text", by=otto)
    postings.submit(text="another text", by=ana)

    assert Posting.objects.count() == 3


def test_reread_when_ready_then_queued_and_when_working_then_refused(posting: Posting) -> None:
    assert postings.reread(posting)
    assert posting.state == GenerationState.QUEUED
    assert not postings.reread(posting)


def test_correct_facts_when_some_differ_then_only_those_count(posting: Posting) -> None:
    postings.correct_facts(posting, title="Matron", hiring_organization=posting.hiring_organization)

    fresh = Posting.objects.get(pk=posting.pk)
    assert (fresh.title, fresh.corrected) == ("Matron", ["title"])
    assert fresh.edited_at is not None


def test_correct_facts_when_nothing_differs_then_nothing_is_corrected(posting: Posting) -> None:
    postings.correct_facts(posting, title=posting.title)

    assert (Posting.objects.get(pk=posting.pk).corrected, edited_at(posting)) == ([], None)


def test_correct_facts_when_the_row_was_read_meanwhile_then_the_reading_stays(posting: Posting) -> None:
    stale = Posting.objects.get(pk=posting.pk)
    Posting.objects.filter(pk=posting.pk).update(fact_sources={"salary": ["30", 1]}, corrected=["location"])

    postings.correct_facts(stale, title="Matron")

    fresh = Posting.objects.get(pk=posting.pk)
    assert (fresh.fact_sources, fresh.corrected) == ({"salary": ["30", 1]}, ["location", "title"])


def test_correct_line_when_changed_then_edited_with_its_source_kept(posting: Posting) -> None:
    line = posting.lines.first()
    quote = line.quote

    postings.correct_line(line, text="Lead", kind="qualification", importance="preferred", skills=["Tact"])

    line.refresh_from_db()
    assert (line.text, line.kind, line.importance) == ("Lead", "qualification", "preferred")
    assert (line.origin, line.quote) == ("edited", quote)
    assert [skill.name for skill in line.skills.all()] == ["Tact"]
    assert posting.listed_skills.get(skill__name="Tact").origin == "added"
    assert edited_at(posting) is not None


def test_correct_line_when_saved_as_it_was_then_still_as_read(posting: Posting) -> None:
    line = posting.lines.first()
    names = [skill.name for skill in line.skills.all()]

    postings.correct_line(line, text=line.text, kind=line.kind, importance=line.importance, skills=names)

    line.refresh_from_db()
    assert (line.origin, edited_at(posting)) == ("read", None)


def test_add_line_when_added_then_last_and_marked(posting: Posting) -> None:
    line = postings.add_line(posting, text="Drive", kind="qualification", importance="required", skills=[])

    assert line == list(posting.lines.all())[-1]
    assert (line.origin, line.quote_start) == ("added", None)


def test_add_line_when_the_posting_has_none_then_first(ana: User) -> None:
    posting = make.posting(owner=ana, read=False)

    line = postings.add_line(posting, text="Drive", kind="qualification", importance="required", skills=[])

    assert line.position == 0


def test_remove_line_when_done_twice_then_taken_out_once(posting: Posting) -> None:
    line = posting.lines.first()
    postings.remove_line(line)
    line.refresh_from_db()
    removed_at, touched = line.removed_at, edited_at(posting)

    postings.remove_line(line)

    line.refresh_from_db()
    assert (line.removed_at, edited_at(posting)) == (removed_at, touched)
    assert removed_at is not None


def test_restore_line_when_taken_out_then_back_and_when_there_then_nothing(posting: Posting) -> None:
    line = posting.lines.first()
    postings.restore_line(line)
    assert edited_at(posting) is None

    postings.remove_line(line)
    postings.restore_line(line)

    line.refresh_from_db()
    assert line.removed_at is None


def test_add_skill_when_added_twice_then_listed_once_at_the_end(posting: Posting) -> None:
    first, second = postings.add_skill(posting, name="Tact"), postings.add_skill(posting, name="TACT")

    assert first == second == list(posting.listed_skills.all())[-1]


def test_remove_skill_when_removed_then_off_the_list_and_the_lines(posting: Posting) -> None:
    line = posting.lines.first()
    postings.correct_line(line, text="x", kind=line.kind, importance=line.importance, skills=["Tact"])
    listed = posting.listed_skills.get(skill__name="Tact")

    postings.remove_skill(listed)

    listed.refresh_from_db()
    assert listed.removed_at is not None
    assert list(line.skills.all()) == []


def test_add_skill_when_it_was_taken_off_then_it_comes_back(posting: Posting) -> None:
    listed = posting.listed_skills.first()
    postings.remove_skill(listed)

    assert postings.add_skill(posting, name=listed.skill.name).pk == listed.pk
    listed.refresh_from_db()
    assert listed.removed_at is None


def test_corrections_when_read_again_then_all_of_them_stay(posting: Posting) -> None:
    edited, removed, *_ = posting.lines.all()
    gone = posting.listed_skills.first()
    postings.correct_facts(posting, title="Matron")
    postings.correct_line(edited, text="Lead", kind="qualification", importance="preferred", skills=["Tact"])
    postings.remove_line(removed)
    added = postings.add_line(
        posting, text="Drive", kind="qualification", importance="required", skills=["Cars"]
    )
    postings.remove_skill(gone)
    before = {line.pk: (line.text, line.kind, line.removed_at) for line in posting.lines.all()}

    postings.reread(Posting.objects.get(pk=posting.pk))
    read_posting(posting.pk)

    fresh = Posting.objects.get(pk=posting.pk)
    assert (fresh.state, fresh.title) == (GenerationState.READY, "Matron")
    assert {line.pk: (line.text, line.kind, line.removed_at) for line in fresh.lines.all()} == before
    assert list(fresh.lines.all())[-1] == added
    live = fresh.listed_skills.filter(removed_at=None).values_list("skill__name", flat=True)
    assert {"Tact", "Cars"} - set(live) == set()
    assert gone.skill.name not in live


@pytest.mark.parametrize("gone", ["line", "posting"])
def test_line_when_it_is_gone_meanwhile_is_not_found(posting: Posting, gone: str) -> None:
    line = posting.lines.all()[0]
    values: dict[str, Any] = {
        "text": "Lead",
        "kind": "qualification",
        "importance": "preferred",
        "skills": [],
    }
    if gone == "line":  # a new reading came to its end
        PostingLine.objects.filter(pk=line.pk).delete()
    else:
        Posting.objects.filter(pk=posting.pk).delete()

    with pytest.raises(Erased):
        postings.correct_line(line, **values)


def test_posting_when_erased_meanwhile_takes_no_line_and_no_skill(posting: Posting) -> None:
    line, listed = posting.lines.all()[0], posting.listed_skills.all()[0]
    values: dict[str, Any] = {
        "text": "Lead",
        "kind": "qualification",
        "importance": "preferred",
        "skills": [],
    }
    Posting.objects.get(pk=posting.pk).delete()

    for verb in (
        lambda: postings.add_line(posting, **values),
        lambda: postings.remove_line(line),
        lambda: postings.restore_line(line),
        lambda: postings.add_skill(posting, name="Tact"),
        lambda: postings.remove_skill(listed),
    ):
        with pytest.raises(Erased):
            verb()
