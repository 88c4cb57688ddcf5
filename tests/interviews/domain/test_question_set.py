"""Tests of what a person does with a question set."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from interviews.criteria import standard
from interviews.domain import interview as interviews
from interviews.domain import question_set as domain
from interviews.models import QuestionSet, SetItem
from interviews.models.question_set import SIZE_MAX
from interviews.pipeline.question_set import write_questions
from postings.models import Skill
from prep.accounts.models import User
from prep.generation import GenerationState
from tests import make

WAITS, READY, FAILED = GenerationState.QUEUED, GenerationState.READY, GenerationState.FAILED

OWN: dict[str, Any] = {
    "text": "How do you keep a night shift calm?",
    "kind": "situational",
    "difficulty": 3,
    "minutes": 4,
    "skill": "Team Leadership",
}


def questions(question_set: QuestionSet) -> list[SetItem]:
    return list(question_set.items.live())


def places(question_set: QuestionSet) -> list[int]:
    return [item.position for item in questions(question_set)]


def run(question_set: QuestionSet) -> QuestionSet:
    write_questions(question_set.pk)
    question_set.refresh_from_db()
    return question_set


@pytest.fixture
def written(ana: User) -> QuestionSet:
    return make.question_set(owner=ana, size=5)


def test_request_when_posting_is_read_then_a_set_waits_for_a_worker(ana: User) -> None:
    posting = make.posting(owner=ana)

    made = domain.request(posting=posting, size=7, by=ana)

    assert (made.posting, made.requested_by, made.size, made.state, made.seed) == (posting, ana, 7, WAITS, 0)


def test_request_when_posting_is_still_read_then_it_is_refused(ana: User) -> None:
    posting = make.posting(owner=ana, read=False)

    with pytest.raises(domain.PostingIsUnread):
        domain.request(posting=posting, size=7, by=ana)
    assert QuestionSet.objects.count() == 0


@pytest.mark.parametrize("state", [GenerationState.QUEUED, GenerationState.RUNNING])
def test_request_when_made_twice_before_it_is_written_then_it_is_one_set(ana: User, state: str) -> None:
    posting = make.posting(owner=ana)
    first = domain.request(posting=posting, size=7, by=ana)
    QuestionSet.objects.update(state=state)

    assert domain.request(posting=posting, size=7, by=ana) == first


def test_request_when_one_is_written_already_then_another_is_made_with_another_seed(ana: User) -> None:
    first = make.question_set(owner=ana, size=4)

    second = domain.request(posting=first.posting, size=4, by=ana)

    assert (second != first, second.seed) == (True, 1)


def test_request_when_one_is_being_refilled_then_another_is_made(written: QuestionSet, ana: User) -> None:
    domain.rewrite(written)
    QuestionSet.objects.update(finished_at=timezone.now())

    assert domain.request(posting=written.posting, size=5, by=ana) != written


def test_request_when_committed_then_a_message_carries_the_pk(
    ana: User, django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    posting = make.posting(owner=ana)
    sent: list[tuple[str, int]] = []
    monkeypatch.setattr("prep.generation.publish", lambda task, pk: sent.append((task.name, pk)))

    with django_capture_on_commit_callbacks(execute=True):
        made = domain.request(posting=posting, size=7, by=ana)

    assert sent == [("interviews.write_questions", made.pk)]


def test_try_again_when_it_failed_then_it_waits_again(written: QuestionSet) -> None:
    QuestionSet.objects.update(state=FAILED, error_detail="The engine is away.")
    written.refresh_from_db()

    assert domain.try_again(written) is True
    assert (written.state, written.error_detail) == (WAITS, "")


def test_try_again_when_it_is_being_written_then_nothing_happens(ana: User) -> None:
    waiting = make.question_set(owner=ana, written=False)

    assert domain.try_again(waiting) is False


def test_rewrite_when_some_are_kept_by_hand_then_only_the_others_go(written: QuestionSet) -> None:
    plain, pinned, edited, *_ = questions(written)
    domain.pin_item(pinned, pinned=True)
    domain.edit_item(edited, **OWN)
    own = domain.add_own(written, **OWN)

    domain.rewrite(written)

    written.refresh_from_db()
    assert written.being_replaced == {item.pk for item in questions(written)} - {pinned.pk, edited.pk, own.pk}
    assert (written.state, written.seed, written.size) == (WAITS, 1, 6)
    assert plain.pk not in {item.pk for item in questions(run(written))}


def test_rewrite_when_clicked_twice_then_the_second_is_refused(written: QuestionSet) -> None:
    domain.rewrite(written)

    with pytest.raises(domain.SetIsBusy):
        domain.rewrite(written)
    written.refresh_from_db()
    assert written.seed == 1


def test_replace_when_rested_then_its_place_opens_for_the_same_lines_and_skills(written: QuestionSet) -> None:
    item = questions(written)[1]
    lines, skills = item.lines.values_list("pk", flat=True), item.skills.values_list("name", flat=True)
    wish = {"lines": list(lines), "skills": list(skills), "instead_of": item.pk}

    domain.replace(item)

    written.refresh_from_db()
    assert (written.state, written.wishes, places(written)) == (WAITS, {"2": wish}, [1, 2, 3, 4, 5])


def test_replace_when_it_was_taken_out_already_then_nothing_happens(written: QuestionSet) -> None:
    item = questions(written)[1]
    domain.remove_item(SetItem.objects.get(pk=item.pk))

    domain.replace(item)

    written.refresh_from_db()
    assert (written.state, written.size) == (READY, 4)


def test_replace_when_busy_then_the_question_stays(written: QuestionSet) -> None:
    first, second, *_ = questions(written)
    domain.replace(first)

    with pytest.raises(domain.SetIsBusy):
        domain.replace(second)
    written.refresh_from_db()
    assert written.being_replaced == {first.pk}


def test_fill_gap_when_there_is_room_then_a_place_opens_at_the_end(written: QuestionSet) -> None:
    line = written.posting.lines.all()[0]

    domain.fill_gap(written, line=line)

    written.refresh_from_db()
    assert (written.size, written.wishes) == (6, {"6": {"lines": [line.pk], "skills": []}})


def test_fill_gap_when_for_a_skill_then_the_wish_names_it(written: QuestionSet) -> None:
    skill = Skill.objects.get(key="teaching")

    domain.fill_gap(written, skill=skill)

    written.refresh_from_db()
    assert written.wishes == {"6": {"lines": [], "skills": [skill.name]}}


def test_fill_gap_when_full_then_it_is_refused(written: QuestionSet) -> None:
    QuestionSet.objects.update(size=SIZE_MAX)

    with pytest.raises(domain.SetIsFull):
        domain.fill_gap(written, line=written.posting.lines.all()[0])


def test_add_own_when_rested_then_it_is_last_pinned_and_has_standard_criteria(
    written: QuestionSet,
) -> None:
    line = written.posting.lines.all()[0]

    item = domain.add_own(written, **OWN, lines=[line])

    item.refresh_from_db()
    written.refresh_from_db()
    assert (item.position, item.origin, item.is_pinned, item.engine, written.size) == (6, "own", True, "", 6)
    assert item.criteria == standard("situational", "Team Leadership", OWN["text"])
    assert item.sources == [{"line": line.pk, "text": line.text}]
    assert [skill.name for skill in item.skills.all()] == ["Team Leadership"]


def test_add_own_when_criteria_are_given_then_they_and_their_skills_are_kept(written: QuestionSet) -> None:
    pairs = [("Names the shift", "Team Leadership"), ("Says who did what", "Calm"), ("Tells the end", "Calm")]

    item = domain.add_own(written, **OWN, criteria=pairs)

    assert item.criteria == [
        {"key": "c1", "text": "Names the shift", "skill": "Team Leadership"},
        {"key": "c2", "text": "Says who did what", "skill": "Calm"},
        {"key": "c3", "text": "Tells the end", "skill": "Calm"},
    ]
    assert sorted(skill.name for skill in item.skills.all()) == ["Calm", "Team Leadership"]


def test_add_own_when_full_then_it_is_refused(written: QuestionSet) -> None:
    QuestionSet.objects.update(size=SIZE_MAX)

    with pytest.raises(domain.SetIsFull):
        domain.add_own(written, **OWN)
    assert written.items.count() == 5


def test_add_own_when_busy_then_it_is_refused(ana: User) -> None:
    waiting = make.question_set(owner=ana, written=False)

    with pytest.raises(domain.SetIsBusy):
        domain.add_own(waiting, **OWN)


def test_edit_when_nobody_was_asked_it_then_the_row_changes(written: QuestionSet) -> None:
    item = questions(written)[2]

    edited = domain.edit_item(item, **OWN)

    edited.refresh_from_db()
    assert (edited.pk, edited.position, edited.text) == (item.pk, 3, OWN["text"])
    assert edited.edited_at is not None


def test_edit_when_an_interview_asked_it_then_that_interview_keeps_the_old_one(
    written: QuestionSet, ana: User
) -> None:
    interview = interviews.start(question_set=written, mode="mock", by=ana)
    item = questions(written)[0]
    before = item.text

    edited = domain.edit_item(item, **OWN)

    assert interview.answers.all()[0].item.text == before
    assert questions(written)[0] == edited
    assert (edited.position, places(written)) == (1, [1, 2, 3, 4, 5])


def test_edit_when_lines_are_left_out_then_they_stay(written: QuestionSet) -> None:
    item = next(item for item in questions(written) if item.lines.exists())
    before = list(item.lines.all())

    edited = domain.edit_item(item, **OWN)

    assert list(edited.lines.all()) == before


def test_remove_when_rested_then_those_behind_move_up(written: QuestionSet) -> None:
    first, second, third, *_ = questions(written)

    domain.remove_item(second)

    written.refresh_from_db()
    assert [item.pk for item in questions(written)][:2] == [first.pk, third.pk]
    assert (places(written), written.size) == ([1, 2, 3, 4], 4)


def test_remove_when_clicked_twice_then_one_goes(written: QuestionSet) -> None:
    item = questions(written)[1]
    late = SetItem.objects.get(pk=item.pk)
    domain.remove_item(item)

    domain.remove_item(late)

    written.refresh_from_db()
    assert (places(written), written.size) == ([1, 2, 3, 4], 4)


def test_edit_when_it_was_taken_out_since_it_was_read_then_it_does_not_come_back(
    written: QuestionSet, ana: User
) -> None:
    interviews.start(question_set=written, mode="mock", by=ana)
    item = questions(written)[0]
    domain.remove_item(SetItem.objects.get(pk=item.pk))

    with pytest.raises(domain.QuestionIsGone):
        domain.edit_item(item, **OWN)
    assert (places(written), written.items.count()) == ([1, 2, 3, 4], 5)


@pytest.mark.parametrize("asked", [True, False])
def test_edit_when_it_was_moved_and_pinned_since_it_was_read_then_it_is_changed_where_it_is(
    written: QuestionSet, ana: User, asked: bool
) -> None:
    first, *_, last = questions(written)
    if asked:
        interviews.start(question_set=written, mode="mock", by=ana)
    domain.remove_item(first)
    domain.pin_item(last, pinned=True)

    edited = domain.edit_item(last, **OWN)

    edited.refresh_from_db()
    assert (edited.position, edited.is_pinned, edited.text) == (4, True, OWN["text"])
    assert places(written) == [1, 2, 3, 4]


def test_move_when_it_was_taken_out_since_it_was_read_then_nothing_changes(written: QuestionSet) -> None:
    item = questions(written)[1]
    domain.remove_item(SetItem.objects.get(pk=item.pk))
    before = questions(written)

    domain.move_item(item, by=1)

    assert (questions(written), places(written)) == (before, [1, 2, 3, 4])


def test_remove_when_filling_a_gap_did_not_work_then_its_wish_moves_along(written: QuestionSet) -> None:
    domain.fill_gap(written, line=written.posting.lines.all()[0])
    QuestionSet.objects.update(state=FAILED)

    domain.remove_item(SetItem.objects.get(pk=questions(written)[0].pk))

    written.refresh_from_db()
    assert (list(written.wishes), places(written), written.size) == (["5"], [1, 2, 3, 4], 5)


@pytest.mark.parametrize(
    "touch",
    [
        lambda item: domain.edit_item(item, **OWN),
        lambda item: domain.pin_item(item, pinned=True),
        lambda item: domain.move_item(item, by=1),
        domain.remove_item,
    ],
    ids=["edit", "pin", "move", "remove"],
)
def test_rewrite_when_it_did_not_work_and_a_person_goes_on_by_hand_then_their_questions_stay(
    written: QuestionSet, touch: Callable[[SetItem], Any]
) -> None:
    domain.rewrite(written)
    QuestionSet.objects.update(state=FAILED)

    touch(SetItem.objects.get(pk=questions(written)[1].pk))
    left = questions(written)
    domain.try_again(QuestionSet.objects.get())

    assert questions(run(written)) == left


def test_edit_when_it_is_being_replaced_then_it_is_told(written: QuestionSet) -> None:
    first, second, *_ = questions(written)
    domain.replace(first)

    with pytest.raises(domain.QuestionIsGone):
        domain.edit_item(SetItem.objects.get(pk=first.pk), **OWN)
    domain.edit_item(SetItem.objects.get(pk=second.pk), **OWN)
    written.refresh_from_db()
    assert written.being_replaced == {first.pk}
