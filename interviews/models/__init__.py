"""The rows of the interviews app."""

from interviews.models.assessment import Assessment, Score, Verdict
from interviews.models.interview import Answer, Interview
from interviews.models.question_set import QuestionSet, SetItem
from interviews.models.report import Report

__all__ = ["Answer", "Assessment", "Interview", "QuestionSet", "Report", "Score", "SetItem", "Verdict"]
