"""People."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property


class UserManager(BaseUserManager["User"]):
    """Makes the three sorts of people."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        person = self.model(email=self.normalize_email(email), **fields)
        person.set_password(password)
        person.save()
        return person

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def create_visitor(self) -> "User":
        """Somebody without an account: known only by the browser that carries the id in its session."""
        person = self.model(email=None)
        person.set_unusable_password()
        person.save()
        return person


class User(AbstractBaseUser, PermissionsMixin):
    """One person. Without an e-mail address it is a visitor, who can do all a candidate can."""

    email = models.EmailField(null=True, blank=True, unique=True)
    name = models.CharField(max_length=120, blank=True)
    is_staff = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
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
        ]

    def __str__(self) -> str:
        return self.email or "visitor"

    @property
    def is_visitor(self) -> bool:
        return self.email is None

    @cached_property
    def group_names(self) -> frozenset[str]:
        """Names of this person's groups, read once per row in memory: that is, once per request."""
        return frozenset() if self.is_visitor else frozenset(self.groups.values_list("name", flat=True))

    def forget_groups(self) -> None:
        self.__dict__.pop("group_names", None)
