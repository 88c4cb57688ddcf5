"""Trial runs: sample answers, what the engine finds in them, and that they stay with the question."""

import pytest
from django.urls import reverse

from interviews.domain import question as questions
from interviews.domain import sample as samples
from interviews.models import SampleAnswer
from interviews.pipeline.sample import try_sample
from tests import make

pytestmark = pytest.mark.django_db

ANSWER = (
    "Last March ward 7 and ward 3 both needed the side room. Ward 3 had a patient with an infection, so I gave it to "
    "them, because the risk was higher. I phoned the nurse in charge of ward 7 at once and found her a bed by noon."
)


@pytest.fixture
def question(cora):
    return make.question(curator=cora)


def page(name, *args):
    return reverse(f"interviews:{name}", args=args)


def test_sample_when_added_waits_for_the_engine_and_then_shows_verdicts(cora_client, question, cora):
    response = cora_client.post(page("sample_create", question.code), {"text": ANSWER, "meant": "5"})
    assert response.url == page("question_detail", question.code) + "#samples"
    sample = question.samples.get()
    assert (sample.by, sample.meant, sample.is_working) == (cora, "5", True)
    assert (
        "hx-trigger"
        in cora_client.get(page("question_detail", question.code)).content.decode().split('id="samples"')[1]
    )

    try_sample(sample.pk)

    sample.refresh_from_db()
    assert (sample.is_ready, sample.assessed, sample.version) == (True, True, 1)
    assert [verdict["criterion"] for verdict in sample.verdicts] == ["c1", "c2", "c3"]
    assert all(quote in ANSWER for verdict in sample.verdicts for quote in verdict["quotes"])
    part = cora_client.get(
        page("sample_list", question.code), headers={"HX-Request": "true"}
    ).content.decode()
    assert part.lstrip().startswith('<div id="samples"')
    assert sample.verdicts[0]["text"] in part
    assert "built-in engine" in part


def test_sample_when_too_short_says_why_it_was_not_judged(cora_client, question, cora):
    sample = samples.add(question, text="Fine.", meant="1", by=cora)

    try_sample(sample.pk)

    sample.refresh_from_db()
    assert (sample.is_ready, sample.assessed, sample.verdicts) == (True, False, [])
    assert sample.reason in cora_client.get(page("question_detail", question.code)).content.decode().replace(
        "&#x27;", "'"
    )


def test_sample_when_the_question_changed_says_on_which_version_it_was_tried(cora_client, question, cora):
    sample = samples.add(question, text=ANSWER, meant="5", by=cora)
    try_sample(sample.pk)
    questions.edit(question, make.content(text="How did you share out beds?"), by=cora)

    assert "Tried on version 1" in cora_client.get(page("question_detail", question.code)).content.decode()
    cora_client.post(page("sample_retry", question.code))
    try_sample(sample.pk)

    sample.refresh_from_db()
    assert sample.version == 2


def test_sample_when_it_failed_says_why(cora_client, question, cora):
    sample = samples.add(question, text=ANSWER, meant="5", by=cora)
    SampleAnswer.objects.update(state="failed", error_detail="The engine did not answer.")

    assert (
        "The engine did not answer."
        in cora_client.get(page("question_detail", question.code)).content.decode()
    )
    assert sample.question == question


def test_sample_when_another_worker_has_it_is_left_alone(question, cora):
    sample = samples.add(question, text=ANSWER, meant="5", by=cora)
    try_sample(sample.pk)
    before = SampleAnswer.objects.values().get()

    try_sample(sample.pk)

    assert SampleAnswer.objects.values().get() == before


@pytest.mark.parametrize("wrong", [{"text": ""}, {"text": ANSWER, "meant": "4"}, {"text": "x" * 5001}])
def test_sample_when_wrong_is_shown_again(cora_client, question, wrong):
    assert cora_client.post(page("sample_create", question.code), wrong).status_code == 422
    assert not question.samples.exists()


def test_samples_when_there_are_ten_take_no_more(cora_client, question, cora):
    for _ in range(samples.MOST):
        samples.add(question, text=ANSWER, meant="3", by=cora)

    cora_client.post(page("sample_create", question.code), {"text": ANSWER, "meant": "5"})

    assert question.samples.count() == samples.MOST


def test_sample_when_removed_is_gone(cora_client, question, cora):
    sample = samples.add(question, text=ANSWER, meant="3", by=cora)

    cora_client.post(page("sample_remove", question.code, sample.pk))

    assert not question.samples.exists()


def test_samples_when_opened_as_a_page_lead_back_to_the_question(cora_client, question):
    assert cora_client.get(page("sample_list", question.code)).url.startswith(
        page("question_detail", question.code)
    )


def test_sample_when_printed_says_what_it_is(question, cora):
    sample = samples.add(question, text=ANSWER, meant="3", by=cora)

    assert str(sample).startswith("Solid sample answer")


def test_detail_when_an_excellent_sample_shows_no_more_than_a_solid_one_then_it_says_so(
    cora_client, question, cora
):
    for meant in ("3", "5"):
        try_sample(samples.add(question, text=ANSWER, meant=meant, by=cora).pk)
    said = "A sample meant to be excellent shows no more than one meant to be solid."
    assert cora_client.get(page("question_detail", question.code)).content.decode().count(said) == 1

    questions.edit(question, make.content(text="How did you share out beds?"), by=cora)
    assert cora_client.get(page("question_detail", question.code)).content.decode().count(said) == 0
