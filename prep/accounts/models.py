"""People, and the organizations that recruiters work in."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property

from prep.accounts.sessions import Session, SessionAddress

__all__ = ["Membership", "Organization", "Session", "SessionAddress", "User", "UserManager"]


class UserManager(BaseUserManager["User"]):
    """Makes the three sorts of people. An address is one person's however it is spelt, and is kept in small letters:
    so allauth looks for it."""

    @classmethod
    def normalize_email(cls, email: str | None) -> str:
        return super().normalize_email(email).lower()

    def get_by_natural_key(self, username: str | None) -> "User":
        return super().get_by_natural_key(self.normalize_email(username))

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        person = self.model(email=self.normalize_email(email), **fields)
        person.set_password(password)
        person.save()
        return person

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def create_visitor(self) -> "User":
        """Somebody without an account: known only by the browser that carries the id in its session."""
        return self._nobody()

    def create_account_of_organization(self) -> "User":
        """What an organization owns things by. Nobody can sign in to it."""
        return self._nobody(is_organization=True, is_active=False)

    def _nobody(self, **fields: Any) -> "User":
        person = self.model(email=None, **fields)
        person.set_unusable_password()
        person.save()
        return person


class User(AbstractBaseUser, PermissionsMixin):
    """One person. Without an email address it is a visitor, who can do all a candidate can."""

    email = models.EmailField(null=True, blank=True, unique=True)
    name = models.CharField(max_length=120, blank=True)
    is_staff = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    is_organization = models.BooleanField(default=False)  # owns what an organization owns; nobody's login
    created_at = models.DateTimeField(default=timezone.now)
    seen_on = models.DateField(default=timezone.localdate)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="one_person_per_email"),
            models.CheckConstraint(
                condition=models.Q(email__isnull=True) | ~models.Q(email=""), name="no_empty_email"
            ),
            models.CheckConstraint(
                condition=models.Q(is_organization=False) | models.Q(email__isnull=True, is_active=False),
                name="organization_account_is_no_login",
            ),
        ]

    def __str__(self) -> str:
        return self.email or ("organization" if self.is_organization else "visitor")

    def clean(self) -> None:
        super().clean()
        if self.email:
            self.email = self.email.lower()

    @property
    def is_visitor(self) -> bool:
        return self.email is None and not self.is_organization

    @cached_property
    def group_names(self) -> frozenset[str]:
        """Names of this person's groups, read once per row in memory: that is, once per request."""
        return frozenset() if self.is_visitor else frozenset(self.groups.values_list("name", flat=True))

    def forget_groups(self) -> None:
        self.__dict__.pop("group_names", None)


class Organization(models.Model):
    """A team of recruiters. Postings, question sets and prep links belong to it, not to its members."""

    created_at = models.DateTimeField(auto_now_add=True)
    name = models.CharField(max_length=120)
    account = models.OneToOneField(User, on_delete=models.CASCADE, related_name="organization")

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """Somebody's place in an organization: offered to an email address, then taken by a person."""

    created_at = models.DateTimeField(auto_now_add=True)
    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="memberships")
    # One at a time: what a recruiter sees is then always one organization's.
    person = models.OneToOneField(
        User, null=True, blank=True, on_delete=models.CASCADE, related_name="membership"
    )
    email = models.EmailField(blank=True)  # to whom it is offered; empty once it is taken
    is_owner = models.BooleanField(default=False)
    joined_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                "organization",
                Lower("email"),
                condition=~models.Q(email=""),
                name="one_offer_per_address",
            ),
            models.CheckConstraint(
                condition=models.Q(person__isnull=False, joined_at__isnull=False, email="")
                | (
                    models.Q(person__isnull=True, joined_at__isnull=True, is_owner=False)
                    & ~models.Q(email="")
                ),
                name="membership_is_offered_or_taken",
            ),
        ]

    def __str__(self) -> str:
        return self.email or str(self.person)
