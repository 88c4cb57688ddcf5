"""The form that takes a table of questions."""

from typing import Any

from django import forms

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


class TableForm(forms.Form):
    """A file, or the text of one that was looked at before."""

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
            raise forms.ValidationError(TOO_LARGE)
        given = file.read()
        if given.startswith(SPREADSHEETS):
            raise forms.ValidationError(SPREADSHEET)
        try:
            return str(given.decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            raise forms.ValidationError(NOT_UTF_8) from error

    def clean(self) -> dict[str, Any]:
        text = clean(self.cleaned_data.get("file") or self.cleaned_data.get("table") or "")
        if not text.strip() and not self.errors:
            raise forms.ValidationError("The file is empty.")
        return {**self.cleaned_data, "text": text}
