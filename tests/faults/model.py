"""Stands in for a language model: reads the messages of our prompts and answers as the embedded engine would."""

import re
from functools import lru_cache
from typing import Any

from interviews.facts import AssessAnswerFacts, CriterionFacts, LineFacts, Place, WriteQuestionsFacts
from interviews.prompts import assess_answer, write_questions
from postings.prompts import read_posting

LINE = re.compile(r"(\d+)\. \((responsibility|qualification)(, preferred)?\) (.*)")
CRITERION = re.compile(r"\[(\w+)\] (.*)")
NAME = re.compile(r"(?<=\s)[A-Z]\w+")  # of something that neither question nor answer speaks of: not shown
KINDS = {
    "You read a job posting": "read_posting",
    "You write questions": "write_questions",
    "You look in one answer": "assess_answer",
    "You sum up": "write_report",
}


def answer(messages: list[dict[str, str]]) -> tuple[str, dict[str, Any]]:
    """The prompt's name and what a model would send."""
    whole = "\n\n".join(message["content"] for message in messages)
    mark = re.search(r"two lines of (\w+)", whole)
    assert mark is not None
    return _answer(whole.replace(mark[1], "MARK"))


@lru_cache(maxsize=64)
def _answer(whole: str) -> tuple[str, dict[str, Any]]:
    name = next(name for start, name in KINDS.items() if whole.startswith(start))
    data = re.findall(r"^MARK\n(.*?)\nMARK$", whole, re.DOTALL | re.MULTILINE)
    return name, ANSWERS[name](data, whole)


def _read(data: list[str], whole: str) -> dict[str, Any]:
    before = "".join(
        data[:-1]
    )  # what stands before a piece: the heading may be there, its lines are not wanted
    (draft,) = read_posting.offline(read_posting.ReadPostingFacts(before + data[-1]))
    lines = [line for line in draft.lines if line.quote_start >= len(before)]
    known = read_posting.FactSent.model_fields["name"].annotation.__args__  # type: ignore[union-attr]
    return {
        "title": draft.title,
        "hiring_organization": draft.hiring_organization,
        "language": draft.language,
        "skills": draft.skills,
        "categories": draft.categories,
        "lines": [
            line.model_dump(mode="json", include={"quote", "kind", "importance", "skills"}) for line in lines
        ],
        "facts": [
            {"name": fact.name, "value": fact.value, "quote": fact.quote}
            for fact in draft.facts
            if fact.name in known
        ],
    }


def _write(data: list[str], whole: str) -> dict[str, Any]:
    title = re.search(r"^Job: (.*)$", data[0], re.MULTILINE)
    skills = re.search(r"^Skills: (.*)$", data[0], re.MULTILINE)
    many = re.search(r"^Write (\d+) questions", whole, re.MULTILINE)
    places = tuple(Place(number) for number in range(1, int(many[1]) + 1 if many else 2))
    lines = tuple(
        LineFacts(int(number), kind, "preferred" if preferred else "required", text)
        for number, kind, preferred, text in LINE.findall(data[0])
    )
    names = tuple(name for name in (skills[1] if skills else "").split("; ") if name)
    facts = WriteQuestionsFacts(title[1] if title else "", "", "en", lines, names, places)
    return {
        "questions": [
            {
                "place": draft.position,
                "text": draft.text,
                "kind": draft.kind.value,
                "difficulty": draft.difficulty.value,
                "lines": draft.lines,
                "criteria": [one.model_dump() for one in draft.criteria],
                "why": draft.why,
                "follow_ups": draft.follow_ups[:2],
            }
            for draft in write_questions.offline(facts)
        ]
    }


def _assess(data: list[str], whole: str) -> dict[str, Any]:
    question = data[0].split("\nCriteria:\n")[0].removeprefix("Question: ")
    criteria = tuple(CriterionFacts(key, text, "Any") for key, text in CRITERION.findall(data[0]))
    known = f"{question} {data[1]}".casefold()
    strange = [
        one for one in criteria if any(name.casefold() not in known for name in NAME.findall(one.text))
    ]
    judged = tuple(one for one in criteria if one not in strange)
    (draft,) = assess_answer.offline(AssessAnswerFacts(question, "behavioral", judged, "en", data[1]))
    return {
        "verdicts": [
            {
                "criterion": one.criterion,
                "quotes": [quote.text for quote in one.quotes],
                "verdict": one.verdict.value,
            }
            for one in draft.verdicts
        ]
        + [{"criterion": one.key, "quotes": [], "verdict": "missing"} for one in strange],
        "strong": draft.strong,
        "next_step": draft.next_step,
    }


def _report(data: list[str], whole: str) -> dict[str, Any]:
    return {
        "summary": "You answered.",
        "strengths": ["You named a result."],
        "next_steps": [{"text": "Say what you did.", "questions": [1]}],
    }


ANSWERS = {
    "read_posting": _read,
    "write_questions": _write,
    "assess_answer": _assess,
    "write_report": _report,
}
