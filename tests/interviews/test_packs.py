"""Starter packs: what is written in them keeps the rules that every question has to keep."""

import itertools
import re
from collections import Counter
from dataclasses import replace

import pytest
from rapidfuzz import fuzz

from interviews import linting, packs, wording
from interviews.domain.pack import content_of
from interviews.forms.question import QuestionForm, flat
from interviews.packs import BadPack, Pack, PackQuestion

PACKS = packs.read_all()
QUESTIONS = [question for pack in PACKS for question in pack.questions]
FAMILIES = {
    "clinical-research",
    "nursing",
    "teaching",
    "hospitality",
    "retail",
    "warehouse-and-logistics",
    "sales",
    "customer-support",
    "accounting",
    "administration",
    "software",
    "project-and-operations",
    "general",
}
# A second question in the same breath.
SECOND = re.compile(r"\b(?:and|or) (?:what|how|why|which|when|who|whom|where)\b(?! not\b)", re.I)
AMERICAN = re.compile(
    r"\b(?:\w*colou?r(?<!colour)|behavior\w*|labor|organiz\w+|prioritiz\w+|recogniz\w+|center|favor\w*|"
    r"honor\w*|analyz\w+|catalog|program(?:s?)(?= of work)|judgment|enrollment|fulfill|skillful|gray)\b",
    re.I,
)
SPEAKS = re.compile(r"^[A-Z][a-z]+(?:s|es)\b")  # "Names …", "Says …": about an answer, so one can look for it
UNSEEN = re.compile(
    r"\b(?:is aware|believes|cares about|is passionate|has a good attitude|is a team)\b", re.I
)


def said_against(question: PackQuestion) -> list[str]:
    """What the rules of wording say against a question and its probes."""
    found = wording.problems(question.text)
    if question.text.count("?") > 1 or SECOND.search(question.text):
        found.append("It asks two things.")
    for probe in question.probes:
        found += [*wording.fairness(probe), wording.links(probe), wording.markup(probe)]
    return [problem for problem in found if problem]


def checks(question: PackQuestion) -> list[str]:
    """What the page of a question would say to a curator."""
    found = [one.problem for one in linting.findings(question.text, question.criteria)]
    return [*found, *filter(None, [linting.about_count(len(question.criteria))])]


def test_packs_when_counted_are_the_thirteen_families():
    assert {pack.family for pack in PACKS} == FAMILIES
    assert len({question.key for question in QUESTIONS}) == len(QUESTIONS)


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.family)
def test_pack_when_counted_has_enough_of_every_kind(pack: Pack):
    kinds = Counter(question.kind for question in pack.questions)
    difficulties = Counter(question.difficulty for question in pack.questions)

    assert len(pack.questions) >= 25
    assert set(kinds) == {"behavioral", "situational", "technical", "background", "motivation"}
    assert min(kinds["behavioral"], kinds["situational"], kinds["technical"]) >= 4
    assert min(kinds.values()) >= 2
    assert min(difficulties[level] for level in (1, 2, 3)) >= 1
    assert len({skill for question in pack.questions for _, skill in question.criteria}) >= 12
    assert pack.name and pack.description


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.family)
def test_pack_questions_when_checked_keep_every_rule_of_wording(pack: Pack):
    wrong = {question.key: found for question in pack.questions if (found := said_against(question))}

    assert wrong == {}


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.family)
def test_pack_questions_when_checked_as_curators_see_it_leave_nothing_to_say(pack: Pack):
    said = {question.key: found for question in pack.questions if (found := checks(question))}

    assert said == {}


def test_checks_when_a_pack_question_is_spoilt_speak_up():
    question = QUESTIONS[0]
    spoilt = (
        replace(question, text="Surely you plan ahead?"),
        replace(question, criteria=(("Is enthusiastic", "Planning"), *question.criteria)),
        replace(question, criteria=question.criteria[:2]),
    )

    assert [bool(checks(one)) for one in spoilt] == [True, True, True]


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.family)
def test_pack_questions_when_opened_in_the_editor_can_be_saved_as_they_stand(pack: Pack):
    said = {}
    for question in pack.questions:
        form = QuestionForm(flat(content_of(question).values()), is_reviewed=True)
        said[question.key] = form.errors or form.content.values() == content_of(question).values()

    assert {key: answer for key, answer in said.items() if answer is not True} == {}


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.family)
def test_pack_criteria_when_checked_can_be_looked_for_in_an_answer(pack: Pack):
    criteria = [criterion for question in pack.questions for criterion in question.criteria]

    assert [text for text, _ in criteria if not SPEAKS.match(text) or text.endswith(".")] == []
    assert [text for text, _ in criteria if UNSEEN.search(text) or wording.fairness(text)] == []
    assert [text for text, _ in criteria if not 4 <= len(text.split()) <= 30] == []
    assert [skill for _, skill in criteria if not 0 < len(skill) <= 40 or not skill[0].isupper()] == []


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.family)
def test_pack_questions_when_checked_have_probes_levels_and_time(pack: Pack):
    for question in pack.questions:
        assert 1 <= len(question.probes) <= 3, question.key
        assert list(question.levels) == ["1", "3", "5"], question.key
        assert len(set(question.levels.values())) == 3, question.key
        assert all(text.endswith(".") for text in question.levels.values()), question.key
        assert 2 <= question.minutes <= 6, question.key


def test_pack_texts_when_read_are_spelt_in_british_english():
    words = [
        text
        for question in QUESTIONS
        for text in [
            question.text,
            *question.probes,
            *question.levels.values(),
            *itertools.chain(*question.criteria),
        ]
    ]

    assert [text for text in words if AMERICAN.search(text)] == []


def test_pack_questions_when_compared_are_no_near_duplicates_within_or_across_packs():
    folded = [
        (question.key, question.text.casefold(), wording.word_set(question.text)) for question in QUESTIONS
    ]
    alike = [
        (one, two)
        for (one, text, words), (two, other, others) in itertools.combinations(folded, 2)
        if len(words & others) >= 0.5 * len(words | others) or fuzz.token_set_ratio(text, other) >= 82
    ]

    assert alike == []


def test_pack_criteria_when_compared_are_all_different():
    counted = Counter(text for question in QUESTIONS for text, _ in question.criteria)

    assert [text for text, count in counted.items() if count > 1] == []


GOOD = """
family = "x"
name = "X"
description = "Y"
[[questions]]
key = "one"
text = "How do you plan?"
kind = "technical"
difficulty = 1
minutes = 2
probes = []
criteria = [{ text = "A", skill = "S" }, { text = "B", skill = "S" }, { text = "C", skill = "S" }]
levels = { weak = "w", solid = "s", excellent = "e" }
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('kind = "technical"', 'kind = "odd"', "no such kind"),
        ("difficulty = 1", "difficulty = 4", "no such kind or difficulty"),
        ("minutes = 2", "", "minutes"),
        (', { text = "C", skill = "S" }', "", "3 to 6 criteria"),
        ('weak = "w", ', "", "levels are"),
        ('family = "x"', "", "family"),
        ("[[questions]]", "[[questions", "broken.toml"),
    ],
)
def test_pack_when_broken_says_where(old, new, said, tmp_path):
    path = tmp_path / "broken.toml"
    path.write_text(GOOD.replace(old, new))

    with pytest.raises(BadPack, match="broken.toml") as wrong:
        packs.read(path)

    assert said in str(wrong.value)


def test_pack_when_whole_is_read_with_keys_of_its_family(tmp_path):
    path = tmp_path / "whole.toml"
    path.write_text(GOOD)

    (question,) = packs.read(path).questions

    assert question.key == "x/one"
    assert question.criteria == (("A", "S"), ("B", "S"), ("C", "S"))
    assert question.levels == {"1": "w", "3": "s", "5": "e"}


def test_fingerprint_when_content_is_the_same_is_the_same():
    assert packs.fingerprint({"a": 1, "b": [2]}) == packs.fingerprint({"b": [2], "a": 1})
    assert packs.fingerprint({"a": 1}) != packs.fingerprint({"a": 2})
