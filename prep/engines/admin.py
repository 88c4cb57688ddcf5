"""The ledger of engine calls, to read."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from prep.engines.models import EngineCall


@admin.register(EngineCall)
class EngineCallAdmin(admin.ModelAdmin):
    list_display = ("created_at", "prompt", "prompt_version", "engine", "model", "outcome", "seconds")
    list_filter = ("prompt", "engine", "outcome")
    date_hierarchy = "created_at"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
