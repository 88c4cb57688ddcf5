"""What a worker does before its first row: asks the offline rules one of each, so that their lists are loaded."""

from interviews.criteria import numbered
from interviews.facts import AssessAnswerFacts, CriterionFacts, LineFacts, Place, WriteQuestionsFacts
from interviews.prompts import assess_answer, write_questions
from postings.prompts import read_posting

POSTING = "Gardener\n\nResponsibilities\n• Plan the beds.\n\nRequirements\n• Experience with roses\n"
LINES = (LineFacts(1, "responsibility", "required", "Plan the beds."),)
CRITERIA = tuple(
    CriterionFacts(**one) for one in numbered([("Says what came of it, with a number", "Planning")])
)
QUESTION = "Tell me about a time you planned a bed of roses."
ANSWER = "Last spring I planned a bed of forty roses. I drew it, ordered the plants and set them in two days."


def warm_up() -> None:
    """Takes under a second. Left out, the rows that come first would wait as long."""
    for prompt in (
        read_posting.prompt(read_posting.ReadPostingFacts(POSTING)),
        write_questions.prompt(WriteQuestionsFacts("Gardener", "", "en", LINES, ("Planning",), (Place(1),))),
        assess_answer.prompt(AssessAnswerFacts(QUESTION, "behavioral", CRITERIA, "en", ANSWER)),
    ):
        list(prompt.offline(prompt.facts))
