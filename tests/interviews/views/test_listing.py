"""Questions as a list: what it shows, how it goes on, what it costs, and what is done with many at once."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from interviews.domain import moderation
from interviews.domain import question as questions
from interviews.forms.question import FilterForm
from interviews.models import Question, ReportedQuestion, SampleAnswer
from tests import make

pytestmark = pytest.mark.django_db


def page(name, *args, **query):
    address = reverse(f"interviews:{name}", args=args)
    return f"{address}?{'&'.join(f'{key}={value}' for key, value in query.items())}" if query else address


def said(response):
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


# ---------------------------------------------------------------- the list


def test_list_when_filtered_shows_what_fits(cora_client, bank, cora):
    bank.job_family = "nursing"
    bank.save()
    make.question(curator=cora, of=bank, text="How do you plan a ward?", kind="technical", difficulty=1)
    make.question(curator=cora, of=bank, text="How do you plan a garden?", skill="Gardens", state="approved")
    make.question(curator=cora, of=make.bank(curator=cora, name="Else"), text="How do you plan a shop?")

    def shown(**query):
        text = cora_client.get(page("question_list", **query)).content.decode()
        return [word for word in ("ward", "garden", "shop") if f"a {word}?</a>" in text]

    assert shown() == ["ward", "garden", "shop"]
    assert shown(q="gard") == ["garden"]
    assert shown(kind="technical") == ["ward"]
    assert shown(difficulty="1") == ["ward"]
    assert shown(state="approved") == ["garden"]
    assert shown(skill="gardens") == ["garden"]
    assert shown(skill="unheard+of") == []
    assert shown(family="nursing") == ["ward", "garden"]
    assert shown(origin="reported") == []
    assert shown(kind="nonsense", difficulty="x", before="y") == ["ward", "garden", "shop"]


def test_list_when_questions_were_reported_says_how_often_and_when_last(cora_client, bank, ana, otto, cora):
    make.accepted(by=ana, curator=cora, text="How do you plan a week?")
    curated = make.question(curator=cora, of=bank)
    for person in (ana, otto):
        make.reports(by=person, texts=["Which two wards needed one bed?"])
        moderation.join(ReportedQuestion.objects.pending().get(), by=cora, question=curated)

    text = " ".join(cora_client.get(page("question_list")).content.decode().split())

    assert "<span>Reported once, in October 2026 </span>" in text
    assert "<span>Curated, also reported 2 times, last in October 2026 </span>" in text


def test_list_when_long_goes_on_by_key(cora_client, bank, cora):
    questions.write_many(bank, [make.content(text=f"Question number {n}?") for n in range(60)], by=cora)

    first = cora_client.get(page("bank_detail", bank.code)).content.decode()
    before = first.split("before=")[1].split('"')[0]
    second = cora_client.get(page("bank_detail", bank.code, before=before)).content.decode()

    assert (first.count('name="chosen"'), second.count('name="chosen"')) == (50, 10)
    assert "60 questions" in first
    assert "Newest" in second


def test_list_when_very_long_says_more_than(cora_client, bank, cora, monkeypatch):
    monkeypatch.setattr("interviews.views.listing.COUNTED", 2)
    questions.write_many(bank, [make.content(text=f"Question number {n}?") for n in range(4)], by=cora)

    assert "More than 2 questions" in cora_client.get(page("question_list")).content.decode()


def test_list_when_htmx_asks_is_the_part(cora_client, bank, cora):
    make.question(curator=cora, of=bank)

    for address in (page("question_list"), page("bank_detail", bank.code)):
        part = cora_client.get(address, headers={"HX-Request": "true"}).content.decode()
        assert part.lstrip().startswith('<section class="stack" id="questions"')


def test_pages_when_there_is_more_ask_no_more_often(cora_client, bank, cora, django_assert_max_num_queries):
    question = make.question(curator=cora, of=bank, state="approved")
    addresses = [page("question_list"), page("bank_detail", bank.code), page("bank_list")]
    for _ in range(2):
        for address in addresses:
            with django_assert_max_num_queries(11):
                cora_client.get(address)
        questions.write_many(
            bank, [make.content(text=f"Question {n}?", skill=f"Skill {n}") for n in range(40)], by=cora
        )
        for number in range(5):
            make.bank(curator=cora, name=f"Bank {number}")
            SampleAnswer.objects.create(question=question, text="x", by=cora)


# ---------------------------------------------------------------- many at once


def test_bulk_when_some_are_ticked_moves_those(cora_client, bank, cora):
    one, two = make.question(curator=cora, of=bank), make.question(curator=cora, of=bank)

    response = cora_client.post(
        page("question_bulk", bank=bank.code, kind="behavioral"), {"verb": "submit", "chosen": [one.code]}
    )

    assert response.url.startswith(page("bank_detail", bank.code)) and "kind=behavioral" in response.url
    assert "1 question submitted for review" in said(response)
    assert [Question.objects.get(pk=row.pk).state for row in (one, two)] == ["in_review", "draft"]


def test_bulk_when_all_that_match_are_meant_moves_what_the_filter_shows(cora_client, bank, cora):
    fits = make.question(curator=cora, of=bank, kind="technical")
    other = make.question(curator=cora, of=bank)
    elsewhere = make.question(curator=cora, kind="technical")

    cora_client.post(
        page("question_bulk", bank=bank.code, kind="technical"), {"verb": "retire", "everything": "on"}
    )

    found = [Question.objects.get(pk=row.pk).state for row in (fits, other, elsewhere)]
    assert found == ["retired", "draft", "draft"]


def test_bulk_when_moved_to_another_bank_stands_there(cora_client, bank, cora):
    other = make.bank(curator=cora, name="Other")
    question = make.question(curator=cora, of=bank)

    cora_client.post(page("question_bulk"), {"verb": "move", "to": other.code, "chosen": [question.code]})

    assert other.questions.get() == question


@pytest.mark.parametrize(
    "wrong",
    [{}, {"verb": "submit"}, {"verb": "burn", "everything": "on"}, {"verb": "move", "everything": "on"}],
)
def test_bulk_when_it_is_not_clear_what_to_do_says_so(cora_client, bank, cora, wrong):
    question = make.question(curator=cora, of=bank)

    response = cora_client.post(page("question_bulk"), wrong)

    question.refresh_from_db()
    assert (response.status_code, question.state) == (302, "draft")
    assert said(response)


def test_bulk_when_questions_are_anothers_does_not_touch_them(cora_client, rui, cora):
    private = make.question(curator=rui, of=make.bank(curator=rui, visibility="private"))

    cora_client.post(page("question_bulk"), {"verb": "retire", "chosen": [private.code]})
    cora_client.post(page("question_bulk"), {"verb": "retire", "everything": "on"})

    private.refresh_from_db()
    assert private.state == "draft"


def test_bulk_when_some_are_left_says_how_many_and_that_more_wait(cora_client, bank, cora, monkeypatch):
    monkeypatch.setattr("interviews.domain.bulk.AT_ONCE", 2)
    for _ in range(3):
        make.question(curator=cora, of=bank)

    response = cora_client.post(page("question_bulk"), {"verb": "approve", "everything": "on"})

    assert "2 questions left as they were" in said(response)
    assert "press again" in said(response)


def test_filter_when_read_without_families_has_no_field_for_them():
    assert "family" not in FilterForm({}, families=[]).fields
