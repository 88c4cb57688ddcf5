"""The criterion that does not exist: looks like the others, stands anywhere, is the same for the same answer."""

from hashlib import sha256

from interviews import decoy
from interviews.facts import AssessAnswerFacts, CriterionFacts
from interviews.offline.assessing.planted import is_planted

CRITERIA = tuple(CriterionFacts(f"c{n}", f"Says the thing {n}", "Planning") for n in (1, 2, 3))
FACTS = AssessAnswerFacts("Tell me about it.", "behavioral", CRITERIA, "en", "I planned it with care.")


def seeds(count):
    return [sha256(str(number).encode()).digest() for number in range(count)]


def test_hide_when_done_keeps_the_own_criteria_in_order_under_new_numbers():
    hidden = decoy.hide(FACTS, seeds(1)[0])

    assert [one.key for one in hidden.facts.criteria] == ["c1", "c2", "c3", "c4"]
    own = [one for one in hidden.facts.criteria if one.key in hidden.own]
    assert [(hidden.own[one.key], one.text) for one in own] == [(one.key, one.text) for one in CRITERIA]
    assert hidden.decoy in hidden.facts.criteria
    assert hidden.decoy.key not in hidden.own


def test_hide_when_the_seed_is_the_same_hides_the_same():
    assert decoy.hide(FACTS, seeds(1)[0]) == decoy.hide(FACTS, seeds(1)[0])


def test_hide_when_done_many_times_stands_in_every_place_with_many_names():
    hidden = [decoy.hide(FACTS, seed) for seed in seeds(300)]

    assert {one.decoy.key for one in hidden} == {"c1", "c2", "c3", "c4"}
    assert len({one.name for one in hidden}) > 250
    assert not any(is_planted(one.decoy.text) for one in hidden)


def test_hide_when_the_answer_holds_every_made_up_name_makes_up_another():
    seed = bytes(32)
    first = decoy.hide(FACTS, seed).name
    answer = " ".join(f"{start}{end}" for start in decoy.STARTS for end in decoy.ENDS)
    other = decoy.hide(AssessAnswerFacts("?", "behavioral", CRITERIA, "en", answer), seed)

    assert first.split()[0] in answer
    assert other.name.split()[0].casefold() not in answer.casefold()
