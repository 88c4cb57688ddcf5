"""Starter packs become banks once; curators' work is never overwritten."""

from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from interviews import packs
from interviews.domain import pack as domain
from interviews.domain import question as questions
from interviews.models import Question, QuestionBank
from interviews.packs import Pack, PackQuestion

pytestmark = pytest.mark.django_db

ONE = PackQuestion(
    key="bakery/early",
    text="How do you start a night in the bakery?",
    kind="technical",
    difficulty=1,
    minutes=2,
    probes=("What first?",),
    criteria=(("Names the dough that rests longest", "Baking"), ("Says when the oven is lit", "Baking"),
              ("Says who checks the list", "Teamwork")),
    levels={"1": "Switches the oven on.", "3": "Names an order.", "5": "Gives times."},
)  # fmt: skip
TWO = replace(ONE, key="bakery/late", text="What do you do about a batch that has burnt?")
BAKERY = Pack("bakery", "Bakery", "Bread and early hours.", (ONE,))


def test_load_when_there_is_nothing_makes_a_shared_bank_of_approved_questions():
    loaded = domain.load([BAKERY])

    bank = QuestionBank.objects.get()
    assert (bank.name, bank.job_family, bank.visibility, bank.curator) == ("Bakery", "bakery", "shared", None)
    question = bank.questions.get()
    assert (question.text, question.state, question.origin, question.pack_key) == (
        ONE.text,
        "approved",
        "curated",
        "bakery/early",
    )
    assert question.levels == ONE.levels
    assert {skill.name for skill in question.skills.all()} == {"Baking", "Teamwork"}
    assert question.versions.count() == 1
    assert Question.objects.giving().count() == 1
    assert (loaded.added, loaded.renewed, loaded.left) == (1, 0, 0)


def test_load_when_run_again_changes_nothing_and_asks_once(django_assert_num_queries):
    domain.load([BAKERY])
    before = list(Question.objects.values())

    with django_assert_num_queries(3):  # one, and a transaction for the pack
        loaded = domain.load([BAKERY])

    assert list(Question.objects.values()) == before
    assert (loaded.added, loaded.renewed, loaded.left) == (0, 0, 0)


def test_load_when_the_pack_has_grown_adds_to_the_bank_that_is_there():
    domain.load([BAKERY])
    QuestionBank.objects.update(name="Our bakery")

    loaded = domain.load([replace(BAKERY, questions=(ONE, TWO))])

    assert loaded.added == 1
    assert QuestionBank.objects.get().questions.count() == 2


def test_load_when_the_text_changed_makes_a_new_version_and_keeps_the_old():
    domain.load([BAKERY])
    changed = replace(
        ONE,
        text="How do you begin a night in the bakery?",
        criteria=(*ONE.criteria[:2], ("Says why", "Order")),
    )

    loaded = domain.load([replace(BAKERY, questions=(changed,))])

    question = Question.objects.get()
    assert (question.text, question.version, question.state) == (changed.text, 2, "approved")
    assert list(question.versions.values_list("text", flat=True)) == [changed.text, ONE.text]
    assert {skill.name for skill in question.skills.all()} == {"Baking", "Order"}
    assert (loaded.added, loaded.renewed, loaded.left) == (0, 1, 0)
    assert domain.load([replace(BAKERY, questions=(changed,))]).renewed == 0


def test_load_when_a_curator_edited_the_question_leaves_it(cora):
    domain.load([BAKERY])
    own = replace(domain.content_of(ONE), text="How do you start a night at our ovens?")
    questions.edit(Question.objects.get(), own, by=cora)

    loaded = domain.load([replace(BAKERY, questions=(replace(ONE, text="How do you begin?"),))])

    question = Question.objects.get()
    assert (question.text, question.version) == (own.text, 2)
    assert (loaded.renewed, loaded.left) == (0, 1)


def test_load_when_a_curator_retired_the_question_leaves_it_retired(cora):
    domain.load([BAKERY])
    questions.retire(Question.objects.get(), by=cora)

    domain.load([BAKERY])
    loaded = domain.load([replace(BAKERY, questions=(replace(ONE, text="How do you begin?"),))])

    assert Question.objects.get().state == "retired"
    assert loaded.left == 1


def test_load_packs_when_called_loads_every_starter_question_once():
    said = StringIO()
    call_command("load_packs", stdout=said)
    call_command("load_packs", stdout=said, verbosity=0)

    every = [question for pack in packs.read_all() for question in pack.questions]
    assert Question.objects.giving().count() == len(every)
    assert QuestionBank.objects.count() == len(packs.read_all())
    assert said.getvalue() == f"{len(every)} questions added, 0 renewed, 0 left as edited.\n"


def test_load_packs_when_a_pack_is_broken_says_which(monkeypatch, tmp_path):
    (tmp_path / "odd.toml").write_text("family =")
    monkeypatch.setattr(packs, "FOLDER", tmp_path)

    with pytest.raises(CommandError, match=r"odd\.toml"):
        call_command("load_packs")
