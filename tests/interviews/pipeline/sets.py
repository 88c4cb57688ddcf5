"""Question sets whose places wait for the writer, and drafts to fill them with."""

from typing import Any

from interviews.models import QuestionSet
from interviews.pipeline.question_set import write_questions
from postings.models import Posting
from prep.accounts.models import User
from prep.generation import GenerationState
from tests import make

WAITS, RUNS, READY, FAILED = (
    GenerationState.QUEUED,
    GenerationState.RUNNING,
    GenerationState.READY,
    GenerationState.FAILED,
)
TEXTS = (
    "How did you lead a team through a hard winter?",
    "Which rota did you plan last, and what made it work?",
    "Tell me about an incident that you reported.",
    "What would you teach a newly qualified nurse first?",
)


FOLLOW_UPS = ["What then?", "Who else knew?"]


def draft(position: int, /, **changes: Any) -> dict[str, Any]:
    criteria = [
        {"text": f"Names thing {number} of {position}", "skill": "Team Leadership"} for number in (1, 2, 3)
    ]
    plain = {
        "position": position,
        "text": TEXTS[(position - 1) % len(TEXTS)],
        "kind": "behavioral",
        "difficulty": 2,
        "minutes": 3,
        "skills": ["Team Leadership"],
        "criteria": criteria,
        "why": "The posting asks for it.",
        "follow_ups": ["What then?"],
    }
    return {**plain, **changes}


def waiting(owner: User, *, size: int = 3) -> QuestionSet:
    return make.question_set(owner=owner, of=Posting.objects.get(), size=size, written=False)


def run(question_set: QuestionSet) -> QuestionSet:
    write_questions(question_set.pk)
    question_set.refresh_from_db()
    return question_set


def texts(question_set: QuestionSet) -> list[str]:
    return [item.text for item in question_set.items.live()]


def places(question_set: QuestionSet) -> list[int]:
    return [item.position for item in question_set.items.live()]
