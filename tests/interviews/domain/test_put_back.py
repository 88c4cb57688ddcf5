"""A question that was taken out of a set, put back."""

import pytest

from interviews.domain import question_set as domain
from interviews.models import QuestionSet, SetItem
from interviews.models.question_set import SIZE_MAX
from prep.accounts.models import User
from tests import make
from tests.interviews.domain.test_question_set import FAILED, places, questions


@pytest.fixture
def written(ana: User) -> QuestionSet:
    return make.question_set(owner=ana, size=5)


def test_put_back_when_it_was_taken_out_then_the_same_row_stands_where_it_stood(written: QuestionSet) -> None:
    before = questions(written)
    domain.remove_item(before[1])

    for _ in range(2):  # twice is once
        domain.put_back(SetItem.objects.get(pk=before[1].pk))

    written.refresh_from_db()
    assert questions(written) == before
    assert (places(written), written.size) == ([1, 2, 3, 4, 5], 5)


def test_put_back_when_others_went_meanwhile_then_it_stands_at_the_end(written: QuestionSet) -> None:
    *others, last = questions(written)
    for item in (last, others[0], others[1]):
        domain.remove_item(SetItem.objects.get(pk=item.pk))

    domain.put_back(SetItem.objects.get(pk=last.pk))

    written.refresh_from_db()
    assert (questions(written), places(written), written.size) == ([*others[2:], last], [1, 2, 3], 3)


def test_put_back_when_filling_a_gap_did_not_work_then_its_wish_moves_along(written: QuestionSet) -> None:
    item = questions(written)[0]
    domain.remove_item(item)
    domain.fill_gap(QuestionSet.objects.get(), line=written.posting.lines.all()[0])
    QuestionSet.objects.update(state=FAILED)

    domain.put_back(SetItem.objects.get(pk=item.pk))

    written.refresh_from_db()
    assert (list(written.wishes), places(written), written.size) == (["6"], [1, 2, 3, 4, 5], 6)


def test_put_back_when_the_set_is_busy_or_full_then_it_is_refused(written: QuestionSet) -> None:
    item = questions(written)[1]
    domain.remove_item(item)
    QuestionSet.objects.update(size=SIZE_MAX)
    with pytest.raises(domain.SetIsFull):
        domain.put_back(SetItem.objects.get(pk=item.pk))
    QuestionSet.objects.update(size=4)
    domain.replace(SetItem.objects.get(pk=questions(written)[0].pk))
    with pytest.raises(domain.SetIsBusy):
        domain.put_back(SetItem.objects.get(pk=item.pk))
    assert places(written) == [1, 2, 3, 4]
