"""What use tells of a question: counts without a word of an answer, doubles included, old reports untouched."""

import pytest
from django.urls import reverse
from django.utils import timezone

from interviews.domain import double
from interviews.domain import question as questions
from interviews.models import Answer
from interviews.models.use import use_of
from tests import make
from tests.conftest import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def question(cora):
    return make.question(curator=cora, state="approved")


def people(count):
    return [make.person(email=f"p{number}@example.org") for number in range(count)]


def test_use_when_never_asked_is_empty(question):
    use = use_of(question)

    assert (use.sets, use.asked, use.people, use.last_on, use.judged) == (0, 0, 0, None, 0)


def test_use_when_asked_counts_answers_skips_and_verdicts(question):
    one, two, three = people(3)
    make.asked(one, question)
    make.asked(two, question)
    make.asked(three, question, skip=True)

    use = use_of(question)

    assert (use.sets, use.asked, use.answered, use.skipped, use.people, use.judged) == (3, 3, 2, 1, 2, 2)
    assert use.seconds == [90, 90]
    assert {one.criterion for one in use.seen} == {criterion["text"] for criterion in question.criteria}


def test_use_when_a_double_was_merged_counts_for_the_one_that_stays(question, cora):
    (one,) = people(1)
    other = make.question(curator=cora, state="approved")
    make.asked(one, other)

    double.merge(other, into=question, by=cora)

    assert (use_of(question).asked, use_of(question).judged) == (1, 1)


def test_use_when_an_answer_is_tried_again_counts_the_first(question):
    (one,) = people(1)
    answer = make.asked(one, question)
    Answer.objects.create(
        interview=answer.interview,
        item=answer.item,
        position=1,
        attempt=2,
        text="x",
        submitted_at=timezone.now(),
    )

    assert use_of(question).answered == 1


def test_use_when_candidates_corrected_verdicts_counts_those(question):
    (one,) = people(1)
    answer = make.asked(one, question)

    make.correction(of=answer.interview, claimed="shown", quote="words", quote_start=0)

    assert use_of(question).corrections == 1


def test_page_when_few_answered_tells_no_verdicts_and_never_an_answer(question, cora):
    for person in people(2):
        make.asked(person, question)

    text = client_of(cora).get(reverse("interviews:question_detail", args=[question.code])).content.decode()

    assert "Answered by 2 people" in text
    assert "<table>" not in text
    assert make.GOOD_ANSWER[:40] not in text


def test_page_when_five_people_answered_tells_the_spread(question, cora):
    for person in people(5):
        make.asked(person, question)

    text = client_of(cora).get(reverse("interviews:question_detail", args=[question.code])).content.decode()

    assert "5 answers with verdicts" in text
    assert "Too few to say" in text
    assert make.GOOD_ANSWER[:40] not in text


def test_report_when_the_question_was_edited_three_times_is_the_same_byte_for_byte(
    question, cora, ana, ana_client
):
    answer = make.asked(ana, question, finish=True)
    address = reverse("interviews:report_detail", args=[answer.interview.code])
    before = shown(ana_client, address)

    for number in range(3):
        questions.edit(
            question, make.content(text=f"How do you plan week {number}?", skill=f"Skill {number}"), by=cora
        )
    questions.retire(question, by=cora)

    question.refresh_from_db()
    assert question.version == 4
    assert shown(ana_client, address) == before
    answer.item.refresh_from_db()
    assert answer.item.question_version == 1


def shown(client, address):
    """The page without the token, which is another in each answer."""
    lines = client.get(address).content.decode().splitlines()
    return [line for line in lines if "csrf" not in line.lower()]
