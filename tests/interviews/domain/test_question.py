"""What curators do with questions: drafts, versions, review, a second pair of eyes."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from interviews.domain import question as questions
from interviews.models import Question, QuestionVersion
from postings.models import Skill
from prep.held import Erased
from prep.states import IllegalMove
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def twin(db):
    return make.person(email="twin@example.org")


def test_question_when_written_is_a_draft_with_a_first_version(cora):
    question = make.question(curator=cora)

    assert (question.state, question.version, question.author) == ("draft", 1, cora)
    assert [criterion["key"] for criterion in question.criteria] == ["c1", "c2", "c3"]
    assert [skill.name for skill in question.skills.all()] == ["Planning"]
    version = question.versions.get()
    assert (version.number, version.text, version.by) == (1, question.text, cora)


def test_questions_when_many_are_written_take_as_many_queries_as_one(cora, django_assert_num_queries):
    bank = make.bank(curator=cora)
    contents = [make.content(text=f"How do you plan week {number}?") for number in range(30)]

    with django_assert_num_queries(8):
        made = questions.write_many(bank, contents, by=cora)

    assert [question.text for question in made] == [content.text for content in contents]
    with django_assert_num_queries(8):
        questions.write_many(bank, contents[:1], by=cora)


def test_question_when_edited_gets_a_new_version_and_keeps_the_old(cora):
    question = make.question(curator=cora)
    first = question.text

    questions.edit(
        question, make.content(text="How did you plan a short week?", skill="Order"), by=cora, seen=1
    )

    question.refresh_from_db()
    assert (question.version, question.text) == (2, "How did you plan a short week?")
    assert list(question.versions.values_list("number", "text")) == [(2, question.text), (1, first)]
    assert [skill.name for skill in question.skills.all()] == ["Order"]


def test_question_when_saved_unchanged_gets_no_version(cora):
    question = make.question(curator=cora)

    questions.edit(question, make.content(), by=cora)

    assert question.versions.count() == 1


def test_question_when_changed_since_it_was_opened_is_not_overwritten(cora):
    question = make.question(curator=cora)
    questions.edit(question, make.content(text="How did you plan a short week?"), by=cora, seen=1)

    with pytest.raises(questions.Outdated):
        questions.edit(question, make.content(text="How do you plan?"), by=cora, seen=1)
    with pytest.raises(questions.Outdated):
        questions.approve(question, by=cora, seen=1)


def test_lifecycle_when_walked_keeps_who_and_when(cora):
    question = make.question(curator=cora)

    questions.submit(question, by=cora)
    questions.approve(question, by=cora, seen=1)
    questions.retire(question, by=cora, note="Asked too often.")

    question.refresh_from_db()
    assert question.state == "retired"
    assert (question.submitted_by, question.approved_by, question.retired_by) == (cora, cora, cora)
    assert question.submitted_at <= question.approved_at <= question.retired_at
    assert question.note == "Asked too often."


def test_question_when_not_reviewed_cannot_be_approved(cora):
    with pytest.raises(IllegalMove):
        questions.approve(make.question(curator=cora), by=cora)


def test_question_when_it_lacks_criteria_cannot_be_submitted(cora):
    question = make.question(curator=cora, criteria=[("Names the two needs", "Planning")])

    with pytest.raises(questions.Unfinished):
        questions.submit(question, by=cora)


def test_question_when_in_review_keeps_its_criteria(cora):
    question = make.question(curator=cora, state="in_review")

    with pytest.raises(questions.Unfinished):
        questions.edit(question, make.content(criteria=[]), by=cora)


def test_question_when_sent_back_is_a_draft_that_names_no_review(cora):
    question = make.question(curator=cora, state="in_review")

    questions.send_back(question, by=cora, note="Which ward?")

    question.refresh_from_db()
    assert (question.state, question.note, question.submitted_at) == ("draft", "Which ward?", None)


def test_question_when_retired_comes_back_as_a_draft_only(cora):
    question = make.question(curator=cora, state="approved")
    questions.retire(question, by=cora)

    for verb in (questions.send_back, questions.approve, questions.submit):
        with pytest.raises(IllegalMove):
            verb(question, by=cora)
    with pytest.raises(IllegalMove):
        questions.edit(question, make.content(text="How do you plan?"), by=cora)
    questions.take_up(question, by=cora)

    question.refresh_from_db()
    assert (question.state, question.approved_at, question.retired_at) == ("draft", None, None)
    with pytest.raises(IllegalMove):
        questions.take_up(question, by=cora)


def test_author_when_the_bank_wants_a_second_pair_of_eyes_does_not_approve(cora, twin):
    bank = make.bank(curator=cora, needs_second_eyes=True)
    question = make.question(curator=cora, of=bank, state="in_review")

    with pytest.raises(questions.OwnWork):
        questions.approve(question, by=cora)
    questions.approve(question, by=twin)

    question.refresh_from_db()
    assert (question.state, question.approved_by) == ("approved", twin)


def test_editor_when_the_bank_wants_a_second_pair_of_eyes_does_not_approve_the_own_wording(cora, twin):
    bank = make.bank(curator=cora, needs_second_eyes=True)
    question = make.question(curator=cora, of=bank, state="in_review")
    questions.edit(question, make.content(text="How did you plan a short week?"), by=twin)

    with pytest.raises(questions.OwnWork):
        questions.approve(question, by=twin)


def test_approved_question_when_edited_goes_back_to_review_only_where_two_must_look(cora, twin):
    strict = make.bank(curator=cora, needs_second_eyes=True)
    watched = make.question(curator=cora, of=strict, state="in_review")
    questions.approve(watched, by=twin)
    free = make.question(curator=cora, state="approved")
    changed = make.content(text="How did you plan a short week?")

    states = [questions.edit(question, changed, by=twin).state for question in (watched, free)]

    assert states == ["in_review", "approved"]


@pytest.mark.parametrize(
    "broken",
    [
        {"text": ""},
        {"state": "in_review"},
        {"state": "approved", "criteria_count": 3},
        {"state": "approved", "approved_at": timezone.now(), "criteria_count": 2},
        {"state": "retired"},
        {"approved_at": timezone.now()},
        {"submitted_at": timezone.now()},
        {"retired_at": timezone.now()},
    ],
)
def test_row_when_it_contradicts_itself_is_refused(cora, broken):
    question = make.question(curator=cora)

    with pytest.raises(IntegrityError), transaction.atomic():
        Question.objects.filter(pk=question.pk).update(**broken)


def test_rows_when_numbered_or_merged_wrongly_are_refused(cora):
    question = make.question(curator=cora)

    with pytest.raises(IntegrityError), transaction.atomic():
        QuestionVersion.objects.create(
            question=question, number=1, text="x", kind="technical", difficulty=1, minutes=1
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Question.objects.filter(pk=question.pk).update(merged_into=question.pk)


def test_giving_when_asked_names_approved_questions_of_shared_banks_in_use(cora):
    given = make.question(curator=cora, state="approved")
    make.question(curator=cora, state="in_review", of=given.bank)
    make.question(curator=cora, state="approved", of=make.bank(curator=cora, visibility="private"))
    make.question(curator=cora, state="approved", of=make.bank(curator=cora, archived_at=timezone.now()))

    assert list(Question.objects.giving()) == [given]


def test_content_when_compared_is_plain_values(cora):
    content = make.content(levels={"1": "", "3": "One week."})

    assert content.values()["levels"] == {"3": "One week."}
    assert replace(content, probes=()).values()["probes"] == []


def test_skill_when_folded_gives_the_other_one_to_what_is_written_from_now_on(cora):
    old = make.question(curator=cora, skill="Scheduling")
    names = Skill.objects.named(["Planning", "Scheduling"])
    Skill.objects.filter(pk=names["Scheduling"].pk).update(merged_into=names["Planning"])

    new = make.question(curator=cora, skill="scheduling")

    assert [skill.name for skill in new.skills.all()] == ["Planning"]
    assert [skill.name for skill in old.skills.all()] == ["Scheduling"]


def test_skill_when_sorted_by_a_curator_is_kept_without_a_use(db):
    names = Skill.objects.named(["Planning", "Scheduling", "Chess"])
    Skill.objects.filter(pk=names["Scheduling"].pk).update(merged_into=names["Planning"])
    Skill.objects.filter(pk=names["Planning"].pk).update(kind="domain")

    Skill.objects.delete_unused()

    assert set(Skill.objects.values_list("name", flat=True)) == {"Planning", "Scheduling"}


def test_skill_when_its_own_alias_is_refused(db):
    skill = Skill.objects.named(["Planning"])["Planning"]

    with pytest.raises(IntegrityError), transaction.atomic():
        Skill.objects.filter(pk=skill.pk).update(merged_into=skill)


def test_table_when_a_question_was_erased_meanwhile_is_taken_in_not_at_all(cora):
    bank = make.bank(curator=cora)
    question = make.question(curator=cora, of=bank)
    Question.objects.all().delete()

    with pytest.raises(Erased):
        questions.take_in(
            bank,
            new=[(make.content(), "curated")],
            changed=[(question, make.content(text="How do you plan?"), 1)],
            by=cora,
        )

    assert not bank.questions.exists()
