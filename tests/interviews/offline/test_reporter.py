from dataclasses import replace

from interviews.facts import AnswerFacts, WriteReportFacts
from interviews.offline.reporter import report

SHOWN = AnswerFacts(1, "How?", "behavioral", True, ("Names A.", "Names B"), (), (), 2, "Sharpen A.")
MIXED = AnswerFacts(
    2, "Why?", "behavioral", True, ("Names A.",), ("Names B",), ("Names C", "Names D"), 4, "Add C."
)
POOR = AnswerFacts(4, "When?", "situational", True, (), (), ("Names C", "Names E"), 2, "Add E.")
REFUSED = AnswerFacts(5, "Who?", "technical", False)


def facts(
    *answers: AnswerFacts, strong: tuple[str, ...] = (), open_: tuple[str, ...] = ()
) -> WriteReportFacts:
    return WriteReportFacts("Ward Sister", 6, answers, strong, open_)


def test_report_when_answers_differ_then_counts_every_criterion() -> None:
    found = report(facts(SHOWN, MIXED, REFUSED, strong=("Planning", "Teaching", "Writing")))
    assert found["summary"] == (
        "You answered 3 of 6 questions. In the 2 that could be assessed, 6 things were looked for: your words showed "
        "3 in full and 1 in part. 1 could not be assessed; below it says why. "
        "The clearest evidence was for Planning, Teaching and Writing."
    )


def test_report_when_some_could_not_be_told_then_it_says_of_how_many() -> None:
    unclear = AnswerFacts(1, "How?", "behavioral", True, (), (), ("Names A",), 4, "Add B.")

    assert report(facts(unclear))["summary"] == (
        "You answered 1 of 6 questions. In your answer, 4 things were looked for: your words showed 0 in full, and of "
        "3 it could not be told."
    )
    assert "In the one that could be assessed, 4 things" in str(report(facts(unclear, REFUSED))["summary"])
    assert "In your answers, 6 things" in str(report(facts(unclear, POOR))["summary"])


def test_report_when_nothing_could_be_assessed_then_says_so() -> None:
    assert report(facts(REFUSED)) == {
        "summary": "You answered 1 of 6 questions. None of the answers could be assessed; "
        "each says why below.",
        "strengths": [],
        "next_steps": [],
    }


def test_report_when_one_thing_is_missing_often_then_it_comes_first() -> None:
    assert report(facts(SHOWN, MIXED, POOR))["next_steps"] == [
        {"text": "“Names C” is missing. Practise that one first.", "questions": [2, 4]},
        {"text": "Add E.", "questions": [4]},
        {"text": "Add C.", "questions": [2]},
    ]


def test_report_when_all_is_shown_then_there_is_still_a_next_step() -> None:
    assert report(facts(SHOWN, open_=("Rotas",)))["next_steps"] == [
        {"text": "Sharpen A.", "questions": [1]},
        {"text": "Find an example for Rotas: nothing showed it yet.", "questions": []},
    ]


def test_report_when_two_answers_want_the_same_then_it_stands_once_and_names_both() -> None:
    steps = report(facts(SHOWN, replace(SHOWN, number=3)))["next_steps"]
    assert steps == [{"text": "Sharpen A.", "questions": [1, 3]}]


def test_report_when_something_is_shown_then_the_strengths_name_it() -> None:
    assert report(facts(POOR, MIXED, SHOWN))["strengths"] == [
        "Your answer to “How?” shows “Names A”, and 1 more.",
        "Your answer to “Why?” shows “Names A”.",
    ]


def test_report_when_asked_twice_then_the_same_words() -> None:
    assert report(facts(SHOWN, MIXED, POOR)) == report(facts(SHOWN, MIXED, POOR))
