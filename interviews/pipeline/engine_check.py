"""One question of each kind for `check_engine`, with what has to be true of the replies."""

from typing import Any

from interviews.criteria import numbered
from interviews.facts import (
    AnswerFacts,
    AssessAnswerFacts,
    CriterionFacts,
    LineFacts,
    Place,
    WriteQuestionsFacts,
    WriteReportFacts,
)
from interviews.pipeline.question_set import holds
from interviews.prompts import assess_answer, write_questions, write_report
from postings.prompts import read_posting
from prep.engines.ask import engine
from prep.engines.checking import Checkup, Sample

ACTS = "Plan Check Order Sort Repair Count Describe Label Water Measure".split()
THINGS = (
    "the rose beds along the south wall",
    "the tools in the long shed",
    "seeds and bulbs for the coming season",
    "the watering of the glasshouses at the weekend",
)
SKILLS = ("Planting", "Planning", "Tool Care")
# As long as anything that is sent in one piece.
DUTIES = tuple(
    f"{act} {thing} and write down for the head gardener what was done, what it took and what is left for later."
    for thing in THINGS
    for act in ACTS
)
POSTING = (
    "Gardener\nOakwood House is looking for a gardener.\n\nResponsibilities\n"
    + "\n".join(f"• {duty}" for duty in DUTIES)
    + "\n\nRequirements\n• Experience with roses\n\nSkills\n"
    + "\n".join(SKILLS)
)
ANSWER = (
    "Last spring I planned a bed of forty roses along the south wall. I drew it to scale, ordered the plants from two "
    "growers, because one could not send all of them in March, and set them in two days with one helper. "
    "Thirty-nine of them flowered in June."
)
CRITERIA = (
    "Describes one real piece of work",
    "Says what the candidate did",
    "Names what came of it, with a number",
)


def checkup() -> Checkup:
    """For the endpoint of the settings."""
    asked: Any = engine("remote")
    return Checkup(asked)


def samples() -> list[Sample]:
    return [
        Sample(f"Reading a posting of {len(POSTING):,} characters", READ, _read),
        Sample("Writing three questions", WRITE, _written),
        Sample("Assessing an answer", ASSESS, _assessed),
        Sample("Writing a report", REPORT, _reported),
    ]


READ = read_posting.prompt(read_posting.ReadPostingFacts(POSTING))
WRITE = write_questions.prompt(
    WriteQuestionsFacts(
        "Gardener",
        "Oakwood House",
        "en",
        tuple(LineFacts(key, "responsibility", "required", duty) for key, duty in enumerate(DUTIES[::5])),
        SKILLS,
        (Place(1), Place(2), Place(3)),
    )
)
ASSESS = assess_answer.prompt(
    AssessAnswerFacts(
        "Tell me about a bed that you planned and planted.",
        "behavioral",
        tuple(CriterionFacts(**one) for one in numbered((text, "Planning") for text in CRITERIA)),
        "en",
        ANSWER,
    )
)
REPORT = write_report.prompt(
    WriteReportFacts(
        "Gardener",
        1,
        (AnswerFacts(1, "Tell me about a bed.", "behavioral", True, CRITERIA[:2], (), CRITERIA[2:], 3),),
    )
)


def _read(values: list[Any]) -> tuple[bool, str]:
    (draft,) = values
    quotes = [line.quote for line in draft.lines]
    found = sum(any(duty in quote for quote in quotes) for duty in DUTIES)
    ends = [any(duty in quote for quote in quotes) for duty in (DUTIES[0], DUTIES[-1])]
    said = f"It found {found} of {len(DUTIES)} duties word for word."
    if not all(ends):
        said += " The beginning or the end is missing: perhaps the server cuts long texts."
    return found >= 0.8 * len(DUTIES) and all(ends), said


def _written(values: list[Any]) -> tuple[bool, str]:
    kept: list[write_questions.QuestionDraft] = []
    for draft in values:
        if holds(draft, WRITE.facts, {one.position for one in kept}, [one.text for one in kept]):
            kept.append(draft)
    return len(kept) == 3, f"{len(kept)} of 3 pass our checks."


def _assessed(values: list[Any]) -> tuple[bool, str]:
    (draft,) = values
    judged = {verdict.criterion for verdict in draft.verdicts} & {one.key for one in ASSESS.facts.criteria}
    quotes = [quote.text for verdict in draft.verdicts for quote in verdict.quotes]
    true = sum(quote in ANSWER for quote in quotes)
    said = f"{len(judged)} of {len(CRITERIA)} criteria judged, {true} of {len(quotes)} quotes stand in the answer."
    return len(judged) == len(CRITERIA) and 0 < len(quotes) == true, said


def _reported(values: list[Any]) -> tuple[bool, str]:
    (draft,) = values
    return bool(draft.summary), f"{len(draft.summary.split())} words, {len(draft.next_steps)} next steps."
