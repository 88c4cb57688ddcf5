"""Curators decide about reports: bundles move together, people count once, everything can be undone."""

import pytest

from interviews.domain import moderation, reported
from interviews.enums import QuestionState, ReportedState
from interviews.models import Question, ReportedQuestion
from prep.states import IllegalMove
from tests import make

pytestmark = pytest.mark.django_db


def states() -> list[str]:
    return list(ReportedQuestion.objects.order_by("pk").values_list("state", flat=True))


def accept(row, cora, **values):
    usual = {"text": row.text, "kind": "behavioral", "difficulty": 2, "skill": "Planning"}
    bank = values.pop("bank", None) or make.bank(curator=cora)
    return moderation.accept(row, by=cora, bank=bank, **usual | values)


@pytest.fixture
def bundle(ana, otto, vera) -> list[ReportedQuestion]:
    return [make.reports(by=person, texts=["How do you plan a week?"]).new[0] for person in (ana, otto, vera)]


def test_accept_when_several_reported_it_counts_each_person(bundle, cora):
    question = accept(bundle[1], cora, text="How do you plan a week on the ward?")

    assert states() == ["accepted", "duplicate", "duplicate"]
    assert (question.text, question.origin, question.state) == (
        "How do you plan a week on the ward?",
        "reported",
        "draft",
    )
    assert question.author == cora
    assert question.reports.filter(counts=True).count() == 3
    assert len(question.criteria) == 3
    assert {row.reviewed_by for row in question.reports.all()} == {cora}


def test_accept_when_the_wording_was_edited_keeps_what_was_reported(bundle, cora):
    accept(bundle[0], cora, text="How do you plan a week on the ward?")

    assert {row.text for row in ReportedQuestion.objects.all()} == {"How do you plan a week?"}


def test_accept_when_to_be_approved_goes_as_far_as_the_bank_allows(ana, cora):
    free, strict = make.bank(curator=cora), make.bank(curator=cora, needs_second_eyes=True)
    rows = make.reports(by=ana, texts=["Why us?", "How do you calm an angry guest?"]).new

    questions = [
        accept(row, cora, bank=bank, approve=True) for row, bank in zip(rows, (free, strict), strict=True)
    ]

    assert [question.state for question in questions] == [QuestionState.APPROVED, QuestionState.IN_REVIEW]


def test_accept_when_decided_already_is_no_move(bundle, cora):
    accept(bundle[0], cora)

    with pytest.raises(IllegalMove):
        accept(bundle[1], cora)
    assert Question.objects.count() == 1


def test_join_when_the_question_is_there_counts_it_there(bundle, cora):
    question = make.question(curator=cora, state="approved")

    moderation.join(bundle[2], by=cora, question=question)

    assert states() == ["duplicate"] * 3
    assert question.reports.filter(counts=True).count() == 3


def test_join_when_one_person_reported_it_in_two_wordings_counts_the_person_once(ana, cora):
    one, two = make.reports(by=ana, texts=["How do you plan a week?", "Tell me about planning."]).new
    question = accept(one, cora)

    moderation.join(two, by=cora, question=question)

    assert list(question.reports.order_by("pk").values_list("counts", flat=True)) == [True, False]


def test_report_when_it_comes_after_the_decision_waits_beside_the_first(bundle, cora):
    accept(bundle[0], cora)
    late = make.reports(by=make.person(email="late@example.org"), texts=["How do you plan a week?"]).new[0]

    assert (late.lead, late.state) == (bundle[0], ReportedState.PENDING)
    moderation.join(late, by=cora, question=Question.objects.get())
    assert Question.objects.get().reports.filter(counts=True).count() == 4


def test_reject_when_it_is_no_question_says_why(bundle, cora):
    moderation.reject(bundle[0], by=cora, note="It is no interview question.")

    assert states() == ["rejected"] * 3
    assert set(ReportedQuestion.objects.values_list("note", flat=True)) == {"It is no interview question."}


@pytest.mark.parametrize("verb", ["accept", "join", "reject"])
def test_undo_when_decided_puts_the_whole_bundle_back(verb, bundle, cora):
    if verb == "accept":
        accept(bundle[0], cora)
    elif verb == "join":
        moderation.join(bundle[0], by=cora, question=make.question(curator=cora))
    else:
        moderation.reject(bundle[0], by=cora, note="No.")
    decided = ReportedQuestion.objects.get(pk=bundle[1].pk)

    moderation.undo(decided, by=cora)

    rows = ReportedQuestion.objects.all()
    assert states() == ["pending"] * 3
    assert {(row.question, row.reviewed_by, row.reviewed_at, row.note, row.counts) for row in rows} == {
        (None, None, None, "", False)
    }
    with pytest.raises(IllegalMove):
        moderation.undo(ReportedQuestion.objects.get(pk=bundle[1].pk), by=cora)


def test_undo_when_a_question_came_of_it_alone_retires_it(bundle, cora):
    question = accept(bundle[0], cora, approve=True)

    moderation.undo(ReportedQuestion.objects.get(pk=bundle[0].pk), by=cora)

    question.refresh_from_db()
    assert (question.state, question.note) == (QuestionState.RETIRED, moderation.TAKEN_BACK)


def test_undo_when_others_reported_the_question_too_leaves_it(bundle, cora):
    question = accept(bundle[0], cora, approve=True)
    late = make.reports(by=make.person(email="late@example.org"), texts=["How do you plan a week?"]).new[0]
    moderation.join(late, by=cora, question=question)

    moderation.undo(ReportedQuestion.objects.get(pk=late.pk), by=cora)

    question.refresh_from_db()
    assert question.state == QuestionState.APPROVED
    assert states() == ["accepted", "duplicate", "duplicate", "pending"]


def test_undo_when_the_question_is_a_curated_one_leaves_it(bundle, cora):
    question = make.question(curator=cora, state="approved")
    moderation.join(bundle[0], by=cora, question=question)

    moderation.undo(ReportedQuestion.objects.get(pk=bundle[0].pk), by=cora)

    question.refresh_from_db()
    assert question.state == QuestionState.APPROVED


def test_undo_when_the_question_was_retired_meanwhile_works(bundle, cora):
    question = accept(bundle[0], cora)
    Question.objects.filter(pk=question.pk).delete()

    moderation.undo(ReportedQuestion.objects.get(pk=bundle[0].pk), by=cora)

    assert states() == ["pending"] * 3


def test_set_apart_when_joined_makes_it_stand_alone(bundle):
    moderation.set_apart(bundle[1])

    bundle[1].refresh_from_db()
    assert bundle[1].lead is None
    with pytest.raises(IllegalMove):
        moderation.set_apart(bundle[1])


def test_count_when_the_reporter_is_erased_stays(bundle, ana, cora):
    question = accept(bundle[0], cora)
    reported.forget(ana)
    moderation.count_once(question.pk)

    assert question.reports.filter(counts=True).count() == 3


def test_reports_when_public_are_those_of_approved_questions_in_shared_banks(bundle, cora):
    question = accept(bundle[0], cora)

    assert not ReportedQuestion.objects.public().exists()
    make.approve(question, curator=cora)
    assert ReportedQuestion.objects.public().count() == 3
    question.bank.visibility = "private"
    question.bank.save()
    assert not ReportedQuestion.objects.public().exists()


def test_move_when_one_of_the_bundle_was_decided_meanwhile_moves_none(bundle, cora):
    moderation.reject(bundle[0], by=cora, note="Not a question.")
    pks = [row.pk for row in bundle]

    with pytest.raises(IllegalMove):
        moderation._move(pks, ReportedState.ACCEPTED)
