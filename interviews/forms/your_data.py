"""The one question before everything is erased."""

from django import forms


class EraseForm(forms.Form):
    sure = forms.BooleanField(
        label="Yes, erase it for good",
        error_messages={"required": "Tick the box if you are sure. Nothing has been erased."},
    )
