"""People, for staff: who has an account, who may do what. Their practice is not here; it is theirs."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.http import HttpRequest

from prep.accounts.models import User

# No secrets on any page, and nobody in the admin takes another's second factor off: `manage.py take_off_second_factor`.
admin.site.unregister(Authenticator)


@admin.register(User)
class UserAdmin(admin.ModelAdmin):
    list_display = ("email", "created_at", "is_active", "is_staff")
    list_filter = ("is_active", "is_staff")
    search_fields = ("email",)
    fields = ("email", "name", "is_active", "is_staff", "is_superuser", "groups", "created_at")
    readonly_fields = ("created_at",)
    filter_horizontal = ("groups",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """People sign up, and prove their address."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Erasing somebody is more than deleting a row: `manage.py erase_person` does all of it."""
        return False
