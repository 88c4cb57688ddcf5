"""The page of one question of a bank, its editor with the preview, and what is said about the wording."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from interviews import curation, difference, kinds, linting, statistics
from interviews.content import LEVEL_NAMES
from interviews.enums import ItemOrigin, QuestionKind, QuestionState
from interviews.feedback import outcome
from interviews.forms.question import NoteForm, QuestionForm, SampleForm
from interviews.models import Question, QuestionBank, QuestionVersion, ReportedQuestion, SampleAnswer
from interviews.models.question import CONTENT
from interviews.models.use import use_of
from interviews.views.alike import Alike, alike
from interviews.views.history import history_of
from interviews.views.listing import skill_names
from postings.text import clean
from prep.accounts.models import User
from prep.web.htmx import PersonRequest

EDIT = "interviews/question/edit.html"
ALIKE = 72.0  # from 0 to 100: how alike two questions must be to be shown side by side
SHOWN = 3
VERSIONS = 20
LINE = 1000  # characters of a line of a posting that are repeated above the editor


@dataclass(frozen=True)
class Step:
    """One version, and what it changed."""

    version: QuestionVersion
    changes: list[difference.Change]


def page(
    request: PersonRequest, bank: QuestionBank, form: QuestionForm, question: Question | None = None
) -> HttpResponse:
    """The editor with its preview."""
    context = preview_of(request.person, bank, form, question)
    status = 422 if form.is_bound and not form.is_valid() else 200
    line = "" if question else clean(request.GET.get("line", "")).strip()[:LINE]
    return render(request, EDIT, {**context, "skill_names": skill_names(), "line": line}, status=status)


def preview_of(
    curator: User, bank: QuestionBank, form: QuestionForm, question: Question | None
) -> dict[str, Any]:
    """What is being written, as a candidate will see it, and what there is to say about it."""
    # As it was typed: what is refused must stay in sight beside the reason.
    values = {name: clean(str(form[name].value() or "")).strip() for name in form.fields}
    text = values["text"]
    criteria = form.pairs(values)
    return {
        "bank": bank,
        "form": form,
        "question": question,
        "text": text,
        "criteria": criteria,
        "minutes": values["minutes"] if values["minutes"].isdecimal() else "",
        "kind": dict(QuestionKind.choices).get(values["kind"] or (kinds.of(text) if text else ""), ""),
        "origin": ItemOrigin(question.origin if question else ItemOrigin.CURATED).label,
        "findings": linting.findings(text, criteria, values["kind"]),
        "count_problem": linting.about_count(len(criteria)),
        "notes": _notes([one for one, _ in criteria]),
        "doubles": doubles_of(curator, text, question),
    }


def doubles_of(curator: User, text: str, question: Question | None = None) -> list[Alike]:
    """Questions that may ask the same, the most alike first."""
    others = curation.questions_of(curator).exclude(state=QuestionState.RETIRED)
    if question is not None:
        others = others.exclude(pk=question.pk)
    return alike(others, text, least=ALIKE, most=SHOWN)


def context_of(request: PersonRequest, question: Question) -> dict[str, Any]:
    """Everything on the page of a question, in a fixed number of queries."""
    use = use_of(question)
    spreads = statistics.spreads(use)
    current = {one["text"] for one in question.criteria}
    samples = list(question.samples.all())
    steps = steps_of(question)
    return {
        "question": question,
        "bank": question.bank,
        "levels": [(name, question.levels.get(level)) for level, name in LEVEL_NAMES.items()],
        "steps": steps,
        "history": history_of(question),
        "reported": ReportedQuestion.objects.of_question(question),
        "use": use,
        "spreads": [one for one in spreads if one.criterion in current],
        "earlier": [one for one in spreads if one.criterion not in current],
        "few": statistics.FEW,
        "many": statistics.MANY,
        "suggestions": statistics.suggestions(use, spreads, question.approved_at, timezone.now()),
        "merged": list(question.doubles.all()),
        "doubles": []
        if question.state == QuestionState.RETIRED
        else doubles_of(request.person, question.text, question),
        "findings": linting.findings(
            question.text, [(one["text"], one["skill"]) for one in question.criteria], question.kind
        ),
        "count_problem": linting.about_count(question.criteria_count),
        "notes": _notes([one["text"] for one in question.criteria], question.version, samples),
        "samples": samples,
        "is_trying": any(sample.is_working for sample in samples),
        "sample_form": SampleForm(),
        "note_form": NoteForm(auto_id=False),
        "is_own": question.bank.needs_second_eyes and _wrote(steps, request.person),
    }


def _notes(criteria: Sequence[str], version: int = 0, samples: Sequence[SampleAnswer] = ()) -> list[str]:
    """What there is to know of how criteria are looked for: by which words, and what a trial of this version shows."""
    points: dict[str, Fraction] = {}
    for sample in samples:
        if sample.is_ready and sample.version == version:
            found = outcome(one["verdict"] for one in sample.verdicts).points
            points[sample.meant] = max(points.get(sample.meant, found), found)
    return [note for note in (linting.about_words(criteria), *linting.about_samples(points)) if note]


def steps_of(question: Question) -> list[Step]:
    """The versions, newest first, each with what it changed in the one before."""
    versions = list(question.versions.select_related("by")[: VERSIONS + 1])
    steps = []
    for version, before in zip(versions, [*versions[1:], None], strict=True):
        changed = difference.changes(_values(before), _values(version)) if before else []
        steps.append(Step(version, changed))
    return steps[:VERSIONS]


def _values(version: QuestionVersion) -> dict[str, Any]:
    shown = {"kind": version.get_kind_display(), "difficulty": version.get_difficulty_display()}
    return {name: getattr(version, name) for name in CONTENT} | shown


def _wrote(steps: Sequence[Step], person: User) -> bool:
    """Are the words that stand this person's own? The newest version is the one that stands."""
    return bool(steps) and steps[0].version.by_id == person.pk
