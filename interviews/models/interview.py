"""Interviews and the answers given in them."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from interviews.enums import InterviewMode, InterviewState
from interviews.models.question_set import QuestionSet, SetItem
from prep.codes import new_code

ENDED = [InterviewState.COMPLETED, InterviewState.ABANDONED]


class Interview(models.Model):
    """One rehearsal of a question set."""

    code = models.CharField(max_length=12, unique=True, default=new_code, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    question_set = models.ForeignKey(QuestionSet, on_delete=models.RESTRICT, related_name="interviews")
    candidate = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="interviews"
    )
    # The link that it was begun by. Without it the rehearsal goes on as the candidate's own.
    prep_link = models.ForeignKey(
        "PrepLink", null=True, blank=True, on_delete=models.SET_NULL, related_name="interviews"
    )
    invitation = models.ForeignKey(
        "Invitation", null=True, blank=True, on_delete=models.SET_NULL, related_name="interviews"
    )
    shared_as = models.CharField(max_length=120, blank=True)  # the name to stand beside what is shown
    mode = models.CharField(max_length=10, choices=InterviewMode, default=InterviewMode.COACHED)
    state = models.CharField(max_length=12, choices=InterviewState, default=InterviewState.IN_PROGRESS)
    started_at = models.DateTimeField(null=True, blank=True)
    paused_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ENDED, ended_at__isnull=False)
                | (~Q(state__in=ENDED) & Q(ended_at__isnull=True)),
                name="ended_interview_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_mode_display()} interview {self.code}"

    @property
    def is_over(self) -> bool:
        return self.state in ENDED

    @property
    def is_coached(self) -> bool:
        return self.mode == InterviewMode.COACHED


class Answer(models.Model):
    """What the candidate says to one question; a retry is a new attempt.

    The first attempts, by position, are the questions of the interview: they are made when it starts, so
    that later changes of the set do not reach it. Without `submitted_at` it is a draft.
    """

    created_at = models.DateTimeField(auto_now_add=True)
    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="answers")
    item = models.ForeignKey(SetItem, on_delete=models.RESTRICT, related_name="answers")
    position = models.PositiveSmallIntegerField()
    attempt = models.PositiveSmallIntegerField(default=1)
    text = models.TextField(blank=True)
    spoken = models.BooleanField(default=False)  # dictated: full stops and capitals are not the candidate's
    version = models.PositiveIntegerField(
        default=0
    )  # counts saves: a page that saw an older one may not overwrite
    seconds = models.PositiveIntegerField(default=0)  # on the clock so far
    self_rating = models.PositiveSmallIntegerField(null=True, blank=True)  # 1 to 5, the words of the scale
    rating_declined = models.BooleanField(default=False)
    saved_at = models.DateTimeField(null=True, blank=True)
    skipped_at = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["position", "attempt"]
        constraints = [
            models.UniqueConstraint(fields=["interview", "item", "attempt"], name="attempts_are_numbered"),
            models.CheckConstraint(
                condition=Q(self_rating__isnull=True) | Q(self_rating__range=(1, 5)), name="rating_on_scale"
            ),
            models.CheckConstraint(
                condition=Q(skipped_at__isnull=True) | Q(submitted_at__isnull=True),
                name="skipped_or_submitted",
            ),
        ]

    def __str__(self) -> str:
        return f"Answer {self.position}, attempt {self.attempt}"

    @property
    def is_open(self) -> bool:
        return self.submitted_at is None

    @property
    def is_rated(self) -> bool:
        """The candidate said how they see it, or that they would rather not."""
        return bool(self.self_rating) or self.rating_declined

    @property
    def is_told(self) -> bool:
        """Whether its feedback may be seen: in a mock at the end only, when coached after the own rating."""
        return self.interview.is_over or (self.interview.is_coached and self.is_rated)
