"""Forms of question sets: how many questions, and a question in a person's own words."""

import unicodedata
from typing import Any

from django import forms
from django.db.models import Q

from interviews import kinds, wording
from interviews.coverage import LINE, SKILL, place_of
from interviews.criteria import LEAST, MOST, usual_skill
from interviews.enums import Difficulty, QuestionKind
from interviews.models import QuestionSet, SetItem
from interviews.models.question_set import SIZE_DEFAULT, SIZE_MAX
from postings.forms import PlainField
from postings.models import PostingLine, PostingSkill
from postings.models.skill import NAME_LENGTH

SIZE_MIN = 3
TEXT_LENGTH = 600
CRITERION_LENGTH = 300
MINUTES_MAX = 15
GONE = "That line or skill is not in the posting any more."


class LinesField(forms.ModelMultipleChoiceField):
    """Lines of the posting, by their words."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, line: PostingLine) -> str:
        return line.text


def count_field(least: int, most: int, noun: str, **options: Any) -> forms.IntegerField:
    """A number within limits that says both limits when it is missed."""
    says = dict.fromkeys(("required", "invalid", "min_value", "max_value"), f"From {least} to {most} {noun}.")
    return forms.IntegerField(min_value=least, max_value=most, error_messages=says, **options)


def kind_field() -> forms.ChoiceField:
    """Which kind a question is of; where nobody chose one, its wording says (`kinds.of`)."""
    choices = [("", "As it asks"), *QuestionKind.choices]
    return forms.ChoiceField(choices=choices, required=False)


class SizeForm(forms.Form):
    """How many questions to write."""

    size = count_field(
        SIZE_MIN,
        SIZE_MAX,
        "questions",
        label="Questions",
        initial=SIZE_DEFAULT,
        help_text=f"From {SIZE_MIN} to {SIZE_MAX}. {SIZE_DEFAULT} fill a usual interview; more cover more lines.",
    )


class MoveForm(forms.Form):
    """One place up or down."""

    to = forms.TypedChoiceField(choices={"-1": "up", "1": "down"}, coerce=int)


class PinForm(forms.Form):
    """To be kept or not."""

    pinned = forms.BooleanField(required=False)


class FillForm(forms.Form):
    """The line or the skill that has no question yet."""

    line = forms.ModelChoiceField(PostingLine.objects.none(), required=False)
    skill = forms.ModelChoiceField(PostingSkill.objects.none(), required=False, to_field_name="skill_id")

    def __init__(self, *args: Any, question_set: QuestionSet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        posting = question_set.posting
        self.fields["line"].queryset = posting.lines.live()  # type: ignore[attr-defined]
        listed = posting.listed_skills.filter(removed_at=None).select_related("skill")
        self.fields["skill"].queryset = listed  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        line, listed = self.cleaned_data.get("line"), self.cleaned_data.get("skill")
        if bool(line) == bool(listed):
            raise forms.ValidationError(GONE)
        return {"line": line, "skill": listed.skill if listed else None}

    @property
    def row(self) -> str:
        """Where it stands in the grid of a set."""
        line, skill = self.cleaned_data["line"], self.cleaned_data["skill"]
        return place_of(LINE, line.pk) if line else place_of(SKILL, skill.pk)

    @property
    def asked(self) -> dict[str, Any]:
        """The form of a question of one's own, begun for it."""
        line, skill = self.cleaned_data["line"], self.cleaned_data["skill"]
        return {"lines": [line.pk]} if line else {"skill": skill.name}


class ItemForm(forms.Form):
    """A question as a person writes or changes it. `advice` holds what could be better but is not refused."""

    text = PlainField(
        label="Question",
        max_length=TEXT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Write the question first."},
    )
    kind = kind_field()
    difficulty = forms.TypedChoiceField(choices=Difficulty, coerce=int, initial=Difficulty.MEDIUM)
    minutes = count_field(1, MINUTES_MAX, "minutes", label="Minutes to answer", initial=3)
    skill = PlainField(
        max_length=NAME_LENGTH,
        required=False,
        help_text="What a good answer shows: a skill that the posting lists, or a name of your own.",
    )
    lines = LinesField(PostingLine.objects.none(), label="Lines of the posting it tests", required=False)

    def __init__(
        self, *args: Any, question_set: QuestionSet, item: SetItem | None = None, **kwargs: Any
    ) -> None:
        if item is not None:
            kwargs.setdefault("initial", initial_of(item))
            kwargs.setdefault("auto_id", f"id_{item.pk}_%s")
        super().__init__(*args, **kwargs)
        self.item = item
        self.advice: list[str] = []
        self.question_set = question_set
        lines = question_set.posting.lines.live()
        if item is not None:
            # A line that has left the posting since stays with the questions that it was the source of.
            kept = Q(removed_at=None) | Q(pk__in=item.lines.values("pk"))
            lines = question_set.posting.lines.filter(kept)
        self.fields["lines"].queryset = lines  # type: ignore[attr-defined]
        listed = question_set.posting.listed_skills.filter(removed_at=None).select_related("skill")
        self.skill_names = [entry.skill.name for entry in listed]
        self.skills_id = f"skills-{item.pk if item else 'new'}"
        self.fields["skill"].widget.attrs["list"] = self.skills_id
        for number in range(1, MOST + 1):
            self._add_criterion(number)

    def _add_criterion(self, number: int) -> None:
        skill = PlainField(label=f"Skill of criterion {number}", max_length=NAME_LENGTH, required=False)
        skill.widget.attrs.update(list=self.skills_id, placeholder="Skill, if another one")
        area = forms.Textarea(attrs={"rows": 1})
        text = PlainField(
            label=f"Criterion {number}", max_length=CRITERION_LENGTH, required=False, widget=area
        )
        self.fields[f"criterion_{number}"] = text
        self.fields[f"criterion_skill_{number}"] = skill

    @property
    def about(self) -> list[forms.BoundField]:
        return [self[name] for name in ("kind", "difficulty", "minutes")]

    @property
    def is_unfolded(self) -> bool:
        """Is there something to see in what may be left as it is? A new question needs its words only."""
        return "skill" in self.initial or bool(self.errors.keys() - {"text", "lines"})

    @property
    def criterion_rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        numbers = range(1, MOST + 1)
        return [(self[f"criterion_{number}"], self[f"criterion_skill_{number}"]) for number in numbers]

    def clean_text(self) -> str:
        text = self.cleaned_data["text"]
        if unfair := unfairness(text):
            raise forms.ValidationError(unfair)
        others = self.question_set.items.live()
        if self.item is not None:
            others = others.exclude(pk=self.item.pk)
        employer = self.question_set.posting.hiring_organization
        self.advice = wording.problems(text, [employer, *self.skill_names])
        same = wording.near_duplicate(text, others.values_list("text", flat=True))
        if same:
            self.advice.append(f"It asks nearly the same as another question: “{same}”")
        return text

    def clean(self) -> dict[str, Any]:
        """The values that the domain takes: criteria as (text, skill) pairs. Of a question only its words must be
        given; what they are about is told by them."""
        values = self.cleaned_data
        asked = values.get("text", "")
        kind = values["kind"] = values.get("kind") or kinds.of(asked)
        self.advice += [said for said in [kinds.disagreement(kind, asked)] if said]
        skill = values["skill"] = values.get("skill") or self._skill_of(asked, kind)
        pairs = []
        for number in range(1, MOST + 1):
            text, own = values.pop(f"criterion_{number}", ""), values.pop(f"criterion_skill_{number}", "")
            if text:
                pairs.append((text, own or skill))
            if unfair := unfairness(text):
                self.add_error(f"criterion_{number}", unfair)
        if 0 < len(pairs) < LEAST:
            given = "is only 1" if len(pairs) == 1 else f"are only {len(pairs)}"
            self.add_error(
                "criterion_1",
                f"There {given}. Write {LEAST} to {MOST} criteria, or leave all empty for the usual ones.",
            )
        return {**values, "criteria": pairs}

    def _skill_of(self, text: str, kind: str) -> str:
        """The first listed skill that the question names, else the usual one."""
        said = f" {' '.join(wording.WORD.findall(text.casefold()))} "
        named = (name for name in self.skill_names if f" {name.casefold()} " in said)
        return next(named, usual_skill(kind))


def unfairness(text: str) -> list[str]:
    """Topics that an interviewer must not ask about, however they are typed."""
    return wording.fairness(unicodedata.normalize("NFKC", text))


def initial_of(item: SetItem) -> dict[str, Any]:
    """A question as its form shows it."""
    names = ("text", "kind", "difficulty", "minutes")
    initial: dict[str, Any] = {name: getattr(item, name) for name in names}
    skill = item.criteria[0]["skill"] if item.criteria else ""
    initial |= {"skill": skill, "lines": [line.pk for line in item.lines.all()]}
    for number, criterion in enumerate(item.criteria[:MOST], start=1):
        initial[f"criterion_{number}"] = criterion["text"]
        if criterion["skill"] != skill:
            initial[f"criterion_skill_{number}"] = criterion["skill"]
    return initial
