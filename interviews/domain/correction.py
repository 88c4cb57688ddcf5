"""What a candidate may do with a verdict: say that it is wrong, and take that back. Levels follow at once."""

from django.db import transaction
from django.utils import timezone

from interviews import scoring
from interviews.models import Assessment, Correction, Report, Score, Verdict
from interviews.models.report import counted, levels_of
from prep.generation import GenerationState
from prep.held import hold


class Gone(Exception):
    """The answer is being assessed again, or was meanwhile: this verdict counts no more."""


@transaction.atomic
def correct(
    verdict: Verdict, *, claimed: str, quote: str = "", quote_start: int | None = None, note: str = ""
) -> None:
    """Keep what the candidate says instead, and compute anew what follows from it. Twice is once. Raises Gone."""
    assessment = _hold(verdict)
    said = {"claimed": claimed, "quote": quote, "quote_start": quote_start, "note": note}
    last = Correction.objects.filter(verdict=verdict).last()
    if last is not None and all(getattr(last, name) == value for name, value in said.items()):
        return
    Correction.objects.create(verdict=verdict, **said)
    _compute(assessment)


@transaction.atomic
def take_back(verdict: Verdict) -> None:
    """The engine's verdict counts again; nothing of the corrections is kept. Twice is once. Raises Gone."""
    assessment = _hold(verdict)
    removed, _ = Correction.objects.filter(verdict=verdict).delete()
    if removed:
        _compute(assessment)


def _hold(verdict: Verdict) -> Assessment:
    """The assessment, kept from being written by anybody else until this is done."""
    assessment = hold(Assessment.objects.select_related("answer__interview"), verdict.assessment_id)
    if not assessment.is_ready or not Verdict.objects.filter(pk=verdict.pk).exists():
        raise Gone
    return assessment


def _compute(assessment: Assessment) -> None:
    """Scores of the answer, and the levels of a report that is written. One being written counts at its end."""
    Score.objects.compute(assessment.pk)
    Assessment.objects.filter(pk=assessment.pk).update(scale_version=scoring.VERSION)
    interview = assessment.answer.interview
    report = Report.objects.select_for_update().filter(interview=interview).first()
    if report is None or report.state != GenerationState.READY:
        return
    Report.objects.filter(pk=report.pk).update(
        levels=levels_of(interview, counted(interview)),
        scale_version=scoring.VERSION,
        recomputed_at=timezone.now(),
    )
