"""Themes of general questions: what calls them, and what is looked for in answers to questions without criteria."""

import pytest

from interviews.criteria import LEAST, MOST, STANDARD, standard
from interviews.enums import QuestionKind
from interviews.facts import AssessAnswerFacts
from interviews.offline import assessor
from interviews.offline.assessing import lookfors, themes

LATE = "Tell me about a time you missed a deadline. What happened?"
ON_IT = (
    "Last spring I had promised the translated manual for Friday and was two days late, because I had underestimated "
    "the drawings. On Wednesday I rang the client, said it would be Monday and sent the first forty pages. Since then "
    "I count the drawings before I name a date."
)
ON_SOMETHING_ELSE = (
    "A guest at table nine sent his soup back three times. I took it to the chef, tasted it with him and brought a "
    "fresh one with bread. He left a tip of 20 euros and wrote a kind review."
)


@pytest.mark.parametrize("theme", themes.all_themes(), ids=lambda theme: theme.key)
def test_themes_when_read_then_each_has_criteria_of_its_own_with_look_fors(theme: themes.Theme) -> None:
    criteria = [*theme.case, *theme.way]

    assert (len(theme.case), len(theme.way)) == (3, 3)
    assert [text for text in criteria if not lookfors.is_own(text)] == []
    assert [text for text in criteria if "the candidate" in text] == []
    assert theme.calls and () not in [part for call in theme.calls for part in call]


def test_themes_when_read_then_no_criterion_stands_in_two() -> None:
    criteria = [text for theme in themes.all_themes() for text in (*theme.case, *theme.way)]

    assert len(criteria) == len(set(criteria))


@pytest.mark.parametrize(
    ("question", "key"),
    [
        (LATE, "missed_deadline"),
        ("What is your greatest weakness?", "greatest_weakness"),
        ("How do you delegate?", "delegating"),
        ("What does work-life balance mean to you?", "work_life_balance"),
        (
            "Recall a specific instance that showcases how you delegate, perhaps a challenging one.",
            "delegating",
        ),
        ("Recall a specific instance that showcases how you bone a trout within a team.", None),
        ("How do you bone a trout?", None),
        ("", None),
    ],
)
def test_of_when_a_question_is_read_then_the_theme_that_it_calls(question: str, key: str | None) -> None:
    found = themes.of(question)

    assert (found.key if found else None) == key


def test_of_when_little_words_stand_within_a_call_then_it_calls_all_the_same() -> None:
    call = themes._call("work in a team")

    assert themes._stands_in(call, themes._words("How have you worked within the team?"))
    assert not themes._stands_in(call, themes._words("How have you worked to please the team?"))
    assert themes._call("on time") == ("on", "time")


def test_of_when_two_themes_are_called_then_the_longer_call_means_it() -> None:
    found = themes.of("How do you keep up quality when you have to meet a tight deadline?")

    assert found is not None
    assert found.key == "quality_tight_deadline"


@pytest.mark.parametrize("kind", QuestionKind.values)
def test_standard_when_a_question_calls_a_theme_then_its_criteria_and_one_of_the_kind(kind: str) -> None:
    theme = themes.of(LATE)
    assert theme is not None
    own = theme.case if kind in themes.OF_CASES else theme.way
    rows = standard(kind, "Planning", LATE)

    assert [row["text"] for row in rows] == [*own, STANDARD[QuestionKind(kind)][1]]
    assert {row["skill"] for row in rows} == {"Planning"}
    assert LEAST <= len(rows) <= MOST


def test_standard_when_a_question_calls_none_then_those_of_its_kind() -> None:
    rows = standard("technical", "Fish", "How do you bone a trout?")

    assert tuple(row["text"] for row in rows) == STANDARD[QuestionKind.TECHNICAL]


def test_criteria_when_one_asks_for_ones_way_then_not_what_was_done() -> None:
    theme = themes.of("How do you delegate?")

    assert theme is not None
    assert themes.criteria("How do you delegate?", "behavioral") == theme.way
    assert themes.criteria("Tell me about a time you had to delegate.", "behavioral") == theme.case


def test_assess_when_an_answer_is_about_the_theme_then_its_points_are_seen_and_others_are_not() -> None:
    own, other = (
        assessor.assess(AssessAnswerFacts(LATE, "behavioral", (), "en", text))
        for text in (ON_IT, ON_SOMETHING_ELSE)
    )
    credited = [
        [one["criterion"] for one in found["verdicts"] if one["verdict"] in ("shown", "partly")]
        for found in (own, other)
    ]

    assert "c1" in credited[0] and len(credited[0]) >= 2
    assert credited[1] == []


def test_of_when_a_question_has_no_end_then_its_beginning_is_read() -> None:
    assert themes.of("word " * 40_000) is None
    assert themes.of(LATE + " word" * 40_000) == themes.of(LATE)
