"""Two questions that ask the same: one stays, with the uses, reports and lines of both."""

import pytest

from interviews.domain import double
from interviews.domain import question as questions
from interviews.models import LineLook, ReportedQuestion
from prep.states import IllegalMove
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def bank(cora):
    return make.bank(curator=cora)


def test_double_when_merged_retires_and_points_at_the_other(bank, cora):
    kept, one, two = (make.question(curator=cora, of=bank, state="approved") for _ in range(3))

    double.merge(two, into=one, by=cora)
    double.merge(one, into=kept, by=cora)

    assert {question.pk for question in kept.doubles.all()} == {one.pk, two.pk}
    one.refresh_from_db()
    assert (one.state, one.retired_by, one.merged_into) == ("retired", cora, kept)


def test_double_when_taken_up_again_is_a_question_of_its_own(bank, cora):
    kept, one = (make.question(curator=cora, of=bank) for _ in range(2))
    double.merge(one, into=kept, by=cora)

    questions.take_up(one, by=cora)

    assert not kept.doubles.exists()


def test_double_when_retired_before_can_still_be_merged_once(bank, cora):
    kept, one = make.question(curator=cora, of=bank), make.question(curator=cora, of=bank, state="retired")

    double.merge(one, into=kept, by=cora)

    assert kept.doubles.get() == one
    with pytest.raises(IllegalMove):
        double.merge(one, into=kept, by=cora)


def test_question_when_merged_into_itself_or_its_double_is_refused(bank, cora):
    kept, one = (make.question(curator=cora, of=bank) for _ in range(2))
    double.merge(one, into=kept, by=cora)
    one.refresh_from_db()

    for into in (kept, one):
        with pytest.raises(double.SameQuestion):
            double.merge(kept, into=into, by=cora)


def test_double_when_reported_hands_its_reports_on_and_a_person_still_counts_once(bank, cora, ana, otto):
    kept = make.accepted(by=ana, curator=cora, text="How do you plan a week?")
    one = make.accepted(by=ana, curator=cora, text="What does your planning of seven days look like?")
    make.accepted(by=otto, curator=cora, text="Which colours do you like?")

    double.merge(one, into=kept, by=cora)

    assert kept.reports.count() == 2
    assert ReportedQuestion.objects.of_question(kept)["times"] == 1
    assert ReportedQuestion.objects.public().count() == 2


def test_double_when_it_covered_a_line_leaves_that_to_the_other(bank, cora, ana):
    kept, one = (make.question(curator=cora, of=bank, state="approved") for _ in range(2))
    line = make.posting(owner=ana).lines.order_by("pk")[0]
    LineLook.objects.create(line=line, question=one)

    double.merge(one, into=kept, by=cora)

    assert LineLook.objects.get().question == kept
