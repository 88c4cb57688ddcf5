"""Forms of the questions of a bank: writing one, finding some, moving many."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet

from interviews import kinds, linting
from interviews.content import LEVEL_NAMES, LEVELS, Content
from interviews.criteria import LEAST, MOST
from interviews.enums import Difficulty, QuestionKind, QuestionOrigin, QuestionState
from interviews.forms.question_set import (
    CRITERION_LENGTH,
    MINUTES_MAX,
    TEXT_LENGTH,
    count_field,
    kind_field,
)
from interviews.models import Question, QuestionBank
from postings.forms import PlainField, TypedField
from postings.models.skill import NAME_LENGTH

PROBES = 5
PROBE_LENGTH = 300
LEVEL_LENGTH = 400


class QuestionForm(forms.Form):
    """A question with its criteria. Only protected topics are refused; the rest is advice beside the form."""

    text = PlainField(
        label="Question",
        max_length=TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Write the question first."},
    )
    kind = kind_field()
    difficulty = forms.TypedChoiceField(choices=Difficulty, coerce=int, initial=Difficulty.MEDIUM)
    minutes = count_field(1, MINUTES_MAX, "minutes", label="Minutes to answer", initial=3)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, question: Question | None = None, is_reviewed: bool = False, **kwargs: Any
    ) -> None:
        if question is not None:
            kwargs.setdefault("initial", flat(question.__dict__) | {"seen": question.version})
            is_reviewed = question.state in (QuestionState.IN_REVIEW, QuestionState.APPROVED)
        super().__init__(*args, **kwargs)
        self.is_reviewed = is_reviewed
        for number in range(1, MOST + 1):
            self._add(
                f"criterion_{number}",
                f"Criterion {number}",
                CRITERION_LENGTH,
                forms.Textarea(attrs={"rows": 1, "placeholder": f"{number}"}),
            )
            self._add(f"criterion_skill_{number}", f"Skill of criterion {number}", NAME_LENGTH)
            self.fields[f"criterion_skill_{number}"].widget.attrs.update(list="skills", placeholder="Skill")
        for number in range(1, PROBES + 1):
            self._add(f"probe_{number}", f"Probe {number}", PROBE_LENGTH)
        for level, name in LEVELS.items():
            label = f"{LEVEL_NAMES[level]} answer"
            self._add(f"level_{name}", label, LEVEL_LENGTH, forms.Textarea(attrs={"rows": 2}))

    def _add(self, name: str, label: str, length: int, widget: forms.Widget | None = None) -> None:
        options = {"widget": widget} if widget else {}
        self.fields[name] = PlainField(label=label, max_length=length, required=False, **options)

    @property
    def about(self) -> list[forms.BoundField]:
        return [self[name] for name in ("kind", "difficulty", "minutes")]

    @property
    def criterion_rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        numbers = range(1, MOST + 1)
        return [(self[f"criterion_{number}"], self[f"criterion_skill_{number}"]) for number in numbers]

    @property
    def probe_rows(self) -> list[forms.BoundField]:
        return [self[f"probe_{number}"] for number in range(1, PROBES + 1)]

    @property
    def level_rows(self) -> list[forms.BoundField]:
        return [self[f"level_{name}"] for name in LEVELS.values()]

    def clean(self) -> dict[str, Any]:
        values = self.cleaned_data
        values["kind"] = values.get("kind") or kinds.of(values.get("text", ""))
        criteria = 0
        for number in range(1, MOST + 1):
            text, skill = values.get(f"criterion_{number}", ""), values.get(f"criterion_skill_{number}", "")
            criteria += bool(text)
            if text and not skill:
                self.add_error(f"criterion_skill_{number}", "Name the skill that it speaks for.")
            if skill and not text:
                self.add_error(
                    f"criterion_{number}", "Say what an answer would contain, or leave the skill out."
                )
        if self.is_reviewed and criteria < LEAST:
            self.add_error("criterion_1", linting.about_count(criteria))
        self._refuse(values)
        return values

    def _refuse(self, values: Mapping[str, Any]) -> None:
        """Topics that must play no part in an interview are not kept, wherever they stand."""
        for name in [name for name in values if name not in ("kind", "difficulty", "minutes", "seen")]:
            text = values.get(name) or ""
            criteria = [(text, "")] if name.startswith("criterion_") else []
            for finding in linting.refused("" if criteria else text, criteria):
                self.add_error(name, f"{finding.problem} {finding.reason} {finding.instead}")

    @property
    def content(self) -> Content:
        """What the domain takes. Gaps between criteria and probes are closed."""
        values = self.cleaned_data
        return Content(
            text=values["text"],
            kind=values["kind"],
            difficulty=values["difficulty"],
            minutes=values["minutes"],
            criteria=self.pairs(values),
            probes=[one for number in range(1, PROBES + 1) if (one := values[f"probe_{number}"])],
            levels={level: values[f"level_{name}"] for level, name in LEVELS.items()},
        )

    @staticmethod
    def pairs(values: Mapping[str, Any]) -> list[tuple[str, str]]:
        """The criteria as (text, skill), also of a form that is not whole yet."""
        rows = [
            (values.get(f"criterion_{n}", ""), values.get(f"criterion_skill_{n}", ""))
            for n in range(1, MOST + 1)
        ]
        return [(text, skill) for text, skill in rows if text]


def flat(values: Mapping[str, Any]) -> dict[str, Any]:
    """A question's columns as the fields of its form, which are also the columns of an export."""
    found = {name: values[name] for name in ("text", "kind", "difficulty", "minutes")}
    for number in range(1, MOST + 1):
        one = (
            values["criteria"][number - 1] if number <= len(values["criteria"]) else {"text": "", "skill": ""}
        )
        found |= {f"criterion_{number}": one["text"], f"criterion_skill_{number}": one["skill"]}
    for number in range(1, PROBES + 1):
        found[f"probe_{number}"] = values["probes"][number - 1] if number <= len(values["probes"]) else ""
    return found | {f"level_{name}": values["levels"].get(level, "") for level, name in LEVELS.items()}


class FilterForm(forms.Form):
    """Which questions to show. An unknown value shows all: an address is not a place for errors."""

    q = PlainField(label="Words", max_length=200, required=False)
    kind = forms.ChoiceField(choices=[("", "Any kind"), *QuestionKind.choices], required=False)
    difficulty = forms.TypedChoiceField(
        choices=[("", "Any difficulty"), *Difficulty.choices], required=False, coerce=int, empty_value=None
    )
    state = forms.ChoiceField(choices=[("", "Any state"), *QuestionState.choices], required=False)
    origin = forms.ChoiceField(choices=[("", "Any origin"), *QuestionOrigin.choices], required=False)
    skill = PlainField(max_length=NAME_LENGTH, required=False)
    family = forms.ChoiceField(required=False, label="Job family")

    def __init__(self, *args: Any, families: list[str], **kwargs: Any) -> None:
        super().__init__(*args, auto_id="filter_%s", **kwargs)
        self.fields["skill"].widget.attrs["list"] = "skills"
        if families:
            self.fields["family"].choices = [("", "Any job family"), *((one, one) for one in families)]
        else:
            del self.fields["family"]

    @property
    def values(self) -> dict[str, Any]:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in ("", None)}


class BulkForm(forms.Form):
    """What to do with many questions at once."""

    VERBS = {
        "submit": "Submit for review",
        "approve": "Approve",
        "send_back": "Send back",
        "retire": "Retire",
        "take_up": "Take up again",
        "move": "Move to …",
    }
    verb = forms.ChoiceField(choices=VERBS, error_messages={"required": "Choose what to do."})
    to = forms.ModelChoiceField(QuestionBank.objects.none(), required=False, to_field_name="code")
    everything = forms.BooleanField(required=False)
    chosen = forms.ModelMultipleChoiceField(Question.objects.none(), required=False, to_field_name="code")

    def __init__(
        self, *args: Any, questions: QuerySet[Question], banks: QuerySet[QuestionBank], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chosen"].queryset = questions  # type: ignore[attr-defined]
        self.fields["to"].queryset = banks  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = self.cleaned_data
        if not values.get("everything") and not values.get("chosen"):
            raise forms.ValidationError("Tick the questions first.")
        if values.get("verb") == "move" and not values.get("to"):
            raise forms.ValidationError("Choose the bank they go to.")
        return values


class NoteForm(forms.Form):
    """A word why."""

    note = PlainField(max_length=300, required=False, label="A word why")


class SeenForm(forms.Form):
    """The version that was on the page."""

    seen = forms.IntegerField(required=False)


class MergeForm(forms.Form):
    """The question that stays."""

    into = forms.ModelChoiceField(Question.objects.none(), to_field_name="code")

    def __init__(self, *args: Any, questions: QuerySet[Question], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = questions  # type: ignore[attr-defined]


class SampleForm(forms.Form):
    """A sample answer."""

    meant = forms.ChoiceField(choices=LEVEL_NAMES, initial="3", label="Meant to be")
    text = TypedField(
        label="Sample answer",
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Make one up. Never paste what a candidate said.",
    )
