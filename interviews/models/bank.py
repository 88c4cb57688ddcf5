"""Question banks: where curators keep questions."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from interviews.enums import BankVisibility
from prep.codes import new_code


class QuestionBankQuerySet(models.QuerySet["QuestionBank"]):
    def open(self) -> "QuestionBankQuerySet":
        """Not archived."""
        return self.filter(archived_at=None)

    def giving(self) -> "QuestionBankQuerySet":
        """Those that give their approved questions to candidates' sets."""
        return self.open().filter(visibility=BankVisibility.SHARED)

    def for_curator(self, person: models.Model) -> "QuestionBankQuerySet":
        """Shared ones, and the person's own."""
        return self.filter(Q(visibility=BankVisibility.SHARED) | Q(curator=person.pk))


class QuestionBank(models.Model):
    """A collection of questions for one family of work, kept by curators."""

    code = models.CharField(max_length=12, unique=True, default=new_code, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    name = models.CharField(max_length=120)
    description = models.CharField(max_length=400, blank=True)
    job_family = models.CharField(max_length=60, blank=True, db_index=True)  # empty: for every kind of work
    visibility = models.CharField(max_length=8, choices=BankVisibility, default=BankVisibility.PRIVATE)
    curator = models.ForeignKey(  # who made it; null once that person is gone, or for a starter pack
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="banks"
    )
    needs_second_eyes = models.BooleanField(default=False)  # nobody approves what they wrote themselves
    archived_at = models.DateTimeField(null=True, blank=True)

    objects = QuestionBankQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="bank_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name
