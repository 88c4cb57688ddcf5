"""Question sets and their items."""

from django.conf import settings
from django.db import models

from interviews.enums import Difficulty, ItemOrigin, QuestionKind
from interviews.models.question import Question
from postings.models import Posting, PostingLine, Skill
from prep.codes import new_code
from prep.generation import Generated

SIZE_DEFAULT = 12
SIZE_MAX = 30


class QuestionSet(Generated):
    """The questions written for one posting. Its engine fills it up to `size` questions."""

    code = models.CharField(max_length=12, unique=True, default=new_code, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    posting = models.ForeignKey(Posting, on_delete=models.RESTRICT, related_name="question_sets")
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="question_sets"
    )
    size = models.PositiveSmallIntegerField(default=SIZE_DEFAULT)
    seed = models.PositiveIntegerField(default=0)
    # position -> {"lines": [pk], "skills": [name], "instead_of": pk}: what the person wants asked at an open place,
    # and the question that stays there until another one is written
    wishes = models.JSONField(default=dict, blank=True)
    # {"lines": [pk], "skills": [name]}: what a person wanted asked and nothing was found for, since the last rewriting;
    # "items": [pk]: the questions that stayed last time because no other was found for their places
    unfound = models.JSONField(default=dict, blank=True)
    shortfall = models.CharField(max_length=300, blank=True)  # why there are fewer questions than asked for

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["state", "published_at"])]
        constraints = [
            models.CheckConstraint(condition=models.Q(size__lte=SIZE_MAX), name="set_has_a_sane_size"),
        ]

    def __str__(self) -> str:
        return f"{self.size} questions for {self.posting_id}"

    @property
    def being_replaced(self) -> set[int]:
        """The questions that go as soon as others are written in their places, and stay where none is."""
        return {wish["instead_of"] for wish in self.wishes.values() if "instead_of" in wish}


class SetItemQuerySet(models.QuerySet["SetItem"]):
    def live(self) -> "SetItemQuerySet":
        return self.filter(removed_at=None)


class SetItem(models.Model):
    """One question of a set: a copy of its own, so that later edits elsewhere change no past interview."""

    created_at = models.DateTimeField(auto_now_add=True)
    question_set = models.ForeignKey(QuestionSet, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=600)
    kind = models.CharField(max_length=20, choices=QuestionKind)
    difficulty = models.PositiveSmallIntegerField(choices=Difficulty, default=Difficulty.MEDIUM)
    minutes = models.PositiveSmallIntegerField(default=3)
    criteria = models.JSONField(default=list)  # [{key, text, skill}], read and copied whole
    follow_ups = models.JSONField(default=list, blank=True)
    why = models.CharField(max_length=400, blank=True)
    origin = models.CharField(max_length=10, choices=ItemOrigin, default=ItemOrigin.GENERATED)
    question = models.ForeignKey(  # the question of a bank it was drawn from
        Question, on_delete=models.SET_NULL, null=True, blank=True, related_name="items"
    )
    question_version = models.PositiveIntegerField(null=True, blank=True)
    engine = models.CharField(max_length=40, blank=True)  # who wrote it; empty when a person did
    is_pinned = models.BooleanField(default=False)
    edited_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(
        null=True, blank=True
    )  # kept: past interviews asked it, and not to repeat it
    lines = models.ManyToManyField(PostingLine, blank=True, related_name="items")
    skills = models.ManyToManyField(Skill, blank=True, related_name="items")
    # [{line, text, quote}]: the lines as they stood, and the words of each that the question was made from, if known
    sources = models.JSONField(default=list, blank=True)

    objects = SetItemQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["question_set", "position"],
                condition=models.Q(removed_at=None),
                name="one_question_per_place",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def words_of_posting(self) -> tuple[str, ...]:
        """The whole posting, as it was pasted, as its lines were corrected and as they stood when the question was
        made: whichever of them somebody pastes as an answer, they are not their own words."""
        posting = self.question_set.posting
        lines = posting.lines.values_list("text", flat=True)
        return (*posting.source_text.splitlines(), *lines, *(str(source["text"]) for source in self.sources))
