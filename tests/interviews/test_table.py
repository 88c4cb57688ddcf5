"""Files as tables: what is read is what was written, and what is no table is told why."""

import json

import pytest

from interviews import table

ROWS = [{"text": "Why, “here”?", "minutes": 3}, {"text": "=1+1", "minutes": "'-2"}]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{not json", "The file begins like JSON and is broken in line 1."),
        ('[{"text": "How?"},\n{"text"', "The file begins like JSON and is broken in line 2."),
        ('{"text": "How?"}', table.NO_LIST),
        ("[1, 2]", table.NO_LIST),
        ("[" * 3000, table.NO_LIST),
        ("[]", "The table needs a column named “text”."),
        ("a;b\n1;2\n", "The table needs a column named “text”."),
        ("text,minutes\n\n,\n", "The table has no rows."),
        ("text\n" + "How?\n" * 2001, "2,000 questions at a time; this table has 2,001."),
        ("text,minutes\nHow?,3\nWhy?,3,,x\n", "Row 3 has more cells than there are names in the first row."),
        ("text\n" + "x" * 200_000, "This is neither a CSV nor a JSON table of questions."),
        ("x" * 200_000, "This is neither a CSV nor a JSON table of questions."),
    ],
)
def test_text_when_it_is_no_table_of_questions_is_told_why(text, said):
    with pytest.raises(table.Unreadable) as refusal:
        table.read(text)

    assert str(refusal.value) == said


@pytest.mark.parametrize("write", [table.as_csv, table.as_json])
def test_table_when_written_is_read_as_it_was(write):
    read = table.read("".join(write(["text", "minutes"], ROWS)))

    assert (read.names, [[str(cell) for cell in row] for row in read.rows]) == (
        ["text", "minutes"],
        [["Why, “here”?", "3"], ["=1+1", "'-2"]],
    )


def test_numbers_when_json_spells_them_out_stay_as_written():
    endless = "1" * 5000

    read = table.read(f'[{{"text": {endless}, "minutes": 3}}]')

    assert read.rows == [[endless, "3"]]


def test_rows_when_some_are_empty_or_short_keep_their_numbers():
    read = table.read("text;minutes\n\nHow?;3\n;\nWhy?\n")

    assert (read.rows, read.numbers) == ([["How?", "3"], ["Why?", ""]], [3, 5])


def test_json_when_objects_name_different_columns_has_them_all():
    read = table.read(json.dumps([{"text": "How?"}, {"kind": "technical", "text": "Why?"}]))

    assert (read.names, read.rows) == (["text", "kind"], [["How?", ""], ["Why?", "technical"]])
