"""The form for what was asked in a real interview."""

import re
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from interviews import personal
from interviews.enums import InterviewStage
from interviews.reported_text import LONGEST, MOST, organization_key, role_key, split
from postings import addresses
from postings.forms import PlainField, TypedField

OLDEST = 10  # years
LEAST_WORDS = 2
ISO = re.compile(r"^(\d{4})-(\d{1,2})(?:-\d{1,2})?$")
SLASH = re.compile(r"^(\d{1,2})[/.](\d{4})$")


class MonthField(forms.Field):
    """A month and its year, as a browser's month field sends it or as people type it."""

    widget = forms.DateInput(format="%Y-%m", attrs={"type": "month", "placeholder": "2026-10"})
    default_error_messages = {"invalid": "Write the month as in 2026-10."}

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%Y-%m}" if isinstance(value, date) else value

    def to_python(self, value: Any) -> date | None:
        typed = str(value or "").strip()
        if not typed:
            return None
        if found := ISO.match(typed):
            year, month = int(found[1]), int(found[2])
        elif found := SLASH.match(typed):
            year, month = int(found[2]), int(found[1])
        else:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        try:
            return date(year, month, 1)
        except ValueError:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from None


class ReportForm(forms.Form):
    """One or many questions, where and when they were asked."""

    use_required_attribute = False

    questions = TypedField(
        label="What were you asked?",
        help_text="One question on each line, in your own words. Leave out names of people.",
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": "Write at least one question."},
    )
    hiring_organization = PlainField(
        label="Organization", max_length=200, error_messages={"required": "Name the organization."}
    )
    role = PlainField(
        label="Role",
        max_length=200,
        help_text="The title in the posting, or close to it.",
        error_messages={"required": "Name the role."},
    )
    stage = forms.ChoiceField(label="Stage", choices=InterviewStage, initial=InterviewStage.FIRST)
    asked_on = MonthField(label="Month", error_messages={"required": "Say in which month it was."})
    country = PlainField(label="Country", max_length=60, required=False)

    def clean_questions(self) -> list[str]:
        found = split(self.cleaned_data["questions"])
        if not found:
            raise forms.ValidationError("Write at least one question.")
        if len(found) > MOST:
            raise forms.ValidationError(f"These are {len(found)} questions; send up to {MOST} at a time.")
        known = [self.data.get("hiring_organization", "")]
        wrong = [said for number, text in enumerate(found, 1) for said in _said_of(number, text, known)]
        if wrong:
            raise forms.ValidationError(wrong)
        return found

    def clean_hiring_organization(self) -> str:
        name: str = self.cleaned_data["hiring_organization"]
        if not organization_key(name):
            raise forms.ValidationError("Write the organization's name with letters or digits.")
        return _without_contacts(name)

    def clean_role(self) -> str:
        role: str = self.cleaned_data["role"]
        if not role_key(role):
            raise forms.ValidationError("Write the role with letters.")
        if wrong := personal.problems(role, known=[self.data.get("hiring_organization", "")]):
            raise forms.ValidationError(wrong)
        return role

    def clean_asked_on(self) -> date:
        month: date = self.cleaned_data["asked_on"]
        today = timezone.localdate()
        if month > today:
            raise forms.ValidationError("That month is still to come.")
        if month.year < today.year - OLDEST:
            raise forms.ValidationError(f"Questions older than {OLDEST} years are of little use to anybody.")
        return month

    def clean_country(self) -> str:
        country: str = self.cleaned_data["country"]
        if any(character.isdigit() for character in country):
            raise forms.ValidationError("Write the country's name.")
        return _without_contacts(country)


def _said_of(number: int, text: str, known: list[str]) -> list[str]:
    """What is wrong with one question of the paste."""
    if len(text) > LONGEST:
        return [f"Question {number} has {len(text)} characters; up to {LONGEST} are kept. Shorten it."]
    if len(text.split()) < LEAST_WORDS and len(text) < 8:
        return [f"Question {number} (“{text}”) is too short to be one."]
    return [f"Question {number}: {said}" for said in personal.problems(text, known=known)]


def _without_contacts(text: str) -> str:
    """Names of organizations and roles look like people's often enough; addresses never belong there."""
    for address in addresses.found(text, known=[text]):
        said = "an email address" if address.kind == addresses.EMAIL else "a link"
        raise forms.ValidationError(f"This holds {said}. Leave it out.")
    if personal.PHONE.search(text):
        raise forms.ValidationError("This holds a phone number. Leave it out.")
    return text
