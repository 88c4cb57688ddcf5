"""What a person may hand in about a posting, checked and cleaned before anything is kept."""

import re
import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language_info

from postings.addresses import without_links
from postings.enums import Importance, LineKind
from postings.models import Posting, PostingLine
from postings.models.posting import FACT_FIELDS
from postings.models.skill import NAME_LENGTH
from postings.text import clean

LONGEST = 50_000
FEWEST_WORDS = 8
UNREADABLE_SHARE = 0.05  # of characters that are no writing; more than that is a file, not a posting
FEW_STRAY = 5  # such characters are forgiven in any text
LONG_FOR_NO_WORDS = 400
MOST_YEARS = 70
MOST_SKILLS = 20

EMPTY = "The field is empty. Paste the whole text of a job posting; menus and buttons around it do no harm."
TOO_SHORT = "This is too short to be a job posting. Paste the whole text, with its duties and requirements."
TOO_LONG = (
    "This text is {length:,} characters long; up to {longest:,} can be read. "
    "Paste one posting at a time, and leave the rest of the page out."
)
LINK = "Prep cannot open links yet. Open the posting, select its words, all of them, and paste those."
TOO_MUCH = "This has {length:,} characters; up to {most:,} can be kept. Nothing was cut."
NO_TEXT = (
    "This does not look like text. It may be a picture or another file; "
    "open the posting, select its words and paste those."
)

# Writing without spaces between words: each of these characters counts as a word.
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")


class PastedTextField(forms.CharField):
    """A whole posting as pasted: kept as it is, but for characters that nobody can see."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        raw = super().to_python(value)
        text = clean(raw)
        if not text.strip():
            return ""
        if len(text) > LONGEST:
            raise ValidationError(TOO_LONG.format(length=len(text), longest=LONGEST), code="too_long")
        is_unreadable = _unreadable(raw) > max(FEW_STRAY, UNREADABLE_SHARE * len(raw))
        has_words = word_count(text) >= FEWEST_WORDS
        if not is_unreadable and word_count(rest := without_links(text)) < FEWEST_WORDS and rest != text:
            raise ValidationError(LINK, code="link")
        if is_unreadable or (not has_words and len(text) > LONG_FOR_NO_WORDS):
            raise ValidationError(NO_TEXT, code="no_text")
        if not has_words:
            raise ValidationError(TOO_SHORT, code="too_short")
        return text


class TypedField(forms.CharField):
    """Words as typed or pasted, without characters that nobody can see. Nothing is cut off."""

    def to_python(self, value: Any) -> str:
        return super().to_python(clean(value or ""))

    def validate(self, value: str) -> None:
        super().validate(value)
        if self.max_length is not None and len(value) > self.max_length:
            raise ValidationError(TOO_MUCH.format(length=len(value), most=self.max_length), code="max_length")

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """No maxlength: a browser would cut what is pasted without a word."""
        return {}


class PlainField(TypedField):
    """A short text on one line."""

    def to_python(self, value: Any) -> str:
        return " ".join(super().to_python(value).split())


class SaidHereForm(forms.Form):
    """A form that says itself what is wrong, beside the field, instead of leaving it to the browser."""

    use_required_attribute = False

    def full_clean(self) -> None:
        """Also puts the cursor where something has to be mended."""
        super().full_clean()
        wrong = next((name for name in self.fields if name in self.errors), None)
        if wrong:
            for field in self.fields.values():
                field.widget.attrs.pop("autofocus", None)
            self.fields[wrong].widget.attrs["autofocus"] = True


class PostingForm(SaidHereForm):
    text = PastedTextField(
        label="Paste a job posting",
        help_text="In English. One in French gets its lines, skills and facts read, but no questions yet.",
        strip=False,
        error_messages={"required": EMPTY},
        widget=forms.Textarea(attrs={"rows": 9, "autocomplete": "off", "spellcheck": "false"}),
    )


class LineForm(SaidHereForm):
    """A line as a person wants it. `posting_skills` are the names that can be ticked."""

    text = PlainField(
        label="What the posting asks",
        error_messages={"required": "Write what the posting asks, or cancel."},
        max_length=PostingLine._meta.get_field("text").max_length,
        widget=forms.Textarea(attrs={"rows": 3, "autofocus": True}),
    )
    kind = forms.ChoiceField(label="Kind", choices=LineKind)
    importance = forms.ChoiceField(label="Importance", choices=Importance)
    skills = forms.MultipleChoiceField(
        label="Skills it calls on", required=False, widget=forms.CheckboxSelectMultiple
    )
    other_skills = PlainField(label="Other skills", required=False, help_text="With commas between them.")

    def __init__(self, *args: Any, posting_skills: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["skills"].choices = [(name, name) for name in posting_skills]  # type: ignore[attr-defined]
        if not posting_skills:
            del self.fields["skills"]
            self.fields["other_skills"].label = "Skills it calls on"

    def clean_other_skills(self) -> list[str]:
        names = [name.strip() for name in self.cleaned_data["other_skills"].split(",") if name.strip()]
        for name in names:
            check_skill_name(name)
        if len(names) > MOST_SKILLS:
            raise ValidationError(f"Up to {MOST_SKILLS} skills at a time.")
        return names

    @property
    def line(self) -> dict[str, Any]:
        """The values in the words of the domain."""
        values = {name: self.cleaned_data[name] for name in ("text", "kind", "importance")}
        return {
            **values,
            "skills": [*self.cleaned_data.get("skills", []), *self.cleaned_data["other_skills"]],
        }


class SkillForm(SaidHereForm):
    name = PlainField(
        label="Add a skill",
        error_messages={"required": "Write the name of a skill."},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        check_skill_name(name)
        return name


HELP = {
    "published_by": "Whose page the posting stands on, where that is not the employer's: a job board, an agency."
}
NOT_SAID = "Not said"
READABLE = ("en", "fr")  # what the embedded reader can read


class FactsForm(SaidHereForm):
    """The facts of a posting. Not bound to a row: the domain compares with what the row says."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {"experience_max": "Years of experience, to"}
        self.fields.update(
            forms.fields_for_model(
                Posting, FACT_FIELDS, labels=labels, help_texts=HELP, formfield_callback=_fact_field
            )
        )
        read = self.initial.get("language") or ""
        known = {code: language_name(code) for code in (*READABLE, read) if code}
        languages = {"": "Not clear", **known}
        self.fields["language"] = forms.ChoiceField(
            label="Language the posting is written in", choices=languages, required=False
        )

    def clean(self) -> dict[str, Any]:
        least, most = self.cleaned_data.get("experience_min"), self.cleaned_data.get("experience_max")
        if least is not None and most is not None and most < least:
            self.add_error("experience_max", "This is below the lower end of the range.")
        return self.cleaned_data


def language_name(code: str) -> str:
    """The English name of a language by its ISO 639-1 code."""
    try:
        return str(get_language_info(code)["name"])
    except KeyError:
        return "another language"


def word_count(text: str) -> int:
    """Words as a reader would count them, in writing with and without spaces."""
    spaced = sum(any(character.isalpha() for character in word) for word in text.split())
    return spaced + len(_UNSPACED.findall(text))


def check_skill_name(name: str) -> None:
    if len(name) > NAME_LENGTH:
        raise ValidationError(f"A skill's name has up to {NAME_LENGTH} characters.", code="too_long")
    if not any(character.isalnum() for character in name):
        raise ValidationError("A skill's name needs a letter or a digit.", code="no_letter")


def _unreadable(text: str) -> int:
    """How many characters are left from bytes that were never text. Private ones are text: Word's bullets."""
    return sum(
        character == "\ufffd" or (unicodedata.category(character) in ("Cc", "Cs") and not character.isspace())
        for character in text
    )


def _fact_field(field: models.Field, **kwargs: Any) -> forms.Field | None:
    if isinstance(field, models.PositiveSmallIntegerField):
        return field.formfield(max_value=MOST_YEARS, **kwargs)
    if isinstance(field, models.DateField):
        return field.formfield(widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **kwargs)
    if field.choices:
        return field.formfield(choices=field.get_choices(blank_choice=[("", NOT_SAID)]), **kwargs)
    return field.formfield(form_class=PlainField, **kwargs)
