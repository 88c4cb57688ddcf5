"""The embedded question writer: from a posting's lines and skills to questions, without a model."""

import random
import zlib
from collections.abc import Iterator
from dataclasses import replace

from interviews.facts import WriteQuestionsFacts
from interviews.offline.writing import clauses, plan, subjects
from interviews.offline.writing.composition import compose, written


def write(facts: WriteQuestionsFacts) -> Iterator[dict]:
    """One question per open place, each a mapping that validates as QuestionDraft.

    The same posting and seed give the same questions. A place stays open when nothing good can be asked there.
    """
    if (facts.language or "en").lower()[:2] != "en" or not facts.places:
        return
    facts = replace(
        facts, lines=tuple(replace(line, text=line.text[: clauses.LONGEST]) for line in facts.lines)
    )
    said = tuple(replace(line, key=n) for n, line in enumerate(facts.lines))  # whatever rows they stand in
    number = zlib.crc32(f"{facts.seed}|{facts.title}|{said}".encode("utf-8", "replace"))
    chance = random.Random(number)
    stock = subjects.stock(facts)
    tasks, reserve = plan.plan(stock, chance)
    so_far = written([asked.text for asked in facts.asked], chance, random.Random(number + 1))
    mix = plan.Mix.of(tasks)
    for task in tasks:
        for attempt, plain in plan.attempts(task, stock, reserve, mix):
            question = compose(attempt, so_far, stock, plain)
            if question is not None:
                yield question
                mix.swap(task, attempt)
                if attempt.subject in reserve:
                    reserve.remove(attempt.subject)
                break
