"""What a candidate says against a verdict, checked by the rules that hold for an engine."""

from typing import Any

from django import forms

from interviews import evidence
from interviews.enums import VerdictKind
from interviews.models import Answer, Verdict
from interviews.offline.assessing import spoken
from postings.forms import TypedField

NOTE_LENGTH = 500
HINT = (
    "Needed for shown and partly shown: every credit has a quote. The same words can stand for "
    f"{evidence.MAX_REUSE} criteria of an answer at most."
)
MOST_SENTENCES = 60


class Radios(forms.RadioSelect):
    """Radio buttons. Where they are to have the focus, the one has it that Tab would lead to."""

    def optgroups(self, *args: Any, **kwargs: Any) -> list[Any]:
        groups = super().optgroups(*args, **kwargs)
        options = [option for _, group, _ in groups for option in group]
        stop = next((option for option in options if option["selected"]), options[0] if options else None)
        for option in options:
            if option is not stop:
                option["attrs"].pop("autofocus", None)
        return groups


class CorrectionForm(forms.Form):
    """Another verdict. Shown and partly need words of the answer, chosen or pasted."""

    use_required_attribute = False

    claimed = forms.ChoiceField(
        label="What does your answer show of it?",
        choices=VerdictKind.choices,
        widget=Radios,
        error_messages={"required": "Choose one of the four."},
    )
    sentence = forms.ChoiceField(
        label="Which of your words show it?",
        required=False,
        widget=Radios,
        help_text=HINT,
    )
    words = TypedField(
        label="Or other words of your answer, exactly as they stand there",
        required=False,
    )
    note = TypedField(
        label="Why?",
        required=False,
        max_length=NOTE_LENGTH,
        help_text="For yourself. No engine reads it.",
    )

    def __init__(self, *args: Any, verdict: Verdict, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.verdict = verdict
        self.answer: Answer = verdict.assessment.answer
        item = self.answer.item
        criteria = [str(one["text"]) for one in item.criteria]
        self.checker = evidence.Checker(self.answer.text, item.text, criteria, item.words_of_posting)
        self.fields["sentence"].choices = self._sentences()
        wrong = next((name for name in self.fields if name in self.errors), "claimed")
        self.fields[wrong].widget.attrs["autofocus"] = True

    def clean(self) -> dict[str, Any]:
        """Where the claim is one for credit: `quote` and `quote_start`, as the words stand in the answer."""
        cleaned = super().clean() or {}
        claimed = cleaned.get("claimed")
        quote = {"quote": "", "quote_start": None}
        if claimed in evidence.CREDITED:
            quote = self._proof(cleaned)
        elif claimed == self.verdict.verdict:
            self.add_error("claimed", "This is what the engine said. Choose another, or leave it as it is.")
        return {"claimed": claimed, "note": cleaned.get("note", ""), **quote}

    def _proof(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        words, sentence = cleaned.get("words", "").strip(), cleaned.get("sentence", "")
        if not words and not sentence:
            where = "sentence" if self.fields["sentence"].choices else "words"
            self.add_error(where, "Choose the words that show it. Without words there is no credit.")
            return {}
        chosen = dict(self.fields["sentence"].choices)
        wanted = evidence.Quote(words) if words else evidence.Quote(chosen[sentence], int(sentence))
        try:
            found = evidence.claim(wanted, self.checker, self._taken())
        except evidence.NoProof as reason:
            self.add_error("words" if words else "sentence", str(reason))
            return {}
        return {"quote": found.text, "quote_start": found.start}

    def _sentences(self) -> list[tuple[str, str]]:
        """The sentences of the answer that could show something, cut as the engine cuts them, each by the place where
        it starts."""
        pieces = spoken.cut(self.answer.text, "en", dictated=self.answer.spoken)
        found = [one for one in pieces if self.checker.proves(one.text)]
        return [(str(one.start), one.text) for one in found[:MOST_SENTENCES]]

    def _taken(self) -> list[evidence.Quote]:
        """The quotes by which the other criteria stand."""
        others = Verdict.objects.filter(assessment=self.verdict.assessment_id).exclude(pk=self.verdict.pk)
        return [quote for other in others.prefetch_related("corrections") for quote in other.quoted]
