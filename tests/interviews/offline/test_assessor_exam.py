"""Criteria that are reference answers, as in an examination: saying it counts, pasting its words does not."""

from interviews.facts import CriterionFacts
from interviews.offline.assessing import exam
from tests.interviews.offline.kitchen import draft, mark, verdicts

REFERENCE = (
    CriterionFacts(
        "c1", "A stack removes the newest element first, a queue the oldest element.", "Structures"
    ),
)


EXAM = {
    "question": "What is the difference between a stack and a queue?",
    "kind": "technical",
    "criteria": REFERENCE,
}


def test_assess_when_criterion_is_a_reference_answer_then_saying_it_counts() -> None:
    right = mark("With a stack the newest element comes off first; with a queue the oldest one does.", **EXAM)
    wrong = mark("A stack is made of memory and a queue is made of threads that wait for a lock.", **EXAM)

    assert right > wrong + 1


def test_assess_when_rare_words_of_the_reference_are_said_then_they_count_more_than_common_ones() -> None:
    given = {
        "question": "What does this machine do?",
        "kind": "technical",
        "criteria": (CriterionFacts("c1", "A centrifuge turns blood to part plasma and cells.", "Work"),),
    }
    rare = mark("First of all the centrifuge will give you the plasma on top of it.", **given)
    common = mark("First of all the blood will turn for you on top of it.", **given)

    assert rare > common


def test_weights_when_the_table_is_missing_are_all_alike(monkeypatch) -> None:
    monkeypatch.setattr(exam.words, "rarity", lambda word: None)
    wanted = exam.reference.__wrapped__("A centrifuge turns blood.", "What does it do?", "en")

    assert set(wanted.new.values()) == {1.0}


def test_assess_when_reference_words_are_pasted_then_they_win_nothing() -> None:
    wrong = "A stack is made of memory and a queue is made of threads that wait for a lock."
    pasted = f"{wrong} oldest element newest removes first"

    assert (mark(pasted, **EXAM), draft(pasted, **EXAM).flags) == (mark(wrong, **EXAM), ["word_list"])


def test_assess_when_exam_answer_is_short_then_it_is_judged_without_credit_for_a_quote() -> None:
    found = draft("newest element first", **EXAM)

    assert (found.assessed, verdicts(found)) == (True, ["unclear"])


def test_assess_when_exam_answer_is_noise_then_not_assessed() -> None:
    assert draft("xkcdq wrtzp qwrtz plmkn", **EXAM).assessed is False


def test_assess_when_reference_is_said_in_a_compound_then_german_counts_it() -> None:
    criteria = (
        CriterionFacts("c1", "Das Schreiben in der App zeigen und den Zeitpunkt notieren.", "Ablauf"),
    )
    given = {"question": "Was tust du?", "kind": "technical", "criteria": criteria, "language": "de"}

    assert mark("Ich zeige das Informationsschreiben und notiere mir die Uhrzeit.", **given) > mark(
        "Ich gehe nach Hause und melde mich am nächsten Tag wieder.", **given
    )


def test_assess_when_only_criterion_has_little_words_then_reference_is_harmless() -> None:
    found = draft(
        "It is what it is, and that is all.",
        kind="technical",
        criteria=(CriterionFacts("c1", "It is so.", "x"),),
    )

    assert verdicts(found) in (["missing"], ["unclear"])
