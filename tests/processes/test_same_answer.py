"""The built-in engine says the same in every process and from many threads: "the same answer every time"."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from tests.make import GOOD_ANSWER, POSTING_TEXT

pytestmark = pytest.mark.processes
POSTINGS = settings.BASE_DIR.parent / "shared" / "yard" / "data" / "dev" / "la.jsonl"
QUESTIONS = [
    "Tell me about a time you led a team through a change.",
    "How do you plan the staff of a ward for a week?",
    "A relative complains loudly in the corridor. What do you do?",
]


def texts() -> list[str]:
    """Our own posting, and real ones where the yardstick lies beside the project: only there have seeds shown a
    difference."""
    if not POSTINGS.exists():
        return [POSTING_TEXT]
    some = POSTINGS.read_text(encoding="utf-8").splitlines()[110:140]
    return [POSTING_TEXT, *("\n".join(line for line, _ in json.loads(one)["lines"]) for one in some)]


ASKED = {
    "read": [{"id": n, "text": text} for n, text in enumerate(texts())],
    "write": [{"id": n, "text": text, "size": 16, "seed": 0} for n, text in enumerate(texts())],
    "assess": [{"id": n, "question": QUESTIONS[n % 3], "answer": GOOD_ANSWER[n:]} for n in range(24)],
}


def said(task: str, folder: Path, *, seed: int, together: int = 1) -> str:
    """All that a process of its own prints; `seed` orders its sets and dicts of strings."""
    done = subprocess.run(
        [sys.executable, "manage.py", "engine", task, "--together", str(together)],
        input="".join(f"{json.dumps(one)}\n" for one in ASKED[task]),
        env={**os.environ, "PYTHONHASHSEED": str(seed), "PREP_VAR": str(folder)},
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    return done.stdout


@pytest.mark.parametrize("task", ASKED)
def test_engine_when_run_in_another_process_or_in_threads_says_the_same(task, tmp_path):
    first = said(task, tmp_path, seed=0)

    assert len(first.splitlines()) == len(ASKED[task])
    assert '"error"' not in first
    assert said(task, tmp_path, seed=1) == first
    assert said(task, tmp_path, seed=2, together=8) == first
