"""The rows of the interviews app."""

from interviews.models.assessment import Assessment, Score, Verdict
from interviews.models.bank import QuestionBank
from interviews.models.correction import Correction
from interviews.models.interview import Answer, Interview
from interviews.models.line_look import LineLook
from interviews.models.past_review import PastReview
from interviews.models.prep_link import Consent, Invitation, PrepLink
from interviews.models.question import Question, QuestionVersion
from interviews.models.question_set import QuestionSet, SetItem
from interviews.models.report import Report
from interviews.models.reported import ReportedQuestion
from interviews.models.sample import SampleAnswer

__all__ = [
    "Answer",
    "Assessment",
    "Consent",
    "Correction",
    "Interview",
    "Invitation",
    "LineLook",
    "PastReview",
    "PrepLink",
    "Question",
    "QuestionBank",
    "QuestionSet",
    "QuestionVersion",
    "Report",
    "ReportedQuestion",
    "SampleAnswer",
    "Score",
    "SetItem",
    "Verdict",
]
