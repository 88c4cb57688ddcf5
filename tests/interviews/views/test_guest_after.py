"""Guests of a prep link among each other, and how they go on from it."""

from django.test import Client
from django.urls import reverse

from interviews.domain import prep_link as prep_links
from interviews.models import Interview
from tests import make
from tests.conftest import client_of
from tests.interviews.views.test_guest import arrive, begin, page_of


def test_guests_when_two_of_one_link_never_see_each_other(link):
    first, second = Client(), Client()
    for client in (first, second):
        arrive(client, link)
        begin(client, link)
    of_first, of_second = Interview.objects.order_by("pk")

    assert second.get(reverse("interviews:interview_detail", args=[of_first.code])).status_code == 404
    assert second.get(reverse("interviews:sharing_detail", args=[of_first.code])).status_code == 404
    assert of_second.code in second.get(reverse("interviews:practice_list")).content.decode()
    assert of_first.code not in second.get(reverse("interviews:practice_list")).content.decode()


def test_guest_when_revoked_meanwhile_is_refused_but_may_take_back_export_and_erase(link, rui, client):
    arrive(client, link)
    begin(client, link)
    interview = Interview.objects.get()
    answer = interview.answers.first()

    prep_links.revoke(link, by=rui)

    refused = client.get(reverse("interviews:answer_detail", args=[interview.code, 1]))
    assert refused.status_code == 404
    assert "was revoked" in refused.content.decode()
    draft = reverse("interviews:answer_draft", args=[interview.code, answer.pk])
    assert client.post(draft, {"text": "x"}).status_code == 404
    assert client.get(reverse("interviews:sharing_detail", args=[interview.code])).status_code == 200
    assert client.get(reverse("interviews:your_data_export")).status_code == 200
    assert "The link was revoked" in client.get(reverse("interviews:practice_list")).content.decode()
    erased = client.post(reverse("interviews:interview_erase", args=[interview.code]), {"sure": "on"})
    assert (erased.status_code, Interview.objects.count()) == (302, 0)


def test_guest_when_signed_up_keeps_everything_whatever_becomes_of_the_link(link, rui, ana, client):
    arrive(client, link)
    begin(client, link)
    client.force_login(ana, backend="django.contrib.auth.backends.ModelBackend")
    client.get(reverse("interviews:practice_list"))
    prep_links.revoke(link, by=rui)

    interview = Interview.objects.get()

    assert interview.candidate == ana
    assert client.get(reverse("interviews:answer_detail", args=[interview.code, 1])).status_code == 200


def test_guest_when_another_sits_down_begins_afresh(link, client):
    arrive(client, link)
    begin(client, link)

    response = client.post(reverse("interviews:guest_forget", args=[link.code]))

    assert response.headers["Clear-Site-Data"] == '"cache", "storage"'
    text = client.get(page_of(link)).content.decode()
    assert "You have begun here" not in text
    assert client.get(reverse("interviews:practice_list")).context["invited"].paginator.count == 0
    assert client.post(reverse("interviews:guest_forget", args=["zzzzzzzzzzzz"])).status_code == 404


def test_report_when_read_by_a_guest_offers_showing_and_no_way_to_the_set(link):
    interview = make.guest_interview(link=link)
    guest = client_of(interview.candidate)

    text = guest.get(reverse("interviews:report_detail", args=[interview.code])).content.decode()

    assert "Choose what to show" in text
    assert "Sign up to keep it" in text
    assert link.question_set.code not in text
    assert link.question_set.posting.code not in text
    assert (
        guest.get(reverse("interviews:question_set_detail", args=[link.question_set.code])).status_code == 404
    )


def test_report_when_there_was_no_answer_leads_back_to_the_link(link):
    interview = make.guest_interview(link=link, answered=0)

    text = (
        client_of(interview.candidate).get(reverse("interviews:report_detail", args=[interview.code])).content
    )

    assert page_of(link) in text.decode()
