"""Tests of the coverage grid."""

from interviews.coverage import Asked, Coverage, Row, coverage

LINES = [(11, "Lead a team"), (12, "Plan rotas"), (13, "Teach")]
SKILLS = [(1, "Leadership"), (2, "Planning")]


def test_grid_when_questions_test_lines_then_each_row_marks_its_questions() -> None:
    questions = [Asked(1, frozenset({11}), frozenset({1})), Asked(2, frozenset({11, 12}), frozenset({1, 2}))]

    grid = coverage(LINES, SKILLS, questions)

    one, two = questions
    assert grid.lines == (
        Row("line-row-11", 11, "Lead a team", 1, (one, two)),
        Row("line-row-12", 12, "Plan rotas", 2, (None, two)),
        Row("line-row-13", 13, "Teach", 3, (None, None)),
    )
    assert grid.skills == (
        Row("skill-row-1", 1, "Leadership", 1, (one, two)),
        Row("skill-row-2", 2, "Planning", 2, (None, two)),
    )


def test_grid_when_a_line_has_no_question_then_it_is_a_gap() -> None:
    grid = coverage(LINES, SKILLS, [Asked(1, frozenset({11, 13}), frozenset({2}))])

    assert [row.key for row in grid.lines if row.is_gap] == [12]
    assert [row.key for row in grid.skills if row.is_gap] == [1]
    assert grid.gaps == 2


def test_grid_when_a_question_tests_what_is_no_longer_listed_then_it_marks_nothing() -> None:
    grid = coverage(LINES, [], [Asked(1, frozenset({99}), frozenset({98}))])

    assert [row.marks for row in grid.lines] == [(None,), (None,), (None,)]
    assert grid.skills == ()


def test_summary_when_some_is_covered_then_it_counts_lines_and_skills() -> None:
    questions = [Asked(1, frozenset({11}), frozenset({1, 2})), Asked(2, frozenset({12}))]

    assert coverage(LINES, SKILLS, questions).summary == "2 questions cover 2 of 3 lines and 2 of 2 skills."


def test_summary_when_there_is_one_of_each_then_it_speaks_of_one() -> None:
    grid = coverage(LINES[:1], SKILLS[:1], [Asked(1, frozenset({11}))])

    assert grid.summary == "1 question covers 1 of 1 line and 0 of 1 skill."


def test_summary_when_the_posting_lists_no_skill_then_it_leaves_skills_out() -> None:
    assert coverage(LINES, [], [Asked(1, frozenset({11}))]).summary == "1 question covers 1 of 3 lines."


def test_summary_when_there_is_no_question_then_it_is_empty() -> None:
    assert coverage(LINES, SKILLS, []).summary == ""


def test_summary_when_there_is_nothing_to_cover_then_it_is_empty() -> None:
    assert coverage([], [], [Asked(1)]) == Coverage((), (), 1)
    assert coverage([], [], [Asked(1)]).summary == ""
