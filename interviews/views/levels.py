"""How levels are computed: the formula, printed from the code that computes them."""

from fractions import Fraction
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from interviews import confidence, feedback, scoring
from interviews.enums import VerdictKind

# Five criteria of one skill, and what becomes of them when the sentence that carries most is left out.
EXAMPLE = [
    ("Describes one real situation, with where and when it happened", "shown"),
    ("Says what you personally did, step by step", "shown"),
    ("Names who else was involved", "partly"),
    ("Gives the reason for the most important step", "missing"),
    ("Names what came of it, with a number or a change that others could see", "unclear"),
]
LEFT_OUT = {"1": "missing"}


@login_not_required  # documentation: whoever is told a level may look up how it comes about
@require_safe
def detail(request: HttpRequest) -> HttpResponse:
    floors = [(scoring.LEVELS[level], round(floor * 100)) for floor, level in reversed(scoring.FLOORS)]
    points = [(VerdictKind(verdict).label, _points(worth)) for verdict, worth in scoring.POINTS.items()]
    ceilings = [(criteria, scoring.LEVELS[level]) for criteria, level in scoring.CEILINGS.items()]
    context = {
        "version": scoring.VERSION,
        "floors": floors,
        "ceilings": ceilings,
        "highest": scoring.LEVELS[max(scoring.LEVELS)],
        "points": points,
        "example": _example(),
        "few_words": confidence.FEW_WORDS,
    }
    return render(request, "interviews/levels.html", context)


def _example() -> dict[str, Any]:
    """The example, computed by the formula itself."""
    judged = [
        scoring.Judged(str(place), "Team leadership", verdict) for place, (_, verdict) in enumerate(EXAMPLE)
    ]
    found = scoring.skill_levels(judged, [LEFT_OUT])["Team leadership"]
    rows = [(text, VerdictKind(verdict).label, _points(scoring.POINTS[verdict])) for text, verdict in EXAMPLE]
    return {
        "rows": rows,
        "left_out": EXAMPLE[int(next(iter(LEFT_OUT)))][0],
        "points": feedback.points_words(found.tally.won, found.tally.out_of),
        "share": round(found.tally.won / found.tally.out_of * 100),
        "words": feedback.level_words(found.level),
        "least": feedback.points_words(found.tally.least, found.tally.out_of),
        "low": feedback.level_words(found.low),
        "most": feedback.points_words(found.tally.most, found.tally.out_of),
        "high": feedback.level_words(found.high),
        "level": found,
    }


def _points(worth: Fraction) -> str:
    return {Fraction(0): "0", Fraction(1, 2): "½"}.get(worth, str(worth))
