"""What is typed and chosen in an interview, made fit for the domain."""

from typing import Any

from django import forms

from interviews import scoring
from interviews.enums import InterviewMode
from postings.forms import TypedField

ANSWER_LENGTH = 10_000
RATHER_NOT = "no"
NO_WORDS = "There are no words in this yet. Write some first, or skip."


class CountField(forms.IntegerField):
    """A figure that a page sends along by itself: where it makes no sense it is nought, never an error."""

    def to_python(self, value: Any) -> int:
        try:
            return max(0, int(value))
        except (TypeError, ValueError):
            return 0


class DraftForm(forms.Form):
    """Words on their way: there may be none yet."""

    use_required_attribute = False

    text = TypedField(required=False, max_length=ANSWER_LENGTH)
    seconds = CountField(required=False, widget=forms.HiddenInput)
    version = CountField(required=False, widget=forms.HiddenInput)
    spoken = forms.BooleanField(
        label="I am dictating this",
        required=False,
        help_text="Then missing full stops, capitals and words like “um” do not count against you.",
    )


class AnswerForm(DraftForm):
    """The answer to be handed in."""

    text = TypedField(
        label="Your answer",
        max_length=ANSWER_LENGTH,
        error_messages={"required": NO_WORDS},
        widget=forms.Textarea(attrs={"rows": 12}),
    )

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if not any(character.isalnum() for character in text):  # signs and pictures alone
            raise forms.ValidationError(NO_WORDS)
        return text


class ModeForm(forms.Form):
    """How to rehearse, and with which question to begin."""

    mode = forms.ChoiceField(
        choices=InterviewMode.choices, error_messages={"required": "Choose one of the two."}
    )
    item = CountField(required=False, widget=forms.HiddenInput)


class RatingForm(forms.Form):
    """How the candidate rates the answer, in the words of the scale."""

    rating = forms.ChoiceField(
        label="How much of what the question asks did your answer show?",
        choices=[*((str(level), words.capitalize()) for level, words in scoring.LEVELS.items())]
        + [(RATHER_NOT, "I would rather not say")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one, or say that you would rather not."},
    )

    def clean_rating(self) -> int | None:
        rating = self.cleaned_data["rating"]
        return None if rating == RATHER_NOT else int(rating)
