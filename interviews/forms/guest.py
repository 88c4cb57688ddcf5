"""The one choice before a rehearsal begins."""

from typing import Any

from django import forms

from interviews.enums import InterviewMode
from interviews.models import PrepLink


class BeginForm(forms.Form):
    """How to go about it, where the link leaves that to the candidate."""

    mode = forms.ChoiceField(
        choices=InterviewMode.choices, error_messages={"required": "Choose one of the two."}
    )

    def __init__(self, *args: Any, link: PrepLink, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.link = link
        self.fields["mode"].required = not link.mode

    def clean_mode(self) -> str:
        return str(self.link.mode or self.cleaned_data["mode"])
