"""One prompt of each kind, for every test that asks engines."""

from interviews.facts import (
    AnswerFacts,
    AssessAnswerFacts,
    CriterionFacts,
    LineFacts,
    Place,
    WriteQuestionsFacts,
    WriteReportFacts,
)
from interviews.prompts import assess_answer, write_questions, write_report
from postings.prompts import read_posting
from tests.texts import GOOD_ANSWER, POSTING_TEXT

READ = read_posting.prompt(read_posting.ReadPostingFacts(POSTING_TEXT))
WRITE = write_questions.prompt(
    WriteQuestionsFacts(
        title="Ward Sister",
        hiring_organization="Riverside Hospital",
        language="en",
        lines=(
            LineFacts(
                1, "responsibility", "required", "Plan staffing so that every shift is safely covered."
            ),
            LineFacts(2, "responsibility", "required", "Teach newly qualified nurses at the bedside."),
        ),
        skills=("Staff Planning", "Teaching"),
        places=(Place(1), Place(2), Place(3)),
    )
)
ASSESS = assess_answer.prompt(
    AssessAnswerFacts(
        question="Tell me about a time you had to plan staffing at short notice.",
        kind="behavioral",
        criteria=(
            CriterionFacts("c1", "Describes one real situation", "Staff Planning"),
            CriterionFacts("c2", "Says what the candidate personally did", "Staff Planning"),
            CriterionFacts("c3", "Names what came of it, with a number", "Communication"),
        ),
        language="en",
        answer=GOOD_ANSWER,
    )
)
REPORT = write_report.prompt(
    WriteReportFacts(
        "Ward Sister", 3, (AnswerFacts(1, "Why?", "behavioral", True, ("Says why",), (), ("Says how",), 2),)
    )
)
PROMPTS = [READ, WRITE, ASSESS, REPORT]
