"""What recruiters hand in about prep links and the people they invite."""

import csv
import io
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import QuerySet

from interviews.enums import InterviewMode, LinkState
from interviews.models import QuestionSet
from interviews.models.prep_link import LIFE_DAYS, LIFE_DAYS_MAX, USES, USES_MAX
from postings.forms import PlainField, SaidHereForm, TypedField
from postings.text import clean

PEOPLE_AT_ONCE = 500
FILE_BYTES = 200_000
SETS_TO_CHOOSE = 200
SAID, SAID_AT_MOST = 80, 20  # characters of what is no address, and how many of them are named
BEHIND_PERSON = re.compile(r"(?<=>)")  # "Ana Costa <ana@example.org>", as mail programs write people
AMONG = re.compile(r"[,;]+")


class LinkForm(SaidHereForm):
    """Everything about a link that is not its questions."""

    label = PlainField(
        label="Label",
        max_length=120,
        help_text="For you and your colleagues only: a round, a team, a month.",
        error_messages={"required": "Give it a label by which you will find it again."},
    )
    note = TypedField(
        label="A note to the candidates",
        required=False,
        max_length=2000,
        help_text="Stands on the first page as you write it.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    contact = PlainField(
        label="Whom they can ask",
        required=False,
        max_length=200,
        help_text="A name and an email address or telephone number.",
    )
    mode = forms.ChoiceField(
        label="How they rehearse",
        required=False,
        choices=[("", "The candidate chooses"), *InterviewMode.choices],
    )
    days = forms.IntegerField(
        label="Open for so many days",
        min_value=1,
        max_value=LIFE_DAYS_MAX,
        initial=LIFE_DAYS,
        help_text=f"Up to {LIFE_DAYS_MAX}; it can be extended later.",
    )
    max_uses = forms.IntegerField(
        label="For so many people",
        min_value=1,
        max_value=USES_MAX,
        initial=USES,
        help_text="Invited people have links of their own and do not count.",
    )


class ChooseForm(SaidHereForm):
    """One of the organization's newest question sets. Older ones have the way to a link on their own pages."""

    question_set = forms.ModelChoiceField(
        label="Use questions you have",
        queryset=QuestionSet.objects.none(),
        to_field_name="code",
        empty_label="Choose a set",
        error_messages={
            "required": "Choose a set, or paste a posting.",
            "invalid_choice": "Choose one of your sets.",
        },
    )

    def __init__(self, *args: Any, sets: QuerySet[QuestionSet], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        newest = QuestionSet.objects.filter(pk__in=sets.values("pk")[:SETS_TO_CHOOSE])
        self.fields["question_set"].queryset = newest.select_related("posting")  # type: ignore[attr-defined]
        self.fields["question_set"].label_from_instance = set_words  # type: ignore[attr-defined]


class FindForm(forms.Form):
    """What a list of links may be narrowed by: words and state, nothing about people."""

    q = PlainField(label="Search", required=False, max_length=100)
    state = forms.ChoiceField(label="State", required=False, choices=[("", "All"), *LinkState.choices])

    @property
    def words(self) -> str:
        return self.cleaned_data.get("q", "")

    @property
    def chosen(self) -> str:
        return self.cleaned_data.get("state", "")


class InviteForm(SaidHereForm):
    """People by email address: typed, pasted or from a CSV file."""

    people = TypedField(
        label="Email addresses",
        required=False,
        max_length=60_000,
        help_text="One per line, or as your mail program copies them; a name may follow after a comma.",
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off", "spellcheck": "false"}),
    )
    file = forms.FileField(
        label="Or a CSV file",
        required=False,
        help_text="With the address in one column and, if you like, a name in another.",
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )

    def clean_file(self) -> str:
        file = self.cleaned_data["file"]
        if file is None:
            return ""
        if file.size > FILE_BYTES:
            raise ValidationError("This file is too large for a list of addresses.")
        try:
            return clean(file.read().decode("utf-8-sig"))
        except UnicodeDecodeError:
            raise ValidationError("This is not a text file. Save the list as CSV in UTF-8.") from None

    def clean(self) -> dict[str, Any]:
        given = [self.cleaned_data.get("people", ""), self.cleaned_data.get("file", "")]
        people, wrong = read_people("\n".join(part for part in given if part))
        if wrong:
            self.add_error("people", _no_addresses(wrong))
        elif not people and not self.errors:
            self.add_error("people", "Write at least one address.")
        elif len(people) > PEOPLE_AT_ONCE:
            self.add_error("people", f"These are {len(people):,}; invite up to {PEOPLE_AT_ONCE} at a time.")
        self.cleaned_data["invited"] = people
        return self.cleaned_data


def set_words(question_set: QuestionSet) -> str:
    """A set in a list: its role, how many questions, and when."""
    when = f"{question_set.created_at:%d %b %Y}"
    return f"{question_set.posting}: {question_set.size} questions, {when}"


def read_people(text: str) -> tuple[list[tuple[str, str]], list[str]]:
    """(address, name) of everybody, and what is no address: rows of a table, or people as mail programs write them,
    several on a line too. A heading row is passed over."""
    separator = ";" if ">;" in text or text.count(";") > text.count(",") else ","
    people: dict[str, tuple[str, str]] = {}
    wrong: list[str] = []
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=separator))
    except csv.Error:
        return [], [text.strip().splitlines()[0]]
    for number, row in enumerate(rows):
        cells = [" ".join(cell.split()) for cell in row if cell.strip()]
        found = [person for cell in cells for person in _people_in(cell)]
        names = [cell for cell in cells if "@" not in cell]
        for address, name in found:
            name = name or (names[0] if names and len(found) == 1 else "")
            people.setdefault(address.lower(), (address, name[:120]))
        wrong += [cell for cell in cells if "@" in cell and not _people_in(cell)]
        if number and cells and cells == names:
            wrong.append(separator.join(cells))
    return list(people.values()), wrong


def _people_in(cell: str) -> list[tuple[str, str]]:
    """(address, name) of each: "Ana Costa <ana@example.org>", addresses alone, or several one after the other. Nobody
    where anything in it is no address."""
    people: list[tuple[str, str]] = []
    for piece in BEHIND_PERSON.split(cell):
        before, bracket, address = piece.partition("<")
        words = before.split()
        bare = max((n for n, word in enumerate(words, start=1) if "@" in word), default=0)
        people += [(one, "") for word in words[:bare] for one in AMONG.split(word) if one]
        name = " ".join(words[bare:]).strip(" ,;\"'")
        if bracket:
            people.append((address.strip(" >"), name))
        elif name:
            return []
    return people if all(_is_address(address) for address, _ in people) else []


def _no_addresses(wrong: list[str]) -> str:
    """What is to be mended, all of it where that is not very much."""
    first = [one[:SAID] for one in wrong[:SAID_AT_MOST]]
    more = f" and {len(wrong) - SAID_AT_MOST} more" if len(wrong) > SAID_AT_MOST else ""
    begins = "This is no email address" if len(wrong) == 1 else "These are no email addresses"
    return f"{begins}: {'; '.join(first)}{more}. Nobody was invited yet."


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True
