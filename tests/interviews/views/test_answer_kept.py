"""The browser's own copy of an answer."""

from django.test import Client

from interviews.models import Answer
from tests import make
from tests.interviews.views.test_answer import body, page, sent, url


def test_page_when_an_answer_was_taken_says_so_once(ana_client: Client, answer: Answer) -> None:
    arrived = f'data-arrived="{url("answer_draft", answer)}"'
    ana_client.post(url("answer_submit", answer), sent(make.GOOD_ANSWER))

    assert arrived in body(ana_client.get(page(answer)))
    assert arrived not in body(ana_client.get(page(answer)))


def test_page_when_words_came_too_late_hands_them_back_and_says_so(
    ana_client: Client, answer: Answer
) -> None:
    make.submit(answer)

    reply = ana_client.post(url("answer_submit", answer), sent("Other words."))

    assert f'data-arrived="{url("answer_draft", answer)}"' in body(reply)
    assert "Other words." in body(reply)


def test_page_when_words_were_refused_says_that_they_are_not_saved(
    ana_client: Client, answer: Answer
) -> None:
    assert "data-refused" not in body(ana_client.get(page(answer)))

    reply = ana_client.post(url("answer_submit", answer), sent("x" * 10_001))

    assert "data-refused" in body(reply)
    assert 'data-arrived=""' in body(reply)
