"""The closed lists of words that questions, interviews and assessments use."""

from django.db.models import IntegerChoices, TextChoices


class QuestionKind(TextChoices):
    """What a question asks for, in the terms of structured interviewing."""

    BEHAVIORAL = "behavioral", "Behavioural"
    SITUATIONAL = "situational", "Situational"
    TECHNICAL = "technical", "Technical"
    BACKGROUND = "background", "Background"
    MOTIVATION = "motivation", "Motivation"


class Difficulty(IntegerChoices):
    """How much an answer has to carry."""

    EASY = 1, "Easier"
    MEDIUM = 2, "Medium"
    HARD = 3, "Harder"


class ItemOrigin(TextChoices):
    """How it is known that a question may be asked."""

    GENERATED = "generated", "Generated"
    OWN = "own", "Written by you"
    CURATED = "curated", "Curated"
    REPORTED = "reported", "Reported"


class QuestionState(TextChoices):
    """Where a question of a bank stands."""

    DRAFT = "draft", "Draft"
    IN_REVIEW = "in_review", "In review"
    APPROVED = "approved", "Approved"
    RETIRED = "retired", "Retired"


# An approved question goes back to review when it is edited in a bank that asks for a second pair of eyes.
QUESTION_MOVES: dict[str, set[str]] = {
    QuestionState.DRAFT: {QuestionState.IN_REVIEW, QuestionState.RETIRED},
    QuestionState.IN_REVIEW: {QuestionState.APPROVED, QuestionState.DRAFT, QuestionState.RETIRED},
    QuestionState.APPROVED: {QuestionState.IN_REVIEW, QuestionState.RETIRED},
    QuestionState.RETIRED: {QuestionState.DRAFT},
}


class QuestionOrigin(TextChoices):
    """How it is known that a question of a bank may be asked."""

    CURATED = "curated", "Curated"
    REPORTED = "reported", "Reported"
    GENERATED = "generated", "Generated"


class BankVisibility(TextChoices):
    """Who works in a bank. Only shared banks give questions to candidates' sets."""

    PRIVATE = "private", "Private"
    SHARED = "shared", "Shared"


class InterviewMode(TextChoices):
    """When feedback is given."""

    COACHED = "coached", "Coached"
    MOCK = "mock", "Mock"


class InterviewState(TextChoices):
    """Where an interview stands."""

    IN_PROGRESS = "in_progress", "In progress"
    COMPLETED = "completed", "Finished"
    ABANDONED = "abandoned", "Ended without an answer"


INTERVIEW_MOVES: dict[str, set[str]] = {
    InterviewState.IN_PROGRESS: {InterviewState.COMPLETED, InterviewState.ABANDONED},
    InterviewState.COMPLETED: set(),
    InterviewState.ABANDONED: set(),
}


class LinkState(TextChoices):
    """Whether a prep link opens. Derived from its row, never stored."""

    LIVE = "live", "Live"
    EXPIRED = "expired", "Expired"
    USED_UP = "used_up", "Used up"
    REVOKED = "revoked", "Revoked"


class Scope(TextChoices):
    """What a candidate may show to those who invited them, each on its own."""

    FINISHED = "finished", "That you finished"
    ANSWERS = "answers", "Your answers"
    REPORT = "report", "Your report"


class VerdictKind(TextChoices):
    """What the words of an answer show of one criterion."""

    SHOWN = "shown", "Shown"
    PARTLY = "partly", "Partly shown"
    MISSING = "missing", "Missing"
    UNCLEAR = "unclear", "Unclear"


class InterviewStage(TextChoices):
    """Which talk of a hiring process it was."""

    SCREENING = "screening", "Screening call"
    FIRST = "first", "First interview"
    PANEL = "panel", "Panel"
    PRACTICAL = "practical", "Practical exercise"
    FINAL = "final", "Final interview"
    OTHER = "other", "Another stage"


class ReportedState(TextChoices):
    """What became of a reported question."""

    PENDING = "pending", "Waiting for a curator"
    ACCEPTED = "accepted", "Taken into a bank"
    DUPLICATE = "duplicate", "Counted with the same question"
    REJECTED = "rejected", "Not taken"


# A curator may take any decision back.
REPORTED_MOVES: dict[str, set[str]] = {
    ReportedState.PENDING: {ReportedState.ACCEPTED, ReportedState.DUPLICATE, ReportedState.REJECTED},
    ReportedState.ACCEPTED: {ReportedState.PENDING},
    ReportedState.DUPLICATE: {ReportedState.PENDING},
    ReportedState.REJECTED: {ReportedState.PENDING},
}
