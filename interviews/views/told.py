"""Sentences about what became of many questions at once."""

from django.contrib import messages

from interviews.domain.bulk import AT_ONCE, Tally
from prep.web.htmx import PersonRequest

DONE = {
    "submit": "submitted for review",
    "approve": "approved",
    "send_back": "sent back",
    "retire": "retired",
    "take_up": "taken up again",
    "move": "moved",
}


def told(request: PersonRequest, verb: str, tally: Tally) -> None:
    """Say how many were moved, how many were not and why, and whether more are waiting."""
    if tally.done:
        messages.success(request, f"{counted(tally.done)} {DONE[verb]}.")
    for reason, count in tally.refused.items():
        verb_form = "is" if count == 1 else "are"
        messages.warning(
            request,
            f"{counted(count)} left as {'it was' if count == 1 else 'they were'}: {verb_form} {reason}.",
        )
    if tally.left:
        messages.warning(request, f"{AT_ONCE:,} are done at once. More match; press again for the next.")


def counted(count: int) -> str:
    return "1 question" if count == 1 else f"{count:,} questions"
