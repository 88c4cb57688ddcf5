"""Forms of skills."""

from typing import Any

from django import forms

from postings.enums import SkillKind
from postings.forms import PlainField
from postings.models import Skill
from postings.models.skill import NAME_LENGTH
from postings.text import fold


class SkillFilterForm(forms.Form):
    """Which skills to show."""

    q = PlainField(label="Name begins with", max_length=NAME_LENGTH, required=False)
    kind = forms.ChoiceField(choices=[("", "Any kind"), *SkillKind.choices], required=False)


class KindForm(forms.Form):
    """How a skill is sorted."""

    kind = forms.ChoiceField(choices=[("", "Not sorted"), *SkillKind.choices], required=False)


class NameForm(forms.Form):
    """Another name of a skill."""

    name = PlainField(max_length=NAME_LENGTH, error_messages={"required": "Write the other name."})


class FoldForm(forms.Form):
    """The skill that stays, by one of its names."""

    into = PlainField(max_length=NAME_LENGTH, error_messages={"required": "Name the skill that stays."})

    def clean_into(self) -> Any:
        found = Skill.objects.filter(key=fold(self.cleaned_data["into"])[:NAME_LENGTH]).first()
        if found is None:
            raise forms.ValidationError("There is no skill of that name. Choose one from the list.")
        return found
