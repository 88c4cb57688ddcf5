"""Tests of the slow verb of question sets: filling the open places."""

from typing import Any

import pytest
from django.utils import timezone

from interviews.domain import question_set as domain
from interviews.models import QuestionSet
from interviews.pipeline import question_set as pipeline
from postings.models import Posting
from prep.accounts.models import User
from prep.engines.base import Usage
from prep.engines.scripted import ScriptedEngine
from tests import make
from tests.interviews.pipeline.sets import FOLLOW_UPS, READY, TEXTS, draft, places, run, texts, waiting


@pytest.fixture(autouse=True)
def posting(ana: User) -> Posting:
    """A posting, read before another engine takes over."""
    return make.posting(owner=ana)


def test_write_when_engine_is_embedded_then_every_place_is_filled(ana: User) -> None:
    made = run(waiting(ana, size=6))

    assert (made.state, made.engine, made.shortfall, made.wishes) == (READY, "embedded", "", {})
    assert places(made) == [1, 2, 3, 4, 5, 6]
    assert len(set(texts(made))) == 6


def test_write_when_draft_holds_then_the_item_is_as_drafted(ana: User, scripted: ScriptedEngine) -> None:
    made = waiting(ana, size=1)
    line = made.posting.lines.all()[0]
    scripted.script(
        draft(1, lines=[line.pk, line.pk, 987654], follow_ups=[*FOLLOW_UPS, "See <b>this</b>", "What more?"])
    )

    run(made)

    item = made.items.get()
    assert (item.text, item.engine, item.origin, item.position) == (TEXTS[0], "scripted", "generated", 1)
    assert item.sources == [{"line": line.pk, "text": line.text}]
    assert list(item.lines.all()) == [line]
    assert [skill.name for skill in item.skills.all()] == ["Team Leadership"]
    assert [criterion["key"] for criterion in item.criteria] == ["c1", "c2", "c3"]
    assert item.follow_ups == [*FOLLOW_UPS, "What more?"]


def test_write_when_quotes_are_named_then_those_that_stand_in_their_lines_are_kept(
    ana: User, scripted: ScriptedEngine
) -> None:
    made = waiting(ana, size=1)
    first, second, third = made.posting.lines.all()[:3]
    words = first.text[2:9]
    quotes = [words, "words of nobody", ""]
    scripted.script(draft(1, lines=[first.pk, second.pk, third.pk], quotes=quotes))

    run(made)

    assert made.items.get().sources == [
        {"line": first.pk, "text": first.text, "quote": words},
        {"line": second.pk, "text": second.text},
        {"line": third.pk, "text": third.text},
    ]


def test_write_when_engine_is_embedded_then_every_source_says_which_words(ana: User) -> None:
    made = run(waiting(ana, size=12))

    sources = [source for item in made.items.all() for source in item.sources]
    assert len(sources) >= 10
    assert all(source["quote"] and source["quote"] in source["text"] for source in sources)


@pytest.mark.parametrize(
    "wrong",
    [
        {"position": 9},
        {"text": "Are you married?"},
        {"text": "Did it go well?"},
        {"text": TEXTS[0].replace("hard", "very hard")},
        {"text": "How would you <b>lead</b> the night shift?"},
        {"why": "See [this](https://example.org)"},
        {"why": "Because are you married matters here."},
        {"criteria": [{"text": f"Says thing {n}", "skill": "Juggling"} for n in "abc"]},
        {"criteria": [{"text": f"Is a good person {n}", "skill": "Team Leadership"} for n in "abc"]},
        {"lines": [987654]},
        {"skills": ["Juggling"]},
    ],
    ids=(
        "no such place,unfair,closed,near duplicate,markup,link in why,unfair why,unlisted skill,trait,"
        "strange line,strange skill"
    ).split(","),
)
def test_write_when_a_draft_breaks_a_rule_then_it_is_dropped(
    ana: User, scripted: ScriptedEngine, wrong: dict[str, Any]
) -> None:
    made = waiting(ana, size=3)
    scripted.script(draft(1), draft(2, **wrong), draft(3))

    run(made)

    assert texts(made) == [TEXTS[0], TEXTS[2]]
    assert (made.state, made.size, places(made)) == (READY, 2, [1, 2])
    assert made.shortfall == (
        "1 question fewer than asked for: what the engine wrote for it did not pass our checks."
    )


def test_write_when_the_person_had_the_question_in_another_set_then_it_is_dropped(
    ana: User, otto: User, scripted: ScriptedEngine
) -> None:
    first, second = waiting(ana, size=3), waiting(ana, size=4)
    scripted.script(draft(1), draft(2))
    run(first)
    scripted.script(draft(1), draft(3))
    run(second)

    assert texts(second) == [TEXTS[2]]
    assert {asked.text for asked in scripted.asked[1].facts.asked} == {TEXTS[0], TEXTS[1]}
    assert not any(asked.live for asked in scripted.asked[1].facts.asked)

    others = make.question_set(owner=otto, of=Posting.objects.get(), size=3, written=False)
    scripted.script(draft(1))
    assert texts(run(others)) == [TEXTS[0]]


def test_write_when_the_same_was_asked_before_then_the_model_is_not_asked_again(
    ana: User, scripted: ScriptedEngine
) -> None:
    scripted.limit = scripted.usage = Usage(10, 0, 10)
    made = waiting(ana, size=2)
    scripted.script(draft(1), draft(2))
    run(made)
    made.items.all().delete()
    QuestionSet.objects.filter(pk=made.pk).update(state="queued")

    run(made)

    assert (texts(made), len(scripted.asked)) == ([TEXTS[0], TEXTS[1]], 1)


def test_write_when_two_drafts_want_one_place_then_the_first_has_it(
    ana: User, scripted: ScriptedEngine
) -> None:
    made = waiting(ana, size=1)
    scripted.script(draft(1), draft(1, text=TEXTS[1]))

    run(made)

    assert texts(made) == [TEXTS[0]]


def test_write_when_a_wish_is_open_then_the_engine_hears_of_it(ana: User, scripted: ScriptedEngine) -> None:
    made = waiting(ana, size=1)
    line = made.posting.lines.all()[0]
    QuestionSet.objects.update(wishes={"1": {"lines": [line.pk], "skills": ["Teaching"]}})
    scripted.script(draft(1))

    run(made)

    place = scripted.asked[0].facts.places[0]
    assert (place.position, place.lines, place.skills) == (1, (line.pk,), ("Teaching",))
    assert made.wishes == {}


def test_write_when_no_other_question_is_found_then_the_replaced_one_comes_back(
    ana: User, scripted: ScriptedEngine
) -> None:
    made = waiting(ana, size=2)
    scripted.script(draft(1), draft(2))
    scripted.script()
    run(made)
    staying = made.items.get(position=1)
    domain.replace(staying)

    run(made)

    assert (texts(made), places(made), made.size) == (list(TEXTS[:2]), [1, 2], 2)
    assert (made.shortfall, made.unfound["items"]) == ("", [staying.pk])


def test_write_when_another_question_is_replaced_then_the_one_that_stayed_is_forgotten(
    ana: User, scripted: ScriptedEngine
) -> None:
    made = waiting(ana, size=2)
    scripted.script(draft(1), draft(2))
    scripted.script()
    scripted.script(draft(2, text=TEXTS[2]))
    run(made)
    for position in (1, 2):
        domain.replace(made.items.live().get(position=position))
        run(made)

    assert (texts(made), made.unfound["items"]) == ([TEXTS[0], TEXTS[2]], [])


def test_rewrite_when_the_posting_is_in_another_language_by_now_then_all_questions_stay(ana: User) -> None:
    made = run(waiting(ana))
    before = texts(made)
    Posting.objects.update(language="fr")
    domain.rewrite(made)

    run(made)

    assert (made.state, texts(made), made.size) == (READY, before, 3)
    assert made.shortfall == pipeline.LANGUAGE_ONLY


def test_rewrite_when_nothing_else_is_found_then_all_questions_stay(
    ana: User, scripted: ScriptedEngine
) -> None:
    made = waiting(ana, size=2)
    scripted.script(draft(1), draft(2))
    scripted.script()
    run(made)
    domain.rewrite(made)

    run(made)

    assert (texts(made), made.shortfall) == (list(TEXTS[:2]), pipeline.NO_OTHERS.format(count=2))
    assert [(asked.text, asked.live) for asked in scripted.asked[1].facts.asked] == [
        (TEXTS[0], False),
        (TEXTS[1], False),
    ]


def test_write_when_a_gap_cannot_be_filled_then_the_set_says_so(ana: User, scripted: ScriptedEngine) -> None:
    made = waiting(ana, size=1)
    scripted.script(draft(1))
    scripted.script()
    run(made)
    domain.fill_gap(made, line=made.posting.lines.all()[0])

    run(made)

    line = made.posting.lines.all()[0]
    assert (made.size, made.shortfall) == (1, pipeline.NOT_FOUND.format(what=f"“{line.text}”"))
    assert made.unfound == {"lines": [line.pk], "skills": [], "items": []}


def test_write_when_several_gaps_cannot_be_filled_then_all_are_known_until_all_is_rewritten(
    ana: User, scripted: ScriptedEngine
) -> None:
    made = waiting(ana, size=1)
    line, skill = made.posting.lines.all()[0], made.posting.listed_skills.all()[0].skill
    scripted.script(draft(1))
    run(made)
    for gap in ({"line": line}, {"skill": skill}):
        scripted.script()
        domain.fill_gap(made, **gap)
        run(made)

    assert made.unfound == {"lines": [line.pk], "skills": [skill.name], "items": []}
    domain.rewrite(made)
    assert made.unfound == {}


def test_write_when_the_line_of_a_gap_is_gone_then_it_is_not_named(
    ana: User, scripted: ScriptedEngine
) -> None:
    made = waiting(ana, size=1)
    scripted.script(draft(1))
    scripted.script()
    run(made)
    line = made.posting.lines.all()[0]
    domain.fill_gap(made, line=line)
    line.delete()

    run(made)

    assert made.shortfall == pipeline.NOT_FOUND.format(what="that line or skill")


def test_write_when_the_posting_is_in_another_language_then_the_set_says_so(ana: User) -> None:
    made = waiting(ana)
    Posting.objects.update(language="fr")

    run(made)

    assert (made.state, texts(made), made.size, made.shortfall) == (READY, [], 0, pipeline.LANGUAGE_ONLY)


def test_write_when_there_is_nothing_to_ask_about_then_it_says_so(
    ana: User, scripted: ScriptedEngine
) -> None:
    made = waiting(ana)
    made.posting.lines.all().delete()
    made.posting.listed_skills.all().delete()
    scripted.script()

    run(made)

    assert made.shortfall == pipeline.NOTHING_TO_ASK


def test_write_when_the_posting_lists_no_skill_then_the_writers_words_are_taken(
    ana: User, scripted: ScriptedEngine
) -> None:
    made = waiting(ana, size=1)
    made.posting.listed_skills.all().delete()
    scripted.script(draft(1, skills=["Anything"]))

    run(made)

    assert [skill.name for skill in made.items.get().skills.all()] == ["Team Leadership"]


def test_write_when_a_line_was_taken_out_then_the_engine_does_not_hear_of_it(
    ana: User, scripted: ScriptedEngine
) -> None:
    made = waiting(ana, size=1)
    gone, *kept = made.posting.lines.all()
    made.posting.lines.filter(pk=gone.pk).update(removed_at=timezone.now())
    scripted.script(draft(1))

    run(made)

    assert [line.key for line in scripted.asked[0].facts.lines] == [line.pk for line in kept]


def test_write_when_criteria_speak_for_a_foreign_skill_then_the_question_is_dropped(
    ana: User, scripted: ScriptedEngine
) -> None:
    made = waiting(ana, size=1)
    foreign = draft(1, skills=["Team Leadership"])
    foreign["criteria"] = [
        {"text": f"Shows juggling, part {number}", "skill": "Juggling"} for number in (1, 2, 3)
    ]
    scripted.script(foreign)

    run(made)

    assert texts(made) == []
