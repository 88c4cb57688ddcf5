"""Import and export: a dry run first, all or nothing, and a round trip that loses nothing."""

import csv
import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse

from interviews.domain import question as questions
from interviews.forms.exchange import COLUMNS, NOT_UTF_8, RETIRED, SPREADSHEET, TWICE
from interviews.models import Question
from prep.accounts.roles import Role, give_role
from tests import make
from tests.conftest import client_of
from tests.upon import once, upon

pytestmark = pytest.mark.django_db


def page(name, *args):
    return reverse(f"interviews:{name}", args=args)


def exported(cora_client, bank, kind):
    response = cora_client.get(page("exchange_export", bank.code), {"as": kind})
    return b"".join(response.streaming_content).decode()


def send(cora_client, bank, text, **also):
    file = SimpleUploadedFile("questions.csv", text.encode() if isinstance(text, str) else text)
    return cora_client.post(page("exchange_create", bank.code), {"file": file, **also})


def confirm(cora_client, bank, text):
    return cora_client.post(page("exchange_create", bank.code), {"table": text, "confirmed": "on"})


def contents(bank):
    return [
        {
            name: getattr(question, name)
            for name in ("text", "kind", "difficulty", "minutes", "criteria", "probes", "levels", "origin")
        }
        for question in bank.questions.order_by("pk")
    ]


def fill(bank, cora):
    make.question(curator=cora, of=bank)
    make.question(
        curator=cora, of=bank, state="approved", kind="technical", text='Why is “ß, ü” in the café, "quoted"?'
    )
    questions.write(
        bank, make.content(criteria=[], probes=[], levels={}, minutes=9), by=cora, origin="generated"
    )
    questions.write(
        bank, make.content(text="How do you sum, -1 or +1?", probes=["=1+1", "'=2", "@home?"]), by=cora
    )


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_round_trip_when_imported_elsewhere_loses_nothing(cora_client, bank, cora, kind):
    fill(bank, cora)
    other = make.bank(curator=cora, name="Other")

    response = confirm(cora_client, other, exported(cora_client, bank, kind))

    assert response.url == page("bank_detail", other.code)
    assert contents(other) == contents(bank)
    assert set(other.questions.values_list("state", flat=True)) == {"draft"}
    assert sorted(q.skills.count() for q in other.questions.all()) == sorted(
        q.skills.count() for q in bank.questions.all()
    )


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_round_trip_when_imported_into_the_same_bank_changes_nothing(cora_client, bank, cora, kind):
    fill(bank, cora)
    before = list(Question.objects.order_by("pk").values())

    confirm(cora_client, bank, exported(cora_client, bank, kind))

    assert list(Question.objects.order_by("pk").values()) == before


def test_export_when_text_begins_like_a_formula_is_text_to_a_spreadsheet(cora_client, bank, cora):
    questions.write(bank, make.content(text="=HYPERLINK(1)", probes=["@x", "+1", "-1", "＝1"]), by=cora)

    cells = [cell for row in csv.reader(io.StringIO(exported(cora_client, bank, "csv"))) for cell in row]

    assert "'=HYPERLINK(1)" in cells
    assert not any(cell.startswith(tuple("=+-@\t\r\n＝＋－＠")) for cell in cells)


def test_export_when_asked_without_a_kind_is_a_csv_file(cora_client, bank):
    response = cora_client.get(page("exchange_export", bank.code))

    assert response.headers["Content-Disposition"] == f'attachment; filename="questions-{bank.code}.csv"'
    assert json.loads(exported(cora_client, bank, "json")) == []


def test_dry_run_when_a_table_is_sent_shows_what_would_change_and_writes_nothing(cora_client, bank, cora):
    question = make.question(curator=cora, of=bank)
    rows = json.loads(exported(cora_client, bank, "json"))
    rows[0]["text"] = "How did you share out beds?"
    rows.append({"text": "How do you plan a shift?"})
    rows.append({**json.loads(exported(cora_client, bank, "json"))[0], "code": ""})

    response = send(cora_client, bank, json.dumps(rows))

    text = response.content.decode()
    assert response.status_code == 200
    assert "<ins>" in text and "<del>" in text
    assert [response.context["plan"].counts[key] for key in ("new", "changed", "same", "wrong")] == [
        2,
        1,
        0,
        0,
    ]
    question.refresh_from_db()
    assert (question.version, bank.questions.count()) == (1, 1)


def test_import_when_confirmed_makes_drafts_and_versions(cora_client, bank, cora):
    question = make.question(curator=cora, of=bank)
    rows = json.loads(exported(cora_client, bank, "json"))
    rows[0]["text"] = "How did you share out beds?"
    rows.append({"text": "How do you plan a shift?", "origin": "generated"})

    confirm(cora_client, bank, json.dumps(rows))

    question.refresh_from_db()
    assert (question.version, question.versions.first().by) == (2, cora)
    new = bank.questions.exclude(pk=question.pk).get()
    assert (new.state, new.origin, new.author, new.versions.count()) == ("draft", "generated", cora, 1)


def test_import_when_a_row_is_wrong_writes_nothing_and_names_the_row(cora_client, bank):
    rows = [
        {"text": "How do you plan a shift?"},
        {"text": "How old are you?"},
        {"text": "How do you plan?", "kind": "poem"},
        {"text": "How do you plan?", "difficulty": "9"},
        {"text": ""},
        {"text": "How do you plan?", "origin": "heard"},
        {"text": "How do you plan?", "criterion_1": "Names a step"},
    ]

    for response in (send(cora_client, bank, json.dumps(rows)), confirm(cora_client, bank, json.dumps(rows))):
        assert response.status_code == 422
        assert [row.number for row in response.context["plan"].wrong] == [2, 3, 4, 5, 6, 7]
        assert "Row 2." in response.content.decode()
    assert not bank.questions.exists()


def test_import_when_a_code_is_named_twice_or_retired_is_wrong(cora_client, bank, cora):
    make.question(curator=cora, of=bank)
    retired = make.question(curator=cora, of=bank, state="retired")
    rows = json.loads(exported(cora_client, bank, "json"))
    for row in rows:
        row["minutes"] = 9

    response = send(cora_client, bank, json.dumps([rows[0], rows[0], rows[1]]))

    errors = [row.errors for row in response.context["plan"].wrong]
    assert errors == [[f"code: {TWICE}"], [f"code: {RETIRED}"]]
    assert retired.versions.count() == 1


def test_import_when_a_code_belongs_to_another_bank_makes_a_new_question(cora_client, bank, cora):
    elsewhere = make.question(curator=cora, of=make.bank(curator=cora, name="Else"))

    confirm(cora_client, bank, json.dumps([{"code": elsewhere.code, "text": "How do you plan a shift?"}]))

    elsewhere.refresh_from_db()
    assert elsewhere.version == 1
    assert bank.questions.get().code != elsewhere.code


def test_import_when_a_question_is_in_review_keeps_it_whole(cora_client, bank, cora):
    make.question(curator=cora, of=bank, state="in_review")
    (row,) = json.loads(exported(cora_client, bank, "json"))
    bare = {
        **row,
        **{f"criterion_{n}": "" for n in range(1, 7)},
        **{f"criterion_skill_{n}": "" for n in range(1, 7)},
    }

    assert send(cora_client, bank, json.dumps([bare])).status_code == 422


@pytest.mark.parametrize(
    "text",
    ["", "[", "{}", "[]", "[1, 2]", "a,b\n1,2\n", "text\n", b"\xff\xfe\xff", "\x00", "[" * 3000],
)
def test_file_when_it_is_no_table_of_questions_is_refused_with_a_word_why(cora_client, bank, text):
    response = send(cora_client, bank, text)

    assert response.status_code == 422
    assert "field-errors" in response.content.decode() or "errorlist" in response.content.decode()


@pytest.mark.parametrize("odd", ["\\u0000", "\\ud800", "a\\udc00b", "\\u202e"])
@pytest.mark.parametrize("column", ["code", "text", "kind", "origin", "criterion_1", "other", "o{odd}"])
def test_import_when_json_escapes_what_no_text_may_hold_is_no_error(cora_client, bank, odd, column):
    row = {"text": "How do you plan a far swim?", column: "How do you plan a {odd} swim?"}
    text = json.dumps([row]).replace("{odd}", odd)

    assert send(cora_client, bank, text).status_code in (200, 422)
    assert confirm(cora_client, bank, text).status_code in (302, 422)


def test_import_when_json_escapes_what_no_text_may_hold_takes_what_is_left(cora_client, bank):
    confirm(
        cora_client, bank, r'[{"te\u0000xt": "How do you plan a \ud800far swim?", "kind": "techni\u200bcal"}]'
    )

    assert bank.questions.values_list("text", "kind").get() == ("How do you plan a far swim?", "technical")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x" * 200_000, "This is neither a CSV nor a JSON table of questions."),
        ("text\nCafé".encode("cp1252"), NOT_UTF_8),
        (b"PK\x03\x04rest of an .xlsx", SPREADSHEET),
        (b"\xd0\xcf\x11\xe0rest of an .xls", SPREADSHEET),
    ],
)
def test_file_when_it_cannot_be_read_is_told_what_is_wrong(cora_client, bank, text, said):
    response = send(cora_client, bank, text)

    assert (response.status_code, response.context["form"].errors["file"]) == (422, [said])


@pytest.mark.parametrize("column", ["text", "minutes", "difficulty", "code", "other"])
def test_import_when_a_number_in_json_is_endless_says_which_row_is_wrong(cora_client, bank, column):
    rows = f'[{{"text": "How?"}}, {{"text": "Why?", "{column}": {"1" * 5000}}}]'

    response = send(cora_client, bank, rows)

    wrong = [(row.number, row.errors[0].split(":")[0]) for row in response.context["plan"].wrong]
    fits = column in ("code", "other")  # a code that no question has is told; other columns are not taken in
    assert (response.status_code, wrong) == ((200, []) if fits else (422, [(2, column)]))


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_import_when_a_spreadsheet_of_another_country_wrote_it_is_read(cora_client, bank, separator):
    rows = [
        ["text", "minutes"],
        ["How do you plan, and why; when?", "4"],
        ["", ""],
        ["What do you do first?"],
    ]
    table = io.StringIO()
    csv.writer(table, delimiter=separator).writerows(rows)

    confirm(cora_client, bank, table.getvalue())

    kept = [(question.text, question.minutes) for question in bank.questions.order_by("pk")]
    assert kept == [("How do you plan, and why; when?", 4), ("What do you do first?", 3)]


def test_import_when_a_row_of_a_csv_is_wrong_is_counted_as_spreadsheets_do(cora_client, bank):
    response = send(cora_client, bank, "text\nHow do you plan?\n\nHow old are you?\n")

    assert [row.number for row in response.context["plan"].wrong] == [4]


def test_dry_run_when_codes_are_not_of_this_bank_names_their_rows(cora_client, bank, cora):
    mine = make.question(curator=cora, of=bank)

    response = send(cora_client, bank, f"code,text\n{mine.code},How?\nmistyped,Why?\n,When?\n")

    assert [(row.number, row.code) for row in response.context["plan"].strange] == [(3, "mistyped")]
    assert "or is mistyped: 3 (mistyped)." in " ".join(response.content.decode().split())


def test_file_when_too_large_or_too_long_is_refused(cora_client, bank, monkeypatch):
    monkeypatch.setattr("interviews.table.ROWS_AT_MOST", 1)
    rows = json.dumps([{"text": "How?"}, {"text": "Why?"}])

    assert "questions at a time" in send(cora_client, bank, rows).content.decode()
    assert "1 MB" in send(cora_client, bank, "text\n" + "x" * 1_000_001).content.decode()


def test_page_when_opened_names_the_columns(cora_client, bank):
    text = cora_client.get(page("exchange_create", bank.code)).content.decode()

    assert all(column in text for column in COLUMNS)


def test_import_when_large_asks_no_more_often(cora_client, bank, django_assert_max_num_queries):
    for count in (1, 200):
        rows = [{"text": f"How do you plan week {number}?"} for number in range(count)]
        with django_assert_max_num_queries(50):  # SQLite takes some forty rows at a time
            confirm(cora_client, bank, json.dumps(rows))


def test_import_when_many_changed_asks_once_more_for_each(
    cora_client, bank, cora, django_assert_max_num_queries
):
    questions.write_many(bank, [make.content(text=f"How do you plan week {n}?") for n in range(100)], by=cora)
    rows = [{**row, "minutes": 9} for row in json.loads(exported(cora_client, bank, "json"))]

    with django_assert_max_num_queries(50 + len(rows)):
        confirm(cora_client, bank, json.dumps(rows))

    assert bank.questions.filter(minutes=9, version=2, versions__number=2).count() == len(rows)


@pytest.mark.django_db(transaction=True)
def test_import_when_the_table_is_read_keeps_no_writer_waiting():
    cora = make.person(email="cora@example.org")
    bank = make.bank(curator=cora)
    give_role(cora, Role.CURATOR)
    make.question(curator=cora, of=bank)
    client = client_of(cora)
    (row,) = json.loads(exported(client, bank, "json"))
    waits = []

    with upon('SELECT "interviews_question"', lambda: waits.append(connection.in_atomic_block)):
        confirm(client, bank, json.dumps([{**row, "minutes": 9}]))

    assert waits[0] is False
    assert bank.questions.get().minutes == 9


def test_import_when_somebody_edited_meanwhile_writes_nothing(cora_client, bank, cora):
    question = make.question(curator=cora, of=bank)
    rows = json.loads(exported(cora_client, bank, "json"))
    rows[0]["minutes"] = 9
    edit = once(lambda: questions.edit(question, make.content(text="How do you plan a week?"), by=cora))

    with upon("SAVEPOINT", edit):  # the table was read, and the verb begins
        response = confirm(cora_client, bank, json.dumps([*rows, {"text": "How do you plan a shift?"}]))

    assert response.status_code == 200
    assert [(one.text, one.version) for one in bank.questions.all()] == [("How do you plan a week?", 2)]
