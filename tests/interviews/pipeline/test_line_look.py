"""Lines without a question are looked at again once the approved questions are others."""

import pytest

from interviews import tasks
from interviews.domain import bank as banks
from interviews.domain import bulk, double
from interviews.domain import question as questions
from interviews.models import LineLook, Question
from interviews.pipeline import line_look
from interviews.pipeline.drawing import look
from interviews.pipeline.question_set import facts_of
from prep import generation
from tests import make
from tests.interviews.pipeline.test_drawing import NURSING, WARD

pytestmark = pytest.mark.django_db

WOUND = "Change the dressing of every wound and watch for infection"


@pytest.fixture
def bank(cora):
    """All but the question about wounds is approved."""
    made = make.bank(curator=cora, name="Nursing", job_family="nursing")
    for text, kind, criterion in NURSING:
        state = "in_review" if "wound" in text else "approved"
        criteria = [(criterion, "Medication"), ("Says what was done first", "Medication")]
        criteria += [("Says who was told", "Escalation")]
        make.question(curator=cora, of=made, state=state, text=text, kind=kind, criteria=criteria)
    return made


@pytest.fixture
def wound(bank):
    return bank.questions.get(state="in_review")


@pytest.fixture
def sent(monkeypatch):
    """What would go to the broker: (task name, number)."""
    seen = []
    monkeypatch.setattr("interviews.domain.line_look.publish", lambda task, pk: seen.append((task.name, pk)))
    return seen


@pytest.fixture
def firm(rui):
    return make.organization(by=rui).account


def postings(firm, count=1):
    """Postings of an organization, each looked at while nothing about wounds was approved."""
    made = [make.posting(owner=firm, text=f"{WARD}\nRound {number}") for number in range(count)]
    for posting in made:
        look(facts_of(posting))
    return made


def wanted():
    return [line["text"] for line in LineLook.objects.wanted()]


def test_line_when_a_question_for_it_is_approved_is_no_gap_any_more(bank, wound, firm, cora):
    postings(firm)
    assert WOUND in wanted()
    questions.approve(wound, by=cora)

    line_look.look_again()

    assert WOUND not in wanted()
    assert LineLook.objects.get(line__text=WOUND).question == wound
    assert "Keep the linen cupboard of the building tidy" in wanted()


def test_look_when_repeated_changes_nothing(bank, wound, firm, cora):
    postings(firm)
    questions.approve(wound, by=cora)
    line_look.look_again()
    before = list(LineLook.objects.order_by("line").values_list("line", "question"))

    line_look.look_again()

    assert list(LineLook.objects.order_by("line").values_list("line", "question")) == before


def test_line_when_its_question_is_retired_finds_another_that_covers_it(bank, wound, firm, cora):
    questions.approve(wound, by=cora)
    postings(firm)
    other = make.question(
        curator=cora, of=bank, state="approved", text=f"{wound.text} And why?", criteria=[
            (one["text"], one["skill"]) for one in wound.criteria
        ],
    )  # fmt: skip
    questions.retire(wound, by=cora)
    assert WOUND in wanted()

    line_look.look_again()

    assert LineLook.objects.get(line__text=WOUND).question == other


def test_look_when_there_are_many_postings_goes_on_by_messages(bank, wound, firm, cora, monkeypatch):
    monkeypatch.setattr(line_look, "AT_ONCE", 2)
    postings(firm, count=3)
    questions.approve(wound, by=cora)
    sent = []
    monkeypatch.setattr(generation, "publish", lambda task, number: sent.append(number))

    tasks.look_again(0)
    assert WOUND in wanted()
    tasks.look_again(*sent)

    assert WOUND not in wanted()
    assert len(sent) == 1


def test_line_when_one_person_alone_has_it_is_left_to_their_next_set(bank, wound, ana, cora):
    postings(ana)
    questions.approve(wound, by=cora)

    line_look.look_again()

    assert LineLook.objects.get(line__text=WOUND).question is None


def test_verbs_when_sets_may_draw_other_questions_ring_the_bell(
    bank, wound, cora, sent, django_capture_on_commit_callbacks
):
    def rung(verb):
        sent.clear()
        with django_capture_on_commit_callbacks(execute=True):
            verb()
        return sent

    everything = Question.objects.filter(bank=bank)
    bell = [("interviews.look_again", 0)]
    assert rung(lambda: make.question(curator=cora, of=bank)) == []
    assert rung(lambda: questions.approve(wound, by=cora)) == bell
    assert rung(lambda: questions.edit(wound, make.content(), by=cora)) == bell
    assert rung(lambda: bulk.act(everything.filter(pk=wound.pk), "submit", by=cora)) == []
    assert rung(lambda: bulk.act(everything, "move", by=cora, to=bank)) == bell
    assert rung(lambda: banks.archive(bank)) == bell
    assert rung(lambda: banks.restore(bank)) == bell
    assert rung(lambda: banks.edit(bank, visibility="shared")) == bell
    other = make.question(curator=cora, of=bank)
    assert rung(lambda: double.merge(other, into=wound, by=cora)) == bell
    assert rung(lambda: questions.retire(wound, by=cora)) == bell
