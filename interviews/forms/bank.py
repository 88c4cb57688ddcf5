"""Forms of banks."""

from typing import Any

from django import forms

from interviews.enums import BankVisibility
from interviews.models import QuestionBank
from postings.forms import PlainField

FIELDS = ("name", "description", "job_family", "visibility", "needs_second_eyes")


class BankForm(forms.Form):
    """What a bank is for, and who works in it."""

    name = PlainField(max_length=120, error_messages={"required": "Give the bank a name."})
    description = PlainField(
        max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 2}), label="What it is for"
    )
    job_family = PlainField(
        max_length=60,
        required=False,
        help_text="The kind of work its questions are about, such as nursing. Empty: any work.",
    )
    visibility = forms.ChoiceField(
        choices={
            BankVisibility.PRIVATE: "Private: only you see it, and no set draws from it",
            BankVisibility.SHARED: "Shared: all curators work in it, and sets draw its approved questions",
        },
        initial=BankVisibility.PRIVATE,
        label="Who works in it",
    )
    needs_second_eyes = forms.BooleanField(
        required=False,
        label="A second pair of eyes: nobody approves what they wrote themselves",
    )

    def __init__(
        self, *args: Any, bank: QuestionBank | None = None, families: Any = (), **kwargs: Any
    ) -> None:
        if bank is not None:
            kwargs.setdefault("initial", {name: getattr(bank, name) for name in FIELDS})
        super().__init__(*args, **kwargs)
        self.families = families
        self.fields["job_family"].widget.attrs["list"] = "families"
