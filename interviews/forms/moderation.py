"""What a curator decides about reported questions."""

from typing import Any

from django import forms

from interviews import kinds, personal, wording
from interviews.enums import Difficulty
from interviews.forms.question_set import TEXT_LENGTH, kind_field, unfairness
from interviews.models import Question, QuestionBank
from postings.forms import PlainField
from postings.models.skill import NAME_LENGTH

OTHER = "other"
REASONS = {
    "person": "It names a person or a way to reach one.",
    "unfair": "It asks about something that must not play a part in an interview.",
    "unclear": "It cannot be understood without having been there.",
    "no_question": "It is no interview question.",
    "doubtful": "There is doubt that it was asked in a real interview.",
    OTHER: "Another reason, given below.",
}


class AcceptForm(forms.Form):
    """A report as it becomes a question of a bank."""

    text = PlainField(
        label="Wording",
        max_length=TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Write the question as it shall be asked."},
    )
    bank = forms.ModelChoiceField(
        QuestionBank.objects.none(), empty_label=None, error_messages={"required": "Choose a bank."}
    )
    kind = kind_field()
    difficulty = forms.TypedChoiceField(choices=Difficulty, coerce=int, initial=Difficulty.MEDIUM)
    skill = PlainField(
        max_length=NAME_LENGTH,
        help_text="What a good answer shows. The usual criteria of the kind are put to it; sharpen them in the bank.",
        error_messages={"required": "Name the skill that a good answer shows."},
    )
    approve = forms.BooleanField(
        label="Approve it now",
        required=False,
        help_text="Otherwise it is a draft. Where a bank asks for a second pair of eyes, it goes to review.",
    )

    def __init__(self, *args: Any, hiring_organization: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hiring_organization = hiring_organization
        self.fields["bank"].queryset = QuestionBank.objects.giving()  # type: ignore[attr-defined]

    @property
    def about(self) -> list[forms.BoundField]:
        return [self[name] for name in ("bank", "kind", "difficulty")]

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        named = personal.problems(text, known=[self.hiring_organization])
        if wrong := [said for said in (*unfairness(text), *named, wording.markup(text)) if said]:
            raise forms.ValidationError(wrong)
        return text

    def clean_kind(self) -> str:
        return self.cleaned_data["kind"] or kinds.of(self.cleaned_data.get("text", ""))


class JoinForm(forms.Form):
    """The question of a bank that asks the same."""

    question = forms.ModelChoiceField(
        Question.objects.none(),
        to_field_name="code",
        error_messages={
            "required": "Choose the question that asks the same.",
            "invalid_choice": "That question is not in a shared bank any more.",
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shared = Question.objects.filter(bank__in=QuestionBank.objects.giving(), merged_into=None)
        self.fields["question"].queryset = shared  # type: ignore[attr-defined]


class RejectForm(forms.Form):
    """Why it is not taken; the person who reported it reads that."""

    reason = forms.ChoiceField(
        choices=REASONS, widget=forms.RadioSelect, error_messages={"required": "Choose a reason."}
    )
    note = PlainField(label="In your own words", max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        reason, note = self.cleaned_data.get("reason"), self.cleaned_data.get("note", "")
        if reason == OTHER and not note:
            self.add_error("note", "Say why, in a sentence.")
        said = "" if reason == OTHER else REASONS.get(reason or "", "")
        return {"note": " ".join(part for part in (said, note) if part)}
