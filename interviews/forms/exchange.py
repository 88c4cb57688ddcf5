"""Questions of a bank as rows of a table: out, and in through a dry run that says what would change."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from import_export.fields import Field
from import_export.instance_loaders import CachedInstanceLoader
from import_export.resources import ModelResource
from import_export.results import Result, RowResult
from tablib import Dataset

from interviews import difference
from interviews.content import Content
from interviews.criteria import MOST
from interviews.enums import QuestionOrigin, QuestionState
from interviews.forms.question import PROBES, QuestionForm, flat
from interviews.models import Question, QuestionBank
from interviews.models.question import CONTENT
from interviews.table import Table, Unreadable, read
from postings.text import clean

BYTES_AT_MOST = 1_000_000
TOO_LARGE = "The file is larger than 1 MB. Split it."
SPREADSHEETS = (b"PK", b"\xd0\xcf\x11\xe0")  # how files of Excel and LibreOffice begin, new and old
SPREADSHEET = (
    "This is a file of Excel or another spreadsheet. Save it there as “CSV UTF-8”, and choose that one."
)
NOT_UTF_8 = (
    "The file is not text in UTF-8. Save it again: Excel calls it “CSV UTF-8”, others ask for the encoding."
)
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
UNKNOWN_ORIGIN = "The origin is one of: " + ", ".join(QuestionOrigin.values) + "."


def rows_of(bank: QuestionBank) -> Iterator[dict[str, Any]]:
    """Every question of the bank as one row of COLUMNS, read in pieces."""
    for question in bank.questions.order_by("pk").iterator(chunk_size=CHUNK):
        about = {name: getattr(question, name) for name in ("code", "origin", "state", "version")}
        yield flat(question.__dict__) | about


class TableForm(forms.Form):
    """A file, or the text of one that was looked at before. Valid when it is a table of questions."""

    use_required_attribute = False

    file = forms.FileField(label="CSV or JSON file", error_messages={"required": "Choose a file first."})
    table = forms.CharField(required=False, max_length=BYTES_AT_MOST, widget=forms.HiddenInput, strip=False)
    confirmed = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].required = not self.data.get("table")

    def clean_file(self) -> str:
        file = self.cleaned_data["file"]
        if file is None:
            return ""
        if file.size > BYTES_AT_MOST:
            raise ValidationError(TOO_LARGE)
        given = file.read()
        if given.startswith(SPREADSHEETS):
            raise ValidationError(SPREADSHEET)
        try:
            return str(given.decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            raise ValidationError(NOT_UTF_8) from error

    def clean(self) -> dict[str, Any]:
        text = clean(self.cleaned_data.get("file") or self.cleaned_data.get("table") or "")
        if self.errors:
            return self.cleaned_data
        if not text.strip():
            raise ValidationError("The file is empty.")
        try:
            return {**self.cleaned_data, "text": text, "read": read(text)}
        except Unreadable as error:
            raise ValidationError({"file": str(error)}) from error


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
        self.new: list[tuple[Content, str]] = []
        self.edits: list[tuple[Question, Content, int]] = []

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
        self.edits = [(one, one.content, one.version) for one in self.update_instances]


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
    """What a table would change, and what is wrong with it. `new` and `edits` are what the domain takes in."""

    rows: list[Row]
    new: list[tuple[Content, str]]
    edits: list[tuple[Question, Content, int]]

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


def plan(table: Table, bank: QuestionBank) -> Plan:
    """What would happen. Nothing is written."""
    resource = QuestionResource(bank)
    codes = [row[table.names.index("code")] if "code" in table.names else "" for row in table.rows]
    # Not `dry_run`, which opens a transaction to take back what was written: here nothing is.
    result = resource.import_data(
        Dataset(*table.rows, headers=table.names), dry_run=False, use_transactions=False
    )
    return Plan(_rows(result, table.numbers, codes), resource.new, resource.edits)


def _rows(result: Result, numbers: list[int], codes: list[Any]) -> list[Row]:
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
    return rows


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
