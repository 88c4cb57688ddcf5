"""Questions as tables: out as CSV or JSON, and in through a dry run that says what would change."""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from import_export.fields import Field
from import_export.instance_loaders import CachedInstanceLoader
from import_export.resources import ModelResource
from import_export.results import Result, RowResult
from tablib import Dataset

from interviews import cells, difference
from interviews.criteria import MOST
from interviews.domain import question as questions
from interviews.enums import QuestionOrigin, QuestionState
from interviews.forms.question import PROBES, QuestionForm, flat
from interviews.models import Question, QuestionBank
from interviews.models.question import CONTENT
from postings.text import clean
from prep.accounts.models import User

ROWS_AT_MOST = 2000
CHUNK = 500
CONTENT_COLUMNS = (
    ["text", "kind", "difficulty", "minutes"]
    + [name for n in range(1, MOST + 1) for name in (f"criterion_{n}", f"criterion_skill_{n}")]
    + [f"probe_{n}" for n in range(1, PROBES + 1)]
    + ["level_weak", "level_solid", "level_excellent"]
)
COLUMNS = ["code", *CONTENT_COLUMNS, "origin", "state", "version"]
USUAL = {"difficulty": "2", "minutes": "3"}  # where a table leaves them out
NEW, CHANGED, SAME, WRONG = "new", "changed", "same", "wrong"
RETIRED = "This question is retired. Take it up again first."
TWICE = "This code stands in the file twice."
NO_LIST = "The JSON is no list of questions: square brackets around it, each question in braces."
UNKNOWN_ORIGIN = "The origin is one of: " + ", ".join(QuestionOrigin.values) + "."


class Unreadable(Exception):
    """The file is no table that we can read; the message says why."""


# ---------------------------------------------------------------- out


def rows_of(bank: QuestionBank) -> Iterator[dict[str, Any]]:
    """Every question of the bank as one row, read in pieces."""
    for question in bank.questions.order_by("pk").iterator(chunk_size=CHUNK):
        about = {name: getattr(question, name) for name in ("code", "origin", "state", "version")}
        values = flat(question.__dict__) | about
        yield {name: values[name] for name in COLUMNS}


def as_csv(bank: QuestionBank) -> Iterator[str]:
    line = io.StringIO()
    writer = csv.writer(line)
    writer.writerow(COLUMNS)
    for row in rows_of(bank):
        writer.writerow(cells.safe(value) for value in row.values())
        yield line.getvalue()
        line.seek(0)
        line.truncate()
    yield line.getvalue()


def as_json(bank: QuestionBank) -> Iterator[str]:
    before = "["
    for row in rows_of(bank):
        yield before + json.dumps(row, ensure_ascii=False)
        before = ",\n"
    yield "]" if before != "[" else "[]"


# ---------------------------------------------------------------- in


@dataclass(frozen=True)
class Table:
    """What a file holds: its rows, and the number of each as a spreadsheet counts them, the row of names being 1."""

    rows: Dataset
    numbers: list[int]


def read(text: str) -> Table:
    """A table from JSON or CSV, whichever it is."""
    table = _of_json(text) if text.lstrip().startswith(("[", "{")) else _of_csv(text)
    if not table.rows.headers or "text" not in table.rows.headers:
        raise Unreadable("The table needs a column named “text”.")
    if not table.numbers:
        raise Unreadable("The table has no rows.")
    if len(table.numbers) > ROWS_AT_MOST:
        raise Unreadable(f"{ROWS_AT_MOST:,} questions at a time; this table has {len(table.numbers):,}.")
    return table


def _of_json(text: str) -> Table:
    """A list of objects; a name that one of them lacks is empty there."""
    try:
        # Numbers as they are written: cells are words to the form, and Python makes none of 5,000 digits.
        rows = json.loads(text, object_pairs_hook=_cleaned, parse_int=str)
    except json.JSONDecodeError as error:
        raise Unreadable(f"The file begins like JSON and is broken in line {error.lineno}.") from error
    except RecursionError as error:
        raise Unreadable(NO_LIST) from error
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise Unreadable(NO_LIST)
    names = list(dict.fromkeys(name for row in rows for name in row))
    values = ([row.get(name, "") for name in names] for row in rows)
    return Table(Dataset(*values, headers=names), list(range(1, len(rows) + 1)))


def _cleaned(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The text was clean, but an escape in it (\\u0000, \\ud800) is what was cleaned away all over again."""
    return {clean(name): clean(value) if isinstance(value, str) else value for name, value in pairs}


def _of_csv(text: str) -> Table:
    """Cells behind commas, semicolons or tabs, by which the first row is one of names. Empty rows are passed over."""
    lines = text.splitlines()
    first = lines[0] if lines else ""
    try:
        separator = max(",;\t", key=lambda sign: "text" in next(csv.reader([first], delimiter=sign), []))
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise Unreadable("This is neither a CSV nor a JSON table of questions.") from error
    names = rows[0] if rows else []
    filled = [(number, row) for number, row in enumerate(rows[1:], start=2) if any(row)]
    for number, row in filled:
        if any(row[len(names) :]):
            raise Unreadable(f"Row {number} has more cells than there are names in the first row.")
    even = ([*map(cells.plain, row), *[""] * len(names)][: len(names)] for _, row in filled)
    return Table(Dataset(*even, headers=names), [number for number, _ in filled])


class QuestionResource(ModelResource):
    """Rows become drafts, or new versions of the questions whose code they carry. The same rules as in the
    editor hold for each row. It only reads: a verb of the domain writes what it has come to, so that no other
    writer waits while a table is read."""

    code = Field(attribute="code", column_name="code")

    class Meta:
        model = Question
        fields = ("code",)
        import_id_fields = ("code",)
        instance_loader_class = CachedInstanceLoader
        use_bulk = True
        batch_size = None
        skip_unchanged = True
        report_skipped = True
        skip_html_diff = True
        store_instance = True

    def __init__(self, bank: QuestionBank) -> None:
        super().__init__()
        self.bank = bank
        self.seen: set[str] = set()

    def get_queryset(self) -> Any:
        return self.bank.questions.all()

    def before_import(self, dataset: Dataset, **kwargs: Any) -> None:
        if "code" not in dataset.headers:
            dataset.append_col([""] * len(dataset), header="code")

    def import_instance(self, instance: Question, row: dict[str, Any], **kwargs: Any) -> None:
        """The row through the form of the editor."""
        given = {name: "" if value is None else str(value) for name, value in row.items()}
        if instance.pk and instance.code in self.seen:
            raise ValidationError({"code": TWICE})
        self.seen.add(instance.code)
        if instance.state == QuestionState.RETIRED:
            raise ValidationError({"code": RETIRED})
        origin = given.get("origin") or QuestionOrigin.CURATED
        if origin not in QuestionOrigin.values:
            raise ValidationError({"origin": UNKNOWN_ORIGIN})
        reviewed = instance.state in (QuestionState.IN_REVIEW, QuestionState.APPROVED)
        form = QuestionForm(
            USUAL | {name: value for name, value in given.items() if value}, is_reviewed=reviewed
        )
        if not form.is_valid():
            raise ValidationError({name: list(errors) for name, errors in form.errors.items()})
        instance.content = form.content  # type: ignore[attr-defined]
        for name, value in form.content.values().items():
            setattr(instance, name, value)
        if not instance.pk:
            instance.origin = origin

    def skip_row(
        self, instance: Question, original: Question, row: Any, import_validation_errors: Any = None
    ) -> bool:
        if import_validation_errors or not instance.pk:
            return False
        return flat(instance.__dict__) == flat(original.__dict__)

    def validate_instance(self, instance: Any, errors: Any = None, validate_unique: bool = True) -> None:
        if errors:
            raise ValidationError(errors)

    def bulk_create(self, *args: Any, **kwargs: Any) -> None:
        self.new = [(one.content, one.origin) for one in self.create_instances]

    def bulk_update(self, *args: Any, **kwargs: Any) -> None:
        self.changed = [(one, one.content, one.version) for one in self.update_instances]


@dataclass(frozen=True)
class Row:
    """What becomes of one row of a table: new, changed, same or wrong. `code` is the one that it came with."""

    number: int
    outcome: str
    text: str
    code: str = ""
    changes: list[difference.Change] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Plan:
    """What a table would change, and what is wrong with it."""

    rows: list[Row]

    @property
    def counts(self) -> Counter[str]:
        return Counter(row.outcome for row in self.rows)

    @property
    def wrong(self) -> list[Row]:
        return [row for row in self.rows if row.outcome == WRONG]

    @property
    def changed(self) -> list[Row]:
        return [row for row in self.rows if row.outcome == CHANGED]

    @property
    def strange(self) -> list[Row]:
        """New ones that came with the code of another bank's question, or with a mistyped one."""
        return [row for row in self.rows if row.outcome == NEW and row.code]


def tried(table: Table, bank: QuestionBank) -> Plan:
    """What would happen. Nothing is written."""
    return _run(QuestionResource(bank), table)


def taken(table: Table, bank: QuestionBank, by: User) -> Plan:
    """Write all of it, or nothing when a row is wrong."""
    resource = QuestionResource(bank)
    plan = _run(resource, table)
    if not plan.wrong:
        questions.take_in(bank, new=resource.new, changed=resource.changed, by=by)
    return plan


def _run(resource: QuestionResource, table: Table) -> Plan:
    codes = table.rows["code"] if "code" in table.rows.headers else [""] * len(table.numbers)
    # Not `dry_run`, which opens a transaction to take back what was written: here nothing is.
    result = resource.import_data(table.rows, dry_run=False, use_transactions=False)
    return _plan(result, table.numbers, codes)


def _plan(result: Result, numbers: list[int], codes: list[Any]) -> Plan:
    wrong = {row.number: _sentences(row.error) for row in result.invalid_rows}
    wrong |= {row.number: ["This row could not be read."] for row in result.error_rows}
    rows = []
    for place, (row, number, code) in enumerate(zip(result.rows, numbers, codes, strict=True), start=1):
        text, code = row.instance.text if row.instance else "", str(code)
        if place in wrong:
            rows.append(Row(number, WRONG, text, code, errors=wrong[place]))
        elif row.import_type == RowResult.IMPORT_TYPE_UPDATE:
            rows.append(Row(number, CHANGED, text, code, _changes(row)))
        else:
            rows.append(Row(number, NEW if row.is_new() else SAME, text, code))
    return Plan(rows)


def _sentences(error: ValidationError) -> list[str]:
    """Each with the column that it is about."""
    return [
        said if name == "__all__" else f"{name}: {said}"
        for name, messages in error.message_dict.items()
        for said in messages
    ]


def _changes(row: RowResult) -> list[difference.Change]:
    before, after = ({name: getattr(one, name) for name in CONTENT} for one in (row.original, row.instance))
    return difference.changes(before, after)
