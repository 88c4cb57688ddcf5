"""The road of the embedded engine over real postings: what must hold whatever the text."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from interviews import wording
from interviews.facts import LineFacts, Place, WriteQuestionsFacts
from interviews.offline import writer
from postings.offline import reader

OPEN_SIDE = settings.BASE_DIR.parent / "shared" / "yard" / "data" / "dev"
BULLETINS = 60
SIZE = 16


def texts() -> list[str]:
    if not OPEN_SIDE.is_dir():
        pytest.skip("the shared folder with real postings is not beside the project")
    found = [path.read_text() for path in sorted((OPEN_SIDE / "postings").glob("*.txt"))]
    for name in ("la", "skillspan"):
        rows = Path(OPEN_SIDE / f"{name}.jsonl").read_text().splitlines()[:BULLETINS]
        found += [text_of(json.loads(row)) for row in rows]
    return found


def text_of(row: dict[str, Any]) -> str:
    return "\n".join(line for line, _ in row.get("lines") or row["sentences"])


def facts_of(text: str) -> WriteQuestionsFacts:
    read = reader.read(text)
    return WriteQuestionsFacts(
        title=read["title"] or "",
        hiring_organization=read["hiring_organization"] or "",
        language=read["language"] or "",
        lines=tuple(
            LineFacts(key, str(line["kind"]), str(line["importance"]), line["text"], tuple(line["skills"]))
            for key, line in enumerate(read["lines"])
        ),
        skills=tuple(read["skills"]),
        places=tuple(Place(position) for position in range(1, SIZE + 1)),
    )


def test_write_when_postings_are_real_then_every_question_holds():
    for text in texts():
        facts = facts_of(text)
        written = list(writer.write(facts))

        asked = [question["text"] for question in written]
        assert len({question["position"] for question in written}) == len(written)
        assert [problem for question in asked for problem in wording.problems(question)] == []
        assert [one for n, one in enumerate(asked) if wording.near_duplicate(one, asked[:n])] == []
        for question in written:
            assert len(question["text"].split()) <= 45
            assert question["text"][-1] in "?."
            assert "{" not in question["text"] + question["why"]
            assert 3 <= len(question["criteria"]) <= 6
            assert set(question["lines"]) <= {line.key for line in facts.lines}
            assert set(question["skills"]) <= set(facts.skills)


def test_write_when_asked_twice_then_the_same_set():
    facts = facts_of(texts()[0])

    assert list(writer.write(facts)) == list(writer.write(facts))
