import pytest
from django.test import Client
from django.urls import reverse

from interviews import scoring
from interviews.views import levels
from prep.accounts.models import User
from tests.conftest import client_of

ADDRESS = reverse("interviews:levels")


def test_levels_when_nobody_is_signed_in_then_the_page_is_open(db: None) -> None:
    reply = Client().get(ADDRESS)
    assert (reply.status_code, reply.context["version"]) == (200, scoring.VERSION)


def test_levels_when_a_visitor_looks_then_the_same_page(vera: User) -> None:
    assert client_of(vera).get(ADDRESS).status_code == 200


def test_levels_when_shown_then_points_and_floors_are_those_of_the_code(db: None) -> None:
    reply = Client().get(ADDRESS)
    assert reply.context["points"] == [
        ("Shown", "1"),
        ("Partly shown", "½"),
        ("Missing", "0"),
        ("Unclear", "0"),
    ]
    assert reply.context["floors"] == [
        ("no sign yet", 0),
        ("first signs", 20),
        ("solid", 45),
        ("strong", 70),
        ("exceptional", 90),
    ]


def test_levels_when_the_formula_changes_then_the_page_does(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scoring, "VERSION", 7)
    assert Client().get(ADDRESS).content.decode().count("Scale version 7.") == 1


def test_levels_when_the_example_is_computed_then_it_shows_both_ends_of_a_range() -> None:
    example = levels._example()
    assert [example[key] for key in ("points", "share", "words")] == ["2½ of 5 points", 50, "solid"]
    assert [example[key] for key in ("least", "low")] == ["1½ of 5 points", "first signs"]
    assert [example[key] for key in ("most", "high")] == ["3½ of 5 points", "strong"]


def test_levels_when_few_criteria_cap_them_then_the_page_says_so_and_why_an_answer_can_be_higher(
    db: None,
) -> None:
    told = " ".join(Client().get(ADDRESS).content.decode().split())
    assert "1 criterion of a skill makes “solid” at most, 2 criteria make “strong” at most." in told
    assert "an answer can be “exceptional” though no skill in it is" in told


@pytest.mark.parametrize("part", ["sure", "spoken", "wrong", "built-in"])
def test_levels_when_shown_then_limits_and_ways_to_object_are_told(db: None, part: str) -> None:
    assert Client().get(ADDRESS).content.decode().count(f'<section class="stack" id="{part}">') == 1


def test_levels_when_posted_then_405(db: None) -> None:
    assert Client().post(ADDRESS).status_code == 405
