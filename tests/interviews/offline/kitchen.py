"""A question from a kitchen, answers of every worth to it, and what the assessor makes of them."""

from interviews.facts import AssessAnswerFacts, CriterionFacts
from interviews.offline.assessor import assess
from interviews.prompts.assess_answer import AssessmentDraft
from interviews.scoring import overall

QUESTION = "Tell me about a time you caught a food safety problem before it reached a guest."


CRITERIA = (
    CriterionFacts("c1", "Describes the problem and how it was caught", "Food Safety"),
    CriterionFacts("c2", "Says what the candidate did and in what order", "Food Safety"),
    CriterionFacts("c3", "Says what came of it for guests or kitchen", "Food Safety"),
)


STRONG = (
    "On a Saturday before a wedding of 140 I probed the chicken in the walk-in and read eleven "
    "degrees, because "
    "somebody had propped the door for a delivery. I binned sixteen kilos, rang our butcher and got "
    "thighs within "
    "the hour, and told the couple that the dish would be braised. Then I taped a note to the door "
    "and fitted a "
    "spring. Nobody fell ill, the inspector gave us five that autumn, and I have kept a temperature "
    "log ever since."
)


MEDIUM = (
    "We had a delivery of fish that smelled a bit off before dinner. I told the head chef and we "
    "sent it back to "
    "the supplier. We took it off the menu for the evening and explained it to the waiters. In the end the "
    "supplier gave us a credit and no guest was ill."
)


WEAK = (
    "Food safety is my top priority and I always follow the rules. In a kitchen you must keep "
    "everything clean and "
    "check temperatures all the time. I am very strict about hygiene and everyone knows it."
)


OFF_TOPIC = (
    "I prefer early shifts, since the mornings are quiet. My uncle has a boat on the lake, and we go "
    "fishing at the "
    "weekend with my brother. In winter I play the guitar, and I have been learning Portuguese for a year."
)


FILLER = (
    " I believe that attitude matters most of all, and I am always open to feedback. Over the years "
    "I have learned "
    "a lot from many different people, and anyone who knows me would say the same."
)


def facts(
    answer: str,
    *,
    kind: str = "behavioral",
    question: str = QUESTION,
    criteria: tuple[CriterionFacts, ...] = CRITERIA,
    language: str = "en",
) -> AssessAnswerFacts:
    return AssessAnswerFacts(question, kind, criteria, language, answer)


def draft(answer: str, **given: object) -> AssessmentDraft:
    return AssessmentDraft.model_validate(assess(facts(answer, **given)))  # type: ignore[arg-type]


def mark(answer: str, **given: object) -> float:
    found = draft(answer, **given)
    return overall([one.strength for one in found.verdicts], [one.verdict for one in found.verdicts])


def verdicts(found: AssessmentDraft) -> list[str]:
    return [one.verdict.value for one in found.verdicts]
