"""What a candidate chooses about showing an interview."""

from django import forms

from interviews.enums import Scope
from postings.forms import PlainField, SaidHereForm


class ScopeForm(forms.Form):
    """Which of the three."""

    scope = forms.TypedChoiceField(choices=Scope.choices, coerce=Scope)


class GiveForm(SaidHereForm):
    """Under which name."""

    name = PlainField(
        label="The name they see with it",
        required=False,
        max_length=120,
        help_text="Without one they see only what you show.",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
