"""Sets draw approved questions that fit a line, say where they come from, and write the rest."""

from datetime import date

import pytest

from interviews.domain import moderation
from interviews.domain import question as questions
from interviews.domain import question_set as question_sets
from interviews.enums import BankVisibility
from interviews.models import LineLook, Question, QuestionSet
from interviews.pipeline import drawing
from interviews.pipeline.question_set import gather, write_questions
from interviews.wording import near_duplicate
from postings.models import Skill
from tests import make

pytestmark = pytest.mark.django_db

WARD = """Ward nurse

Responsibilities
- Change the dressing of every wound and watch for infection
- Administer medication and record each dose on the drug chart
- Keep the linen cupboard of the building tidy

Skills
- Wound care
"""
NURSING = (
    (
        "What tells you at a dressing change that a wound is going the wrong way?",
        "technical",
        "Names signs of infection of the wound",
    ),
    (
        "A dose on the drug chart seems far too high. How do you go about it?",
        "situational",
        "Says that the medication is not administered until the record is checked",
    ),
    (
        "Tell me about a patient who looked fine on paper and worried you.",
        "behavioral",
        "Names what was seen on the patient",
    ),
)


@pytest.fixture
def bank(cora):
    made = make.bank(curator=cora, name="Nursing", job_family="nursing")
    for text, kind, criterion in NURSING:
        criteria = [(criterion, "Dressings" if "wound" in text else "Medication")]
        criteria += [("Says what was done first", "Medication"), ("Says who was told", "Escalation")]
        make.question(curator=cora, of=made, state="approved", text=text, kind=kind, criteria=criteria)
    return made


@pytest.fixture
def posting(ana):
    return make.posting(owner=ana, text=WARD)


def drawn(question_set):
    return list(question_set.items.live().filter(question__isnull=False))


def test_set_when_approved_questions_fit_draws_them_and_says_so(bank, posting, ana):
    question_set = make.question_set(owner=ana, of=posting, size=6)

    items = drawn(question_set)
    assert {item.text for item in items} == {NURSING[0][0], NURSING[1][0]}
    for item in items:
        assert (item.origin, item.engine, item.question_version) == ("curated", "", 1)
        assert "Nursing" in item.why
        assert item.lines.count() == len(item.sources) == 1
    assert question_set.items.live().filter(origin="generated").exists()
    texts = list(question_set.items.live().values_list("text", flat=True))
    assert not any(near_duplicate(text, texts[:number]) for number, text in enumerate(texts))
    assert [item.position for item in question_set.items.live()] == list(range(1, question_set.size + 1))


def test_item_when_its_question_was_reported_says_how_often_and_when_last(bank, posting, ana, otto, cora):
    wound = bank.questions.get(text=NURSING[0][0])
    dose = bank.questions.get(text=NURSING[1][0])
    Question.objects.filter(pk=dose.pk).update(origin="reported")
    for question, person in ((wound, ana), (dose, ana), (dose, otto)):
        made = make.reports(by=person, texts=[question.text], asked_on=date(2026, 9, 1)).new[0]
        moderation.join(made, by=cora, question=question)

    items = {item.question: item.why for item in drawn(make.question_set(owner=ana, of=posting, size=6))}

    assert items[wound].startswith(
        "An approved question of the bank “Nursing”, also reported once, in September 2026."
    )
    assert items[dose].startswith(
        "Reported from real interviews (2 times, last in September 2026) and approved"
    )


def test_item_when_drawn_speaks_of_skills_as_the_posting_lists_them(bank, posting, ana):
    rows = Skill.objects.named(["Wound care", "Dressings"])
    Skill.objects.filter(pk=rows["Dressings"].pk).update(merged_into=rows["Wound care"])

    make.question_set(owner=ana, of=posting, size=6)

    item = Question.objects.get(text=NURSING[0][0]).items.get()

    assert item.criteria[0]["skill"] == "Wound care"
    assert "Wound care" in {skill.name for skill in item.skills.all()}
    assert item.lines.get().text.startswith("Change the dressing")


@pytest.mark.parametrize("change", ["draft", "private", "archived", "retired"])
def test_question_when_not_given_is_not_drawn(change, bank, posting, ana, cora):
    if change == "private":
        type(bank).objects.update(visibility=BankVisibility.PRIVATE)
    elif change == "archived":
        type(bank).objects.update(archived_at=bank.created_at)
    elif change == "retired":
        for question in bank.questions.all():
            questions.retire(question, by=cora)
    else:
        bank.questions.update(
            state="draft", approved_at=None, approved_by=None, submitted_at=None, submitted_by=None
        )

    assert drawn(make.question_set(owner=ana, of=posting, size=6)) == []


def test_question_when_of_another_trade_is_not_drawn(bank, ana):
    assert drawn(make.question_set(owner=ana, size=6)) == []


def test_set_when_there_are_no_banks_is_written_as_before(ana, posting):
    question_set = make.question_set(owner=ana, of=posting, size=6)

    assert set(question_set.items.values_list("origin", flat=True)) == {"generated"}


def test_place_when_a_line_is_wished_draws_for_that_line(bank, posting, ana):
    question_set = make.question_set(owner=ana, of=posting, size=3)
    question_set.items.all().delete()
    line = posting.lines.get(text__startswith="Change the dressing")
    QuestionSet.objects.filter(pk=question_set.pk).update(size=0)
    question_sets.fill_gap(question_set, line=line)

    write_questions(question_set.pk)

    item = question_set.items.live().get()
    assert (item.text, list(item.lines.all())) == (NURSING[0][0], [line])


def test_question_when_taken_out_of_the_set_is_not_drawn_again(bank, posting, ana):
    question_set = make.question_set(owner=ana, of=posting, size=6)
    item = next(item for item in drawn(question_set) if item.text == NURSING[0][0])

    question_sets.replace(item)
    write_questions(question_set.pk)

    item.refresh_from_db()
    again = question_set.items.live().filter(text=NURSING[0][0])
    assert again.count() == (0 if item.removed_at else 1)


def test_set_when_written_anew_puts_other_questions_for_the_drawn(bank, posting, ana):
    question_set = make.question_set(owner=ana, of=posting, size=6)
    before = {item.pk for item in drawn(question_set)}

    question_sets.rewrite(question_set)
    write_questions(question_set.pk)

    assert not before & {item.pk for item in drawn(question_set)}


def test_item_when_edited_by_a_person_is_no_use_of_the_question(bank, posting, ana):
    item = drawn(make.question_set(owner=ana, of=posting, size=6))[0]

    edited = question_sets.edit_item(
        item, text="How do you plan?", kind="technical", difficulty=1, minutes=2, skill="Wound care"
    )

    assert (edited.question, edited.question_version) == (None, None)


def test_line_when_looked_at_is_noted_with_what_covers_it(bank, posting, ana):
    make.question_set(owner=ana, of=posting, size=6)
    make.question_set(owner=ana, of=posting, size=3)

    covered = {look.line.text.split()[0]: bool(look.question_id) for look in LineLook.objects.all()}

    assert covered == {"Change": True, "Administer": True, "Keep": False}


def test_set_when_drawn_from_banks_of_many_asks_no_more_often(
    bank, posting, ana, cora, django_assert_max_num_queries
):
    facts = facts_of(posting, ana)
    with django_assert_max_num_queries(14):
        drawing.draw(facts, 6)
    more = [make.content(text=f"What do you check on ward {number}?") for number in range(40)]
    questions.write_many(bank, more, by=cora)
    Question.objects.filter(state="draft").update(state="approved", approved_at=bank.created_at)

    with django_assert_max_num_queries(14):
        drawing.draw(facts, 6)


def test_draw_when_there_are_very_many_looks_at_the_nearest(bank, posting, ana, monkeypatch):
    monkeypatch.setattr(drawing, "MOST_COMPARED", 2)

    found = drawing.draw(facts_of(posting, ana), 6)

    assert {one.question.text for one in found} <= {text for text, _, _ in NURSING}
    assert found


def test_draw_when_the_posting_is_in_another_language_draws_nothing(bank, posting, ana):
    posting.language = "fr"
    posting.save()

    assert drawing.draw(facts_of(posting, ana), 6) == []


def test_skill_when_folded_fits_by_its_other_name(bank, posting, ana):
    rows = Skill.objects.named(["Wound care", "Dressings"])
    question = Question.objects.get(text=NURSING[0][0])
    Skill.objects.filter(pk=rows["Dressings"].pk).update(merged_into=rows["Wound care"])

    candidate = next(one for one in drawing._candidates(facts_of(posting, ana)) if one.key == question.pk)

    assert rows["Wound care"].pk in candidate.skills
    assert rows["Dressings"].pk not in candidate.skills


def facts_of(posting, ana):
    return gather(question_sets.request(posting=posting, size=6, by=ana))
