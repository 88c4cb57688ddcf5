"""Sign-ups that never became an account."""

from datetime import timedelta

from allauth.account.models import EmailAddress
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from prep.accounts.models import User

PROVE_WITHIN = timedelta(days=7)


def unproved() -> QuerySet[User]:
    """People of a week ago or more whose address nobody has proved: none who is staff, has a role, was closed by
    staff or ever signed in, and none of whom there is any row besides the address."""
    addresses = EmailAddress.objects.filter(user=OuterRef("pk"))
    roles = User.groups.through._base_manager.filter(user=OuterRef("pk"))
    found = User.objects.filter(
        Exists(addresses),
        ~Exists(addresses.filter(verified=True)),
        ~Exists(roles),
        created_at__lt=timezone.now() - PROVE_WITHIN,
        last_login=None,
        is_active=True,
        is_staff=False,
        is_superuser=False,
    )
    for relation in User._meta.related_objects:
        if relation.related_model is not EmailAddress:
            theirs = relation.related_model._base_manager.filter(**{relation.field.name: OuterRef("pk")})
            found = found.filter(~Exists(theirs))
    return found
