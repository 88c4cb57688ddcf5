"""Postings and their lines."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from postings.enums import Importance, LineKind, LineOrigin
from postings.models.skill import Skill
from prep.codes import new_code
from prep.generation import Generated

# The facts that a reader fills and a person may correct. Names follow schema.org JobPosting where it has one.
FACT_FIELDS = (
    "title",
    "hiring_organization",
    "published_by",
    "employment_type",
    "workplace_type",
    "location",
    "seniority",
    "experience_min",
    "experience_max",
    "work_hours",
    "company_size",
    "languages",
    "visa_sponsorship",
    "salary",
    "date_posted",
    "valid_through",
)
UNTITLED = "Posting without a title"
FIRST_WORDS = 8
# What a person may set by hand: the facts, and what the posting itself is written in.
CORRECTABLE = (*FACT_FIELDS, "language")


class Posting(Generated):
    """One job posting as a person pasted it, and what was read from it."""

    code = models.CharField(max_length=12, unique=True, default=new_code, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="postings")
    source_text = models.TextField()  # never altered after it was submitted
    language = models.CharField(max_length=8, blank=True)  # what the text is written in, ISO 639-1

    title = models.CharField(max_length=200, blank=True)
    hiring_organization = models.CharField(max_length=200, blank=True)
    published_by = models.CharField("shown on the page of", max_length=200, blank=True)
    employment_type = models.CharField(max_length=80, blank=True)
    workplace_type = models.CharField("place of work", max_length=80, blank=True)
    location = models.CharField(max_length=200, blank=True)
    seniority = models.CharField(max_length=80, blank=True)
    experience_min = models.PositiveSmallIntegerField("years of experience, from", null=True, blank=True)
    experience_max = models.PositiveSmallIntegerField("to", null=True, blank=True)
    work_hours = models.CharField(max_length=80, blank=True)
    company_size = models.CharField(max_length=80, blank=True)
    languages = models.CharField("languages asked for", max_length=200, blank=True)
    visa_sponsorship = models.CharField(
        max_length=3, blank=True, choices={"yes": "Offered", "no": "Not offered"}
    )
    salary = models.CharField(max_length=120, blank=True)
    date_posted = models.DateField(null=True, blank=True)
    valid_through = models.DateField("open until", null=True, blank=True)

    categories = models.JSONField(default=list, blank=True)
    doubts = models.JSONField(default=list, blank=True)  # what the reader was unsure of, plain sentences
    passages = models.JSONField(default=list, blank=True)  # kept apart: [{kind, quote, quote_start}]
    fact_sources = models.JSONField(default=dict, blank=True)  # field -> [quote, quote_start]
    corrected = models.JSONField(default=list, blank=True)  # fields a person has set: a reading leaves them
    edited_at = models.DateTimeField(null=True, blank=True)  # the last correction by hand

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["state", "published_at"])]

    def __str__(self) -> str:
        return self.title or UNTITLED

    @property
    def name(self) -> str:
        """What its owner knows it by: the title, else the first words that were pasted."""
        if self.title:
            return self.title
        return f"{UNTITLED}: {' '.join(self.source_text.split(maxsplit=FIRST_WORDS)[:FIRST_WORDS])} …"

    @property
    def facts(self) -> list[dict[str, Any]]:
        """The facts worth showing: label, value, source words."""
        shown = []
        for name in FACT_FIELDS[2:]:
            if name == "experience_max" and self.experience_min is not None:
                continue  # told together with the lower end
            value = self._fact_value(name)
            if value:
                quote = (self.fact_sources.get(name) or [""])[0]
                label = self._fact_label(name)
                shown.append({"name": name, "label": label, "value": value, "quote": quote})
        return shown

    def _fact_label(self, name: str) -> str:
        if name.startswith("experience"):
            return "Experience"
        return str(self._meta.get_field(name).verbose_name).capitalize()  # type: ignore[union-attr]

    def _fact_value(self, name: str) -> str:
        if name.startswith("experience"):
            return "" if getattr(self, name) is None else _years(self.experience_min, self.experience_max)
        if name == "visa_sponsorship":
            return self.get_visa_sponsorship_display() if self.visa_sponsorship else ""
        value = getattr(self, name)
        return value.isoformat() if hasattr(value, "isoformat") else str(value or "")


def _years(least: int | None, most: int | None) -> str:
    """How long somebody should have done such work, in words, where one end is known at least."""
    if not least and not most:
        return "none needed"
    if not most:
        return f"{least} or more years"
    years = "year" if most == 1 else "years"
    if least is None:
        return f"up to {most} {years}"
    return f"{most} {years}" if least == most else f"{least}–{most} {years}"


class PostingLineQuerySet(models.QuerySet["PostingLine"]):
    def live(self) -> "PostingLineQuerySet":
        return self.filter(removed_at=None)


class PostingLine(models.Model):
    """One responsibility or qualification, and the words of the posting it stands in."""

    created_at = models.DateTimeField(auto_now_add=True)
    posting = models.ForeignKey(Posting, on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=LineKind)
    importance = models.CharField(max_length=10, choices=Importance, default=Importance.REQUIRED)
    text = models.CharField(max_length=1000)
    quote = models.TextField(blank=True)
    quote_start = models.PositiveIntegerField(null=True, blank=True)
    origin = models.CharField(max_length=8, choices=LineOrigin, default=LineOrigin.READ)
    removed_at = models.DateTimeField(
        null=True, blank=True
    )  # kept, so that a new reading does not bring it back
    skills = models.ManyToManyField(Skill, blank=True, related_name="posting_lines")

    objects = PostingLineQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["posting", "quote_start"], name="words_read_once"),
            models.CheckConstraint(
                condition=Q(origin=LineOrigin.ADDED) | (Q(quote_start__isnull=False) & ~Q(quote="")),
                name="read_line_has_source",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class PostingSkill(models.Model):
    """A skill that a posting lists, in the order in which it lists them."""

    posting = models.ForeignKey(Posting, on_delete=models.CASCADE, related_name="listed_skills")
    skill = models.ForeignKey(Skill, on_delete=models.RESTRICT, related_name="listings")
    position = models.PositiveIntegerField()
    origin = models.CharField(max_length=8, choices=LineOrigin, default=LineOrigin.READ)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["posting", "skill"], name="skill_listed_once")]

    def __str__(self) -> str:
        return self.skill.name
