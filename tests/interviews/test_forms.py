"""What all forms have in common."""

import pkgutil
from importlib import import_module

import pytest
from django import forms

import interviews.forms
from interviews.forms.question import QuestionForm, SampleForm
from interviews.forms.question_set import ItemForm
from postings import forms as of_postings
from prep.accounts.models import User
from tests import make

MODULES = [
    of_postings,
    *(
        import_module(f"interviews.forms.{module.name}")
        for module in pkgutil.iter_modules(interviews.forms.__path__)
    ),
]
FORMS = {
    form
    for module in MODULES
    for form in vars(module).values()
    if isinstance(form, forms.forms.DeclarativeFieldsMetaclass)
}


@pytest.mark.parametrize("form", sorted(FORMS, key=lambda form: form.__qualname__))
def test_fields_when_they_have_a_longest_leave_the_cutting_to_nobody(form: type[forms.Form]) -> None:
    """A browser cuts what is pasted into a field with maxlength, without a word."""
    typed = {name: field for name, field in form.base_fields.items() if not field.widget.is_hidden}

    cut = [name for name, field in typed.items() if "maxlength" in field.widget.attrs]
    assert [name for name in cut if not isinstance(typed[name], forms.EmailField)] == []


def test_fields_when_made_by_their_form_leave_the_cutting_to_nobody(ana: User) -> None:
    for form in (QuestionForm(), ItemForm(question_set=make.question_set(owner=ana, written=False))):
        assert "maxlength" not in form.as_p()


def test_field_when_more_is_sent_than_can_be_kept_says_both_numbers() -> None:
    form = SampleForm({"meant": "3", "text": "word " * 1_001})

    assert form.errors["text"] == ["This has 5,004 characters; up to 5,000 can be kept. Nothing was cut."]
