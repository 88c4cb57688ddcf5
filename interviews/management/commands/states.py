"""`states`: prints the tables of legal moves as docs/states.md."""

from typing import Any

from django.core.management.base import BaseCommand

from interviews.enums import (
    INTERVIEW_MOVES,
    QUESTION_MOVES,
    REPORTED_MOVES,
    InterviewState,
    QuestionState,
    ReportedState,
)
from prep.generation import GENERATION_MOVES, GenerationState

TABLES = (
    (
        "Generation",
        "Posting, QuestionSet, Assessment, Report and SampleAnswer: rows that an engine fills.",
        GenerationState,
        GENERATION_MOVES,
    ),
    ("Interview", "One rehearsal.", InterviewState, INTERVIEW_MOVES),
    (
        "Question",
        "One question of a bank. Nothing is approved but by a person; an edit of an approved question in a bank "
        "that asks for a second pair of eyes puts it back in review.",
        QuestionState,
        QUESTION_MOVES,
    ),
    (
        "ReportedQuestion",
        "A question that somebody was asked in a real interview. Nobody but its reporter and curators sees it "
        "before a curator has decided; every decision can be taken back.",
        ReportedState,
        REPORTED_MOVES,
    ),
)


class Command(BaseCommand):
    help = "Prints docs/states.md from the tables in the code."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(page(), ending="")


def page() -> str:
    """The whole page, as it should stand in docs/states.md."""
    parts = [
        "# States\n\nPrinted from the tables in the code by `make states`; a test fails when this page is behind.\n"
    ]
    for name, of, states, moves in TABLES:
        arrows = [f"    {source} --> {to}" for source in states for to in sorted(moves[source])]
        ends = [f"    {state} --> [*]" for state in states if not moves[state]]
        diagram = "\n".join(
            ["```mermaid", "stateDiagram-v2", f"    [*] --> {next(iter(states))}", *arrows, *ends, "```"]
        )
        rows = [
            f"| {state} | {state.label} | {', '.join(sorted(moves[state])) or 'nothing: it ends here'} |"
            for state in states
        ]
        table = "\n".join(["| state | on the page | may become |", "|---|---|---|", *rows])
        parts.append(f"\n## {name}\n\n{of}\n\n{diagram}\n\n{table}\n")
    return "".join(parts)
