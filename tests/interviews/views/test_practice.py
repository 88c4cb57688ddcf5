"""Your practice, and erasing parts of it."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from interviews.models import Interview, QuestionSet
from postings.models import Posting
from tests import make
from tests.conftest import client_of

LIST = reverse("interviews:practice_list")


def test_list_when_nobody_is_there_says_what_will_be_here(client, db):
    response = client.get(LIST)

    assert response.status_code == 200
    assert "Nothing here yet" in response.content.decode()


def test_list_when_there_is_practice_links_all_of_it(ana, ana_client):
    interview = make.finished(owner=ana)
    running = make.interview(owner=ana, of=interview.question_set)

    page = ana_client.get(LIST).content.decode()

    for name, code in (
        ("postings:posting_detail", interview.question_set.posting.code),
        ("interviews:question_set_detail", interview.question_set.code),
        ("interviews:report_detail", interview.code),
        ("interviews:interview_detail", running.code),
    ):
        assert f'href="{reverse(name, args=[code])}"' in page


def test_list_when_an_interview_goes_on_offers_to_go_on_and_for_a_finished_one_not(ana, ana_client):
    interview = make.finished(owner=ana)
    running = make.interview(owner=ana, of=interview.question_set)

    page = ana_client.get(LIST).content.decode()

    assert re.findall(r'<a class="button"[^>]* href="([^"]*)">Go on<', page) == [
        reverse("interviews:interview_detail", args=[running.code])
    ]


def test_list_when_invited_offers_to_go_on_as_well(rui):
    running = make.guest_interview(link=make.prep_link(by=rui), over=False)

    page = client_of(running.candidate).get(LIST).content.decode()

    assert page.count(">Go on<") == 1


def test_list_when_postings_have_no_title_tells_them_apart_by_their_first_words(ana, ana_client):
    for text in ("We need somebody\nfor the bar at weekends and on holidays", "Deckhand wanted"):
        Posting.objects.create(owner=ana, source_text=text, state="ready")

    page = ana_client.get(LIST).content.decode()

    assert "Posting without a title: We need somebody for the bar at weekends …</a>" in page
    assert "Posting without a title: Deckhand wanted …</a>" in page


def test_list_when_it_is_anothers_shows_nothing(otto, ana_client):
    make.finished(owner=otto)

    assert "Nothing here yet" in ana_client.get(LIST).content.decode()


@pytest.mark.parametrize("many", [1, 30])
def test_list_when_it_grows_asks_no_more_often(many, ana, ana_client, django_assert_num_queries):
    for number in range(many):
        posting = Posting.objects.create(owner=ana, source_text="x", title=f"Posting {number}", state="ready")
        question_set = QuestionSet.objects.create(posting=posting, requested_by=ana, state="ready")
        Interview.objects.create(question_set=question_set, candidate=ana)

    # One asks for the person's roles, for the menu; one for what was rehearsed by a prep link.
    with django_assert_num_queries(8):
        ana_client.get(LIST)


def test_list_when_long_goes_on_another_page(ana, ana_client):
    for number in range(21):
        Posting.objects.create(owner=ana, source_text="x", title=f"Posting {number}", state="ready")

    first, second = ana_client.get(LIST), ana_client.get(LIST, {"page": 2})

    assert (len(first.context["page"]), len(second.context["page"])) == (20, 1)


def test_list_when_many_were_invited_shows_all_of_them_by_pages_and_on_the_first_page_only(
    rui, ana, ana_client
):
    link = make.prep_link(by=rui)
    invited = [
        Interview.objects.create(question_set=link.question_set, candidate=ana, prep_link=link)
        for _ in range(21)
    ]
    for number in range(21):
        Posting.objects.create(owner=ana, source_text="x", title=f"Posting {number}", state="ready")

    first, second, of_postings = (
        ana_client.get(LIST, asked).content.decode() for asked in ({}, {"invited": 2}, {"page": 2})
    )

    links = [reverse("interviews:interview_detail", args=[one.code]) for one in reversed(invited)]
    assert [link in first for link in links] == [True] * 20 + [False]
    assert [link in second for link in links] == [False] * 20 + [True]
    assert 'href="?invited=2"' in first
    assert "By invitation" not in of_postings


def test_erase_posting_when_asked_first_shows_what_goes(ana, ana_client):
    posting = make.posting(owner=ana)

    page = ana_client.get(reverse("interviews:posting_erase", args=[posting.code])).content.decode()

    assert f"Erase “Ward Sister” of {timezone.localdate():%-d %B %Y}?" in page
    assert Posting.objects.count() == 1


def test_erase_posting_when_not_sure_changes_nothing(ana, ana_client):
    posting = make.posting(owner=ana)

    response = ana_client.post(reverse("interviews:posting_erase", args=[posting.code]))

    assert response.status_code == 422
    assert "Nothing has been erased" in response.content.decode()
    assert Posting.objects.count() == 1


def test_erase_posting_when_sure_takes_all_that_hangs_on_it(ana, ana_client):
    interview = make.finished(owner=ana)
    code = interview.question_set.posting.code

    response = ana_client.post(reverse("interviews:posting_erase", args=[code]), {"sure": "on"}, follow=True)

    assert "Erased: the posting" in response.content.decode()
    assert (Posting.objects.count(), QuestionSet.objects.count(), Interview.objects.count()) == (0, 0, 0)


def test_erase_interview_when_asked_first_names_it_by_role_and_day(ana, ana_client):
    interview = make.finished(owner=ana)

    page = ana_client.get(reverse("interviews:interview_erase", args=[interview.code])).content.decode()

    day = f"{timezone.localdate():%-d %B %Y}"
    assert f"Erase your {interview.mode} interview for “Ward Sister” of {day}?" in page


def test_erase_interview_when_sure_leaves_the_set(ana, ana_client):
    interview = make.finished(owner=ana)

    ana_client.post(reverse("interviews:interview_erase", args=[interview.code]), {"sure": "on"})

    assert (QuestionSet.objects.count(), Interview.objects.count()) == (1, 0)


def test_erase_posting_when_an_organizations_says_that_rehearsals_stay(rui):
    posting = make.prep_link(by=rui).question_set.posting

    page = client_of(rui).get(reverse("interviews:posting_erase", args=[posting.code]))

    assert b"what candidates rehearsed stays theirs" in page.content
