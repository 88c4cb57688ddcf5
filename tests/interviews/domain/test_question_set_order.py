"""Moving and keeping the questions of a set."""

import pytest

from interviews.domain import question_set as domain
from interviews.models import QuestionSet
from prep.accounts.models import User
from prep.generation import GenerationState
from tests import make
from tests.interviews.domain.test_question_set import places, questions, run


@pytest.fixture
def written(ana: User) -> QuestionSet:
    return make.question_set(owner=ana, size=5)


def test_move_when_there_is_a_neighbour_then_they_change_places(written: QuestionSet) -> None:
    first, second, *rest = questions(written)

    domain.move_item(first, by=1)

    assert questions(written) == [second, first, *rest]
    assert places(written) == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(("index", "by"), [(0, -1), (4, 1)])
def test_move_when_at_the_end_then_nothing_changes(written: QuestionSet, index: int, by: int) -> None:
    before = questions(written)

    domain.move_item(before[index], by=by)

    assert questions(written) == before


def test_move_when_busy_then_it_is_refused(written: QuestionSet) -> None:
    first, second, *_ = questions(written)
    domain.replace(first)

    with pytest.raises(domain.SetIsBusy):
        domain.move_item(second, by=1)


def test_pin_when_done_twice_then_it_is_pinned(written: QuestionSet) -> None:
    item = questions(written)[0]

    domain.pin_item(item, pinned=True)
    domain.pin_item(item, pinned=True)

    item.refresh_from_db()
    assert item.is_pinned is True


def test_unpin_when_pinned_then_it_goes_with_the_next_rewrite(written: QuestionSet) -> None:
    item = questions(written)[0]
    domain.pin_item(item, pinned=True)
    domain.pin_item(item, pinned=False)

    domain.rewrite(written)

    written.refresh_from_db()
    assert item.pk in written.being_replaced


def test_replace_when_written_then_the_same_place_holds_another_question(written: QuestionSet) -> None:
    item = questions(written)[1]

    domain.replace(item)
    run(written)

    assert (places(written), written.state, written.shortfall) == ([1, 2, 3, 4, 5], GenerationState.READY, "")
    assert questions(written)[1].text != item.text
