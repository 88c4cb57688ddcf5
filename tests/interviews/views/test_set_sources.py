"""Tests of the words of the posting beside each question of a set."""

import re

import pytest
from django.test import Client

from interviews.models import QuestionSet
from tests.interviews.views.test_question_set import url


@pytest.mark.parametrize(
    ("text", "quote", "shown"),
    [
        (
            "Plans rotas, orders linen & airs it",
            "orders linen",
            "Plans rotas, <mark>orders linen</mark> &amp; airs",
        ),
        ("Orders linen weekly", "Orders linen", "Orders linen weekly"),
        ("Plans rotas, orders linen", "words of nobody", "Plans rotas, orders linen"),
        ("Plans rotas, orders linen", None, "Plans rotas, orders linen"),
    ],
    ids=["part of it", "most of it", "not there", "not known"],
)
def test_detail_when_a_source_names_the_words_used_then_they_are_marked_in_a_line_that_says_more(
    ana_client: Client, written: QuestionSet, text: str, quote: str | None, shown: str
) -> None:
    source = {"line": 987654, "text": text, **({"quote": quote} if quote else {})}
    written.items.update(sources=[source])

    page = ana_client.get(url(written)).content.decode()

    assert page.count(f'<blockquote class="quote set-source">{shown}') == written.items.count()


LONG = (
    "You will keep the linen of four wards in order, count it each morning with the laundry, air the blankets of "
    "the guests who left, plan the rotas of the night porters, and write down what was lost or torn, so that the "
    "sister in charge can order in time."
)


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        (
            "plan the rotas",
            "… with the laundry, air the blankets of the guests who left, <mark>plan the rotas</mark> of the night "
            "porters, and write down what was lost or …",
        ),
        ("", LONG[:180].rpartition(" ")[0] + " …"),
    ],
    ids=["around the words", "its beginning"],
)
def test_detail_when_a_source_is_long_then_a_part_stands_there_word_for_word_and_all_of_it_on_demand(
    ana_client: Client, written: QuestionSet, quote: str, shown: str
) -> None:
    written.items.update(sources=[{"line": 987654, "text": LONG, "quote": quote}])

    page = ana_client.get(url(written)).content.decode()
    whole = LONG.replace(quote, f"<mark>{quote}</mark>") if quote else LONG

    assert all(part.strip() in LONG for part in re.sub("</?mark>", "", shown).split("…"))
    assert page.count(f'<blockquote class="quote set-source">{shown}') == written.items.count()
    assert page.count(f'<p class="quote set-source">{whole}') == written.items.count()


def test_detail_when_a_source_is_short_then_there_is_nothing_to_open(
    ana_client: Client, written: QuestionSet
) -> None:
    written.items.update(sources=[{"line": 987654, "text": "Plans rotas, orders linen", "quote": "linen"}])

    assert ana_client.get(url(written)).content.decode().count("The whole line") == 0
