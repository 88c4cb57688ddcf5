"""Finding questions by words, on whichever database this runs."""

import pytest
from django.db import connection

from interviews import search
from interviews.domain import question as questions
from interviews.models import Question
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def bank(cora):
    made = make.bank(curator=cora)
    texts = ("How do you plan a ward?", "How do you plan a garden?", "What is a Café to you?")
    questions.write_many(made, [make.content(text=text) for text in texts], by=cora)
    return made


def found(words):
    return sorted(question.text for question in search.matching(Question.objects.all(), words))


def test_search_when_words_are_given_finds_those_with_all_of_them(bank):
    assert found("plan") == ["How do you plan a garden?", "How do you plan a ward?"]
    assert found("ward PLAN") == ["How do you plan a ward?"]
    assert found("ward garden") == []


def test_search_when_a_word_is_begun_finds_it(bank):
    assert found("gard") == ["How do you plan a garden?"]


@pytest.mark.parametrize("words", ["", "  ", '"', "* ( ) : & | !", "' --"])
def test_search_when_there_is_no_word_shows_all(bank, words):
    assert len(found(words)) == 3


@pytest.mark.parametrize(
    "words", ['ward" OR "garden', "ward') OR ('1", "NEAR(plan", "plan & !ward", "ward:*", "ward' --"]
)
def test_search_when_signs_of_a_query_language_are_typed_takes_them_for_words(bank, words):
    assert set(found(words)) <= {"How do you plan a ward?", "How do you plan a garden?"}


def test_search_when_a_question_is_edited_or_deleted_follows(bank, cora):
    question = Question.objects.get(text__contains="ward")
    questions.edit(question, make.content(text="How do you plan a kitchen?"), by=cora)
    Question.objects.filter(text__contains="garden").delete()

    assert (found("ward"), found("garden"), found("kitchen")) == ([], [], ["How do you plan a kitchen?"])


def test_nearest_when_any_word_will_do_gives_the_best_first(bank):
    keys = search.nearest(Question.objects.all(), ["plan", "garden"], 2)

    assert [Question.objects.get(pk=key).text for key in keys][0] == "How do you plan a garden?"
    assert len(keys) == 2
    assert search.nearest(Question.objects.all(), [], 2) == []


def test_nearest_when_rows_are_narrowed_stays_within_them(bank):
    some = Question.objects.filter(text__contains="ward")

    assert search.nearest(some, ["plan"], 5) == [some.get().pk]


def near(words):
    return sorted(question.text for question in search.sharing(Question.objects.all(), words))


def test_near_when_a_word_is_in_most_questions_goes_by_the_others(bank, monkeypatch):
    monkeypatch.setattr(search, "RARE", 1)

    assert near(["plan", "garden"]) == ["How do you plan a garden?"]


def test_near_when_no_word_is_rare_wants_all_of_them_and_takes_the_newest(bank, monkeypatch):
    monkeypatch.setattr(search, "RARE", 1)

    assert near(["how", "plan"]) == ["How do you plan a garden?"]


@pytest.mark.parametrize("words", [[], ["?"], ["zeppelin"]])
def test_near_when_there_is_nothing_to_go_by_finds_nothing(bank, words):
    assert near(words) == []


def test_ensure_when_triggers_were_lost_makes_them_again(bank):
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TRIGGER {search.WORDS}_new")
    Question.objects.filter(text__contains="ward").update(text="How do you plan a kitchen?")

    search.ensure("default")
    search.ensure("default")

    assert found("kitchen") == ["How do you plan a kitchen?"]
