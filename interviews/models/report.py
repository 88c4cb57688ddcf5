"""The report of an interview: its wording, and its levels as they were computed when it was written."""

from collections.abc import Sequence
from typing import Any

from django.db import models

from interviews import scoring
from interviews.models.interview import Answer, Interview
from prep.generation import Generated


class Report(Generated):
    """What an interview showed as a whole, in words."""

    created_at = models.DateTimeField(auto_now_add=True)
    interview = models.OneToOneField(Interview, on_delete=models.CASCADE, related_name="report")
    summary = models.TextField(blank=True)
    strengths = models.JSONField(default=list, blank=True)
    next_steps = models.JSONField(default=list, blank=True)  # [{text, questions: [number]}]
    # [{skill, level or null, low, high, points, out_of, answers, corrected, engine_level}], stored so that an
    # old report never changes; only the candidate's own corrections make them anew. A high end without a level: what is
    # unclear might be shown
    levels = models.JSONField(default=list, blank=True)
    recomputed_at = models.DateTimeField(
        null=True, blank=True
    )  # after a correction; the words stay as written
    scale_version = models.PositiveSmallIntegerField(default=0)
    prompt_version = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["state", "published_at"])]

    def __str__(self) -> str:
        return f"Report of interview {self.interview_id}"


def counted(interview: Interview) -> list[Answer]:
    """The answers that count: the last submitted attempt of each question, in order."""
    answers = (
        interview.answers.filter(submitted_at__isnull=False)
        .select_related("item", "assessment")
        .prefetch_related("assessment__verdicts__skill", "assessment__verdicts__corrections")
    )
    last = {answer.item_id: answer for answer in answers.order_by("position", "attempt")}
    return list(last.values())


def levels_of(interview: Interview, answers: Sequence[Answer]) -> list[dict[str, Any]]:
    """Skill by skill, those that the posting lists in its order and then others that questions were about: the level
    over all answers that count, or None: not shown."""
    listed = interview.question_set.posting.listed_skills.filter(removed_at=None).select_related("skill")
    assessed = [answer.assessment for answer in answers if hasattr(answer, "assessment")]
    standing = [assessment.tallies() for assessment in assessed]
    by_engine = [assessment.tallies(corrected=False) for assessment in assessed]
    corrected = {
        verdict.skill.name
        for assessment in assessed
        for verdict in assessment.verdicts.all()
        if verdict.correction
    }
    of_posting = [entry.skill.name for entry in listed]
    names = [*of_posting, *(name for tallies in standing for name in tallies)]
    return [
        {
            **_level(name, [tallies[name] for tallies in standing if name in tallies]),
            "listed": name in of_posting,
            "corrected": name in corrected,
            "engine_level": _level(name, [one[name] for one in by_engine if name in one])["level"],
        }
        for name in dict.fromkeys(names)
    ]


def _level(name: str, tallies: list[scoring.Tally]) -> dict[str, Any]:
    whole = scoring.combine(tallies)
    found = scoring.skill_level(name, whole)
    return {
        "skill": name,
        "level": found.level if found else None,
        "low": found.low if found else None,
        "high": scoring.highest(whole),
        "points": float(whole.won),
        "out_of": whole.out_of,
        "answers": len(tallies),
    }
