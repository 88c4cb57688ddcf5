"""Criteria that come with a question: said to the person who reads them, and read as before by the assessor."""

import pytest

from interviews.criteria import FORMER, STANDARD, TEXTS
from interviews.offline.assessing.rubric import asked
from interviews.offline.writing import lexicon


def test_criteria_when_shown_to_a_candidate_say_you_and_not_the_candidate():
    written = [
        text
        for table in ("kind", "form", "skill", "field")
        for texts in lexicon.criteria()[table].values()
        for text in texts
    ]

    assert not [text for text in (*written, *sum(STANDARD.values(), ())) if "candidate" in text]


@pytest.mark.parametrize("former", sorted(FORMER))
def test_criteria_when_reworded_ask_for_the_same(former):
    now = former.replace("the candidate's", "your").replace("the candidate", "you")

    assert now in TEXTS - FORMER
    assert former in TEXTS  # of a stored question: still a text that names no subject
    assert asked(now) == asked(former)
