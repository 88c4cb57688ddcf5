"""Guarded moves, and tables without gaps."""

import pytest
from django.conf import settings
from django.core.management import call_command

from interviews.enums import INTERVIEW_MOVES, InterviewState
from interviews.management.commands.states import TABLES, page
from prep.states import IllegalMove, move, sources
from tests import make


def test_move_when_legal_changes_row_and_object(ana):
    interview = make.interview(owner=ana)
    at = interview.started_at

    move(interview, INTERVIEW_MOVES, InterviewState.COMPLETED, ended_at=at)

    assert interview.state == InterviewState.COMPLETED
    interview.refresh_from_db()
    assert (interview.state, interview.ended_at) == (InterviewState.COMPLETED, at)


def test_move_when_somebody_was_quicker_is_refused(ana):
    interview = make.interview(owner=ana)
    stale = type(interview).objects.get(pk=interview.pk)
    move(interview, INTERVIEW_MOVES, InterviewState.COMPLETED, ended_at=interview.started_at)

    with pytest.raises(IllegalMove):
        move(stale, INTERVIEW_MOVES, InterviewState.ABANDONED, ended_at=interview.started_at)


@pytest.mark.parametrize(("name", "about", "states", "moves"), TABLES)
def test_table_when_read_names_every_state_and_reaches_it(name, about, states, moves):
    first = next(iter(states))
    reachable, edge = {first}, [first]
    while edge:
        for target in moves[edge.pop()] - reachable:
            reachable.add(target)
            edge.append(target)

    assert set(moves) == set(states)
    assert reachable == set(states)


def test_sources_when_asked_gives_every_state_with_a_way_there():
    assert sources({"a": {"b"}, "b": {"b", "c"}, "c": set()}, "b") == ["a", "b"]


def test_command_when_run_prints_the_page(capsys):
    call_command("states")

    assert capsys.readouterr().out == page()


def test_page_when_the_tables_change_must_be_printed_anew():
    assert (settings.BASE_DIR / "docs" / "states.md").read_text() == page()
