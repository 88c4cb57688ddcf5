"""What members hand in about their organization."""

from django import forms

from postings.forms import PlainField, SaidHereForm


class NameForm(SaidHereForm):
    """What the organization is called."""

    name = PlainField(
        label="What is your organization called?",
        max_length=120,
        help_text="Candidates read this name on every link.",
        error_messages={"required": "Write the name that candidates know."},
    )


class OfferForm(SaidHereForm):
    """To whom a place is offered."""

    email = forms.EmailField(
        label="A colleague's email address",
        max_length=254,
        help_text="They join with an account that has this address verified. No email is sent.",
        error_messages={"required": "Write an address.", "invalid": "This is no email address."},
    )
