"""Reports: kept once per person, limited, joined with what asks the same, taken back, forgotten."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from interviews.domain import reported
from interviews.enums import ReportedState
from interviews.models import ReportedQuestion
from prep.states import IllegalMove
from tests import make

pytestmark = pytest.mark.django_db


def test_report_when_made_waits_and_names_its_month(ana):
    kept = make.reports(by=ana, texts=["Why us?", "How do you plan a week?"], asked_on=date(2026, 10, 17))

    rows = ReportedQuestion.objects.order_by("pk")
    assert [row.pk for row in rows] == [row.pk for row in kept.new]
    assert [(row.text, row.state, row.asked_on, row.reporter) for row in rows] == [
        ("Why us?", "pending", date(2026, 10, 1), ana),
        ("How do you plan a week?", "pending", date(2026, 10, 1), ana),
    ]
    assert {row.organization_key for row in rows} == {"harbour-street-clinic"}
    assert not any(row.counts for row in rows)


def test_report_when_the_same_person_repeats_it_is_kept_once(ana):
    make.reports(by=ana, texts=["How do you plan a busy week on the ward?"])

    kept = make.reports(by=ana, texts=["how do you plan a busy week on the ward", "Why us?", "Why us?"])

    assert kept.again == ["how do you plan a busy week on the ward", "Why us?"]
    assert ReportedQuestion.objects.count() == 2


def test_report_when_it_was_asked_at_another_organization_counts_there_too(ana):
    make.reports(by=ana, texts=["Why us?"])
    kept = make.reports(by=ana, texts=["Why us?"], hiring_organization="Quayside Surgery")

    assert [row.text for row in kept.new] == ["Why us?"]


def test_reports_when_several_ask_the_same_are_one_bundle(ana, otto, vera):
    first = make.reports(by=ana, texts=["How do you plan a busy week on the ward?"]).new[0]
    near = make.reports(by=otto, texts=["How do you plan your busy week on the ward?"]).new[0]
    same = make.reports(
        by=vera, texts=["How do you plan a busy week on the ward"], hiring_organization="Quayside Surgery"
    ).new[0]
    other = make.reports(by=otto, texts=["What would you do about a medicine given twice?"]).new[0]

    assert (first.lead, near.lead, same.lead, other.lead) == (None, first, first, None)
    bundles = set(ReportedQuestion.objects.with_bundle().values_list("bundle", flat=True))
    assert bundles == {first.pk, other.pk}


def test_reports_when_one_paste_holds_the_same_twice_in_other_words_are_kept_once(ana):
    kept = make.reports(
        by=ana,
        texts=["How do you plan a busy week on the ward?", "How do you plan a very busy week on the ward?"],
    )

    assert (len(kept.new), len(kept.again)) == (1, 1)


def test_reports_when_the_day_is_full_are_refused_at_exactly_one_more(ana):
    make.reports(by=ana, texts=make.unlike(reported.A_DAY - 1))

    with pytest.raises(reported.TooMany) as full:
        make.reports(by=ana, texts=make.unlike(2, start=100))
    assert full.value.left == 1
    make.reports(by=ana, texts=make.unlike(1, start=100))
    with pytest.raises(reported.TooMany) as full:
        make.reports(by=ana, texts=make.unlike(1, start=200))

    assert full.value.left == 0
    assert ReportedQuestion.objects.count() == reported.A_DAY


def test_reports_when_a_day_has_passed_fit_again(ana):
    make.reports(by=ana, texts=make.unlike(reported.A_DAY))
    ReportedQuestion.objects.update(created_at=timezone.now() - timedelta(hours=25))

    assert len(make.reports(by=ana, texts=make.unlike(1, start=100)).new) == 1


def test_reports_when_another_person_is_full_fit_all_the_same(ana, otto):
    make.reports(by=ana, texts=make.unlike(reported.A_DAY))

    assert len(make.reports(by=otto, texts=["Why us?"]).new) == 1


def test_withdraw_when_nobody_has_decided_removes_it_and_keeps_the_bundle(ana, otto, vera):
    first = make.reports(by=ana, texts=["Why us?"]).new[0]
    second, third = (make.reports(by=person, texts=["Why us?"]).new[0] for person in (otto, vera))

    reported.withdraw(first)

    second.refresh_from_db()
    third.refresh_from_db()
    assert (second.lead, third.lead) == (None, second)


def test_withdraw_when_a_curator_has_decided_is_too_late(ana, cora):
    question = make.accepted(by=ana, curator=cora)
    row = question.reports.get()

    with pytest.raises(IllegalMove):
        reported.withdraw(row)
    assert ReportedQuestion.objects.count() == 1


def test_forget_when_somebody_is_erased_keeps_only_what_counts(ana, otto, cora):
    question = make.accepted(by=ana, curator=cora, text="Why do you want to come to this ward?")
    make.reports(by=ana, texts=["How do you plan a week?"], country="Ireland")
    joined = make.reports(by=otto, texts=["How do you plan a week?"]).new[0]

    reported.forget(ana)

    kept = ReportedQuestion.objects.get(question=question)
    assert (kept.reporter, kept.posting, kept.country, kept.counts) == (None, None, "", True)
    assert kept.text == question.text
    joined.refresh_from_db()
    assert joined.lead is None
    assert ReportedQuestion.objects.count() == 2


def test_forget_when_the_question_is_gone_leaves_nothing(ana, cora):
    make.accepted(by=ana, curator=cora).delete()

    reported.forget(ana)

    assert not ReportedQuestion.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": ReportedState.ACCEPTED},
        {"reviewed_at": timezone.now()},
        {"counts": True},
        {"organization_key": ""},
        {"text": ""},
    ],
)
def test_report_when_its_fields_contradict_one_another_is_refused(wrong, ana):
    row = make.reports(by=ana, texts=["Why us?"]).new[0]

    with pytest.raises(IntegrityError), transaction.atomic():
        ReportedQuestion.objects.filter(pk=row.pk).update(**wrong)


def test_rejected_report_when_it_names_a_question_is_refused(ana, cora):
    row = make.accepted(by=ana, curator=cora).reports.get()

    with pytest.raises(IntegrityError), transaction.atomic():
        ReportedQuestion.objects.filter(pk=row.pk).update(state=ReportedState.REJECTED, counts=False)
